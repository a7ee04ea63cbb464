"""Tasks → their results, by way of another process that is watched and, where it must be, stopped."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO, Final, Protocol, Self, TypeVar

import psutil

import analyzer
from analyzer.errors import ExportError, HandfulError, WorkerError
from analyzer.settings import Settings

Result_co = TypeVar("Result_co", covariant=True)

_LOOK_SECONDS: Final = 0.05
"""Between two looks at the worker's memory: in less it can hardly fill what the limit leaves free."""

_BEAT_SECONDS: Final = 0.25
"""Between two times one may stop a task: a button that answers later seems dead."""

_OURS: Final = "HANDFUL_"
_TO_TESTS: Final = frozenset({"HANDFUL_TESTS_OUTSIDE"})
"""Variables a worker is not told, and the one the tests need."""

_GIGABYTE: Final = 1024**3
_MINUTE: Final = 60

_NOTHING_MORE: Final[Mapping[str, str]] = MappingProxyType({})

_FULL_SHARE: Final = 0.25
"""Share of the memory it may take that a worker may hold between two tasks; above it a fresh one does the next."""

_TASKS: Final = 500
"""Tasks after which a worker is replaced: what a library of C does not give back goes with it."""


class EndedBySystemError(ExportError):
    """Stop because the system ended the process that read, for want of memory most likely: it may go well alone."""


class Task(Protocol[Result_co]):
    """Something a worker can be asked to do."""

    @property
    def settings(self) -> Settings:
        """The constants, with the bounds on time and memory."""
        ...

    def work(self, watch: Callable[[str], None]) -> Result_co:
        """Do it."""
        ...


def run(task: Task[Result_co], watch: Callable[[str], None]) -> Result_co:
    """Have a task done by a process of its own.

    Whatever happens to the caller meanwhile, an interrupt, a closed tab, a signal that ends it, the process ends with
    this call.

    Args:
        task: What to do.
        watch: Told the name of each stage as its turn comes, and again while it lasts: what it raises stops the task.

    Raises:
        HandfulError: as the task raised it.
        ExportError: it took more time or memory than the limits give.
        WorkerError: a bug of ours; it tells its type and place, and not its words.
    """
    with Worker() as worker:
        return worker.do(task, watch)


class Worker:
    """A process that does one task after another, replaced where it had to be stopped. One task at a time.

    To start one takes as long as to read a small export: whoever has many to read keeps it.
    """

    def __init__(self, environment: Mapping[str, str] = _NOTHING_MORE) -> None:
        """Say what the process is told, beyond what this one was.

        Args:
            environment: Names and values.
        """
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._done = 0

    def __enter__(self) -> Self:
        """Begin; the process starts with the first task."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self.close()

    def do(self, task: Task[Result_co], watch: Callable[[str], None]) -> Result_co:
        """Have a task done.

        Args:
            task: What to do.
            watch: Told the name of each stage as its turn comes, and again while it lasts: what it raises stops the
                task.

        Raises:
            HandfulError: as the task raised it; the process stays.
            ExportError: it took more time or memory than the limits give.
            WorkerError: a bug of ours; it tells its type and place, and not its words.
        """
        process = self._process or self._start()
        guard = _Guard(process, task.settings)
        guard.start()
        said = False
        try:
            result = _converse(process, task, watch)
            said = True
        except HandfulError:
            said = True
            raise
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            process.kill()  # where it is not gone already
            raise guard.why(process.wait()) from None
        finally:
            guard.over.set()
            guard.join()
            self._done += 1
            # One that was interrupted, or that the guard stopped on its last word, is of no more use.
            if not said or guard.stopped or self._done >= _TASKS or _is_full(process, task.settings):
                self.close()
        return result

    def stop(self) -> None:
        """Stop whatever it is at, from another thread: `do` raises there."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the process; the next task gets a fresh one."""
        process, self._process, self._done = self._process, None, 0
        if process is not None:
            process.kill()
            process.wait()
            for pipe in _pipes(process):
                with suppress(BrokenPipeError):
                    pipe.close()

    def _start(self) -> subprocess.Popen[bytes]:
        # -P: a file called polars.py in somebody's downloads is not ours to run.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "analyzer.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**_environment(), **self._environment},
        )
        return self._process


def _is_full(process: subprocess.Popen[bytes], settings: Settings) -> bool:
    return _memory_of(process) > _FULL_SHARE * settings.limits.memory_bytes


def _memory_of(process: subprocess.Popen[bytes]) -> int:
    try:
        return int(psutil.Process(process.pid).memory_info().rss)
    except psutil.Error:  # over in this very moment
        return 0


def _environment() -> dict[str, str]:
    """Let the worker find this package wherever the caller found it, and know no secret of a server."""
    own = str(Path(analyzer.__file__).parents[1])
    further = os.environ.get("PYTHONPATH")
    passed = {name: value for name, value in os.environ.items() if not name.startswith(_OURS) or name in _TO_TESTS}
    return {**passed, "PYTHONPATH": os.pathsep.join([own, further] if further else [own])}


def _converse(process: subprocess.Popen[bytes], task: Task[Result_co], watch: Callable[[str], None]) -> Result_co:
    """Hand the task over, and hear the stages, then the result; never be deaf to whoever wants it stopped."""
    to, of = _pipes(process)
    pickle.dump(task, to, pickle.HIGHEST_PROTOCOL)
    to.flush()
    hearing = ThreadPoolExecutor(1, thread_name_prefix="worker")
    stage = ""
    try:
        while True:
            # The worker has this process' rights and runs this package: its pickles can do nothing it could not itself.
            heard = hearing.submit(pickle.load, of)
            while not wait({heard}, _BEAT_SECONDS).done:
                if stage:
                    watch(stage)
            kind, said = heard.result()
            if kind == "stage":
                stage = said
                watch(stage)
            elif kind == "result":
                result: Result_co = said
                return result
            elif isinstance(said, HandfulError):
                raise said
            else:
                raise WorkerError(*said)
    finally:
        hearing.shutdown(wait=False)  # it hears the end when the process ends, which it does if it was not done


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:  # both were asked for
        raise RuntimeError
    return process.stdin, process.stdout


class _Guard(threading.Thread):
    """Looks at the worker until it is over, and stops it when it takes too much."""

    def __init__(self, process: subprocess.Popen[bytes], settings: Settings) -> None:
        """Keep whom to look at, and the bounds."""
        super().__init__(daemon=True)
        self.over = threading.Event()
        self._process = process
        self._limits = settings.limits
        self._stopped: ExportError | None = None

    def run(self) -> None:
        """Look, again and again."""
        looks = int(self._limits.seconds / _LOOK_SECONDS)
        for _ in range(looks):
            if self.over.wait(_LOOK_SECONDS):
                return
            if _memory_of(self._process) > self._limits.memory_bytes:
                self._stopped = ExportError("memory_limit", gigabytes=self._gigabytes())
                self._process.kill()
                return
        minutes = max(1, round(self._limits.seconds / _MINUTE))
        self._stopped = ExportError("took_too_long", minutes=minutes)
        self._process.kill()

    @property
    def stopped(self) -> bool:
        """Whether it had to stop the worker."""
        return self._stopped is not None

    def why(self, code: int) -> ExportError | WorkerError:
        """Say why the worker ended without a word, by its exit code where it was not stopped from here."""
        if self._stopped:
            return self._stopped
        if code in _NO_MEMORY:
            return EndedBySystemError("memory_limit", gigabytes=self._gigabytes())
        return WorkerError(f"exit {code}", "worker")

    def _gigabytes(self) -> int:
        return max(1, round(self._limits.memory_bytes / _GIGABYTE))


_NO_MEMORY: Final = frozenset({-6, -9, 127, 134, 137})
"""Exit codes of a process that got no memory: aborted by its allocator, or killed by the system. With a signal by
minus its number, or by 128 more than it."""
