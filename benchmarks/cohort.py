"""Read invented exports in every way there is, in one run: is the table the same, is each there once, what does it cost?

    python -m benchmarks.cohort [EXPORTS [SAMPLE]]

Reads EXPORTS (2,000) by two processes of this machine and by two Dask workers, of whom one is killed in mid-run and
replaced, and holds the two tables against each other. Then reads SAMPLE of them (200) by one process and by two, by two
Dask workers, and one after the other in this process, whose time is what the others are held against.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from analyzer.cohort import Cohort, DaskWorkers, Engine, Found, Pool, Progress, find_exports, make_cohort
from analyzer.cohort.digest import Digest
from analyzer.export import nothing
from analyzer.samples import PERSONAS, make_sample
from analyzer.store import LEDGER_FILE, Tally, open_ledger

SECRET = b"benchmark" * 4
RETURNING = 4
"""One in so many has an export of two months before too."""

_EARLIER_DAYS = 60
_MEGABYTE = 1024**2


@dataclass(frozen=True, slots=True)
class Measured:
    """One run.

    Attributes:
        cohort: What came of it.
        seconds: By the clock.
        cpu_seconds: Of the processes that read.
    """

    cohort: Cohort
    seconds: float
    cpu_seconds: float


def main(exports: int = 2000, sample: int = 200) -> None:
    """Read them, and print what came of it."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        began = time.perf_counter()
        invent(folder / "exports", exports)
        print(f"{exports} exports invented in {time.perf_counter() - began:.0f} s", flush=True)
        found = find_exports(str(folder / "exports"))
        pool = run(found, folder / "pool", lambda: Pool(2))
        say("pool, 2 processes", pool, len(found))
        with cluster(folder) as (address, workers):
            dask = run(
                found,
                folder / "dask",
                lambda: DaskWorkers(address, found[0].address),
                kill_at(workers, len(found) // 4),
            )
        say("Dask, 2 workers, one killed and replaced", dask, len(found))
        compare(pool.cohort, dask.cohort, folder, len(found))
        weigh(folder, len(found))
        shutil.rmtree(folder / "pool")
        shutil.rmtree(folder / "dask")
        of_sample(found[:: max(1, len(found) // sample)][:sample], folder)


def invent(folder: Path, exports: int) -> None:
    """Invent exports of owners of many sizes."""
    folder.mkdir()
    owners = range(1, exports * RETURNING // (RETURNING + 1) + 1)
    with ProcessPoolExecutor(os.cpu_count()) as makers:
        list(makers.map(_invent, [(folder, owner) for owner in owners], chunksize=20))


def _invent(what: tuple[Path, int]) -> None:
    folder, owner = what
    rng = random.Random(owner)  # noqa: S311 - samples, not secrets
    persona, links = rng.choice(list(PERSONAS)), round(rng.lognormvariate(5.5, 0.8))
    letters = links * rng.randrange(1, 6)
    make_sample(folder / f"{owner:05}.zip", persona, links, letters, seed=owner, owner=owner)
    if owner % RETURNING == 0:
        before = folder / f"{owner:05}-before.zip"
        make_sample(before, persona, links, letters, seed=owner, owner=owner, earlier=_EARLIER_DAYS)


def run(
    found: list[Found], place: Path, engine: Callable[[], Engine], watch: Callable[[Progress], None] = lambda _: None
) -> Measured:
    """Read exports, and measure what it takes."""
    ledger = open_ledger(place, SECRET)
    cpu, began = _cpu(), time.perf_counter()
    cohort = make_cohort(found, None, place / "rows.parquet", ledger, engine(), lambda: datetime.now(UTC), watch=watch)
    seconds = time.perf_counter() - began
    hold(ledger.tally() == Tally(done=len(found)), "every export is read")
    ledger.close()
    return Measured(cohort, seconds, _cpu() - cpu)


def hold(true: bool, claim: str) -> None:  # noqa: FBT001 - what is held
    """End where a claim is not true."""
    if not true:
        sys.exit(f"It is not so that {claim}.")


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def say(how: str, measured: Measured, exports: int) -> None:
    """Print one run."""
    rate = exports / measured.seconds
    cpu = f", {measured.cpu_seconds / exports:.2f} s of CPU each" if measured.cpu_seconds > 1 else ""
    print(f"{how}: {measured.seconds:.0f} s, {rate:.2f} exports a second{cpu}", flush=True)


def compare(one: Cohort, other: Cohort, folder: Path, exports: int) -> None:
    """Hold two tables against each other, and each export against what is kept of it."""
    hold(one.gathered.rows.equals(other.gathered.rows), "the two tables are the same")
    hold(one.summary == other.summary, "what is shown of them is the same")
    for place in ("pool", "dask"):
        ledger = open_ledger(folder / place)
        kept = list(ledger.results())
        ledger.close()
        hold(len({result.address for result in kept}) == len(kept) == exports, "each export is there once")
    print(
        f"the two tables are identical: {one.gathered.rows.height} rows of {one.participants} participants, each export once"
    )


def weigh(folder: Path, exports: int) -> None:
    """Print how large what is kept becomes, and how much memory a reader took."""
    table = sum(file.stat().st_size for file in (folder / "pool" / "rows.parquet").rglob("*.parquet"))
    ledger = (folder / "pool" / LEDGER_FILE).stat().st_size
    zips = sum(file.stat().st_size for file in (folder / "exports").iterdir())
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"an export has {zips / exports / 1000:.0f} kB, its row {table / exports:.0f} bytes in the table "
        f"and {ledger / exports:.0f} in the ledger; a reader took {most:.0f} MiB at most"
    )


def of_sample(found: list[Found], folder: Path) -> None:
    """Read a sample in every way, against the sum of its single runs."""
    for warm in found[:5]:
        Digest(warm.address, SECRET).work(nothing)
    began = time.perf_counter()
    for one in found:
        Digest(one.address, SECRET).work(nothing)
    single = time.perf_counter() - began
    print(
        f"sample of {len(found)}, one after the other in one process: {single:.1f} s, {single / len(found):.3f} s each"
    )
    for workers in (1, 2):
        measured = run(found, folder / f"sample-{workers}", lambda: Pool(workers))  # noqa: B023 - called at once
        _held_against(f"pool, {workers} at once", measured, single, workers)
    with cluster(folder) as (address, _):
        measured = run(found, folder / "sample-dask", lambda: DaskWorkers(address, found[0].address))
    _held_against("Dask, 2 workers", measured, single, 2)


def _held_against(how: str, measured: Measured, single: float, workers: int) -> None:
    over = measured.seconds * workers / single - 1
    print(
        f"{how}: {measured.seconds:.1f} s, {single / measured.seconds:.2f} times as fast, {over:+.1%} of work more",
        flush=True,
    )


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Run a Dask scheduler and its workers, each a process; give its address and them."""
    dask, file = str(Path(sys.executable).with_name("dask")), folder / "scheduler.json"
    file.unlink(missing_ok=True)
    own = ["--no-dashboard", "--scheduler-file", str(file), "--host", "127.0.0.1"]
    scheduler = _start([dask, "scheduler", "--port", "0", *own])
    while not file.exists() or not file.read_text():
        time.sleep(0.1)
    hired = [_hire(dask, folder, own) for _ in range(workers)]
    try:
        yield json.loads(file.read_text())["address"], hired
    finally:
        for process in (*hired, scheduler):
            process.kill()
            process.wait()


def _hire(dask: str, folder: Path, own: list[str]) -> subprocess.Popen[bytes]:
    place = tempfile.mkdtemp(dir=folder)
    command = [dask, "worker", "--no-nanny", "--nthreads", "1", "--local-directory", place, *own]
    return _start(command)


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill_at(workers: list[subprocess.Popen[bytes]], settled: int) -> Callable[[Progress], None]:
    """Kill one of the workers once so many exports are read, and hire another one."""
    killed = False

    def look(progress: Progress) -> None:
        nonlocal killed
        if not killed and progress.tally.done >= settled:
            killed = True
            workers[0].kill()
            command = [str(part) for part in workers[0].args]  # type: ignore[union-attr]  # a list was given
            workers.append(_start(command))
            print(f"one worker killed after {progress.tally.done} exports", flush=True)

    return look


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
