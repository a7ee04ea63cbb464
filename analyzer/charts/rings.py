"""Ties → everybody as one dot: where it lies, how large it is, whose name stands beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import dataframely as dy
import numpy as np
import polars as pl

from analyzer.schemas import Tier, Ties

_GOLDEN: Final = np.pi * (3 - np.sqrt(5))  # the angle of a sunflower's seeds: even, without rows
_NAMED: Final = 15
"""Names beside dots: the second of Dunbar's layers, and as many as stay legible."""

_JITTER: Final = 0.006
_DUST: Final = 2_000
"""People up to whom the dots keep their size; beyond, they shrink."""


class Positions(dy.Schema):
    """One row per listed person, in the order of the ties. The circle has radius 1 and ego in the middle.

    `size` is the dot's radius as a share of the circle's. `named` says whose name is written beside the dot.
    """

    person_id = dy.String(primary_key=True)
    tier = dy.Enum(Tier)
    x = dy.Float32()
    y = dy.Float32()
    size = dy.Float32()
    named = dy.Bool()


RINGS: Final[dict[Tier, tuple[float, float]]] = {
    Tier.COULD_CALL: (0.0, 0.4),
    Tier.WARM: (0.46, 0.59),
    Tier.DORMANT: (0.63, 0.76),
    Tier.SHALLOW: (0.79, 0.99),
    Tier.NO_EVIDENCE: (0.79, 0.99),
}
"""Inner and outer edge of each tier's ring. The shallow and the silent share the outermost: both are dust."""

_DOT: Final = {
    Tier.COULD_CALL: (0.022, 0.034),
    Tier.WARM: (0.012, 0.019),
    Tier.DORMANT: (0.010, 0.016),
    Tier.SHALLOW: (0.007, 0.008),
    Tier.NO_EVIDENCE: (0.005, 0.005),
}
"""Smallest and largest radius of a dot."""

_EDGES: Final = [RINGS[tier] for tier in (Tier.COULD_CALL, Tier.WARM, Tier.DORMANT, Tier.SHALLOW)]
CIRCLES: Final = [*((inner[1] + outer[0]) / 2 for inner, outer in pairwise(_EDGES)), 1.0]
"""Radii of the faint circles between the rings, and of the outermost."""


def place_people(ties: dy.DataFrame[Ties]) -> dy.DataFrame[Positions]:
    """Give every listed person a place. Equal ties give equal places."""
    tiers = ties["tier"].cast(pl.String).to_numpy()
    x, y, size = (np.zeros(ties.height, dtype=np.float32) for _ in range(3))
    current = ties["current"].to_numpy()
    shrink = min(1.0, (_DUST / max(ties.height, 1)) ** 0.35)
    outermost = np.isin(tiers, [Tier.SHALLOW.value, Tier.NO_EVIDENCE.value])
    groups = [(tiers == tier.value, RINGS[tier]) for tier in (Tier.WARM, Tier.DORMANT)]
    for members, (inner, outer) in [*groups, (outermost, RINGS[Tier.SHALLOW])]:
        x[members], y[members] = _scatter(int(members.sum()), inner, outer)
    handful = tiers == Tier.COULD_CALL.value
    x[handful], y[handful] = _around(int(handful.sum()))
    for tier, (small, large) in _DOT.items():
        members = tiers == tier.value
        size[members] = _sizes(current[members], small, large) * (1.0 if tier is Tier.COULD_CALL else shrink)
    named = handful & (np.cumsum(handful) <= _NAMED)
    columns = {"person_id": ties["person_id"], "tier": ties["tier"], "x": x, "y": y, "size": size, "named": named}
    return Positions.validate(pl.DataFrame(columns), cast=True)


def _scatter(count: int, inner: float, outer: float) -> tuple[np.ndarray, np.ndarray]:
    """Strew people over a ring so that nobody covers anybody and no row shows."""
    number = np.arange(count)
    chance = np.random.default_rng(count)
    radius = np.sqrt(inner**2 + (outer**2 - inner**2) * (chance.permutation(count) + 0.5) / max(count, 1))
    angle = number * _GOLDEN
    return (
        radius * np.cos(angle) + chance.normal(0, _JITTER, count),
        radius * np.sin(angle) + chance.normal(0, _JITTER, count),
    )


def _around(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Set the handful around ego, the first at the top; more than ten stand on two circles."""
    one_circle = 10
    number = np.arange(count)
    angle = 2 * np.pi * number / max(count, 1) - np.pi / 2
    radius = np.full(count, 0.23) if count <= one_circle else np.where(number % 2 == 0, 0.31, 0.19)
    return radius * np.cos(angle), radius * np.sin(angle)


def _sizes(current: np.ndarray, small: float, large: float) -> np.ndarray:
    most = current.max(initial=0.0)
    share = current / most if most > 0 else np.zeros_like(current)
    return small + (large - small) * share
