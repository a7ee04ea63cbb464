"""A real Dask scheduler with two real worker processes: the same table, and every export once when one is killed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from analyzer.cohort import DaskWorkers, Pool, Progress, engines, find_exports, make_cohort
from analyzer.cohort import running as running_module
from analyzer.cohort.digest import Digest
from analyzer.errors import CohortError
from analyzer.store import Tally, open_ledger
from tests.cohort.conftest import OWNERS, RETURNING, until

pytestmark = pytest.mark.worker
SECRET = b"s" * 32
DASK = str(Path(sys.executable).with_name("dask"))


def clock() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


class Cluster:
    """A scheduler and its workers, each a process."""

    def __init__(self, folder: Path) -> None:
        """Start the scheduler."""
        self.folder = folder
        self.file = folder / "scheduler.json"
        self.workers: list[subprocess.Popen[bytes]] = []
        command = [DASK, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        self.scheduler = self._start(*command, "--scheduler-file", str(self.file))
        until(self.file.exists)
        until(lambda: bool(self.file.read_text()))

    @property
    def address(self) -> str:
        """Where the scheduler listens."""
        return str(json.loads(self.file.read_text())["address"])

    def hire(self, count: int = 2) -> None:
        """Start workers."""
        for number in range(count):
            command = [DASK, "worker", "--scheduler-file", str(self.file), "--host", "127.0.0.1", "--no-nanny"]
            own = ["--nthreads", "1", "--no-dashboard", "--local-directory", str(self.folder / f"w{number}")]
            self.workers.append(self._start(*command, *own))

    def end(self) -> None:
        """End every process."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Give a scheduler nobody works for yet."""
    made = Cluster(tmp_path)
    yield made
    made.end()


def killing(cluster: Cluster) -> Callable[[Progress], None]:
    """Kill one of the workers as soon as something was read."""

    def look(progress: Progress) -> None:
        if progress.tally.done and cluster.workers[0].poll() is None:
            cluster.workers[0].kill()

    return look


def test_the_table_is_that_of_the_pool_though_a_worker_is_killed(
    exports: Path, tmp_path: Path, cluster: Cluster
) -> None:
    """Row by row the same, every export once, and none set aside for what happened to its reader."""
    cluster.hire(2)
    found = find_exports(str(exports))
    pooled = open_ledger(tmp_path / "pool", SECRET)
    by_pool = make_cohort(found, None, tmp_path / "pool.parquet", pooled, Pool(2), clock)
    dasked = open_ledger(tmp_path / "dask", SECRET)
    by_dask = make_cohort(
        found,
        None,
        tmp_path / "dask.parquet",
        dasked,
        DaskWorkers(cluster.address, found[0].address),
        clock,
        watch=killing(cluster),
    )
    assert cluster.workers[0].poll() is not None
    assert by_dask.gathered.rows.equals(by_pool.gathered.rows)
    assert by_dask.summary == by_pool.summary
    assert dasked.tally() == Tally(done=OWNERS + RETURNING)
    assert list(dasked.results()) == list(pooled.results())


def test_where_every_worker_dies_the_run_ends_and_goes_on_with_new_ones(
    exports: Path, tmp_path: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not wait for ever, holds nothing, and the next run reads what is left."""
    monkeypatch.setattr(running_module, "_LONELY_SECONDS", 1)
    cluster.hire(1)
    found = find_exports(str(exports))[:6]
    ledger = open_ledger(tmp_path / "ledger", SECRET)
    with pytest.raises(CohortError, match="Nobody is there"):
        make_cohort(
            found,
            None,
            tmp_path / "o.parquet",
            ledger,
            DaskWorkers(cluster.address, found[0].address),
            clock,
            watch=killing(cluster),
        )
    tally = ledger.tally()
    assert (tally.claimed, tally.done > 0, tally.open > 0) == (0, True, True)
    cluster.hire(1)
    made = make_cohort(
        found, None, tmp_path / "o.parquet", ledger, DaskWorkers(cluster.address, found[0].address), clock
    )
    assert made.gathered.rows.height == 6


def test_when_all_workers_are_replaced_the_run_goes_on(
    exports: Path, tmp_path: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both die, two others come: what the first had is read by those, within the same run."""
    monkeypatch.setattr(running_module, "WAITS", (timedelta(0), timedelta(0)))
    cluster.hire(2)
    found = find_exports(str(exports))[:8]
    ledger = open_ledger(tmp_path / "ledger", SECRET)

    def replace_all(progress: Progress) -> None:
        if progress.tally.done and len(cluster.workers) == 2:
            for worker in cluster.workers:
                worker.kill()
            cluster.hire(2)

    workers = DaskWorkers(cluster.address, found[0].address)
    made = make_cohort(found, None, tmp_path / "o.parquet", ledger, workers, clock, watch=replace_all)
    assert (made.gathered.rows.height, made.set_aside) == (8, ())


def test_a_scheduler_that_goes_ends_the_run(
    exports: Path, tmp_path: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a sentence, in bounded time; what was read is kept, and nothing is held."""
    monkeypatch.setattr(running_module, "_LONELY_SECONDS", 1)
    monkeypatch.setattr(engines, "_STOP_SECONDS", 1)
    cluster.hire(1)
    found = find_exports(str(exports))[:6]
    ledger = open_ledger(tmp_path / "ledger", SECRET)

    def end_scheduler(progress: Progress) -> None:
        if progress.tally.done:
            cluster.scheduler.kill()

    workers = DaskWorkers(cluster.address, found[0].address)
    with pytest.raises(CohortError, match="Nobody is there"):
        make_cohort(found, None, tmp_path / "o.parquet", ledger, workers, clock, watch=end_scheduler)
    tally = ledger.tally()
    assert (tally.claimed, tally.done > 0) == (0, True)


def test_nobody_answers(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """No scheduler, no worker, no such address: one sentence each, in bounded time."""
    monkeypatch.setattr(engines, "_ANSWER_SECONDS", 1)
    with pytest.raises(CohortError, match="No worker works"):
        DaskWorkers(cluster.address, "/x.zip")
    with pytest.raises(CohortError, match="No scheduler answers"):
        DaskWorkers("tcp://127.0.0.1:1", "/x.zip")
    with pytest.raises(CohortError, match="No scheduler answers"):
        DaskWorkers("nonsense://", "/x.zip")


def test_workers_that_cannot_read_these_exports_are_given_none(
    cluster: Cluster, exports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of another version, or without the folder: known before anything is read, and of those who come later too."""
    cluster.hire(1)
    with pytest.raises(CohortError, match="can read these exports"):
        DaskWorkers(cluster.address, "/nowhere/at/all/x.zip")
    monkeypatch.setattr(engines, "_FIT", "fit 0.0.9/1")
    with pytest.raises(CohortError, match="can read these exports"):
        DaskWorkers(cluster.address, str(exports / "01.zip"))
    monkeypatch.undo()
    with DaskWorkers(cluster.address, str(exports / "01.zip")) as workers:
        assert workers.slots == 1
        cluster.hire(1)
        until(lambda: workers.slots == 2)


def test_memory_of_this_process_is_no_place_for_workers(cluster: Cluster, exports: Path) -> None:
    """They would find nothing there."""
    cluster.hire(1)
    with DaskWorkers(cluster.address, str(exports / "01.zip")) as workers, pytest.raises(CohortError, match="memory"):
        workers.submit(1, Digest("memory://x.zip", SECRET))


def test_a_task_says_nothing_of_its_secret() -> None:
    """Dask logs what it could not do, as Python writes it."""
    assert repr(Digest("/exports/zoë.zip", SECRET)).startswith("Digest(settings=")
