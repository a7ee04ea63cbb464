"""The text of a damaged table → its records one after the other, and in the place of what is none, why it is none."""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from analyzer.export.findings import Code

_QUOTE: Final = '"'
_FEWEST_COLUMNS: Final = 3
"""Columns from which a line can be told for a row by their number: a sentence has one comma often, two seldom."""

_MOST_FIELDS: Final = 100_000
"""Fields a line is taken apart into; one with more is no row of any table, and each of them costs memory."""


def read_records(text: bytes, delimiter: str, width: int, longest: int) -> Iterator[list[str] | Code]:
    """Read the records of a table, its header first.

    A field that was opened by a quotation mark and never closed swallows the rows behind it. So a record of several
    lines, one of which is a whole row by itself, is taken for broken, and reading goes on with that row.

    Args:
        text: The table from its header on, in UTF-8.
        delimiter: What separates its fields.
        width: How many fields a row has.
        longest: Characters of the longest field that can be.

    Yields:
        At most `width` fields; or RAGGED_ROWS for a record that has more, BROKEN_QUOTES for one that swallowed others,
        ends nowhere or has a field that is too long.
    """
    usual = csv.field_size_limit(longest)
    try:
        yield from _records(list(_lines(text)), delimiter, width)
    finally:
        csv.field_size_limit(usual)


def _lines(text: bytes) -> Iterator[str]:
    for line in io.BytesIO(text):
        if b"\r" in line[:-2]:
            yield from io.StringIO(line.decode("utf-8", "replace"), newline="")  # which parts it at lone CRs too
        else:
            yield line.decode("utf-8", "replace")


def _records(lines: Sequence[str], delimiter: str, width: int) -> Iterator[list[str] | Code]:
    whole: list[int] | None = None
    reader, begun, at = None, 0, 0
    while at < len(lines):
        if lines[at].count(delimiter) > _MOST_FIELDS:
            yield Code.RAGGED_ROWS
            at, reader = at + 1, None
            continue
        if reader is None:
            reader, begun = csv.reader(_from(lines, at), delimiter=delimiter), at
        try:
            record = next(reader)
        except csv.Error:
            record = None
        ended = begun + reader.line_num
        if ended > at + 1:
            whole = _whole_rows(lines, delimiter, width) if whole is None else whole
            place = bisect_right(whole, at)
            if place < len(whole) and whole[place] < ended:
                yield Code.BROKEN_QUOTES
                at, reader = whole[place], None
                continue
        if record is None or (ended == len(lines) and _never_closed(lines[at:ended], delimiter)):
            yield Code.BROKEN_QUOTES
        else:
            yield Code.RAGGED_ROWS if any(record[width:]) else record[:width]
        at = ended


def _from(lines: Sequence[str], start: int) -> Iterator[str]:
    return (lines[place] for place in range(start, len(lines)))


def _whole_rows(lines: Sequence[str], delimiter: str, width: int) -> list[int]:
    """The places of the lines that are rows by themselves."""
    if width < _FEWEST_COLUMNS:
        return []
    return [place for place, line in enumerate(lines) if _is_row(line, delimiter, width)]


def _is_row(line: str, delimiter: str, width: int) -> bool:
    if line.count(delimiter) < width - 1 or line.count(_QUOTE) % 2:
        return False
    try:
        return len(next(csv.reader([line], delimiter=delimiter))) == width
    except csv.Error:
        return False


def _never_closed(lines: Sequence[str], delimiter: str) -> bool:
    """Tell whether a record would take in one more line, whatever it is."""
    try:
        return sum(1 for _ in csv.reader([*lines, ""], delimiter=delimiter)) == 1
    except csv.Error:
        return True
