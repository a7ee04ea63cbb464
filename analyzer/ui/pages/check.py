"""Ask yourself: does this match what you know?"""

from __future__ import annotations

from typing import Final

import streamlit as st

from analyzer.ui import checking, components, keeping, session
from analyzer.ui.keys import Key

_PARTS: Final = {"recall": checking.recall, "answer": checking.answer, "agreement": checking.agreement}


def render() -> None:
    """Draw the page."""
    words = session.words()
    analysis = components.held_or_say(words.say("check.title"), words, of_somebody=True)
    if analysis is None:
        return
    components.heading(words.say("check.title"), words.say("check.lead"))
    if session.names().hidden:
        st.info(words.say("check.hidden"))
        return
    if components.said_or_say(analysis) is None:
        return
    part = components.choose_part(words, "check", _PARTS, Key.CHECK_PART)
    keeping.attempt(lambda: _PARTS[part](analysis, words))
    components.meaning(words, "check")
    components.tell(keeping.trouble())
