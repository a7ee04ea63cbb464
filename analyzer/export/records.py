"""The text of a damaged table → its records one after the other, and in the place of what is none, why it is none."""

from __future__ import annotations

import csv
import io
import threading
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Final

import polars as pl

from analyzer.export.dates import read_instants
from analyzer.export.findings import Code

_QUOTE: Final = '"'
_FEWEST_COLUMNS: Final = 3
"""Columns from which a line can be told for a row by their number: a sentence has one comma often, two seldom."""

_MOST_LINES: Final = 100
"""Lines of the longest record of a table without dates, such as a job with its description. Prior."""

_MOST_FIELDS: Final = 100_000
"""Fields a line is taken apart into; one with more is no row of any table, and each of them costs memory."""


def read_records(
    text: bytes, delimiter: str, width: int, longest: int, dated: int | None = None
) -> Iterator[list[str] | Code]:
    """Read the records of a table, its header first.

    A field that was opened by a quotation mark and never closed swallows the rows behind it. So a record that runs into
    a line which is a whole row by itself is taken for broken, and reading goes on with that row. Where a table has no
    date to tell a row by, that is done only to a record that does not come out whole.

    Args:
        text: The table from its header on, in UTF-8.
        delimiter: What separates its fields.
        width: How many fields a row has.
        longest: Characters of the longest field that can be.
        dated: Place of a column that has a date in every whole row, where the table has one.

    Yields:
        At most `width` fields; or RAGGED_ROWS for a record that has more, BROKEN_QUOTES for one that ran into others,
        ends nowhere or has a field that is too long.
    """
    with _fields_up_to(longest):
        lines = list(_lines(text))
        feed = _Feed(lines, _whole_rows(lines, delimiter, width, dated))
        yield from _records(feed, delimiter, width, dated=dated is not None)


_LIMITED: Final = threading.Lock()
_limits: list[int] = []
"""The limit of csv as it was, then those of the tables being read, in characters of a field; empty while none is."""


@contextmanager
def _fields_up_to(longest: int) -> Iterator[None]:
    """Let csv read fields of a length; its limit is one for all threads, and back as it was once the last is through."""
    with _LIMITED:
        before = csv.field_size_limit()
        if not _limits:
            _limits.append(before)
        _limits.append(longest)
        csv.field_size_limit(max(_limits[1:]))
    try:
        yield
    finally:
        with _LIMITED:
            _limits.remove(longest)
            csv.field_size_limit(max(_limits[1:], default=_limits[0]))
            if len(_limits) == 1:
                _limits.clear()


def _lines(text: bytes) -> Iterator[str]:
    for line in io.BytesIO(text):
        if b"\r" in line[:-2]:
            yield from io.StringIO(line.decode("utf-8", "replace"), newline="")  # which parts it at lone CRs too
        else:
            yield line.decode("utf-8", "replace")


class _Feed(Iterator[str]):
    """Gives the lines of one record at a time, and none beyond a line at which it must have ended."""

    def __init__(self, lines: Sequence[str], whole: Sequence[int]) -> None:
        """Keep the lines, and the places of those that are rows."""
        self.lines, self._whole = lines, whole
        self.at = self._stop = 0
        self.starved = False

    def begin(self, at: int, most: int | None = None) -> None:
        """Begin a record at a line: it ends before the next line that is a row, or where given after so many lines."""
        place = bisect_right(self._whole, at)
        end = self._whole[place] if place < len(self._whole) else len(self.lines)
        self.at, self._stop = at, end if most is None else min(at + most, len(self.lines))
        self.starved = False

    def skip(self) -> None:
        """Go on behind the record, wherever in it reading broke off."""
        self.at = self._stop

    def __next__(self) -> str:
        """Give the next line of the record."""
        if self.at >= self._stop:
            self.starved = True
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def _records(feed: _Feed, delimiter: str, width: int, *, dated: bool) -> Iterator[list[str] | Code]:
    reader = csv.reader(feed, delimiter=delimiter)
    while (at := feed.at) < len(feed.lines):
        if feed.lines[at].count(delimiter) > _MOST_FIELDS:
            feed.at += 1
            yield Code.RAGGED_ROWS
            continue
        if not dated:  # any line may look like a row here, so a record is taken as it is where it comes out whole
            feed.begin(at, _MOST_LINES)
            with suppress(csv.Error, StopIteration):
                record = next(reader)
                if not feed.starved and len(record) == width:
                    yield record
                    continue
        feed.begin(at)
        try:
            record = next(reader)
        except (csv.Error, StopIteration):
            feed.skip()
            yield Code.BROKEN_QUOTES
            continue
        if feed.starved:
            yield Code.BROKEN_QUOTES
        else:
            yield Code.RAGGED_ROWS if any(record[width:]) else record[:width]


def _whole_rows(lines: Sequence[str], delimiter: str, width: int, dated: int | None) -> list[int]:
    """Give the places of the lines that are rows by themselves: of the right width, and with a date where one belongs."""
    if width < _FEWEST_COLUMNS:
        return []
    rows = [(place, row) for place, line in enumerate(lines) if (row := _as_row(line, delimiter, width, dated))]
    if dated is None:
        return [place for place, _ in rows]
    spelled = pl.Series([date for _, date in rows], dtype=pl.String)
    right = read_instants(spelled).is_not_null().to_list()
    return [place for (place, _), holds in zip(rows, right, strict=True) if holds]


def _as_row(line: str, delimiter: str, width: int, dated: int | None) -> str | None:
    """Give the date of a line that has as many fields as a row, something else where none is asked for; else None."""
    if not width - 1 <= line.count(delimiter) <= _MOST_FIELDS or line.count(_QUOTE) % 2:
        return None
    try:
        row = next(csv.reader([line], delimiter=delimiter))
    except csv.Error:
        return None
    if len(row) != width:
        return None
    return delimiter if dated is None else row[dated] or None
