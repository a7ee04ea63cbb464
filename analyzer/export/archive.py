"""A zip, a folder, the bytes of a zip or a single table → the files in it, read one at a time and within bounds."""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import threading
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from isal import igzip_lib, isal_zlib

from analyzer.errors import ExportError
from analyzer.export.findings import Code, Finding
from analyzer.settings import Limits

_LINKEDIN_NAME = re.compile(r"LinkedInDataExport_(\d{2})-(\d{2})-(\d{4})", re.IGNORECASE)
_LITTER = re.compile(r"(^|/)(__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_LOCAL_HEADER_MAGIC = b"PK\x03\x04"
_ENCRYPTED = 0x1
_WINDOW_BITS = 15
_SEVERAL = 2
_NAME_CHARACTERS = 200
_PIECE_BYTES = 1 << 18
"""Bytes unpacked at a time where they are only counted: a header stands in the first of them (`sniffing`)."""

_GZIP_HEADER = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"  # deflated, no name, no time, any system
_GZIP_TRAILER = struct.Struct("<II")  # checksum, size
_BROKEN_STREAM: type[Exception] = igzip_lib.IsalError  # type: ignore[assignment]  # its stub says an instance

_UNZIPPED = frozenset({"connections.csv", "messages.csv"})
"""What an unzipped export has; a folder of downloads has zips, and at most one of these."""

_TABLE_ENDINGS = frozenset({".csv", ".tsv", ".txt"})

_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "old_workbook"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "seven_zip"),
    (b"Rar!", "rar"),
    (b"%PDF", "pdf"),
)


class DamagedFileError(ExportError):
    """Stop because one file of the archive is not what its table of contents promises."""

    def __init__(self) -> None:
        """Say so; the others may be sound."""
        super().__init__("zip_damaged_file", hint="download_again")

    def __reduce__(self) -> tuple[type[DamagedFileError], tuple[()]]:
        """Cross to another process as it was made: without arguments."""
        return type(self), ()


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive.

    Attributes:
        path: Its path inside the archive, with forward slashes.
        modified: The day it was written, where the archive says so.
        size: Bytes it has, by what the archive promises; 0 where that is not known.
        read: Its bytes; raises DamagedFileError where they are not what the archive promises.
        compressed: Its beginning, and all of it as the gzip file it nearly is in a zip, seen to hold what the archive
            promises and no more; None where it is stored otherwise, or does not.
    """

    path: str
    modified: date | None
    size: int
    read: Callable[[], bytes]
    compressed: Callable[[], tuple[bytes, bytes] | None] = lambda: None

    @property
    def name(self) -> str:
        """The file's own name, without folders."""
        return PurePosixPath(self.path).name


@dataclass(frozen=True, slots=True)
class Archive:
    """The files of one export, and what their container says about its day."""

    members: tuple[Member, ...]
    named_on: date | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where an export comes from.

    Attributes:
        content: Path of a zip or a folder, or the bytes of a zip.
        name: What it was called, where its bytes are given: LinkedIn's name tells the day of the export.
    """

    content: str | Path | bytes
    name: str = ""

    @property
    def label(self) -> str:
        """What it is called on a screen."""
        return self.name or (Path(self.content).name if isinstance(self.content, str | Path) else "")


def unfold(source: Source, limits: Limits) -> tuple[Source, ...]:
    """Give the zips of a folder that is not itself an unzipped export, else the source itself.

    A list of connections beside an archive of LinkedIn's name is one that was taken out of it; beside other zips it is
    what an unzipped export has.

    Raises:
        ExportError: the folder holds far more files than an export.
    """
    if isinstance(source.content, bytes | bytearray | memoryview) or not _is_folder(Path(source.content)):
        return (source,)
    files = _files_in(Path(source.content).expanduser(), limits)
    zips = [path for path in files if path.suffix.lower() == ".zip"]
    beside = {path.name.lower() for path in files} & _UNZIPPED
    named = any(_LINKEDIN_NAME.search(path.name) for path in zips)
    if not zips or beside == _UNZIPPED or (beside and not named):
        return (source,)
    return tuple(Source(path) for path in zips)


def gather(sources: Sequence[Source], limits: Limits) -> list[tuple[Source, tuple[int, ...]]]:
    """Give the archives among what was given, single tables together as one, each with the places of what it is made of.

    Raises:
        ExportError: two single tables go by one name, or one is not there.
    """
    tables = [place for place, one in enumerate(sources) if is_table(one)]
    if len(tables) < _SEVERAL:
        return [(one, (place,)) for place, one in enumerate(sources)]
    together = (_together([sources[place] for place in tables], limits), tuple(tables))
    return [
        together if place == tables[0] else (one, (place,))
        for place, one in enumerate(sources)
        if place == tables[0] or place not in tables
    ]


def is_table(source: Source) -> bool:
    """Tell by its name whether this is one table by itself, such as Connections.csv taken out of the zip."""
    return PurePosixPath(source.label).suffix.lower() in _TABLE_ENDINGS


def _together(tables: Sequence[Source], limits: Limits) -> Source:
    """Pack single tables into one zip."""
    names = [_entry_name(table) for table in tables]
    if len({name.casefold() for name in names}) < len(names):
        raise ExportError("one_name_twice")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, table in zip(names, tables, strict=True):
            archive.writestr(zipfile.ZipInfo(name), _bytes_of(table, limits))
    return Source(packed.getvalue(), " + ".join(names))


def _entry_name(table: Source) -> str:
    """Give a name that a zip can hold; its end is what tells the table."""
    return table.label.encode("utf-8", "replace").decode()[-_NAME_CHARACTERS:]


def _bytes_of(source: Source, limits: Limits) -> bytes:
    if not isinstance(source.content, str | Path):
        return source.content
    with _open(Path(source.content)) as file:
        return _whole_reader(file, limits)()


@contextmanager
def open_archive(source: str | Path | bytes, limits: Limits, name: str = "") -> Iterator[Archive]:
    """Open a zip (by path or as bytes) or a folder; `name` is what the file was called where bytes do not tell.

    Raises:
        ExportError: it is neither, it is damaged, or it is not safe to unpack.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        with _opened(io.BytesIO(source), name, limits) as archive:
            yield archive
        return
    path = Path(source)
    if _is_folder(path):
        yield from _folder(path.expanduser(), limits)
        return
    with _open(path) as file, _opened(file, name or path.name, limits) as archive:
        yield archive


@contextmanager
def _opened(file: BinaryIO, name: str, limits: Limits) -> Iterator[Archive]:
    """Open a zip, or take a file whose name says that it is a table for the only one there is."""
    start = file.read(len(_LOCAL_HEADER_MAGIC))
    if start and start != _LOCAL_HEADER_MAGIC and is_table(Source(b"", name)):
        yield Archive((Member(name, None, 0, _whole_reader(file, limits)),), None)
        return
    with _zip_of(file, name, limits) as archive:
        yield archive


def _whole_reader(file: BinaryIO, limits: Limits) -> Callable[[], bytes]:
    def read() -> bytes:
        if file.seek(0, os.SEEK_END) > limits.member_bytes:
            raise ExportError("member_too_large", hint="how_to_get_it")
        file.seek(0)
        return file.read()

    return read


def _is_folder(path: Path) -> bool:
    try:
        return path.expanduser().is_dir()
    except (OSError, ValueError, RuntimeError):  # too long, a NUL in it, the home of nobody
        raise ExportError("no_such_file", hint="check_path") from None


def _open(path: Path) -> BinaryIO:
    """Open a file; one that cannot be read twice, such as a pipe, is taken into memory."""
    try:
        file = path.expanduser().open("rb")
        if file.seekable():
            return file
        with file:
            return io.BytesIO(file.read())
    except PermissionError:
        raise ExportError("file_forbidden") from None
    except (OSError, ValueError):
        raise ExportError("no_such_file", hint="check_path") from None


def _folder(folder: Path, limits: Limits) -> Iterator[Archive]:
    members = []
    for path in _files_in(folder, limits):
        relative = path.relative_to(folder).as_posix().encode("utf-8", "replace").decode()
        if not _LITTER.search(relative):
            members.append(Member(relative, None, _size_of(path), _file_reader(path, limits)))
    chosen, findings = _newest_export(tuple(members))
    yield Archive(chosen, _first_date([folder.resolve().name, *(member.path for member in chosen)]), findings)


def _files_in(folder: Path, limits: Limits) -> list[Path]:
    files = sorted(islice(_files_of(folder), limits.archive_members + 1))
    if len(files) > limits.archive_members:
        raise ExportError("folder_too_many")
    return files


def _files_of(folder: Path) -> Iterator[Path]:
    """Walk a folder without following links, so that the walk ends."""
    for place, _, names in os.walk(folder):
        for path in (Path(place, name) for name in names):
            if path.is_file() and not path.is_symlink():
                yield path


def _size_of(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:  # gone meanwhile: reading it tells
        return 0


def _file_reader(path: Path, limits: Limits) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            if path.stat().st_size > limits.member_bytes:
                raise ExportError("member_too_large", hint="how_to_get_it")
            return path.read_bytes()
        except OSError:  # gone meanwhile, or not for us to read
            raise DamagedFileError from None

    return read


@contextmanager
def _zip_of(file: BinaryIO, name: str, limits: Limits, *, depth: int = 0) -> Iterator[Archive]:
    with _table_of_contents(file) as archive:
        infos = archive.infolist()
        if len(infos) > limits.archive_members:
            raise ExportError("zip_too_many", hint="how_to_get_it", files=len(infos))
        _refuse_overlaps(infos)
        entries, duplicates = _entries(infos)
        if not entries:
            raise ExportError("zip_empty", hint="download_again")
        packed = _Packed(file, file.seek(0, os.SEEK_END), _Budget(limits))
        members = tuple(
            Member(
                path,
                _written_on(info, limits),
                info.file_size,
                _zip_reader(packed, info),
                partial(_as_gzip, packed, info),
            )
            for path, info in entries.items()
        )
        inner = [member for member in members if member.name.lower().endswith(".zip")]
        if inner and not any(member.name.lower().endswith(".csv") for member in members):
            if depth:
                raise ExportError("zip_nested")
            within = max(inner, key=lambda member: (_named_on(member.name) or date.min, member.path))
            with _zip_of(io.BytesIO(within.read()), within.name, limits, depth=depth + 1) as nested:
                beside = (Finding(Code.SEVERAL_EXPORTS, rows=len(inner) - 1),) if len(inner) > 1 else ()
                yield Archive(nested.members, nested.named_on or _named_on(name), (*nested.findings, *beside))
            return
        chosen, findings = _newest_export(members)
        if duplicates:
            findings = (*findings, Finding(Code.DUPLICATE_MEMBER, rows=duplicates))
        yield Archive(chosen, _first_date([name, *(member.path for member in chosen)]), findings)


def _table_of_contents(file: BinaryIO) -> zipfile.ZipFile:
    """Open the zip, or say what the file is instead."""
    file.seek(0)
    start = file.read(512)
    if not start:
        raise ExportError("file_empty", hint="download_again")
    for magic, code in _MAGIC:
        if start.startswith(magic):
            raise ExportError(code, hint="how_to_get_it")
    if start.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise ExportError("web_page", hint="download_again")
    file.seek(0)
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, struct.error, OverflowError):
        if start.startswith(b"PK"):
            raise ExportError("zip_cut_off", hint="download_again") from None
        raise ExportError("not_a_zip", hint="how_to_get_it") from None


def _entries(infos: list[zipfile.ZipInfo]) -> tuple[dict[str, zipfile.ZipInfo], int]:
    """Keep the first entry of each path, without folders, links and what systems leave behind; count the others."""
    entries: dict[str, zipfile.ZipInfo] = {}
    duplicates = 0
    for info in infos:
        path = info.filename.replace("\\", "/")
        if not path or path.endswith("/") or stat.S_ISLNK(info.external_attr >> 16) or _LITTER.search(path):
            continue
        duplicates += path in entries
        entries.setdefault(path, info)
    return entries, duplicates


def _newest_export(members: tuple[Member, ...]) -> tuple[tuple[Member, ...], tuple[Finding, ...]]:
    """Keep the files of one export where several lie side by side: two lists of people are not one list."""
    roots = {member.path.rpartition("/")[0] for member in members if member.name.lower() == "connections.csv"}
    if len(roots) < _SEVERAL:
        return members, ()
    # By the day in the folder's name; without one, the export that is not tucked away in a folder.
    newest = max(roots, key=lambda root: (_named_on(root) or date.min, not root, root))
    kept = tuple(member for member in members if member.path.startswith(newest + "/" if newest else ""))
    if not newest:  # the others lie beneath this one
        others = tuple(root + "/" for root in roots if root)
        kept = tuple(member for member in members if not member.path.startswith(others))
    return kept, (Finding(Code.SEVERAL_EXPORTS, rows=len(roots) - 1),)


def _first_date(names: list[str]) -> date | None:
    return next((day for name in names if (day := _named_on(name))), None)


def _named_on(name: str) -> date | None:
    found = _LINKEDIN_NAME.search(name)
    if not found:
        return None
    month, day, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written_on(info: zipfile.ZipInfo, limits: Limits) -> date | None:
    try:
        day = date(*info.date_time[:3])
    except ValueError:
        return None
    return day if limits.earliest_year <= day.year <= limits.latest_year else None  # 1980 is the zip format's "unknown"


def _refuse_overlaps(infos: list[zipfile.ZipInfo]) -> None:
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise ExportError("zip_overlaps", hint="download_again")
        end = info.header_offset + _LOCAL_HEADER.size + len(info.orig_filename) + info.compress_size


@dataclass(slots=True)
class _Budget:
    """Bytes that may still be unpacked from one archive."""

    limits: Limits
    spent: int = 0
    paid: set[int] = field(default_factory=set)

    def spend(self, info: zipfile.ZipInfo) -> None:
        """Take one file's bytes from the budget, once however often it is read, or refuse."""
        limits = self.limits
        ratio = info.file_size / max(info.compress_size, 1)
        self.spent += info.file_size * (info.header_offset not in self.paid)
        self.paid.add(info.header_offset)
        if (
            info.file_size > limits.member_bytes
            or self.spent > limits.total_bytes
            or (info.file_size > limits.inflation_ratio_from_bytes and ratio > limits.inflation_ratio)
        ):
            raise ExportError("zip_bomb", hint="how_to_get_it")


@dataclass(frozen=True, slots=True)
class _Packed:
    """The zip as it lies on disk: one reader at a time moves about in it and takes from its budget."""

    file: BinaryIO
    size: int
    budget: _Budget
    turn: threading.Lock = field(default_factory=threading.Lock)

    def take(self, info: zipfile.ZipInfo) -> bytes:
        """Give the packed bytes of one member."""
        if info.flag_bits & _ENCRYPTED:
            raise ExportError("zip_locked")
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise ExportError("zip_packing")
        with self.turn:
            self.budget.spend(info)
            self.file.seek(info.header_offset)
            header = self.file.read(_LOCAL_HEADER.size)
            if len(header) < _LOCAL_HEADER.size or not header.startswith(_LOCAL_HEADER_MAGIC):
                raise DamagedFileError
            *_, name_length, extra_length = _LOCAL_HEADER.unpack(header)
            start = info.header_offset + _LOCAL_HEADER.size + name_length + extra_length
            if start + info.compress_size > self.size:
                raise DamagedFileError
            self.file.seek(start)
            return self.file.read(info.compress_size)


def _zip_reader(packed: _Packed, info: zipfile.ZipInfo) -> Callable[[], bytes]:
    """Read one member by its central-directory entry; sizes in the local header may be missing (flag bit 3)."""

    def read() -> bytes:
        unpack = _as_stored if info.compress_type == zipfile.ZIP_STORED else _inflate
        data = unpack(packed.take(info), info.file_size)
        if len(data) != info.file_size or isal_zlib.crc32(data) != info.CRC:
            raise DamagedFileError
        return data

    return read


def _as_gzip(packed: _Packed, info: zipfile.ZipInfo) -> tuple[bytes, bytes] | None:
    """Put the header and the trailer of a gzip file around a member's packed bytes.

    They are unpacked once, and let go, to see that they are one stream of the size that was promised: behind it a gzip
    file may have another, of any size. None where anything is odd: reading it whole tells what.
    """
    if info.compress_type != zipfile.ZIP_DEFLATED:
        return None
    taken = packed.take(info)
    inflater = igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_DEFLATE, hist_bits=_WINDOW_BITS)
    head: bytes | None = None
    seen, more = 0, taken
    try:
        while seen <= info.file_size and not inflater.eof:
            piece: bytes = inflater.decompress(more, _PIECE_BYTES)
            if not piece:
                break
            head, more, seen = head or piece, b"", seen + len(piece)
    except _BROKEN_STREAM:
        return None
    if head is None or seen != info.file_size or not inflater.eof or inflater.unused_data:
        return None
    return head, b"".join((_GZIP_HEADER, taken, _GZIP_TRAILER.pack(info.CRC, info.file_size % (1 << 32))))


def _as_stored(stored: bytes, _size: int) -> bytes:
    return stored


def _inflate(packed: bytes, size: int) -> bytes:
    """Inflate to at most `size` bytes: a file that holds more than it says is damaged, not larger."""
    inflater = igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_DEFLATE, hist_bits=_WINDOW_BITS)
    try:
        data: bytes = inflater.decompress(packed, size + 1)
    except _BROKEN_STREAM:
        raise DamagedFileError from None
    return data
