"""First and last contact, and the silence since."""

from __future__ import annotations

import polars as pl

from analyzer.ties.signals.evidence import Evidence

COLUMNS = {"first_contact": None, "last_contact": None, "silent_months": None}


def measure(evidence: Evidence) -> pl.LazyFrame:
    """Date the first and the last message that counts, and give the silence from it to `as_of` in months, at least 0."""
    silent = (pl.lit(evidence.as_of) - pl.col("last_contact")).dt.total_days() / evidence.settings.days_per_month
    return (
        evidence.contact.group_by("person_id")
        .agg(pl.col("at").min().dt.date().alias("first_contact"), pl.col("at").max().dt.date().alias("last_contact"))
        .with_columns(silent_months=silent.clip(lower_bound=0))
    )
