"""Invitations.csv → one row per invitation of the last half year, or still pending."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.dates import read_instants
from analyzer.export.reading import Parsing, TableFile
from analyzer.export.tables.parsing import possible_days


class Invitations(dy.Schema):
    """One row per invitation, sent by the owner where `outgoing`. The URLs are null in exports before late 2023."""

    row = dy.UInt32()
    inviter = dy.String(nullable=True)
    invitee = dy.String(nullable=True)
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    note = dy.String(nullable=True)
    outgoing = dy.Bool(nullable=True)
    inviter_url = dy.String(nullable=True)
    invitee_url = dy.String(nullable=True)


def parse(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the columns; `Sent At` is Pacific time, `at` is UTC."""
    direction = pl.col("outgoing").str.to_uppercase()
    return texts.with_columns(
        possible_days(texts, "at", read_instants(texts["at"]), parsing),
        outgoing=pl.when(direction.is_in(["OUTGOING", "INCOMING"])).then(direction == "OUTGOING"),
    )


TABLE = TableFile(
    name="invitations",
    schema=Invitations,
    files=("Invitations.csv",),
    columns={
        "inviter": ("From",),
        "invitee": ("To",),
        "at": ("Sent At", "Date Sent"),
        "note": ("Message",),
        "outgoing": ("Direction",),
        "inviter_url": ("inviterProfileUrl",),
        "invitee_url": ("inviteeProfileUrl",),
    },
    required=("inviter", "invitee"),
    dated_by="at",
    parse=parse,
    trimmed=("inviter", "invitee", "note"),
)
