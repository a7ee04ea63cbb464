"""Notes.csv → one row per note the owner wrote about somebody on LinkedIn."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.dates import read_instants
from analyzer.export.reading import Parsing, TableFile
from analyzer.export.tables.parsing import possible_days


class Notes(dy.Schema):
    """One row per note. `at` is when it was begun, else when it was last changed."""

    row = dy.UInt32()
    url = dy.String(nullable=True)
    first_name = dy.String(nullable=True)
    last_name = dy.String(nullable=True)
    note = dy.String(nullable=True)
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)


def parse(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the columns."""
    whole = texts.with_columns(at=pl.coalesce("at", "edited_at")).drop("edited_at")
    return whole.with_columns(possible_days(whole, "at", read_instants(whole["at"]), parsing))


TABLE = TableFile(
    name="notes",
    schema=Notes,
    files=("Notes.csv",),
    columns={
        "url": ("Connection Profile URL",),
        "first_name": ("Connection First Name",),
        "last_name": ("Connection Last Name",),
        "note": ("Note",),
        "at": ("Created On",),
        "edited_at": ("Edited On",),
    },
    required=("note",),
    dated_by="at",
    parse=parse,
    trimmed=("url", "first_name", "last_name", "note"),
)
