"""The spellings of a date in an export → UTC instants and days."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import polars as pl

_PACIFIC: Final = "America/Los_Angeles"

# Spelling, and the zone it is written in. LinkedIn's own first; the last few are what Excel makes of them.
_SPELLINGS: Final = (
    ("%Y-%m-%d %H:%M:%S UTC", "UTC"),  # messages since 2021
    ("%d %b %Y", "UTC"),  # Connected On since 2020
    ("%m/%d/%y, %I:%M %p", _PACIFIC),  # Sent At; every column of 2018
    ("%Y/%m/%d %H:%M:%S UTC", "UTC"),  # endorsements
    ("%Y-%m-%dT%H:%M:%S", "UTC"),  # messages of 2020
    ("%Y-%m-%d %H:%M:%S", "UTC"),  # Comments, Reactions
    ("%Y-%m-%d %H:%M UTC", "UTC"),  # Learning
    ("%a %b %d %H:%M:%S UTC %Y", "UTC"),  # Company Follows
    ("%d-%b-%y", "UTC"),  # Excel
    ("%d-%b-%Y", "UTC"),  # Excel
    ("%m/%d/%Y, %I:%M %p", _PACIFIC),
    ("%m/%d/%y %H:%M", _PACIFIC),  # Excel, from Sent At
    ("%b %d %Y %I:%M %p", _PACIFIC),
    ("%b %d, %Y", "UTC"),
    ("%Y-%m-%d", "UTC"),
    ("%Y/%m/%d", "UTC"),
    ("%m/%d/%y", "UTC"),
    ("%m/%d/%Y", "UTC"),
    ("%d.%m.%Y", "UTC"),
)

FOUR_DIGITS: Final = 1000
"""The first year of four digits: polars' %Y takes two as well."""

_TEXT: Final = "text"
_FEW: Final = 10_000
"""Dates up to which it pays to look which marks are in them before they are read in every spelling."""

_STROKES: Final = r"(?i)^\s*([0-9]{1,2})/([0-9]{1,2})/[0-9]{2,4}(?:,? [0-9]{1,2}:[0-9]{2}(?:\s?[ap]m)?)?\s*$"
_MONTHS_IN_A_YEAR: Final = 12
_MONTHS: Final = {
    "Jan": ("januar", "jän", "jänner", "janv", "janvier"),
    "Feb": ("februar", "févr", "fév", "février"),
    "Mar": ("mär", "mrz", "märz", "mars"),
    "Apr": ("april", "avr", "avril"),
    "May": ("mai",),
    "Jun": ("juni", "juin"),
    "Jul": ("juli", "juil", "juillet"),
    "Aug": ("august", "août", "aout"),
    "Sep": ("sept", "september", "septembre"),
    "Oct": ("okt", "oktober", "octobre"),
    "Nov": ("november", "novembre"),
    "Dec": ("dez", "dezember", "déc", "décembre"),
}
"""Months as a German or a French Excel writes them; not LinkedIn's own, which are English everywhere (as measured in real exports)."""

_LOCAL_DAY: Final = r"(?i)^(\d{1,2})\.?[ -](\pL{3,})\.?[ -](\d{4})$"
_EXCEL_DAY: Final = r"^([34]\d{4})(?:[.,]\d+)?$"
_EXCEL_BEGAN: Final = date(1899, 12, 30)
"""The day from which Excel counts. Five digits beginning with 3 or 4 are the days from 1982 to 2036."""


def read_instants(texts: pl.Series) -> pl.Series:
    """Read a column of spelled dates as UTC instants; what no spelling fits is null.

    LinkedIn writes its short American spelling in Pacific time without saying so, and everything else in UTC
    (as measured in real exports). A column is nearly always of one spelling, so each further one looks only at what is
    left. Of days and months with strokes between them the months stand first, unless one of the column cannot be a month.
    """
    instants = pl.Series(texts.name, [None], dtype=pl.Datetime("us", "UTC")).new_from_index(0, len(texts))
    left = texts.is_not_null()
    day_first = False
    written = "\n".join(texts.drop_nulls().to_list()) if len(texts) <= _FEW else None
    for spelled, zone in _SPELLINGS:
        if not left.any():
            break
        if written is not None and not all(mark in written for mark in _marks(spelled)):
            continue  # nothing in the column can be of it
        spelling = spelled
        if spelled.startswith("%m/%d"):
            day_first = day_first or _is_day_first(texts)
            spelling = spelled.replace("%m/%d", "%d/%m") if day_first else spelled
        everything = bool(left.all())
        read = _read(texts if everything else texts.filter(left), spelling, zone)
        if not read.is_not_null().any():
            continue
        instants = read if everything else instants.scatter(left.arg_true(), read)
        left = texts.is_not_null() & instants.is_null()
    if left.any():
        plain = _as_linkedin_writes(texts)
        if not plain.equals(texts):
            return read_instants(plain)
    return instants.rename(texts.name)


def _marks(spelling: str) -> frozenset[str]:
    """Give the marks without which no text is of a spelling; spaces are none, as any will do."""
    return frozenset(re.sub(r"%.|\s|UTC", "", spelling))


def _is_day_first(texts: pl.Series) -> bool:
    """Tell whether days stand before months: one of the first numbers cannot be a month, and all of the second can."""
    numbers = texts.str.extract_groups(_STROKES).struct.unnest().cast(pl.Int16)
    first, second = (numbers[name].max() for name in numbers.columns)
    return isinstance(first, int) and first > _MONTHS_IN_A_YEAR >= int(str(second))


def _as_linkedin_writes(texts: pl.Series) -> pl.Series:
    """Write a column the way LinkedIn would: no spaces around it, months in English, Excel's own numbers as days."""
    months = {name: english for english, names in _MONTHS.items() for name in names}
    parts = texts.str.strip_chars().alias("text").to_frame()
    parts = parts.with_columns(
        pl.col("text").str.extract_groups(_LOCAL_DAY).struct.rename_fields(["day", "month", "year"]).struct.unnest(),
        counted=pl.lit(_EXCEL_BEGAN) + pl.duration(days=pl.col("text").str.extract(_EXCEL_DAY).cast(pl.Int64)),
    ).with_columns(pl.col("month").str.to_lowercase().replace_strict(months, default=None, return_dtype=pl.String))
    return parts.select(
        pl.coalesce(pl.format("{} {} {}", "day", "month", "year"), pl.col("counted").dt.to_string("%Y-%m-%d"), "text")
    ).to_series()


def read_days(texts: pl.Series) -> pl.Series:
    """Read a column of spelled dates as UTC calendar days."""
    return read_instants(texts).dt.date()


def _read(texts: pl.Series, spelling: str, zone: str) -> pl.Series:
    instants = _instants(spelling, zone)
    if "%Y" in spelling:  # which also takes two digits, and reads "24" as the year 24
        instants = pl.when(instants.dt.year() >= FOUR_DIGITS).then(instants)
    return texts.alias(_TEXT).to_frame().lazy().select(instants).collect().to_series()


def _instants(spelling: str, zone: str) -> pl.Expr:
    text = pl.col(_TEXT).str
    if "%H" not in spelling and "%I" not in spelling:
        return text.to_date(spelling, strict=False, cache=False).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
    local = text.to_datetime(spelling, time_unit="us", strict=False, cache=False)
    if zone == "UTC":
        return local.dt.replace_time_zone("UTC")
    return local.dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null").dt.convert_time_zone("UTC")
