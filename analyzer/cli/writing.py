"""A result → the file or the stream that was asked for, never over the export."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import click

from analyzer.cli.options import words_asked
from analyzer.errors import SettingsError

if TYPE_CHECKING:
    import polars as pl

    from analyzer.network import Network
    from analyzer.text import Words

_SUFFIXES: Final = {".json": "json", ".csv": "csv", ".parquet": "parquet"}
LIST_SUFFIXES: Final = {**_SUFFIXES, ".xlsx": "xlsx"}
REPORT_SUFFIXES: Final = {".pdf": "pdf", ".html": "html", ".xlsx": "xlsx"}
GRAPH_SUFFIXES: Final = {".json": "json", ".csv": "csv", ".graphml": "graphml", ".gexf": "gexf"}


def form_of(
    form: str | None,
    output: Path | None,
    export: tuple[Path, ...],
    suffixes: Mapping[str, str] = MappingProxyType(_SUFFIXES),
) -> str:
    """Choose how to write a result: as asked, else by the ending of the file, else a table."""
    if output and output.exists() and any(one.exists() and _covers(output, one) for one in export):
        raise SettingsError("over_export", hint="another_file")
    if output and not form and output.suffix.lower() not in {*suffixes, ".txt", ""}:
        raise SettingsError("cannot_write_as", suffix=output.suffix, suffixes=", ".join(suffixes))
    chosen = form or suffixes.get(output.suffix.lower() if output else "", "table")
    if chosen in {"parquet", "xlsx"} and output is None and sys.stdout.isatty():
        raise SettingsError("not_for_terminal", form=chosen)
    return chosen


def _covers(output: Path, export: Path) -> bool:
    """Tell whether writing there would write over the export."""
    return output.samefile(export) or export.resolve() in output.resolve().parents


def write(content: str | bytes, output: Path | None) -> None:
    """Print, or write a file for its owner's eyes only: it names people who asked nobody to be named."""
    data = content.encode() if isinstance(content, str) else content
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        if output.exists() and not output.is_file():  # a pipe, the terminal
            output.write_bytes(data)
        else:
            replace_file(output.resolve(), data)
    except OSError as error:
        raise SettingsError("file_unwritable", hint="another_place", why=error.strerror) from None
    click.echo(words_asked().say("terminal.wrote", file=str(output)), err=True)


def replace_file(file: Path, data: bytes) -> None:
    """Write a file; what stood there before goes only when the whole of it is written, whoever else writes it now."""
    handle, name = tempfile.mkstemp(prefix=".handful-", suffix=".part", dir=file.parent)  # for its owner's eyes
    beside = Path(name)
    try:
        os.close(handle)
        beside.write_bytes(data)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def write_graph_csv(made: Network, words: Words, output: Path) -> None:
    """Write nodes and edges to a file each."""
    from analyzer.reports import CSV_ENDS, as_csv, network_tables  # noqa: PLC0415

    for table, end in zip(network_tables(made, words), CSV_ENDS, strict=True):
        write(as_csv(table), output.with_name(output.name.removesuffix(output.suffix) + end))


def write_table(table: pl.DataFrame, form: str, output: Path | None) -> None:
    """Write a table as JSON, CSV or Parquet."""
    from analyzer.reports import as_csv, as_json, as_rows  # noqa: PLC0415

    if form == "json":
        write(as_json(as_rows(table)) + "\n", output)
    else:
        write(as_csv(table) if form == "csv" else as_parquet(table), output)


def as_parquet(table: pl.DataFrame) -> bytes:
    """Give a table as the bytes of a Parquet file."""
    buffer = BytesIO()
    table.write_parquet(buffer)
    return buffer.getvalue()
