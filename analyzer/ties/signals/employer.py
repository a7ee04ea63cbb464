"""Whether their company now is one that ego works or worked for."""

from __future__ import annotations

import polars as pl

from analyzer.people.employers import employer_key
from analyzer.ties.signals.evidence import Evidence

COLUMNS = {"shared_employer": False}


def measure(evidence: Evidence) -> pl.LazyFrame:
    """Compare folded employer names; a company's name is folded once, however many work there."""
    companies = evidence.people.select(pl.col("company").drop_nulls().unique())
    shared = companies.filter(employer_key(pl.col("company")).is_in(list(evidence.employers))).collect()["company"]
    return evidence.people.select("person_id", shared_employer=pl.col("company").is_in(shared.implode()))
