"""An older file → one of this version, with a copy laid aside before; a newer one is left alone."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from analyzer.errors import StoreError
from analyzer.store.database import FILE, copy_file, is_encrypted, key_behind, reading, writing

REVISIONS: Final = ("0001", "0002", "0003")
"""Every state the tables have been in, the newest last; each has its file in migrations/versions."""

_ALEMBIC: Final = threading.Lock()
"""Alembic keeps what it is at in its module: two files brought up to date at once would be taken for one another."""

BACKUP: Final = f"{FILE}.before-*.backup"
"""How the copies laid aside are called."""


def bring_up_to_date(engine: Engine) -> None:
    """Make the tables what this version expects.

    Raises:
        StoreError: a newer version made them, they are somebody else's, or they cannot be changed.
    """
    with reading(engine) as connection:
        found = _revision(connection)
    if found == REVISIONS[-1]:
        return
    copy: Path | None = None
    try:
        with writing(engine) as connection:  # nobody else brings it up to date at the same time
            found = _revision(connection)
            if found is not None and found != REVISIONS[-1]:
                copy = _back_up(engine, found)
            _upgrade(connection)
    except BaseException:
        if copy is not None:
            copy.unlink(missing_ok=True)
        raise


def _revision(connection: Connection) -> str | None:
    """Tell which state the tables are in, None where there are none."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise StoreError("not_a_store")
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision not in REVISIONS:
        raise StoreError("store_newer", hint="update")
    return str(revision)


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - needed once in the life of a file, and takes a while to import
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    with _ALEMBIC:
        command.upgrade(config, "head")


def _back_up(engine: Engine, revision: str) -> Path | None:
    """Lay a copy beside the file; a database on a server is backed up by whoever runs it."""
    if engine.dialect.name != "sqlite":
        return None
    file = Path(engine.url.database or "")
    number = 0
    while (copy := file.with_name(BACKUP.replace("*", revision + (f"-{number}" if number else "")))).exists():
        number += 1
    try:
        if is_encrypted(engine):
            copy_file(file, key_behind(engine), copy, key_behind(engine))
            return copy
        copy.touch(mode=0o600)
        source, target = sqlite3.connect(file), sqlite3.connect(copy)
        try:
            source.backup(target)
        finally:
            source.close()
            target.close()
    except (OSError, sqlite3.Error):
        copy.unlink(missing_ok=True)
        raise StoreError("no_backup") from None
    return copy
