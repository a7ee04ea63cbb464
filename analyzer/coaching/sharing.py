"""Who at a server lets which coach look at their picture; given by the one it is of, and taken back at any moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from analyzer.store import Store

_MEMBER: Final = "member"
_SHARE: Final = "share"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody at a server.

    Attributes:
        key: Stands for them: a hash of who vouches for them and of what they are called there.
        email: By which others find them, if it was vouched for; else empty.
        name: As they are called.
        coach: Whether others may share with them.
    """

    key: str
    email: str
    name: str
    coach: bool


def note_member(registry: Store, member: Member, now: datetime) -> None:
    """Keep who somebody is, where that is news.

    Raises:
        StoreError: it cannot be kept.
    """
    told = {"email": member.email, "name": member.name, "coach": member.coach}
    if registry.records().get(f"{_MEMBER} {member.key}") != told:
        registry.record(f"{_MEMBER} {member.key}", told, now)


def find_member(registry: Store, key: str) -> Member | None:
    """Find somebody by their key.

    Raises:
        StoreError: the registry cannot be read.
    """
    told = registry.records().get(f"{_MEMBER} {key}")
    return Member(key, **told) if told else None


def find_coach(registry: Store, email: str) -> Member | None:
    """Find the coach of an address, None where there is none of it or it is no coach's.

    Raises:
        StoreError: the registry cannot be read.
    """
    wanted = email.strip().casefold()
    for subject, told in registry.records().items():
        kind, _, key = subject.partition(" ")
        if kind == _MEMBER and told["coach"] and wanted and told["email"].casefold() == wanted:
            return Member(key, **told)
    return None


def share(registry: Store, client: str, coach: str, now: datetime) -> None:
    """Let a coach look at a client's picture from now on.

    Args:
        registry: Of the server.
        client: Key of the one it is of, who says so.
        coach: Key of the one who may look.
        now: The moment.

    Raises:
        StoreError: it cannot be kept.
    """
    registry.record(f"{_SHARE} {client} {coach}", {"since": now.isoformat()}, now)


def take_back(registry: Store, client: str, coach: str, now: datetime) -> None:
    """Let a coach look no more.

    Raises:
        StoreError: it cannot be kept; then they still may.
    """
    registry.record(f"{_SHARE} {client} {coach}", {"since": ""}, now)


def may_look(registry: Store, client: str, coach: str) -> bool:
    """Tell whether a coach may look at a client's picture at this moment.

    Raises:
        StoreError: the registry cannot be read.
    """
    return coach in shared_by(registry, client)


def shared_by(registry: Store, client: str) -> dict[str, datetime]:
    """Give the coaches who may look at a client's picture, by key, and since when.

    Raises:
        StoreError: the registry cannot be read.
    """
    return {coach: since for one, coach, since in _shares(registry) if one == client}


def shared_with(registry: Store, coach: str) -> dict[str, datetime]:
    """Give the clients at whose picture a coach may look, by key, and since when.

    Raises:
        StoreError: the registry cannot be read.
    """
    return {client: since for client, one, since in _shares(registry) if one == coach}


def forget_member(registry: Store, key: str, now: datetime) -> None:
    """Take back all that somebody shares or was shared with them, and forget what they are called.

    Raises:
        StoreError: it cannot be kept.
    """
    for client, coach, _ in _shares(registry):
        if key in {client, coach}:
            take_back(registry, client, coach, now)
    registry.forget(f"{_MEMBER} {key}")


def _shares(registry: Store) -> list[tuple[str, str, datetime]]:
    held = []
    for subject, told in registry.records().items():
        kind, _, pair = subject.partition(" ")
        if kind == _SHARE and told["since"]:
            client, _, coach = pair.partition(" ")
            held.append((client, coach, datetime.fromisoformat(told["since"])))
    return held
