"""A server for many → each one's own vault in it: a schema of a PostgreSQL database, or a file in a folder."""

from __future__ import annotations

import re
import shutil
import threading
from collections import defaultdict
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from analyzer.errors import StoreError
from analyzer.store.database import FILE, drop_schema, has_schema, open_schema, reach, reading, to_look_at
from analyzer.store.store import Store, open_store

_KEY: Final = re.compile(r"[0-9a-f]{16,56}")
"""What stands for a user: letters of a hash, so that no name can lead out of a folder or a schema."""

_REGISTRY: Final = "server"
_USERS: Final = "users"


class Hosted:
    """The vaults of everybody at a server, and its own registry of who they are. Safe to use from many threads."""

    def __init__(self, folder: Path, url: str = "") -> None:
        """Say where they are kept.

        Args:
            folder: For vaults, where there is no database, and for what lies beside a vault as files in either case:
                clients' files of coaches.
            url: Of a PostgreSQL database; files in the folder if empty.

        Raises:
            StoreError: the database cannot be reached, or holds what a newer version made.
        """
        self.folder: Final = folder
        self._server: Final[Engine | None] = reach(url) if url else None
        self._opened: dict[str, Store] = {}
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self.registry: Final = self._open(_REGISTRY)

    def folder_of(self, user: str) -> Path:
        """Give the folder in which a user's files are kept.

        Args:
            user: Their key.
        """
        if not _KEY.fullmatch(user):
            raise ValueError(user)
        return self.folder / _USERS / user

    def open(self, user: str) -> Store:
        """Open a user's vault; make it where there is none.

        Raises:
            StoreError: it cannot be reached.
        """
        self.folder_of(user)  # a key, or nothing is opened
        return self._open(f"user_{user}")

    def find(self, user: str) -> Store | None:
        """Open a user's vault; None where there is none.

        Raises:
            StoreError: it cannot be reached.
        """
        place = self.folder_of(user)
        name = f"user_{user}"
        if self._server is None:
            there = (place / FILE).is_file()
        else:
            there = name in self._opened or has_schema(self._server, name)
        return self.open(user) if there else None

    def look_at(self, user: str) -> Store | None:
        """Open somebody's vault so that nothing in it can be changed; None where there is none.

        Raises:
            StoreError: it cannot be reached.
        """
        found = self.find(user)
        return Store(to_look_at(found.engine)) if found else None

    def delete(self, user: str) -> None:
        """Delete a user's vault and files whole.

        Raises:
            StoreError: something could not be deleted.
        """
        place = self.folder_of(user)
        with self._locks[f"user_{user}"]:
            self._opened.pop(f"user_{user}", None)
            if self._server is not None:
                drop_schema(self._server, f"user_{user}")
            try:
                shutil.rmtree(place, ignore_errors=not place.exists())
            except OSError:
                raise StoreError("not_all_yours_deleted") from None

    def is_well(self) -> bool:
        """Tell whether decisions can be kept now."""
        try:
            with reading(self.registry.engine) as connection:
                connection.exec_driver_sql("SELECT 1")
        except StoreError:
            return False
        return True

    def close(self) -> None:
        """Let go of every connection."""
        if self._server is not None:
            self._server.dispose()

    def _open(self, name: str) -> Store:
        opened = self._opened.get(name)
        if opened is not None:
            return opened
        with self._locks[name]:  # nobody waits for a vault that is somebody else's
            self._opened[name] = self._opened.get(name) or self._make(name)
            return self._opened[name]

    def _make(self, name: str) -> Store:
        return Store(open_schema(self._server, name)) if self._server is not None else open_store(self._place(name))

    def _place(self, name: str) -> Path:
        return self.folder_of(name.removeprefix("user_")) if name != _REGISTRY else self.folder / name
