"""Cohort: how do others fare?"""

from __future__ import annotations

import streamlit as st

from analyzer.norms import Summary
from analyzer.text import Words
from analyzer.ui import components, session
from analyzer.ui.cohorts.opening import ask_for_one
from analyzer.ui.cohorts.parts import show_beside, show_change, show_spread
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key


def render() -> None:
    """Draw the page."""
    words = session.words()
    components.heading(words.say("cohort_page.title"), words.say("cohort_page.lead"))
    summary = session.norms()
    if summary is None:
        ask_for_one(words)
        return
    _headline(summary, words)
    parts = {"beside": show_beside, "spread": show_spread, "change": show_change}
    if session.held() is None:
        del parts["beside"]
    parts[components.choose_part(words, "cohort_page", parts, Key.COHORT_PART)](summary, words)
    if session.held() is None:
        st.caption(words.say("cohort_page.beside_later"))
    with st.container(horizontal=True):
        components.meaning(words, "cohort")
        st.button(words.say("cohort_page.close"), key=f"{Key.COHORT}-close", on_click=session.open_norms, args=(None,))


def _headline(summary: Summary, words: Words) -> None:
    st.header(words.say("cohort_page.headline", people=int(summary.people)), anchor=False)
    if summary.eras:
        first, last = summary.eras[0], summary.eras[-1]
        key = "headline_in" if first == last else "headline_between"
        st.markdown(f":gray[{plain(words.say(f'cohort_page.{key}', first=first, last=last))}]")
