"""SearchQueries.csv → one row per search of the owner's, whose words may be somebody's name."""

from __future__ import annotations

import dataframely as dy

from analyzer.export.reading import TableFile
from analyzer.export.tables.parsing import read_at


class Searches(dy.Schema):
    """One row per search."""

    row = dy.UInt32()
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    query = dy.String(nullable=True)


TABLE = TableFile(
    name="searches",
    schema=Searches,
    files=("SearchQueries.csv", "Search Queries.csv"),
    columns={"at": ("Time",), "query": ("Search Query",)},
    required=("at", "query"),
    dated_by="at",
    parse=read_at,
    trimmed=("query",),
)
