"""Exports to read → their rows, by processes of this machine or by the workers of a Dask scheduler."""

from __future__ import annotations

import os
import queue
import threading
import time
from asyncio import CancelledError as AsyncCancelledError
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol, Self, TypeVar

import psutil

from analyzer.cohort.addresses import UnreachableError, fetch, is_of_this_process, reaches
from analyzer.cohort.digest import MADE_BY, Digest, Row
from analyzer.errors import CohortError, HandfulError, WorkerError, place_of
from analyzer.export import nothing
from analyzer.worker import EndedBySystemError, Worker

T = TypeVar("T")

_THREADS: Final = "POLARS_MAX_THREADS"
_FREE_SHARE: Final = 0.8
"""Share of this machine's memory that its readers may take together."""

_CONNECT_SECONDS: Final = 10
_ANSWER_SECONDS: Final = 30
"""How long a scheduler may take to answer, and the first of its workers."""

_LOOK_SECONDS: Final = 0.1
_GONE: Final = (OSError, TimeoutError, ValueError, RuntimeError, AttributeError, CancelledError, AsyncCancelledError)
"""What Dask's client raises where its scheduler is gone or goes, by the version and the moment."""

_STOP_SECONDS: Final = 20
"""How long one waits for a connection to a scheduler to be closed."""


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading one export.

    Attributes:
        job: Its number.
        row: What it became; None where it could not be read.
        why: Why not; None where it was.
        again: Whether another attempt may help: it was no fault of the file.
    """

    job: int
    row: Row | None = None
    why: HandfulError | None = None
    again: bool = False


class Engine(Protocol):
    """Reads exports, several at once."""

    @property
    def slots(self) -> int:
        """How many it reads at once; 0 while nobody is there to read."""
        ...

    def submit(self, job: int, digest: Digest) -> None:
        """Have an export read."""
        ...

    def ended(self, seconds: float) -> list[Read]:
        """Give what was read meanwhile; wait for the next for so long at most."""
        ...

    def close(self) -> None:
        """Stop whatever is being read."""
        ...


def read_one(worker: Worker, job: int, digest: Digest) -> Read:
    """Have a worker read one export; whatever is wrong with that comes back as a sentence.

    Args:
        worker: Whose turn it is.
        job: The number of the export.
        digest: What to read.
    """
    try:
        if is_of_this_process(digest.address):
            digest = replace(digest, handed=fetch(digest.address, digest.settings.limits))
        return Read(job, worker.do(digest, nothing))
    except (UnreachableError, EndedBySystemError) as error:
        return Read(job, why=error, again=True)
    except OSError as error:  # no process could be started
        return _broken(job, error)
    except HandfulError as error:
        return Read(job, why=error)
    except WorkerError as error:
        return _broken(job, error)


class Pool:
    """Reads exports by processes of this machine, each kept for the next export."""

    def __init__(self, workers: int = 0) -> None:
        """Begin; processes start with the first exports.

        Args:
            workers: How many; as many as there are cores if 0.
        """
        self.slots: Final = workers or os.cpu_count() or 1
        self._threads = ThreadPoolExecutor(self.slots, thread_name_prefix="cohort")
        self._local = threading.local()
        self._ended: queue.SimpleQueue[Read] = queue.SimpleQueue()
        self._workers: list[Worker] = []
        self._over = threading.Event()
        self.memory_bytes: Final = int(_FREE_SHARE * psutil.virtual_memory().total / self.slots)
        """What each of them may take at most, so that all have room on this machine."""
        self._told: Final = {_THREADS: str(max(1, (os.cpu_count() or 1) // self.slots))}

    def submit(self, job: int, digest: Digest) -> None:
        """Have an export read, within what memory there is for each of the readers."""
        limits = digest.settings.limits
        bounded = replace(limits, memory_bytes=min(limits.memory_bytes, self.memory_bytes))
        digest = replace(digest, settings=replace(digest.settings, limits=bounded))
        self._threads.submit(self._read, job, digest).add_done_callback(lambda done: self._note(job, done))

    def ended(self, seconds: float) -> list[Read]:
        """Give what was read meanwhile; wait for the next for so long at most."""
        return _taken(self._ended, seconds)

    def close(self) -> None:
        """Stop whatever is being read, and end the processes."""
        self._over.set()
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def _read(self, job: int, digest: Digest) -> Read:
        worker: Worker | None = getattr(self._local, "worker", None)
        if worker is None:
            worker = self._local.worker = Worker(self._told)
            self._workers.append(worker)
        return read_one(worker, job, digest)

    def _note(self, job: int, future: Future[Read]) -> None:
        if self._over.is_set() or future.cancelled():
            return
        error = future.exception()
        self._ended.put(_broken(job, error) if error else future.result())


class DaskWorkers:
    """Reads exports by the workers of a Dask scheduler. Tasks are pure: one that is begun twice gives one row twice."""

    def __init__(self, scheduler: str, address: str) -> None:
        """Reach a scheduler, and see which of its workers can read exports.

        Args:
            scheduler: Its address, such as `tcp://10.0.0.5:8786`.
            address: Of an export: who cannot reach its folder is given none.

        Raises:
            CohortError: it does not answer, nobody works for it, or none of its workers can read exports.
        """
        try:
            from distributed import Client  # noqa: PLC0415 - one machine does without
        except ImportError:
            raise CohortError("no_dask") from None
        try:
            make: Any = Client  # of no types
            self._client = make(scheduler, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError, TimeoutError):
            raise CohortError("no_scheduler") from None
        self._run: Final = os.urandom(8).hex()
        self._address: Final = address
        self._ended: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
        self._running: dict[int, tuple[Any, frozenset[str]]] = {}
        self._asked: dict[str, Any] = {}
        self._answers: dict[str, str] = {}
        self._present: frozenset[str] = frozenset()
        self._fit: dict[str, int] = {}
        try:
            self._greet()
        except CohortError:
            self.close()
            raise

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *error: object) -> None:
        """Stop whatever is being read."""
        self.close()

    @property
    def slots(self) -> int:
        """How many exports are read at once: threads of the workers that are there and can read them."""
        there = self._there()
        self._present = frozenset(there)
        for worker in set(there) - set(self._asked) - set(self._answers):  # also those who come in the middle of a run
            self._asked[worker] = self._client.submit(
                greeting, self._address, key=f"handful-{self._run}-{worker}", pure=False, workers=[worker]
            )
        for worker in [one for one in self._asked if self._asked[one].status != "pending"]:
            self._answers[worker] = _answer(self._asked.pop(worker))  # asked once: with a worker its answer goes
        self._fit = {worker: threads for worker, threads in there.items() if self._answers.get(worker) == _FIT}
        return sum(self._fit.values())

    def submit(self, job: int, digest: Digest) -> None:
        """Have an export read.

        Raises:
            CohortError: it is in the memory of this process, where no worker sees it.
        """
        if is_of_this_process(digest.address):
            raise CohortError("workers_elsewhere")
        key = f"handful-{self._run}-{job}-{os.urandom(4).hex()}"
        may = frozenset(self._fit)
        try:
            future = self._client.submit(read_there, job, digest, key=key, pure=False, workers=list(may))
        except _GONE:
            self._ended.put((job, None))
            return
        self._running[job] = future, may
        future.add_done_callback(lambda done: self._ended.put((job, done)))

    def ended(self, seconds: float) -> list[Read]:
        """Give what was read meanwhile; wait for the next for so long at most. What nobody is left to read ends too."""
        read = []
        for job, future in _taken(self._ended, seconds):
            if future is None or self._running.get(job, (None,))[0] is future:  # else it was given up and begun anew
                self._running.pop(job, None)  # the scheduler forgets what nobody holds
                read.append(_outcome(job, future))
        forlorn = [job for job, (_, may) in self._running.items() if not may & self._present]
        for job in forlorn:  # all who could are gone, and those who came since are not asked by the scheduler
            del self._running[job]
            read.append(_outcome(job, None))
        return read

    def close(self) -> None:
        """Take back what is not read yet, and let go of the scheduler."""
        with suppress(*_GONE):  # one that is gone needs no farewell
            self._client.cancel([*(future for future, _ in self._running.values()), *self._asked.values()], force=True)
        self._running.clear()
        self._asked.clear()
        with suppress(*_GONE):
            self._client.close(timeout=_STOP_SECONDS)

    def _there(self) -> dict[str, int]:
        """Give the workers that are there, with their threads; none without a scheduler."""
        if self._client.status != "running":
            return {}
        try:
            return dict(self._client.nthreads())
        except _GONE:
            return {}

    def _greet(self) -> None:
        """Wait until one of the workers can read exports, or all have said that they cannot."""
        end = time.monotonic() + _ANSWER_SECONDS
        while not self.slots:
            if self._answers and not self._asked:
                raise CohortError("workers_cannot_read")
            if time.monotonic() > end:
                raise CohortError("no_workers")
            time.sleep(_LOOK_SECONDS)


_FIT: Final = f"fit {MADE_BY}"
_UNFIT: Final = "unfit"


def _answer(asked: Any) -> str:  # noqa: ANN401 - a future of Dask, which has no types
    """Give what a worker answered; one without Handful answers by an error."""
    try:
        return str(asked.result(timeout=_ANSWER_SECONDS)) if asked.status == "finished" else _UNFIT
    except _GONE:
        return _UNFIT


def greeting(address: str) -> str:
    """Tell, on a Dask worker, whether it reaches the exports, and what rows it makes.

    Args:
        address: Of one of them.
    """
    return f"fit {MADE_BY}" if reaches(address) else _UNFIT


_STANDING: Final = threading.local()
"""Of each thread of a Dask worker: the process it has exports read by."""


def read_there(job: int, digest: Digest) -> Read:
    """Read one export on a Dask worker, by a process of its own there, so that no file takes the worker down.

    Args:
        job: The number of the export.
        digest: What to read.
    """
    worker: Worker | None = getattr(_STANDING, "worker", None)
    if worker is None:
        worker = _STANDING.worker = Worker({_THREADS: "1"})
    return read_one(worker, job, digest)


def _outcome(job: int, future: Any) -> Read:  # noqa: ANN401 - a future of Dask, which has no types
    """Give what a task came to. Where its result cannot be had, another attempt may."""
    died = Read(job, why=CohortError("workers_died"), again=True)
    if future is None or future.status not in {"finished", "error"}:
        return died
    from distributed import KilledWorker  # noqa: PLC0415 - it is there, since there is a future of it

    try:
        error = future.exception(timeout=_ANSWER_SECONDS)
        if error is not None:
            return died if isinstance(error, KilledWorker) else _broken(job, error)
        read: Read = future.result(timeout=_ANSWER_SECONDS)
    except _GONE:
        return died
    return read


def _broken(job: int, error: BaseException) -> Read:
    """Tell of what is neither an export's fault nor a reader's: by its type and place, as any mistake of ours."""
    kind, place = place_of(error)
    return Read(job, why=CohortError("mistake_of_ours", kind=kind, place=place), again=True)


def _taken(ended: queue.SimpleQueue[T], seconds: float) -> list[T]:
    """Wait for one, and take whatever else is there."""
    try:
        taken = [ended.get(timeout=seconds)]
    except queue.Empty:
        return []
    with suppress(queue.Empty):
        while True:
            taken.append(ended.get_nowait())
    return taken
