"""Finding exports: in folders, by patterns, in lists, at any address of fsspec."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from analyzer.cohort import find_exports
from analyzer.cohort.addresses import UnreachableError, fetch, full_address, reaches
from analyzer.cohort.digest import Digest
from analyzer.errors import ExportError, SettingsError
from analyzer.export import nothing
from analyzer.settings import Limits
from tests.builders import ExportBuilder
from tests.cohort.conftest import OWNERS, RETURNING

SECRET = b"s" * 32


def within(given: str | Path) -> list[str]:
    """Tell what is found."""
    return sorted(one.within for one in find_exports(str(given)))


@pytest.fixture
def far() -> Iterator[Any]:
    """Give fsspec's filesystem in memory, empty."""
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    memory.pseudo_dirs[:] = [""]
    yield memory
    memory.store.clear()


def test_a_folder_is_walked(exports: Path, tmp_path: Path) -> None:
    """Zips at any depth, folders with a Connections.csv; what is neither, and what a Mac leaves behind, is passed by."""
    assert len(find_exports(str(exports))) == OWNERS + RETURNING
    (tmp_path / "a" / "Jobs").mkdir(parents=True)
    (tmp_path / "a" / "Connections.csv").write_text("First Name\n")
    (tmp_path / "a" / "Jobs" / "inner.zip").write_bytes(b"PK")
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "b.zip").write_bytes(b"PK")
    (tmp_path / "._c.zip").write_bytes(b"PK")
    (tmp_path / "d.ZIP").write_bytes(b"PK")
    (tmp_path / "notes.txt").write_text("no")
    (tmp_path / "link.zip").symlink_to(tmp_path / "d.ZIP")
    assert within(tmp_path) == ["a", "d.ZIP"]


def test_a_pattern_and_one_file_and_a_file_address(exports: Path) -> None:
    """In quotes, as a shell would have opened it; a pattern of folders walks them."""
    assert within(exports / "0*.zip") == [f"{number:02}.zip" for number in range(1, 10)]
    assert within(exports / "bef*") == [f"before/{number:02}.zip" for number in range(1, RETURNING + 1)]
    assert within(exports / "01.zip") == ["01.zip"]
    assert within(f"file://{exports}") == within(exports)


def test_a_list_names_one_address_a_line(exports: Path, tmp_path: Path, far: Any) -> None:
    """Paths from where the list lies, comments left out; what is not there is listed, to be set aside in its turn."""
    far.pipe("/bucket/x.zip", b"PK")
    listed = tmp_path / "list.txt"
    relative = os.path.relpath(exports / "before", tmp_path)
    listed.write_text(
        f"# mine\n\n{exports / '01.zip'}\n{relative}\nmemory://bucket/x.zip\ngone.zip\n", encoding="utf-8-sig"
    )
    found = find_exports(str(listed))
    assert len(found) == 1 + RETURNING + 1 + 1
    assert [one.stamp for one in found if one.address.endswith("gone.zip")] == [None]
    listed.write_text(f"{exports / '01.zip'}\nmemory://nowhere/x.zip\n")
    assert [one.stamp is None for one in find_exports(str(listed))] == [False, True]


def test_a_folder_that_cannot_be_looked_into_is_no_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in it would be taken for withdrawn."""
    (tmp_path / "a.zip").write_bytes(b"PK")

    def walk(top: Path, onerror: Callable[[OSError], None]) -> Iterator[tuple[str, list[str], list[str]]]:
        yield str(top), ["closed"], ["a.zip"]
        onerror(PermissionError(13, "Permission denied", str(top / "closed")))

    monkeypatch.setattr(os, "walk", walk)
    with pytest.raises(SettingsError, match="closed cannot be looked into"):
        find_exports(str(tmp_path))


def test_an_export_among_zips_is_asked_about(tmp_path: Path) -> None:
    """One stray table would make one export of all of them."""
    (tmp_path / "Connections.csv").write_text("First Name\n")
    (tmp_path / "a.zip").write_bytes(b"PK")
    with pytest.raises(SettingsError, match="one export and several at once"):
        find_exports(str(tmp_path))


@pytest.mark.parametrize(
    ("given", "name", "address"),
    [
        ("sftp://ann@host:22/exports", "/exports/a.zip", "sftp://ann@host:22/exports/a.zip"),
        ("s3://bucket/exports", "bucket/exports/a.zip", "s3://bucket/exports/a.zip"),
        ("memory://exports", "/exports/a.zip", "memory://exports/a.zip"),
    ],
)
def test_an_address_keeps_its_host(given: str, name: str, address: str) -> None:
    """Of a server the path alone leads nowhere."""

    class Filesystem:
        @staticmethod
        def unstrip_protocol(path: str) -> str:
            return f"{given.partition(':')[0]}://{path.lstrip('/')}"

    assert full_address(given, Filesystem(), name) == address


def test_what_may_come_back_is_told_from_what_is_gone(exports: Path, tmp_path: Path, far: Any) -> None:
    """A folder that is away may; a file that is missing in its folder will not."""
    with pytest.raises(UnreachableError):
        fetch(str(tmp_path / "share" / "a.zip"), Limits())
    assert fetch(str(tmp_path / "a.zip"), Limits())
    assert reaches(str(exports / "01.zip"))
    assert not reaches(str(tmp_path / "share" / "a.zip"))
    far.pipe("/bucket/x.zip", b"PK")
    assert reaches("memory://bucket/x.zip")
    assert not reaches("memory://nowhere/x.zip")
    assert not reaches("gopher://old.example/x.zip")


def test_a_stamp_changes_with_the_file(tmp_path: Path) -> None:
    """With its size and the time of its last change, of a zip and of a folder."""
    (tmp_path / "a.zip").write_bytes(b"PK")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "connections.csv").write_text("x")
    before = {one.within: one.stamp for one in find_exports(str(tmp_path))}
    assert {one.within: one.stamp for one in find_exports(str(tmp_path))} == before
    (tmp_path / "a.zip").write_bytes(b"PK..")
    (tmp_path / "b" / "messages.csv").write_text("y")
    after = {one.within: one.stamp for one in find_exports(str(tmp_path))}
    assert before["a.zip"] != after["a.zip"]
    assert before["b"] != after["b"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("/nowhere/at/all", "no such folder"),
        ("nothing-*.zip", "No export"),
        ("memory://empty/place", "nothing at that address"),
        ("gopher://old.example/x", "no such kind"),
        ("s3://bucket/exports", "package"),
    ],
)
def test_what_leads_nowhere_is_told_in_a_sentence(given: str, told: str, far: Any) -> None:
    """With what to do about it."""
    del far
    with pytest.raises(SettingsError, match=told) as caught:
        find_exports(given)
    assert caught.value.hint


def test_an_empty_folder_and_a_list_that_is_no_text(tmp_path: Path) -> None:
    """Nothing is there, and nobody wonders why."""
    with pytest.raises(SettingsError, match="No export"):
        find_exports(str(tmp_path))
    (tmp_path / "list.txt").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(SettingsError, match="list cannot be read"):
        find_exports(str(tmp_path / "list.txt"))


def test_addresses_of_fsspec_are_found_and_read(far: Any, exports: Path) -> None:
    """A zip, a folder that was unzipped, a pattern: the rows are those of the same export on disk."""
    zipped = (exports / "01.zip").read_bytes()
    far.pipe("/bucket/one/01.zip", zipped)
    for name, content in ExportBuilder().link("Ann Berg").files().items():
        far.pipe(f"/bucket/two/{name}", content if isinstance(content, bytes) else content.encode())
    assert within("memory://bucket") == ["one/01.zip", "two"]
    assert within("memory://bucket/*/*.zip") == ["one/01.zip"]
    assert within("memory://bucket/one/01.zip") == ["01.zip"]
    near, away = (
        Digest(address, SECRET).work(nothing) for address in (str(exports / "01.zip"), "memory://bucket/one/01.zip")
    )
    assert (near.content, near.participant, near.measures) == (away.content, away.participant, away.measures)
    unzipped = Digest("memory://bucket/two", SECRET).work(nothing)
    assert unzipped.measures["connections"] == 1


def test_what_is_gone_or_far_too_large_is_refused(far: Any) -> None:
    """The one may come back, the other will not."""
    far.pipe("/bucket/large.zip", b"PK" * 100)
    with pytest.raises(ExportError, match="far larger"):
        fetch("memory://bucket/large.zip", Limits(upload_bytes=100))
    with pytest.raises(UnreachableError, match="cannot be read"):
        fetch("memory://bucket/gone.zip", Limits())


def test_bytes_that_grow_while_they_come_are_refused(far: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a server said of their size."""
    far.pipe("/bucket/large.zip", b"PK" * 100)
    monkeypatch.setattr(type(far), "size", lambda *_: 1)
    with pytest.raises(ExportError, match="far larger"):
        fetch("memory://bucket/large.zip", Limits(upload_bytes=100))
