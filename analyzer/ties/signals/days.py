"""Days and months with a one-to-one message, either way: the best single sign of a tie in message data."""

from __future__ import annotations

import polars as pl

from analyzer.ties.signals.evidence import Evidence

COLUMNS = {"active_days": 0, "active_months": 0, "span_days": 0, "last_letter": None}


def measure(evidence: Evidence) -> pl.LazyFrame:
    """Count UTC days and calendar months with contact, the days from the first to the last, and date the last."""
    days = evidence.letters.select("person_id", day=pl.col("at").dt.date()).unique()
    return days.group_by("person_id").agg(
        pl.len().alias("active_days"),
        _period(evidence.settings.period_days).n_unique().alias("active_months"),
        (pl.col("day").max() - pl.col("day").min()).dt.total_days().alias("span_days"),
        pl.col("day").max().alias("last_letter"),
    )


def _period(days: int | None) -> pl.Expr:
    """Give the period a day lies in: its calendar month, or a stretch of so many days."""
    day = pl.col("day")
    return day.dt.month_start() if days is None else day.dt.epoch("d") // days
