"""Keep in touch: who would be glad to hear from you?"""

from __future__ import annotations

from typing import Final

import dataframely as dy
import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.followups import LISTS, FollowUps, choose_today
from analyzer.schemas import FollowUp
from analyzer.store import Act
from analyzer.text import Words
from analyzer.ui import components, keeping, session
from analyzer.ui.following_up import first
from analyzer.ui.following_up.cards import follow_up_card, undo_button
from analyzer.ui.following_up.dates import show_dates
from analyzer.ui.following_up.files import show_files
from analyzer.ui.following_up.open_ones import dates, found, open_ones
from analyzer.ui.keys import Key

_SHOWN: Final = 10
"""People shown at once: as many as one would write to in a week."""


_UNDONE: Final = {"today": (Act.FOLLOW_UP,), "lists": (Act.FOLLOW_UP,), "first": (Act.TICK, Act.DECIDE)}
"""What one does on each part, and can take back there."""

_OLD: Final = 14
"""Days after which it is said that the lists are those of the export's day."""


def render() -> None:
    """Draw the page."""
    words = session.words()
    analysis = components.held_or_say(words.say("touch.title"), words)
    if analysis is None:
        return
    said = components.said_or_say(analysis)
    with st.spinner(words.say("stage.follow_ups") + " …"):
        found(analysis)
    planned = keeping.attempt(lambda: dates(analysis, said)) if said is not None else None
    if said is None or planned is None:
        components.heading(words.say("touch.title"))
        return
    waiting = open_ones(analysis, said)
    components.heading(words.say("touch.title"), words.say("touch.lead" if waiting.height else "touch.lead_none"))
    if (keeping.day_of(keeping.now()) - analysis.as_of).days > _OLD:
        st.caption(words.say("touch.as_of", day=analysis.as_of))
    if "messages" in analysis.facts.missing:
        st.info(words.say("touch.no_messages"))
    part = components.choose_part(words, "touch", ("today", "lists", "dates", "first", "files"), Key.TOUCH_PART)
    if part in _UNDONE:
        undo_button(analysis, words, *_UNDONE[part])
    {
        "today": lambda: _today(analysis, waiting, words),
        "lists": lambda: _lists(analysis, waiting, words),
        "dates": lambda: show_dates(analysis, said, planned, words),
        "first": lambda: first.show_first(analysis, said, words),
        "files": lambda: show_files(analysis, said, waiting, planned, words),
    }[part]()
    components.meaning(words, "touch")


def _today(analysis: Analysis, waiting: dy.DataFrame[FollowUps], words: Words) -> None:
    few = choose_today(waiting)
    if few.is_empty():
        st.markdown(words.say("touch.today_none"))
        return
    st.markdown(words.say("touch.today_says", few.height))
    for number, row in enumerate(few.iter_rows(named=True)):
        follow_up_card(analysis, row, words, leads=number == 0, named=True)


def _lists(analysis: Analysis, waiting: dy.DataFrame[FollowUps], words: Words) -> None:
    counts: dict[str, int] = dict(waiting["kind"].cast(pl.String).value_counts().iter_rows())
    settings = analysis.settings.follow_ups
    chosen: str = st.pills(
        words.say("touch.which"),
        [one.value for one in LISTS],
        default=next((one.value for one in LISTS if counts.get(one.value)), FollowUp.OWED.value),
        format_func=lambda one: f"{words.say(f'follow_up_short.{one}')} {words.show(counts.get(one, 0))}",
        key=Key.TOUCH_LIST,
        persist_state="session",
        label_visibility="collapsed",
        required=True,
    )
    rows = waiting.filter(pl.col("kind") == chosen)
    st.header(words.say(f"follow_up.{chosen}"), anchor=False)
    if rows.is_empty():
        st.markdown(words.say(f"follow_up_none.{chosen}"))
        return
    times, days = settings.overdue_times, settings.greeting_days
    st.markdown(f":gray[{words.say(f'follow_up_lead.{chosen}', times=times, days=days)}]")
    shown = f"{Key.TOUCH_LIST}-{chosen}-shown"
    most: int = st.session_state.get(shown, _SHOWN)
    for number, row in enumerate(rows.head(most).iter_rows(named=True)):
        follow_up_card(analysis, row, words, leads=number == 0)
    if rows.height > most and st.button(words.say("touch.rest", rows.height - most), key=f"{shown}-more"):
        st.session_state[shown] = most + _SHOWN
        st.rerun()
