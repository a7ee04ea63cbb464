"""One file and the declaration of its table → text columns under their standard names, and what was set aside."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Generic, TypeVar

import dataframely as dy
import polars as pl

from analyzer.export.archive import Member
from analyzer.export.findings import EXAMPLES, Code, Finding
from analyzer.export.records import read_records
from analyzer.export.sniffing import Layout, fold, mend_encoding, sniff
from analyzer.settings import Limits

ROW: Final = "row"
"""Name of the column that numbers the rows of a file, from 1."""

JOINED: Final = "; "
"""Stands between the values of a column that LinkedIn writes several times; it joins lists in one field the same way."""

_AGAIN: Final = " again at "
_QUOTE: Final = b'"'
_DATE_CHARACTERS: Final = 40
"""Characters of the longest spelling of a date."""

_PART_ROWS: Final = 50_000
"""Rows read one by one until they are put into a frame, which holds them in a tenth of the memory."""

_NAMES, _NAME_CHARACTERS = 12, 40
"""Unknown names of columns told with a finding, and how much of each: a header's, never a row's."""

_TELLING: Final = 5
"""Columns by which a file under a strange name is told: four of them could be any list of mails or of people. Prior."""

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
        repeated: Columns whose header may stand several times; their values are put together by `JOINED`.
        one_line: Whether no field of it has a line break, so that one with whole rows in it lost a quotation mark.
    """

    name: str
    schema: type[Rows]
    files: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    parse: Callable[[pl.DataFrame, Parsing], pl.DataFrame]
    dated_by: str | None = None
    trimmed: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    one_line: bool = False


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


def read_text_columns(file: Member, table: TableFile[Rows], parsing: Parsing) -> pl.DataFrame | None:
    """Read the columns of one table as text, one row per record, `row` numbering them from 1.

    Absent columns are null throughout, and so are empty fields, quoted or not. Returns None, with a finding, where the
    file does not hold this table.

    Raises:
        DamagedFileError: its bytes are not what the archive promises.
    """
    compressed = file.compressed() if file.size > parsing.limits.whole_bytes and not table.one_line else None
    frame = compressed and _read_compressed(*compressed, table, parsing)
    if frame is None:
        frame = _read_whole(file.read(), table, parsing)
    if frame is None:
        return None
    present = parsing.present
    absent = [pl.lit(None, pl.String).alias(name) for name in table.columns if name not in present]
    trimmed = [pl.col(name).str.strip_chars() for name in table.trimmed if name in present]
    empty = [pl.when(pl.col(name).str.len_bytes() > 0).then(pl.col(name)).alias(name) for name in present]
    return frame.with_columns(trimmed).with_columns(*empty, *absent)


def _read_whole(data: bytes, table: TableFile[Any], parsing: Parsing) -> pl.DataFrame | None:
    """Read a file with all its bytes at hand, whatever has to be mended about them."""
    layout = sniff(data, _required(table), _spellings(table), parsing.limits)
    del data  # of which a large file has one copy too many otherwise
    if isinstance(layout, Code):
        parsing.findings.append(Finding(layout, parsing.file))
        return None
    places, again = _places(layout, table)
    _report_header(layout, table, places, parsing)
    frame = _read_rows(layout, places | again, table, parsing)
    return _join_repeated(_without_repeated_header(frame, layout, places, table, parsing), again)


def _read_compressed(head: bytes, gzip: bytes, table: TableFile[Any], parsing: Parsing) -> pl.DataFrame | None:
    """Read a large file while it is unpacked, so that it is never in memory; None where it has to be mended first.

    Args:
        head: The beginning of the file.
        gzip: All of it, compressed.
        table: The table it holds.
        parsing: Takes the findings.
    """
    layout = sniff(head, _required(table), _spellings(table), parsing.limits)
    if isinstance(layout, Code) or layout.start or layout.text != head:
        return None
    places, again = _places(layout, table)
    frame = _read_fast(replace(layout, text=gzip), places | again, table, parsing.limits)
    if frame is None:
        return None
    _report_header(layout, table, places, parsing)
    return _join_repeated(_without_repeated_header(frame, layout, places, table, parsing), again)


def _spellings(table: TableFile[Any]) -> dict[str, str]:
    return {fold(header): name for name, headers in table.columns.items() for header in headers}


def _required(table: TableFile[Any]) -> list[set[str]]:
    return [{fold(header) for header in table.columns[name]} for name in table.required]


def has_header(data: bytes, table: TableFile[Rows], limits: Limits) -> bool:
    """Tell whether a file of any name has the header of a table: what it requires, and more of its names than chance."""
    spellings = _spellings(table)
    layout = sniff(data, _required(table), spellings, limits)
    if isinstance(layout, Code):
        return False
    found = {spellings[header] for header in layout.header if header in spellings}
    return found >= set(table.required) and len(found) >= _TELLING


def _places(layout: Layout, table: TableFile[Any]) -> tuple[dict[str, int], dict[str, int]]:
    """Find where each column stands: first of all once, and where a repeated one stands again, under numbered names."""
    spellings = _spellings(table)
    places: dict[str, int] = {}
    again: dict[str, int] = {}
    for index, header in enumerate(layout.header):
        name = spellings.get(header)
        if name is None:
            continue
        if name not in places:
            places[name] = index
        elif name in table.repeated:
            again[f"{name}{_AGAIN}{index}"] = index
    return places, again


def _report_header(layout: Layout, table: TableFile[Any], places: Collection[str], parsing: Parsing) -> None:
    """Note which columns there are; tell of one that goes by a new name, and of one that stands twice."""
    spellings = _spellings(table)
    parsing.present = frozenset(places)
    if not parsing.present >= set(table.required):
        pairs = zip(layout.header, layout.names, strict=True)
        strange = [
            written.strip()[:_NAME_CHARACTERS] for folded, written in pairs if folded and folded not in spellings
        ]
        code = Code.CHANGED_HEADER if strange else Code.MISSING_COLUMN
        parsing.findings.append(Finding(code, parsing.file, names=tuple(strange[:_NAMES])))
    once = [header for header in layout.header if header in spellings and spellings[header] not in table.repeated]
    twice = {header for header in once if once.count(header) > 1}
    if twice:
        names = tuple(sorted(layout.names[layout.header.index(header)].strip() for header in twice))
        parsing.findings.append(Finding(Code.REPEATED_COLUMN, parsing.file, names=names))


def _without_repeated_header(
    frame: pl.DataFrame, layout: Layout, places: Mapping[str, int], table: TableFile[Any], parsing: Parsing
) -> pl.DataFrame:
    """Set aside rows that say the header once more, as files put together by hand have them."""
    said = [pl.col(name) == layout.names[places[name]].strip() for name in table.required if name in places]
    if not said:
        return frame
    repeated = frame.select(pl.all_horizontal(said)).to_series().fill_null(value=False)
    if not repeated.any():
        return frame
    parsing.report(Code.REPEATED_HEADER, frame.filter(repeated), set_aside=True)
    return frame.filter(~repeated)


def _join_repeated(frame: pl.DataFrame, again: Collection[str]) -> pl.DataFrame:
    """Put the values of a column that stands several times together."""
    if not again:
        return frame
    groups: dict[str, list[str]] = {}
    for numbered in again:
        groups.setdefault(numbered.split(_AGAIN)[0], []).append(numbered)
    joined = [
        pl.concat_str(
            [pl.when(pl.col(each) != "").then(pl.col(each)) for each in (name, *others)],
            separator=JOINED,
            ignore_nulls=True,
        ).alias(name)
        for name, others in groups.items()
    ]
    return frame.with_columns(joined).drop(again)


def _read_rows(layout: Layout, places: Mapping[str, int], table: TableFile[Any], parsing: Parsing) -> pl.DataFrame:
    """Read the rows the quick way if they allow it, and one by one if they do not."""
    frame = _read_fast(layout, places, table, parsing.limits)
    if frame is not None:
        return frame
    text, code = mend_encoding(layout.text[layout.start :])
    layout = replace(layout, text=text, start=0)
    frame = _read_fast(layout, places, table, parsing.limits)
    if frame is None:
        frame = _read_patiently(layout, places, table, parsing)
    if code is Code.BROKEN_CHARACTERS:
        broken = pl.any_horizontal(pl.col(list(places)).str.contains("\ufffd", literal=True))
        parsing.report(code, frame.filter(broken))
    elif code:
        parsing.findings.append(Finding(code, parsing.file))
    return frame


def _read_fast(layout: Layout, places: Mapping[str, int], table: TableFile[Any], limits: Limits) -> pl.DataFrame | None:
    """Read with Polars; None where the rows are not all of one width or the quoting is off."""
    body = layout.text[layout.start :] if layout.start else layout.text
    if table.one_line and body.count(_QUOTE) % 2:
        return None
    whole = _parse(body, layout, places)
    if whole is None or _has_giants(whole, limits):
        return None
    swallowed = _has_line_breaks(whole) if table.one_line else _swallows(whole, table.dated_by)
    return None if swallowed else _numbered(whole.select(_order(places)))


def _order(places: Mapping[str, int]) -> list[str]:
    return sorted(places, key=lambda name: places[name])


def _parse(text: bytes, layout: Layout, places: Mapping[str, int]) -> pl.DataFrame | None:
    """Read rows with Polars, every column: where one is left out, it does not see that a row has too many fields."""
    wanted = {place: name for name, place in places.items()}
    names = [wanted.get(place, f"unused {place}") for place in range(len(layout.header))]
    try:
        return pl.scan_csv(text, separator=layout.delimiter, new_columns=names, infer_schema=False).collect()
    except (pl.exceptions.PolarsError, OSError):  # the message quotes the data, so it is neither shown nor kept
        return None


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """Number the rows as the file has them, and leave out those of nothing."""
    numbered = frame.with_row_index(ROW, 1)
    blank = frame.select(pl.all_horizontal(pl.all().is_null())).to_series()
    return numbered.filter(~blank) if blank.any() else numbered


def _has_giants(frame: pl.DataFrame, limits: Limits) -> bool:
    """Tell whether a field is so long that nobody wrote it."""
    too_long = (pl.all().str.len_bytes() > limits.field_bytes).any()
    return bool(frame.select(pl.any_horizontal(too_long)).item()) if frame.height else False


def _has_line_breaks(frame: pl.DataFrame) -> bool:
    return bool(frame.select(pl.any_horizontal(pl.all().str.contains("\n", literal=True).any())).item())


def _swallows(frame: pl.DataFrame, dated_by: str | None) -> bool:
    """Tell whether a field may have swallowed rows: it has a line break, and behind it what looks like a row's date.

    Two quotation marks that are missing, one here and one further down, leave rows of the right width between which
    others are gone.
    """
    dates = frame[dated_by] if dated_by in frame.columns else pl.Series(dtype=pl.String)
    first = next(iter(dates.drop_nulls().head(1)), None)
    if dated_by is None or first is None or len(first) > _DATE_CHARACTERS:
        return False
    # A date as long as the first, which has no line break, holds no row.
    if (
        "\n" in first
        or dates.filter(dates.str.len_bytes() != len(first.encode())).str.contains("\n", literal=True).any()
    ):
        return True
    alike = re.sub(r"\d+|[^\W\d_]+|\W", _spelled_alike, first)
    breaks = frame.select(pl.exclude(dated_by).str.contains("\n", literal=True).fill_null(value=False))
    for column in breaks.get_columns():
        lines = frame[column.name].filter(column)
        # A date is found fast wherever it stands, and slowly behind a line break; nearly no message holds one.
        dated = lines.filter(lines.str.contains(alike))
        if dated.str.contains(f"\n[^\n]*{alike}").any():
            return True
    return False


def _spelled_alike(part: re.Match[str]) -> str:
    """Give a pattern for other dates: any number for a number, any word for a month, a mark for itself."""
    text = part.group()
    return r"\d+" if text[0].isdecimal() else r"\pL+" if text[0].isalpha() else re.escape(text)


def _read_patiently(layout: Layout, places: Mapping[str, int], table: TableFile[Any], parsing: Parsing) -> pl.DataFrame:
    """Read row by row: short rows are filled up with nothing, as Polars does; what is no row is set aside and counted."""
    width, limits = len(layout.header), parsing.limits
    order = _order(places)
    kept: list[list[str]] = [[] for _ in order]
    numbers: list[int] = []
    odd: dict[Code, list[int]] = {Code.RAGGED_ROWS: [], Code.BROKEN_QUOTES: []}
    parts: list[pl.DataFrame] = []

    def part() -> pl.DataFrame:
        schema = {ROW: pl.UInt32, **dict.fromkeys(order, pl.String)}
        return pl.DataFrame({ROW: numbers, **dict(zip(order, kept, strict=True))}, schema=schema)

    text, dated = layout.text[layout.start :], places.get(table.dated_by or "")
    records = read_records(text, layout.delimiter, width, limits.field_bytes, dated)
    for number, row in enumerate(records):
        if isinstance(row, Code):
            odd[row].append(number)
        elif number and row:
            numbers.append(number)
            row.extend([""] * (width - len(row)))
            for values, name in zip(kept, order, strict=True):
                values.append(row[places[name]])
        if len(numbers) == _PART_ROWS:
            parts.append(part())
            numbers.clear()
            for values in kept:
                values.clear()
    for code, rows in odd.items():
        if rows:
            parsing.findings.append(Finding(code, parsing.file, len(rows), tuple(rows[:EXAMPLES])))
            parsing.set_aside += len(rows)
    frame = pl.concat([*parts, part()])
    return frame.filter(~pl.all_horizontal(pl.col(order).is_in(["", None])))
