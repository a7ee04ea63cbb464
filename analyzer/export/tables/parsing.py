"""What several tables do alike: days that can be, files of several spellings."""

from __future__ import annotations

from datetime import date

import polars as pl

from analyzer.export.dates import read_instants
from analyzer.export.findings import Code
from analyzer.export.reading import Parsing


def possible_days(texts: pl.DataFrame, name: str, read: pl.Series, parsing: Parsing) -> pl.Series:
    """Keep the instants or days that can be, report those that cannot be read and those before LinkedIn was.

    Args:
        texts: The text columns, with `row`.
        name: The column of spelled dates.
        read: The same column, read.
        parsing: Takes the findings.
    """
    unreadable = texts[name].is_not_null() & read.is_null()
    if unreadable.any():
        parsing.report(Code.UNREADABLE_DATE, texts.filter(unreadable))
    impossible = read.dt.date() < date(parsing.limits.earliest_year, 1, 1)
    if impossible.any():
        parsing.report(Code.IMPOSSIBLE_DATE, texts.filter(impossible))
        read = read.set(impossible, None)
    return read.rename(name)


def read_at(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the column `at` as UTC instants; the others stay text."""
    return texts.with_columns(possible_days(texts, "at", read_instants(texts["at"]), parsing))
