"""Your data: what is kept, and where?"""

from __future__ import annotations

from dataclasses import fields

import polars as pl
import streamlit as st

from analyzer.settings import Limits
from analyzer.ui import components, session
from analyzer.ui.keys import Key


def render() -> None:
    """Draw the page."""
    words = session.words()
    components.heading(words.say("data.title"))
    analysis = session.held()
    st.subheader(words.say("data.held"), anchor=False)
    if analysis is None:
        st.markdown(words.say("data.held_none"))
    else:
        people = words.count("people", analysis.people.height)
        rows = words.count("rows", analysis.interactions.height)
        day = words.day(analysis.facts.exported_on)
        st.markdown(words.say("data.held_people", people=people, rows=rows, day=day))
        st.markdown(words.say("data.held_text"))
        if st.button(words.say("data.forget"), key=Key.FORGET, type="primary", help=words.say("data.forget_help")):
            session.forget()
            st.toast(words.say("data.forgotten"))
            st.rerun()
    st.subheader(words.say("data.not_kept"), anchor=False)
    st.markdown(words.say("data.not_kept_text"))
    if analysis is not None:
        with st.expander(words.say("data.constants")):
            st.markdown(words.say("data.constants_text"))
            shown = [item.name for item in fields(analysis.settings) if item.type != Limits.__name__]
            table = {
                words.say("data.settings_name"): [name.replace("_", " ") for name in shown],
                words.say("data.settings_value"): [words.show(getattr(analysis.settings, name)) for name in shown],
            }
            st.dataframe(pl.DataFrame(table), hide_index=True, height="content")
