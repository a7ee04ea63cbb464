"""A person's or a place's name → what it is called on a page: as it is, or by a pseudonym that stays the same."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
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

    def beside_dots(self, names: Sequence[str]) -> list[str]:
        """Give the short names that stand beside the dots of one picture, longer for those who share the shortest."""
        ways = [self._short_to_whole(name) for name in names]
        bearers = Counter(way for each in ways for way in set(each))
        return [next((way for way in each if bearers[way] == 1), each[-1]) for each in ways]

    def _short_to_whole(self, name: str) -> list[str]:
        if self.hidden:
            quality, *short = self._drawn(name, "qualities", "creatures")
            return [" ".join(short), " ".join((quality, *short))]
        first, *others = re.split(r"[,(]", name)[0].split() or [name]
        lasts = [one for one in others if one[0].isalpha() and (len(one) == 1 or not one.isupper())]
        return [first, *(f"{first} {last[0]}." for last in lasts[-1:]), name]

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
