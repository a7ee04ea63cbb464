"""Every client on this machine: who is next, what is due; a new file, and one that comes in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

import streamlit as st

from analyzer.coaching import Client, ConsentTo, Session, change_client, read_client, read_sessions
from analyzer.errors import StoreError
from analyzer.store import Vault, list_vaults, make_vault, open_vault, take_vault_in
from analyzer.text import Words
from analyzer.ui import components, hearing, keeping, session
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
    return _next(known) or date.max


def _next(known: _Known) -> date | None:
    """Give when they come next, also where the session in which that was agreed goes on."""
    agreed = known.last.next_on if known.last and known.last.ended is None else None
    return agreed or (known.client.next_on if known.client else None)


def _row(known: _Known, place: int, today: date, words: Words) -> None:
    vault = known.vault
    name = plain(keeping.label_of(vault))
    with st.container(border=True, key=f"{Key.CLIENTS}-{place}"):
        if vault.locked:
            st.markdown(f"**{name}**  \n:gray[{words.say('coaching.open_says')}]")
            field = f"{Key.CLIENTS}-{vault.folder.name}-phrase"
            with st.form(f"{Key.CLIENTS}-{vault.folder.name}-form", border=False), _line():
                st.text_input(words.say("coaching.passphrase"), type="password", key=field)
                st.form_submit_button(words.say("coaching.open"), on_click=_open, args=(vault, field))
            tell_refusal(vault.folder.name)
            return
        with _line():
            st.markdown(f"**{name}**  \n:gray[{_about(known, today, words)}]")
            st.button(
                words.say("coaching.open"),
                key=f"{Key.CLIENTS}-{vault.folder.name}-open",
                on_click=_open,
                args=(vault,),
            )
        tell_refusal(vault.folder.name)


def _line() -> st.delta_generator.DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute")


def _about(known: _Known, today: date, words: Words) -> str:
    """Say when they come next, what is due, and whether their yes has ended."""
    client, last = known.client, known.last
    if client is None:
        return plain(known.trouble.told(words)[0]) if known.trouble else ""
    comes = _next(known)
    said = [words.say("coaching.next_on", day=comes) if comes else words.say("coaching.next_none")]
    if last is None:
        said.append(words.say("coaching.never"))
    else:
        began = keeping.day_of(last.began)
        said.append(words.say("coaching.last_on" if last.ended else "coaching.goes_on", day=began))
    due = sum(one.by <= today + _SOON for one in last.commitments) if last else 0
    if due:
        said.append(words.say("coaching.due", due))
    told = " · ".join(said)
    return (
        f"{told}  \n{words.say('coaching.consent_over', day=client.consent_until)}" if client.is_over(today) else told
    )


def do_at(place: str, act: Callable[[], None]) -> None:
    """Do to its end, and once, what a form asks for; what stops it is told beside the form, which keeps what was typed.

    Args:
        place: The form's.
        act: It.
    """
    if keeping.is_asked():
        return  # the second of two clicks
    with hearing.whole():
        try:
            act()
        except StoreError as error:
            st.session_state[_refused(place)] = error


def tell_refusal(place: str) -> None:
    """Say what stopped what a form asked for last, once."""
    components.tell(st.session_state.pop(_refused(place), None))


def _refused(place: str) -> str:
    return f"{Key.CLIENTS}-{place}-refused"


def _open(vault: Vault, field: str = "") -> None:
    do_at(
        vault.folder.name,
        lambda: keeping.ask_to_open(vault, open_vault(vault, str(keeping.typed(field)) if field else "")),
    )


def ask_consent(client: Client, today: date, place: str, words: Words) -> None:
    """Ask what a client said yes to, and until when; `consents_at` gives it."""
    st.markdown(f"**{words.say('coaching.consents')}**")
    for one in ConsentTo:
        st.checkbox(words.say(f"coaching.consent_{one}"), value=one in client.consents, key=f"{place}-{one}")
    st.date_input(
        words.say("coaching.until"),
        value=client.consent_until or today + _HOLDS,
        min_value=min(today, client.consent_until or today),
        help=words.say("coaching.until_help"),
        format=words.form("field_day"),
        key=f"{place}-until",
    )


def consents_at(place: str) -> tuple[tuple[ConsentTo, ...], date]:
    """Give what was said yes to in a form, and until when.

    Raises:
        StoreError: the form has gone.
    """
    return tuple(one for one in ConsentTo if keeping.typed(f"{place}-{one}")), keeping.typed(f"{place}-until")


def ask_phrase_twice(label: str, place: str, words: Words) -> None:
    """Ask for a new passphrase, twice: a slip of the hand would lock everybody out; `phrase_typed_twice` gives it."""
    st.text_input(label, type="password", key=f"{place}-phrase")
    st.text_input(words.say("coaching.lock_again"), type="password", key=f"{place}-phrase-again")


def phrase_typed_twice(place: str) -> str:
    """Give the new passphrase of a form, empty where none was typed.

    Raises:
        StoreError: the two differ, or the form has gone.
    """
    phrase, again = (str(keeping.typed(f"{place}-{name}")) for name in ("phrase", "phrase-again"))
    if phrase != again:
        raise StoreError("lock_differs")
    return phrase


def _new(today: date, words: Words) -> None:
    place = f"{Key.CLIENTS}-new"
    with st.form(f"{place}-form", border=False):
        st.text_input(words.say("coaching.label"), help=words.say("coaching.label_help"), key=f"{place}-label")
        ask_consent(Client(), today, place, words)
        st.text_input(words.say("coaching.coach"), key=f"{place}-coach")
        st.checkbox(words.say("coaching.hide"), key=f"{place}-hide")
        ask_phrase_twice(words.say("coaching.lock"), place, words)
        st.caption(words.say("coaching.lock_help"))
        st.form_submit_button(
            words.say("coaching.create"), type="primary", on_click=do_at, args=(place, partial(_make, place))
        )
    tell_refusal(place)


def _make(place: str) -> None:
    label = str(keeping.typed(f"{place}-label"))
    consents, until = consents_at(place)
    if ConsentTo.RESULTS not in consents:
        raise StoreError("needs_consent")
    phrase = phrase_typed_twice(place)
    vault, store = make_vault(keeping.folder(), label, phrase)
    now = keeping.now()
    change_client(
        store,
        now,
        consents=consents,
        consent_on=keeping.day_of(now),
        consent_until=until,
        hide_names=bool(keeping.typed(f"{place}-hide")),
        coach=str(keeping.typed(f"{place}-coach")).strip(),
    )
    keeping.ask_to_open(vault, store)


def _take_in(words: Words) -> None:
    place = f"{Key.CLIENTS}-in"
    st.markdown(f":gray[{words.say('coaching.take_in_says')}]")
    with st.form(f"{place}-form", border=False):
        st.file_uploader(words.say("coaching.file"), type="handful", key=f"{place}-file")
        st.text_input(words.say("coaching.label"), key=f"{place}-label")
        st.text_input(words.say("coaching.passphrase"), type="password", key=f"{place}-phrase")
        st.form_submit_button(
            words.say("coaching.take_in_do"), on_click=do_at, args=(place, partial(_take, place, words))
        )
    tell_refusal(place)


def _take(place: str, words: Words) -> None:
    given, label, phrase = (keeping.typed(f"{place}-{name}") for name in ("file", "label", "phrase"))
    if given is None:
        raise StoreError("file_first")
    keeping.ask_to_open(*take_vault_in(keeping.folder(), given.getvalue(), str(phrase), str(label)))
    session.toast_next(words.say("coaching.taken_in"))
