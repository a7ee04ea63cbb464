"""Sharing at a server for many: a client lets a coach look and takes it back; a coach sees who does."""

from __future__ import annotations

import streamlit as st

from analyzer.coaching import Member
from analyzer.text import Words
from analyzer.ui import components, hosting, keeping, session
from analyzer.ui.escaping import plain
from analyzer.ui.hosting import sharing
from analyzer.ui.keys import Key


def show_sharing(words: Words) -> None:
    """Draw, for the one whose data it is, which coaches may look; nothing on somebody's own machine."""
    if hosting.user() is None or keeping.client() is not None:
        return
    st.header(words.say("hosting.share_title"), anchor=False)
    st.markdown(words.say("hosting.share_says"))
    for place, (coach, since) in enumerate(keeping.attempt(sharing.coaches) or []):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            naming = session.names()
            told = words.say(
                "hosting.shared_with_hidden" if naming.hidden else "hosting.shared_with",
                name=naming.of({"name": coach.name}),
                email=coach.email,
                since=keeping.day_of(since),
            )
            st.markdown(plain(told))
            st.button(
                words.say("hosting.take_back"),
                key=f"{Key.SHARE}-back-{place}",
                on_click=_take_back,
                args=(coach, words),
            )
    with st.form(f"{Key.SHARE}-form", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(words.say("hosting.coach_email"), key=Key.SHARE)
        st.form_submit_button(words.say("hosting.share"), on_click=_let_look, args=(words,))
    components.tell(keeping.trouble())


def _let_look(words: Words) -> None:
    if keeping.managed(lambda: sharing.let_look(st.session_state[Key.SHARE], keeping.now())):
        session.toast_next(words.say("hosting.shared"))


def _take_back(coach: Member, words: Words) -> None:
    if keeping.managed(lambda: sharing.take_it_back(coach, keeping.now())):
        session.toast_next(words.say("hosting.taken_back"))


def show_shared(words: Words) -> None:
    """Draw, for a coach, who lets them look."""
    clients = keeping.attempt(sharing.clients) or []
    if hosting.user() is None:
        return
    st.header(words.say("hosting.clients_title"), anchor=False)
    if not clients:
        st.markdown(words.say("hosting.clients_none"))
    for place, client in enumerate(clients):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", border=True):
            shown = session.names().of({"name": client.name})
            st.markdown(plain(shown))
            if st.button(words.say("hosting.look"), key=f"{Key.SHARE}-look-{place}"):
                _look(client, words)


def _look(client: Member, words: Words) -> None:
    found = keeping.attempt(lambda: sharing.look_at(client))
    if found is not None:
        keeping.ask_to_open(*found)
        st.rerun()
    components.tell(keeping.trouble())
    st.markdown(words.say("hosting.nothing_yet"))


def show_looked_at(words: Words) -> None:
    """Say, on Coaching, what a coach may do with the picture that is open."""
    st.markdown(words.say("hosting.looked_at" if session.held() else "hosting.nothing_yet"))
    if session.held() and st.button(words.say("start.see_handful"), key=Key.SEE_HANDFUL, type="primary"):
        from analyzer.ui.pages import HANDFUL  # noqa: PLC0415 - the list of pages is made of this one

        st.switch_page(HANDFUL.page())
