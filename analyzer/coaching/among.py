"""Ten people and who of them know each other → Burt's numbers, exactly, and who stands apart."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from analyzer.analysis import Analysis
from analyzer.network import Structure, core_structure

OUTSIDE: Final = "outside:"
"""Stands before the name of somebody the export does not know: no person_id begins so."""

TEN: Final = 10
"""People asked about: 45 pairs, a few minutes' work."""


@dataclass(frozen=True, slots=True)
class Among:
    """What the answers come to.

    Attributes:
        structure: Density, effective size, efficiency, constraint, each tie taken for 1.
        apart: Those who know none of the others.
        most: Those who know the most others, where anybody knows two.
    """

    structure: Structure
    apart: tuple[str, ...]
    most: tuple[str, ...]


def choose_ten(analysis: Analysis, found: Sequence[str] = (), elsewhere: Sequence[str] = ()) -> list[str]:
    """Choose whom to ask about: whom the client named first, then the nearest with whom a word was exchanged.

    Args:
        analysis: The client's export.
        found: The person_id of those named who stand in it.
        elsewhere: Names of those who do not.

    Returns:
        Up to ten: person_ids, and `OUTSIDE` with the name for whoever is not in the export.
    """
    spoken = analysis.ties.filter(analysis.ties["first_contact"].is_not_null())["person_id"].to_list()
    named = [*found, *(OUTSIDE + name for name in elsewhere)]
    return list(dict.fromkeys([*named, *(str(one) for one in spoken)]))[:TEN]


def ask_among(people: Sequence[str], pairs: Collection[tuple[str, str]]) -> Among:
    """Work out what the answers come to.

    Args:
        people: The people asked about, by person_id.
        pairs: Those who know each other, each pair once; a pair with somebody else counts for nothing.
    """
    places = {person: place for place, person in enumerate(people)}
    matrix = np.zeros((len(people), len(people)))
    for one, other in pairs:
        if one in places and other in places:
            matrix[places[one], places[other]] = matrix[places[other], places[one]] = 1.0
    known = matrix.sum(axis=1)
    most = known.max(initial=0.0)
    return Among(
        structure=core_structure(matrix),
        apart=_who(people, known == 0),
        most=_who(people, known == most) if most > 1 else (),
    )


def _who(people: Sequence[str], those: np.ndarray) -> tuple[str, ...]:
    return tuple(person for person, one in zip(people, those.tolist(), strict=True) if one)
