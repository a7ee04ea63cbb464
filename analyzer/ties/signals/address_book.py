"""A phone number in the imported address book: the best "can I call them" there is."""

from __future__ import annotations

import polars as pl

from analyzer.schemas import Kind
from analyzer.ties.signals.evidence import Evidence

COLUMNS = {"imported_phone": False, "imported_on": None}


def measure(evidence: Evidence) -> pl.LazyFrame:
    """Tell whether there is one, and the latest day it was imported."""
    return (
        evidence.of_kind(Kind.IMPORTED_CONTACT)
        .group_by("person_id")
        .agg(pl.lit(value=True).alias("imported_phone"), pl.col("at").max().dt.date().alias("imported_on"))
    )
