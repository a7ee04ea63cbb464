"""Recommendations_Received.csv and Recommendations_Given.csv → one row per recommendation."""

from __future__ import annotations

import dataframely as dy

from analyzer.export.reading import TableFile
from analyzer.export.tables.parsing import read_at


class Recommendations(dy.Schema):
    """One row per recommendation; the person is the other one, known by name and company only."""

    row = dy.UInt32()
    first_name = dy.String(nullable=True)
    last_name = dy.String(nullable=True)
    company = dy.String(nullable=True)
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    status = dy.String(nullable=True)


def _table(name: str, file: str) -> TableFile[Recommendations]:
    return TableFile(
        name=name,
        schema=Recommendations,
        files=(file,),
        columns={
            "first_name": ("First Name",),
            "last_name": ("Last Name",),
            "company": ("Company",),
            "at": ("Creation Date",),
            "status": ("Status",),
        },
        required=("first_name", "last_name"),
        dated_by="at",
        parse=read_at,
        trimmed=("first_name", "last_name", "company"),
    )


RECEIVED = _table("recommendations_received", "Recommendations_Received.csv")
GIVEN = _table("recommendations_given", "Recommendations_Given.csv")
