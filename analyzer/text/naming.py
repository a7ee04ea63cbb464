"""A person's or a place's name → what it is called on a page: as it is, or by a pseudonym that stays the same."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from unicodedata import normalize

import polars as pl

from analyzer.text.words import Words

_NUMBERS: Final = 90
_FIRST_NUMBER: Final = 10
"""Of a pseudonym: from 10 to 99, so that all are as long; some 400,000 in all, and hardly two alike among thousands."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How people and places are called: by their names, or by pseudonyms while names are hidden.

    A pseudonym hangs on the name and on a secret alone: with the same secret everybody keeps theirs from page to page
    and from export to export; without it nobody can try out which name a pseudonym stands for.

    Attributes:
        hidden: Whether names are hidden.
        words: The language whose pseudonyms are used.
        secret: What pseudonyms are drawn with, up to 64 bytes.
    """

    hidden: bool
    words: Words
    secret: bytes = b""

    def of(self, person: Mapping[str, Any]) -> str:
        """Name one person: a row with `name`."""
        name = str(person["name"])
        return " ".join(self._drawn(name, "qualities", "creatures")) if self.hidden else name

    def first(self, person: Mapping[str, Any]) -> str:
        """Give the short name that stands beside a dot."""
        name = str(person["name"])
        if not self.hidden:
            return name.split(" ", maxsplit=1)[0]
        return " ".join(self._drawn(name, "qualities", "creatures")[1:])

    def place(self, place: str) -> str:
        """Name an employer, a school or a domain."""
        return " ".join(self._drawn(place, "qualities", "trees")) if self.hidden else place

    def column(self, names: pl.Series) -> pl.Series:
        """Name a whole column of people."""
        if not self.hidden:
            return names
        return pl.Series(names.name, [self.of({"name": name}) for name in names.to_list()], dtype=pl.String)

    def _drawn(self, name: str, *lists: str) -> list[str]:
        folded = normalize("NFC", name).casefold().encode()
        drawn = int.from_bytes(hashlib.blake2b(folded, key=self.secret, digest_size=8).digest())
        parts = []
        for each in lists:
            drawn, place = divmod(drawn, len(self.words.sections["pseudonyms"][each]))
            parts.append(self.words.sections["pseudonyms"][each][place])
        return [*parts, str(_FIRST_NUMBER + drawn % _NUMBERS)]
