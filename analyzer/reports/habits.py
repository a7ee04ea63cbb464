"""Habits → one sentence each, the numbers that say it as a picture, and what the picture cannot tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.habits import (
    Gifts,
    compare_seeking,
    count_all,
    count_broadcasts,
    count_click_days,
    count_greeted,
    count_hours,
    count_links_and_talk,
    count_openings,
    measure_spread,
    total_share,
)
from analyzer.text import Words

_YEARS: Final = 5
"""Years shown one by one: the latest."""


class Habit(StrEnum):
    """What is told of how ego links and writes, in the order shown."""

    COLLECTING = "collecting"
    LINKING = "linking"
    CLICKING = "clicking"
    GREETING = "greeting"
    OPENING = "opening"
    SEEKING = "seeking"
    SPREAD = "spread"
    MASS = "mass"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Bars:
    """A few named numbers.

    Attributes:
        names: What each is called.
        values: How large it is, in one unit.
        shown: The number as written.
        whole: What the numbers are parts of; None where they are parts of nothing.
    """

    names: tuple[str, ...]
    values: tuple[float, ...]
    shown: tuple[str, ...]
    whole: float | None = None


@dataclass(frozen=True, slots=True)
class Portrait:
    """One habit, told.

    Attributes:
        habit: Which.
        title: Its name.
        says: The sentence.
        bars: The numbers, where they are a few.
        frame: The numbers, where they are many; empty otherwise.
        caveat: What they cannot tell, empty where nothing is to be said.
    """

    habit: Habit
    title: str
    says: str
    bars: Bars | None = None
    frame: pl.DataFrame = field(default_factory=pl.DataFrame)
    caveat: str = ""


def portray_habits(analysis: Analysis, words: Words, zone: str = "UTC") -> list[Portrait]:
    """Tell every habit an export speaks of; without messages only how many links came each year.

    Args:
        analysis: As `analyze` gives it.
        words: The language.
        zone: The time zone hours are told in, an IANA name.
    """
    if "messages" in analysis.facts.missing:
        told = [_linking(analysis, words)]
    else:
        told = [*(tell(analysis, words) for tell in _PORTRAITS), _hours(analysis, words, zone)]
    return [portrait for portrait in told if portrait is not None]


def giving_sentence(analysis: Analysis, gifts: dy.DataFrame[Gifts], words: Words) -> str:
    """Say what went both ways, and ego's share where there is enough to speak of one.

    Args:
        analysis: As `analyze` gives it.
        gifts: As `find_gifts` finds them.
        words: The language.
    """
    if gifts.is_empty():
        return words.say("giving.none")
    given, received = count_all(gifts)
    said = words.say("giving.lead", given=words.count("times", given), received=words.count("times", received))
    share = total_share(gifts, analysis.settings.habits)
    if share is None:
        return f"{said} {words.say('giving.too_few')}"
    percent = {name: round(100 * getattr(share, name)) for name in ("share", "lowest", "highest")}
    return f"{said} {words.say('giving.share', **percent)}"


def _portrait(
    habit: Habit, says: str, words: Words, bars: Bars | None = None, frame: pl.DataFrame | None = None, caveat: str = ""
) -> Portrait:
    return Portrait(habit, words.say(f"habits.{habit}"), says, bars, pl.DataFrame() if frame is None else frame, caveat)


def _collecting(analysis: Analysis, words: Words) -> Portrait | None:
    years = count_links_and_talk(analysis)
    if years.is_empty():
        return None
    last = years.row(-1, named=True)
    says = words.say("handful.curve_says", links=last["links"], spoken=last["spoken"])
    return _portrait(Habit.COLLECTING, says, words, frame=years, caveat=words.say("habits.collecting_caveat"))


def _linking(analysis: Analysis, words: Words) -> Portrait | None:
    totals = count_links_and_talk(analysis)
    if totals.is_empty():
        return None
    years = totals.select("year", links=pl.col("links").cast(pl.Int64).diff().fill_null(pl.col("links")))
    rows = years.tail(_YEARS).to_dicts()
    says = words.say("habits.linking_says", int(years["links"].sum()), first=str(years["year"][0]))
    links = tuple(row["links"] for row in rows)
    bars = Bars(tuple(str(row["year"]) for row in rows), links, tuple(words.show(one) for one in links))
    return _portrait(Habit.LINKING, says, words, bars)


def _click_days(analysis: Analysis, words: Words) -> Portrait | None:
    days = count_click_days(analysis)
    if not days.bursts:
        return None
    says = words.say("habits.clicking_says", days.bursts, links=days.links, spoken=days.spoken)
    pairs = ((days.spoken, days.links), (days.other_spoken, days.other_links))
    bars = Bars(
        (words.say("habits.clicking_on"), words.say("habits.clicking_off")),
        tuple(part / whole if whole else 0.0 for part, whole in pairs),
        tuple(words.share(part, whole or 1) for part, whole in pairs),
        1.0,
    )
    return _portrait(Habit.CLICKING, says, words, bars, caveat=words.say("habits.clicking_caveat"))


def _greeted(analysis: Analysis, words: Words) -> Portrait | None:
    years = count_greeted(analysis)
    if years.is_empty():
        return None
    days = analysis.settings.habits.greeted_days
    links, greeted = int(years["links"].sum()), int(years["greeted"].sum())
    says = words.say("habits.greeting_says", greeted=greeted, links=links, days=days)
    rows = years.tail(_YEARS).to_dicts()
    bars = Bars(
        tuple(str(row["year"]) for row in rows),
        tuple(row["greeted"] / row["links"] for row in rows),
        tuple(words.say("habits.greeting_of", greeted=row["greeted"], links=row["links"]) for row in rows),
        1.0,
    )
    return _portrait(Habit.GREETING, says, words, bars, caveat=words.say("habits.greeting_caveat", days=days))


def _openings(analysis: Analysis, words: Words) -> Portrait | None:
    years = count_openings(analysis)
    if years.is_empty():
        return None
    says = words.say("giving.openers", ego=int(years["given"].sum()), others=int(years["received"].sum()))
    return _portrait(Habit.OPENING, says, words, frame=years, caveat=words.say("habits.opening_caveat"))


def _seeking(analysis: Analysis, words: Words) -> Portrait | None:
    seeking = compare_seeking(analysis)
    if seeking is None or not seeking.comparable:
        said = "habits.seeking_none" if seeking is None else "habits.seeking_unclear"
        return _portrait(Habit.SEEKING, words.say(said), words)
    a_month = tuple(
        analysis.settings.days_per_month * letters / days
        for letters, days in (
            (seeking.search_letters, seeking.search_days),
            (seeking.other_letters, seeking.other_days),
        )
    )
    if not seeking.ratio:
        says = words.say("habits.seeking_silent" if seeking.other_letters else "habits.seeking_only")
    else:
        ratio = round(max(seeking.ratio, 1 / seeking.ratio), 1)
        key = "habits.seeking_more" if seeking.ratio > 1 else "habits.seeking_less"
        says = words.say(key, ratio=ratio) if ratio > 1 else words.say("habits.seeking_alike")
    bars = Bars(
        (words.say("habits.seeking_on"), words.say("habits.seeking_off")),
        a_month,
        tuple(words.say("habits.seeking_rate", rate=round(one, 1)) for one in a_month),
    )
    caveat = words.say("habits.seeking_caveat", days=analysis.settings.habits.search_days)
    return _portrait(Habit.SEEKING, says, words, bars, caveat=caveat)


def _spread(analysis: Analysis, words: Words) -> Portrait | None:
    spread = measure_spread(analysis)
    if spread is None:
        return None
    percent = round(100 * spread.nearest_share)
    says = words.say(
        "habits.spread_says",
        partners=words.count("people", spread.partners),
        effective=words.count("people", round(spread.effective)),
        nearest=analysis.settings.habits.nearest,
        percent=percent,
    )
    bars = Bars(
        (words.say("habits.spread_nearest"), words.say("habits.spread_others")),
        (spread.nearest_share, 1 - spread.nearest_share),
        (words.percent(percent), words.percent(100 - percent)),
        1.0,
    )
    return _portrait(Habit.SPREAD, says, words, bars, caveat=words.say("habits.spread_caveat"))


def _broadcasts(analysis: Analysis, words: Words) -> Portrait | None:
    sent, settings = count_broadcasts(analysis), analysis.settings
    if not sent.people:
        return _portrait(Habit.MASS, words.say("habits.mass_none", people=settings.mass_people), words)
    says = words.say("habits.mass_says", sent.days, people=sent.people, answered=sent.answered)
    values = sent.people, sent.answered
    bars = Bars(
        (words.say("habits.mass_people"), words.say("habits.mass_answered")),
        values,
        tuple(words.show(one) for one in values),
    )
    caveat = words.say("habits.mass_caveat", people=settings.mass_people, days=settings.mass_window_days)
    return _portrait(Habit.MASS, says, words, bars, caveat=caveat)


def _hours(analysis: Analysis, words: Words, zone: str) -> Portrait | None:
    hours = count_hours(analysis, zone)
    if hours.is_empty():
        return None
    most = hours.sort("letters", "weekday", "hour", descending=[True, False, False]).row(0, named=True)
    day = words.sections["weekdays"]["names"][most["weekday"] - 1]
    says = words.say("habits.hours_says", day=day, hour=f"{most['hour']}:00")
    return _portrait(Habit.HOURS, says, words, frame=hours, caveat=words.say("habits.hours_caveat", zone=zone))


_PORTRAITS: Final[tuple[Callable[[Analysis, Words], Portrait | None], ...]] = (
    _collecting,
    _click_days,
    _greeted,
    _openings,
    _seeking,
    _spread,
    _broadcasts,
)
"""Everything told of writing but its hours, in the order shown."""
