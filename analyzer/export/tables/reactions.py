"""Reactions.csv → one row per reaction of the owner's to a post; whose post it was is not said."""

from __future__ import annotations

import dataframely as dy

from analyzer.export.reading import TableFile
from analyzer.export.tables.parsing import read_at


class Reactions(dy.Schema):
    """One row per reaction; `reaction` is LinkedIn's word for it, such as LIKE or PRAISE."""

    row = dy.UInt32()
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    reaction = dy.String(nullable=True)


TABLE = TableFile(
    name="reactions",
    schema=Reactions,
    files=("Reactions.csv",),
    columns={"at": ("Date",), "reaction": ("Type",)},
    required=("at", "reaction"),
    dated_by="at",
    parse=read_at,
)
