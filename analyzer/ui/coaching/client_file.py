"""A client's file: what they said yes to, its lock, the way out, and its end."""

from __future__ import annotations

from typing import Final

import streamlit as st

from analyzer.coaching import Client, read_client
from analyzer.errors import StoreError
from analyzer.store import delete_vault, lock_vault, open_vault, rename_vault, write_vault_out
from analyzer.text import Words
from analyzer.ui import components, keeping, session
from analyzer.ui.coaching.clients import (
    ask_consent,
    ask_phrase_twice,
    consents_at,
    do_at,
    phrase_typed_twice,
    tell_refusal,
)
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
        named = not session.names().hidden
        if named:
            st.text_input(words.say("coaching.label"), value=opened.vault.label, key=f"{place}-label")
        ask_consent(client, today, place, words)
        st.text_input(words.say("coaching.coach"), value=client.coach, key=f"{place}-coach")
        st.checkbox(words.say("coaching.hide"), value=client.hide_names, key=f"{place}-hide")
        st.form_submit_button(
            words.say("coaching.save"),
            on_click=do_at,
            args=(place, lambda: _note(opened, client, place, words, named=named)),
        )
        tell_refusal(place)


def _note(opened: keeping.OpenClient, client: Client, place: str, words: Words, *, named: bool) -> None:
    """Keep what was changed in the form; a yes that was not touched keeps its day."""
    _stay_open(opened)
    consents, until = consents_at(place)
    again = (consents, until) != (client.consents, client.consent_until)
    today = keeping.day_of(keeping.now())
    said = {"consents": consents, "consent_on": today, "consent_until": until} if again else {}
    coach, hide = str(keeping.typed(f"{place}-coach")), bool(keeping.typed(f"{place}-hide"))
    label = str(keeping.typed(f"{place}-label")) if named else opened.vault.label
    keeping.note_client(coach=coach.strip(), hide_names=hide, **said)
    keeping.rename_client(rename_vault(opened.vault, label))
    session.toast_next(words.say("coaching.saved"))


def _stay_open(opened: keeping.OpenClient) -> None:
    """Refuse what is asked for about a client whose file is open no more.

    Raises:
        StoreError: it is not.
    """
    now = keeping.client()
    if now is None or now.vault.folder != opened.vault.folder:
        raise StoreError("client_closed")


def _out(opened: keeping.OpenClient, words: Words) -> None:
    form = f"{Key.CLIENT_FILE}-out"
    place = _as_renewed(form)
    with st.expander(words.say("coaching.out")):
        st.markdown(words.say("coaching.out_says"))
        with st.form(f"{place}-form", border=False):
            _ask_phrase_now(opened, place, words)
            ask_phrase_twice(words.say("coaching.out_phrase"), place, words)
            st.form_submit_button(
                words.say("coaching.out_make"), on_click=do_at, args=(form, lambda: _write_out(opened, form, place))
            )
        tell_refusal(form)
        content: bytes | None = st.session_state.pop(_made(opened), None)
        if content is not None:
            components.offer_file(
                words.say("coaching.out_keep"),
                data=lambda: content,
                file_name="client.handful",
                mime="application/octet-stream",
                key=f"{form}-keep",
                type="primary",
            )


def _write_out(opened: keeping.OpenClient, form: str, place: str) -> None:
    _stay_open(opened)
    st.session_state[_made(opened)] = write_vault_out(
        opened.vault, phrase_typed_twice(place), _phrase_now(opened, place)
    )
    session.renew(form)


def _made(opened: keeping.OpenClient) -> str:
    """Give where the file that goes out waits to be taken."""
    return f"{Key.CLIENT_FILE}-out-{opened.vault.folder.name}"


def _as_renewed(form: str) -> str:
    """Give where a form that asks for passphrases keeps them: with what it was for done, none stays in it."""
    return f"{form}-{session.edition(form)}"


def _ask_phrase_now(opened: keeping.OpenClient, place: str, words: Words) -> None:
    """Ask for the passphrase of now, where there is one: whoever sits at an open file need not know it."""
    if opened.vault.locked:
        st.text_input(words.say("coaching.lock_now"), type="password", key=f"{place}-now")


def _phrase_now(opened: keeping.OpenClient, place: str) -> str:
    return str(keeping.typed(f"{place}-now")) if opened.vault.locked else ""


def _lock(opened: keeping.OpenClient, words: Words) -> None:
    form = f"{Key.CLIENT_FILE}-lock"
    place = _as_renewed(form)
    with st.expander(words.say("coaching.lock_title")):
        st.markdown(words.say("coaching.lock_help"))
        with st.form(f"{place}-form", border=False):
            _ask_phrase_now(opened, place, words)
            ask_phrase_twice(words.say("coaching.lock_new"), place, words)
            if opened.vault.locked:
                st.checkbox(words.say("coaching.lock_off"), key=f"{place}-off")
            st.form_submit_button(
                words.say("coaching.lock_change"),
                on_click=do_at,
                args=(form, lambda: _change_lock(opened, form, place, words)),
            )
        tell_refusal(form)


def _change_lock(opened: keeping.OpenClient, form: str, place: str, words: Words) -> None:
    _stay_open(opened)
    off = opened.vault.locked and bool(keeping.typed(f"{place}-off"))
    phrase = phrase_typed_twice(place)
    if off and phrase:
        raise StoreError("lock_or_off")
    if not off and not phrase and opened.vault.locked:
        raise StoreError("lock_empty", hint="lock_stays")
    if not off and not phrase:
        raise StoreError("lock_empty")
    vault = lock_vault(opened.vault, phrase, _phrase_now(opened, place))
    keeping.rename_client(vault, open_vault(vault, phrase))
    session.renew(form)
    session.toast_next(words.say("coaching.lock_is_off" if off else "coaching.lock_changed"))


def _delete(opened: keeping.OpenClient, words: Words) -> None:
    with st.expander(words.say("coaching.delete")):
        st.markdown(words.say("coaching.delete_says"))
        field, place = f"{Key.CLIENT_FILE}-delete-label", f"{Key.CLIENT_FILE}-delete"
        st.text_input(words.say("coaching.delete_type"), key=field)
        st.button(
            words.say("coaching.delete_sure"),
            key=place,
            on_click=do_at,
            args=(place, lambda: _end(opened, field, words)),
        )
        tell_refusal(place)


def _end(opened: keeping.OpenClient, field: str, words: Words) -> None:
    _stay_open(opened)
    if str(keeping.typed(field)).strip() != keeping.label_of(opened.vault):
        raise StoreError("delete_typed")
    size = delete_vault(opened.vault)
    keeping.ask_to_close()
    session.toast_next(words.say("coaching.deleted", size=-(-size // _KILOBYTE)))
