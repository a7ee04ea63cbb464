"""Archives: what is opened, what is refused, and with which words."""

from __future__ import annotations

import io
import os
import struct
import threading
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer import ExportError, Settings, read_export
from analyzer.export import Source
from analyzer.export.archive import open_archive
from analyzer.export.export import read_tables
from analyzer.settings import Limits
from tests.builders import CONNECTIONS, MESSAGES, ExportBuilder, zip_of


def whole() -> bytes:
    """Give a sound export."""
    return ExportBuilder().link("Zoë Example").zip()


def test_a_zip_by_path_or_as_bytes_and_its_folder_are_the_same_export(tmp_path: Path) -> None:
    """A zip, its bytes and the folder it was unzipped to give the same tables."""
    data = whole()
    (tmp_path / "x.zip").write_bytes(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(tmp_path / "folder.zip")
    exports = [
        read_export(source) for source in (data, tmp_path / "x.zip", str(tmp_path / "x.zip"), tmp_path / "folder.zip")
    ]
    assert all(export.frames["connections"].equals(exports[0].frames["connections"]) for export in exports)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Basic_LinkedInDataExport_12-24-2025.zip", date(2025, 12, 24)),
        ("Complete_LinkedInDataExport_03-09-2026.zip.zip", date(2026, 3, 9)),
        ("Complete_LinkedInDataExport_09-12-2022 (1).zip", date(2022, 9, 12)),
    ],
)
def test_the_archives_name_tells_the_day_of_the_export(tmp_path: Path, name: str, day: date) -> None:
    """The date in LinkedIn's own file name is the day of the export."""
    (tmp_path / name).write_bytes(whole())
    assert read_export(tmp_path / name).exported_on == day


def test_a_folder_with_linkedins_name_tells_the_day_too(tmp_path: Path) -> None:
    """A folder named ….zip, as some unzip to, is read, and its name gives the day."""
    folder = tmp_path / "Basic_LinkedInDataExport_12-24-2025.zip"
    folder.mkdir()
    (folder / "Connections.csv").write_text("First Name,Last Name,URL,Connected On\nA,B,,01 Jan 2020\n")
    assert read_export(folder).exported_on == date(2025, 12, 24)


def test_without_a_telling_name_the_newest_member_gives_the_day() -> None:
    """The newest date of a file in the zip is the day of the export; 1980 means unknown."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(zipfile.ZipInfo("Profile.csv", (2025, 8, 25, 1, 2, 4)), "First Name,Last Name\nA,B\n")
        archive.writestr(zipfile.ZipInfo("Skills.csv"), "Name\n")
    assert read_export(data.getvalue()).exported_on == date(2025, 8, 25)


def test_without_any_date_of_the_archive_the_newest_row_gives_the_day() -> None:
    """The newest date in the data is the last resort."""
    assert ExportBuilder().link("A B", "2020-02-03").link("C D", "2021-03-04").analyze(None).as_of == date(2021, 3, 4)  # type: ignore[arg-type]


def test_a_zip_written_as_a_stream_is_read() -> None:
    """Sizes that only stand behind the data, as LinkedIn's writer leaves them, are found in the table of contents."""

    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.data += bytes(data)  # type: ignore[call-overload]
            return len(bytes(data))  # type: ignore[call-overload]

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", "First Name,Last Name,URL,Connected On\nA,B,,01 Jan 2020\n")
    assert struct.unpack("<H", bytes(stream.data[6:8]))[0] & 0x8
    assert read_export(bytes(stream.data)).frames["connections"].height == 1


def test_a_zip_within_a_zip_is_read_once() -> None:
    """An export zip inside one zip is read; a zip inside that is not."""
    inner = zip_of({"Complete_LinkedInDataExport_03-09-2026.zip": whole()})
    assert read_export(inner).exported_on == date(2026, 3, 9)
    with pytest.raises(ExportError, match="within zips"):
        read_export(zip_of({"outer.zip": inner}))


def test_what_systems_leave_behind_is_no_file_of_the_export() -> None:
    """__MACOSX, .DS_Store and the like are neither read nor called unknown."""
    files = {
        "x/Connections.csv": ExportBuilder().link("A B").files()["Connections.csv"],
        "__MACOSX/x/._Connections.csv": "?",
        "x/.DS_Store": "?",
    }
    assert read_export(zip_of(files)).unknown == ()


def bomb() -> bytes:
    """Give a small zip of a large file."""
    return zip_of({"Connections.csv": b"a" * 64 * 1024**2})


def overlapping() -> bytes:
    """Give a zip whose second entry lies in the first."""
    data = bytearray(zip_of({"Connections.csv": "a,b\n" * 50, "messages.csv": "c,d\n" * 50}))
    second = data.rfind(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<I", 10)
    return bytes(data)


def locked() -> bytes:
    """Give a zip that says it is encrypted."""
    data = bytearray(whole())
    data[6] |= 1
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 4)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"just some words", "not a zip"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"%PDF-1.7", "PDF"),
        (b"<!DOCTYPE html><html>", "web page"),
        (whole()[:-30], "cut off"),
        (zip_of({}), "empty"),
        (zip_of({"holiday.jpg": b"\xff\xd8"}), "not LinkedIn"),
        (zip_of({"Logins.csv": "a,b\n"}), "does not use"),
        (bomb(), "not safe"),
        (overlapping(), "not safe"),
        (locked(), "password"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence_and_a_hint(data: bytes, said: str) -> None:
    """Bad input ends in one plain sentence and a hint."""
    with pytest.raises(ExportError, match=said) as caught:
        read_export(data)
    assert caught.value.message.endswith(".")
    assert caught.value.hint


@pytest.mark.parametrize("path", ["x" * 400, "a\0b", f"{__file__}/x", "~nobodyatall/x.zip"])
def test_a_path_that_cannot_be_is_a_path_to_nothing(path: str) -> None:
    """Too long, broken, beneath a file, in the home of nobody: one sentence."""
    with pytest.raises(ExportError, match="no such file"):
        read_export(path)


def test_a_pipe_is_read(tmp_path: Path) -> None:
    """An export that comes through a pipe is read once and whole."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(whole(),))
    writer.start()
    assert read_export(pipe).frames["connections"].height == 1
    writer.join()


def test_a_name_given_beside_the_bytes_tells_the_day() -> None:
    """An upload is bytes and a name: it is dated as the file on the disk would be."""
    assert read_export(whole(), name="Basic_LinkedInDataExport_12-24-2025.zip").exported_on == date(2025, 12, 24)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    """A path to nothing is a sentence, not a traceback."""
    with pytest.raises(ExportError, match="no such file"):
        read_export(tmp_path / "nothing.zip")


def test_one_damaged_file_does_not_stop_the_rest() -> None:
    """A file whose checksum is wrong is left out and said to be damaged; the others are read."""
    builder = ExportBuilder().link("A B").file("Invitations.csv", "From,To,Sent At,Message,Direction\n" + "x" * 300)
    data = bytearray(builder.zip())
    place = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02"))
    while data[place + 46 : place + 61] != b"Invitations.csv":
        place = data.find(b"PK\x01\x02", place + 4)
    data[place + 16] ^= 0xFF
    export = read_export(bytes(data))
    assert export.frames["connections"].height == 1
    assert ("damaged_file", "Invitations.csv") in {(finding.code, finding.table) for finding in export.findings}


def test_a_folder_with_only_the_zip_in_it_is_the_zip(tmp_path: Path) -> None:
    """A folder that holds no tables but an export zip gives that export, the newest if there are several."""
    for name, on in (("03-09-2025", "2019-01-01"), ("03-09-2026", "2020-01-01")):
        (tmp_path / f"Basic_LinkedInDataExport_{name}.zip").write_bytes(ExportBuilder().link("A B", on).zip())
    export = read_export(tmp_path)
    assert export.exported_on == date(2026, 3, 9)
    assert export.frames["connections"]["connected_on"].to_list() == [date(2020, 1, 1)]


@pytest.mark.parametrize(
    "places", [("Basic_LinkedInDataExport_03-09-2025", "Basic_LinkedInDataExport_03-09-2026"), ("", "old")]
)
def test_of_two_exports_side_by_side_the_newer_is_read(tmp_path: Path, places: tuple[str, str]) -> None:
    """A folder with two unzipped exports is not one export with everybody in it."""
    files: dict[str, str | bytes] = {}
    for index, place in enumerate(places):
        text = ExportBuilder().link(f"Only {'One' if index else 'Two'}", f"202{index}-01-01").files()["Connections.csv"]
        files[f"{place}/Connections.csv".lstrip("/")] = text
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(str(text))
    for source in (zip_of(files), tmp_path):
        export = read_export(source)
        assert export.frames["connections"].height == 1
        assert {finding.code.value: finding.rows for finding in export.findings} == {"several_exports": 1}


def test_limits_hold_for_folders_and_zips(tmp_path: Path) -> None:
    """Too many files, and a file too large to be real, are refused."""
    (tmp_path / "Connections.csv").write_text("First Name,Last Name,URL,Connected On\nA,B,,01 Jan 2020\n")
    (tmp_path / "link.csv").symlink_to(tmp_path / "Connections.csv")
    (tmp_path / ".DS_Store").write_text("?")
    assert read_tables(tmp_path, Limits()).unknown == ()
    for limits, said in ((Limits(archive_members=1), "far more files"), (Limits(member_bytes=9), "too large")):
        with pytest.raises(ExportError, match=said):
            read_tables(tmp_path, limits)
    with pytest.raises(ExportError, match="far more than an export"):
        read_tables(whole(), Limits(archive_members=1))


def test_a_file_that_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No permission is a sentence too."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    (tmp_path / "x.zip").write_bytes(whole())
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ExportError, match="may not be read"):
        read_export(tmp_path / "x.zip")


def test_a_name_with_an_impossible_day_tells_none(tmp_path: Path) -> None:
    """The 45th of a month is no day: the next best source tells."""
    (tmp_path / "Basic_LinkedInDataExport_02-45-2026.zip").write_bytes(ExportBuilder().link("A B", "2020-02-03").zip())
    assert read_export(tmp_path / "Basic_LinkedInDataExport_02-45-2026.zip").exported_on == date(2020, 2, 3)


def changed(data: bytes, at: int, value: bytes) -> bytes:
    """Give the zip with the first entry's record in the table of contents changed."""
    place = data.find(b"PK\x01\x02") + at
    return data[:place] + value + data[place + len(value) :]


def test_a_packing_nobody_uses_is_said() -> None:
    """Deflate64 and the like are not what LinkedIn packs with."""
    with pytest.raises(ExportError, match="packed in a way"):
        read_export(changed(whole(), 10, struct.pack("<H", 9)))


def test_an_entry_with_a_broken_stamp_has_no_day() -> None:
    """Month 0, day 0 of an entry is no date, and no error."""
    assert read_export(changed(whole(), 12, b"\x00" * 4)).frames["connections"].height == 1


@pytest.mark.parametrize(
    "broken",
    [
        changed(whole(), 24, struct.pack("<I", 5)),  # says it holds less than it does
        whole().replace(b"PK\x03\x04", b"PK\x03\x05", 1),  # no local header
        changed(whole(), 20, struct.pack("<I", 10**6)),  # says it is longer than the file
    ],
)
def test_an_entry_that_lies_about_itself_is_damaged(broken: bytes) -> None:
    """Lying sizes and broken headers leave that file out; without Connections.csv there is no export left."""
    try:
        export = read_export(broken)
    except ExportError as error:
        assert "damaged" in error.message or "not safe" in error.message or "cut off" in error.message  # noqa: PT017
    else:
        assert "damaged_file" in {finding.code for finding in export.findings}


def test_a_stream_that_breaks_off_is_damaged() -> None:
    """Garbage where packed bytes should be is a damaged file."""
    data = bytearray(whole())
    start = 30 + len("Connections.csv")
    data[start : start + 8] = b"\xff" * 8
    assert "damaged_file" in {finding.code for finding in read_export(bytes(data)).findings}


def test_two_files_of_one_name_are_one_and_it_is_said() -> None:
    """Of two entries under one path the first is read."""
    text = ExportBuilder().link("A B").files()["Connections.csv"]
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(zipfile.ZipInfo("Connections.csv"), text)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr(zipfile.ZipInfo("Connections.csv"), "something else")
    export = read_export(data.getvalue())
    assert export.frames["connections"].height == 1
    assert "duplicate_member" in {finding.code for finding in export.findings}


def test_a_single_foreign_table_is_no_export() -> None:
    """A zip of one unknown CSV is named for what it is."""
    with pytest.raises(ExportError, match="single file"):
        read_export(zip_of({"holidays.csv": "a,b\n"}))


def test_paths_that_climb_out_are_only_names(tmp_path: Path) -> None:
    """A member called ../../Connections.csv is read by name; nothing is ever written."""
    text = ExportBuilder().link("A B").files()["Connections.csv"]
    before = set(tmp_path.rglob("*"))
    assert read_export(zip_of({"../../Connections.csv": text})).frames["connections"].height == 1
    assert set(tmp_path.rglob("*")) == before


@given(st.binary(max_size=400), st.integers(0, 10_000), st.booleans())
def test_whatever_bytes_come_only_exporterror_comes_out(noise: bytes, place: int, inside: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    """Reading never raises anything but ExportError, on any bytes, alone or spliced into a zip."""
    data = whole()
    place %= len(data)
    mixed = data[:place] + noise + data[place + len(noise) :] if inside else noise
    try:
        with open_archive(mixed, Limits()) as archive:
            for member in archive.members:
                member.read()
        read_tables(mixed, Limits())
    except ExportError as error:
        assert error.message  # noqa: PT017 - either outcome is fine


def test_a_table_by_itself_is_an_export_of_which_the_rest_is_missing(tmp_path: Path) -> None:
    """Connections.csv taken out of the zip, by path or as bytes, under the name a second download gets."""
    path = tmp_path / "Connections (1).csv"
    path.write_text(f"{CONNECTIONS}\nZoe,Example,,,,,05 Mar 2024\n", encoding="utf-8")
    for export in (read_export(path), read_export(path.read_bytes(), name=path.name)):
        assert [(file.file, file.rows) for file in export.files] == [("Connections (1).csv", 1)]
        assert export.exported_on == date(2024, 3, 5)
        assert "messages" in {table.name for table in export.missing}


def loose(builder: ExportBuilder, *names: str) -> list[Source]:
    """Give single tables taken out of an export."""
    with zipfile.ZipFile(io.BytesIO(builder.zip())) as archive:
        return [Source(archive.read(name), name) for name in names]


def test_tables_by_themselves_are_one_export_together(tmp_path: Path) -> None:
    """The list and the messages, each taken out of the zip; two of one name are told."""
    builder = ExportBuilder().link("Zoe Example").talk("Zoe Example", 3, last="2026-01-01")
    tables = loose(builder, "Connections.csv", "messages.csv")
    export = read_export(tables)
    assert {file.file: file.rows for file in export.files} == {"Connections.csv": 1, "messages.csv": 6}
    assert not export.apart
    path = tmp_path / "connections.csv"
    path.write_text(f"{CONNECTIONS}\n", encoding="utf-8")
    with pytest.raises(ExportError, match="go by one name"):
        read_export([*tables, Source(path)])


def test_a_table_given_with_a_zip_is_read_with_it() -> None:
    """The Basic zip had no messages; the messages come as a file, whose newest is weeks older than the zip."""
    people = ExportBuilder().link("Zoe Example")
    talk = loose(ExportBuilder().talk("Zoe Example", 8, last="2026-01-01"), "messages.csv")
    given = [Source(people.zip(), "Basic_LinkedInDataExport_03-09-2026.zip"), *talk]
    for sources in (given, given[::-1]):
        export = read_export(sources)
        assert export.apart == ()
        assert export.exported_on == date(2026, 3, 9)
        assert {file.table for file in export.files} >= {"connections", "messages"}


def test_a_strange_name_of_a_table_is_no_reason_to_fall(tmp_path: Path) -> None:
    """Undecodable, or longer than a zip can hold."""
    odd = tmp_path / os.fsdecode(b"Connections\xff.csv")
    odd.write_text(f"{CONNECTIONS}\nZoe,Example,,,,,05 Mar 2024\n", encoding="utf-8")
    (talk,) = loose(ExportBuilder().talk("Zoe Example", 1, last="2026-01-01"), "messages.csv")
    long = Source(f"{CONNECTIONS}\nZoe,Example,,,,,05 Mar 2024\n".encode(), "x" * 70_000 + ".csv")
    for people in (Source(odd), long):
        assert {file.table for file in read_export([people, talk]).files} == {"connections", "messages"}


def test_a_file_nobody_knows_cannot_refuse_an_export() -> None:
    """Packed in a strange way, or too well: it is left unknown, as it would be if nobody had looked."""
    data = io.BytesIO(zip_of({"Connections.csv": f"{CONNECTIONS}\n", "log.txt": "\0" * 20_000_000}))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("my notes.txt", "a")
    assert set(read_export(data.getvalue()).unknown) == {"log.txt", "my notes.txt"}


def test_a_folder_of_downloads_is_its_zips(tmp_path: Path) -> None:
    """A bank's table or a list beside them changes nothing; an unzipped export is read itself."""
    builder = ExportBuilder().link("Zoe Example").talk("Zoe Example", 3, last="2026-01-01")
    (tmp_path / "Complete_LinkedInDataExport_03-10-2026.zip").write_bytes(builder.zip())
    (tmp_path / "bank.csv").write_text("a,b\n", encoding="utf-8")
    (tmp_path / "Connections.csv").write_text(f"{CONNECTIONS}\n", encoding="utf-8")
    assert read_export(tmp_path).exported_on == date(2026, 3, 10)
    (tmp_path / "messages.csv").write_text(f"{MESSAGES}\n", encoding="utf-8")
    assert {file.file for file in read_export(tmp_path).files} == {"Connections.csv", "messages.csv"}


def test_a_file_that_cannot_be_read_does_not_stop_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of a folder, whose owner is somebody else."""
    for name, content in ExportBuilder().link("Zoe Example").files().items():
        (tmp_path / name).write_text(str(content), encoding="utf-8")
    whole = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "Profile.csv":
            raise PermissionError
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    export = read_export(tmp_path)
    assert [(one.code, one.table) for one in export.findings if one.code == "damaged_file"] == [
        ("damaged_file", "Profile.csv")
    ]


def test_a_file_that_goes_away_meanwhile_does_not_stop_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the walk through a folder and the reading of it: the file is told as damaged."""
    for name, content in ExportBuilder().link("Zoe Example").files().items():
        (tmp_path / name).write_text(str(content), encoding="utf-8")
    usual, looks = Path.lstat, list[Path]()

    def look(path: Path) -> os.stat_result:
        if path.name == "Profile.csv":
            looks.append(path)
            if len(looks) > 1:  # the first is whether it is a link
                path.unlink(missing_ok=True)
        return usual(path)

    monkeypatch.setattr(Path, "lstat", look)
    export = read_tables(tmp_path, Limits())
    assert ("damaged_file", "Profile.csv") in [(one.code, one.table) for one in export.findings]
    assert {file.table for file in export.files} >= {"connections"}
    assert "profile" in {table.name for table in export.missing}


def test_whoever_gives_up_waits_for_no_table_that_is_not_begun() -> None:
    """A caller that stops at the first table has no more than those in hand read."""
    taken: list[str] = []

    def stop(table: str) -> None:
        taken.append(table)
        raise KeyboardInterrupt

    files = {f"Connections_{number}.csv": CONNECTIONS + "\n" for number in range(40)}
    with pytest.raises(KeyboardInterrupt):
        read_tables(zip_of(files), Limits(), stop)
    assert taken == ["connections"]


def test_the_list_and_the_messages_are_known_by_their_header() -> None:
    """Under any name, as people save them; what has a few of the names is not taken for them."""
    builder = ExportBuilder().link("Zoe Example").talk("Zoe Example", 3, last="2026-01-01")
    with zipfile.ZipFile(io.BytesIO(builder.zip())) as archive:
        saved: dict[str, str | bytes] = {
            "people.csv": archive.read("Connections.csv"),
            "talk, old.csv": archive.read("messages.csv"),
        }
    mails: dict[str, str | bytes] = {
        "mails.csv": "From,To,Date,Subject,Content\nA,B,2026-01-01,Hi,Words\n",
        "broken.csv": "",
    }
    export = read_export(zip_of(saved | mails))
    assert {file.file: file.table for file in export.files} == {
        "people.csv": "connections",
        "talk, old.csv": "messages",
    }
    assert set(export.unknown) == mails.keys()


def test_a_single_table_that_nothing_tells_says_what_to_do() -> None:
    """Neither its name nor its header: the name is what the hint is about."""
    with pytest.raises(ExportError, match="single file") as caught:
        read_export(b"Who,When\nZoe,2024\n", name="my people.csv")
    assert "name LinkedIn gave it" in caught.value.hint


def test_a_workbook_named_as_a_table_is_named() -> None:
    """An .xlsx renamed .csv, by itself."""
    workbook = zip_of({"[Content_Types].xml": "", "xl/workbook.xml": ""})
    with pytest.raises(ExportError, match="Excel workbook"):
        read_export(workbook, name="Connections.csv")


def test_a_single_table_beyond_the_bound_is_refused() -> None:
    """As one within a zip is."""
    usual = Settings()
    tight = replace(usual, limits=replace(usual.limits, member_bytes=10))
    with pytest.raises(ExportError, match="too large"):
        read_export(f"{CONNECTIONS}\n".encode(), settings=tight, name="Connections.csv")


def test_an_entry_without_a_name_is_no_file() -> None:
    """A table of contents may name nothing; what else it names is read."""
    data = zip_of({"Connections.csv": f"{CONNECTIONS}\n", "x": "y"})
    place = data.rfind(b"PK\x01\x02")
    unnamed = bytearray(data)
    unnamed[place + 28 : place + 30] = b"\0\0"  # its name has no length
    unnamed[place + 30 : place + 32] = b"\1\0"  # and what was the name is an extra field
    assert [file.file for file in read_export(bytes(unnamed)).files] == ["Connections.csv"]
