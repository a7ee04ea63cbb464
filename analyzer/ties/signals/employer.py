"""Whether their company now is one that ego works or worked for."""

from __future__ import annotations

import polars as pl

from analyzer.people.keys import employer_key
from analyzer.ties.signals.evidence import Evidence

COLUMNS = {"shared_employer": False}


def measure(evidence: Evidence) -> pl.LazyFrame:
    """Compare folded employer names; a company's name is folded once, however many work there."""
    companies = evidence.people.select("person_id", "company").filter(pl.col("company").is_not_null())
    shared = pl.col("company").map_batches(
        lambda names: names.replace_strict(
            (unique := names.unique()), [employer_key(name) in evidence.employers for name in unique.to_list()]
        ),
        return_dtype=pl.Boolean,
    )
    return companies.select("person_id", shared_employer=shared)
