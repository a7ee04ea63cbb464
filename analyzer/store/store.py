"""A folder on this machine → the store in it: whose books there are, what is remembered, and how to delete it all."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from analyzer.errors import StoreError
from analyzer.store.book import MICROSECONDS, Book
from analyzer.store.database import COMPANIONS, FILE, open_file, reading, writing
from analyzer.store.migrating import BACKUP, bring_up_to_date
from analyzer.store.tables import OWNERS, RECORDS, SNAPSHOTS


def usual_folder() -> Path:
    """Give the folder in which this system keeps what a program holds for a person."""
    return user_data_path("handful", appauthor=False)


@dataclass(frozen=True, slots=True)
class Remembers:
    """An export that is remembered.

    Attributes:
        book: Of its owner.
        as_of: The day its verdicts hold for.
        exported_on: Its day, where it is known.
        since: When it was kept.
    """

    book: Book
    as_of: date
    exported_on: date | None
    since: datetime


class Store:
    """The file of decisions on this machine. Methods raise `StoreError` where it cannot be read or written."""

    def __init__(self, engine: Engine) -> None:
        """Open a database, and bring its tables up to date.

        Args:
            engine: Of a SQLite file or a PostgreSQL database; see `open_store`.
        """
        bring_up_to_date(engine)
        self.engine: Final = engine

    def find_book(self, slug: str | None, name: str | None) -> Book | None:
        """Find the book of an owner.

        Args:
            slug: Ego's slug, where the export tells it.
            name: Ego's folded name. It finds a book that was begun, or is looked for, without a slug.
        """
        with reading(self.engine) as connection:
            owner = _find(connection, slug, name)
        return None if owner is None else Book(self.engine, owner)

    def open_book(self, slug: str | None, name: str | None) -> Book:
        """Find the book of an owner, or begin one."""
        with writing(self.engine) as connection:
            owner = find_or_begin(connection, slug, name)
        return Book(self.engine, owner)

    def remembers(self) -> list[Remembers]:
        """Tell which exports are remembered, the newest first; all are of one owner."""
        columns = (SNAPSHOTS.c.owner, SNAPSHOTS.c.as_of, SNAPSHOTS.c.exported_on, SNAPSHOTS.c.at_us)
        with reading(self.engine) as connection:
            rows = connection.execute(select(*columns).distinct().order_by(SNAPSHOTS.c.as_of.desc())).all()
        return [
            Remembers(
                Book(self.engine, row.owner),
                row.as_of,
                row.exported_on,
                datetime.fromtimestamp(row.at_us / MICROSECONDS, UTC),
            )
            for row in rows
        ]

    def remembered(self, as_of: date | None = None) -> dict[str, bytes]:
        """Give the derived tables of an export that is remembered, by name; empty where there is none.

        Args:
            as_of: The day its verdicts hold for; the newest if left out.
        """
        with reading(self.engine) as connection:
            day = as_of or connection.execute(select(func.max(SNAPSHOTS.c.as_of))).scalar()
            query = select(SNAPSHOTS.c.part, SNAPSHOTS.c.content).where(SNAPSHOTS.c.as_of == day)
            return {row.part: row.content for row in connection.execute(query)}

    def forget_exports(self) -> None:
        """Delete what is remembered of exports; decisions stay."""
        with writing(self.engine) as connection:
            connection.execute(delete(SNAPSHOTS))
        self._give_back_room()

    def owners(self) -> list[tuple[str | None, str | None]]:
        """Give slug and folded name of everybody who has a book here."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(OWNERS.c.slug, OWNERS.c.name).order_by(OWNERS.c.owner)).all()
        return [(row.slug, row.name) for row in rows]

    def name_owner(self, slug: str | None, name: str | None) -> None:
        """Say who the nameless owner of a file is, once that is known."""
        nameless = OWNERS.c.slug.is_(None) & OWNERS.c.name.is_(None)
        with writing(self.engine) as connection:
            connection.execute(update(OWNERS).where(nameless).values(slug=slug, name=name))

    def record(self, subject: str, values: Mapping[str, object], now: datetime) -> None:
        """Write about something that is no alter; what was written before stays, and holds no more.

        Args:
            subject: What it is about.
            values: What of it, and what is written: anything that JSON can hold.
            now: The moment. Of one field nothing stands before what was written earlier, whatever the clock says.
        """
        at_us = int(now.timestamp() * MICROSECONDS)
        with writing(self.engine) as connection:
            latest = select(func.max(RECORDS.c.at_us)).where(RECORDS.c.subject == subject)
            at_us = max(at_us, (connection.execute(latest).scalar() or 0) + 1)
            rows = [
                {
                    "uid": uuid.uuid4().hex,
                    "subject": subject,
                    "field": field,
                    "value": json.dumps(value, ensure_ascii=False),
                    "at_us": at_us,
                }
                for field, value in values.items()
            ]
            if rows:
                connection.execute(insert(RECORDS), rows)

    def records(self, begins: str = "") -> dict[str, dict[str, Any]]:
        """Give what holds of what was written: subject → field → value.

        Args:
            begins: How the subjects begin; all if empty.
        """
        query = select(RECORDS.c.subject, RECORDS.c.field, RECORDS.c.value).order_by(RECORDS.c.at_us, RECORDS.c.uid)
        if begins:
            query = query.where(RECORDS.c.subject.startswith(begins, autoescape=True))
        held: dict[str, dict[str, Any]] = {}
        with reading(self.engine) as connection:
            for row in connection.execute(query):
                held.setdefault(row.subject, {})[row.field] = json.loads(row.value)
        return held

    def forget(self, subject: str) -> None:
        """Delete all that was ever written about something that is no alter."""
        with writing(self.engine) as connection:
            connection.execute(delete(RECORDS).where(RECORDS.c.subject == subject))

    def _give_back_room(self) -> None:
        """Let nothing that was deleted linger in the file or beside it."""
        if self.engine.dialect.name == "sqlite":
            with reading(self.engine) as connection:
                connection.exec_driver_sql("ROLLBACK")  # the two below run outside of a transaction
                connection.exec_driver_sql("VACUUM")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.exec_driver_sql("BEGIN")


def open_store(folder: Path) -> Store:
    """Open the store in a folder; make it where there is none.

    Raises:
        StoreError: it is locked, damaged, newer than this version, or the folder cannot be written.
    """
    return Store(open_file(folder))


def find_store(folder: Path) -> Store | None:
    """Open the store in a folder, None where there is none.

    Raises:
        StoreError: as `open_store`.
    """
    try:
        there = (folder / FILE).is_file()
    except OSError:
        there = True  # not to be looked into: opening it says why
    return open_store(folder) if there else None


def inode_of(folder: Path) -> int | None:
    """Give the number that tells the store's file from another one of its name; None where there is none."""
    try:
        return (folder / FILE).stat().st_ino
    except OSError:
        return None


CLIENTS: Final = "clients"
"""The folder beside a store in which clients' vaults lie."""


def files_of(folder: Path) -> list[Path]:
    """List every file the store has laid into a folder; clients' vaults are apart, see `client_files`."""
    names = [FILE, *(FILE + companion for companion in COMPANIONS)]
    return [*(file for name in names if (file := folder / name).exists()), *sorted(folder.glob(BACKUP))]


def client_files(folder: Path) -> list[Path]:
    """List every file of the clients whose vaults lie beside a store."""
    return sorted(file for file in (folder / CLIENTS).rglob("*") if file.is_file())


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge deleted.

    Attributes:
        files: How many files.
        bytes: How large they were.
        left: Files in the folder that are not the store's, and were left alone.
    """

    files: int
    bytes: int
    left: tuple[str, ...]


def purge(folder: Path) -> Purged:
    """Delete the store with its backups and every client's vault, look that nothing of it is left, and delete the folder if it is empty.

    Raises:
        StoreError: something could not be deleted.
    """
    files = [*files_of(folder), *client_files(folder)]
    try:
        size = sum(file.stat().st_size for file in files)
        for file in files:
            file.unlink(missing_ok=True)
        for vault in [*(folder / CLIENTS).glob("*/"), folder / CLIENTS]:
            with suppress(FileNotFoundError):
                vault.rmdir()
        left = tuple(sorted(entry.name for entry in folder.iterdir())) if folder.is_dir() else ()
        if folder.is_dir() and not left:
            folder.rmdir()
    except OSError:
        raise StoreError("not_all_deleted", folder=folder) from None
    if files_of(folder) or client_files(folder):
        raise StoreError("purge_raced")
    return Purged(len(files), size, left)


def find_or_begin(connection: Connection, slug: str | None, name: str | None) -> int:
    """Give the number of an owner, a new one where there is none; a slug learnt now is kept."""
    owner = _find(connection, slug, name)
    if owner is None:
        values = {"slug": slug, "name": name}
        return int(connection.execute(insert(OWNERS).values(**values).returning(OWNERS.c.owner)).scalar_one())
    if slug:
        connection.execute(update(OWNERS).where(OWNERS.c.owner == owner, OWNERS.c.slug.is_(None)).values(slug=slug))
    return owner


def _find(connection: Connection, slug: str | None, name: str | None) -> int | None:
    """Find an owner by slug, else by name where either of the two has no slug and one owner alone bears it."""
    if slug:
        found = connection.execute(select(OWNERS.c.owner).where(OWNERS.c.slug == slug)).scalar()
        if found is not None:
            return int(found)
    query = select(OWNERS.c.owner).where(OWNERS.c.name.is_(None) if name is None else OWNERS.c.name == name)
    if slug or not name:  # a slug of another book is another person's; nothing known at all means the nameless book
        query = query.where(OWNERS.c.slug.is_(None))
    owners = connection.execute(query).scalars().all() if name or not slug else []
    return int(owners[0]) if len(owners) == 1 else None
