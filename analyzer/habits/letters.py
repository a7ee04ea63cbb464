"""An analysis → its one-to-one messages that count: what every habit of writing is seen in."""

from __future__ import annotations

import polars as pl

from analyzer.analysis import Analysis
from analyzer.ties import is_letter


def letters_of(analysis: Analysis) -> pl.DataFrame:
    """Give `person_id`, `conversation`, `turn`, `at`, `given` of each message, in the order in which they were written."""
    rows = analysis.interactions.filter(is_letter()).select("person_id", "conversation", "turn", "at", "given")
    return rows.sort("at", "conversation", "turn", "person_id")
