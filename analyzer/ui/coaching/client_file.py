"""A client's file: what they said yes to, its lock, the way out, and its end."""

from __future__ import annotations

from typing import Final

import streamlit as st

from analyzer.coaching import read_client
from analyzer.errors import StoreError
from analyzer.store import delete_vault, lock_vault, open_vault, rename_vault, write_vault_out
from analyzer.text import Words
from analyzer.ui import components, keeping, session
from analyzer.ui.coaching.clients import ask_consent
from analyzer.ui.keys import Key

_KILOBYTE: Final = 1000


def show_client_file(opened: keeping.OpenClient, words: Words) -> None:
    """Draw what is noted, and what can be done with the file."""
    _noted(opened, words)
    _out(opened, words)
    _lock(opened, words)
    _delete(opened, words)


def _noted(opened: keeping.OpenClient, words: Words) -> None:
    client, today = read_client(opened.store), keeping.day_of(keeping.now())
    if client.consent_on and client.consent_until:
        what = "; ".join(words.say(f"coaching.consent_{one}") for one in client.consents)
        st.markdown(words.say("coaching.consent_now", day=client.consent_on, what=what, until=client.consent_until))
    else:
        st.markdown(words.say("coaching.consent_none"))
    if client.is_over(today):
        st.warning(words.say("coaching.consent_over", day=client.consent_until))
    place = f"{Key.CLIENT_FILE}-{opened.vault.folder.name}"
    with st.expander(words.say("coaching.change")), st.form(f"{place}-form", border=False):
        label = opened.vault.label
        if not session.names().hidden:
            label = st.text_input(words.say("coaching.label"), value=label, key=f"{place}-label")
        consents, until = ask_consent(client, today, place, words)
        coach = st.text_input(words.say("coaching.coach"), value=client.coach, key=f"{place}-coach")
        hide = st.checkbox(words.say("coaching.hide"), value=client.hide_names, key=f"{place}-hide")
        if st.form_submit_button(words.say("coaching.save")):
            again = (consents, until) != (client.consents, client.consent_until)
            said = {"consents": consents, "consent_on": today, "consent_until": until} if again else {}
            try:
                keeping.note_client(coach=coach.strip(), hide_names=hide, **said)
                keeping.rename_client(rename_vault(opened.vault, label))
            except StoreError as error:
                components.tell(error)
                return
            session.toast_next(words.say("coaching.saved"))
            st.rerun()


def _out(opened: keeping.OpenClient, words: Words) -> None:
    place = f"{Key.CLIENT_FILE}-out"
    with st.expander(words.say("coaching.out")):
        st.markdown(words.say("coaching.out_says"))
        with st.form(f"{place}-form", border=False):
            now = _phrase_now(opened, place, words)
            phrase = st.text_input(words.say("coaching.out_phrase"), type="password", key=f"{place}-phrase")
            asked = st.form_submit_button(words.say("coaching.out_make"))
        if not asked:
            return
        try:
            content = write_vault_out(opened.vault, phrase, now)
        except StoreError as error:
            components.tell(error)
            return
        components.offer_file(
            words.say("coaching.out_keep"),
            data=content,
            file_name="client.handful",
            mime="application/octet-stream",
            key=f"{place}-keep",
            type="primary",
        )


def _phrase_now(opened: keeping.OpenClient, place: str, words: Words) -> str:
    """Ask for the passphrase of now, where there is one: whoever sits at an open file need not know it."""
    if not opened.vault.locked:
        return ""
    return st.text_input(words.say("coaching.lock_now"), type="password", key=f"{place}-now")


def _lock(opened: keeping.OpenClient, words: Words) -> None:
    place = f"{Key.CLIENT_FILE}-lock"
    with st.expander(words.say("coaching.lock_title")):
        st.markdown(words.say("coaching.lock_help"))
        with st.form(f"{place}-form", border=False, clear_on_submit=True):
            now = _phrase_now(opened, place, words)
            phrase = st.text_input(words.say("coaching.lock_new"), type="password", key=f"{place}-new")
            if not st.form_submit_button(words.say("coaching.lock_change")):
                return
        try:
            vault = lock_vault(opened.vault, phrase, now)
            keeping.rename_client(vault, open_vault(vault, phrase))
        except StoreError as error:
            components.tell(error)
            return
        session.toast_next(words.say("coaching.lock_changed"))
        st.rerun()


def _delete(opened: keeping.OpenClient, words: Words) -> None:
    with st.expander(words.say("coaching.delete")):
        st.markdown(words.say("coaching.delete_says"))
        typed = st.text_input(words.say("coaching.delete_type"), key=f"{Key.CLIENT_FILE}-delete-label")
        if not st.button(words.say("coaching.delete_sure"), key=f"{Key.CLIENT_FILE}-delete"):
            return
        if typed.strip() != keeping.label_of(opened.vault):
            st.error(words.say("coaching.delete_typed"))
            return
        try:
            size = delete_vault(opened.vault)
        except StoreError as error:
            components.tell(error)
            return
        keeping.ask_to_close()
        session.toast_next(words.say("coaching.deleted", size=-(-size // _KILOBYTE)))
        st.rerun()
