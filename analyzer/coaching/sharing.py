"""Who at a server lets which coach look at their picture; given by the one it is of, and taken back at any moment."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from analyzer.store import Store

_MEMBER: Final = "member"
_SHARE: Final = "share"

_KEY_BYTES: Final = 16
"""Of the hash that stands for a person: too many to meet by chance or by trying."""


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


def key_of(issuer: str, subject: str) -> str:
    """Give what stands for somebody.

    Args:
        issuer: Who vouches for them.
        subject: What they are called there.
    """
    return hashlib.blake2b(f"{issuer}\0{subject}".encode(), digest_size=_KEY_BYTES).hexdigest()


def note_member(registry: Store, member: Member, now: datetime) -> None:
    """Keep who somebody is, where that is news.

    Raises:
        StoreError: it cannot be kept.
    """
    subject = f"{_MEMBER} {member.key}"
    told = {"email": member.email, "name": member.name, "coach": member.coach}
    if registry.records(subject).get(subject) != told:
        registry.record(subject, told, now)


def find_member(registry: Store, key: str) -> Member | None:
    """Find somebody by their key.

    Raises:
        StoreError: the registry cannot be read.
    """
    subject = f"{_MEMBER} {key}"
    told = registry.records(subject).get(subject)
    return Member(key, **told) if told else None


def find_coach(registry: Store, email: str) -> Member | None:
    """Find the coach of an address, None where there is none of it, or more than one: an address may be given anew.

    Raises:
        StoreError: the registry cannot be read.
    """
    wanted = email.strip().casefold()
    found = [
        Member(subject.partition(" ")[2], **told)
        for subject, told in registry.records(f"{_MEMBER} ").items()
        if told["coach"] and wanted and told["email"].casefold() == wanted
    ]
    return found[0] if len(found) == 1 else None


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


def forget_member(registry: Store, key: str) -> None:
    """Forget what somebody shares, what was shared with them, and what they are called.

    Raises:
        StoreError: it cannot be kept.
    """
    for subject in registry.records(f"{_SHARE} "):
        if key in subject.split(" "):
            registry.forget(subject)
    registry.forget(f"{_MEMBER} {key}")


def _shares(registry: Store) -> list[tuple[str, str, datetime]]:
    held = []
    for subject, told in registry.records(f"{_SHARE} ").items():
        if told["since"]:
            _, client, coach = subject.split(" ")
            held.append((client, coach, datetime.fromisoformat(told["since"])))
    return held
