"""What stops the work, told so that the person at the screen knows what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from analyzer.text import Words


class HandfulError(Exception):
    """Stop the work and say why: by the name of a sentence of `text/`, and the numbers and file names that stand in it.

    As an exception it reads in English; an app says it in its own language by `told`.

    Attributes:
        code: Of the sentence, under `[error]`. It stays the same from version to version.
        values: What stands in its braces, another error among it as its own sentence. Holds no content of anybody's
            data.
    """

    def __init__(self, code: str, *, hint: str | None = None, **values: object) -> None:
        """Keep what the two sentences are made of.

        Args:
            code: Of the sentence on what is wrong.
            hint: Of the sentence under `[hint]` on what to do next, where it is called otherwise than the first.
            values: What stands in the braces of either.
        """
        super().__init__(code)
        self.code = code
        self.values = values
        self._hint = hint

    @property
    def message(self) -> str:
        """One English sentence on what is wrong."""
        return self.told(_english())[0]

    @property
    def hint(self) -> str:
        """One English sentence on what to do next; may be empty."""
        return self.told(_english())[1]

    def told(self, words: Words) -> tuple[str, str]:
        """Say what is wrong and what to do next, in a language; the second may be empty."""
        hint = self._hint or self.code
        known = hint in words.sections["hint"]
        values = {
            name: value.told(words)[0] if isinstance(value, HandfulError) else value
            for name, value in self.values.items()
        }
        return words.say(f"error.{self.code}", None, **values), (
            words.say(f"hint.{hint}", None, **values) if known else ""
        )

    def document(self) -> dict[str, Any]:
        """Give what it is made of as plain values, so that it can be kept and said later in any language."""
        return {"code": self.code, "hint": self._hint, "values": dict(self.values)}

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Self:
        """Make one again of what `document` gave."""
        return cls(document["code"], hint=document["hint"], **document["values"])

    def __str__(self) -> str:
        """Read as the English sentence does."""
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        """Cross to another process as it was made."""
        return _remade, (type(self), self.code, self._hint, self.values)


def _remade(kind: type[HandfulError], code: str, hint: str | None, values: dict[str, Any]) -> HandfulError:
    return kind(code, hint=hint, **values)


def _english() -> Words:
    from analyzer.text import load_words  # noqa: PLC0415 - where nothing goes wrong, nothing is loaded

    return load_words()


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
