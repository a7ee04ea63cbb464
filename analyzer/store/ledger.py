"""A run over many exports → what is to be done, who has it, what came of it: nothing twice, nothing lost."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    Index,
    Insert,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    inspect,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from analyzer.errors import HandfulError, StoreError
from analyzer.store.book import MICROSECONDS
from analyzer.store.database import open_file, open_schema, reach, reading, writing

LEDGER_FILE: Final = "cohort.db"
_SCHEMA: Final = "cohort"
_LONGEST_NAME: Final = 40

_FORM: Final = 2
"""How the tables are laid out. A ledger of another form is refused: its rows can be made again from the exports."""

_SECRET_BYTES: Final = 32
_UNSEEN: Final = "unseen"
"""Stamp of an export that could not be looked at when it was listed: it is read anew once it can."""

_MANY: Final = 20
"""Exports from which it is odd that most of them are gone."""

_AT_ONCE: Final = 5_000
"""Rows written or read in one statement: a few hundred kilobytes."""

_METADATA: Final = MetaData()

_HEAD: Final = Table(
    "head",
    _METADATA,
    Column("form", Integer, primary_key=True),
    Column("secret", LargeBinary, nullable=False),
)
"""One row: the form, and the secret by which participants are told apart without their names."""

_JOBS: Final = Table(
    "jobs",
    _METADATA,
    Column("job", Integer, primary_key=True, autoincrement=True),
    Column("address", Text, nullable=False, unique=True),
    Column("stamp", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("holder", Text),
    Column("until_us", BigInteger),
    Column("content", String(64)),
    Column("result", Text),
    Column("why", Text),
    Index("ix_jobs_state", "state", "until_us", "job"),
    sqlite_autoincrement=True,
)
"""One row per export. `stamp` changes with the file, `made_by` with what reads it; `until_us` is the end of the lease, or
of the wait before another attempt, in microseconds since 1970 UTC; `content` is a hash of what is in it; `result` is JSON, and so is `why`: `HandfulError.document`."""


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    DONE = "done"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Expected:
    """An export there is.

    Attributes:
        address: Where it is.
        stamp: Of what is there; it changes with it. None where it cannot be told now: what is known stays.
    """

    address: str
    stamp: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """An export to read now.

    Attributes:
        job: Its number.
        address: Where it is.
        attempt: How many times it was begun, this one included.
    """

    job: int
    address: str
    attempt: int


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a claim: a result, or why there is none.

    Attributes:
        job: Its number.
        content: Hash of what is in it; None where it could not be read.
        result: Anything JSON can hold; None where it is set aside or to be tried again.
        why: Why there is none; None where there is.
        again: When another attempt may help; None where none will.
    """

    job: int
    content: str | None = None
    result: Mapping[str, Any] | None = None
    why: HandfulError | None = None
    again: datetime | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What is kept of an export that was read."""

    address: str
    content: str
    result: dict[str, Any]


@dataclass(frozen=True, slots=True)
class SetAside:
    """An export that could not be read, and why."""

    address: str
    why: HandfulError
    attempts: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many exports are how far."""

    waiting: int = 0
    claimed: int = 0
    done: int = 0
    set_aside: int = 0

    @property
    def open(self) -> int:
        """Those of which nothing is known yet."""
        return self.waiting + self.claimed

    @property
    def settled(self) -> int:
        """Those of which all is known."""
        return self.done + self.set_aside


class Ledger:
    """Who reads which export. Safe to use from many processes. Methods raise `StoreError` where it cannot be kept."""

    def __init__(self, engine: Engine, secret: bytes = b"") -> None:
        """Open a ledger; make it where there is none.

        Args:
            engine: Of a SQLite file or a schema of PostgreSQL.
            secret: By which participants are told apart, for a new ledger; drawn by chance if empty.

        Raises:
            StoreError: another version made it.
        """
        self._engine = engine
        with writing(engine) as connection:
            tables = set(inspect(connection).get_table_names())
            if tables and "head" not in tables:
                raise StoreError("not_a_ledger")
            _METADATA.create_all(connection)
            if not connection.execute(select(func.count()).select_from(_HEAD)).scalar():
                drawn = secret or secrets.token_bytes(_SECRET_BYTES)
                connection.execute(insert(_HEAD).values(form=_FORM, secret=drawn))
            head = connection.execute(select(_HEAD)).one()
        if head.form != _FORM:
            raise StoreError("ledger_version")
        self.secret: Final = bytes(head.secret)

    def expect(self, exports: Iterable[Expected], made_by: str, *, forget: bool = False) -> Tally:
        """Say which exports there are; what is known of others is deleted.

        An export that changed, or that another version read, is read anew; of the rest nothing is done twice.

        Args:
            exports: Each address once.
            made_by: Version of what reads them.
            forget: Whether most of what is known may go: it looks as if a disk or a share were away.

        Raises:
            StoreError: most of the exports that were read are not among these.
        """
        wanted = {one.address: one.stamp for one in exports}
        with reading(self._engine) as connection:
            columns = (_JOBS.c.address, _JOBS.c.stamp, _JOBS.c.made_by, _JOBS.c.state)
            known = {row.address: row for row in connection.execute(select(*columns))}
        read = [address for address, row in known.items() if row.state == State.DONE.value]
        lost = sum(address not in wanted for address in read)
        if not forget and len(read) >= _MANY and lost > len(read) / 2:
            raise StoreError("ledger_lost", lost=lost, read=len(read))
        gone = [{"of": address} for address in known if address not in wanted]
        new = [_job(address, stamp or _UNSEEN, made_by) for address, stamp in wanted.items() if address not in known]
        changed = [
            {"of": address, "now": stamp or known[address].stamp}
            for address, stamp in wanted.items()
            if address in known and (known[address].made_by != made_by or stamp not in {None, known[address].stamp})
        ]
        again = (
            update(_JOBS)
            .where(_JOBS.c.address == bindparam("of"))
            .values(stamp=bindparam("now"), made_by=made_by, **_UNTOUCHED)
        )
        steps = (
            (delete(_JOBS).where(_JOBS.c.address == bindparam("of")), gone),
            (_add(self._engine), new),
            (again, changed),
        )
        for statement, rows in steps:
            for some in _portions(rows):  # each by itself: nobody else waits for long
                with writing(self._engine) as connection:
                    connection.execute(statement, some)
        return self.tally()

    def try_again(self) -> int:
        """Let what was set aside be read once more; give how many these are."""
        with writing(self._engine) as connection:
            aside = update(_JOBS).where(_JOBS.c.state == State.SET_ASIDE.value).values(**_UNTOUCHED)
            return int(connection.execute(aside).rowcount)

    def claim(
        self, holder: str, made_by: str, most: int, now: datetime, lease: timedelta, attempts: int
    ) -> list[Claim]:
        """Take exports that nobody has, or whose holder has not been heard of for longer than the lease.

        Args:
            holder: Who takes them. What it has already it is not given again.
            made_by: Version of what reads them: another one's are left to it.
            most: How many at most.
            now: The moment.
            lease: For how long they are the holder's.
            attempts: How many times one may be begun; one begun so often without an end is set aside.
        """
        moment, until = _us(now), _us(now + lease)
        columns = select(_JOBS.c.job, _JOBS.c.address, _JOBS.c.attempts).where(_JOBS.c.made_by == made_by)
        fresh = columns.where(_JOBS.c.state == State.WAITING.value, _JOBS.c.until_us.is_(None))
        due = columns.where(
            _JOBS.c.state.in_([State.WAITING.value, State.CLAIMED.value]),
            _JOBS.c.until_us < moment,
            or_(_JOBS.c.holder.is_(None), _JOBS.c.holder != holder),
        )
        with writing(self._engine) as connection:
            rows = list(connection.execute(fresh.order_by(_JOBS.c.job).limit(most)))
            rows += connection.execute(due.order_by(_JOBS.c.job).limit(most)) if len(rows) < most else []
            endless = [{"of": row.job} for row in rows if row.attempts >= attempts]
            taken = [row for row in rows if row.attempts < attempts][:most]
            for some in _portions(endless):
                connection.execute(_SET_ENDLESS_ASIDE, some)
            claimed = (
                update(_JOBS)
                .where(_JOBS.c.job == bindparam("of"))
                .values(state=State.CLAIMED.value, holder=holder, until_us=until, attempts=_JOBS.c.attempts + 1)
            )
            for some in _portions([{"of": row.job} for row in taken]):
                connection.execute(claimed, some)
        return [Claim(row.job, row.address, row.attempts + 1) for row in taken]

    def renew(self, holder: str, now: datetime, lease: timedelta) -> None:
        """Say that a holder is still at it."""
        with writing(self._engine) as connection:
            connection.execute(update(_JOBS).where(*_held_by(holder)).values(until_us=_us(now + lease)))

    def finish(self, holder: str, done: Sequence[Done]) -> int:
        """Keep what came of claims, all of it or nothing; give how many were still the holder's to finish.

        What somebody else has taken over meanwhile is theirs: it is kept once.
        """
        kept = 0
        with writing(self._engine) as connection:
            for one in done:
                values = _outcome(one)
                mine = update(_JOBS).where(_JOBS.c.job == one.job, *_held_by(holder))
                kept += connection.execute(mine.values(**values)).rowcount
        return kept

    def release(self, holder: str) -> None:
        """Give back what a holder has not finished, as if it had not been begun."""
        with writing(self._engine) as connection:
            connection.execute(
                update(_JOBS)
                .where(*_held_by(holder))
                .values(state=State.WAITING.value, holder=None, until_us=None, attempts=_JOBS.c.attempts - 1)
            )

    def holders(self) -> list[str]:
        """Tell who holds exports now."""
        query = select(_JOBS.c.holder).where(_JOBS.c.state == State.CLAIMED.value).distinct().order_by(_JOBS.c.holder)
        with reading(self._engine) as connection:
            return [str(row.holder) for row in connection.execute(query)]

    def give_up(self, holder: str) -> None:
        """Let others have what a holder who is no more had begun; that it was begun is not forgotten."""
        with writing(self._engine) as connection:
            free = {"state": State.WAITING.value, "holder": None, "until_us": None}
            connection.execute(update(_JOBS).where(*_held_by(holder)).values(**free))

    def tally(self) -> Tally:
        """Count how many exports are how far."""
        with reading(self._engine) as connection:
            return _tally(connection)

    def results(self) -> Iterator[Result]:
        """Give what is kept of each export that was read, in the order of their addresses."""
        query = (
            select(_JOBS.c.address, _JOBS.c.content, _JOBS.c.result)
            .where(_JOBS.c.state == State.DONE.value)
            .order_by(_JOBS.c.address)
        )
        with reading(self._engine) as connection:
            for row in connection.execution_options(yield_per=_AT_ONCE).execute(query):
                yield Result(row.address, row.content, json.loads(row.result))

    def set_aside(self) -> list[SetAside]:
        """Give what could not be read, in the order of their addresses."""
        columns = (_JOBS.c.address, _JOBS.c.why, _JOBS.c.attempts)
        query = select(*columns).where(_JOBS.c.state == State.SET_ASIDE.value).order_by(_JOBS.c.address)
        with reading(self._engine) as connection:
            return [
                SetAside(row.address, HandfulError.of(json.loads(row.why)), row.attempts)
                for row in connection.execute(query)
            ]

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


def open_ledger(place: str | Path, secret: bytes = b"", name: str = "") -> Ledger:
    """Open the ledger of a run; make it where there is none.

    Args:
        place: A folder, or the address of a PostgreSQL database (`postgresql+psycopg://…`).
        secret: As `Ledger` takes it.
        name: Of the cohort: a database may hold several, each name in a schema of its own.

    Raises:
        StoreError: it cannot be reached or made, or another version made it.
    """
    if isinstance(place, str) and "://" in place:
        code = hashlib.blake2b(name.encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()
        known = re.sub("[^a-z0-9]+", "_", name.lower())[:_LONGEST_NAME]
        return Ledger(open_schema(reach(place), f"{_SCHEMA}_{known}_{code}"), secret)
    return Ledger(open_file(Path(place), name=LEDGER_FILE), secret)


_UNTOUCHED: Final[dict[str, Any]] = {
    "state": State.WAITING.value,
    "attempts": 0,
    "holder": None,
    "until_us": None,
    "content": None,
    "result": None,
    "why": None,
}
"""A job nobody has begun."""


_UNTOUCHED_BUT_TRIED: Final = {name: value for name, value in _UNTOUCHED.items() if name != "attempts"}


def _kept(why: HandfulError) -> str:
    return json.dumps(why.document(), ensure_ascii=False, sort_keys=True, default=str)


_SET_ENDLESS_ASIDE: Final = (
    update(_JOBS)
    .where(_JOBS.c.job == bindparam("of"))
    .values(
        state=State.SET_ASIDE.value,
        holder=None,
        until_us=None,
        why=func.coalesce(_JOBS.c.why, _kept(StoreError("came_to_no_end", hint="read_alone"))),
    )
)


def _add(engine: Engine) -> Insert:
    """Add jobs; one that another run added in the same moment is there already."""
    adding = sqlite_insert if engine.dialect.name == "sqlite" else postgresql_insert
    return adding(_JOBS).on_conflict_do_nothing(index_elements=["address"])


def _job(address: str, stamp: str, made_by: str) -> dict[str, Any]:
    return {"address": address, "stamp": stamp, "made_by": made_by, **_UNTOUCHED}


def _outcome(done: Done) -> dict[str, Any]:
    if done.result is not None:
        kept = json.dumps(done.result, ensure_ascii=False, sort_keys=True)
        return {**_UNTOUCHED_BUT_TRIED, "state": State.DONE.value, "content": done.content, "result": kept}
    told = {"content": done.content, "why": _kept(done.why or StoreError("came_to_no_end", hint="read_alone"))}
    if done.again is None:
        return {**_UNTOUCHED_BUT_TRIED, "state": State.SET_ASIDE.value, **told}
    return {**_UNTOUCHED_BUT_TRIED, "until_us": _us(done.again), **told}


def _held_by(holder: str) -> tuple[Any, Any]:
    return _JOBS.c.state == State.CLAIMED.value, _JOBS.c.holder == holder


def _tally(connection: Connection) -> Tally:
    rows = connection.execute(select(_JOBS.c.state, func.count().label("jobs")).group_by(_JOBS.c.state))
    return Tally(**{row.state: row.jobs for row in rows})


def _us(moment: datetime) -> int:
    return int(moment.timestamp() * MICROSECONDS)


def _portions(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
