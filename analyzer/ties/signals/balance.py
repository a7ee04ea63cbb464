"""One-to-one messages sent and received; whether both ever wrote."""

from __future__ import annotations

import polars as pl

from analyzer.ties.signals.evidence import Evidence

COLUMNS = {"sent": 0, "received": 0, "two_way": False}


def measure(evidence: Evidence) -> pl.LazyFrame:
    """Count what went each way. Groups never make a tie two-way."""
    return (
        evidence.letters.group_by("person_id")
        .agg(pl.col("given").sum().alias("sent"), (~pl.col("given")).sum().alias("received"))
        .with_columns(two_way=(pl.col("sent") > 0) & (pl.col("received") > 0))
    )
