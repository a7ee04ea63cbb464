"""What is fuzzed: each takes any bytes, and lets nothing out but ExportError, which it swallows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Final

from analyzer import ExportError, Settings, analyze, read_export
from analyzer.export import TABLES, Code
from analyzer.export.reading import JOINED
from analyzer.export.records import read_records
from analyzer.export.sniffing import fold, mend_encoding, sniff
from tests.builders import zip_of

_USUAL: Final = Settings()
SETTINGS: Final = replace(
    _USUAL,
    limits=replace(_USUAL.limits, member_bytes=1 << 20, total_bytes=1 << 21, archive_members=50, field_bytes=1 << 12),
)
TODAY: Final = date(2026, 3, 9)
_WIDTH: Final = 7


def sniff_bytes(data: bytes) -> None:
    """Look for each table's header, mend the encoding, and take the text apart record by record."""
    for table in TABLES:
        spellings = {fold(header) for headers in table.columns.values() for header in headers}
        required = [{fold(header) for header in table.columns[name]} for name in table.required]
        layout = sniff(data, required, spellings, SETTINGS.limits)
        if not isinstance(layout, Code):
            assert len(layout.header) == len(layout.names)
            assert 0 <= layout.start <= len(layout.text)
    text, _ = mend_encoding(data)
    text.decode()
    for record in read_records(text, ",", _WIDTH, SETTINGS.limits.field_bytes):
        assert isinstance(record, Code) or len(record) <= _WIDTH


def read_table(data: bytes) -> None:
    """Read a table by itself: the first byte chooses which."""
    if not data:
        return
    table = TABLES[data[0] % len(TABLES)]
    with suppress(ExportError):
        export = read_export(data[1:], settings=SETTINGS, name=table.files[0])
        read = sum(file.rows + file.set_aside for file in export.files)
        assert read <= len(data)


def open_zip(data: bytes) -> None:
    """Open an archive of these bytes."""
    with suppress(ExportError):
        analyze(read_export(data, settings=SETTINGS), TODAY, settings=SETTINGS)


def open_members(data: bytes) -> None:
    """Open an archive whose members are these bytes, parted by NUL: a name, its content, the next name."""
    parts = data.split(b"\0")
    names = [part.decode("utf-8", "replace")[:200].replace("\0", "") or JOINED for part in parts[::2]]
    with suppress(ExportError):
        analyze(
            read_export(zip_of(dict(zip(names, parts[1::2], strict=False))), settings=SETTINGS),
            TODAY,
            settings=SETTINGS,
        )


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "sniffer": sniff_bytes,
    "table": read_table,
    "archive": open_zip,
    "members": open_members,
}
