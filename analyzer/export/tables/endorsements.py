"""Endorsement_Received_Info.csv and Endorsement_Given_Info.csv → one row per endorsed skill."""

from __future__ import annotations

import dataframely as dy

from analyzer.export.reading import TableFile
from analyzer.export.tables.parsing import read_at


class Endorsements(dy.Schema):
    """One row per skill of one endorsement; the person is the other one. `url` is null in exports of 2021."""

    row = dy.UInt32()
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    skill = dy.String(nullable=True)
    first_name = dy.String(nullable=True)
    last_name = dy.String(nullable=True)
    url = dy.String(nullable=True)
    status = dy.String(nullable=True)


def _table(name: str, file: str, person: str) -> TableFile[Endorsements]:
    return TableFile(
        name=name,
        schema=Endorsements,
        files=(file,),
        columns={
            "at": ("Endorsement Date",),
            "skill": ("Skill Name",),
            "first_name": (f"{person} First Name",),
            "last_name": (f"{person} Last Name",),
            "url": (f"{person} Public Url",),
            "status": ("Endorsement Status",),
        },
        required=("skill", "first_name"),
        dated_by="at",
        parse=read_at,
        trimmed=("skill", "first_name", "last_name", "url"),
        one_line=True,
    )


RECEIVED = _table("endorsements_received", "Endorsement_Received_Info.csv", "Endorser")
GIVEN = _table("endorsements_given", "Endorsement_Given_Info.csv", "Endorsee")
