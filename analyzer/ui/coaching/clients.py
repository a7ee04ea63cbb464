"""Every client on this machine: who is next, what is due; a new file, and one that comes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import streamlit as st

from analyzer.coaching import Client, ConsentTo, Session, change_client, read_client, read_sessions
from analyzer.errors import StoreError
from analyzer.store import Store, Vault, list_vaults, make_vault, open_vault, take_vault_in
from analyzer.text import Words
from analyzer.ui import components, keeping, session
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key

_SOON: Final = timedelta(days=7)
"""Days ahead in which a commitment is due. Prior: what one still writes a reminder for."""

_HOLDS: Final = timedelta(days=365)
"""How long a yes is taken to hold unless said otherwise. Prior: a year, as a course of coaching seldom lasts longer."""


def show_clients(words: Words) -> None:
    """Draw the list, and the ways to a further one."""
    today = keeping.day_of(keeping.now())
    try:
        vaults = list_vaults(keeping.folder())
    except StoreError as error:
        components.tell(error)
        return
    if not vaults:
        st.markdown(words.say("coaching.none"))
    # Whoever comes next stands first; who has no date, or is locked, follows by name.
    for place, known in enumerate(sorted(map(_look_into, vaults), key=_comes)):
        _row(known, place, today, words)
    with st.expander(words.say("coaching.new"), expanded=not vaults):
        _new(today, words)
    with st.expander(words.say("coaching.take_in")):
        _take_in(words)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is seen of a client from outside; of a locked one the label alone."""

    vault: Vault
    client: Client | None
    last: Session | None
    trouble: StoreError | None


def _look_into(vault: Vault) -> _Known:
    if vault.locked:
        return _Known(vault, None, None, None)
    try:
        store = open_vault(vault)
        return _Known(vault, read_client(store), next(iter(read_sessions(store)), None), None)
    except StoreError as error:
        return _Known(vault, None, None, error)


def _comes(known: _Known) -> date:
    return (known.client and known.client.next_on) or date.max


def _row(known: _Known, place: int, today: date, words: Words) -> None:
    vault = known.vault
    name = plain(keeping.label_of(vault))
    with st.container(border=True, key=f"{Key.CLIENTS}-{place}"):
        if vault.locked:
            st.markdown(f"**{name}**  \n:gray[{words.say('coaching.open_says')}]")
            with st.form(f"{Key.CLIENTS}-{vault.folder.name}-form", border=False), _line():
                phrase = st.text_input(
                    words.say("coaching.passphrase"), type="password", key=f"{Key.CLIENTS}-{vault.folder.name}-phrase"
                )
                if st.form_submit_button(words.say("coaching.open")):
                    _open(vault, phrase)
            return
        with _line():
            st.markdown(f"**{name}**  \n:gray[{_about(known, today, words)}]")
            if st.button(words.say("coaching.open"), key=f"{Key.CLIENTS}-{vault.folder.name}-open"):
                _open(vault, "")


def _line() -> st.delta_generator.DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute")


def _about(known: _Known, today: date, words: Words) -> str:
    """Say when they come next, what is due, and whether their yes has ended."""
    client, last = known.client, known.last
    if client is None:
        return plain(known.trouble.told(words)[0]) if known.trouble else ""
    said = [words.say("coaching.next_on", day=client.next_on) if client.next_on else words.say("coaching.next_none")]
    said.append(words.say("coaching.last_on", day=keeping.day_of(last.began)) if last else words.say("coaching.never"))
    due = sum(one.by <= today + _SOON for one in last.commitments) if last else 0
    if due:
        said.append(words.say("coaching.due", due))
    told = " · ".join(said)
    return (
        f"{told}  \n{words.say('coaching.consent_over', day=client.consent_until)}" if client.is_over(today) else told
    )


def _open(vault: Vault, phrase: str) -> None:
    try:
        store = open_vault(vault, phrase)
    except StoreError as error:
        components.tell(error)
        return
    _look_at(vault, store)


def _look_at(vault: Vault, store: Store) -> None:
    keeping.ask_to_open(vault, store)
    st.rerun()


def ask_consent(client: Client, today: date, place: str, words: Words) -> tuple[tuple[ConsentTo, ...], date]:
    """Ask what a client said yes to, and until when."""
    st.markdown(f"**{words.say('coaching.consents')}**")
    consents = tuple(
        one
        for one in ConsentTo
        if st.checkbox(words.say(f"coaching.consent_{one}"), value=one in client.consents, key=f"{place}-{one}")
    )
    until = st.date_input(
        words.say("coaching.until"),
        value=client.consent_until or today + _HOLDS,
        min_value=min(today, client.consent_until or today),
        help=words.say("coaching.until_help"),
        format=words.form("field_day"),
        key=f"{place}-until",
    )
    return consents, until


def _new(today: date, words: Words) -> None:
    place = f"{Key.CLIENTS}-new"
    with st.form(f"{place}-form", border=False):
        label = st.text_input(words.say("coaching.label"), help=words.say("coaching.label_help"), key=f"{place}-label")
        consents, until = ask_consent(Client(), today, place, words)
        coach = st.text_input(words.say("coaching.coach"), key=f"{place}-coach")
        hide = st.checkbox(words.say("coaching.hide"), key=f"{place}-hide")
        phrase = st.text_input(words.say("coaching.lock"), type="password", key=f"{place}-phrase")
        again = st.text_input(words.say("coaching.lock_again"), type="password", key=f"{place}-phrase-again")
        st.caption(words.say("coaching.lock_help"))
        if not st.form_submit_button(words.say("coaching.create"), type="primary"):
            return
    if ConsentTo.RESULTS not in consents:
        st.error(words.say("coaching.needs_consent"))
        return
    if phrase != again:
        st.error(words.say("coaching.lock_differs"))
        return
    try:
        vault, store = make_vault(keeping.folder(), label, phrase)
        noted = {
            "consents": consents,
            "consent_on": today,
            "consent_until": until,
            "hide_names": hide,
            "coach": coach.strip(),
        }
        change_client(store, keeping.now(), **noted)
    except StoreError as error:
        components.tell(error)
        return
    _look_at(vault, store)


def _take_in(words: Words) -> None:
    place = f"{Key.CLIENTS}-in"
    st.markdown(f":gray[{words.say('coaching.take_in_says')}]")
    with st.form(f"{place}-form", border=False):
        given = st.file_uploader(words.say("coaching.file"), type="handful", key=f"{place}-file")
        label = st.text_input(words.say("coaching.label"), key=f"{place}-label")
        phrase = st.text_input(words.say("coaching.passphrase"), type="password", key=f"{place}-phrase")
        if not st.form_submit_button(words.say("coaching.take_in_do")):
            return
    if given is None:
        st.error(words.say("coaching.file_first"))
        return
    try:
        vault, store = take_vault_in(keeping.folder(), given.getvalue(), phrase, label)
    except StoreError as error:
        components.tell(error)
        return
    session.toast_next(words.say("coaching.taken_in"))
    _look_at(vault, store)
