"""Prune: who can go?"""

from __future__ import annotations

from typing import Final

import streamlit as st

from analyzer.ui import components, keeping, session
from analyzer.ui.keys import Key
from analyzer.ui.pruning import board
from analyzer.ui.pruning.checklist import checklist
from analyzer.ui.pruning.many import many
from analyzer.ui.pruning.review import review
from analyzer.ui.pruning.waiting import waiting
from analyzer.ui.pruning.what_if import what_if

_PARTS: Final = {"review": review, "many": many, "what_if": what_if, "list": checklist, "pending": waiting}


def render() -> None:
    """Draw the page."""
    words = session.words()
    analysis = components.held_or_say(words.say("prune.title"), words, of_somebody=True)
    if analysis is None:
        return
    components.heading(words.say("prune.title"), words.say("prune.lead"))
    said = components.said_or_say(analysis)
    if said is None:
        return
    with st.spinner(words.say("stage.network") + " …"):
        network = session.network()
        laid = keeping.attempt(lambda: board.lay_out(analysis, network, said, words))
    if laid is None:
        components.tell(keeping.trouble())
        return
    part = components.choose_part(words, "prune", _PARTS, Key.PRUNE_PART)
    if part in {"review", "many", "what_if"} and not laid.knowable:
        st.info(words.say("prune.no_messages"))
        return
    keeping.attempt(lambda: _PARTS[part](laid))
    components.meaning(words, "prune")
    components.tell(keeping.trouble())
