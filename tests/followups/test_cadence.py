"""Cadence: who is due is counted from the last real contact, and by nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import dataframely as dy
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.followups import Due, plan_dates
from analyzer.schemas import Said, Topic
from tests.builders import TODAY, ExportBuilder

LAST = date(2026, 2, 1)
ANALYSIS = ExportBuilder().link("Ada Any").link("Bea Other").talk("Ada Any", 3, last=LAST.isoformat()).analyze()


def said(*rows: tuple[str, Topic, str, str], at: date = TODAY) -> dy.DataFrame[Said]:
    """Make what holds of what was said, on a day."""
    moment = datetime(at.year, at.month, at.day, 12, tzinfo=UTC)
    names = ("person_id", "topic", "detail", "value", "order", "act", "at")
    table = [(who, topic.value, detail, value, 1, "a", moment) for who, topic, detail, value in rows]
    return Said.validate(pl.DataFrame(table, schema=names, orient="row"), cast=True)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (LAST + timedelta(days=10), Due.RESTING),
        (LAST + timedelta(days=16), Due.SOON),
        (LAST + timedelta(days=30), Due.NOW),
        (LAST + timedelta(days=45), Due.NOW),
        (LAST + timedelta(days=46), Due.LATE),
    ],
)
def test_a_wish_is_due_so_many_days_after_the_last_contact(today: date, due: Due) -> None:
    """Thirty days on it falls due, and half as long again later it is late."""
    row = plan_dates(ANALYSIS, said(("ada-any", Topic.CADENCE, "", "30")), {}, today).row(0, named=True)
    assert (row["last_on"], row["ideal_on"]) == (LAST, LAST + timedelta(days=30))
    assert row["latest_on"] == LAST + timedelta(days=45)
    assert row["due"] == due.value


@pytest.mark.parametrize(
    ("topic", "detail", "value"),
    [
        (Topic.CONTACT, "2026-02-20", "yes"),
        (Topic.DONE, "", "reach_out"),
    ],
)
def test_what_was_ticked_by_hand_counts_as_contact(topic: Topic, detail: str, value: str) -> None:
    """A tick and a letter to somebody on the prune list begin the count anew."""
    told = said(("ada-any", Topic.CADENCE, "", "30"), ("ada-any", topic, detail, value), at=date(2026, 2, 20))
    row = plan_dates(ANALYSIS, told, {}, TODAY).row(0, named=True)
    assert row["last_on"] == date(2026, 2, 20)
    assert row["by_hand"]


def test_a_follow_up_put_off_or_turned_down_is_no_contact() -> None:
    """Nor is a line that is done by itself: pressing Done ticks the day beside it."""
    for value in ("later 2026-05-01", "not_this 2026-02-01", "done 2026-02-01"):
        told = said(("ada-any", Topic.CADENCE, "", "30"), ("ada-any", Topic.FOLLOW_UP, "owed", value))
        row = plan_dates(ANALYSIS, told, {}, TODAY).row(0, named=True)
        assert (row["last_on"], row["by_hand"]) == (LAST, False)


def test_an_older_tick_does_not_hide_a_later_message() -> None:
    """The later of the two holds."""
    told = said(("ada-any", Topic.CADENCE, "", "30"), ("ada-any", Topic.CONTACT, "2026-01-01", "yes"))
    row = plan_dates(ANALYSIS, told, {}, TODAY).row(0, named=True)
    assert (row["last_on"], row["by_hand"]) == (LAST, False)


def test_of_several_ticks_the_last_day_holds_in_whatever_order() -> None:
    """A day remembered afterwards takes nothing from a later one."""
    ticks = [("ada-any", Topic.CONTACT, day, "yes") for day in ("2026-03-08", "2026-02-14")]
    row = plan_dates(ANALYSIS, said(("ada-any", Topic.CADENCE, "", "30"), *ticks), {}, TODAY).row(0, named=True)
    assert row["last_on"] == date(2026, 3, 8)


def test_a_tags_wish_holds_for_everybody_with_it_and_their_own_wins() -> None:
    """Of several tags the shortest holds, and a wish for one person before any."""
    tagged = [(who, Topic.TAG, tag, "yes") for who in ("ada-any", "bea-other") for tag in ("friends", "work")]
    dates = plan_dates(
        ANALYSIS, said(*tagged, ("bea-other", Topic.CADENCE, "", "365")), {"friends": 91, "work": 30}, TODAY
    )
    told = {row["person_id"]: (row["every_days"], row["tag"]) for row in dates.iter_rows(named=True)}
    assert told == {"ada-any": (30, "work"), "bea-other": (365, None)}


def test_who_never_was_in_touch_is_due_today() -> None:
    """Without a first contact there is nothing to count from."""
    row = plan_dates(ANALYSIS, said(("bea-other", Topic.CADENCE, "", "91")), {}, TODAY).row(0, named=True)
    assert (row["last_on"], row["ideal_on"], row["due"]) == (None, TODAY, "now")


def test_who_is_let_go_and_who_is_not_here_has_no_date() -> None:
    """A decision ends the wish, and so does leaving the list."""
    told = said(
        ("ada-any", Topic.CADENCE, "", "30"),
        ("ada-any", Topic.VERDICT, "", "let_go"),
        ("gone", Topic.CADENCE, "", "30"),
    )
    assert plan_dates(ANALYSIS, told, {}, TODAY).is_empty()


@given(st.integers(1, 800), st.integers(0, 2000))
def test_the_latest_day_never_lies_before_the_ideal_one(every: int, later: int) -> None:
    """And being late means that the latest day has passed."""
    today = LAST + timedelta(days=later)
    row = plan_dates(ANALYSIS, said(("ada-any", Topic.CADENCE, "", str(every))), {}, today).row(0, named=True)
    assert row["ideal_on"] <= row["latest_on"]
    assert (row["due"] == Due.LATE.value) == (row["latest_on"] < today)
