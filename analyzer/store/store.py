"""A folder on this machine → the store in it: whose books there are, what is remembered, and how to delete it all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, delete, insert, select, update

from analyzer.errors import StoreError
from analyzer.store.book import MICROSECONDS, Book
from analyzer.store.database import COMPANIONS, FILE, open_file, reading, writing
from analyzer.store.migrating import BACKUP, bring_up_to_date
from analyzer.store.tables import OWNERS, REMEMBERED


def usual_folder() -> Path:
    """Give the folder in which this system keeps what a program holds for a person."""
    return user_data_path("handful", appauthor=False)


@dataclass(frozen=True, slots=True)
class Remembers:
    """Which export is remembered.

    Attributes:
        book: Of its owner.
        exported_on: Its day, where it is known.
        since: When it was kept.
    """

    book: Book
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

    def remembers(self) -> Remembers | None:
        """Tell whose export is remembered; None where none is."""
        columns = (REMEMBERED.c.owner, REMEMBERED.c.exported_on, REMEMBERED.c.at_us)
        with reading(self.engine) as connection:
            row = connection.execute(select(*columns).limit(1)).one_or_none()
        if row is None:
            return None
        since = datetime.fromtimestamp(row.at_us / MICROSECONDS, UTC)
        return Remembers(Book(self.engine, row.owner), row.exported_on, since)

    def remembered(self) -> dict[str, bytes]:
        """Give the derived tables of the export that was to be remembered, by name; empty where none was."""
        with reading(self.engine) as connection:
            return {
                row.part: row.content for row in connection.execute(select(REMEMBERED.c.part, REMEMBERED.c.content))
            }

    def forget_export(self) -> None:
        """Delete what is remembered of the last export; decisions stay."""
        with writing(self.engine) as connection:
            connection.execute(delete(REMEMBERED))
        self._give_back_room()

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


def files_of(folder: Path) -> list[Path]:
    """List every file the store has laid into a folder."""
    names = [FILE, *(FILE + companion for companion in COMPANIONS)]
    return [*(file for name in names if (file := folder / name).exists()), *sorted(folder.glob(BACKUP))]


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
    """Delete the store with its backups, look that nothing of it is left, and delete the folder if it is empty.

    Raises:
        StoreError: something could not be deleted.
    """
    files = files_of(folder)
    try:
        size = sum(file.stat().st_size for file in files)
        for file in files:
            file.unlink(missing_ok=True)
        left = tuple(sorted(entry.name for entry in folder.iterdir())) if folder.is_dir() else ()
        if folder.is_dir() and not left:
            folder.rmdir()
    except OSError:
        raise StoreError("Not everything could be deleted.", f"Close Handful, then delete {folder} by hand.") from None
    if files_of(folder):
        raise StoreError("Something wrote there while it was deleted.", "Close Handful, then purge once more.")
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
