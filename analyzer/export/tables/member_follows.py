"""Member_Follows.csv → one row per person the owner began or ceased to follow, by name only."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.dates import read_instants
from analyzer.export.reading import Parsing, TableFile
from analyzer.export.tables.parsing import possible_days


class MemberFollows(dy.Schema):
    """One row per person; `active` is false where the owner ceased to follow them."""

    row = dy.UInt32()
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    name = dy.String(nullable=True)
    active = dy.Bool()


def parse(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the columns; a status that is not the known one for having ceased is following."""
    return texts.with_columns(
        possible_days(texts, "at", read_instants(texts["at"]), parsing),
        active=~pl.col("status").str.to_lowercase().str.starts_with("unfollow").fill_null(value=False),
    ).drop("status")


TABLE = TableFile(
    name="member_follows",
    schema=MemberFollows,
    files=("Member_Follows.csv",),
    columns={"at": ("Date",), "status": ("Status",), "name": ("FullName",)},
    required=("at", "name"),
    dated_by="at",
    parse=parse,
    trimmed=("name", "status"),
    one_line=True,
)
