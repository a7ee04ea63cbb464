"""Short ways to say what the store's tests say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import dataframely as dy
import polars as pl

from analyzer.schemas import Known
from analyzer.store import Book

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


def at(minutes: float) -> datetime:
    """Give a moment so many minutes after noon."""
    return NOON + timedelta(minutes=minutes)


def known(people: Iterable[str] = ()) -> dy.DataFrame[Known]:
    """Give who people are."""
    rows = [
        {"person_id": one, "name": one.title(), "profile_url": None, "connected_on": date(2020, 1, 1)} for one in people
    ]
    return Known.validate(pl.DataFrame(rows, schema=dict(Known.create_empty().schema)))


def holds(book: Book) -> dict[tuple[str, str, str], str]:
    """Give what holds now: (person, topic, detail) → value."""
    rows = book.follow().said.select("person_id", "topic", "detail", "value").iter_rows()
    return {(person, topic, detail): value for person, topic, detail, value in rows}
