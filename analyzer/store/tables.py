"""The tables of the store, in SQL that SQLite and PostgreSQL both speak."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

METADATA: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

OWNERS: Final = Table(
    "owners",
    METADATA,
    Column("owner", Integer, primary_key=True),
    Column("slug", Text, unique=True),
    Column("name", Text),
)
"""One row per member whose exports were looked at. `slug` is ego's person_id, where an export tells it."""

ACTS: Final = Table(
    "acts",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("owner", ForeignKey("owners.owner"), nullable=False),
    Column("uid", String(32), nullable=False, unique=True),
    Column("at_us", BigInteger, nullable=False),
    Column("clock_us", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("undoes", String(32), unique=True),
    Index("ix_acts_owner", "owner", "at_us"),
    sqlite_autoincrement=True,
)
"""One row per act, never changed. `clock_us` is its time in microseconds since 1970 UTC, `at_us` the same but strictly
rising for one owner: the order of acts does not hang on a clock that was wrong once."""

ENTRIES: Final = Table(
    "entries",
    METADATA,
    Column("act", ForeignKey("acts.seq"), primary_key=True),
    Column("person_id", Text, primary_key=True),
    Column("topic", Text, primary_key=True),
    Column("detail", Text, primary_key=True),
    Column("value", Text),
)
"""One row per thing said in an act, as `schemas.Statements`, never changed."""

PEOPLE: Final = Table(
    "people",
    METADATA,
    Column("owner", ForeignKey("owners.owner"), primary_key=True),
    Column("person_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("profile_url", Text),
    Column("connected_on", Date),
)
"""One row per person something was said about, as `schemas.Known`."""

PREFERENCES: Final = Table(
    "preferences",
    METADATA,
    Column("owner", ForeignKey("owners.owner"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),
)
"""One row per wish of an owner that is about nobody: `value` is JSON."""

MILESTONES: Final = Table(
    "milestones",
    METADATA,
    Column("owner", ForeignKey("owners.owner"), primary_key=True),
    Column("exported_on", Date, primary_key=True),
    *(
        Column(name, Integer, nullable=False)
        for name in ("connections", "never_spoken", "could_call", "warm", "dormant", "shallow", "no_evidence")
    ),
)
"""One row per export, as `schemas.Milestones`."""

SNAPSHOTS: Final = Table(
    "snapshots",
    METADATA,
    Column("owner", ForeignKey("owners.owner"), primary_key=True),
    Column("as_of", Date, primary_key=True),
    Column("part", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("exported_on", Date),
    Column("at_us", BigInteger, nullable=False),
)
"""The derived tables of the exports that are remembered, one row per export and table; nothing but of one owner.
`as_of` is the day the verdicts hold for."""

RECORDS: Final = Table(
    "records",
    METADATA,
    Column("uid", String(32), primary_key=True),
    Column("subject", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Index("ix_records_subject", "subject", "field", "at_us"),
)
"""One row per thing written about no alter: a client, a session. Never changed: of a field the latest holds. `value` is
JSON."""
