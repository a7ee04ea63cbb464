"""Profile.csv → the owner's name. The file has no URL of its own."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.reading import Parsing, TableFile


class Profile(dy.Schema):
    """One row: the owner."""

    row = dy.UInt32()
    first_name = dy.String(nullable=True)
    last_name = dy.String(nullable=True)


def parse(texts: pl.DataFrame, _parsing: Parsing) -> pl.DataFrame:
    """Keep the columns as they are."""
    return texts


TABLE = TableFile(
    name="profile",
    schema=Profile,
    files=("Profile.csv",),
    columns={"first_name": ("First Name",), "last_name": ("Last Name",)},
    required=("first_name", "last_name"),
    parse=parse,
    trimmed=("first_name", "last_name"),
)
