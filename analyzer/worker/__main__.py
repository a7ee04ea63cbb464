"""The worker's own side: task after task in, stages and one result of each out, over its standard input and output."""

from __future__ import annotations

import os
import pickle
import queue
import sys
import threading
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import IO, Any

from analyzer.errors import ExportError, HandfulError, place_of


def main() -> None:
    """Do the tasks that come in, one after another, for as long as the caller is there."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what anybody prints is no word of ours

    def say(kind: str, said: object) -> None:
        pickle.dump((kind, said), out, pickle.HIGHEST_PROTOCOL)
        out.flush()

    sys.excepthook = partial(_tell, out)
    tasks: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_take_in, args=(tasks,), daemon=True).start()
    while True:
        _do(tasks.get(), say)


def _do(task: Any, say: Callable[[str, object], None]) -> None:  # noqa: ANN401 - any `Task`
    try:
        result = task.work(lambda stage: say("stage", stage))
    except HandfulError as error:
        say("refused", error)
    except MemoryError:
        say("refused", ExportError("memory"))
    else:
        say("result", result)


def _take_in(tasks: queue.SimpleQueue[Any]) -> None:
    """Take tasks in, and end when the caller is gone, however it went: its end of the pipe is closed then, and not before."""
    try:
        while True:
            tasks.put(pickle.load(sys.stdin.buffer))  # noqa: S301 - from the process that started this one
    except (EOFError, pickle.UnpicklingError):  # gone, or gone in the middle of a task
        os._exit(1)


def _tell(out: IO[bytes], _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Say what broke and where, and not with what."""
    pickle.dump(("bug", place_of(error)), out, pickle.HIGHEST_PROTOCOL)
    out.flush()


if __name__ == "__main__":
    main()
