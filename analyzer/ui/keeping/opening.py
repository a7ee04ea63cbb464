"""Opening a client's file and closing it, and whose export may be read into it."""

from __future__ import annotations

from typing import Final

import streamlit as st

from analyzer.analysis import Analysis
from analyzer.coaching import ConsentTo, read_client
from analyzer.comparison import share_people
from analyzer.errors import ExportError, StoreError
from analyzer.store import (
    Store,
    Vault,
    inode_of,
)
from analyzer.ui import hearing, session
from analyzer.ui.hosting import sharing
from analyzer.ui.keeping.books import wishes
from analyzer.ui.keeping.clients import OpenClient, client, closed, is_stale, vault_store
from analyzer.ui.keeping.remembering import remembered, take_up
from analyzer.ui.keeping.where import attempt, day_of, now
from analyzer.ui.keys import Key

_ASKED: Final = "client_asked_for"


def ask_to_open(vault: Vault, store: Store) -> None:
    """Open a client's file at the next run, before anything is drawn: the switch that hides names is theirs."""
    st.session_state[_ASKED] = (vault, store)


def ask_to_close() -> None:
    """Close the client's file at the next run."""
    st.session_state[_ASKED] = None


def is_asked() -> bool:
    """Tell whether a file is to be opened, or closed, at the next run: what is asked for on this page comes too late."""
    return _ASKED in st.session_state


def open_client(vault: Vault, store: Store) -> None:
    """Look at a client from now on: at nothing of one's own or of another client, and at what their file holds.

    Raises:
        StoreError: it cannot be read; then nothing is opened.
    """
    shared = sharing.owner_of(vault)
    noted = read_client(store)
    hidden = session.names().hidden or noted.hide_names  # what is hidden before a client is not shown by opening one
    session.forget()
    st.session_state.pop(session.TOUR, None)
    st.session_state[session.CLIENT] = OpenClient(vault, store, inode_of(vault.folder), shared)
    st.session_state[session.RESTORED] = True
    session.look_apart(vault.folder.name)
    st.session_state[Key.HIDE_NAMES] = hidden
    may_see = shared is not None or noted.allows(ConsentTo.RESULTS, day_of(now()))
    analysis = attempt(remembered) if may_see else None
    if analysis is not None:
        session.look_at(analysis)
        attempt(lambda: take_up(wishes(analysis)))


def close_client() -> None:
    """Look at nothing of a client any more."""
    session.forget()
    st.session_state.pop(session.CLIENT, None)
    st.session_state.pop(session.RESTORED, None)
    session.look_apart("")


def do_as_asked() -> StoreError | None:
    """Open or close what was asked for at the last run; close what another tab deleted or locked anew, and say why."""
    if _ASKED in st.session_state:
        with hearing.whole():
            asked: tuple[Vault, Store] | None = st.session_state.pop(_ASKED)
            if asked is None:
                close_client()
            else:
                attempt(lambda: open_client(*asked))
    opened = client()
    if opened is None:
        return None
    try:
        why = closed() if is_stale(opened) else None
    except StoreError as error:  # whether it may still be looked at cannot be told
        why = error
    if why is not None:
        close_client()
    return why


def accept(analysis: Analysis) -> None:
    """Refuse the export of somebody else than the client whose file is open.

    Where an owner is unknown, on one side or the other, the people tell: two exports of one person share most of them.

    Raises:
        ExportError: it is of another one, or whose it is cannot be told.
        StoreError: the file cannot be read.
    """
    opened = client()
    if opened is None:
        return
    if opened.shared is not None:
        raise ExportError("shared_open")
    store, ego = vault_store(), analysis.facts.ego
    owners = store.owners()
    if not owners:
        return
    if ego is not None and owners[0] != (None, None):
        if store.find_book(*ego.goes_by) is None:
            raise ExportError("client_other")
        return
    kept = remembered()
    if kept is None or not share_people(kept, analysis):
        raise ExportError("client_unknown")
    if ego is not None:
        store.name_owner(*ego.goes_by)
