"""A store on each database it is written for: a file of SQLite, a real server of PostgreSQL."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from analyzer.store import Book, Store, open_store
from tests.store.find_postgresql import MISSING, find_postgresql


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Run a PostgreSQL of one's own, reached by a socket in a folder; give its address."""
    programs = find_postgresql()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    folder = Path(tempfile.mkdtemp(prefix="handful-pg-", dir="/tmp"))
    as_root = os.geteuid() == 0
    who = ["runuser", "-u", "postgres", "--"] if as_root else []  # it refuses to run as root
    if as_root:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    try:
        init = [str(programs / "initdb"), "-D", str(data), "-U", "handful", "--auth=trust", "--no-sync", "-E", "UTF8"]
        subprocess.run([*who, *init], check=True, capture_output=True, cwd="/")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        start = [str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start"]
        subprocess.run([*who, *start], check=True, stdout=subprocess.DEVNULL, cwd="/")
        yield f"postgresql+psycopg://handful@/postgres?host={folder}"
    finally:
        stop = [str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"]
        subprocess.run([*who, *stop], check=False, capture_output=True, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Give an empty store on each database."""
    if request.param == "sqlite":
        yield open_store(tmp_path / "data")
        return
    engine = create_engine(request.getfixturevalue("postgresql"), hide_parameters=True)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE; CREATE SCHEMA public"))
    yield Store(engine)
    engine.dispose()


@pytest.fixture
def book(store: Store) -> Book:
    """Give the book of an owner."""
    return store.open_book("me-owner", "me owner")
