"""The worker's own side: one task in, stages and one result out, over its standard input and output."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from functools import partial
from types import TracebackType
from typing import IO

from analyzer.errors import ExportError, HandfulError, place_of


def main() -> None:
    """Do one task."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what anybody prints is no word of ours

    def say(kind: str, said: object) -> None:
        pickle.dump((kind, said), out, pickle.HIGHEST_PROTOCOL)
        out.flush()

    sys.excepthook = partial(_tell, out)
    task = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    threading.Thread(target=_end_with_caller, daemon=True).start()
    try:
        result = task.work(lambda stage: say("stage", stage))
    except HandfulError as error:
        say("refused", error)
    except MemoryError:
        say("refused", ExportError("Reading this takes more memory than there is.", "Close other programs, try again."))
    else:
        say("result", result)


def _end_with_caller() -> None:
    """End when the caller is gone, however it went: its end of the pipe is closed then, and not before."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


def _tell(out: IO[bytes], _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Say what broke and where, and not with what."""
    pickle.dump(("bug", place_of(error)), out, pickle.HIGHEST_PROTOCOL)
    out.flush()


if __name__ == "__main__":
    main()
