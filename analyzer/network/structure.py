"""Ties among alters → constraint, effective size, efficiency and density of ego's network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analyzer.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Structure:
    """How closed ego's network is.

    Attributes:
        alters: How many alters it counts.
        ties: Ties among them.
        density: Share (0-1) of all pairs of alters that are tied; None below two alters.
        effective_size: Alters less the redundancy among them (Burt 1992; Borgatti 1997 where ties are there or not).
        efficiency: Effective size over alters (0-1); None without alters.
        constraint: How much ego depends on alters who are tied to each other (Burt 1992); None without alters.
    """

    alters: int
    ties: int
    density: float | None
    effective_size: float
    efficiency: float | None
    constraint: float | None


def measure_structure(
    strength: Sequence[float] | np.ndarray,
    one: Sequence[int] | np.ndarray,
    other: Sequence[int] | np.ndarray,
    weight: Sequence[float] | np.ndarray,
) -> Structure:
    """Measure ego's structure from an undirected list of ties, each pair of alters listed once.

    With a the weight of a tie and p(i, j) = a(i, j) / sum over k of a(i, k), ego e:

        constraint     = sum over j of (p(e, j) + sum over q of p(e, q) p(q, j))^2
        effective size = sum over j of (1 - sum over q of p(e, q) a(j, q) / max over k of a(j, k))

    q runs over the other alters. Where every weight is 1 the effective size is n - 2t/n (Borgatti 1997). Costs one
    pass over the ties.

    Args:
        strength: Ego's tie to each alter, above 0.
        one: Number of one alter of each tie.
        other: Number of the other.
        weight: Of each tie, above 0.
    """
    own = np.asarray(strength, dtype=np.float64)
    left, right = np.asarray(one, dtype=np.int64), np.asarray(other, dtype=np.int64)
    tied = np.asarray(weight, dtype=np.float64)
    alters = own.size
    if not alters:
        return Structure(0, 0, None, 0.0, None, None)
    begin, end, both = np.concatenate((left, right)), np.concatenate((right, left)), np.concatenate((tied, tied))
    total = own + np.bincount(begin, both, alters)
    largest = own.copy()
    np.maximum.at(largest, begin, both)
    share = own / own.sum()
    through = np.bincount(end, share[begin] * both / total[begin], alters)
    redundancy = np.bincount(begin, share[end] * both / largest[begin], alters)
    effective = float((1 - redundancy).sum())
    return Structure(
        alters=alters,
        ties=left.size,
        density=left.size / (alters * (alters - 1) / 2) if alters > 1 else None,
        effective_size=effective,
        efficiency=effective / alters,
        constraint=float(((share + through) ** 2).sum()),
    )


def core_structure(
    matrix: Sequence[Sequence[float]] | np.ndarray, strength: Sequence[float] | None = None
) -> Structure:
    """Measure the structure of the people ego named, exactly, from the ties among them that ego states.

    Args:
        matrix: Square and symmetric: how strongly each of them knows each other one, 0 for not at all. The diagonal
            is not looked at.
        strength: Ego's tie to each; 1 for everybody if left out.

    Raises:
        SettingsError: the matrix is not square, not the same both ways, or holds something that is no strength.
    """
    try:
        stated = np.array(matrix, dtype=np.float64)
    except (TypeError, ValueError):  # rows of several lengths, or no numbers
        raise SettingsError("ties_no_square", hint="ties_whole") from None
    if stated.size == 0:
        stated = stated.reshape(0, 0)
    if stated.ndim != 2 or stated.shape[0] != stated.shape[1]:  # noqa: PLR2004 - a matrix has two sides
        raise SettingsError("ties_no_square", hint="ties_whole")
    np.fill_diagonal(stated, 0.0)
    if not np.isfinite(stated).all() or (stated < 0).any():
        raise SettingsError("ties_negative")
    if not np.array_equal(stated, stated.T):
        raise SettingsError("ties_differ", hint="ties_whole")
    own = np.ones(stated.shape[0]) if strength is None else np.asarray(strength, dtype=np.float64)
    if own.shape != (stated.shape[0],) or not np.isfinite(own).all() or (own <= 0).any():
        raise SettingsError("ego_tie")
    one, other = np.nonzero(np.triu(stated))
    return measure_structure(own, one, other, stated[one, other])
