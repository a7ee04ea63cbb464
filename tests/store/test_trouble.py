"""What goes wrong with a file: each trouble a sentence and a hint, nothing that was kept lost, nothing named."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import create_engine, event, text

from analyzer.errors import StoreError
from analyzer.schemas import Verdict
from analyzer.store import Act, Book, files_of, find_store, inode_of, open_store, purge, usual_folder, verdict
from analyzer.store.database import _obey, open_file, reading, writing
from tests.store.makers import NOON, at, holds, known

SECRET = "ann-secret-slug"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of a store in which one decision is kept."""
    book = open_store(tmp_path).open_book("me", "me")
    book.say(verdict([SECRET], Verdict.KEEP), known([SECRET]), Act.DECIDE, NOON)
    return tmp_path


def told(do: Callable[[], object]) -> StoreError:
    """Give what is told; it names nobody."""
    with pytest.raises(StoreError) as caught:
        do()
    assert caught.value.hint
    assert SECRET not in caught.value.message + caught.value.hint
    assert caught.value.__cause__ is None
    return caught.value


def still_there(folder: Path) -> None:
    """Hold that the decision of before is there."""
    assert holds(open_store(folder).open_book("me", "me")) == {(SECRET, "verdict", ""): "keep"}


def decide(book: Book) -> None:
    """Decide about many, so that it takes room."""
    book.say(verdict([f"{SECRET}{n}" for n in range(20_000)], Verdict.LET_GO), known(), Act.DECIDE, at(1))


def test_the_file_is_for_its_owner_only(folder: Path) -> None:
    """The folder and every file in it, those beside it too, are closed to other users."""
    new = folder / "deep" / "er"
    open_store(new)
    assert new.stat().st_mode & 0o777 == 0o700
    with reading(open_file(folder)):
        assert {file.name for file in files_of(folder)} == {"handful.db", "handful.db-wal", "handful.db-shm"}
        assert {file.stat().st_mode & 0o777 for file in files_of(folder)} == {0o600}


def test_a_file_that_was_opened_to_others_is_closed_again(folder: Path) -> None:
    """A copy put back with other rights, for example."""
    (folder / "handful.db").chmod(0o644)
    open_store(folder)
    assert (folder / "handful.db").stat().st_mode & 0o777 == 0o600


def test_a_locked_file_is_told_and_nothing_is_lost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program holds the file: the decision is not kept, and is said not to be."""
    monkeypatch.setattr("analyzer.store.database._PRAGMAS", ("journal_mode=WAL", "busy_timeout=50"))
    book = open_store(folder).open_book("me", "me")
    other = sqlite3.connect(folder / "handful.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert "Another program is writing" in told(lambda: decide(book)).message
    other.execute("ROLLBACK")
    other.close()
    still_there(folder)


def test_a_full_disk_is_told_and_nothing_is_lost(folder: Path) -> None:
    """SQLite's own "full": the whole act is let go, what was there before stays."""
    engine = open_file(folder)

    def fill(connection: Any, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 20}")

    event.listen(engine, "connect", fill)
    assert "no room left" in told(lambda: decide(Book(engine, 1))).message
    still_there(folder)


def test_a_disk_that_refuses_to_write_is_told_and_nothing_is_lost(folder: Path) -> None:
    """The system itself lets no file grow any more: a process with that limit says a sentence, and the file is sound."""
    script = (
        "import resource, signal, sys; from pathlib import Path; from analyzer.errors import StoreError\n"
        "from tests.store.test_trouble import decide; from analyzer.store import open_store\n"
        "book = open_store(Path(sys.argv[1])).open_book('me', 'me')\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))\n"
        "try: decide(book)\n"
        "except StoreError as error: print(error.message)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() in {
        "The disk refused to take your decision, so it was not kept.",
        "There is no room left for the file of your decisions, so this was not kept.",
    }
    still_there(folder)


def test_a_file_that_may_only_be_read_is_told(folder: Path) -> None:
    """Reading goes on, writing says why it cannot."""
    engine = create_engine(f"sqlite:///file:{folder / 'handful.db'}?mode=ro&uri=true", hide_parameters=True)
    assert "may only be read" in told(lambda: decide(Book(engine, 1))).message
    still_there(folder)
    engine.dispose()


@pytest.mark.parametrize("content", [b"no database at all, but words enough to fill a header" * 40, None])
def test_a_damaged_file_is_told_and_left_as_it_is(folder: Path, content: bytes | None) -> None:
    """Overwritten, or torn in its middle: one sentence, and not a byte of it is changed."""
    file = folder / "handful.db"
    whole = file.read_bytes()
    damaged = content or whole[:4096] + b"\xff" * (len(whole) - 4096)
    file.write_bytes(damaged)
    assert "damaged" in told(lambda: open_store(folder).open_book("me", "me").follow()).message
    assert file.read_bytes() == damaged


def test_a_newer_file_is_told_and_left_as_it_is(folder: Path) -> None:
    """Somebody went back to an older Handful: nothing is changed, and no backup is littered."""
    with writing(open_file(folder)) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert "newer Handful" in told(lambda: open_store(folder)).message
    assert sorted(file.name for file in folder.iterdir()) == ["handful.db"]


def test_a_database_of_somebody_else_is_told(tmp_path: Path) -> None:
    """A file of that name with other tables is not written to."""
    with sqlite3.connect(tmp_path / "handful.db") as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    assert "something else" in told(lambda: open_store(tmp_path)).message


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "taken").write_text("")
    assert "cannot be opened" in told(lambda: open_store(tmp_path / "taken")).message
    assert "cannot be opened" in told(lambda: open_store(tmp_path / "taken" / "below")).message


def test_a_file_that_vanished_under_way_is_told(folder: Path) -> None:
    """Its folder was moved away while a page stood open."""
    book = open_store(folder).open_book("me", "me")
    shutil.rmtree(folder)
    told(lambda: decide(book))


def test_an_unreachable_server_is_told() -> None:
    """A database on a server that is not there."""
    engine = create_engine("postgresql+psycopg://handful@/postgres?host=/nowhere", hide_parameters=True)
    assert "cannot be reached" in told(lambda: Book(engine, 1).follow()).message


def test_a_mistake_of_ours_is_no_trouble_with_the_file(folder: Path) -> None:
    """Wrong SQL stays an error of its own, so that it is found."""
    with pytest.raises(Exception, match="no such table") as caught, reading(open_file(folder)) as connection:
        connection.execute(text("SELECT * FROM absent_table"))
    assert not isinstance(caught.value, StoreError)


def test_the_usual_place_is_the_systems_own() -> None:
    """Where this system keeps what a program holds for a person; nothing is laid there by asking."""
    assert usual_folder().name == "handful"
    assert usual_folder().is_absolute()


def test_a_place_that_cannot_be_looked_into_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No silent "nothing is kept" where one may not look."""

    def refuse(_: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_file", refuse)
    monkeypatch.setattr(Path, "touch", lambda *_, **__: refuse(folder))
    assert "cannot be opened" in told(lambda: find_store(folder)).message


def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    """Where nothing is kept nothing is laid down."""
    assert find_store(tmp_path / "none") is None
    assert not (tmp_path / "none").exists()


def test_a_file_begun_anew_is_told_from_the_former(folder: Path) -> None:
    """By its number on the disk; where there is none, there is none."""
    number = inode_of(folder)
    assert number == (folder / "handful.db").stat().st_ino
    assert inode_of(folder / "none") is None


def test_a_purge_leaves_nothing_and_says_so(folder: Path) -> None:
    """File, companions and backups are gone, the folder with them; what is not ours stays and is named."""
    (folder / "handful.db.before-0001.backup").write_bytes(b"old")
    (folder / "letter.txt").write_text("mine")
    purged = purge(folder)
    assert purged.files == 2
    assert purged.bytes > 3
    assert purged.left == ("letter.txt",)
    assert [file.name for file in folder.iterdir()] == ["letter.txt"]
    (folder / "letter.txt").unlink()
    assert purge(folder).files == 0
    assert not folder.exists()
    assert purge(folder).files == 0


def test_a_purge_that_fails_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be deleted is not passed over."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refuse)
    assert "Not everything could be deleted" in told(lambda: purge(folder)).message


def test_a_file_that_two_make_at_once_is_waited_for() -> None:
    """SQLite does not wait while another one turns a new file to WAL: we do; any other trouble is no reason to."""

    class Connection:
        tries = 0

        def execute(self, _: str) -> Connection:
            self.tries += 1
            if self.tries == 1:
                raise busy("SQLITE_BUSY_RECOVERY")
            return self

        def close(self) -> None:
            return

    def busy(name: str) -> sqlite3.OperationalError:
        error = sqlite3.OperationalError()
        error.sqlite_errorname = name
        return error

    made = Connection()
    _obey(made, "journal_mode=WAL")
    assert made.tries == 2
    broken = Connection()
    with patch.object(broken, "execute", side_effect=busy("SQLITE_IOERR")), pytest.raises(sqlite3.OperationalError):
        _obey(broken, "journal_mode=WAL")


def test_a_purge_that_is_written_into_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another window put the file back meanwhile: no word of success."""
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    assert "while it was deleted" in told(lambda: purge(folder)).message


def test_what_was_deleted_is_not_in_the_file_any_more(folder: Path) -> None:
    """A forgotten export leaves no trace in the bytes of the file or beside it."""
    store = open_store(folder)
    store.open_book("me", "me").remember({"people": b"SomebodyPrivate" * 1000}, NOON.date(), None, NOON)
    store.forget_exports()
    with reading(open_file(folder)):
        for file in files_of(folder):
            assert b"SomebodyPrivate" not in file.read_bytes(), file.name


@pytest.mark.parametrize("odd", ["a?b", "a%20b", "a#b", "a b&c=d"])
def test_a_folder_of_any_name_holds_the_file(tmp_path: Path, odd: str) -> None:
    """Signs that mean something in an address mean nothing here."""
    open_store(tmp_path / odd / "h").open_book("me", None)
    assert [file.name for file in files_of(tmp_path / odd / "h")] == ["handful.db"]
    assert [file.name for file in tmp_path.iterdir()] == [odd]
