"""An analysis → the companies its owner has shown an interest in: followed, with a job saved there, applied to."""

from __future__ import annotations

import polars as pl

from analyzer.analysis import Analysis
from analyzer.people.employers import employer_key
from analyzer.schemas import Deed

_INTEREST = (Deed.JOB_APPLIED.value, Deed.JOB_SAVED.value, Deed.COMPANY_FOLLOWED.value)


def find_wished_companies(analysis: Analysis) -> list[str]:
    """List the companies, each once and as it was written last: applied to first, then saved, then followed."""
    shown = analysis.deeds.filter(pl.col("deed").is_in(_INTEREST) & pl.col("what").is_not_null())
    ranked = (
        shown.with_columns(
            key=employer_key(pl.col("what")),
            rank=pl.col("deed").cast(pl.String).replace_strict(_INTEREST, range(len(_INTEREST)), return_dtype=pl.Int8),
        )
        .drop_nulls("key")
        .sort("at", nulls_last=False)
        .group_by("key", maintain_order=True)
        .agg(pl.col("rank").min(), pl.col("at").max(), pl.col("what").last())
        .sort("rank", "at", "what", descending=[False, True, False], nulls_last=True)
    )
    return ranked["what"].to_list()
