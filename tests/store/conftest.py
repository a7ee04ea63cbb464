"""A store on each database it is written for: a file of SQLite, a real server of PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from analyzer.store import Book, Store, open_store


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
