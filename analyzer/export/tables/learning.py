"""Learning.csv → one row per course or video of LinkedIn's that the owner saw or finished."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.dates import read_instants
from analyzer.export.reading import Parsing, TableFile
from analyzer.export.tables.parsing import possible_days

_NOT_APPLICABLE = "N/A"


class Learning(dy.Schema):
    """One row per course. `at` is when it was last seen, `completed_at` when it was finished."""

    row = dy.UInt32()
    title = dy.String(nullable=True)
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    completed_at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)


def parse(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the columns; `N/A` is LinkedIn's own word for nothing."""
    said = [pl.when(pl.col(name) != _NOT_APPLICABLE).then(pl.col(name)).alias(name) for name in ("at", "completed_at")]
    stated = texts.with_columns(said)
    days = [possible_days(stated, name, read_instants(stated[name]), parsing) for name in ("at", "completed_at")]
    return stated.with_columns(days)


TABLE = TableFile(
    name="learning",
    schema=Learning,
    files=("Learning.csv",),
    columns={
        "title": ("Content Title",),
        "at": ("Content Last Watched Date (if viewed)",),
        "completed_at": ("Content Completed At (if completed)",),
    },
    required=("title",),
    dated_by="at",
    parse=parse,
    trimmed=("title", "at", "completed_at"),
)
