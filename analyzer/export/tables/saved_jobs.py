"""Jobs/Saved Jobs.csv → one row per opening the owner saved."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.dates import read_instants
from analyzer.export.reading import Parsing, TableFile
from analyzer.export.tables.parsing import possible_days


class SavedJobs(dy.Schema):
    """One row per opening."""

    row = dy.UInt32()
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    company = dy.String(nullable=True)
    title = dy.String(nullable=True)


def parse(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the columns."""
    return texts.with_columns(possible_days(texts, "at", read_instants(texts["at"]), parsing))


TABLE = TableFile(
    name="saved_jobs",
    schema=SavedJobs,
    files=("Saved Jobs.csv",),
    columns={"at": ("Saved Date",), "company": ("Company Name",), "title": ("Job Title",)},
    required=("at", "company"),
    dated_by="at",
    parse=parse,
    trimmed=("company", "title"),
)
