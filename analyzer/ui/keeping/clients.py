"""The client whose file is open in this tab, if any, and what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import streamlit as st

from analyzer.coaching import ConsentTo, Member, change_client, read_client
from analyzer.errors import StoreError
from analyzer.store import (
    Store,
    Vault,
    inode_of,
    label_secret,
)
from analyzer.ui import hosting, session
from analyzer.ui.hosting import sharing
from analyzer.ui.keeping.where import attempt, day_of, folder, now


@dataclass(frozen=True, slots=True)
class OpenClient:
    """The client whose file is open in this tab.

    Attributes:
        vault: Theirs.
        store: What is in it.
        inode: Number of the file: another one under its name has another lock.
        shared: Who lets this coach look at their own vault, at a server for many; None where the file is the coach's.
    """

    vault: Vault
    store: Store
    inode: int | None
    shared: Member | None = None


def client() -> OpenClient | None:
    """Give the client whose file is open in this tab, None where it is one's own."""
    opened: OpenClient | None = st.session_state.get(session.CLIENT)
    return opened


def vault_store() -> Store:
    """Give the store of the client whose file is open.

    Raises:
        StoreError: the file is gone, or another tab changed its lock. Nothing meant for it goes anywhere else.
    """
    opened = client()
    if not hosting.stay().holds():
        raise signed_out()
    if opened is None or is_stale(opened):
        raise closed()
    return opened.store


def only_looks() -> bool:
    """Tell whether what is open is somebody else's, to be looked at and not changed."""
    opened = client()
    return opened is not None and opened.shared is not None


def is_stale(opened: OpenClient) -> bool:
    """Tell whether the file is another one by now, or may not be looked at any more."""
    if opened.shared is not None:
        return not sharing.may_look(opened.shared)
    return inode_of(opened.vault.folder) != opened.inode


def signed_out() -> StoreError:
    """Say that whoever is at the screen is signed in no more."""
    return StoreError("signed_out")


def closed() -> StoreError:
    """Say that what was open is open no more."""
    if hosting.current() is not None:
        return StoreError("picture_closed")
    return StoreError("client_closed")


def may(what: ConsentTo) -> bool:
    """Tell whether something may be done: with one's own export always, with a client's if they said yes to it.

    Raises:
        StoreError: what they said cannot be read.
    """
    opened = client()
    if opened is not None and opened.shared is not None:
        return what is ConsentTo.RESULTS  # which they let the coach look at; notes and sessions are their own
    return opened is None or read_client(vault_store()).allows(what, day_of(now()))


def label_of(vault: Vault) -> str:
    """Give what a client is called: the label, or a pseudonym that is the same whether the file is open or not."""
    naming = session.names()
    if not naming.hidden:
        return vault.label
    secret = attempt(lambda: label_secret(folder())) or naming.secret
    return replace(naming, secret=secret).of({"name": vault.label})


def place() -> Path:
    """Give the folder of the store that is open in this tab: one's own, or the client's."""
    opened = client()
    return opened.vault.folder if opened else folder()


def rename_client(vault: Vault, store: Store | None = None) -> None:
    """Look at the same client under another name, or behind another lock."""
    opened: OpenClient | None = st.session_state.get(session.CLIENT)
    if opened is not None:
        renamed = replace(opened, vault=vault, store=store or opened.store, inode=inode_of(vault.folder))
        st.session_state[session.CLIENT] = renamed


def note_client(**changes: Any) -> None:  # noqa: ANN401 - any field of a client
    """Keep some of what is noted of the client whose file is open.

    Raises:
        StoreError: it cannot be kept.
    """
    change_client(vault_store(), now(), **changes)
