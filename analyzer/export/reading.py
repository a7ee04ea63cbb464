"""One file and the declaration of its table → text columns under their standard names, and what was set aside."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Generic, TypeVar

import dataframely as dy
import polars as pl

from analyzer.export.findings import EXAMPLES, Code, Finding
from analyzer.export.sniffing import Layout, fold, mend_encoding, sniff
from analyzer.settings import Limits

ROW: Final = "row"
"""Name of the column that numbers the rows of a file, from 1."""

_FIELD_CHARACTERS: Final = 100 * 1024**2  # more than any field of a real export; the csv module's own bound is 128 kB

_NAMES, _NAME_CHARACTERS = 12, 40
"""Unknown names of columns told with a finding, and how much of each: a header's, never a row's."""

Rows = TypeVar("Rows", bound=dy.Schema)


@dataclass(frozen=True, slots=True)
class TableFile(Generic[Rows]):
    """The declaration of one table of an export.

    Attributes:
        name: The table's name in Handful.
        schema: What its typed rows look like.
        files: Names of the files that hold it, as LinkedIn writes them.
        columns: Standard column name → the headers it goes by, newest first.
        required: Standard columns without which a file is not this table.
        dated_by: The column with the day of a row, by which `as_of` decides what exists.
        parse: Text columns → typed columns and findings; every column of `columns` is there.
        trimmed: Columns that lose surrounding spaces, as people type them.
    """

    name: str
    schema: type[Rows]
    files: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    parse: Callable[[pl.DataFrame, Parsing], pl.DataFrame]
    dated_by: str | None = None
    trimmed: tuple[str, ...] = ()


@dataclass(slots=True)
class Parsing:
    """What a table's `parse` may know and report: the file, the columns it really has, the findings so far."""

    file: str
    present: frozenset[str]
    limits: Limits
    findings: list[Finding] = field(default_factory=list)
    set_aside: int = 0

    def report(self, code: Code, rows: pl.DataFrame, *, set_aside: bool = False) -> None:
        """Report rows that are odd; `set_aside` says that they are left out."""
        if rows.height:
            self.findings.append(Finding(code, self.file, rows.height, tuple(rows[ROW].head(EXAMPLES).to_list())))
            self.set_aside += rows.height * set_aside


def read_text_columns(data: bytes, table: TableFile[Rows], parsing: Parsing) -> pl.DataFrame | None:
    """Read the columns of one table as text, one row per record, `row` numbering them from 1.

    Absent columns are null throughout, and so are empty fields, quoted or not. Returns None, with a finding, where the
    file does not hold this table.
    """
    spellings = {fold(header): name for name, headers in table.columns.items() for header in headers}
    required = [{fold(header) for header in table.columns[name]} for name in table.required]
    layout = sniff(data, required, spellings, parsing.limits)
    if isinstance(layout, Code):
        parsing.findings.append(Finding(layout, parsing.file))
        return None
    places: dict[str, int] = {}
    for index, header in enumerate(layout.header):
        if header in spellings:
            places.setdefault(spellings[header], index)
    parsing.present = frozenset(places)
    if not places.keys() >= set(table.required):
        pairs = zip(layout.header, layout.names, strict=True)
        strange = [
            written.strip()[:_NAME_CHARACTERS] for folded, written in pairs if folded and folded not in spellings
        ]
        parsing.findings.append(Finding(Code.CHANGED_HEADER, parsing.file, names=tuple(strange[:_NAMES])))
    frame = _read_fast(layout, places)
    if frame is None:
        text, code = mend_encoding(layout.text[layout.start :])
        layout = replace(layout, text=text, start=0)
        frame = _read_fast(layout, places)
        if frame is None:
            frame = _read_patiently(layout, places, parsing)
        if code is Code.BROKEN_CHARACTERS:
            parsing.report(
                code, frame.filter(pl.any_horizontal(pl.col(list(places)).str.contains("\ufffd", literal=True)))
            )
        elif code:
            parsing.findings.append(Finding(code, parsing.file))
    absent = [pl.lit(None, pl.String).alias(name) for name in table.columns if name not in places]
    trimmed = [pl.col(name).str.strip_chars() for name in table.trimmed if name in places]
    empty = [pl.when(pl.col(name) != "").then(pl.col(name)).alias(name) for name in places]
    return frame.with_columns(trimmed).with_columns(*empty, *absent)


def _read_fast(layout: Layout, places: Mapping[str, int]) -> pl.DataFrame | None:
    """Read with Polars; None where the rows are not all of one width or the quoting is off."""
    body = layout.text[layout.start :] if layout.start else layout.text
    order = sorted(places, key=places.__getitem__)
    wanted = {place: name for name, place in places.items()}
    everything = [wanted.get(place, f"unused {place}") for place in range(len(layout.header))]
    try:
        table = pl.scan_csv(body, separator=layout.delimiter, new_columns=everything, infer_schema=False)
        frame = table.select(order).collect()
    except pl.exceptions.PolarsError:  # its message quotes the data, so it is neither shown nor kept
        return None
    return frame.with_row_index(ROW, 1).filter(~pl.all_horizontal(pl.col(order).is_null()))


def _read_patiently(layout: Layout, places: Mapping[str, int], parsing: Parsing) -> pl.DataFrame:
    """Read row by row: short rows are filled up with nothing, as Polars does; longer ones are set aside and counted."""
    usual = csv.field_size_limit(_FIELD_CHARACTERS)
    try:
        return _read_rows(layout, places, parsing)
    finally:
        csv.field_size_limit(usual)


def _read_rows(layout: Layout, places: Mapping[str, int], parsing: Parsing) -> pl.DataFrame:
    width = len(layout.header)
    order = sorted(places, key=places.__getitem__)
    kept: dict[str, list[str]] = {name: [] for name in order}
    numbers: list[int] = []
    ragged: list[int] = []
    reader = csv.reader(
        io.StringIO(layout.text[layout.start :].decode("utf-8", "replace"), newline=""), delimiter=layout.delimiter
    )
    number = -1
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            ragged.append(number + 1)
            continue
        if row is None:
            break
        number += 1
        if not number or not row:
            continue
        if any(row[width:]):
            ragged.append(number)
            continue
        row.extend([""] * (width - len(row)))
        numbers.append(number)
        for name in order:
            kept[name].append(row[places[name]])
    if ragged:
        parsing.findings.append(Finding(Code.RAGGED_ROWS, parsing.file, len(ragged), tuple(ragged[:EXAMPLES])))
        parsing.set_aside += len(ragged)
    frame = pl.DataFrame({ROW: numbers, **kept}, schema={ROW: pl.UInt32, **dict.fromkeys(order, pl.String)})
    return frame.filter(~pl.all_horizontal(pl.col(order).is_in(["", None])))
