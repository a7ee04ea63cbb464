"""An archive → the typed tables of one export, each file of it accounted for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Final, cast
from unicodedata import normalize

import dataframely as dy
import polars as pl

from analyzer.errors import ExportError
from analyzer.export.archive import (
    Archive,
    DamagedFileError,
    Member,
    Source,
    is_table,
    open_archive,
)
from analyzer.export.catalog import TABLES, TOLD_BY_HEADER, Ignored, SkipReason, copy_of, list_of, recognise
from analyzer.export.findings import EXAMPLES, Code, Finding
from analyzer.export.reading import ROW, Parsing, Rows, TableFile, has_header, read_text_columns
from analyzer.export.strangers import is_analytics, name_service, workbook_in
from analyzer.export.survey import Survey
from analyzer.export.tables import connections, messages
from analyzer.settings import Limits

_AT_A_TIME: Final = 2
"""Tables read at once: what Python does for one goes on while another is unpacked and parsed."""

_TIME_ZONES_APART = timedelta(days=1)
"""A row may be dated a day after the archive's name: the one is UTC, the other is not."""


@dataclass(frozen=True, slots=True)
class Ego:
    """The member whose export this is.

    Attributes:
        name: As written in the profile or the messages; None where only the profile's address is known.
        person_id: As of every person: the slug, else the name.
        slug: Of the owner's profile, where a file has its address.
        name_keys: Every folded name the owner goes by.
    """

    name: str | None
    person_id: str
    slug: str | None = None
    name_keys: frozenset[str] = frozenset()

    @property
    def goes_by(self) -> tuple[str | None, str]:
        """Give what this owner is found by again in another export: the slug where it is known, and the folded name."""
        return self.slug, normalize("NFC", self.name or min(self.name_keys, default=self.person_id)).lower()


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file that was read into a table: rows used, and rows set aside and counted in findings."""

    file: str
    table: str
    rows: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class Export:
    """What one export holds.

    Attributes:
        ego: The owner; None where nothing in the export tells who it is.
        exported_on: The day LinkedIn made it, as far as names and dates tell; None only where nothing is dated.
        frames: Table name → its typed rows. A table whose file is absent, or could not be read, is not in it.
        present: Table name → the columns its files really had.
        files: The files read, in the order of their paths.
        ignored: The files known and left unread on purpose, with the reason.
        unknown: The files nobody has described yet.
        findings: What was odd.
        apart: Of several sources, the places of those that are another export and were not read in.
        parties: As `Parties`: who the codes in the messages stand for.
        survey: Who stands in these frames, made when the owner was looked for; None where the frames are others by now.
    """

    ego: Ego | None
    exported_on: date | None
    frames: Mapping[str, pl.DataFrame]
    present: Mapping[str, frozenset[str]]
    files: tuple[FileRead, ...] = ()
    ignored: tuple[tuple[str, SkipReason], ...] = ()
    unknown: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    apart: tuple[int, ...] = ()
    parties: dy.DataFrame[messages.Parties] = field(default_factory=messages.Parties.create_empty)
    survey: Survey | None = None

    def rows(self, table: TableFile[Rows]) -> dy.DataFrame[Rows]:
        """Give the rows of a table; none where the export does not have it."""
        frame = self.frames.get(table.name)
        # What was read has been held against its schema; rows left out, joined and numbered, and days forgotten fit it.
        return _no_rows(table.schema) if frame is None else cast("dy.DataFrame[Rows]", frame)

    def has(self, table: TableFile[Any], column: str | None = None) -> bool:
        """Tell whether the export has a table, or a column in it: absent and empty are two things."""
        return table.name in self.frames and (column is None or column in self.present[table.name])

    @property
    def missing(self) -> tuple[TableFile[Any], ...]:
        """The tables this export does not have, or not readably."""
        return tuple(table for table in TABLES if table.name not in self.frames)

    @property
    def begins_on(self) -> date | None:
        """The oldest day of any row; None where nothing is dated."""
        oldest = [day for column in _days(self.frames) if isinstance(day := column.min(), date)]
        return min(oldest, default=None)

    def until(self, as_of: date) -> Export:
        """Give the export as it would have been on a day: only rows dated on or before it, or not dated at all."""
        frames = dict(self.frames)
        later = 0
        end = datetime.combine(as_of, time.max, UTC)
        for table in TABLES:
            if table.dated_by and table.name in frames:
                frame = frames[table.name]
                day = frame[table.dated_by]
                exists = (day <= (end if day.dtype == pl.Datetime else as_of)).fill_null(value=True)
                if not exists.all():
                    later += frame.height - int(exists.sum())
                    frames[table.name] = frame.filter(exists)
        if not later:
            return self
        findings = (*self.findings, Finding(Code.AFTER_AS_OF, rows=later))
        return replace(self, frames=frames, findings=findings, survey=None)


@cache
def _no_rows(schema: type[Rows]) -> dy.DataFrame[Rows]:
    return schema.create_empty()


def nothing(_stage: str) -> None:
    """Take note of a stage by doing nothing."""


def read_tables(
    source: str | Path | bytes, limits: Limits, watch: Callable[[str], None] = nothing, name: str = ""
) -> Export:
    """Read the tables of an export; `ego` is not yet known.

    Args:
        source: Path of a zip or a folder, or the bytes of a zip.
        limits: Bounds on what is read.
        watch: Told the name of each table before it is read.
        name: What the file was called, where `source` is its bytes: LinkedIn's name tells the day.

    Raises:
        ExportError: this is no export, is not safe to open, or none of its tables could be read.
    """
    with open_archive(source, limits, name) as archive:
        reading = _Reading(limits, list(archive.findings))
        reading.take_all(archive.members, watch)
        reading.look_at_strangers(archive.members, watch)
        if not reading.files:
            _refuse(archive, reading)
        frames = reading.tables()
        written_on = max((member.modified for member in archive.members if member.modified), default=None)
        named_on = archive.named_on
        if named_on and not limits.earliest_year <= named_on.year <= limits.latest_year:
            named_on = None
        exported_on = named_on or written_on
        if exported_on and not named_on and _most_came_later(exported_on, frames):
            reading.findings.append(Finding(Code.DISREGARDED_DAY))
            exported_on = None
        exported_on = exported_on or _newest_day(frames, limits)
        if exported_on:
            if not named_on:
                _doubt(exported_on, _newest_day(frames, limits), limits, reading.findings)
            _forget_disregarded_days(frames, exported_on + _TIME_ZONES_APART, reading.findings)
    return Export(
        ego=None,
        exported_on=exported_on,
        frames=frames,
        present=reading.present,
        files=tuple(reading.files),
        ignored=tuple(reading.ignored),
        unknown=tuple(reading.unknown),
        findings=tuple(reading.findings),
        parties=join_parties(reading.parties),
    )


def need_connections(export: Export) -> None:
    """Refuse an export without a readable Connections.csv, on which every verdict rests."""
    if export.has(connections.TABLE):
        return
    file = connections.TABLE.files[0]
    for finding in export.findings:
        if finding.table and recognise(finding.table) is connections.TABLE and finding.code in UNREADABLE:
            raise ExportError(f"unreadable_{finding.code}", hint="take_the_zip", file=file)
    raise ExportError("no_connections", file=file)


UNREADABLE: Final = frozenset(
    {
        Code.EMPTY_FILE,
        Code.NOT_A_TABLE,
        Code.UNKNOWN_HEADER,
        Code.EXCEL_FILE,
        Code.WEB_PAGE,
        Code.COMPRESSED_FILE,
        Code.TOO_MANY_COLUMNS,
        Code.DAMAGED_FILE,
    }
)
"""What is wrong with a file of which nothing can be read."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What was made of one member.

    Attributes:
        member: The file.
        table: The table it is, where it is one.
        frame: Its typed rows; None where nothing can be read of it.
        parties: Of messages, who the codes in them stand for.
        present: The columns it really has.
        read: How many rows were used and set aside.
        findings: What was odd in it.
    """

    member: Member
    table: TableFile[Any]
    frame: pl.DataFrame | None = None
    parties: dy.DataFrame[messages.Parties] | None = None
    present: frozenset[str] = frozenset()
    read: FileRead | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def gave_rows(self) -> bool:
        """Tell whether rows were read."""
        return self.read is not None and self.read.rows > 0


def _read_table(member: Member, table: TableFile[Any], limits: Limits) -> _Outcome:
    """Read one file as the table it is."""
    parsing = Parsing(member.path, frozenset(), limits)
    try:
        texts = read_text_columns(member, table, parsing)
    except DamagedFileError:
        return _Outcome(member, table, findings=(Finding(Code.DAMAGED_FILE, member.path),))
    if texts is None:
        return _Outcome(member, table, findings=tuple(parsing.findings))
    ragged = parsing.set_aside
    parsed = table.parse(texts, parsing)
    parties = messages.who_to_whom(parsed) if table is messages.TABLE else None
    frame = table.schema.validate(parsed, cast=True)
    if frame.is_empty():
        parsing.findings.append(Finding(Code.NO_ROWS, member.path))
    used = texts.height - (parsing.set_aside - ragged)
    read = FileRead(member.path, table.name, used, parsing.set_aside)
    return _Outcome(member, table, frame, parties, parsing.present, read, tuple(parsing.findings))


@dataclass(slots=True)
class _Reading:
    """What has been made of the members so far."""

    limits: Limits
    findings: list[Finding]
    parts: dict[str, dict[str, list[pl.DataFrame]]] = field(default_factory=dict)
    parties: list[dy.DataFrame[messages.Parties]] = field(default_factory=list)
    present: dict[str, frozenset[str]] = field(default_factory=dict)
    files: list[FileRead] = field(default_factory=list)
    ignored: list[tuple[str, SkipReason]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def take_all(self, members: Collection[Member], watch: Callable[[str], None]) -> None:
        """Account for every member; of several downloads of one table the last that can be read is read.

        Tables are read two at a time, the largest first, and accounted for in the order of their paths.
        """
        downloads: dict[str, list[tuple[int, Member]]] = {}
        for member in sorted(members, key=lambda member: member.path):
            first, number = copy_of(member.path)
            downloads.setdefault(first.casefold(), []).append((number, member))
        groups = [sorted(copies, key=lambda one: one[0], reverse=True) for copies in downloads.values()]
        newest = [copies[0][1] for copies in groups]
        tables = [(one, table) for one in newest if isinstance(table := recognise(one.path), TableFile)]
        tables.sort(key=lambda pair: pair[0].size, reverse=True)
        with ThreadPoolExecutor(_AT_A_TIME) as readers:
            begun = {one.path: readers.submit(_read_table, one, table, self.limits) for one, table in tables}
            try:
                for copies in groups:
                    for place, (_, member) in enumerate(copies):
                        if self.take(member, watch, begun):
                            older = [(one.path, SkipReason.OLDER_COPY) for _, one in copies[place + 1 :]]
                            self.ignored.extend(older)
                            break
            finally:  # whoever gives up waits for no table that is not begun
                readers.shutdown(wait=False, cancel_futures=True)

    def take(self, member: Member, watch: Callable[[str], None], begun: Mapping[str, Future[_Outcome]]) -> bool:
        """Account for one member: read it, ignore it on purpose, or note that it is unknown; tell whether it has rows."""
        known = recognise(member.path)
        if known is None:
            self.unknown.append(member.path)
            return False
        if isinstance(known, Ignored):
            self.ignored.append((member.path, known.why))
            return False
        watch(known.name)
        started = begun.get(member.path)
        outcome = started.result() if started else _read_table(member, known, self.limits)
        self.account(outcome)
        return outcome.gave_rows

    def look_at_strangers(self, members: Collection[Member], watch: Callable[[str], None]) -> None:
        """Read a table that is still wanted from a file of another name, where its header tells."""
        for member in members:
            wanted = [table for table in TOLD_BY_HEADER if table.name not in self.parts]
            if member.path not in self.unknown or not wanted or not is_table(Source(b"", member.name)):
                continue
            with suppress(ExportError):  # it is nobody's file of ours, whatever is wrong with it
                data = member.read()
                table = next((table for table in wanted if has_header(data, table, self.limits)), None)
                if table is not None:
                    self.unknown.remove(member.path)
                    watch(table.name)
                    self.account(_read_table(member, table, self.limits))

    def account(self, outcome: _Outcome) -> None:
        """Take what was made of a member to what has been made of the others."""
        table, path = outcome.table, outcome.member.path
        if outcome.frame is not None and outcome.read is not None:
            self.parts.setdefault(table.name, {}).setdefault(list_of(path), []).append(outcome.frame)
            self.present[table.name] = self.present.get(table.name, frozenset()) | outcome.present
            self.files.append(outcome.read)
            if outcome.parties is not None:
                self.parties.append(outcome.parties)
        self.findings.extend(outcome.findings)

    def tables(self) -> dict[str, pl.DataFrame]:
        """Put the parts of each table together.

        LinkedIn splits long lists, and no row stands in two of its parts, however alike two of them look. A row that
        stands in two files of other names is one row.
        """
        return {name: _joined(parts) for name, parts in self.parts.items()}


def join_parties(parts: Sequence[dy.DataFrame[messages.Parties]]) -> dy.DataFrame[messages.Parties]:
    """Put together who wrote to whom in several files."""
    if len(parts) == 1:
        return parts[0]
    everybody = pl.concat([messages.Parties.create_empty(), *parts]).unique("parties", keep="first").sort("parties")
    return messages.Parties.validate(everybody, cast=True)


def _joined(parts: Mapping[str, Sequence[pl.DataFrame]]) -> pl.DataFrame:
    """Put parts together: those of one list, then one list after the other, without the rows that are there already."""
    lists = [pl.concat(split) if len(split) > 1 else split[0] for split in parts.values()]
    whole = lists[0]
    content = [column for column in whole.columns if column != ROW]
    for further in lists[1:]:
        whole = pl.concat([whole, further.join(whole, on=content, how="anti", nulls_equal=True, maintain_order="left")])
    alone = len(lists) == 1 and all(len(split) == 1 for split in parts.values())
    return whole if alone else whole.with_columns(pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias(ROW))


def _refuse(archive: Archive, reading: _Reading) -> None:
    """Say why nothing could be read of an archive, by the first thing that explains it."""
    unreadable = [finding for finding in reading.findings if finding.table and finding.code in UNREADABLE]
    if unreadable:
        first = unreadable[0]
        file = PurePosixPath(first.table or "").name
        raise ExportError(f"nothing_{first.code}", hint="take_the_zip", file=file)
    paths = {member.path: member for member in archive.members}
    workbook = workbook_in(paths)
    if workbook and is_analytics(paths[workbook].read()):
        raise ExportError("analytics", hint="how_to_get_it")
    if workbook:
        raise ExportError("workbook", hint="take_the_zip")
    service = name_service(paths)
    if service:
        raise ExportError("other_service", hint="how_to_get_it", service=service)
    if reading.ignored:
        raise ExportError("only_ignored")
    if len(paths) == 1 and is_table(Source(b"", archive.members[0].name)):
        raise ExportError("unknown_file")
    raise ExportError("not_linkedins", hint="how_to_get_it")


def _forget_disregarded_days(frames: dict[str, pl.DataFrame], last: date, findings: list[Finding]) -> None:
    """Make a date unknown that lies after the export was made: the row stays, its day does not."""
    for table in TABLES:
        if table.dated_by and table.name in frames:
            frame = frames[table.name]
            impossible = frame[table.dated_by].dt.date() > last
            if impossible.any():
                rows = frame.filter(impossible)[ROW].head(EXAMPLES).to_list()
                findings.append(Finding(Code.IMPOSSIBLE_DATE, table.files[0], int(impossible.sum()), tuple(rows)))
                frames[table.name] = frame.with_columns(frame[table.dated_by].set(impossible, None))


def _doubt(exported_on: date, newest: date | None, limits: Limits, findings: list[Finding]) -> None:
    """Say that the files of an archive are much younger than anything in them: it may have been packed anew."""
    apart = (exported_on - newest).days if newest else 0
    if apart > limits.doubtful_days:
        findings.append(Finding(Code.DOUBTFUL_DAY, rows=apart))


def _most_came_later(day: date, frames: Mapping[str, pl.DataFrame]) -> bool:
    """Tell whether most dated rows are later than a day: then no export of theirs was made on it."""
    dated = [frames[table.name][table.dated_by] for table in TABLES if table.dated_by and table.name in frames]
    rows = sum(len(column) - column.null_count() for column in dated)
    later = sum(int((column.dt.date() > day + _TIME_ZONES_APART).sum()) for column in dated)
    return 2 * later > rows


def _newest_day(frames: Mapping[str, pl.DataFrame], limits: Limits) -> date | None:
    """The newest day of any row that can be the day of an export."""
    newest = [
        day
        for column in _days(frames)
        if isinstance(day := column.filter(column.dt.year() <= limits.latest_year).max(), date)
    ]
    return max(newest, default=None)


def _days(frames: Mapping[str, pl.DataFrame]) -> list[pl.Series]:
    """Give, table by table, the days of its rows."""
    return [frames[table.name][table.dated_by].dt.date() for table in TABLES if table.dated_by and table.name in frames]
