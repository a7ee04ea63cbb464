"""What is shown of a cohort: rounded, of ten at least, nobody's own value, and the intervals hold."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.errors import CohortError
from analyzer.norms import FLOOR, read_summary, stand, summarise, write_summary
from analyzer.norms.summary import _half_interval, _t_quantile
from tests.norms.makers import nobody_grouped, table


def test_quantiles_of_students_t_are_those_of_the_tables() -> None:
    """Printed tables, at the degrees of freedom that occur."""
    for freedom, told in ((9, 1.833), (14, 1.761), (19, 1.729), (29, 1.699), (99, 1.660)):
        assert _t_quantile(0.95, freedom) == pytest.approx(told, abs=0.001)


def test_an_interval_holds_the_truth_as_often_as_it_says() -> None:
    """2,000 invented cohorts of 30 with a known mean change: nine in ten intervals hold it, counts being lopsided."""
    chance = np.random.default_rng(11)
    samples = chance.poisson(1.5, size=(2000, 30)).astype(float) - 1.0
    held = [abs(float(one.mean()) - 0.5) <= _half_interval(one) for one in samples]
    assert np.mean(held) == pytest.approx(0.9, abs=0.025)


@given(st.lists(st.integers(0, 100_000), min_size=FLOOR, max_size=250))
def test_between_two_levels_that_are_told_lie_five_people(values: list[int]) -> None:
    """And beyond the outermost: what is told is nobody's own value, and no extreme."""
    rows = table([{"connections": value} for value in values])
    spread = summarise(rows.lazy(), nobody_grouped(rows)).everybody.spreads["connections"]
    shares = [0.0, *sorted(spread.levels), 1.0]
    assert all((high - low) * len(values) >= 5 - 1e-9 for low, high in pairwise(shares))
    assert abs(spread.people - len(values)) <= 2


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
    """Twelve who went from 4 to 6 people they could call within eight weeks, three exports each."""
    rows = table(
        [
            {"participant": one, "moment": moment, "weeks": 4 * (moment - 1), "could_call": 3 + moment + one % 2}
            for one in range(1, 13)
            for moment in (1, 2, 3)
        ]
    )
    everybody = summarise(rows.lazy(), nobody_grouped(rows)).everybody
    assert everybody.spreads["could_call"].levels == {0.5: 6.5}
    change = everybody.changes["could_call"]
    assert (change.people, change.mean, change.lowest, change.highest, change.weeks) == (10, 2.0, 2.0, 2.0, 8)


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
    assert (high.people, high.more_than, round(high.less_than, 2)) == (100, 0.7, 0.25)
    assert (high.low, high.middle, high.high) == (25.0, 50.0, 74.0)
    lowest = stand(everybody, "could_call", 0)
    assert lowest is not None
    assert (lowest.more_than, round(lowest.less_than, 2)) == (0.0, 0.95)
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
