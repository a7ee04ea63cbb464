"""Ties → the people to ask about: half of them near the line, half of them by chance."""

from __future__ import annotations

from typing import Final

import dataframely as dy
import numpy as np
import polars as pl

from analyzer.schemas import Tier, Ties

PEOPLE: Final = 20
"""People asked about: no signal is worth as much as the answers about so many (docs/method.md)."""

_SEED: Final = 20260309


def draw_people(ties: dy.DataFrame[Ties], people: int = PEOPLE) -> list[str]:
    """Draw connections to ask about, in an order that mixes the two halves.

    Near the line are those whom other constants would call, or would call no longer; where there are too few of them,
    chance fills up. Equal ties give equal people.
    """
    connections = ties.filter("is_connection").sort("person_id")
    called = pl.col("tier") == Tier.COULD_CALL.value
    near = connections.filter((pl.col("tier_highest") == Tier.COULD_CALL.value) & ~(pl.col("firm") & ~called))[
        "person_id"
    ]
    chance = np.random.default_rng(_SEED)
    first = [near[int(place)] for place in chance.permutation(near.len())[: people // 2]]
    others = connections.filter(~pl.col("person_id").is_in(first))["person_id"]
    rest = [others[int(place)] for place in chance.permutation(others.len())[: people - len(first)]]
    drawn = [*first, *rest]
    return [drawn[int(place)] for place in chance.permutation(len(drawn))]
