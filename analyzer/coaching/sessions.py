"""A vault → its sessions, from the first question to the next date; each field kept as it is said."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final

from analyzer.coaching.commitments import Commitment
from analyzer.store import Store

_PREFIX: Final = "session "
_RATINGS: Final = range(1, 6)


class Step(StrEnum):
    """The parts of a session, in their order."""

    OPENING = "opening"
    NAMES = "names"
    PICTURE = "picture"
    AMONG = "among"
    COMMITMENTS = "commitments"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Session:
    """One session.

    Attributes:
        uid: What tells it from the others.
        began: When.
        ended: When, None while it goes on.
        goal: What the client is after.
        importance: How important a good network is for the client's aims, 1 to 5; None where it was not asked.
        rating: How the client rates theirs, 1 to 5.
        names: Names that came to mind before the list was shown.
        surprised: What surprised the client in the picture.
        ten: The people asked about, by person_id.
        pairs: Pairs of them who know each other, by person_id, in the order of the alphabet.
        commitments: What was agreed on.
        shared: Notes for both.
        private: The coach's own notes: on no screen while names are hidden, and in no file that is handed over.
        next_on: When they meet next.
    """

    uid: str
    began: datetime
    ended: datetime | None = None
    goal: str = ""
    importance: int | None = None
    rating: int | None = None
    names: tuple[str, ...] = ()
    surprised: str = ""
    ten: tuple[str, ...] = ()
    pairs: frozenset[tuple[str, str]] = frozenset()
    commitments: tuple[Commitment, ...] = ()
    shared: str = ""
    private: str = ""
    next_on: date | None = None


def begin_session(store: Store, now: datetime) -> Session:
    """Begin a session.

    Raises:
        StoreError: it cannot be kept.
    """
    session = Session(uuid.uuid4().hex, now.astimezone(UTC))
    store.record(_PREFIX + session.uid, {"began": session.began.isoformat()}, now)
    return session


def change_session(store: Store, uid: str, now: datetime, **changes: Any) -> Session:  # noqa: ANN401 - any field of a session
    """Keep some fields of a session and no other: what another tab said of the others stays; nothing is overwritten.

    Args:
        store: The vault.
        uid: Of the session.
        now: The moment.
        changes: Fields of `Session` with what they are from now on.

    Raises:
        StoreError: it cannot be kept.
        LookupError: there is no such session.
    """
    changed = replace(find_session(store, uid), **changes)
    written = _plain(changed)
    store.record(_PREFIX + uid, {field: written[field] for field in changes}, now)
    return changed


def find_session(store: Store, uid: str) -> Session:
    """Give a session as it stands.

    Raises:
        StoreError: it cannot be read.
        LookupError: there is no such session.
    """
    for one in read_sessions(store):
        if one.uid == uid:
            return one
    raise LookupError(uid)


def read_sessions(store: Store) -> list[Session]:
    """Give the sessions of a vault, the newest first.

    Raises:
        StoreError: they cannot be read.
    """
    found = [
        _session(subject.removeprefix(_PREFIX), held)
        for subject, held in store.records().items()
        if subject.startswith(_PREFIX) and "began" in held
    ]
    return sorted(found, key=lambda session: (session.began, session.uid), reverse=True)


def last_agreed(sessions: Iterable[Session]) -> Session | None:
    """Give the latest session in which something was agreed on.

    Args:
        sessions: The newest first.
    """
    return next((one for one in sessions if one.commitments), None)


def _session(uid: str, held: dict[str, Any]) -> Session:
    return Session(
        uid=uid,
        began=datetime.fromisoformat(held["began"]),
        ended=datetime.fromisoformat(held["ended"]) if held.get("ended") else None,
        goal=held.get("goal", ""),
        importance=_rating(held.get("importance")),
        rating=_rating(held.get("rating")),
        names=tuple(held.get("names", ())),
        surprised=held.get("surprised", ""),
        ten=tuple(held.get("ten", ())),
        pairs=frozenset((str(one), str(other)) for one, other in held.get("pairs", ())),
        commitments=tuple(Commitment.read(one) for one in held.get("commitments", ())),
        shared=held.get("shared", ""),
        private=held.get("private", ""),
        next_on=date.fromisoformat(held["next_on"]) if held.get("next_on") else None,
    )


def _rating(value: object) -> int | None:
    return value if isinstance(value, int) and value in _RATINGS else None


def _plain(session: Session) -> dict[str, Any]:
    fields = asdict(session)
    del fields["uid"]
    return fields | {
        "began": session.began.isoformat(),
        "ended": session.ended.isoformat() if session.ended else None,
        "names": list(session.names),
        "ten": list(session.ten),
        "pairs": sorted(list(pair) for pair in session.pairs),
        "commitments": [one.write() for one in session.commitments],
        "next_on": session.next_on.isoformat() if session.next_on else None,
    }
