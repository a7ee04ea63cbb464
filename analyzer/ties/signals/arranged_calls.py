"""A call or meeting arranged, or a phone number written down, in a thread in which both wrote."""

from __future__ import annotations

import polars as pl

from analyzer.ties.signals.evidence import Evidence

COLUMNS = {"arranged_call": False, "arranged_call_on": None}


def measure(evidence: Evidence) -> pl.LazyFrame:
    """Tell whether there is one, and the latest day of it."""
    return evidence.calls.group_by("person_id").agg(
        pl.lit(value=True).alias("arranged_call"), pl.col("at").max().dt.date().alias("arranged_call_on")
    )
