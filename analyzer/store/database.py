"""A folder → an engine on the file in it: private, crash-safe, and every failure told in a sentence."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2 as sqlcipher

from analyzer.errors import StoreError

FILE: Final = "handful.db"
COMPANIONS: Final = ("-wal", "-shm", "-journal")
"""What SQLite lays beside the file while it works."""

_WAIT_MS: Final = 5_000
"""Milliseconds one waits for another process to finish writing; a decision takes a few."""

_PRAGMAS: Final = (
    "journal_mode=WAL",  # readers and a writer do not wait for each other
    "synchronous=FULL",  # what was said to be kept is on the disk, whatever stops the machine
    "foreign_keys=ON",
    f"busy_timeout={_WAIT_MS}",
    "secure_delete=ON",  # what is deleted is overwritten
)
_AGAIN_SECONDS: Final = 0.02
"""Between two tries where SQLite does not wait by itself."""

_WRITES: Final = "handful_writes"
_KEY: Final = "handful_key"
_SCHEMA: Final = "handful_schema"
_READS_ONLY: Final = "handful_reads_only"

_CONNECTIONS: Final = 20
"""To a database server, for everybody together: a decision takes one for a few milliseconds."""

_CONNECT_SECONDS: Final = 10
"""How long one waits for a connection to a database server before saying that there is none."""

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,62}")
"""What a schema may be called: nothing that would have to be quoted."""

_GONE: Final = frozenset({"42P01", "3F000"})
_LOCKED: Final = "55P03"
"""What a database server answers where a table or schema is gone, and where one waited too long."""

_TOLD: Final = {
    "SQLITE_BUSY": "store_busy",
    "SQLITE_FULL": "store_full",
    "SQLITE_IOERR": "store_disk",
    "SQLITE_READONLY": "store_readonly",
    "SQLITE_CANTOPEN": "store_closed",
    "SQLITE_CORRUPT": "store_damaged",
}
_ALSO: Final = {
    "SQLITE_LOCKED": "SQLITE_BUSY",
    "SQLITE_PERM": "SQLITE_CANTOPEN",
    "SQLITE_AUTH": "SQLITE_CANTOPEN",
    "SQLITE_NOTADB": "SQLITE_CORRUPT",
}


def open_file(folder: Path, key: str = "", name: str = FILE) -> Engine:
    """Open the file in a folder; make both, for their owner's eyes only, where they are not there yet.

    Args:
        folder: Where it is.
        key: As `keys.derive_key` gives it, where the file is encrypted.
        name: What the file is called.

    Raises:
        StoreError: the folder or the file cannot be made.
    """
    file = folder / name
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        if file.stat().st_mode & 0o077:
            file.chmod(0o600)
    except OSError:
        raise _told("SQLITE_CANTOPEN", file) from None
    options: dict[str, Any] = {"module": sqlcipher, "creator": lambda: connect(file, key)} if key else {}
    url = URL.create("sqlite+pysqlite", database=str(file))
    engine = create_engine(url, hide_parameters=True, poolclass=NullPool, execution_options={_KEY: key}, **options)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def reach(url: str) -> Engine:
    """Give the engine of a database server, whose connections everybody shares.

    Args:
        url: As SQLAlchemy reads it, `postgresql+psycopg://…`.

    Raises:
        StoreError: it is no such address.
    """
    try:
        engine = create_engine(
            url,
            hide_parameters=True,
            pool_size=_CONNECTIONS // 2,
            max_overflow=_CONNECTIONS // 2,
            pool_pre_ping=True,
            pool_timeout=_CONNECT_SECONDS,
            connect_args={"connect_timeout": _CONNECT_SECONDS},
        )
    except (ArgumentError, ImportError, ValueError):
        raise StoreError("database_address") from None
    event.listen(engine, "begin", _stay_inside)
    return engine


def open_schema(server: Engine, name: str) -> Engine:
    """Open a schema of a database server, where it is not there yet make it; nothing outside of it is seen from within.

    Args:
        server: As `reach` gives it.
        name: Lower-case letters, digits and underscores.

    Raises:
        StoreError: the server cannot be reached.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    inside = server.execution_options(**{_SCHEMA: name})
    with writing(server) as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {name}")
    return inside


def drop_schema(server: Engine, name: str) -> None:
    """Delete a schema and all that is in it.

    Raises:
        StoreError: it cannot be deleted.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    with writing(server) as connection:
        connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {name} CASCADE")


def has_schema(server: Engine, name: str) -> bool:
    """Tell whether there is a schema of that name."""
    with reading(server) as connection:
        return inspect(connection).has_schema(name)


def to_look_at(engine: Engine) -> Engine:
    """Give an engine on the same tables by which nothing can be changed."""
    return engine.execution_options(**{_READS_ONLY: True})


def _stay_inside(connection: Connection) -> None:
    """Let a transaction see its own schema and no other, and write alone; with its end this ends: connections are shared."""
    options = connection.get_execution_options()
    schema = options.get(_SCHEMA)
    if schema:
        connection.exec_driver_sql(f"SET LOCAL search_path TO {schema}")
    if options.get(_READS_ONLY):
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
    if options.get(_WRITES):  # one after the other in a schema, as in a file: what was read before is then still true
        connection.exec_driver_sql(f"SET LOCAL lock_timeout TO {_WAIT_MS}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock(hashtext('handful {schema or ''}'))")


def connect(file: Path, key: str = "") -> Any:  # noqa: ANN401 - a connection of a module without types
    """Connect to a file in the way of SQLCipher: with its key, or to one that has none."""
    connection = sqlcipher.connect(str(file))
    if key:
        connection.execute("PRAGMA cipher_log_level = NONE")  # a passphrase mistyped is told where it was typed
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
    return connection


def copy_file(file: Path, key: str, copy: Path, copy_key: str) -> None:
    """Write a copy of a file, for its owner's eyes only, under a key of its own.

    Args:
        file: What to copy.
        key: Of it; empty where it has none.
        copy: Where to; what stands there goes.
        copy_key: Of the copy; empty for none.

    Raises:
        OSError: there is no room, or it cannot be read.
    """
    copy.unlink(missing_ok=True)
    copy.touch(mode=0o600)
    source = connect(file, key)
    try:
        source.execute("ATTACH DATABASE ? AS copy KEY ?", (str(copy), f"x'{copy_key}'" if copy_key else ""))
        source.execute("SELECT sqlcipher_export('copy')")
        source.execute("DETACH DATABASE copy")
    except sqlcipher.Error:
        copy.unlink(missing_ok=True)
        raise OSError from None
    finally:
        source.close()


def is_encrypted(engine: Engine) -> bool:
    """Tell whether the file behind an engine is encrypted."""
    return bool(key_behind(engine))


def key_behind(engine: Engine) -> str:
    """Give the key of the file behind an engine; empty where it has none."""
    return str(engine.get_execution_options().get(_KEY, ""))


def _set_up(connection: Any, _record: object) -> None:  # noqa: ANN401 - as SQLAlchemy hands it
    connection.isolation_level = None  # sqlite3 would open transactions of its own, and none for reading
    for pragma in _PRAGMAS:
        _obey(connection, pragma)


def _obey(connection: Any, pragma: str) -> None:  # noqa: ANN401 - as SQLAlchemy hands it
    """Set a pragma. A file two processes make at once is busy without waiting while one of them turns it to WAL."""
    until = time.monotonic() + _WAIT_MS / 1000
    while True:
        try:
            connection.execute(f"PRAGMA {pragma}").close()
        except (sqlite3.OperationalError, sqlcipher.OperationalError) as error:
            if not str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
            time.sleep(_AGAIN_SECONDS)
        else:
            return


def _begin(connection: Connection) -> None:
    """Take the lock at once where something is written: what was read before it is then still true."""
    options = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITES) else "BEGIN")
    if options.get(_READS_ONLY):
        connection.exec_driver_sql("PRAGMA query_only=ON")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of things.

    Raises:
        StoreError: the file cannot be read.
    """
    with _telling(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose work is kept as a whole at the end, or not at all.

    Raises:
        StoreError: it cannot be kept; everything is as before.
    """
    if engine.get_execution_options().get(_READS_ONLY):
        raise StoreError("only_look")
    with _telling(engine), engine.execution_options(**{_WRITES: True}).begin() as connection:
        yield connection


@contextmanager
def _telling(engine: Engine) -> Iterator[None]:
    """Turn what the database says into a sentence; what is no fault of the machine is a bug and passes."""
    file = Path(engine.url.database or "")
    try:
        yield
    except DBAPIError as error:
        name = getattr(error.orig, "sqlite_errorname", None)
        if name is None and engine.dialect.name != "sqlite":
            told = _told_by_a_server(error)
        else:
            told = _wrong_key() if name == "SQLITE_NOTADB" and is_encrypted(engine) else _translated(name, file)
        if told is None:
            raise
        raise told from None
    except PoolTimeoutError:
        raise _unreachable() from None


def _unreachable() -> StoreError:
    return StoreError("database_unreachable")


def _told_by_a_server(error: DBAPIError) -> StoreError | None:
    """Say what a database server means by a code of the SQL standard."""
    code = str(getattr(error.orig, "sqlstate", None) or "")
    if code in _GONE:
        return StoreError("deleted_elsewhere")
    if code == _LOCKED:
        return StoreError(_TOLD["SQLITE_BUSY"])
    if isinstance(error, DataError):
        return StoreError("mark_unkeepable")
    return _unreachable() if isinstance(error, OperationalError | InterfaceError) else None


def _wrong_key() -> StoreError:
    return StoreError("wrong_passphrase")


def _translated(name: str | None, file: Path) -> StoreError | None:
    """Say what a result code means; an extended one (`SQLITE_IOERR_WRITE`) means what its stem means."""
    stem = "_".join((name or "").split("_")[:2])
    known = _ALSO.get(stem, stem)
    return _told(known, file) if known in _TOLD else None


def _told(name: str, file: Path) -> StoreError:
    return StoreError(_TOLD[name], file=file)
