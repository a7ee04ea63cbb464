"""What is shown of a cohort: rounded, of ten at least, nobody's own value, and the intervals hold."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.errors import CohortError
from analyzer.norms import FLOOR, Unit, read_summary, stand, summarise, write_summary
from analyzer.norms.summary import _t_quantile, level_places, round_value, trimmed_mean
from tests.norms.makers import nobody_grouped, table


def test_quantiles_of_students_t_are_those_of_the_tables() -> None:
    """Printed tables, at the degrees of freedom that occur."""
    for freedom, told in ((9, 1.833), (14, 1.761), (19, 1.729), (29, 1.699), (99, 1.660)):
        assert _t_quantile(0.95, freedom) == pytest.approx(told, abs=0.001)


def test_an_interval_holds_the_truth_as_often_as_it_says() -> None:
    """4,000 invented cohorts of 30 with a known change: nine in ten intervals hold it, counts being lopsided."""
    chance = np.random.default_rng(11)
    truth, _ = trimmed_mean(chance.poisson(1.5, size=2_000_000).astype(float))
    samples = chance.poisson(1.5, size=(4000, 30)).astype(float)
    held = [abs(mean - truth) <= half for mean, half in map(trimmed_mean, samples)]
    assert np.mean(held) == pytest.approx(0.9, abs=0.025)


@given(st.lists(st.integers(-3, 3), min_size=12, max_size=60), st.integers(-(10**6), 10**6))
def test_no_single_change_shows_in_a_mean(changes: list[int], one: int) -> None:
    """Whatever one of them did, the mean and its interval stay within what the others did."""
    mean, half = trimmed_mean(np.array([*changes[:-1], one], dtype=float))
    assert -3 <= mean <= 3
    assert half <= 6


@given(st.integers(FLOOR, 400))
def test_a_level_is_nobodys_own_value(people: int) -> None:
    """It is the mean of five at least; five lie between any two, and beyond the outermost."""
    places = level_places(people)
    assert all(end - begin >= 5 for begin, end in places.values())
    assert all(0 <= begin < end <= people for begin, end in places.values())
    at = [-1.0, *(share * (people - 1) for share in sorted(places)), float(people)]
    between = [sum(low < place < high for place in range(people)) for low, high in pairwise(at)]
    assert min(between) >= 5
    assert 0.5 in places
    assert (people < 24) or {0.25, 0.75} <= set(places)


@given(st.lists(st.floats(0, 1), min_size=FLOOR, max_size=120))
def test_numbers_are_rounded(values: list[float]) -> None:
    """Shares to a percent, numbers to two figures, people to five."""
    rows = table([{"firm_share": value, "connections": round(value * 98765)} for value in values])
    everybody = summarise(rows.lazy(), nobody_grouped(rows)).everybody
    assert all(level == round(level, 2) for level in everybody.spreads["firm_share"].levels.values())
    for level in everybody.spreads["connections"].levels.values():
        assert float(f"{level:.2g}") == level
    assert {spread.people % 5 for spread in everybody.spreads.values()} == {0}


def test_below_ten_nothing_is_said() -> None:
    """Not of the cohort, and not of a measure that fewer have."""
    few = table([{"connections": 5}] * 9)
    with pytest.raises(CohortError, match="10 participants"):
        summarise(few.lazy(), nobody_grouped(few))
    rows = table([{"connections": 5, "letters": 3 if number < 9 else None} for number in range(30)])
    everybody = summarise(rows.lazy(), nobody_grouped(rows)).everybody
    assert "letters" not in everybody.spreads
    assert "connections" in everybody.spreads


def test_the_newest_export_of_each_counts_and_the_first_to_the_last_is_the_change() -> None:
    """Twenty who came to have two or three more people they could call within eight weeks, three exports each."""
    rows = table(
        [
            {
                "participant": one,
                "moment": moment,
                "weeks": 4 * (moment - 1),
                "could_call": 3 + moment + one % 2 * moment // 3,
            }
            for one in range(1, 21)
            for moment in (1, 2, 3)
        ]
    )
    everybody = summarise(rows.lazy(), nobody_grouped(rows)).everybody
    assert everybody.spreads["could_call"].levels == {0.5: 6.5}
    change = everybody.changes["could_call"]
    assert (change.people, change.mean, change.weeks) == (20, 2.5, 8)
    assert change.lowest < 2.5 < change.highest


def test_changes_are_told_of_twelve_at_least_and_of_one_set_of_people() -> None:
    """One without messages is in no change, of whatever measure: what is summed up is of the same people then."""

    def rows(people: int) -> Any:
        return table(
            [
                {"participant": one, "moment": moment, "weeks": 8 * (moment - 1), "connections": 100 * one * moment,
                 "could_call": None if one == 1 else one}
                for one in range(1, people + 1)
                for moment in (1, 2)
            ]
        )  # fmt: skip

    assert summarise(rows(12).lazy(), nobody_grouped(rows(12))).everybody.changes == {}
    changes = summarise(rows(13).lazy(), nobody_grouped(rows(13))).everybody.changes
    assert {name: change.people for name, change in changes.items()} == {"connections": 10, "could_call": 10}


def test_quarters_are_told_of_ten_people() -> None:
    """One export of long ago does not show."""
    eras = ["2019-Q2", *["2025-Q4"] * 15, *["2026-Q1"] * 15]
    rows = table([{"connections": 5, "era": era} for era in eras])
    assert summarise(rows.lazy(), nobody_grouped(rows)).eras == ("2025-Q4", "2026-Q1")
    few = table([{"connections": 5, "era": "2026-Q1"}] * 12)
    assert summarise(few.lazy(), nobody_grouped(few)).eras == ()


@pytest.mark.parametrize("name", ["value", "cell", "len", "weeks", "connections", "group0", "era"])
def test_a_group_may_be_called_whatever(name: str) -> None:
    """No name of a column of ours gets in its way."""
    rows = table([{"connections": number, "could_call": number % 3} for number in range(40)])
    grouped = pl.DataFrame(
        {"participant": range(1, 41), name: ["a" if number < 20 else "b" for number in range(40)]},
        schema={"participant": pl.UInt32, name: pl.String},
    )
    assert [dict(one.values) for one in summarise(rows.lazy(), grouped).groups] == [{}, {name: "a"}, {name: "b"}]


def test_exports_of_one_week_are_no_before_and_after() -> None:
    """Nothing can have changed, and nothing is told."""
    rows = table(
        [
            {"participant": one, "moment": moment, "weeks": moment - 1, "could_call": 3}
            for one in range(1, 13)
            for moment in (1, 2)
        ]
    )
    assert summarise(rows.lazy(), nobody_grouped(rows)).everybody.changes == {}


def test_groups_are_formed_anew_for_each_measure() -> None:
    """Of whom a measure is known decides its groups: a programme with messages of nine people is not told of there."""
    rows = table(
        [{"connections": 10, "letters": 5 if number % 3 else None, "could_call": number} for number in range(60)]
    )
    grouped = pl.DataFrame(
        {"participant": range(1, 61), "programme": ["a" if number < 14 else "b" for number in range(60)]},
        schema={"participant": pl.UInt32, "programme": pl.String},
    )
    summary = summarise(rows.lazy(), grouped)
    a = summary.group({"programme": "a"})
    assert "connections" in a.spreads
    assert "letters" not in a.spreads
    assert summary.group({"programme": "nobody"}) is summary.everybody


def test_a_summary_is_read_back_as_it_was_written() -> None:
    """By JSON, with names of groups in any script."""
    rows = table([{"connections": number, "could_call": number % 7, "era": "2025-Q4"} for number in range(40)])
    grouped = pl.DataFrame(
        {"participant": range(1, 41), "Jahr": ["Zoë" if number < 20 else "<b>" for number in range(40)]},
        schema={"participant": pl.UInt32, "Jahr": pl.String},
    )
    summary = summarise(rows.lazy(), grouped)
    assert summary.eras == ("2025-Q4", "2025-Q4")
    assert read_summary(write_summary(summary).encode()) == summary


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"cohort": 1}',
        b'{"cohort": 1, "people": 10, "groups": [1]}',
        b"[" * 90_000,
    ],
)
def test_what_is_no_summary_is_told_in_a_sentence(content: bytes) -> None:
    """Nothing else is taken for one, however it is broken."""
    with pytest.raises(CohortError):
        read_summary(content)


def test_a_summary_of_another_version_is_told_apart() -> None:
    """It asks for a new one."""
    with pytest.raises(CohortError, match="Another version"):
        read_summary(json.dumps({"cohort": 99}).encode())


def test_where_somebody_stands() -> None:
    """More than so many, less than so many, and where the middle half lies."""
    rows = table([{"could_call": number} for number in range(100)])
    everybody = summarise(rows.lazy(), nobody_grouped(rows)).everybody
    high = stand(everybody, "could_call", 72)
    assert high is not None
    assert (high.people, high.more_than, round(high.less_than, 2)) == (100, 0.625, 0.25)
    assert (high.low, high.middle, high.high) == (24.0, 50.0, 74.0)
    assert round_value(1010, Unit.COUNT) == 1000
    half = table([{"connections": 500 if number < 50 else 1049} for number in range(100)])
    near = stand(summarise(half.lazy(), nobody_grouped(half)).everybody, "connections", 1010)
    assert near is not None
    assert near.more_than <= 0.5, "rounding alone puts nobody above others"
    lowest = stand(everybody, "could_call", 0)
    assert lowest is not None
    assert (lowest.more_than, round(lowest.less_than, 2)) == (0.0, 0.88)
    assert stand(everybody, "could_call", None) is None
    assert stand(everybody, "letters", 3) is None


@given(st.lists(st.integers(0, 40), min_size=FLOOR, max_size=200), st.integers(-1, 41))
def test_a_standing_never_says_more_than_is_so(values: list[int], own: int) -> None:
    """At least as many have less as it says, up to the rounding of what is told."""
    rows = table([{"could_call": value} for value in values])
    found = stand(summarise(rows.lazy(), nobody_grouped(rows)).everybody, "could_call", own)
    assert found is not None
    assert sum(value < own for value in values) >= found.more_than * (len(values) - 1) - 1
    assert sum(value > own for value in values) >= found.less_than * (len(values) - 1) - 1
