"""Comments.csv → one row per comment of the owner's under a post; whose post it was is not said."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.reading import Parsing, TableFile
from analyzer.export.tables.parsing import read_at


class Comments(dy.Schema):
    """One row per comment. Its words are not read: no use is made of them."""

    row = dy.UInt32()
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)


def parse(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the columns."""
    return read_at(texts, parsing).drop("link")


TABLE = TableFile(
    name="comments",
    schema=Comments,
    files=("Comments.csv",),
    columns={"at": ("Date",), "link": ("Link",)},
    required=("at", "link"),
    dated_by="at",
    parse=parse,
)
