"""Habits of linking and writing: what becomes of links, who begins, how contact is spread, and when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.habits import (
    compare_seeking,
    count_broadcasts,
    count_click_days,
    count_greeted,
    count_hours,
    count_openings,
    known_zone,
    measure_spread,
)
from tests.builders import TODAY, ExportBuilder

MANY = "I am glad to tell you that our choir sings on Sunday at the old mill, come all."


def test_a_word_within_a_month_is_counted_by_the_year_of_the_link() -> None:
    """On the thirtieth day it counts, on the thirty-first it does not; the last month is left out."""
    export = ExportBuilder()
    for name, days in (("In Time", 30), ("Too Late", 31)):
        export.link(name, "2020-01-01").hear(name, (date(2020, 1, 1) + timedelta(days=days)).isoformat(), "So we meet.")
    export.link("Too New", (TODAY - timedelta(days=29)).isoformat())
    assert count_greeted(export.analyze()).rows() == [(2020, 2, 1)]


def test_a_greeting_on_the_day_of_the_link_is_counted() -> None:
    """It is no contact to a verdict, and the commonest greeting."""
    export = ExportBuilder().link("On Day", "2020-01-01").write("On Day", "2020-01-01", "Good to be linked with you.")
    assert count_greeted(export.analyze()).rows() == [(2020, 1, 1)]


def test_conversations_are_counted_by_who_began_them() -> None:
    """The year is that of the first message."""
    export = ExportBuilder().link("Ada Any")
    export.write("Ada Any", "2023-12-31", thread="a").hear("Ada Any", "2024-01-02", thread="a")
    export.hear("Ada Any", "2024-05-01", thread="b")
    assert count_openings(export.analyze()).rows() == [(2023, 1, 0), (2024, 0, 1)]


def test_click_days_are_set_against_all_others() -> None:
    """Twelve links of one day, two of whom got a word, beside three of other days, one of whom did."""
    export = ExportBuilder()
    for number in range(12):
        export.link(f"Fair Person{number}", "2021-06-01")
    for number in range(3):
        export.link(f"Other Person{number}", f"202{number}-03-01")
    for name in ("Fair Person1", "Fair Person2", "Other Person1"):
        export.talk(name, 2, last="2023-01-01")
    days = count_click_days(export.analyze())
    assert (days.bursts, days.links, days.spoken, days.other_links, days.other_spoken) == (1, 12, 2, 3, 1)


def test_mass_messages_are_counted_with_what_came_back() -> None:
    """Six got the same words on one day, and one of them wrote back."""
    export = ExportBuilder()
    for number in range(6):
        export.link(f"Got It{number}").write(f"Got It{number}", "2025-02-01", MANY)
    export.hear("Got It3", "2025-02-03", "I will be there.")
    sent = count_broadcasts(export.analyze())
    assert (sent.people, sent.answered, sent.days) == (6, 1, 1)


def test_equal_partners_are_as_many_as_they_are_and_one_is_one() -> None:
    """exp(H) of equal shares is their number; the five nearest of ten have half."""
    export = ExportBuilder()
    for number in range(10):
        export.link(f"Equal {number}").talk(f"Equal {number}", 3, last="2025-02-01")
    spread = measure_spread(export.analyze())
    assert spread is not None
    assert (spread.partners, spread.effective, spread.nearest_share) == (10, 10.0, 0.5)
    alone = measure_spread(ExportBuilder().link("Only One").talk("Only One", 3, last="2025-02-01").analyze())
    assert alone is not None
    assert (alone.effective, alone.nearest_share) == (1.0, 1.0)
    assert measure_spread(ExportBuilder().link("Nobody Spoken").analyze()) is None


@given(st.lists(st.integers(1, 6), min_size=1, max_size=6))
def test_the_effective_number_lies_between_one_and_all(days: list[int]) -> None:
    """However contact is spread."""
    export = ExportBuilder()
    for number, count in enumerate(days):
        export.link(f"Person {number}").talk(f"Person {number}", count, last="2025-02-01")
    spread = measure_spread(export.analyze())
    assert spread is not None
    assert 1 <= round(spread.effective, 1) <= spread.partners == len(days)


def test_times_between_jobs_are_times_of_looking() -> None:
    """Ten messages in half a year without a job, ten in the other nine and a half years."""
    export = ExportBuilder().career(("Contoso", "Jan 2016", "Jun 2020"), ("Litware", "Jan 2021", "")).link("Ada Any")
    for number in range(10):
        export.write("Ada Any", f"2020-09-{number + 1:02}", "Do you know of anything?")
        export.write("Ada Any", f"201{6 + number % 4}-03-{number + 1:02}", "All well here.")
    seeking = compare_seeking(export.analyze())
    assert seeking is not None
    assert seeking.search_letters == seeking.other_letters == 10
    assert seeking.ratio is not None
    assert seeking.ratio > 10


@pytest.mark.parametrize(("days", "letters"), [(("2012-03-01", "2023-12-01"), (0, 2)), (("2024-04-01",), (1, 0))])
def test_silence_within_or_outside_a_search_is_compared_without_fail(
    days: tuple[str, ...], letters: tuple[int, int]
) -> None:
    """Nothing written in one of the two is a number like any other."""
    export = ExportBuilder().career(("Contoso", "Mar 2010", "Feb 2024"), ("Litware", "Nov 2024", "")).link("Ada Any")
    for day in days:
        export.write("Ada Any", day, "All well here.")
    seeking = compare_seeking(export.analyze())
    assert seeking is not None
    assert (seeking.search_letters, seeking.other_letters) == letters
    assert seeking.ratio in {0.0, None}


@pytest.mark.parametrize(
    ("name", "zone"), [("Europe/Berlin", "Europe/Berlin"), ("Etc/Unknown", "UTC"), (None, "UTC"), ("../x", "UTC")]
)
def test_an_unknown_zone_is_utc(name: str | None, zone: str) -> None:
    """A browser may say anything."""
    assert known_zone(name) == zone


def test_without_a_time_of_looking_there_is_nothing_to_compare() -> None:
    """One job without an end leaves no gap."""
    assert (
        compare_seeking(
            ExportBuilder()
            .career(("Contoso", "Jan 2016", ""))
            .link("Ada Any")
            .talk("Ada Any", 3, last="2025-02-01")
            .analyze()
        )
        is None
    )


@pytest.mark.parametrize(("zone", "weekday", "hour"), [("UTC", 7, 23), ("Europe/Berlin", 1, 0)])
def test_hours_are_those_of_the_zone(zone: str, weekday: int, hour: int) -> None:
    """Sunday night in Greenwich is Monday in Berlin."""
    export = ExportBuilder().link("Ada Any").write("Ada Any", "2026-01-04 23:30:00")
    assert count_hours(export.analyze(), zone).rows() == [(weekday, hour, 1)]
