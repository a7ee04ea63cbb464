"""What the organiser says about exports."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from analyzer.cohort import Found, read_side_file
from analyzer.cohort.side_file import sort_into_groups
from analyzer.errors import CohortError

FOUND = [Found(f"/x/{name}", "1", name) for name in ("a.zip", "b.zip", "2024/c.zip", "2024/d.zip", "2025/d.zip")]


def read(tmp_path: Path, text: str, encoding: str = "utf-8") -> dict[str, tuple[str, ...]]:
    """Read a file of groups."""
    file = tmp_path / "groups.csv"
    file.write_text(text, encoding=encoding)
    return dict(read_side_file(file, FOUND).of)


@pytest.mark.parametrize(("mark", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-8")])
def test_exports_are_named_as_they_lie_or_by_their_file(tmp_path: Path, mark: str, encoding: str) -> None:
    """Whatever spreadsheet wrote it; a value that is missing is empty."""
    lines = ["Export,year,programme", "a.zip,2024, Law ", "c.zip,2025", "2025/d.zip,2025,Art", "", "/x/b.zip,2023,Zoë"]
    assert read(tmp_path, "\n".join(lines).replace(",", mark), encoding) == {
        "/x/a.zip": ("2024", "Law"),
        "/x/2024/c.zip": ("2025", ""),
        "/x/2025/d.zip": ("2025", "Art"),
        "/x/b.zip": ("2023", "Zoë"),
    }


def test_lines_that_name_nothing_are_counted(tmp_path: Path) -> None:
    """So that a slip of the pen is found."""
    file = tmp_path / "groups.csv"
    file.write_text("export,year\na.zip,2024\nz.zip,2024\n")
    assert read_side_file(file, FOUND).unknown == ("z.zip",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no column"),
        ("name,year\na.zip,1\n", "no column"),
        ("export,\na.zip,1\n", "without a name"),
        ("export,year,year\n", "no column"),
        ("export,participant\na.zip,7\n", "called participant"),
        ("export\na.zip\n", "one to 3"),
        ("export,a,b,c,d\n", "one to 3"),
        ("export,year\nz.zip,2024\n", "No line of that file"),
        ("export,year\nd.zip,2024\n", "several exports"),
        ('export,year\n"a.zip,2024\n', "cannot be read"),
    ],
)
def test_what_is_no_file_of_groups_is_told(tmp_path: Path, text: str, told: str) -> None:
    """In one sentence, with how to write one."""
    with pytest.raises(CohortError, match=told) as caught:
        read(tmp_path, text)
    assert caught.value.hint


def test_a_file_of_groups_that_is_not_there(tmp_path: Path) -> None:
    """Is told too."""
    with pytest.raises(CohortError, match="no such file of groups"):
        read_side_file(tmp_path / "none.csv", FOUND)
    with pytest.raises(CohortError, match="cannot be read"):
        read_side_file(tmp_path, FOUND)


def test_a_participant_with_several_exports_has_one_value(tmp_path: Path) -> None:
    """Of its newest export, group by group; nothing where none is."""
    file = tmp_path / "groups.csv"
    file.write_text("export,year\nb.zip,2025\na.zip,2024\nc.zip,\n")
    owners = pl.DataFrame(
        {"participant": [1, 1, 1, 2], "address": ["/x/a.zip", "/x/b.zip", "/x/2024/c.zip", "/x/2024/d.zip"]},
        schema={"participant": pl.UInt32, "address": pl.String},
    )
    assert sort_into_groups(owners, read_side_file(file, FOUND)).rows() == [(1, "2025"), (2, "")]
    assert sort_into_groups(owners, None).rows() == [(1,), (2,)]
