"""How it is reached: in plain words what each number means, and the whole document below."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from analyzer.ui import components, session
from analyzer.ui.keys import Key

_PLACES: Final = (
    Path(__file__).parents[1] / "method.md",  # where the wheel has it
    Path(__file__).parents[3] / "docs" / "method.md",
)

ABOUT: Final = (
    "handful",
    "contact",
    "person",
    "firm",
    "network",
    "prune",
    "touch",
    "giving",
    "habits",
    "compare",
    "cohort",
    "check",
    "cannot",
)
"""What there is a plain word about, in its order: what `components.meaning` may be asked."""


def method_text() -> str:
    """Give docs/method.md, from the wheel or from the clone."""
    return next(place for place in _PLACES if place.is_file()).read_text(encoding="utf-8")


def render() -> None:
    """Draw the page: what was asked about first, then the rest, then the document itself."""
    words = session.words()
    components.heading(words.say("method.title"))
    asked = st.query_params.get("about")
    if asked in ABOUT:
        with st.container(border=True, key=f"{Key.METHOD}-asked"):
            st.caption(words.say("method.asked"))
            st.header(words.say(f"method.{asked}_title"), anchor=False)
            st.markdown(words.say(f"method.{asked}"))
    st.markdown(f":gray[{words.say('method.lead')}]")
    analysis = session.held()
    if analysis is not None:
        components.own_lines(analysis, words)
    for one in ABOUT:
        if one != asked:
            with st.expander(words.say(f"method.{one}_title")):
                st.markdown(words.say(f"method.{one}"))
    with st.expander(words.say("method.whole"), icon=":material/menu_book:"), st.container(key=f"{Key.METHOD}-whole"):
        st.markdown(method_text().partition("\n")[2])
