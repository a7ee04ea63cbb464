"""The store → one JSON file that another machine can take in, and back: merged act by act, nothing twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, insert, select

from analyzer.errors import StoreError
from analyzer.schemas import Answer, FollowUp, Known, Milestones, Settled, Topic, Verdict
from analyzer.store.book import Act, Wish, put_milestone, put_people, put_preference
from analyzer.store.database import reading, writing
from analyzer.store.statements import LONGEST_CADENCE, NO, YES
from analyzer.store.store import Store, find_or_begin
from analyzer.store.tables import ACTS, ENTRIES, MILESTONES, OWNERS, PEOPLE, PREFERENCES

FORMAT: Final = 1
"""Of the file; raised when an older Handful could not read it any more."""

LARGEST: Final = 256 * 1024**2
"""Bytes of a file that is taken in: decisions about a million people."""

T = TypeVar("T", bound=tuple[Any, ...])

_NAME: Final = "handful_decisions"


@dataclass(frozen=True, slots=True)
class Merged:
    """What taking in a file changed.

    Attributes:
        books: Owners in the file.
        acts: Acts that were new here.
        known: Acts that were here before.
    """

    books: int
    acts: int
    known: int


def write_out(store: Store, now: datetime) -> str:
    """Write everything a person said, of every owner, as JSON. What is remembered of exports stays here.

    Returns:
        `{"handful_decisions": 1, "written_at", "owners": [{"slug", "name", "people": [Known], "acts": [{"uid",
        "at_us", "clock_us", "kind", "undoes", "entries": [[person_id, topic, detail, value]]}], "preferences", "milestones"}]}`.
    """
    with reading(store.engine) as connection:
        owners = connection.execute(select(OWNERS).order_by(OWNERS.c.owner)).all()
        document = {
            _NAME: FORMAT,
            "written_at": now.astimezone(UTC).isoformat(timespec="seconds"),
            "owners": [
                {
                    "slug": owner.slug,
                    "name": owner.name,
                    "people": _rows(connection, PEOPLE, owner.owner),
                    "acts": _acts(connection, owner.owner),
                    "preferences": _rows(connection, PREFERENCES, owner.owner),
                    "milestones": _rows(connection, MILESTONES, owner.owner),
                }
                for owner in owners
            ],
        }
    return json.dumps(document, ensure_ascii=False, indent=1, default=date.isoformat) + "\n"


def take_in(store: Store, content: bytes) -> Merged:
    """Merge a file that `write_out` wrote: acts that are here already are left, the others take their place in time.

    Raises:
        StoreError: it is none, it is damaged, or a newer Handful wrote it. Nothing is changed then.
    """
    owners = _read(content)
    new = known = 0
    with writing(store.engine) as connection:
        for owner in owners:
            number = find_or_begin(connection, owner.slug, owner.name)
            put_people(connection, number, owner.people, only_new=True)
            added = _merge(connection, number, owner.acts)
            new, known = new + added, known + len(owner.acts) - added
            _merge_wishes(connection, number, owner.preferences)
            for row in owner.milestones:
                put_milestone(connection, number, row, only_new=True)
    return Merged(len(owners), new, known)


def _rows(connection: Connection, table: Any, owner: int) -> list[dict[str, Any]]:  # noqa: ANN401 - a table of SQLAlchemy
    query = select(*(column for column in table.c if column.name != "owner")).where(table.c.owner == owner)
    return [dict(row._mapping) for row in connection.execute(query)]  # noqa: SLF001 - SQLAlchemy's public way to a row by names


def _acts(connection: Connection, owner: int) -> list[dict[str, Any]]:
    acts = connection.execute(select(ACTS).where(ACTS.c.owner == owner).order_by(ACTS.c.at_us, ACTS.c.uid)).all()
    entries: dict[int, list[list[str | None]]] = {act.seq: [] for act in acts}
    query = select(ENTRIES).join(ACTS, ENTRIES.c.act == ACTS.c.seq).where(ACTS.c.owner == owner)
    for row in connection.execute(query.order_by(ENTRIES.c.act, ENTRIES.c.person_id)):
        entries[row.act].append([row.person_id, row.topic, row.detail, row.value])
    return [
        {
            "uid": act.uid,
            "at_us": act.at_us,
            "clock_us": act.clock_us,
            "kind": act.kind,
            "undoes": act.undoes,
            "entries": entries[act.seq],
        }
        for act in acts
    ]


def _merge(connection: Connection, owner: int, acts: Sequence[Mapping[str, Any]]) -> int:
    """Add the acts that are new here; an undo of what is undone here already adds nothing."""
    here = set(connection.execute(select(ACTS.c.uid)).scalars())
    undone = set(connection.execute(select(ACTS.c.undoes).where(ACTS.c.undoes.is_not(None))).scalars())
    added = 0
    for act in acts:
        if act["uid"] in here or (act["undoes"] and act["undoes"] in undone):
            continue
        values = {name: act[name] for name in ("uid", "at_us", "clock_us", "kind", "undoes")}
        seq = connection.execute(insert(ACTS).values(owner=owner, **values).returning(ACTS.c.seq)).scalar_one()
        rows = [
            {"act": seq, "person_id": person, "topic": topic, "detail": detail, "value": value}
            for person, topic, detail, value in act["entries"]
        ]
        if rows:
            connection.execute(insert(ENTRIES), rows)
        here.add(act["uid"])
        undone |= {act["undoes"]} if act["undoes"] else set()
        added += 1
    return added


def _merge_wishes(connection: Connection, owner: int, wishes: Iterable[Mapping[str, Any]]) -> None:
    """Keep of each wish the later one."""
    query = select(PREFERENCES.c.name, PREFERENCES.c.at_us).where(PREFERENCES.c.owner == owner)
    here: dict[str, int] = {row.name: row.at_us for row in connection.execute(query)}
    for wish in wishes:
        # Whether an export is remembered is a yes given on one machine for that machine.
        if wish["name"] != Wish.REMEMBER and wish["at_us"] > here.get(wish["name"], -1):
            put_preference(connection, owner, wish["name"], wish["value"], wish["at_us"])


@dataclass(frozen=True, slots=True)
class _Owner:
    slug: str | None
    name: str | None
    people: list[dict[str, Any]]
    acts: list[dict[str, Any]]
    preferences: list[dict[str, Any]]
    milestones: list[dict[str, Any]]


def _damaged() -> StoreError:
    """Make it anew each time: an exception keeps what was at hand where it was raised."""
    return StoreError("not_decisions", hint="another_one")


def _read(content: bytes) -> list[_Owner]:
    """Check every value of a file before anything is kept."""
    if len(content) > LARGEST:
        raise _damaged()
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _damaged() from None
    if not isinstance(document, dict) or not isinstance(document.get(_NAME), int):
        raise _damaged()
    if document[_NAME] > FORMAT:
        raise StoreError("file_newer", hint="update")
    try:
        return [_owner(owner) for owner in document["owners"]]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _damaged() from None


def _owner(owner: Mapping[str, Any]) -> _Owner:
    people = [
        (
            _text(one["person_id"]),
            _text(one["name"]),
            _text(one["profile_url"], null=True),
            date.fromisoformat(one["connected_on"]) if one["connected_on"] else None,
        )
        for one in owner["people"]
    ]
    return _Owner(
        _text(owner["slug"], null=True),
        _text(owner["name"], null=True),
        [dict(zip(Known.column_names(), one, strict=True)) for one in _distinct(people, 1)],
        [
            {
                "uid": _text(act["uid"], most=32),
                "at_us": _number(act["at_us"]),
                "clock_us": _number(act["clock_us"]),
                "kind": Act(act["kind"]).value,
                "undoes": _text(act["undoes"], null=True, most=32),
                "entries": _distinct([_entry(*entry) for entry in act["entries"]], 3),
            }
            for act in owner["acts"]
        ],
        [
            {"name": name, "value": _wish(Wish(name), one["value"]), "at_us": _number(one["at_us"])}
            for one in owner["preferences"]
            for name in (one["name"],)
        ],
        [
            {
                name: date.fromisoformat(one[name]) if name == "exported_on" else _number(one[name])
                for name in Milestones.column_names()
            }
            for one in owner["milestones"]
        ],
    )


def _entry(person: object, topic: str, detail: object, value: object) -> tuple[str | None, ...]:
    """Check one thing said: the value has to be one that its topic knows."""
    about, said = Topic(topic), _text(value, null=True)
    if said is not None:
        _MEANINGS[about](said)
    if about is Topic.FOLLOW_UP:
        FollowUp(str(detail))
    if about is Topic.CONTACT:
        _day(str(detail))
    return _text(person), about.value, _text(detail), said


def _word(said: str) -> str:
    return said


def _yes_or_no(said: str) -> str:
    if said not in {YES, NO}:
        raise ValueError
    return said


def _day(said: str) -> date:
    """Read a day written in the one form that is read again later."""
    day = date.fromisoformat(said)
    if day.isoformat() != said:
        raise ValueError
    return day


def _cadence(said: str) -> int:
    days = int(said)
    if not 1 <= days <= LONGEST_CADENCE or str(days) != said:
        raise ValueError
    return days


def _settled(said: str) -> str:
    state, _, day = said.partition(" ")
    return f"{Settled(state)} {_day(day)}"


_MEANINGS: Final[Mapping[Topic, Callable[[str], object]]] = {
    Topic.VERDICT: Verdict,
    Topic.DONE: Verdict,
    Topic.REMOVED: _day,
    Topic.NOTE: _word,
    Topic.TAG: _yes_or_no,
    Topic.LABEL: Answer,
    Topic.CADENCE: _cadence,
    Topic.SAME_PERSON: _yes_or_no,
    Topic.FOLLOW_UP: _settled,
    Topic.CONTACT: _yes_or_no,
    Topic.STORY: _word,
}
"""What the value of each topic is read as; what cannot be is refused."""


_SECRET_BYTES: Final = range(16, 65)
"""Lengths of a secret that pseudonyms are drawn with: hard to guess, and no longer than its hash takes."""


_LANGUAGE_LETTERS: Final = 8
"""Letters of the longest code of a language, as RFC 5646 has it; one that is not spoken here is passed over later."""


def _wish(name: Wish, written: object) -> str:
    """Check a wish by its shape."""
    value = json.loads(_text(written) or "")
    if name in {Wish.TARGETS, Wish.APART, Wish.RECALLED, Wish.DRAWN}:
        fits = isinstance(value, list) and all(isinstance(one, str) for one in value)
    elif name is Wish.PRESETS:
        fits = isinstance(value, dict) and all(isinstance(one, dict) for one in value.values())
    elif name is Wish.CADENCES:
        fits = isinstance(value, dict) and all(
            type(one) is int and 1 <= one <= LONGEST_CADENCE for one in value.values()
        )
    elif name is Wish.LINES:
        fits = value is None or (
            isinstance(value, dict) and all(isinstance(one, int | float) for one in value.values())
        )
    elif name is Wish.PSEUDONYMS:
        fits = isinstance(value, str) and len(bytes.fromhex(value)) in _SECRET_BYTES
    elif name is Wish.PORTION:
        fits = isinstance(value, int) and not isinstance(value, bool) and value > 0
    elif name is Wish.LANGUAGE:
        fits = isinstance(value, str) and value.isalpha() and len(value) <= _LANGUAGE_LETTERS
    else:
        fits = isinstance(value, bool)
    if not fits:
        raise ValueError
    return json.dumps(value, ensure_ascii=False)


def _distinct(rows: list[T], keys: int) -> list[T]:
    """Refuse rows that are about the same thing twice."""
    if len({row[:keys] for row in rows}) != len(rows):
        raise ValueError
    return rows


def _text(value: object, *, null: bool = False, most: int | None = None) -> str | None:
    if value is None and null:
        return None
    if not isinstance(value, str) or (most is not None and len(value) > most):
        raise ValueError
    value.encode()  # a lone half of a pair of code units is no text; it raises a ValueError
    return value


def _number(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53:
        return value
    raise ValueError
