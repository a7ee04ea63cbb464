"""Jobs/Job Applications.csv → one row per application of the owner."""

from __future__ import annotations

import dataframely as dy

from analyzer.export.reading import TableFile
from analyzer.export.tables.parsing import read_at


class JobApplications(dy.Schema):
    """One row per application."""

    row = dy.UInt32()
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    company = dy.String(nullable=True)
    title = dy.String(nullable=True)


TABLE = TableFile(
    name="job_applications",
    schema=JobApplications,
    files=("Job Applications.csv",),
    columns={"at": ("Application Date",), "company": ("Company Name",), "title": ("Job Title",)},
    required=("at", "company"),
    trimmed=("company", "title"),
    dated_by="at",
    parse=read_at,
)
