"""A large table is read while it is unpacked. What comes of it is what comes of unpacking it first."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer import ExportError, Settings, read_export
from analyzer.export import Export
from tests.builders import MESSAGES, ExportBuilder

USUAL = Settings()
AT_ONCE = replace(USUAL, limits=replace(USUAL.limits, whole_bytes=0))
LINE = "c{n},,Zoë Example,https://www.linkedin.com/in/zoe,Me,https://www.linkedin.com/in/me,2026-01-01 10:00:00 UTC,,{text},INBOX,\n"


def zipped(text: str | bytes, *, stored: bool = False) -> bytes:
    """Pack a list of connections and messages."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in ExportBuilder().link("Zoë Example", slug="zoe").files().items():
            if name != "messages.csv":
                archive.writestr(name, str(content))
        archive.writestr("messages.csv", text)
    return data.getvalue()


def both(data: bytes) -> list[tuple[object, ...]]:
    """Read it both ways; give what came of each."""
    return [told(read_export(data, settings=settings)) for settings in (USUAL, AT_ONCE)]


def told(export: Export) -> tuple[object, ...]:
    """Give what was read of the messages, and what was odd."""
    frame = export.frames.get("messages")
    return (None if frame is None else frame.to_dicts(), export.parties.to_dicts(), export.files, export.findings)


@pytest.mark.parametrize("stored", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        MESSAGES + "\n" + "".join(LINE.format(n=n, text=f"Message {n}") for n in range(50)),
        "\ufeff" + MESSAGES + "\n" + LINE.format(n=1, text="with a mark before the header"),
        "Notes:\n\n" + MESSAGES + "\n" + LINE.format(n=1, text="with a note before the header"),
        (MESSAGES + "\n" + LINE.format(n=1, text="in two bytes a letter")).encode("utf-16"),
        (MESSAGES + "\n" + LINE.format(n=1, text="caf\xe9, one broken byte")).encode("cp1252"),
        MESSAGES + "\n" + LINE.format(n=1, text='"a mark that never closes') + LINE.format(n=2, text="the next"),
        MESSAGES + "\n" + LINE.format(n=1, text="one field, too many"),
        MESSAGES + "\n",
        "nothing,that,is,known\n1,2,3,4\n",
        "",
    ],
)
def test_it_makes_no_difference(text: str | bytes, *, stored: bool) -> None:
    """Marks, notes, other encodings, broken quotes, rows too long, no rows, no table: the same rows and findings."""
    one, other = both(zipped(text, stored=stored))
    assert one == other


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=30), max_size=8))
def test_any_words_are_read_alike(words: list[str]) -> None:
    """Whatever is in a message."""
    rows = [LINE.format(n=n, text='"' + text.replace('"', '""') + '"') for n, text in enumerate(words)]
    one, other = both(zipped(MESSAGES + "\n" + "".join(rows)))
    assert one == other


def entry(data: bytes, at: int, value: bytes) -> bytes:
    """Give the zip with the record of messages.csv in the table of contents changed."""
    place = data.rfind(b"PK\x01\x02") + at
    return data[:place] + value + data[place + len(value) :]


WHOLE = zipped(MESSAGES + "\n" + "".join(LINE.format(n=n, text=f"Message {n}") for n in range(500)))


def smuggled() -> bytes:
    """Hide a second gzip stream behind the first within one member: what is promised is the first."""
    text = (MESSAGES + "\n" + "".join(LINE.format(n=n, text=f"Message {n}") for n in range(50))).encode()
    more = "".join(LINE.format(n=n, text="Smuggled in") for n in range(50)).encode()
    packer = zlib.compressobj(wbits=-15)
    first = packer.compress(text) + packer.flush()
    trailer = struct.pack("<II", zlib.crc32(text), len(text))
    # The last stream is the first again: its trailer is what the reader would add.
    packed = first + trailer + gzip.compress(more) + gzip.compress(text)[:10] + first
    data = zipped(text)
    begin = data.rfind(b"PK\x03\x04", 0, data.find(b"PK\x01\x02"))
    name_length, extra_length = struct.unpack("<HH", data[begin + 26 : begin + 30])
    start = begin + 30 + name_length + extra_length
    size = struct.unpack("<I", data[data.rfind(b"PK\x01\x02") + 20 :][:4])[0]
    moved = data[:start] + packed + data[start + size :]
    moved = entry(moved, 20, struct.pack("<I", len(packed)))
    end = moved.rfind(b"PK\x05\x06") + 16
    table = struct.unpack("<I", moved[end : end + 4])[0] + len(packed) - size
    return moved[:end] + struct.pack("<I", table) + moved[end + 4 :]


def test_nothing_behind_the_promised_text_is_read() -> None:
    """A gzip file may hold several streams, a member of a zip holds one: the second is neither unpacked nor read."""
    for settings in (USUAL, AT_ONCE):
        assert read_export(smuggled(), settings=settings).frames["messages"].height == 50


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(entry(WHOLE, 16, struct.pack("<I", 7)), id="another checksum"),
        pytest.param(entry(WHOLE, 24, struct.pack("<I", 900)), id="more in it than it says"),
        pytest.param(entry(WHOLE, 24, struct.pack("<I", 90_000_000 // 1000)), id="less in it than it says"),
        pytest.param(
            WHOLE.replace(WHOLE[WHOLE.find(b"messages.csv") + 12 :][:8], b"\xff" * 8, 1), id="no deflated data"
        ),
        pytest.param(entry(WHOLE, 20, struct.pack("<I", 60)), id="cut off"),
        pytest.param(entry(WHOLE, 20, struct.pack("<I", 10_000_000)), id="beyond the end of the zip"),
    ],
)
def test_damage_is_told_alike(data: bytes) -> None:
    """The file is left out and said to be damaged; nothing of it is used."""
    one, other = both(data)
    assert one == other
    assert one[0] is None
    assert "damaged_file" in {finding.code.value for finding in read_export(data).findings}


def test_a_lock_is_told_alike() -> None:
    """A zip with a password says so."""
    for settings in (USUAL, AT_ONCE):
        with pytest.raises(ExportError, match="password"):
            read_export(entry(WHOLE, 8, struct.pack("<H", 1)), settings=settings)
