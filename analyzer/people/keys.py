"""Profile addresses and names as people and LinkedIn write them → keys under which spellings meet."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, unquote

import polars as pl

NAME_PREFIX: Final = "name:"
"""Starts the person_id of somebody who is known by name only; no slug holds a colon."""

_SLUG: Final = r"(?i)linkedin\.com/(?:in/([^/?#\s]+)|pub/([^?#\s]+?)/?(?:[?#]|$))"
_PLAIN: Final = r"^[a-z0-9\-_]+$"


def slugs_of(urls: pl.Series) -> pl.Series:
    """Read the profile slug out of each address: percent-decoded, NFC, lower-cased; null where there is none.

    Connections.csv percent-encodes what messages.csv writes as it is, so a raw comparison loses everybody with an
    accent (format.md 0.5).
    """
    found = pl.col("url").str.extract_groups(_SLUG).struct.unnest()
    raw = urls.to_frame("url").lazy().select(found).select(pl.coalesce("1", "2").str.strip_chars_end("/")).collect()
    slugs = raw.to_series()
    encoded = slugs.str.contains("%", literal=True).fill_null(value=False)
    if encoded.any():
        slugs = slugs.scatter(encoded.arg_true(), [_decoded(slug) for slug in slugs.filter(encoded).to_list()])
    return slugs.str.normalize("NFC").str.to_lowercase().rename(urls.name)


def _decoded(slug: str) -> str:
    """Decode percent signs; what they do not encode in UTF-8 stays as written, so that two addresses stay two."""
    try:
        return unquote(slug, errors="strict")
    except UnicodeDecodeError:
        return slug


def profile_urls(slugs: pl.Series) -> pl.Series:
    """Give the address of each profile, encoded as Connections.csv does; null stays null."""
    odd = slugs.is_not_null() & ~slugs.str.contains(_PLAIN)
    if odd.any():
        slugs = slugs.scatter(odd.arg_true(), [quote(slug, safe="-_") for slug in slugs.filter(odd).to_list()])
    return "https://www.linkedin.com/in/" + slugs


def name_key(name: pl.Expr) -> pl.Expr:
    """Fold a full name: NFC, single spaces, lower case; null where nothing is left."""
    key = name.str.normalize("NFC").str.replace_all(r"\s+", " ").str.strip_chars().str.to_lowercase()
    return pl.when(key != "").then(key)


def full_name(first: str = "first_name", last: str = "last_name") -> pl.Expr:
    """Join first and last name with one space, as messages.csv does."""
    joined = pl.concat_str(pl.col(first).fill_null(""), pl.lit(" "), pl.col(last).fill_null("")).str.strip_chars()
    return pl.when(joined != "").then(joined)


def is_nobody(key: pl.Expr) -> pl.Expr:
    """Tell the names that are no person: `LinkedIn Member` stands for many people, the others for the company."""
    return (key == "linkedin") | key.str.starts_with("linkedin ")
