"""The ledger of a run: nothing is read twice, nothing is lost, on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from analyzer.errors import ExportError, StoreError
from analyzer.store import LEDGER_FILE, Claim, Done, Expected, Ledger, Tally, open_ledger
from analyzer.text import load_words

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
LEASE = timedelta(minutes=5)
MADE_BY = "0.1.0/1"
NO_ZIP = ExportError("not_a_zip", hint="zip_as_sent")
GONE = ExportError("memory_limit", gigabytes=4.5)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Name an empty place for a ledger, on each database."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger")
        return
    url = request.getfixturevalue("postgresql")
    engine = create_engine(url)
    with engine.begin() as connection:
        for schema in connection.execute(text("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'cohort%'")).all():
            connection.execute(text(f"DROP SCHEMA {schema.nspname} CASCADE"))
    engine.dispose()
    yield url


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """Open a ledger."""
    opened = open_ledger(place)
    yield opened
    opened.close()


def expected(*names: str, stamp: str = "1") -> list[Expected]:
    """Say which exports there are."""
    return [Expected(name, stamp) for name in names]


def claim(ledger: Ledger, holder: str = "one", most: int = 10, now: datetime = NOON, attempts: int = 3) -> list[Claim]:
    """Claim some."""
    return ledger.claim(holder, MADE_BY, most, now, LEASE, attempts)


def test_how_many_are_settled_and_open() -> None:
    """Two sums one goes by."""
    tally = Tally(waiting=1, claimed=2, done=4, set_aside=8)
    assert (tally.open, tally.settled) == (3, 12)


def test_each_export_is_claimed_once(ledger: Ledger) -> None:
    """Two holders never have the same one, and nobody gets what is done."""
    ledger.expect(expected("a", "b", "c"), MADE_BY)
    one, other = claim(ledger, "one", 2), claim(ledger, "other", 2)
    assert [mine.address for mine in one] == ["a", "b"]
    assert [theirs.address for theirs in other] == ["c"]
    assert ledger.holders() == ["one", "other"]
    assert ledger.finish("one", [Done(mine.job, "hash", {"n": 1}) for mine in one]) == 2
    assert claim(ledger) == []
    assert ledger.tally() == Tally(claimed=1, done=2)
    assert [(kept.address, kept.content, kept.result) for kept in ledger.results()] == [
        ("a", "hash", {"n": 1}),
        ("b", "hash", {"n": 1}),
    ]


def test_what_nobody_was_heard_of_for_long_is_anybodys(ledger: Ledger) -> None:
    """After the lease another one takes it; what the first one brings then is not kept a second time."""
    ledger.expect(expected("a"), MADE_BY)
    (first,) = claim(ledger, "one")
    assert claim(ledger, "other", now=NOON + LEASE) == []
    ledger.renew("one", NOON + LEASE, LEASE)
    assert claim(ledger, "other", now=NOON + LEASE * 1.5) == []
    (second,) = claim(ledger, "other", now=NOON + LEASE * 3)
    assert (second.job, second.attempt) == (first.job, 2)
    assert ledger.finish("one", [Done(first.job, "late", {"by": "one"})]) == 0
    assert ledger.finish("other", [Done(second.job, "hash", {"by": "other"})]) == 1
    assert [kept.result for kept in ledger.results()] == [{"by": "other"}]


def test_nobody_is_given_what_they_have(ledger: Ledger) -> None:
    """A reader that slept longer than its lease does not read its own exports twice."""
    ledger.expect(expected("a"), MADE_BY)
    claim(ledger, "one")
    assert claim(ledger, "one", now=NOON + 2 * LEASE) == []


def test_another_version_leaves_it_alone(ledger: Ledger) -> None:
    """What was listed for a new version is not read by an old one that still runs."""
    ledger.expect(expected("a"), "0.2.0/1")
    assert claim(ledger) == []
    assert [one.address for one in ledger.claim("new", "0.2.0/1", 9, NOON, LEASE, 3)] == ["a"]


def test_what_cannot_be_looked_at_now_is_not_forgotten(ledger: Ledger) -> None:
    """A share that is away for a moment costs no row; most of them gone is asked about first."""
    names = [f"{number:02}" for number in range(30)]
    ledger.expect(expected(*names), MADE_BY)
    ledger.finish("one", [Done(one.job, one.address, {}) for one in claim(ledger, most=30)])
    assert ledger.expect([Expected(name, None) for name in names], MADE_BY) == Tally(done=30)
    with pytest.raises(StoreError, match="20 of the 30 exports"):
        ledger.expect(expected(*names[:10]), MADE_BY)
    assert ledger.tally() == Tally(done=30)
    assert ledger.expect(expected(*names[:10]), MADE_BY, forget=True) == Tally(done=10)


def test_what_could_not_be_looked_at_is_read_once_it_can(ledger: Ledger) -> None:
    """Listed without a stamp, set aside, and there the next time."""
    ledger.expect([Expected("a", None)], MADE_BY)
    (one,) = claim(ledger)
    ledger.finish("one", [Done(one.job, why=GONE)])
    assert ledger.expect([Expected("a", None)], MADE_BY) == Tally(set_aside=1)
    assert ledger.expect(expected("a"), MADE_BY) == Tally(waiting=1)


def test_one_that_came_late_and_is_nobody_elses_is_kept(ledger: Ledger) -> None:
    """A pause longer than the lease costs nothing where nobody took over."""
    ledger.expect(expected("a"), MADE_BY)
    (mine,) = claim(ledger)
    assert ledger.finish("one", [Done(mine.job, "hash", {})]) == 1


def test_what_is_begun_too_often_is_set_aside(ledger: Ledger) -> None:
    """An export that takes its reader down each time does not stop the rest."""
    ledger.expect(expected("a"), MADE_BY)
    for attempt in range(3):
        taken = claim(ledger, f"reader {attempt}", 1, now=NOON + attempt * 2 * LEASE)
        assert [(one.address, one.attempt) for one in taken] == [("a", attempt + 1)]
    ledger.expect(expected("a", "b"), MADE_BY)
    assert [one.address for one in claim(ledger, "last", now=NOON + 6 * LEASE)] == ["b"]
    (aside,) = ledger.set_aside()
    assert (aside.address, aside.attempts) == ("a", 3)
    assert aside.why.code == "came_to_no_end"


def test_what_is_given_back_was_not_begun(ledger: Ledger) -> None:
    """Stopping a run costs no attempt; a reader that died does."""
    ledger.expect(expected("a"), MADE_BY)
    claim(ledger, "stopped")
    ledger.release("stopped")
    assert [one.attempt for one in claim(ledger, "died")] == [1]
    ledger.give_up("died")
    assert [one.attempt for one in claim(ledger, "next")] == [2]


def test_what_cannot_be_read_is_told_and_tried_again_when_asked(ledger: Ledger) -> None:
    """At once where it is the file's fault, after another attempt where it is not."""
    ledger.expect(expected("a", "b"), MADE_BY)
    a, b = claim(ledger)
    ledger.finish("one", [Done(a.job, why=NO_ZIP), Done(b.job, why=GONE, again=NOON)])
    assert ledger.tally() == Tally(waiting=1, set_aside=1)
    (aside,) = ledger.set_aside()
    assert (aside.address, aside.attempts) == ("a", 1)
    assert aside.why.told(load_words("de")) == NO_ZIP.told(load_words("de")), "kept as it is made, said in any language"
    assert claim(ledger) == [], "not before its time"
    (again,) = claim(ledger, now=NOON + LEASE)
    ledger.finish("one", [Done(again.job, "hash", {})])
    assert ledger.try_again() == 1
    assert [(one.address, one.attempt) for one in claim(ledger)] == [("a", 1)]


def test_what_changed_is_read_anew_and_what_is_gone_is_forgotten(ledger: Ledger) -> None:
    """Somebody who withdraws is in the next table no more; a new version reads everybody."""
    ledger.expect(expected("a", "b"), MADE_BY)
    ledger.finish("one", [Done(one.job, one.address, {"of": one.address}) for one in claim(ledger)])
    assert ledger.expect(expected("a", "b"), MADE_BY) == Tally(done=2)
    assert ledger.expect([*expected("a"), *expected("c", stamp="2")], MADE_BY) == Tally(waiting=1, done=1)
    assert [kept.address for kept in ledger.results()] == ["a"]
    assert ledger.expect(expected("a", stamp="2"), MADE_BY) == Tally(waiting=1)
    assert ledger.expect(expected("a", stamp="2"), "0.2.0/1") == Tally(waiting=1)
    assert list(ledger.results()) == []


def test_the_secret_stays(place: str) -> None:
    """Participants keep their codes from run to run; another ledger has others."""
    first = open_ledger(place)
    assert len(first.secret) == 32
    again = open_ledger(place, b"another")
    assert again.secret == first.secret
    first.close()
    again.close()


def test_a_database_holds_several_cohorts(postgresql: str) -> None:
    """Each in a schema of its own, whatever it is called."""
    engine = create_engine(postgresql)
    with engine.begin() as connection:
        for schema in connection.execute(text("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'cohort%'")).all():
            connection.execute(text(f"DROP SCHEMA {schema.nspname} CASCADE"))
    engine.dispose()
    ledgers = [open_ledger(postgresql, name=name) for name in ("2025 Law! /a", "2025 law /a", "é", "ö", "é" * 90)]
    ledgers[0].expect(expected("a"), MADE_BY)
    assert [one.tally() for one in ledgers] == [Tally(waiting=1), *[Tally()] * 4]
    for one in ledgers:
        one.close()


def test_a_ledger_of_ones_own_secret(tmp_path: Path) -> None:
    """Two runs can be made to tell participants apart alike."""
    assert open_ledger(tmp_path, b"s").secret == b"s"


def test_a_ledger_of_another_form_or_somebody_elses_file_is_left_alone(tmp_path: Path) -> None:
    """One sentence each, and nothing is changed."""
    open_ledger(tmp_path / "newer").close()
    with sqlite3.connect(tmp_path / "newer" / LEDGER_FILE) as other:
        other.execute("UPDATE head SET form = 99")
    with pytest.raises(StoreError, match="Another version"):
        open_ledger(tmp_path / "newer")
    (tmp_path / "other").mkdir()
    with sqlite3.connect(tmp_path / "other" / LEDGER_FILE) as other:
        other.execute("CREATE TABLE cats (name)")
    with pytest.raises(StoreError, match="something else"):
        open_ledger(tmp_path / "other")
    with sqlite3.connect(tmp_path / "other" / LEDGER_FILE) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("cats",)]


READER = """
import sys
from datetime import UTC, datetime, timedelta
from analyzer.store import Done, open_ledger
place, name = sys.argv[1:]
ledger = open_ledger(place)
print("ready", flush=True)
sys.stdin.readline()
while claims := ledger.claim(name, "0.1.0/1", 3, datetime.now(UTC), timedelta(minutes=5), 3):
    for one in claims:
        print(one.address)
    assert ledger.finish(name, [Done(one.job, one.address, {"by": name}) for one in claims]) == len(claims)
"""


def test_four_processes_at_once_read_each_export_once(place: str, ledger: Ledger) -> None:
    """Real processes on a real database: two hundred exports, none twice, none left."""
    ledger.expect(expected(*(f"{number:03}" for number in range(200))), MADE_BY)
    command = [sys.executable, "-c", READER, place]
    readers = [
        subprocess.Popen([*command, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for name in "abcd"
    ]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
    read: Counter[str] = Counter()
    for reader in readers:
        assert reader.stdin is not None
        reader.stdin.write("go\n")
        reader.stdin.flush()
    for reader in readers:
        read.update(reader.communicate(timeout=120)[0].split())
        assert reader.returncode == 0
    assert len(read) == 200
    assert set(read.values()) == {1}
    assert ledger.tally() == Tally(done=200)
