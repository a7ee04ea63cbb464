"""Endorsed skills, each way: clicks, worth little, but somebody thought of the other."""

from __future__ import annotations

import polars as pl

from analyzer.schemas import Kind
from analyzer.ties.signals.evidence import Evidence

COLUMNS = {"endorsements_given": 0, "endorsements_received": 0}


def measure(evidence: Evidence) -> pl.LazyFrame:
    """Count skills each way."""
    return (
        evidence.of_kind(Kind.ENDORSEMENT)
        .group_by("person_id")
        .agg(
            pl.col("given").sum().alias("endorsements_given"),
            (~pl.col("given")).sum().alias("endorsements_received"),
        )
    )
