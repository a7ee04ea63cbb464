"""Jobs/Saved Jobs.csv → one row per opening the owner saved."""

from __future__ import annotations

import dataframely as dy

from analyzer.export.reading import TableFile
from analyzer.export.tables.parsing import read_at


class SavedJobs(dy.Schema):
    """One row per opening."""

    row = dy.UInt32()
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    company = dy.String(nullable=True)
    title = dy.String(nullable=True)


TABLE = TableFile(
    name="saved_jobs",
    schema=SavedJobs,
    files=("Saved Jobs.csv",),
    columns={"at": ("Saved Date",), "company": ("Company Name",), "title": ("Job Title",)},
    required=("at", "company"),
    dated_by="at",
    parse=read_at,
    trimmed=("company", "title"),
)
