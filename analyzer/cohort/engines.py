"""Exports to read → their rows, by processes of this machine or by the workers of a Dask scheduler."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol, Self

import psutil

from analyzer.cohort.addresses import UnreachableError, fetch, is_of_this_process
from analyzer.cohort.digest import MADE_BY, Digest, Row
from analyzer.errors import CohortError, HandfulError, WorkerError, place_of
from analyzer.export import nothing
from analyzer.worker import Worker

_THREADS: Final = "POLARS_MAX_THREADS"
_FREE_SHARE: Final = 0.8
"""Share of this machine's memory that its readers may take together."""

_ANSWER_SECONDS: Final = 30
"""How long a scheduler, or the first of its workers, may take to answer."""

_STOP_SECONDS: Final = 20
"""How long one waits for a connection to a scheduler to be closed."""


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading one export.

    Attributes:
        job: Its number.
        row: What it became; None where it could not be read.
        message: Why not.
        hint: What to do about it.
        again: Whether another attempt may help: it was no fault of the file.
    """

    job: int
    row: Row | None = None
    message: str = ""
    hint: str = ""
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
    except UnreachableError as error:
        return Read(job, message=error.message, hint=error.hint, again=True)
    except HandfulError as error:
        return Read(job, message=error.message, hint=error.hint)
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
        share = _FREE_SHARE * psutil.virtual_memory().total / self.slots
        self._memory: Final = int(share)
        self._told: Final = {_THREADS: str(max(1, (os.cpu_count() or 1) // self.slots))}

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *error: object) -> None:
        """Stop whatever is being read."""
        self.close()

    def submit(self, job: int, digest: Digest) -> None:
        """Have an export read, within what memory there is for each of the readers."""
        limits = digest.settings.limits
        bounded = replace(limits, memory_bytes=min(limits.memory_bytes, self._memory))
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


_STANDING: Final = threading.local()
"""Of each thread of a Dask worker: the process it has exports read by."""


def read_there(job: int, digest: Digest, made_by: str) -> Read:
    """Read one export on a Dask worker, by a process of its own there, so that no file takes the worker down.

    Args:
        job: The number of the export.
        digest: What to read.
        made_by: The version that asks; another one's rows would not compare.
    """
    if made_by != MADE_BY:
        return Read(job, message="A worker has another version of Handful.", hint=_SAME_VERSION, again=True)
    worker: Worker | None = getattr(_STANDING, "worker", None)
    if worker is None:
        worker = _STANDING.worker = Worker({_THREADS: "1"})
    return read_one(worker, job, digest)


_SAME_VERSION: Final = "Install the same version of handful[cohort] on every machine."


class DaskWorkers:
    """Reads exports by the workers of a Dask scheduler. Tasks are pure: one that is begun twice gives one row twice."""

    def __init__(self, scheduler: str) -> None:
        """Reach a scheduler, and see that its workers can read exports.

        Args:
            scheduler: Its address, such as `tcp://10.0.0.5:8786`.

        Raises:
            CohortError: it does not answer, nobody works for it, or its workers do not have this version.
        """
        try:
            from distributed import Client  # noqa: PLC0415 - one machine does without
        except ImportError:
            raise CohortError("Dask is not installed.", "Install handful[cohort].") from None
        try:
            make: Any = Client  # of no types
            self._client = make(scheduler, timeout=_ANSWER_SECONDS, set_as_default=False)
        except (OSError, ValueError, TimeoutError):
            raise CohortError("No scheduler answers at that address.", "Start one with “dask scheduler”.") from None
        self._run: Final = os.urandom(8).hex()
        self._ended: queue.SimpleQueue[Read] = queue.SimpleQueue()
        self._running: dict[int, Any] = {}
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
        """How many exports are read at once: threads of all workers that are there; 0 without a scheduler."""
        try:
            return sum(self._client.nthreads().values())
        except (OSError, TimeoutError, ValueError):
            return 0

    def submit(self, job: int, digest: Digest) -> None:
        """Have an export read.

        Raises:
            CohortError: it is in the memory of this process, where no worker sees it.
        """
        if is_of_this_process(digest.address):
            raise CohortError("Workers elsewhere cannot see this process's memory.", "Put the exports where they can.")
        future = self._client.submit(
            read_there, job, digest, MADE_BY, key=f"handful-{self._run}-{job}-{os.urandom(4).hex()}", pure=False
        )
        self._running[job] = future
        future.add_done_callback(lambda done: self._ended.put(_outcome(job, done)))

    def ended(self, seconds: float) -> list[Read]:
        """Give what was read meanwhile; wait for the next for so long at most."""
        read = _taken(self._ended, seconds)
        for one in read:
            self._running.pop(one.job, None)  # the scheduler forgets what nobody holds
        return read

    def close(self) -> None:
        """Take back what is not read yet, and let go of the scheduler."""
        with suppress(OSError, TimeoutError):  # one that is gone needs no farewell
            self._client.cancel(list(self._running.values()), force=True)
        self._running.clear()
        self._client.close(timeout=_STOP_SECONDS)

    def _greet(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_ANSWER_SECONDS)
        except TimeoutError:
            raise CohortError("No worker works for that scheduler.", "Start some with “dask worker”.") from None
        try:
            versions: Mapping[str, str] = self._client.run(version_there)
        except (ImportError, AttributeError):
            raise CohortError("The workers of that scheduler have no Handful.", _SAME_VERSION) from None
        if set(versions.values()) != {MADE_BY}:
            raise CohortError("The workers of that scheduler have another version of Handful.", _SAME_VERSION)


def version_there() -> str:
    """Tell what rows of this machine are made by."""
    return MADE_BY


def _outcome(job: int, future: Any) -> Read:  # noqa: ANN401 - a future of Dask, which has no types
    from distributed import KilledWorker  # noqa: PLC0415 - it is there, since there is a future of it

    if future.status == "finished":
        read: Read = future.result()
        return read
    error = future.exception() if future.status == "error" else None
    if error is None or isinstance(error, KilledWorker):
        told, hint = "The workers that read it died.", "Give them more memory, or read it alone."
        return Read(job, message=told, hint=hint, again=True)
    return _broken(job, error)


def _broken(job: int, error: BaseException) -> Read:
    """Tell of what is neither an export's fault nor a reader's: by its type and place, as any mistake of ours."""
    kind, place = place_of(error)
    told = f"This is a mistake in Handful ({kind} at {place}), not in that export."
    return Read(job, message=told, hint="Please report it with this line; it holds nothing of anybody's.", again=True)


def _taken(ended: queue.SimpleQueue[Read], seconds: float) -> list[Read]:
    """Wait for one, and take whatever else is there."""
    try:
        taken = [ended.get(timeout=seconds)]
    except queue.Empty:
        return []
    with suppress(queue.Empty):
        while True:
            taken.append(ended.get_nowait())
    return taken
