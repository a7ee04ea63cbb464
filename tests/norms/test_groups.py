"""Groups that may be shown: whatever is made of them, nothing is about fewer than ten people."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from analyzer.norms.groups import FLOOR, Cell, form_blocks, form_groups

VALUES = st.sampled_from(["", "a", "b", "c", "d"])


@st.composite
def cohorts(draw: st.DrawFn) -> tuple[int, Counter[Cell]]:
    """Invent participants with one to three attributes, some of them rare."""
    width = draw(st.integers(1, 3))
    cells = draw(st.lists(st.tuples(*[VALUES] * width), min_size=1, max_size=25))
    sizes = draw(st.lists(st.integers(1, 30), min_size=len(cells), max_size=len(cells)))
    counted: Counter[Cell] = Counter()
    for cell, size in zip(cells, sizes, strict=True):
        counted[cell] += size
    return width, counted


NAMES = ("year", "programme", "place")


@given(cohorts())
@example((2, Counter({("2024", "a"): 12, ("2024", "b"): 11, ("2025", "a"): 3})))
@example((2, Counter({("2024", "a"): 12, ("2024", "b"): 5, ("2025", "a"): 5, ("2025", "b"): 30})))
def test_no_intersection_of_groups_is_about_fewer_than_ten(cohort: tuple[int, Counter[Cell]]) -> None:
    """Tried with all of them at once: who is in exactly the same groups are ten or more, or nobody.

    Every intersection, union, difference and remainder is made of such parts, and so is whatever can be solved for in
    sums over groups.
    """
    width, sizes = cohort
    groups = form_groups(sizes, NAMES[:width])
    parts: defaultdict[tuple[bool, ...], int] = defaultdict(int)
    for cell, size in sizes.items():
        parts[tuple(cell in group.cells for group in groups)] += size
    if groups:
        assert min(parts.values()) >= FLOOR


@given(cohorts())
def test_two_groups_differ_by_ten_or_by_nobody(cohort: tuple[int, Counter[Cell]]) -> None:
    """Tried pair by pair, as somebody would who holds two numbers against each other."""
    width, sizes = cohort
    groups = form_groups(sizes, NAMES[:width])
    for one, other in combinations(groups, 2):
        for left in (one.cells - other.cells, other.cells - one.cells, one.cells & other.cells):
            people = sum(sizes[cell] for cell in left)
            assert people == 0 or people >= FLOOR


@given(cohorts())
def test_everybody_is_in_one_block_and_a_block_shares_what_it_says(cohort: tuple[int, Counter[Cell]]) -> None:
    """Nobody is left out of the whole, and a group holds only those who have its values."""
    width, sizes = cohort
    blocks = form_blocks(sizes)
    if sum(sizes.values()) < FLOOR:
        assert blocks == {}
        return
    assert set(blocks) == set(sizes)
    for cell, block in blocks.items():
        assert all(said in {None, value} for said, value in zip(block, cell, strict=True))
    for group in form_groups(sizes, NAMES[:width]):
        held = {name: {cell[place] for cell in group.cells} for place, name in enumerate(NAMES[:width])}
        assert all(held[name] == {value} for name, value in group.values.items())


def test_groups_that_are_large_enough_are_shown_as_they_are() -> None:
    """Each year, each programme, each of both; nobody is left out of them."""
    sizes: dict[Cell, int] = {("2024", "a"): 12, ("2024", "b"): 11, ("2025", "a"): 20, ("2025", "b"): 10}
    groups = form_groups(sizes, ("year", "programme"))
    assert len(groups) == 1 + 2 + 2 + 4
    assert all(group.whole for group in groups)


def test_a_rare_programme_joins_others_of_its_year() -> None:
    """It is in the year's group and in none of its own, and the programme's group says that it is not all of it."""
    sizes: dict[Cell, int] = {("2024", "a"): 12, ("2024", "b"): 6, ("2024", "c"): 5, ("2025", "b"): 15}
    shown = {tuple(group.values.values()): group for group in form_groups(sizes, ("year", "programme"))}
    assert ("2024", "b") not in shown
    assert shown["2024",].cells == {("2024", "a"), ("2024", "b"), ("2024", "c")}
    assert shown["2024",].whole
    assert shown["b",].cells == {("2025", "b")}
    assert not shown["b",].whole


def test_the_last_few_take_a_group_with_them() -> None:
    """Three people of a year of their own would be what is left of all: the smallest group is no longer told apart."""
    groups = form_groups({("2024",): 30, ("2025",): 12, ("2026",): 3}, ("year",))
    assert [dict(group.values) for group in groups] == [{}, {"year": "2024"}]


def test_the_last_few_join_those_they_share_most_with() -> None:
    """Both years stay whole where a rare programme of one of them would be left over."""
    sizes: dict[Cell, int] = {("2024", "a"): 10, ("2024", "b"): 4, ("2025", "a"): 9, ("2025", "b"): 5}
    groups = form_groups(sizes, ("year", "programme"))
    assert [(dict(group.values), group.whole) for group in groups[1:]] == [
        ({"year": "2024"}, True),
        ({"year": "2025"}, True),
    ]


def test_too_few_are_no_group_at_all() -> None:
    """Of nine people nothing is told."""
    assert form_groups({("2024",): 5, ("2025",): 4}, ("year",)) == []
    assert form_groups({}, ("year",)) == []


def test_what_is_not_said_of_somebody_is_no_group() -> None:
    """Those without a year are in the whole only."""
    groups = form_groups({("",): 20, ("2025",): 20}, ("year",))
    assert [dict(group.values) for group in groups] == [{}, {"year": "2025"}]
