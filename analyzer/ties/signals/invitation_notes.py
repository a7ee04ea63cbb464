"""A personal note with the invitation, either way; LinkedIn keeps them for half a year."""

from __future__ import annotations

import polars as pl

from analyzer.schemas import Kind
from analyzer.ties.signals.evidence import Evidence

COLUMNS = {"invitation_note": False}


def measure(evidence: Evidence) -> pl.LazyFrame:
    """Tell whether there is one."""
    return (
        evidence.of_kind(Kind.INVITATION)
        .filter(pl.col("what").is_not_null())
        .group_by("person_id")
        .agg(pl.lit(value=True).alias("invitation_note"))
    )
