"""An analysis → ego's mass messages, and what came back."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from analyzer.analysis import Analysis
from analyzer.schemas import Kind


@dataclass(frozen=True, slots=True)
class Broadcasts:
    """Ego's mass messages: near-identical words to five people or more within a month.

    Attributes:
        people: Who got one.
        answered: How many of them wrote back within a month.
        days: Days on which such messages went out.
    """

    people: int
    answered: int
    days: int


def count_broadcasts(analysis: Analysis) -> Broadcasts:
    """Count ego's mass messages by the people who got them."""
    copies = analysis.interactions.filter((pl.col("kind") == Kind.MESSAGE.value) & pl.col("copied"))
    return Broadcasts(
        people=copies["person_id"].n_unique(),
        answered=copies.filter("counts")["person_id"].n_unique(),
        days=copies["at"].dt.date().n_unique(),
    )
