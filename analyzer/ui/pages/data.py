"""Your data: what is kept, and where?"""

from __future__ import annotations

import streamlit as st

from analyzer.ui import components, session
from analyzer.ui.keys import Key


def render() -> None:
    """Draw the page."""
    words = session.words()
    components.heading(words.say("data.title"))
    analysis = session.held()
    st.subheader(words.say("data.held"), anchor=False)
    if analysis is None:
        st.markdown(words.say("data.forgotten" if session.just_forgotten() else "data.held_none"))
    else:
        people = words.count("people", analysis.people.height)
        rows = words.count("rows", analysis.interactions.height)
        day = words.day(analysis.facts.exported_on)
        st.markdown(words.say("data.held_people", people=people, rows=rows, day=day))
        st.markdown(words.say("data.held_text"))
        if st.button(words.say("data.forget"), key=Key.FORGET, type="primary", help=words.say("data.forget_help")):
            session.forget(asked=True)
            st.rerun()
    st.subheader(words.say("data.not_kept"), anchor=False)
    st.markdown(words.say("data.not_kept_text"))
