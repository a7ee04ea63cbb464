"""An analysis → invitations ego sent long ago that nobody accepted."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.schemas import Kind


class Pending(dy.Schema):
    """One row per person whom ego invited and who is no connection, the longest waiting first. Times are UTC."""

    person_id = dy.String(primary_key=True)
    name = dy.String()
    profile_url = dy.String(nullable=True)
    sent_at = dy.Datetime(time_unit="us", time_zone="UTC")
    days = dy.Int64(min=0)
    with_note = dy.Bool()


def find_pending(analysis: Analysis) -> dy.DataFrame[Pending]:
    """Find sent invitations that have waited longer than `PruneSettings.pending_days`.

    Someone who accepted within the last 180 days and was removed since looks the same in an export.
    """
    sent = analysis.interactions.filter(
        (pl.col("kind") == Kind.INVITATION.value) & pl.col("given").fill_null(value=False) & pl.col("at").is_not_null()
    )
    last = (
        sent.sort("at")
        .group_by("person_id")
        .agg(sent_at=pl.col("at").last(), with_note=pl.col("what").is_not_null().any())
    )
    waited = last.join(analysis.people.filter(~pl.col("is_connection")), on="person_id").with_columns(
        days=(pl.lit(analysis.as_of) - pl.col("sent_at").dt.date()).dt.total_days()
    )
    old = waited.filter(pl.col("days") > analysis.settings.prune.pending_days).sort("sent_at", "person_id")
    return Pending.validate(old.select(Pending.column_names()), cast=True)
