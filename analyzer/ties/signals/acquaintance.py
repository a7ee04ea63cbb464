"""How long the two have known each other, as far as LinkedIn knows."""

from __future__ import annotations

import polars as pl

from analyzer.ties.signals.evidence import Evidence

COLUMNS = {"years_known": None}


def measure(evidence: Evidence) -> pl.LazyFrame:
    """Give the years from the link or the first message that counts, whichever is earlier, to `as_of`."""
    first = evidence.contact.group_by("person_id").agg(pl.col("at").min().dt.date().alias("first"))
    since = pl.min_horizontal("connected_on", "first")
    years = (pl.lit(evidence.as_of) - since).dt.total_days() / evidence.settings.days_per_year
    return (
        evidence.people.select("person_id", "connected_on")
        .join(first, on="person_id", how="left")
        .select("person_id", years_known=years.clip(lower_bound=0))
    )
