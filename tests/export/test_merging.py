"""Several archives: of one request they are one export, of two days they are two, of two people they are refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analyzer.analysis import analyze, read_export
from analyzer.errors import ExportError
from analyzer.export import Export, Source
from tests.builders import ExportBuilder, zip_of

BASIC, COMPLETE, OLDER = (
    f"{kind}_LinkedInDataExport_{day}.zip"
    for kind, day in (("Basic", "03-09-2026"), ("Complete", "03-10-2026"), ("Complete", "03-09-2025"))
)


def archive(name: str, *without: str, builder: ExportBuilder | None = None) -> Source:
    """Give an archive of one friend, without some of its files."""
    files = (builder or ExportBuilder().link("A B").talk("A B", 9, last="2026-02-01")).files()
    return Source(zip_of({path: content for path, content in files.items() if path not in without}), name)


def codes(export: Export) -> dict[str, int]:
    """Give what was found."""
    return {finding.code.value: finding.rows for finding in export.findings}


@pytest.mark.parametrize("turned", [False, True])
def test_the_two_archives_of_a_request_are_one_export(*, turned: bool) -> None:
    """Whichever comes first: nobody counts twice, and what only one of them has is there."""
    sources = [archive(BASIC, "messages.csv"), archive(COMPLETE, "Profile.csv")]
    export = read_export(sources[::-1] if turned else sources)
    alone = read_export(archive("").content)
    assert export.exported_on == date(2026, 3, 10)
    assert {name: frame.height for name, frame in export.frames.items()} == {
        name: frame.height for name, frame in alone.frames.items()
    }
    assert export.ego is not None
    assert (export.ego.person_id, export.apart) == ("me-owner", ())
    assert analyze(export, date(2026, 3, 9)).ties.equals(analyze(alone, date(2026, 3, 9)).ties)
    assert [file.file for file in export.files if file.table == "connections"] == [f"{COMPLETE}/Connections.csv"]
    assert (f"{BASIC}/Connections.csv", "other_archive") in export.ignored


def test_a_table_is_taken_from_the_archive_that_has_rows_of_it() -> None:
    """A header without rows in the newer one does not hide the older one's."""
    empty = ExportBuilder().link("A B").file("messages.csv", "FROM,TO,DATE,CONTENT\n")
    export = read_export([archive(BASIC), archive(COMPLETE, builder=empty)])
    assert export.frames["messages"].height == 18


def test_what_is_odd_is_told_of_the_archive_it_is_in() -> None:
    """With the archive's name before the file's; what was not used is not held against anybody."""
    builder = ExportBuilder().link("A B").file("Telepathy.csv", "a\n").file("Ads Clicked.csv", "a\n")
    builder.file("Profile.csv", "")
    export = read_export([archive(BASIC), archive(COMPLETE, builder=builder)])
    assert f"{COMPLETE}/Telepathy.csv" in export.unknown
    assert (f"{COMPLETE}/Ads Clicked.csv", "advertising") in export.ignored
    assert [finding.table for finding in export.findings if finding.code == "empty_file"] == [f"{COMPLETE}/Profile.csv"]


def test_an_older_export_stays_apart() -> None:
    """The newest is read, and where each of the others stands is told; if asked, the first is read instead."""
    sources = [archive(OLDER), archive(COMPLETE)]
    newest = read_export(sources)
    assert (newest.exported_on, newest.apart, codes(newest)["several_exports"]) == (date(2026, 3, 10), (0,), 1)
    first = read_export(sources, first=True)
    assert (first.exported_on, first.apart) == (date(2025, 3, 9), (1,))


def test_archives_of_two_people_are_refused_together() -> None:
    """One after the other the second is simply another export."""
    other = ExportBuilder().link("C D").file("Profile.csv", "First Name,Last Name\nSomebody,Else\n")
    sources = [archive(COMPLETE), archive(BASIC, builder=other)]
    with pytest.raises(ExportError, match="different people"):
        read_export(sources)
    assert read_export(sources, first=True).apart == (1,)


def test_archives_whose_owner_nobody_knows_are_taken_for_one_persons() -> None:
    """Nothing speaks against it."""
    sources = [archive(name, "Profile.csv", "messages.csv") for name in (BASIC, COMPLETE)]
    assert read_export(sources).apart == ()


def test_a_strangers_list_is_not_taken_for_the_newer_one() -> None:
    """Whose it is, nothing in it tells; whom it knows does."""
    owned = archive(BASIC)
    stranger = archive(COMPLETE, "Profile.csv", "messages.csv", builder=ExportBuilder().link("C D").link("E F"))
    for sources in ([owned, stranger], [stranger, owned]):
        export = read_export(sources, first=True)
        assert export.apart == (1,)
        assert export.frames["connections"].height == (1 if sources[0] is owned else 2)
    grown = ExportBuilder().link("A B").link("C D").link("E F")
    same = archive(COMPLETE, "Profile.csv", "messages.csv", builder=grown)
    assert read_export([owned, same]).apart == ()


def test_an_owner_one_archive_does_not_tell_is_found_in_the_other() -> None:
    """What the first could not tell is no finding any more."""
    export = read_export([archive(BASIC, "Profile.csv"), archive(COMPLETE)])
    assert export.ego is not None
    assert "ego_unknown" not in codes(export)


def test_one_broken_archive_does_not_stop_the_other() -> None:
    """It is named; only where all are broken, or the one asked for is, does it end the work."""
    broken = Source(b"PK not a zip", "broken.zip")
    export = read_export([broken, archive(COMPLETE)])
    assert [(one.table, one.code.value) for one in export.findings if one.code == "no_archive"] == [
        ("broken.zip", "no_archive")
    ]
    for sources, first in (([broken, broken], False), ([broken, archive(COMPLETE)], True)):
        with pytest.raises(ExportError, match="cut off or damaged"):
            read_export(sources, first=first)


def test_no_archive_at_all_is_told() -> None:
    """An empty choice is not an export."""
    with pytest.raises(ExportError, match="No file"):
        read_export([])


def test_a_folder_of_both_zips_is_one_export(tmp_path: Path) -> None:
    """As they lie in somebody's downloads."""
    for name, left_out in ((BASIC, "messages.csv"), (COMPLETE, "Profile.csv")):
        (tmp_path / name).write_bytes(archive(name, left_out).content)  # type: ignore[arg-type]  # they are bytes here
    export = read_export(tmp_path)
    assert {"messages", "profile", "connections"} <= set(export.frames)
    assert Source(tmp_path / BASIC).label == BASIC


def test_zips_within_a_zip_are_counted() -> None:
    """Of several the newest is read, and the others are told."""
    inner = {name: archive(name).content for name in (OLDER, COMPLETE)}
    export = read_export(zip_of(inner))  # type: ignore[arg-type]  # they are bytes here
    assert (export.exported_on, codes(export)["several_exports"]) == (date(2026, 3, 10), 1)
