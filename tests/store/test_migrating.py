"""An older file is brought up to date, with a copy beside it; the steps make exactly the tables the code expects."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from analyzer.errors import StoreError
from analyzer.schemas import Verdict
from analyzer.store import Act, Store, open_store, verdict
from analyzer.store.database import open_file, writing
from analyzer.store.migrating import REVISIONS
from analyzer.store.tables import METADATA
from tests.store.makers import NOON, holds, known

STEPS = Path(__file__).parents[2] / "analyzer" / "store" / "migrations"


def older(folder: Path, key: str = "") -> None:
    """Make a file as the first version made it, with a decision in it."""
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    with writing(open_file(folder, key)) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, REVISIONS[0])
        connection.execute(text("INSERT INTO owners (owner, slug) VALUES (1, 'me')"))
        connection.execute(
            text("INSERT INTO acts (seq, owner, uid, at_us, clock_us, kind) VALUES (1, 1, 'one', 5, 5, 'decide')")
        )
        connection.execute(text("INSERT INTO entries VALUES (1, 'ann', 'verdict', '', 'keep')"))


def test_the_steps_make_what_the_code_expects(store: Store) -> None:
    """No drift between the migrations and the tables, on either database."""
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_every_step_is_named_in_its_order() -> None:
    """The list the code goes by is the list of the files."""
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(steps)) == REVISIONS


def test_an_older_file_keeps_what_is_in_it_and_a_copy_is_laid_aside(tmp_path: Path) -> None:
    """The decision of before holds; the copy is the file as it was, for its owner only."""
    older(tmp_path)
    book = open_store(tmp_path).open_book("me", None)
    assert holds(book) == {("ann", "verdict", ""): "keep"}
    book.say(verdict(["bea"], Verdict.KEEP), known(), Act.DECIDE, NOON)
    copy = tmp_path / "handful.db.before-0001.backup"
    assert copy.stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT person_id FROM entries").fetchall() == [("ann",)]
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)


def test_what_was_remembered_of_one_export_stays(tmp_path: Path) -> None:
    """It is one of several now, under its day, or the day it was kept where its own is unknown."""
    older(tmp_path)
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    at_us = int(NOON.timestamp() * 1_000_000)
    with writing(open_file(tmp_path)) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        for part, day in (("facts", "'2026-01-26'"), ("people", "NULL")):
            connection.execute(text(f"INSERT INTO remembered VALUES (1, '{part}', X'78', {day}, {at_us})"))  # noqa: S608 - our own words
    store = open_store(tmp_path)
    assert {(one.as_of, one.exported_on) for one in store.remembers()} == {
        (date(2026, 1, 26), date(2026, 1, 26)),
        (NOON.date(), None),
    }
    assert set(store.remembered(date(2026, 1, 26))) == {"facts"}


def test_a_second_backup_does_not_write_over_the_first(tmp_path: Path) -> None:
    """An older file put back is backed up beside the former copy."""
    older(tmp_path)
    open_store(tmp_path)
    for file in ("handful.db", "handful.db-wal", "handful.db-shm"):
        (tmp_path / file).unlink(missing_ok=True)
    older(tmp_path)
    open_store(tmp_path)
    copies = sorted(file.name for file in tmp_path.glob("*.backup"))
    assert copies == ["handful.db.before-0001-1.backup", "handful.db.before-0001.backup"]


def test_without_a_backup_nothing_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No room for the copy: the file stays as old as it is, and no half copy is left."""
    older(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("analyzer.store.migrating.sqlite3.connect", refuse)
    with pytest.raises(StoreError, match="backed up"):
        open_store(tmp_path)
    assert not list(tmp_path.glob("*.backup"))
    monkeypatch.undo()
    assert holds(open_store(tmp_path).open_book("me", None)) == {("ann", "verdict", ""): "keep"}


def test_a_failed_step_leaves_the_file_as_it_was_and_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it is tried."""
    older(tmp_path)

    def fail(_: object) -> None:
        raise StoreError("store_busy")

    monkeypatch.setattr("analyzer.store.migrating._upgrade", fail)
    for _ in range(3):
        with pytest.raises(StoreError):
            open_store(tmp_path)
    assert not list(tmp_path.glob("*.backup"))
    monkeypatch.undo()
    assert holds(open_store(tmp_path).open_book("me", None)) == {("ann", "verdict", ""): "keep"}


def test_a_server_is_brought_up_to_date_without_a_backup_of_ours(postgresql: str) -> None:
    """Whoever runs a server backs it up."""
    engine = create_engine(postgresql)
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE; CREATE SCHEMA public"))
        config.attributes["connection"] = connection
        command.upgrade(config, REVISIONS[0])
    assert holds(Store(engine).open_book("me", None)) == {}
    engine.dispose()


def test_many_files_are_made_at_once(tmp_path: Path) -> None:
    """By threads of one process, as at a server for many."""
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(open_store, [tmp_path / str(number) for number in range(24)]))
    assert [store.owners() for store in stores] == [[]] * 24
