"""What the page about a cohort shows: one's own numbers beside theirs, how a measure is spread, before and after."""

from __future__ import annotations

from typing import Any, Final

import polars as pl
import streamlit as st

from analyzer.charts import Interval, Strip, draw_intervals, draw_places, draw_strips
from analyzer.norms import MEASURES, Summary, Unit
from analyzer.reports import Beside, cohort_lines, development_sentence, place_beside, show_value, spread_sentence
from analyzer.text import Words
from analyzer.ui import components, session
from analyzer.ui.cohorts.choosing import choose, choose_group, named
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key

_DRAWN: Final = 16
"""Groups in a picture, the first ones: a screen has room for them; the table has all."""


def show_beside(summary: Summary, words: Words) -> None:
    """Show where one's own numbers lie among theirs."""
    group = choose_group(summary, words)
    rows = place_beside(session.measures(), group, words)
    if not rows:
        st.markdown(words.say("cohort_page.beside_none"))
        return
    st.markdown(words.say("cohort_page.beside_says"))
    places = [_place(one) for one in rows]
    told = "; ".join(f"{one.title} {words.percent(100 * place.value)}" for one, place in zip(rows, places, strict=True))
    twin = pl.DataFrame(
        {
            "measure": [one.title for one in rows],
            "you": [one.value for one in rows],
            "half": [one.half for one in rows],
            "more": [one.more_than for one in rows],
            "people": [one.standing.people for one in rows],
        }
    )
    components.chart(
        draw_places(places, session.look(), words.say("cohort_page.beside_axis")),
        Key.COHORT,
        words.say("cohort_page.beside_alt", n=len(rows), places=told),
        twin,
        words,
        {
            "measure": st.column_config.TextColumn(words.say("cohort.column_measure"), width=300),
            "you": st.column_config.TextColumn(words.say("cohort_page.column_you")),
            "half": st.column_config.TextColumn(words.say("cohort_page.column_half")),
            "more": st.column_config.TextColumn(words.say("cohort_page.column_more")),
            "people": components.number_column(words.say("cohort.column_people"), "number.participants", words),
        },
    )


def _place(one: Beside) -> Interval:
    """Give where somebody is among all: between those who have less and those who have more."""
    low, high = one.standing.more_than, 1 - one.standing.less_than
    return Interval(one.title, (low + high) / 2, low, high)


def show_spread(summary: Summary, words: Words) -> None:
    """Show how a measure is spread, group by group, and all measures of the group that is chosen."""
    group, measure = choose(summary, [one for one in MEASURES if one.name in summary.everybody.spreads], words)
    st.markdown(plain(spread_sentence(measure, group, words)))
    known = [(named(one, words), one.spreads[measure.name]) for one in summary.groups if measure.name in one.spreads]
    strips = [
        Strip(
            name,
            min(spread.levels.values()),
            spread.at(0.25),
            spread.levels[0.5],
            spread.at(0.75),
            max(spread.levels.values()),
        )
        for name, spread in known[:_DRAWN]
    ]
    shown = [
        (name, *(show_value(measure, spread.at(share), words) for share in (0.25, 0.5, 0.75)), spread.people)
        for name, spread in known
    ]
    middles = "; ".join(f"{name} {middle}" for name, _, middle, _, _ in shown)
    columns = ("group", "low", "middle", "high", "people")
    components.chart(
        draw_strips(strips, session.look(), percent=measure.unit is Unit.SHARE),
        Key.COHORT_SPREAD,
        words.say("cohort_page.spread_alt", measure=words.say(f"measure.{measure.name}"), middles=middles),
        pl.DataFrame(shown, schema=columns, orient="row"),
        words,
        _columns(words, *columns),
    )
    st.caption(words.say("cohort_page.spread_says"))
    with st.expander(words.say("cohort_page.all_measures", group=plain(named(group, words)))):
        names = ("measure", "low", "middle", "high", "people")
        table = pl.DataFrame(cohort_lines(group, words), schema=names, orient="row")
        components.table(
            table, Key.COHORT, _columns(words, *names), height=components.table_height(table.height), selectable=False
        )


def show_change(summary: Summary, words: Words) -> None:
    """Show how a measure changed from before to after, group by group."""
    offered = [one for one in MEASURES if one.name in summary.everybody.changes]
    if not offered:
        st.markdown(words.say("cohort_page.change_none"))
        return
    group, measure = choose(summary, offered, words)
    st.markdown(plain(development_sentence(measure, group, words)))
    known = [(named(one, words), one.changes[measure.name]) for one in summary.groups if measure.name in one.changes]
    intervals = [Interval(name, change.mean, change.lowest, change.highest) for name, change in known[:_DRAWN]]
    shown = [
        (
            name,
            show_value(measure, change.mean, words, signed=True),
            " … ".join(show_value(measure, end, words, signed=True) for end in (change.lowest, change.highest)),
            change.weeks,
            change.people,
        )
        for name, change in known
    ]
    columns = ("group", "change", "range", "weeks", "people")
    components.chart(
        draw_intervals(intervals, session.look(), percent=measure.unit is Unit.SHARE),
        Key.COHORT_CHANGE,
        words.say(
            "cohort_page.change_alt",
            measure=words.say(f"measure.{measure.name}"),
            changes="; ".join(f"{name} {change}" for name, change, *_ in shown),
        ),
        pl.DataFrame(shown, schema=columns, orient="row"),
        words,
        _columns(words, *columns),
    )
    st.caption(words.say("cohort_page.change_says"))
    st.caption(words.say("cohort_page.change_caveat"))


def _columns(words: Words, *names: str) -> dict[str, Any]:
    column = st.column_config
    made = {
        "group": column.TextColumn(words.say("cohort_page.column_group"), width=220),
        "measure": column.TextColumn(words.say("cohort.column_measure"), width=300),
        "low": column.TextColumn(words.say("cohort.column_low")),
        "middle": column.TextColumn(words.say("cohort.column_middle")),
        "high": column.TextColumn(words.say("cohort.column_high")),
        "people": components.number_column(words.say("cohort.column_people"), "number.participants", words),
        "change": column.TextColumn(words.say("cohort_page.column_change")),
        "range": column.TextColumn(words.say("cohort_page.column_range")),
        "weeks": components.number_column(words.say("cohort_page.column_weeks"), "number.weeks", words),
    }
    return {name: made[name] for name in names}
