"""Ties → everybody as one dot: where it lies, how large it is, whose name stands beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import dataframely as dy
import numpy as np
import polars as pl

from analyzer.schemas import Positions, Tier, Ties

_GOLDEN: Final = np.pi * (3 - np.sqrt(5))  # the angle of a sunflower's seeds: even, without rows
_NAMED: Final = 15
"""Names beside dots: the second of Dunbar's layers, and as many as stay legible."""

_JITTER: Final = 0.006
_ONE_CIRCLE: Final = 12
"""The callable people who fit on one circle with their names beside them."""

_DUST: Final = 2_000
"""People for whom the dots' sizes are meant: for more they shrink, for few they grow."""

_GROWTH: Final = 2.2
"""How much larger a dot may be in a small picture."""


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
    scale = min(_GROWTH, (_DUST / max(ties.height, 1)) ** 0.35)
    outermost = np.isin(tiers, [Tier.SHALLOW.value, Tier.NO_EVIDENCE.value])
    groups = [(tiers == tier.value, RINGS[tier]) for tier in (Tier.WARM, Tier.DORMANT)]
    for members, (inner, outer) in [*groups, (outermost, RINGS[Tier.SHALLOW])]:
        x[members], y[members] = _scatter(int(members.sum()), inner, outer)
    handful = tiers == Tier.COULD_CALL.value
    x[handful], y[handful] = _around(int(handful.sum()))
    for tier, (small, large) in _DOT.items():
        members = tiers == tier.value
        size[members] = _sizes(current[members], small, large) * (
            _handful_scale(handful) if tier is Tier.COULD_CALL else scale
        )
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
    """Set the handful around ego, the first at the top; more than a circle holds are strewn over the inner disc."""
    if count > _ONE_CIRCLE:
        return _scatter(count, 0.13, RINGS[Tier.COULD_CALL][1] - 0.02)
    angle = 2 * np.pi * np.arange(count) / max(count, 1) - np.pi / 2
    return 0.23 * np.cos(angle), 0.23 * np.sin(angle)


def _handful_scale(handful: np.ndarray) -> float:
    """Let the dots of a large handful shrink, so that a hundred of them stay dots."""
    return min(1.0, float((2 * _ONE_CIRCLE / max(int(handful.sum()), 1)) ** 0.5))


def _sizes(current: np.ndarray, small: float, large: float) -> np.ndarray:
    most = current.max(initial=0.0)
    share = current / most if most > 0 else np.zeros_like(current)
    return small + (large - small) * share
