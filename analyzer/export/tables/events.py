"""Events.csv → one row per event the owner was asked to or went to."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.dates import read_instants
from analyzer.export.reading import Parsing, TableFile
from analyzer.export.tables.parsing import possible_days

_NOT_THERE = r"(?i)^(?:invited|pending|declin|not |withdr|cancel|ignored)"
"""Statuses of an event nobody went to. Prior: nobody has listed LinkedIn's, and any other is taken for going."""


class Events(dy.Schema):
    """One row per event. Its hours are of no zone that is said, so only its days are kept.

    `declined` is true where its status says that the owner was only asked, or did not go.
    """

    row = dy.UInt32()
    name = dy.String(nullable=True)
    starts_on = dy.Date(nullable=True)
    ends_on = dy.Date(nullable=True)
    declined = dy.Bool()


def parse(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the columns: `Jan 05, 2024 09:00 AM - Jan 05, 2024 10:00 AM`."""
    day = r"[A-Z][a-z]{2} \d{2}, \d{4}"
    days = texts.with_columns(
        starts_on=pl.col("time").str.extract(rf"^({day})"), ends_on=pl.col("time").str.extract(rf"- ({day})")
    )
    started, ended = (read_instants(days[name]) for name in ("starts_on", "ends_on"))
    return days.with_columns(
        possible_days(days.with_columns(starts_on="time"), "starts_on", started, parsing).dt.date(),
        ended.dt.date(),
        declined=pl.col("status").str.contains(_NOT_THERE).fill_null(value=False),
    ).drop("time", "status")


TABLE = TableFile(
    name="events",
    schema=Events,
    files=("Events.csv",),
    columns={"name": ("Event Name",), "time": ("Event Time",), "status": ("Status",)},
    required=("name", "time"),
    parse=parse,
    trimmed=("name", "time"),
)
