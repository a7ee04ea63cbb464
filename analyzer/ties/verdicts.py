"""Signals and people → ties: the listed people, each with strength, warmth, tier and reason."""

from __future__ import annotations

from datetime import date
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.schemas import People, Signals, Tier, Ties
from analyzer.settings import Settings
from analyzer.ties.strength import strength_columns
from analyzer.ties.tiers import classify

DECIMALS: Final = 4
"""Decimals a number is ordered and shown with, so that the order does not hang on the last bit."""


def judge_people(
    signals: dy.DataFrame[Signals], people: dy.DataFrame[People], as_of: date, settings: Settings
) -> dy.DataFrame[Ties]:
    """Reach a verdict on everybody: all connections, and whoever else there is evidence of contact with.

    Returns:
        One row per listed person, the largest `current` first, then by `person_id`.
    """
    measured: pl.DataFrame = signals
    for step in strength_columns(settings):
        measured = measured.with_columns(step)
    known = people.drop("first_name", "email")
    ties = classify(measured, as_of, settings).join(known, on="person_id", how="left")
    listed = ties.filter(pl.col("is_connection") | (pl.col("tier") != Tier.NO_EVIDENCE.value))
    ordered = listed.sort(pl.col("current").round(DECIMALS), "person_id", descending=[True, False])
    return Ties.validate(ordered.select(Ties.column_names()), cast=True)
