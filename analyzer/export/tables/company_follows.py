"""Company Follows.csv → one row per company or school the owner follows."""

from __future__ import annotations

import dataframely as dy

from analyzer.export.reading import TableFile
from analyzer.export.tables.parsing import read_at


class CompanyFollows(dy.Schema):
    """One row per company."""

    row = dy.UInt32()
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    company = dy.String(nullable=True)


TABLE = TableFile(
    name="company_follows",
    schema=CompanyFollows,
    files=("Company Follows.csv",),
    columns={"company": ("Organization",), "at": ("Followed On",)},
    required=("company",),
    dated_by="at",
    parse=read_at,
    trimmed=("company",),
    one_line=True,
)
