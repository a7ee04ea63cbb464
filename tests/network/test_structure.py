"""Constraint, effective size, density: against NetworkX's own, and against what can be worked out by hand."""

from __future__ import annotations

import random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as hyp

from analyzer.errors import SettingsError
from analyzer.network import Structure, core_structure, measure_structure


def with_ego(alters: nx.Graph[int], own: list[float]) -> nx.Graph[int]:
    """Add ego, tied to everybody."""
    graph: nx.Graph[int] = alters.copy()
    for number, weight in enumerate(own):
        graph.add_edge(-1, number, weight=weight)
    return graph


def check(alters: nx.Graph[int], own: list[float]) -> Structure:
    """Hold our numbers against NetworkX's, and give ours."""
    graph = with_ego(alters, own)
    ends = [(one, other, alters[one][other].get("weight", 1.0)) for one, other in alters.edges]
    one, other, weight = zip(*ends, strict=True) if ends else ((), (), ())
    ours = measure_structure(own, one, other, weight)
    assert ours.constraint == pytest.approx(nx.constraint(graph, nodes=[-1], weight="weight")[-1], abs=1e-9)
    # Over all nodes at once NetworkX 3.6 is off with weights; a list of nodes takes its other path.
    theirs = nx.effective_size(graph, nodes=[-1], weight="weight")[-1]
    assert ours.effective_size == pytest.approx(theirs, abs=1e-9)
    return ours


@pytest.mark.parametrize("name", ["karate_club_graph", "les_miserables_graph", "florentine_families_graph"])
@pytest.mark.parametrize("weighted", [True, False])
def test_known_graphs_give_networkxs_numbers(name: str, weighted: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Zachary's club, Les Misérables and the Florentine families, with ego tied to everybody, to 1e-9."""
    known = nx.convert_node_labels_to_integers(getattr(nx, name)())
    for _, _, edge in known.edges(data=True):
        edge["weight"] = float(edge.get("weight", 1.0)) if weighted else 1.0
    ours = check(known, [1.0] * len(known))
    if not weighted:
        assert ours.effective_size == pytest.approx(ours.alters - 2 * ours.ties / ours.alters)  # Borgatti 1997


@given(hyp.integers(1, 9), hyp.floats(0, 1), hyp.integers(0, 2**32))
def test_random_weighted_graphs_give_networkxs_numbers(nodes: int, chance: float, seed: int) -> None:
    """Whatever the ties and their weights, constraint and effective size are NetworkX's to 1e-9."""
    drawn = random.Random(seed)
    alters = nx.gnp_random_graph(nodes, chance, seed=seed)
    for _, _, edge in alters.edges(data=True):
        edge["weight"] = drawn.uniform(0.1, 5)
    check(alters, [drawn.uniform(0.1, 5) for _ in range(nodes)])


def test_strangers_and_a_clique_are_the_two_ends() -> None:
    """Ten who do not know each other are ten; ten who all do are one, and constrain most."""
    apart, together = core_structure(np.zeros((10, 10))), core_structure(np.ones((10, 10)))
    assert (apart.effective_size, apart.density, apart.efficiency, apart.ties) == (10, 0, 1, 0)
    assert apart.constraint == pytest.approx(0.1)
    assert together.effective_size == pytest.approx(1)
    assert (together.density, together.ties) == (1, 45)
    assert together.constraint is not None
    assert apart.constraint is not None
    assert together.constraint > apart.constraint


def test_nobody_and_one_have_what_can_be_said_of_them() -> None:
    """Without alters there is nothing to divide by; one alter is all there is."""
    assert core_structure([]) == Structure(0, 0, None, 0.0, None, None)
    assert core_structure([[0]]) == Structure(1, 0, None, 1.0, 1.0, 1.0)


def test_who_is_named_first_does_not_matter() -> None:
    """The same ties under another numbering give the same numbers."""
    drawn = np.random.default_rng(1)
    matrix = np.triu(drawn.integers(0, 4, (8, 8)), 1)
    matrix = matrix + matrix.T
    order = drawn.permutation(8)
    one, other = core_structure(matrix), core_structure(matrix[np.ix_(order, order)])
    assert one.constraint == pytest.approx(other.constraint)
    assert one.effective_size == pytest.approx(other.effective_size)


@pytest.mark.parametrize(
    ("matrix", "strength", "said"),
    [
        ([[0, 1]], None, "no square"),
        ([[0, 1], [1]], None, "no square"),
        ([["a"]], None, "no square"),
        ([[0, float("nan")], [float("nan"), 0]], None, "0 or more"),
        ([[0, 1], [0, 0]], None, "differently"),
        ([[0, -1], [-1, 0]], None, "0 or more"),
        ([[0, float("inf")], [float("inf"), 0]], None, "0 or more"),
        ([[0, 1], [1, 0]], [1, 0], "above 0"),
        ([[0, 1], [1, 0]], [1], "above 0"),
    ],
)
def test_what_is_no_matrix_of_ties_is_refused(
    matrix: list[list[float]], strength: list[float] | None, said: str
) -> None:
    """One sentence says what is wrong with it."""
    with pytest.raises(SettingsError, match=said):
        core_structure(matrix, strength)
