"""A language's file of sentences → a typed reader that fills in numbers, days and plurals."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Final

LANGUAGES: Final = ("en",)
"""Languages with a file beside this one."""

UNKNOWN: Final = "an unknown day"


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one language.

    Attributes:
        code: ISO 639-1.
        sections: Section → key → sentence, or its forms for one and for other numbers.
    """

    code: str
    sections: Mapping[str, Mapping[str, Any]]

    def say(self, key: str, n: float | None = None, **values: object) -> str:
        """Say a sentence.

        Args:
            key: `section.key`.
            n: The number that chooses between the forms, where the sentence has two.
            values: What stands in its braces; numbers get their thousands separated, days their month's name.

        Raises:
            KeyError: there is no such sentence.
        """
        section, _, name = key.partition(".")
        entry = self.sections[section][name]
        if isinstance(entry, Mapping):
            entry = entry["one" if n == 1 else "other"]
        shown = {name: self.show(value) for name, value in values.items()}
        if n is not None:
            shown["n"] = self.show(n)
        text: str = entry.format_map(shown)
        return text

    def section(self, name: str) -> dict[str, str]:
        """Give the sentences of a section that have one form, for a column or a view that chooses among them."""
        return {key: entry for key, entry in self.sections[name].items() if isinstance(entry, str)}

    def count(self, what: str, n: int) -> str:
        """Say a number of things: `count("days", 3)` → "3 days"."""
        return self.say(f"count.{what}", n)

    def show(self, value: object) -> str:
        """Write a value the way this language does: 1,204 · 12 February 2026 · 0.5."""
        if isinstance(value, bool):
            return str(value)
        if isinstance(value, int):
            return f"{value:,}"
        if isinstance(value, float):
            return f"{value:,.0f}" if value.is_integer() else f"{value:,.1f}"
        if isinstance(value, date):
            return f"{value.day} {self.month(value)}"
        return str(value)

    def share(self, part: int, whole: int) -> str:
        """Write a part as percent of the whole; all and nothing only where it is."""
        percent = round(100 * part / whole)
        if 0 < part < whole:
            percent = min(max(percent, 1), 99)
        return f"{percent}%"

    def day(self, day: date | None) -> str:
        """Write a day, or say that it is not known."""
        return self.show(day) if day else UNKNOWN

    def month(self, day: date) -> str:
        """Write the month of a day with its year: February 2026."""
        return f"{self.sections['months']['names'][day.month - 1]} {day.year}"


@cache
def load_words(code: str = "en") -> Words:
    """Read the sentences of a language.

    Raises:
        KeyError: there is no file for it.
    """
    if code not in LANGUAGES:
        raise KeyError(code)
    text = resources.files(__package__).joinpath(f"{code}.toml").read_text(encoding="utf-8")
    return Words(code, tomllib.loads(text))
