"""Choosing a group of a cohort and a measure."""

from __future__ import annotations

import streamlit as st

from analyzer.norms import BY_NAME, GroupSummary, Measure, Summary
from analyzer.reports import group_name
from analyzer.text import Words
from analyzer.ui import session
from analyzer.ui.keys import Key


def choose_group(summary: Summary, words: Words) -> GroupSummary:
    """Ask which group is to be compared with, here and on other pages, where there is more than one."""
    if len(summary.groups) > 1:
        st.selectbox(
            words.say("cohort_page.group"),
            range(len(summary.groups)),
            format_func=lambda place: named(summary.groups[place], words),
            key=Key.COHORT_GROUP,
            persist_state="session",
        )
    return session.norms_group() or summary.everybody


def choose(summary: Summary, offered: list[Measure], words: Words) -> tuple[GroupSummary, Measure]:
    """Ask for a group and a measure, side by side."""
    left, right = st.columns(2)
    with left:
        group = choose_group(summary, words)
    with right:
        return group, _choose_measure(offered, words)


def named(group: GroupSummary, words: Words) -> str:
    """Name a group, everybody too."""
    return group_name(group, words) or words.say("cohort_page.everybody")


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
