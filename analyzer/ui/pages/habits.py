"""Habits: how do you link, and how do you write?"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.charts import draw_bars, draw_both_ways, draw_collecting, draw_hours
from analyzer.habits import (
    compare_seeking,
    count_broadcasts,
    count_click_days,
    count_greeted,
    count_hours,
    count_links_and_talk,
    count_openings,
    known_zone,
    measure_spread,
)
from analyzer.text import Words
from analyzer.ui import components, session
from analyzer.ui.keys import Key

_YEARS = 5
"""Years shown one by one: the latest."""


def render() -> None:
    """Draw the page, habit by habit: a sentence, a picture, and what the picture cannot tell."""
    words = session.words()
    analysis = components.held_or_say(words.say("habits.title"), words)
    if analysis is None:
        return
    components.heading(words.say("habits.title"), words.say("habits.lead"))
    if "messages" in analysis.facts.missing:
        st.info(words.say("habits.no_messages"))
        _linking(analysis, words)
        return
    for show in (_collecting, _click_days, _greeted, _openings, _seeking, _spread, _broadcasts, _hours):
        show(analysis, words)
    components.method_link("habits", words)


def _section(name: str, says: str, words: Words) -> None:
    st.subheader(words.say(f"habits.{name}"), anchor=False)
    st.markdown(says)


def _caveat(name: str, words: Words, **values: int) -> None:
    st.caption(words.say(f"habits.{name}_caveat", **values))


def _bars(
    key: Key,
    names: Sequence[str],
    values: Sequence[float],
    shown: Sequence[str],
    words: Words,
    whole: float | None = None,
) -> None:
    alt = "; ".join(f"{name}: {one}" for name, one in zip(names, shown, strict=True))
    twin = pl.DataFrame({"what": list(names), "number": list(shown)})
    columns = {
        "what": st.column_config.TextColumn(words.say("habits.column_what")),
        "number": st.column_config.TextColumn(words.say("habits.column_number")),
    }
    components.chart(draw_bars(names, values, shown, session.theme(), whole), key, alt, twin, words, columns)


def _collecting(analysis: Analysis, words: Words) -> None:
    years = count_links_and_talk(analysis)
    if years.is_empty():
        return
    last = years.row(-1, named=True)
    _section("collecting", words.say("handful.curve_says", links=last["links"], spoken=last["spoken"]), words)
    names = words.say("handful.curve_links"), words.say("handful.curve_spoken")
    alt = words.say("habits.collecting_alt", links=last["links"], spoken=last["spoken"])
    columns = {
        "year": st.column_config.NumberColumn(words.say("handful.column_year"), format="%d"),
        "links": st.column_config.NumberColumn(words.say("handful.column_links"), format="localized"),
        "spoken": st.column_config.NumberColumn(words.say("handful.column_spoken"), format="localized"),
    }
    components.chart(draw_collecting(years, session.theme(), *names), Key.HABIT_COLLECTING, alt, years, words, columns)
    _caveat("collecting", words)


def _linking(analysis: Analysis, words: Words) -> None:
    """Show what links alone tell: how many came each year."""
    totals = count_links_and_talk(analysis)
    if totals.is_empty():
        return
    years = totals.select("year", links=pl.col("links").cast(pl.Int64).diff().fill_null(pl.col("links")))
    rows = years.tail(_YEARS).to_dicts()
    _section("linking", words.say("habits.linking_says", int(years["links"].sum()), first=str(years["year"][0])), words)
    links = [row["links"] for row in rows]
    _bars(Key.HABIT_COLLECTING, [str(row["year"]) for row in rows], links, [words.show(one) for one in links], words)


def _click_days(analysis: Analysis, words: Words) -> None:
    days = count_click_days(analysis)
    if not days.bursts:
        return
    says = words.say("habits.clicking_says", days.bursts, links=days.links, spoken=days.spoken)
    _section("clicking", says, words)
    pairs = ((days.spoken, days.links), (days.other_spoken, days.other_links))
    names = words.say("habits.clicking_on"), words.say("habits.clicking_off")
    shares = [part / whole if whole else 0.0 for part, whole in pairs]
    _bars(Key.HABIT_CLICKING, names, shares, [words.share(part, whole or 1) for part, whole in pairs], words, 1.0)
    _caveat("clicking", words)


def _greeted(analysis: Analysis, words: Words) -> None:
    years = count_greeted(analysis)
    if years.is_empty():
        return
    links, greeted = int(years["links"].sum()), int(years["greeted"].sum())
    _section(
        "greeting",
        words.say("habits.greeting_says", greeted=greeted, links=links, days=analysis.settings.habits.greeted_days),
        words,
    )
    rows = years.tail(_YEARS).to_dicts()
    _bars(
        Key.HABIT_GREETING,
        [str(row["year"]) for row in rows],
        [row["greeted"] / row["links"] for row in rows],
        [words.say("habits.greeting_of", greeted=row["greeted"], links=row["links"]) for row in rows],
        words,
        1.0,
    )
    _caveat("greeting", words, days=analysis.settings.habits.greeted_days)


def _openings(analysis: Analysis, words: Words) -> None:
    years = count_openings(analysis)
    if years.is_empty():
        return
    given, received = int(years["given"].sum()), int(years["received"].sum())
    _section("opening", words.say("giving.openers", ego=given, others=received), words)
    names = words.say("habits.opening_you"), words.say("habits.opening_they")
    columns = {
        "year": st.column_config.NumberColumn(words.say("handful.column_year"), format="%d"),
        "given": st.column_config.NumberColumn(names[0], format="localized"),
        "received": st.column_config.NumberColumn(names[1], format="localized"),
    }
    chart = draw_both_ways(
        years["year"].to_list(), years["given"].to_list(), years["received"].to_list(), session.theme(), names
    )
    alt = words.say("habits.opening_alt", given=given, received=received)
    components.chart(chart, Key.HABIT_OPENING, alt, years, words, columns)
    _caveat("opening", words)


def _seeking(analysis: Analysis, words: Words) -> None:
    seeking = compare_seeking(analysis)
    if seeking is None or not seeking.comparable:
        said = "habits.seeking_none" if seeking is None else "habits.seeking_unclear"
        _section("seeking", words.say(said), words)
        return
    a_month = [
        analysis.settings.days_per_month * letters / days
        for letters, days in (
            (seeking.search_letters, seeking.search_days),
            (seeking.other_letters, seeking.other_days),
        )
    ]
    if not seeking.ratio:
        says = words.say("habits.seeking_silent" if seeking.other_letters else "habits.seeking_only")
    else:
        key = "habits.seeking_more" if seeking.ratio > 1 else "habits.seeking_less"
        says = words.say(key, ratio=round(max(seeking.ratio, 1 / seeking.ratio), 1))
    _section("seeking", says, words)
    names = words.say("habits.seeking_on"), words.say("habits.seeking_off")
    shown = [words.say("habits.seeking_rate", rate=round(one, 1)) for one in a_month]
    _bars(Key.HABIT_SEEKING, names, a_month, shown, words)
    _caveat("seeking", words, days=analysis.settings.habits.search_days)


def _spread(analysis: Analysis, words: Words) -> None:
    spread = measure_spread(analysis)
    if spread is None:
        return
    percent = round(100 * spread.nearest_share)
    says = words.say("habits.spread_says", partners=spread.partners, effective=round(spread.effective), percent=percent)
    _section("spread", says, words)
    names = words.say("habits.spread_nearest"), words.say("habits.spread_others")
    shares = [spread.nearest_share, 1 - spread.nearest_share]
    _bars(Key.HABIT_SPREAD, names, shares, [f"{percent}%", f"{100 - percent}%"], words, 1.0)
    _caveat("spread", words)


def _broadcasts(analysis: Analysis, words: Words) -> None:
    sent = count_broadcasts(analysis)
    if not sent.people:
        _section("mass", words.say("habits.mass_none", people=analysis.settings.mass_people), words)
        return
    _section("mass", words.say("habits.mass_says", sent.days, people=sent.people, answered=sent.answered), words)
    names = words.say("habits.mass_people"), words.say("habits.mass_answered")
    values = sent.people, sent.answered
    _bars(Key.HABIT_MASS, names, values, [words.show(one) for one in values], words)
    _caveat("mass", words, people=analysis.settings.mass_people, days=analysis.settings.mass_window_days)


def _hours(analysis: Analysis, words: Words) -> None:
    zone = known_zone(st.context.timezone)
    hours = count_hours(analysis, zone)
    if hours.is_empty():
        return
    days = words.sections["weekdays"]["names"]
    most = hours.sort("letters", "weekday", "hour", descending=[True, False, False]).row(0, named=True)
    says = words.say("habits.hours_says", day=days[most["weekday"] - 1], hour=f"{most['hour']}:00")
    _section("hours", says, words)
    named = dict(enumerate(days, start=1))
    twin = hours.with_columns(pl.col("weekday").replace_strict(named, return_dtype=pl.String))
    columns = {
        "weekday": st.column_config.TextColumn(words.say("habits.column_day")),
        "hour": st.column_config.NumberColumn(words.say("habits.column_hour"), format="%d"),
        "letters": st.column_config.NumberColumn(words.say("habits.column_letters"), format="localized"),
    }
    components.chart(draw_hours(hours, days, session.theme()), Key.HABIT_HOURS, says, twin, words, columns)
    st.caption(words.say("habits.hours_caveat", zone=components.plain(zone)))
