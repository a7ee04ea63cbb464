"""Archives: what is opened, what is refused, and with which words."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer import ExportError, read_export
from analyzer.export.archive import open_archive
from analyzer.export.export import read_tables
from analyzer.settings import Limits
from tests.builders import ExportBuilder, zip_of


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
        (zip_of({"Ad_Targeting.csv": "a,b\n"}), "does not use"),
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
