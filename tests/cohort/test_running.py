"""A run: real worker processes, a broken and a hostile export among the others, stopped and begun again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import fsspec
import psutil
import pytest

from analyzer.cohort import Cohort, Pool, engines, find_exports, make_cohort, read_side_file
from analyzer.cohort import running as running_module
from analyzer.cohort.digest import MADE_BY, Digest
from analyzer.cohort.engines import Read
from analyzer.cohort.running import ATTEMPTS, is_dead, name_holder, read_all
from analyzer.errors import CohortError
from analyzer.norms import CohortRows, scan_rows
from analyzer.settings import Limits, Settings
from analyzer.store import Expected, Ledger, Tally, open_ledger
from analyzer.worker import Worker
from tests.builders import ExportBuilder
from tests.cohort.conftest import OWNERS, RETURNING, until
from tests.export.bad_inputs import _bomb
from tests.worker.tasks_that_break import Broken

pytestmark = pytest.mark.worker
SECRET = b"s" * 32


def clock() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Give a ledger whose secret is known."""
    opened = open_ledger(tmp_path / "ledger", SECRET)
    yield opened
    opened.close()


def made(exports: Path | str, out: Path, ledger: Ledger, groups: Path | None = None, **more: Any) -> Cohort:
    """Make a cohort by two processes."""
    found = find_exports(str(exports))
    side = read_side_file(groups, found) if groups else None
    return make_cohort(found, side, out, ledger, Pool(2), clock, **more)


def test_every_export_becomes_a_row(exports: Path, tmp_path: Path, ledger: Ledger) -> None:
    """Fourteen people, four of them twice; the table is read back as it was made, private to its owner."""
    cohort = made(exports, tmp_path / "out.parquet", ledger)
    rows = cohort.gathered.rows
    assert (rows.height, cohort.participants, cohort.set_aside) == (OWNERS + RETURNING, OWNERS, ())
    assert rows.filter(moment=2)["weeks"].to_list() == [8] * RETURNING
    written = CohortRows.validate(scan_rows(tmp_path / "out.parquet").collect().sort("participant", "moment"))
    assert written.equals(rows)
    assert (tmp_path / "out.parquet").stat().st_mode & 0o077 == 0
    assert cohort.summary is not None
    assert cohort.summary.people == 15


def test_a_second_run_reads_nothing_again(exports: Path, tmp_path: Path, ledger: Ledger) -> None:
    """And gives the same table; without one of the exports it gives one without that person."""
    first = made(exports, tmp_path / "out.parquet", ledger)

    class Idle(Pool):
        def submit(self, job: int, digest: object) -> None:
            raise AssertionError((job, digest))

    found = find_exports(str(exports))
    again = make_cohort(found, None, tmp_path / "out.parquet", ledger, Idle(1), clock)
    assert again.gathered.rows.equals(first.gathered.rows)
    without = [one for one in found if one.within != "14.zip"]
    less = make_cohort(without, None, tmp_path / "out.parquet", ledger, Idle(1), clock)
    assert less.participants == OWNERS - 1


def test_broken_and_hostile_exports_are_set_aside_and_the_rest_is_read(
    exports: Path, tmp_path: Path, ledger: Ledger
) -> None:
    """No zip, a bomb, one that never comes to an end, one that is gone: each with its reason, none stops another."""
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "broken.zip").write_text("no zip")
    (bad / "bomb.zip").write_bytes(_bomb())
    os.mkfifo(bad / "endless.zip")
    listed = tmp_path / "list.txt"
    paths = [*(bad / name for name in ("endless.zip", "broken.zip", "bomb.zip", "gone.zip")), *exports.glob("0*.zip")]
    listed.write_text("\n".join(map(str, paths)))
    cohort = made(listed, tmp_path / "out.parquet", ledger, settings=Settings(limits=Limits(seconds=20)))
    told = {Path(one.address).name: one.why.message for one in cohort.set_aside}
    assert cohort.participants == 9
    assert told.keys() == {"broken.zip", "bomb.zip", "endless.zip", "gone.zip"}
    assert told["broken.zip"] == "That file is not a zip."
    assert "not safe" in told["bomb.zip"] or "far more" in told["bomb.zip"]
    assert "longer than" in told["endless.zip"]
    assert cohort.summary is None, "nine are too few to be shown"


def test_an_export_that_takes_too_much_memory_is_set_aside(exports: Path, tmp_path: Path, ledger: Ledger) -> None:
    """As are all of them, where the bound is far too low: then there is no table, and the first reason is told."""
    little = Settings(limits=Limits(memory_bytes=20 * 1024**2))
    with pytest.raises(CohortError, match=r"None of these exports could be read.*memory"):
        made(exports / "01.zip", tmp_path / "out.parquet", ledger, settings=little)
    assert not (tmp_path / "out.parquet").exists()
    assert made(exports / "01.zip", tmp_path / "out.parquet", ledger, again=True).participants == 1


def test_exports_in_memory_are_read_by_processes_too(
    exports: Path, tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address only this process can reach is handed over; one that is gone is tried again, then set aside."""
    memory = fsspec.filesystem("memory")
    memory.pipe("/cohort/01.zip", (exports / "01.zip").read_bytes())
    memory.pipe("/cohort/02.zip", (exports / "02.zip").read_bytes())
    found = find_exports("memory://cohort")
    memory.rm("/cohort/02.zip")
    monkeypatch.setattr(running_module, "WAITS", (timedelta(0), timedelta(seconds=0.1)))
    cohort = make_cohort(found, None, tmp_path / "out.parquet", ledger, Pool(2), clock)
    memory.rm("/cohort", recursive=True)
    (gone,) = cohort.set_aside
    assert (cohort.participants, gone.attempts) == (1, ATTEMPTS)
    assert "cannot be read" in gone.why.message


def test_equal_files_and_two_archives_of_one_request_count_once(exports: Path, tmp_path: Path, ledger: Ledger) -> None:
    """By whatever name, packed or not; the fuller one of two archives counts, though only it tells whose it is."""
    folder = tmp_path / "copies"
    folder.mkdir()
    for name in ("Basic_LinkedInDataExport_11-18-2024.zip", "a.zip", "b.zip"):
        (folder / name).write_bytes((exports / "01.zip").read_bytes())
    with zipfile.ZipFile(exports / "01.zip") as packed:
        packed.extractall(folder / "unzipped")  # our own, with plain names
    cohort = made(folder, tmp_path / "out.parquet", ledger)
    assert (cohort.gathered.rows.height, cohort.gathered.copies, cohort.gathered.replaced) == (1, 3, 0)
    assert cohort.gathered.rows["era"].to_list() == ["2024-Q4"]
    (folder / "Basic_LinkedInDataExport_02-20-2025.zip").write_bytes((exports / "01.zip").read_bytes())
    quiet = made(folder, tmp_path / "out.parquet", ledger).gathered.rows
    assert quiet["weeks"].to_list() == [0, 13], "nothing happened in between, and that is a before and an after"

    whole = ExportBuilder().link("Ann Berg").link("Bo Cole", "2016-01-01").talk("Ann Berg", 3, last="2026-03-01")
    both = tmp_path / "both"
    both.mkdir()
    (both / "Complete_LinkedInDataExport_03-10-2026.zip").write_bytes(whole.zip())
    whole.messages.clear()
    (both / "Basic_LinkedInDataExport_03-09-2026.zip").write_bytes(whole.zip())
    cohort = made(both, tmp_path / "two.parquet", ledger, forget=True)
    assert (cohort.gathered.rows.height, cohort.gathered.replaced, cohort.participants) == (1, 1, 1)
    assert cohort.gathered.rows["letters"].to_list() == [6]


def test_weekly_exports_are_not_one_request(tmp_path: Path, ledger: Ledger) -> None:
    """A request's archives come within a week of its first: four weeks are two moments, whole weeks apart."""
    folder = tmp_path / "weekly"
    folder.mkdir()
    for number, day in enumerate(("03-02", "03-08", "03-14", "03-20")):
        export = ExportBuilder().link("Ann Berg").talk("Ann Berg", 3 + number, last="2026-03-01")
        (folder / f"Complete_LinkedInDataExport_{day}-2026.zip").write_bytes(export.zip())
    rows = made(folder, tmp_path / "out.parquet", ledger).gathered.rows
    assert rows["weeks"].to_list() == [0, 1], "twelve days are one whole week"


def test_names_that_are_no_text_and_days_that_are_none(exports: Path, tmp_path: Path, ledger: Ledger) -> None:
    """A file name in an old encoding, and an export without a date, are read as any other."""
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / os.fsdecode(b"Zo\xeb.zip")).write_bytes((exports / "01.zip").read_bytes())
    undated = ExportBuilder()
    undated.links = [["Ann", "Berg", "https://www.linkedin.com/in/ann", "", "", "", ""]]
    (folder / "undated").mkdir()
    for name, content in undated.files().items():
        (folder / "undated" / name).write_text(str(content))
    cohort = made(folder, tmp_path / "out.parquet", ledger)
    assert cohort.set_aside == ()
    assert sorted(cohort.gathered.rows["era"].to_list(), key=str) == ["2024-Q4", None]
    assert scan_rows(tmp_path / "out.parquet").collect()["era"].null_count() == 1


def test_a_table_takes_the_place_of_a_table_only(exports: Path, tmp_path: Path, ledger: Ledger) -> None:
    """A folder with anything else in it is left alone."""
    out = tmp_path / "out.parquet"
    out.mkdir()
    (out / "thesis.doc").write_text("years of work")
    with pytest.raises(CohortError, match="Something else"):
        made(exports / "01.zip", out, ledger)
    assert (out / "thesis.doc").exists()


COMMAND = [sys.executable, "-m", "analyzer.cli", "cohort"]


def test_a_run_that_is_killed_goes_on_where_it_was(exports: Path, tmp_path: Path, ledger: Ledger) -> None:
    """Killed with -9 while it reads: its processes end, nothing that was kept is read again, every export is there once."""
    out = tmp_path / "out.parquet"
    command = [*COMMAND, str(exports), "-o", str(out), "--ledger", str(tmp_path / "ledger"), "--workers", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until(lambda: ledger.tally().done >= 3)
    readers = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert readers
    until(lambda: not any(one.is_running() for one in readers))
    kept = {one.address: one.result for one in ledger.results()}
    assert 3 <= len(kept) < OWNERS + RETURNING
    assert not out.exists()
    finished = subprocess.run(command, check=True, capture_output=True, text=True)
    assert "14 participants, 18 exports." in finished.stdout
    after = {one.address: one.result for one in ledger.results()}
    assert len(after) == OWNERS + RETURNING
    assert {address: after[address] for address in kept} == kept


def test_a_run_that_is_interrupted_gives_back_what_it_had(exports: Path, tmp_path: Path, ledger: Ledger) -> None:
    """By Ctrl-C: it says how to go on, and what it was at was not begun."""
    command = [*COMMAND, str(exports), "-o", str(tmp_path / "out.parquet"), "--ledger", str(tmp_path / "ledger")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    until(lambda: ledger.tally().done >= 1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "goes on from here" in told
    assert ledger.tally().claimed == 0
    assert {one.attempt for one in ledger.claim("me", MADE_BY, 99, clock(), timedelta(minutes=1), 3)} <= {1}


def test_two_commands_at_once_share_the_work(exports: Path, tmp_path: Path) -> None:
    """On one ledger and one table: both come to the same end, and no export was read twice."""
    command = [*COMMAND, str(exports), "-o", str(tmp_path / "out.parquet"), "--workers", "1"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = [one.communicate(timeout=120)[0] for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert all("14 participants, 18 exports." in one for one in told)
    ledger = open_ledger(tmp_path / "out.ledger")
    assert ledger.tally() == Tally(done=OWNERS + RETURNING)
    assert scan_rows(tmp_path / "out.parquet").collect().height == OWNERS + RETURNING
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_mistake_of_ours_is_told_by_its_place_and_stops_nobody(
    exports: Path, tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the thread that has exports read, and in the process that reads: tried three times, then set aside."""
    monkeypatch.setattr(running_module, "WAITS", (timedelta(0), timedelta(0)))
    found = find_exports(str(exports))[:2]
    read = engines.read_one

    def break_one(worker: Worker, job: int, digest: Digest) -> Read:
        if digest.address == found[0].address:
            raise KeyError("Zoë Example")
        return read(worker, job, digest)

    monkeypatch.setattr(engines, "read_one", break_one)
    cohort = make_cohort(found, None, tmp_path / "out.parquet", ledger, Pool(2), clock)
    (aside,) = cohort.set_aside
    assert (cohort.participants, aside.attempts) == (1, ATTEMPTS)
    assert "KeyError at test_running.py" in aside.why.message
    assert "Zoë" not in aside.why.message
    with Worker() as worker:
        told = read(worker, 7, Broken())  # type: ignore[arg-type]  # any task has an address and settings here
    assert told.why is not None
    assert "KeyError at tasks_that_break.py" in told.why.message
    assert told.again


class Lonely:
    """An engine without anybody."""

    slots = 0

    def submit(self, job: int, digest: object) -> None:
        """Never asked."""
        raise AssertionError((job, digest))

    def ended(self, seconds: float) -> list[Read]:
        """Nothing ever does."""
        del seconds
        return []

    def close(self) -> None:
        """Nothing to close."""


def test_where_nobody_is_left_to_read_the_run_ends(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while, with a sentence, and nothing is held."""
    monkeypatch.setattr(running_module, "_LONELY_SECONDS", -1)
    ledger.expect([Expected("a", "1")], MADE_BY)
    with pytest.raises(CohortError, match="Nobody is there"):
        read_all(ledger, Lonely(), Settings(), clock, lambda _: None)
    assert ledger.tally() == Tally(waiting=1)


def test_one_that_was_given_up_is_known_for_dead() -> None:
    """By machine, number and birth: another machine's process is not judged from here."""
    me = name_holder()
    assert not is_dead(me)
    host, pid, born, code = me.rsplit("|", 3)
    assert not is_dead(f"{host}|{pid}|{float(born) + 3}|{code}"), "a clock was set"
    assert is_dead(f"{host}|{pid}|1.00|{code}"), "the number is another process' now"
    assert is_dead(f"{host}|{2**22 + 1}|{born}|{code}")
    assert not is_dead(f"elsewhere|{pid}|1.00|{code}")
