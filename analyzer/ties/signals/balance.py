"""One-to-one messages sent and received; whether both ever wrote; when the other last did."""

from __future__ import annotations

import polars as pl

from analyzer.ties.signals.evidence import Evidence

COLUMNS = {"sent": 0, "received": 0, "two_way": False, "last_heard": None}


def measure(evidence: Evidence) -> pl.LazyFrame:
    """Count what went each way. Groups never make a tie two-way."""
    given = pl.col("given")
    return (
        evidence.letters.group_by("person_id")
        .agg(
            given.sum().alias("sent"),
            (~given).sum().alias("received"),
            pl.col("at").filter(~given).max().dt.date().alias("last_heard"),
        )
        .with_columns(two_way=(pl.col("sent") > 0) & (pl.col("received") > 0))
    )
