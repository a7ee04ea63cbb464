"""What a client at a server lets a coach see: asked for anew at every look, so that taking it back holds at once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from analyzer.coaching import (
    Member,
    find_coach,
    find_member,
    forget_member,
    share,
    shared_by,
    shared_with,
    take_back,
)
from analyzer.errors import StoreError
from analyzer.store import Purged, Store, Vault, client_files
from analyzer.ui.hosting import gate, running

_PLACE: Final = Path("shared")
"""Under which a vault that is looked at goes by; nothing lies there."""


def clients() -> list[Member]:
    """Give those who let this window's coach look at their picture, by name.

    Raises:
        StoreError: the registry cannot be read.
    """
    coach = gate.user()
    if coach is None or not coach.coach:
        return []
    registry = running.vaults().registry
    found = [find_member(registry, key) for key in shared_with(registry, coach.key)]
    return sorted((one for one in found if one), key=lambda one: (one.name.casefold(), one.key))


def may_look(client: Member) -> bool:
    """Tell whether this window's coach may look at somebody's picture at this moment.

    Raises:
        StoreError: the registry cannot be read.
    """
    coach = gate.user()
    return coach is not None and coach.coach and gate.stay().holds() and gate.stay().may_look(client)


def look_at(client: Member) -> tuple[Vault, Store] | None:
    """Open somebody's vault to look at it; None where they keep none.

    Raises:
        StoreError: they do not share it, or it cannot be reached.
    """
    if not may_look(client):
        raise StoreError("share_over")
    store = running.vaults().look_at(client.key)
    return (Vault(_PLACE / client.key, client.name, locked=False), store) if store else None


def owner_of(vault: Vault) -> Member | None:
    """Give whose own vault that is, where it is one that is looked at.

    Raises:
        StoreError: the registry cannot be read.
    """
    if vault.folder.parent != _PLACE:
        return None
    return find_member(running.vaults().registry, vault.folder.name)


def coaches() -> list[tuple[Member, datetime]]:
    """Give the coaches this window's user lets look, and since when.

    Raises:
        StoreError: the registry cannot be read.
    """
    client = gate.user()
    if client is None:
        return []
    registry = running.vaults().registry
    found = [(find_member(registry, key), since) for key, since in shared_by(registry, client.key).items()]
    return [(one, since) for one, since in found if one]


def let_look(email: str, now: datetime) -> Member:
    """Let the coach of an address look from now on.

    Raises:
        StoreError: there is no coach of that address here, or it cannot be kept.
    """
    client, registry = gate.user(), running.vaults().registry
    if not gate.stay().holds():
        client = None
    coach, hosting = find_coach(registry, email), running.current()
    if client is None or coach is None or hosting is None or not hosting.is_coach(coach.email):
        raise StoreError("no_such_coach")
    if coach.key == client.key:
        raise StoreError("own_address")
    share(registry, client.key, coach.key, now)
    return coach


def take_it_back(coach: Member, now: datetime) -> None:
    """Let a coach look no more.

    Raises:
        StoreError: it cannot be kept; then they still may.
    """
    client = gate.user()
    if client is not None and gate.stay().holds():
        take_back(running.vaults().registry, client.key, coach.key, now)


def delete_own(member: Member) -> Purged:
    """Delete all that is kept of a user: their vault, their clients' files, what they share and are shown.

    Raises:
        StoreError: something could not be deleted.
    """
    kept = running.vaults()
    files = client_files(kept.folder_of(member.key))
    size = sum(file.stat().st_size for file in files)
    forget_member(kept.registry, member.key)  # first: what is shared is seen by nobody while the rest goes
    kept.delete(member.key)
    gate.end_all()
    return Purged(len(files) + 1, size, ())
