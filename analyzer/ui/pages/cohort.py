"""Cohort: how do others fare?"""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from analyzer.charts import Interval, Strip, draw_intervals, draw_places, draw_strips
from analyzer.norms import BY_NAME, MEASURES, GroupSummary, Measure, Summary, Unit, open_summary, read_summary
from analyzer.reports import (
    Beside,
    cohort_lines,
    development_sentence,
    group_name,
    place_beside,
    show_value,
    spread_sentence,
)
from analyzer.samples import sample_cohort
from analyzer.text import Words
from analyzer.ui import components, keeping, session
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key

_COMMAND = "handful cohort EXPORTS -o cohort.parquet --groups groups.csv"
_TAKEN = "cohorts_opened"  # how many: the drop zone is another one after each


def render() -> None:
    """Draw the page."""
    words = session.words()
    components.heading(words.say("cohort_page.title"), words.say("cohort_page.lead"))
    components.tell(keeping.trouble())
    summary = session.norms()
    if summary is None:
        _ask_for_one(words)
        return
    _headline(summary, words)
    parts = {"beside": _beside, "spread": _spread, "change": _change}
    if session.held() is None:
        del parts["beside"]
    parts[components.choose_part(words, "cohort_page", parts, Key.COHORT_PART)](summary, words)
    with st.container(horizontal=True):
        components.method_link("cohort", words)
        st.button(words.say("cohort_page.close"), key=f"{Key.COHORT}-close", on_click=session.open_norms, args=(None,))


def _ask_for_one(words: Words) -> None:
    st.markdown(words.say("cohort_page.none"))
    key = f"{Key.COHORT_FILE}-{st.session_state.get(_TAKEN, 0)}"
    st.file_uploader(
        words.say("cohort_page.open"),
        type="json",
        key=key,
        help=words.say("cohort_page.open_help"),
        on_change=_take_in,
        args=(key, words),
    )
    st.button(words.say("cohort_page.try_sample"), key=f"{Key.COHORT}-sample", on_click=_open_sample)
    st.markdown(words.say("cohort_page.none_how"))
    st.code(_COMMAND, language="shell")


def _take_in(key: str, words: Words) -> None:
    """Open a file once, and let go of it."""
    taken = st.session_state[key]
    st.session_state[_TAKEN] = st.session_state.get(_TAKEN, 0) + 1
    summary = keeping.attempt(lambda: read_summary(taken.getvalue())) if taken is not None else None
    if summary is not None:
        session.open_norms(summary)
        session.toast_next(words.say("cohort_page.opened", int(summary.people)))


def _open_sample() -> None:
    summary = keeping.attempt(lambda: open_summary(sample_cohort()))
    if summary is not None:
        session.open_norms(summary)


def _headline(summary: Summary, words: Words) -> None:
    st.subheader(words.say("cohort_page.headline", people=int(summary.people)), anchor=False)
    if summary.eras:
        first, last = summary.eras[0], summary.eras[-1]
        key = "headline_in" if first == last else "headline_between"
        st.markdown(f":gray[{plain(words.say(f'cohort_page.{key}', first=first, last=last))}]")


def _choose_group(summary: Summary, words: Words) -> GroupSummary:
    """Ask which group is to be compared with, here and on other pages, where there is more than one."""
    if len(summary.groups) > 1:
        st.selectbox(
            words.say("cohort_page.group"),
            range(len(summary.groups)),
            format_func=lambda place: _named(summary.groups[place], words),
            key=Key.COHORT_GROUP,
            persist_state="session",
        )
    return session.norms_group() or summary.everybody


def _choose(summary: Summary, offered: list[Measure], words: Words) -> tuple[GroupSummary, Measure]:
    """Ask for a group and a measure, side by side."""
    left, right = st.columns(2)
    with left:
        group = _choose_group(summary, words)
    with right:
        return group, _choose_measure(offered, words)


def _named(group: GroupSummary, words: Words) -> str:
    return group_name(group, words) or words.say("cohort_page.everybody")


def _beside(summary: Summary, words: Words) -> None:
    group = _choose_group(summary, words)
    rows = place_beside(session.measures(), group, words)
    if not rows:
        st.markdown(words.say("cohort_page.beside_none"))
        return
    st.markdown(words.say("cohort_page.beside_says"))
    places = [_place(one) for one in rows]
    told = "; ".join(f"{one.title} {round(100 * place.value)}%" for one, place in zip(rows, places, strict=True))
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
        draw_places(places, session.theme(), words.say("cohort_page.beside_axis")),
        Key.COHORT,
        words.say("cohort_page.beside_alt", n=len(rows), places=told),
        twin,
        words,
        {
            "measure": st.column_config.TextColumn(words.say("cohort.column_measure"), width=300),
            "you": st.column_config.TextColumn(words.say("cohort_page.column_you")),
            "half": st.column_config.TextColumn(words.say("cohort_page.column_half")),
            "more": st.column_config.TextColumn(words.say("cohort_page.column_more")),
            "people": st.column_config.NumberColumn(words.say("cohort.column_people"), format="localized"),
        },
    )


def _place(one: Beside) -> Interval:
    """Give where somebody is among all: between those who have less and those who have more."""
    low, high = one.standing.more_than, 1 - one.standing.less_than
    return Interval(one.title, (low + high) / 2, low, high)


def _choose_measure(offered: list[Measure], words: Words) -> Measure:
    names = [one.name for one in offered]
    kept = st.session_state.get(Key.COHORT_MEASURE)
    usual = names.index("could_call") if "could_call" in names else 0
    chosen: str = st.selectbox(
        words.say("cohort_page.measure"),
        names,
        index=names.index(kept) if kept in names else usual,
        format_func=lambda name: f"{words.say(f'about.{BY_NAME[name].about}')} · {words.say(f'measure.{name}')}",
        key=Key.COHORT_MEASURE,
        persist_state="session",
    )
    return BY_NAME[chosen]


def _spread(summary: Summary, words: Words) -> None:
    group, measure = _choose(summary, [one for one in MEASURES if one.name in summary.everybody.spreads], words)
    st.markdown(plain(spread_sentence(measure, group, words)))
    known = [(_named(one, words), one.spreads[measure.name]) for one in summary.groups if measure.name in one.spreads]
    strips = [
        Strip(
            name,
            min(spread.levels.values()),
            spread.at(0.25),
            spread.levels[0.5],
            spread.at(0.75),
            max(spread.levels.values()),
        )
        for name, spread in known
    ]
    shown = [
        (name, *(show_value(measure, spread.at(share), words) for share in (0.25, 0.5, 0.75)), spread.people)
        for name, spread in known
    ]
    middles = "; ".join(f"{name} {middle}" for name, _, middle, _, _ in shown)
    columns = ("group", "low", "middle", "high", "people")
    components.chart(
        draw_strips(strips, session.theme(), percent=measure.unit is Unit.SHARE),
        Key.COHORT_SPREAD,
        words.say("cohort_page.spread_alt", measure=words.say(f"measure.{measure.name}"), middles=middles),
        pl.DataFrame(shown, schema=columns, orient="row"),
        words,
        _columns(words, *columns),
    )
    st.caption(words.say("cohort_page.spread_says"))
    with st.expander(words.say("cohort_page.all_measures", group=plain(_named(group, words)))):
        names = ("measure", "low", "middle", "high", "people")
        table = pl.DataFrame(cohort_lines(group, words), schema=names, orient="row")
        components.table(
            table, Key.COHORT, _columns(words, *names), height=components.table_height(table.height), selectable=False
        )


def _change(summary: Summary, words: Words) -> None:
    offered = [one for one in MEASURES if one.name in summary.everybody.changes]
    if not offered:
        st.markdown(words.say("cohort_page.change_none"))
        return
    group, measure = _choose(summary, offered, words)
    st.markdown(plain(development_sentence(measure, group, words)))
    known = [(_named(one, words), one.changes[measure.name]) for one in summary.groups if measure.name in one.changes]
    intervals = [Interval(name, change.mean, change.lowest, change.highest) for name, change in known]
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
        draw_intervals(intervals, session.theme(), percent=measure.unit is Unit.SHARE),
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
        "people": column.NumberColumn(words.say("cohort.column_people"), format="localized"),
        "change": column.TextColumn(words.say("cohort_page.column_change")),
        "range": column.TextColumn(words.say("cohort_page.column_range")),
        "weeks": column.NumberColumn(words.say("cohort_page.column_weeks")),
    }
    return {name: made[name] for name in names}
