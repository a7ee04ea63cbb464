"""Contact in group conversations, for the days without any one-to-one message."""

from __future__ import annotations

from typing import Final

import polars as pl

from analyzer.ties.signals.evidence import Evidence

COLUMNS = {"group_days": 0.0}

_DECIMALS: Final = 9
"""Kept of a sum of shares: in which order threads add them shows in the sixteenth, and is to show nowhere."""


def measure(evidence: Evidence) -> pl.LazyFrame:
    """Sum 1/k over days, k the number of others in the group, the best message of each day.

    Only what ego or this person wrote is there: an alter's message to a group is no contact with its other members.
    """
    day = pl.col("at").dt.date().alias("day")
    alone = evidence.letters.select("person_id", day).unique()
    groups = evidence.contact.filter(pl.col("group_size") > 1)
    return (
        groups.group_by("person_id", day)
        .agg((1 / pl.col("group_size").min()).alias("share"))
        .join(alone, on=["person_id", "day"], how="anti")
        .group_by("person_id")
        .agg(pl.col("share").sum().round(_DECIMALS).alias("group_days"))
    )
