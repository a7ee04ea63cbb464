"""What one owner said: an append-only log of acts, what holds of it now, and what stands beside it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final

import dataframely as dy
import polars as pl
from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from analyzer.schemas import Known, LastWords, Milestones, Said, Statements
from analyzer.store.database import reading, writing
from analyzer.store.tables import ACTS, ENTRIES, MILESTONES, OWNERS, PEOPLE, PREFERENCES, SNAPSHOTS

MICROSECONDS: Final = 1_000_000
_FEW: Final = 500
"""Rows asked for by name in one query; beyond, reading all is as quick."""
_SAID: Final = {
    "person_id": pl.String,
    "topic": pl.String,
    "detail": pl.String,
    "value": pl.String,
    "at_us": pl.Int64,
    "clock_us": pl.Int64,
    "act": pl.String,
}


class Act(StrEnum):
    """What kind of act it was."""

    DECIDE = "decide"
    TICK = "tick"
    WRITE = "write"
    CONFIRM = "confirm"
    MATCH = "match"
    LABEL = "label"
    FOLLOW_UP = "follow_up"
    UNDO = "undo"


class Wish(StrEnum):
    """A wish of the owner that is about nobody."""

    REMEMBER = "remember"
    TARGETS = "targets"
    APART = "apart"
    PRESETS = "presets"
    PORTION = "portion"
    HIDDEN = "hidden"
    LANGUAGE = "language"
    RECALLED = "recalled"
    DRAWN = "drawn"
    LINES = "lines"
    CADENCES = "cadences"
    PSEUDONYMS = "pseudonyms"


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo took back.

    Attributes:
        act: The act that no longer counts.
        statements: As `Statements`: what was said in it.
    """

    act: str
    statements: dy.DataFrame[Statements]


@dataclass(frozen=True, slots=True)
class Held:
    """What holds at one point of the log.

    Attributes:
        seq: The last act that was looked at.
        uid: Its id: a file that was deleted and begun anew numbers its acts anew too.
        last_us: The latest moment among them, in microseconds since 1970 UTC.
        last_words: As `LastWords`, in the order in which they were said.
    """

    seq: int
    uid: str
    last_us: int
    last_words: dy.DataFrame[LastWords]

    @property
    def said(self) -> dy.DataFrame[Said]:
        """What holds: as `Said`."""
        return Said.cast(self.last_words.filter(pl.col("value").is_not_null()))  # some of what was validated before


@dataclass(frozen=True, slots=True)
class Book:
    """The book of one owner. Every method reads or writes one whole transaction.

    Every method raises `StoreError` where the file cannot be read or written; then nothing of the call is kept.

    Attributes:
        engine: Of the file.
        owner: Number of the owner.
    """

    engine: Engine
    owner: int

    def say(
        self,
        statements: dy.DataFrame[Statements],
        people: dy.DataFrame[Known],
        kind: Act,
        now: datetime,
    ) -> str:
        """Add an act to the log.

        Args:
            statements: What is said, all of it or nothing.
            people: Who they are about, as far as known.
            kind: Of the act.
            now: The moment. An act never stands before an earlier one of this owner, whatever the clock says of it.

        Returns:
            The act's id.
        """
        with writing(self.engine) as connection:
            seq, uid = self._append(connection, kind, now)
            rows = [{"act": seq, **row} for row in statements.to_dicts()]
            if rows:
                connection.execute(insert(ENTRIES), rows)
            put_people(connection, self.owner, people.to_dicts())
        return uid

    def undo(self, now: datetime, *kinds: Act, about: str | None = None) -> Undone | None:
        """Take back the last act of some kinds, of decisions if none is named, that still counts. The log keeps both.

        Args:
            now: The moment.
            kinds: Of acts.
            about: The person_id of whom it has to be about, and about nobody else.

        Returns:
            What was taken back, None where there is nothing left to, or the last is about others.
        """
        with writing(self.engine) as connection:
            self._lock(connection)
            last = self._last(connection, kinds, about)
            if last is None:
                return None
            self._append(connection, Act.UNDO, now, undoes=last.uid)
            columns = [ENTRIES.c[name] for name in Statements.column_names()]
            entries = connection.execute(select(*columns).where(ENTRIES.c.act == last.seq)).all()
            statements = pl.DataFrame(
                [tuple(row) for row in entries],
                schema=dict.fromkeys(Statements.column_names(), pl.String),
                orient="row",
            )
            return Undone(last.uid, Statements.validate(statements, cast=True))

    def can_undo(self, *kinds: Act, about: str | None = None) -> bool:
        """Tell whether `undo` would take something back."""
        with reading(self.engine) as connection:
            return self._last(connection, kinds, about) is not None

    def _last(self, connection: Connection, kinds: tuple[Act, ...], about: str | None) -> Row[Any, Any] | None:
        """Find the last act of some kinds that still counts; None also where it is not about somebody alone."""
        undone = select(ACTS.c.undoes).where(ACTS.c.undoes.is_not(None))
        last = connection.execute(
            select(ACTS.c.seq, ACTS.c.uid)
            .where(ACTS.c.owner == self.owner, ACTS.c.kind.in_(_kinds(kinds)), ACTS.c.uid.not_in(undone))
            .order_by(ACTS.c.at_us.desc(), ACTS.c.uid.desc())
            .limit(1)
        ).one_or_none()
        if last is None or about is None:
            return last
        people = select(ENTRIES.c.person_id).distinct().where(ENTRIES.c.act == last.seq).limit(2)
        return last if connection.execute(people).scalars().all() == [about] else None

    def follow(self, held: Held | None = None) -> Held:
        """Give what holds now.

        Args:
            held: What held when it was looked at before: only what came after it is read, where that is enough.
        """
        with reading(self.engine) as connection:
            touched = None if held is None else self._touched_since(connection, held)
            if held is not None and touched is not None and not touched:
                return held
            of_whom = [] if touched is None else [ENTRIES.c.person_id.in_(touched)]
            undone = select(ACTS.c.undoes).where(ACTS.c.undoes.is_not(None))
            rows = connection.execute(
                select(
                    *(ENTRIES.c[name] for name in Statements.column_names()), ACTS.c.at_us, ACTS.c.clock_us, ACTS.c.uid
                )
                .join(ACTS, ENTRIES.c.act == ACTS.c.seq)
                .where(ACTS.c.owner == self.owner, ACTS.c.uid.not_in(undone), *of_whom)
                .order_by(ACTS.c.at_us, ACTS.c.uid)
            ).all()
            last_us = connection.execute(select(func.max(ACTS.c.at_us)).where(ACTS.c.owner == self.owner)).scalar()
            last = connection.execute(
                select(ACTS.c.seq, ACTS.c.uid).where(ACTS.c.owner == self.owner).order_by(ACTS.c.seq.desc()).limit(1)
            ).one_or_none()
        last_words = _folded([tuple(row) for row in rows])
        if held is not None and touched is not None:
            others = held.last_words.filter(~pl.col("person_id").is_in(list(touched)))
            last_words = pl.concat([others, last_words])
        ordered = LastWords.validate(last_words.sort("order", "person_id", "topic", "detail"))
        return Held(last.seq if last else 0, last.uid if last else "", last_us or 0, ordered)

    def _touched_since(self, connection: Connection, held: Held) -> frozenset[str] | None:
        """Give the people about whom something changed; None where all had better be read anew."""
        news = connection.execute(
            select(ACTS.c.seq, ACTS.c.at_us, ACTS.c.undoes).where(ACTS.c.owner == self.owner, ACTS.c.seq > held.seq)
        ).all()
        same = select(ACTS.c.seq).where(ACTS.c.seq == held.seq, ACTS.c.uid == held.uid, ACTS.c.owner == self.owner)
        if connection.execute(same).first() is None or len(news) > _FEW:
            return None
        if any(act.at_us <= held.last_us for act in news):
            return None  # something was merged in between
        acts = [act.seq for act in news]
        undone = [act.undoes for act in news if act.undoes]
        people = connection.execute(
            select(ENTRIES.c.person_id)
            .join(ACTS, ENTRIES.c.act == ACTS.c.seq)
            .where(ACTS.c.seq.in_(acts) | ACTS.c.uid.in_(undone))
            .distinct()
            .limit(_FEW + 1)
        ).scalars()
        touched = frozenset(people)
        if news and not touched:
            return None
        return touched if len(touched) <= _FEW else None

    def known(self) -> dy.DataFrame[Known]:
        """Give the people something was said about, as they were then."""
        columns = [PEOPLE.c[name] for name in Known.column_names()]
        with reading(self.engine) as connection:
            rows = connection.execute(select(*columns).where(PEOPLE.c.owner == self.owner)).all()
        table = pl.DataFrame([tuple(row) for row in rows], schema=dict(Known.create_empty().schema), orient="row")
        return Known.validate(table.sort("person_id"))

    def wishes(self) -> dict[Wish, Any]:
        """Give the owner's wishes."""
        query = select(PREFERENCES.c.name, PREFERENCES.c.value).where(PREFERENCES.c.owner == self.owner)
        with reading(self.engine) as connection:
            rows = connection.execute(query).all()
        return {Wish(name): json.loads(value) for name, value in rows if name in set(Wish)}

    def wish(self, name: Wish, value: object, now: datetime) -> None:
        """Keep a wish: any value that JSON can hold."""
        with writing(self.engine) as connection:
            put_preference(connection, self.owner, name.value, json.dumps(value, ensure_ascii=False), _us(now))

    def change_wish(self, name: Wish, change: Callable[[Any], object], now: datetime) -> None:
        """Change a wish from what it is at this moment, so that two tabs do not write over each other.

        Args:
            name: Of the wish.
            change: Given the wish as it is, None where there is none; gives what it is to be.
            now: The moment.
        """
        where = (PREFERENCES.c.owner == self.owner) & (PREFERENCES.c.name == name.value)
        with writing(self.engine) as connection:
            self._lock(connection)
            before = connection.execute(select(PREFERENCES.c.value).where(where)).scalar()
            after = json.dumps(change(json.loads(before) if before else None), ensure_ascii=False)
            put_preference(connection, self.owner, name.value, after, _us(now))

    def milestones(self) -> dy.DataFrame[Milestones]:
        """Give how the list stood at each export, by its day."""
        columns = [MILESTONES.c[name] for name in Milestones.column_names()]
        with reading(self.engine) as connection:
            rows = connection.execute(
                select(*columns).where(MILESTONES.c.owner == self.owner).order_by(MILESTONES.c.exported_on)
            ).all()
        table = pl.DataFrame([tuple(row) for row in rows], schema=dict(Milestones.create_empty().schema), orient="row")
        return Milestones.validate(table)

    def mark(self, milestone: dy.DataFrame[Milestones]) -> None:
        """Keep how the list stands at an export; of two of one day the later reading stays."""
        with writing(self.engine) as connection:
            for row in milestone.to_dicts():
                put_milestone(connection, self.owner, row)

    def remember(self, parts: Mapping[str, bytes], as_of: date, exported_on: date | None, now: datetime) -> None:
        """Keep the derived tables of an export beside those of this owner's other days; another owner's go.

        Args:
            parts: The tables, by name.
            as_of: The day the verdicts hold for; of one day the later reading stays.
            exported_on: The day of the export, where it is known.
            now: The moment.
        """
        of_all = {"owner": self.owner, "as_of": as_of, "exported_on": exported_on, "at_us": _us(now)}
        with writing(self.engine) as connection:
            connection.execute(
                delete(SNAPSHOTS).where((SNAPSHOTS.c.owner != self.owner) | (SNAPSHOTS.c.as_of == as_of))
            )
            connection.execute(
                insert(SNAPSHOTS), [{**of_all, "part": part, "content": content} for part, content in parts.items()]
            )

    def _append(self, connection: Connection, kind: Act, now: datetime, undoes: str | None = None) -> tuple[int, str]:
        self._lock(connection)
        last = connection.execute(select(func.max(ACTS.c.at_us)).where(ACTS.c.owner == self.owner)).scalar()
        at_us = max(_us(now), (last or 0) + 1)
        uid = uuid.uuid4().hex
        values = {
            "owner": self.owner,
            "uid": uid,
            "at_us": at_us,
            "clock_us": _us(now),
            "kind": kind.value,
            "undoes": undoes,
        }
        seq = connection.execute(insert(ACTS).values(**values).returning(ACTS.c.seq)).scalar_one()
        return int(seq), uid

    def _lock(self, connection: Connection) -> None:
        """Let no other process write about this owner now; SQLite has let nobody write at all anyway."""
        connection.execute(select(OWNERS.c.owner).where(OWNERS.c.owner == self.owner).with_for_update())


def _kinds(kinds: Sequence[Act]) -> list[str]:
    return [kind.value for kind in kinds or (Act.DECIDE,)]


def put_people(connection: Connection, owner: int, rows: list[dict[str, Any]], *, only_new: bool = False) -> None:
    """Keep who people are, in place of what was known of them; what is not known now leaves what was.

    Args:
        connection: In a transaction that writes.
        owner: Whose people they are.
        rows: As `Known`.
        only_new: Whether to leave alone whoever is known.
    """
    query = select(*(PEOPLE.c[name] for name in Known.column_names())).where(PEOPLE.c.owner == owner)
    if len(rows) <= _FEW:
        query = query.where(PEOPLE.c.person_id.in_([row["person_id"] for row in rows]))
    known = {row.person_id: dict(row._mapping) for row in connection.execute(query)}  # noqa: SLF001 - SQLAlchemy's public way to a row by names
    new = [{"owner": owner, **row} for row in rows if row["person_id"] not in known]
    if new:
        connection.execute(insert(PEOPLE), new)
    for row in [] if only_new else rows:
        before = known.get(row["person_id"])
        now = {name: value for name, value in row.items() if value is not None}
        if before is not None and {**before, **now} != before:
            where = (PEOPLE.c.owner == owner) & (PEOPLE.c.person_id == row["person_id"])
            connection.execute(update(PEOPLE).where(where).values(**now))


def put_preference(connection: Connection, owner: int, name: str, value: str, at_us: int) -> None:
    """Keep a preference in place of the former one."""
    where = (PREFERENCES.c.owner == owner) & (PREFERENCES.c.name == name)
    connection.execute(delete(PREFERENCES).where(where))
    connection.execute(insert(PREFERENCES).values(owner=owner, name=name, value=value, at_us=at_us))


def put_milestone(connection: Connection, owner: int, row: dict[str, Any], *, only_new: bool = False) -> None:
    """Keep a milestone in place of the former one of that day, or only where there is none."""
    where = (MILESTONES.c.owner == owner) & (MILESTONES.c.exported_on == row["exported_on"])
    if only_new and connection.execute(select(MILESTONES.c.owner).where(where)).first() is not None:
        return
    connection.execute(delete(MILESTONES).where(where))
    connection.execute(insert(MILESTONES).values(owner=owner, **row))


def _folded(rows: list[tuple[Any, ...]]) -> pl.DataFrame:
    """Keep of each thing said the last word."""
    table = pl.DataFrame(rows, schema=_SAID, orient="row").select(
        "person_id",
        pl.col("topic").cast(Said.create_empty().schema["topic"]),
        "detail",
        "value",
        order="at_us",
        at=pl.from_epoch("clock_us", "us").dt.replace_time_zone("UTC"),
        act="act",
    )
    return table.unique(["person_id", "topic", "detail"], keep="last", maintain_order=True)


def _us(now: datetime) -> int:
    return int(now.astimezone(UTC).timestamp() * MICROSECONDS)
