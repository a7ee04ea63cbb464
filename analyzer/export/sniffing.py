"""The bytes of one file → what they are written in, and where the table in them starts."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from analyzer.export.findings import Code
from analyzer.settings import Limits

_DELIMITERS: Final = (",", "\t", ";", "|")
_HEAD_BYTES: Final = 1 << 16  # a header stands in the first 64 kB or nowhere
_MULTIBYTE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LINE: Final = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r|$)")
_PART_BYTES: Final = 1 << 20
_REPLACEMENT: Final = "\ufffd".encode()
_BY_CHANCE: Final = 10
"""Broken bytes to one valid sequence up to which a file is still UTF-8. Prior: a few bytes break; all of them do not."""

_HALF: Final = 2
_ENOUGH: Final = 4
"""Known names in a row that make it a header whatever else is in it: no row of data has so many. Prior."""

_MAGIC: Final = (
    (b"PK\x03\x04", Code.EXCEL_FILE),
    (b"\xd0\xcf\x11\xe0", Code.EXCEL_FILE),
    (b"\x1f\x8b", Code.COMPRESSED_FILE),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How one table is laid out in its file.

    Attributes:
        text: The file with LF or CRLF line ends, in UTF-8 or something that contains ASCII.
        start: Offset of the header row in `text`.
        delimiter: What separates the fields.
        header: The folded names of the columns, in order; empty where a column has no name.
        names: The same as the file writes them.
    """

    text: bytes
    start: int
    delimiter: str
    header: tuple[str, ...]
    names: tuple[str, ...]


def fold(name: str) -> str:
    """Fold a column's name so that spellings meet: `First Name`, `FirstName` and `first_name` are one."""
    return re.sub(r"[\s_]+", "", name.strip().strip('"﻿')).casefold()


def sniff(data: bytes, required: Sequence[Collection[str]], known: Collection[str], limits: Limits) -> Layout | Code:
    """Find the table in a file: a row with every required name is its header, and so is one with enough known names.

    Args:
        data: The file as it is.
        required: For each column that should be there, the folded names it goes by.
        known: The folded names of all its columns.
        limits: Bounds on the search.

    Returns:
        The layout, or the code of what the file is instead of this table.
    """
    other = _other_kind(data)
    if other:
        return other
    text = _without_utf16(data)
    head = text[:_HEAD_BYTES]
    if head.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        return Code.WEB_PAGE
    if b"\n" not in head and b"\r" in head:
        text = text.replace(b"\r", b"\n")
    layout = _find_header(text, required, known, limits)
    return Code.NOT_A_TABLE if layout is Code.UNKNOWN_HEADER and b"\0" in head else layout


def _other_kind(data: bytes) -> Code | None:
    blank = b"\x00 \t\r\n"
    if not data[:_HEAD_BYTES].strip(blank) and not data.strip(blank):
        return Code.EMPTY_FILE
    return next((code for magic, code in _MAGIC if data.startswith(magic)), None)


def _find_header(
    text: bytes, required: Sequence[Collection[str]], known: Collection[str], limits: Limits
) -> Layout | Code:
    """Look for the row that names the columns: notes of any length, or none, may stand before it."""
    start = 0
    for line in _LINE.findall(text[:_HEAD_BYTES])[: limits.header_search_lines]:
        row = line.decode("utf-8", "replace").rstrip("\r\n")
        for delimiter in _DELIMITERS:
            if row.count(delimiter) > limits.columns:
                return Code.TOO_MANY_COLUMNS
            written = tuple(next(csv.reader([row], delimiter=delimiter), []))
            header = tuple(fold(name) for name in written)
            whole = all(any(name in header for name in names) for names in required)
            if whole or len(set(header).intersection(known)) >= _ENOUGH:
                return Layout(text, start, delimiter, header, written)
        start += len(line)
    return Code.UNKNOWN_HEADER


def _without_utf16(data: bytes) -> bytes:
    """Turn UTF-16 into UTF-8 and drop a byte-order mark; everything else is left as it is."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode()
    if _looks_like_utf16(data):
        return data.decode("utf-16-be" if data[0] == 0 else "utf-16-le", "replace").encode()
    return data.removeprefix(codecs.BOM_UTF8)


def mend_encoding(text: bytes) -> tuple[bytes, Code | None]:
    """Make valid UTF-8 of bytes that may not be.

    A file with valid multi-byte sequences is UTF-8 with broken bytes, which become U+FFFD; a file with none, or with
    hardly any beside many broken ones, was saved in Windows' old Western encoding: there an accented capital before a
    typographic mark makes such a sequence by chance.
    """
    try:
        for _ in _decoded(text, "utf-8", "strict"):
            pass
    except UnicodeDecodeError:
        valid = sum(1 for _ in _MULTIBYTE.finditer(text))
        mended = b"".join(part.encode() for part in _decoded(text, "utf-8", "replace"))
        broken = mended.count(_REPLACEMENT) - text.count(_REPLACEMENT)
        if valid and broken <= _BY_CHANCE * valid:
            return mended, Code.BROKEN_CHARACTERS
        return b"".join(part.encode() for part in _decoded(text, "cp1252", "replace")), Code.OLD_ENCODING
    return text, None


def _decoded(text: bytes, encoding: str, errors: str) -> Iterator[str]:
    """Decode part by part: one emoji makes a whole text four times as large in memory."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    for start in range(0, len(text), _PART_BYTES):
        yield decoder.decode(text[start : start + _PART_BYTES])
    yield decoder.decode(b"", final=True)


def _looks_like_utf16(data: bytes) -> bool:
    head = data[:256]
    return len(head) > _HALF and b"\0" in head and (not any(head[1::2]) or not any(head[::2]))
