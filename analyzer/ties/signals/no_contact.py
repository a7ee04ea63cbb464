"""Messages that are no contact, counted by what they are: they explain a verdict, they never make one."""

from __future__ import annotations

import polars as pl

from analyzer.schemas import Kind, WhyNot
from analyzer.ties.signals.evidence import Evidence

COLUMNS = {"mass_messages": 0, "greetings": 0, "advertisements": 0, "undated_messages": 0}


def measure(evidence: Evidence) -> pl.LazyFrame:
    """Count copies sent to many, lone greetings and repeated notes, advertisements, undated ones."""
    why = pl.col("why_not")
    return (
        evidence.of_kind(Kind.MESSAGE)
        .filter(~pl.col("counts"))
        .group_by("person_id")
        .agg(
            (why == WhyNot.MASS_MESSAGE.value).sum().alias("mass_messages"),
            why.is_in([WhyNot.INVITATION_NOTE.value, WhyNot.ACCEPTANCE_GREETING.value]).sum().alias("greetings"),
            (why == WhyNot.SPONSORED.value).sum().alias("advertisements"),
            (why == WhyNot.NO_DATE.value).sum().alias("undated_messages"),
        )
    )
