"""An analysis → how contact is spread over people: many a little, or few a lot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from analyzer.analysis import Analysis
from analyzer.habits.letters import letters_of


@dataclass(frozen=True, slots=True)
class Spread:
    """How contact is spread.

    Attributes:
        partners: People with a day in touch.
        effective: exp(H), the effective number of partners: as many equal ones would be as varied (H is Shannon's
            entropy of the days in touch; Hill 1973).
        nearest_share: Share of the days that went to the nearest few (0-1).
    """

    partners: int
    effective: float
    nearest_share: float


def measure_spread(analysis: Analysis) -> Spread | None:
    """Measure breadth and depth over days in touch; None where there is none."""
    days = letters_of(analysis).select("person_id", pl.col("at").dt.date()).unique()
    counts = days.group_by("person_id").len()["len"].sort(descending=True).to_numpy().astype(float)
    if not counts.size:
        return None
    shares = counts / counts.sum()
    return Spread(
        partners=int(counts.size),
        effective=round(float(np.exp(-(shares * np.log(shares)).sum())), 2),
        nearest_share=round(float(shares[: analysis.settings.habits.nearest].sum()), 4),
    )
