"""Profile addresses, names and employers as people and LinkedIn write them → keys under which spellings meet."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import quote, unquote

import polars as pl

NAME_PREFIX: Final = "name:"
"""Starts the person_id of somebody who is known by name only; no slug holds a colon."""

_SLUG: Final = r"(?i)linkedin\.com/(?:in/([^/?#\s]+)|pub/([^?#\s]+?)/?(?:[?#]|$))"
_PLAIN: Final = r"^[a-z0-9\-_]+$"

_LEGAL_FORMS: Final = frozenset(
    [
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "co",
        "company",
        "ltd",
        "limited",
        "llc",
        "llp",
        "lp",
        "plc",
        "gmbh",
        "mbh",
        "ag",
        "kg",
        "ohg",
        "ug",
        "se",
        "sa",
        "sas",
        "sarl",
        "srl",
        "spa",
        "sl",
        "slu",
        "bv",
        "nv",
        "ab",
        "as",
        "asa",
        "oy",
        "oyj",
        "aps",
        "kk",
        "pty",
        "pte",
        "sdn",
        "bhd",
        "ltda",
        "eireli",
    ]
)

NO_EMPLOYER: Final = frozenset(
    (
        "self employed",
        "selfemployed",
        "freelance",
        "freelancer",
        "independent",
        "independent consultant",
        "retired",
        "student",
        "stealth",
        "stealth startup",
        "confidential",
        "selbststandig",
        "freiberuflich",
        "freiberufler",
        "independant",
        "autonomo",
        "autonoma",
        "libero professionista",
        "zzp",
    )
)
"""Folded entries under "company" that name no employer two people could share."""


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


def employer_key(name: str) -> str:
    """Fold an employer's name: case, accents, punctuation and legal form drop out. "Contoso, Ltd." → "contoso"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.sub(r"[^\w&+]+", " ", plain.replace(".", "")).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and (words[-1] in _LEGAL_FORMS or words[-1] in {"&", "and", "und", "et"}):
        words = words[:-1]
    return " ".join(words)
