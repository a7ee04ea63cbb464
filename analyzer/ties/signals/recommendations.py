"""Recommendations, each way: somebody stood up in writing."""

from __future__ import annotations

import polars as pl

from analyzer.schemas import Kind
from analyzer.ties.signals.evidence import Evidence

COLUMNS = {"recommendations_given": 0, "recommendations_received": 0, "recommended_on": None}


def measure(evidence: Evidence) -> pl.LazyFrame:
    """Count them each way and date the latest."""
    return (
        evidence.of_kind(Kind.RECOMMENDATION)
        .group_by("person_id")
        .agg(
            pl.col("given").sum().alias("recommendations_given"),
            (~pl.col("given")).sum().alias("recommendations_received"),
            pl.col("at").max().dt.date().alias("recommended_on"),
        )
    )
