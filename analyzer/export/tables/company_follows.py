"""Company Follows.csv → one row per company or school the owner follows."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.dates import read_instants
from analyzer.export.reading import Parsing, TableFile
from analyzer.export.tables.parsing import possible_days


class CompanyFollows(dy.Schema):
    """One row per company."""

    row = dy.UInt32()
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    company = dy.String(nullable=True)


def parse(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the columns."""
    return texts.with_columns(possible_days(texts, "at", read_instants(texts["at"]), parsing))


TABLE = TableFile(
    name="company_follows",
    schema=CompanyFollows,
    files=("Company Follows.csv",),
    columns={"company": ("Organization",), "at": ("Followed On",)},
    required=("company",),
    dated_by="at",
    parse=parse,
    trimmed=("company",),
    one_line=True,
)
