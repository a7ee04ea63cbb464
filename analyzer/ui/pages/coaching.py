"""Coaching: whom do you sit down with?"""

from __future__ import annotations

from typing import Final

import streamlit as st

from analyzer.coaching import ConsentTo, Session, begin_session, read_client, read_sessions
from analyzer.errors import StoreError
from analyzer.schemas import Said
from analyzer.text import Words
from analyzer.ui import components, keeping, session
from analyzer.ui.coaching.client_file import show_client_file
from analyzer.ui.coaching.clients import show_clients
from analyzer.ui.coaching.shared import show_looked_at, show_shared
from analyzer.ui.coaching.since import show_past, show_since
from analyzer.ui.coaching.steps import Sitting, show_step
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key

_PARTS: Final = ("session", "since", "past", "file")


def render() -> None:
    """Draw the page: the list of clients, or the one whose file is open."""
    words = session.words()
    opened = keeping.client()
    if opened is None:
        components.heading(words.say("coaching.title"), words.say("coaching.lead"))
        show_shared(words)
        show_clients(words)
        return
    components.heading(plain(keeping.label_of(opened.vault)))
    if opened.shared is not None:
        show_looked_at(words)
        return
    try:
        _opened(opened, words)
    except StoreError as error:
        components.tell(error)
    components.tell(keeping.trouble())


def _opened(opened: keeping.OpenClient, words: Words) -> None:
    sessions = read_sessions(keeping.vault_store())
    analysis = session.held()
    part = components.choose_part(words, "coaching", _PARTS, Key.CLIENT_PART)
    if part != "file" and not keeping.may(ConsentTo.NOTES):
        st.markdown(words.say("coaching.needs_notes"))
    elif part == "session":
        _session(opened, sessions, words)
    elif part == "since":
        said = keeping.said(analysis) if analysis else Said.create_empty()
        show_since(analysis, sessions, said, words)
    elif part == "past":
        show_past([one for one in sessions if one.ended], words)
    else:
        show_client_file(opened, words)


def begin() -> None:
    """Begin a session, unless one is going: a button that has gone may be pressed again."""

    def write() -> None:
        store = keeping.vault_store()
        if all(one.ended for one in read_sessions(store)):
            begin_session(store, keeping.now())

    keeping.attempt(write)


def _session(opened: keeping.OpenClient, sessions: list[Session], words: Words) -> None:
    analysis = session.held()
    if analysis is None:
        st.markdown(words.say("coaching.needs_export"))
        if st.button(words.say("app.go_to_start"), key=Key.GO_TO_START, type="primary"):
            from analyzer.ui.pages import START  # noqa: PLC0415 - the list of pages is made of this one

            st.switch_page(START.page())
        return
    client = read_client(opened.store)
    going = next((one for one in sessions if one.ended is None), None)
    if going is None:
        st.markdown(words.say("coaching.begin_says"))
        st.button(
            words.say("coaching.begin"),
            key=f"{Key.SESSION}-begin",
            type="primary",
            on_click=begin,
        )
        return
    before = next((one for one in sessions if one.ended is not None), None)
    show_step(Sitting(analysis, opened, client, going, before, words))
