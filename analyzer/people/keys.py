"""Profile addresses and names as people and LinkedIn write them → keys under which spellings meet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote, unquote

import polars as pl

NAME_PREFIX: Final = "name:"
"""Starts the person_id of somebody who is known by name only; no slug holds a colon."""

_SLUG: Final = r"(?i)linkedin\.com/(?:in/([^/?#\s]+)|pub/([^?#\s]+?)/?(?:[?#]|$))"
_OTHER_SPACES: Final = r"\s{2,}|[^\S ]"
"""Spaces that are not one space by itself, which nearly all are: of them nothing has to be written anew."""

_BETWEEN: Final = "\n"  # no address has a line break in it as it is written
_PLAIN: Final = r"^[a-z0-9\-_]+$"


def slugs_of(urls: pl.Series) -> pl.Series:
    """Read the profile slug out of each address: percent-decoded, NFC, lower-cased; null where there is none.

    Connections.csv percent-encodes what messages.csv writes as it is, so a raw comparison loses everybody with an
    accent (as measured in real exports).
    """
    found = pl.col("url").str.extract_groups(_SLUG).struct.unnest()
    raw = urls.to_frame("url").lazy().select(found).select(pl.coalesce("1", "2").str.strip_chars_end("/")).collect()
    slugs = raw.to_series()
    encoded = slugs.str.contains("%", literal=True).fill_null(value=False)
    if encoded.any():
        slugs = slugs.scatter(encoded.arg_true(), _decoded(slugs.filter(encoded).to_list()))
    return slugs.str.normalize("NFC").str.to_lowercase().rename(urls.name)


def _decoded(slugs: Sequence[str]) -> list[str]:
    """Decode percent signs; what they do not encode in UTF-8 stays as written, so that two addresses stay two.

    All are decoded as one text, which takes a third of the time; where one is broken, each by itself.
    """
    try:
        decoded = unquote(_BETWEEN.join(slugs), errors="strict").split(_BETWEEN)
    except UnicodeDecodeError:
        decoded = []
    if len(decoded) == len(slugs):
        return decoded
    return [_decoded_alone(slug) for slug in slugs]


def _decoded_alone(slug: str) -> str:
    try:
        return unquote(slug, errors="strict")
    except UnicodeDecodeError:
        return slug


def profile_urls(slugs: pl.Series) -> pl.Series:
    """Give the address of each profile, encoded as Connections.csv does; null stays null."""
    odd = slugs.is_not_null() & ~slugs.str.contains(_PLAIN)
    if odd.any():
        letters = sorted(set("".join(slugs.filter(odd).to_list())))
        encoded = {letter: quote(letter, safe="-_") for letter in letters}
        slugs = slugs.scatter(odd.arg_true(), slugs.filter(odd).str.replace_many(encoded))
    return "https://www.linkedin.com/in/" + slugs


def name_key(name: pl.Expr) -> pl.Expr:
    """Fold a full name: NFC, single spaces, lower case; null where nothing is left."""
    spaced = name.str.normalize("NFC").str.replace_all(_OTHER_SPACES, " ")
    return spaced.str.strip_chars().str.to_lowercase().replace("", None)


def full_name(first: str = "first_name", last: str = "last_name") -> pl.Expr:
    """Join first and last name with one space, as messages.csv does."""
    joined = pl.concat_str(pl.col(first), pl.col(last), separator=" ", ignore_nulls=True)
    return joined.str.strip_chars().replace("", None)


def is_nobody(key: pl.Expr) -> pl.Expr:
    """Tell the names that are no person: `LinkedIn Member` stands for many people, the others for the company."""
    return (key == "linkedin") | key.str.starts_with("linkedin ")
