"""SearchQueries.csv → one row per search of the owner's, whose words may be somebody's name."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.dates import read_instants
from analyzer.export.reading import Parsing, TableFile
from analyzer.export.tables.parsing import possible_days


class Searches(dy.Schema):
    """One row per search."""

    row = dy.UInt32()
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    query = dy.String(nullable=True)


def parse(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the columns."""
    return texts.with_columns(possible_days(texts, "at", read_instants(texts["at"]), parsing))


TABLE = TableFile(
    name="searches",
    schema=Searches,
    files=("SearchQueries.csv", "Search Queries.csv"),
    columns={"at": ("Time",), "query": ("Search Query",)},
    required=("at", "query"),
    dated_by="at",
    parse=parse,
    trimmed=("query",),
)
