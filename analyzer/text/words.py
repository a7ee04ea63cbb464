"""A language's file of sentences → a typed reader that fills in numbers, days and plurals."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from string import Formatter
from typing import Any, Final

LANGUAGES: Final = {"en": "English", "de": "Deutsch"}
"""Languages with a file beside this one, each by its own name. The first is spoken where nobody wishes for another."""


_INFLECTS: Final = re.compile(r"\{\w+:")


class _Filler(Formatter):
    """Fills a sentence in; `{ago:dative}` has the last word of the value looked up in the section `dative`.

    So a language may inflect what other sentences give as it is counted: three Tage, but before three Tagen.
    """

    def __init__(self, sections: Mapping[str, Mapping[str, Any]]) -> None:
        self.sections = sections

    def format_field(self, value: Any, format_spec: str) -> Any:  # noqa: ANN401 - as the standard library has it
        if format_spec not in self.sections:
            return super().format_field(value, format_spec)
        before, space, last = str(value).rpartition(" ")
        return f"{before}{space}{self.sections[format_spec].get(last, last)}"


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
        text: str = entry
        # What inflects nothing, and that is nearly all, is filled in by the interpreter itself, which is quicker.
        return _Filler(self.sections).vformat(text, (), shown) if _INFLECTS.search(text) else text.format_map(shown)

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
            return self.number(value, 0)
        if isinstance(value, float):
            return self.number(value, 0 if value.is_integer() else 1)
        if isinstance(value, date):
            month = self.sections["months"]["names"][value.month - 1]
            return self.form("day").format(day=value.day, month=month, year=value.year)
        return str(value)

    def form(self, name: str) -> str:
        """Give how something is written in this language: a day in a table, on an axis, in a field."""
        form: str = self.sections["form"][name]
        return form

    def quote(self, said: str) -> str:
        """Put somebody's words into the quotation marks of this language."""
        return self.form("quote").format(quote=said)

    def number(self, value: float, decimals: int) -> str:
        """Write a number with so many decimals: 1,204.50 · 1.204,50."""
        thousands, decimal = self.form("thousands"), self.form("decimal")
        written = f"{value:,.{decimals}f}"
        if (thousands, decimal) == (",", "."):
            return written
        return written.translate({ord(","): thousands, ord("."): decimal})

    def share(self, part: int, whole: int) -> str:
        """Write a part as percent of the whole; all and nothing only where it is."""
        percent = round(100 * part / whole)
        if 0 < part < whole:
            percent = min(max(percent, 1), 99)
        return self.percent(percent)

    def percent(self, percent: float) -> str:
        """Write a whole number of percent: 45% · 45 %."""
        return self.form("percent").format(n=self.show(round(percent)))

    def day(self, day: date | None) -> str:
        """Write a day, or say that it is not known."""
        return self.show(day) if day else self.form("unknown_day")

    def month(self, day: date) -> str:
        """Write the month of a day with its year: February 2026."""
        return self.form("month").format(month=self.sections["months"]["names"][day.month - 1], year=day.year)


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
