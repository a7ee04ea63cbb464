"""What stops the work, told so that the person at the screen knows what to do next."""

from __future__ import annotations

from pathlib import Path


class HandfulError(Exception):
    """Stop the work and say why.

    Attributes:
        message: One sentence, shown as written. Holds no content of anybody's data.
        hint: One sentence on what to do next, shown as written; may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the two sentences a screen shows."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class ExportError(HandfulError):
    """Stop because what was given is no export that can be read."""


class SettingsError(HandfulError):
    """Stop because a setting or an option makes no sense."""


class StoreError(HandfulError):
    """Stop because what a person decided cannot be read or kept. What was kept before stays as it is."""


class ComparisonError(HandfulError):
    """Stop because two exports cannot be compared."""


class CohortError(HandfulError):
    """Stop because a run over many exports, or a file about a cohort, cannot be used."""


class WorkerError(Exception):
    """Stop because of a bug of ours in the process that reads an export.

    Attributes:
        kind: The type of what was raised there, or its exit code.
        place: File and line. Its words stay there, since they may hold somebody's.
    """

    def __init__(self, kind: str, place: str) -> None:
        """Keep what a report of the bug needs."""
        super().__init__(f"{kind} at {place}")
        self.kind = kind
        self.place = place


def place_of(error: BaseException) -> tuple[str, str]:
    """Give an error's type, and the file and line it was raised at; its words may hold somebody's name.

    Of a worker's bug these are the type and the place in the worker, where the mistake is.
    """
    if isinstance(error, WorkerError):
        return error.kind, error.place
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "somewhere"
    return type(error).__name__, place
