"""Habits: how do you link, and how do you write?"""

from __future__ import annotations

from typing import Final

import polars as pl
import streamlit as st

from analyzer.charts import draw_bars, draw_both_ways, draw_collecting, draw_hours
from analyzer.habits import Collecting, Hours, known_zone
from analyzer.reports import Habit, Portrait, portray_habits
from analyzer.text import Words
from analyzer.ui import components, making, session
from analyzer.ui.cohorts.beside import say_beside
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key

_KEYS: Final = {
    Habit.COLLECTING: Key.HABIT_COLLECTING,
    Habit.LINKING: Key.HABIT_COLLECTING,
    Habit.CLICKING: Key.HABIT_CLICKING,
    Habit.GREETING: Key.HABIT_GREETING,
    Habit.OPENING: Key.HABIT_OPENING,
    Habit.SEEKING: Key.HABIT_SEEKING,
    Habit.SPREAD: Key.HABIT_SPREAD,
    Habit.MASS: Key.HABIT_MASS,
    Habit.HOURS: Key.HABIT_HOURS,
}


_MEASURES: Final = {
    Habit.COLLECTING: "partners",
    Habit.LINKING: "links_year",
    Habit.CLICKING: "click_share",
    Habit.GREETING: "greeted_share",
    Habit.OPENING: "opened_share",
    Habit.SPREAD: "nearest_share",
    Habit.MASS: "mass_people",
}
"""What of a cohort stands beside which habit."""


def render() -> None:
    """Draw the page, habit by habit: a sentence, a picture, and what the picture cannot tell."""
    words = session.words()
    analysis = components.held_or_say(words.say("habits.title"), words)
    if analysis is None:
        return
    components.heading(words.say("habits.title"), words.say("habits.lead"))
    if "messages" in analysis.facts.missing:
        st.info(words.say("habits.no_messages"))
    zone = known_zone(st.context.timezone)
    draws = {Habit.COLLECTING: _lines, Habit.OPENING: _both_ways, Habit.HOURS: _hours}
    for portrait in making.made_aside("habits", (zone, words.code), lambda: portray_habits(analysis, words, zone)):
        st.header(plain(portrait.title), anchor=False)
        st.markdown(plain(portrait.says))
        draws.get(portrait.habit, _bars)(portrait, words)
        if portrait.habit in _MEASURES:
            say_beside(_MEASURES[portrait.habit], words)
        if portrait.caveat:
            st.caption(plain(portrait.caveat))
    components.meaning(words, "habits")


def _bars(portrait: Portrait, words: Words) -> None:
    bars = portrait.bars
    if bars is None:
        return
    alt = "; ".join(f"{name}: {one}" for name, one in zip(bars.names, bars.shown, strict=True))
    twin = pl.DataFrame({"what": bars.names, "number": bars.shown})
    columns = {
        "what": st.column_config.TextColumn(words.say("habits.column_what")),
        "number": st.column_config.TextColumn(words.say("habits.column_number")),
    }
    drawn = draw_bars(bars.names, bars.values, bars.shown, session.look(), bars.whole)
    components.chart(drawn, _KEYS[portrait.habit], alt, twin, words, columns)


def _lines(portrait: Portrait, words: Words) -> None:
    years = portrait.frame
    last = years.row(-1, named=True)
    names = words.say("handful.curve_links"), words.say("handful.curve_spoken")
    alt = words.say("habits.collecting_alt", links=last["links"], spoken=last["spoken"])
    columns = {
        "year": components.year_column(words),
        "links": components.number_column(words.say("handful.column_links"), "number.links", words),
        "spoken": components.number_column(words.say("handful.column_spoken"), "number.spoken", words),
    }
    components.chart(
        draw_collecting(Collecting.cast(years), session.look(), *names),
        _KEYS[portrait.habit],
        alt,
        years,
        words,
        columns,
    )


def _both_ways(portrait: Portrait, words: Words) -> None:
    years = portrait.frame
    names = words.say("habits.opening_you"), words.say("habits.opening_they")
    columns = {
        "year": components.year_column(words),
        "given": components.number_column(names[0], "number.opening_you", words),
        "received": components.number_column(names[1], "number.opening_they", words),
    }
    sides = years["year"].to_list(), years["given"].to_list(), years["received"].to_list()
    alt = words.say("habits.opening_alt", given=sum(sides[1]), received=sum(sides[2]))
    components.chart(draw_both_ways(*sides, session.look(), names), _KEYS[portrait.habit], alt, years, words, columns)


def _hours(portrait: Portrait, words: Words) -> None:
    days = words.sections["weekdays"]["names"]
    named = dict(enumerate(days, start=1))
    twin = portrait.frame.with_columns(pl.col("weekday").replace_strict(named, return_dtype=pl.String))
    columns = {
        "weekday": st.column_config.TextColumn(words.say("habits.column_day")),
        "hour": components.number_column(words.say("habits.column_hour"), "number.hour", words, form="%d"),
        "letters": components.number_column(words.say("habits.column_letters"), "number.letters", words),
    }
    drawn = draw_hours(Hours.cast(portrait.frame), days, session.look())
    components.chart(drawn, _KEYS[portrait.habit], portrait.says, twin, words, columns)
