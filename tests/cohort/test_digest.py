"""A row is made of numbers: right ones, and no name, address, company or word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analyzer import analyze, map_network, read_export
from analyzer.analysis import Analysis
from analyzer.cohort.digest import Digest, Row
from analyzer.errors import ExportError
from analyzer.export import nothing
from analyzer.norms import MEASURES, measure_export
from analyzer.reports import summary
from tests.builders import ExportBuilder

SECRET = b"s" * 32


def row_of(path: Path, secret: bytes = SECRET) -> Row:
    """Read an export in this process."""
    return Digest(str(path), secret).work(nothing)


def written(tmp_path: Path, export: ExportBuilder, name: str = "e.zip") -> Path:
    """Write an export to a file."""
    file = tmp_path / name
    file.write_bytes(export.zip())
    return file


def test_the_numbers_are_those_of_the_app(collector: Analysis, collector_zip: Path) -> None:
    """Tiers as on Your handful, in the order of the table."""
    row = row_of(collector_zip)
    counts = summary(collector)
    assert {tier: row.measures[tier] for tier in counts["tiers"]} == counts["tiers"]
    assert row.measures["connections"] == counts["connections"]
    assert list(row.measures) == [one.name for one in MEASURES]
    assert sum(row.measures[f"{tier}_share"] or 0 for tier in counts["tiers"]) == pytest.approx(1, abs=0.001)
    assert (row.set_aside, row.findings) == (24, ("sponsored", "unnamed_connections"))


def test_planted_numbers() -> None:
    """Counted by hand: who wrote, how often, who began, what was given."""
    export = (
        ExportBuilder()
        .link("Ann Berg", "2020-03-09")
        .link("Bo Cole", "2026-01-05")
        .link("Cy Dahl", "2026-02-01")
        .talk("Ann Berg", 10, last="2026-03-01")
        .write("Bo Cole", "2026-01-20")
        .hear("Cy Dahl", "2024-01-01")
        .recommend("Ann Berg", "01/05/26, 10:00 AM", received=False)
    )
    found = measure_export(analyze(read_export(export.zip()), None), map_network(export.analyze()))
    assert {name: found[name] for name in ("connections", "letters", "conversations", "partners", "partners_year")} == {
        "connections": 3,
        "letters": 22,
        "conversations": 3,
        "partners": 3,
        "partners_year": 2,
    }
    assert (found["could_call"], found["links_year"], found["days_each"]) == (1, 2, 4.0)
    assert found["opened_share"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["greeted_share"] == pytest.approx(1 / 2, abs=1e-4)
    assert (found["given"], found["received"], found["given_share"]) == (1, 0, None)


def test_without_messages_nothing_is_said_of_writing(tmp_path: Path) -> None:
    """Null, not zero: nobody is silent there, nothing is known."""
    row = row_of(written(tmp_path, ExportBuilder().link("Ann Berg")))
    nulls = {one.name for one in MEASURES if one.of_messages}
    assert {name for name, value in row.measures.items() if value is None} >= nulls
    assert (row.measures["connections"], row.measures["years_linking"]) == (1, 0.0)


def test_a_row_names_nobody(collector: Analysis, collector_zip: Path) -> None:
    """No name, slug, employer or word of anybody, ego included, in anything a row holds."""
    told = json.dumps(row_of(collector_zip).document())
    people = collector.people
    secrets = {*people["name"], *people["person_id"], *people["company"].drop_nulls(), *people["position"].drop_nulls()}
    ego = collector.facts.ego
    assert ego is not None
    secrets |= {str(ego.name), ego.person_id, *collector.careers["place"], "linkedin.com", "http"}
    assert not [secret for secret in secrets if len(secret) > 2 and secret in told]


def test_two_exports_of_one_person_have_one_code_and_another_run_another(exports: Path, tmp_path: Path) -> None:
    """Without the ledger's secret a code tells nothing."""
    before, after, other = (row_of(exports / name) for name in ("before/01.zip", "01.zip", "02.zip"))
    assert before.participant == after.participant != other.participant
    assert before.content != after.content
    assert row_of(exports / "01.zip", b"other" * 8).participant != after.participant
    nobody = [ExportBuilder().link(name).file("Profile.csv", "Headline\nX\n") for name in ("Ann Berg", "Bo Cole")]
    rows = [row_of(written(tmp_path, one)) for one in nobody]
    assert [row.participant for row in rows] == ["", ""]
    assert len({row.likeness for row in rows}) == 2, "whose address is unknown is known by name and oldest links"
    later = row_of(written(tmp_path, nobody[0].link("Zoë New", "2026-01-01").link("Old One", "2026-02-01")))
    assert later.content != rows[0].content


def test_a_folder_and_its_files_are_one_export(tmp_path: Path) -> None:
    """Its content is that of its tables, as that of a zip of them is; a link that leads elsewhere is not followed."""
    folder = tmp_path / "export"
    folder.mkdir()
    for name, content in ExportBuilder().link("Ann Berg").files().items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    before = row_of(folder)
    (folder / "outside.csv").symlink_to("/etc/hostname")
    assert row_of(folder) == before
    packed = written(tmp_path, ExportBuilder().link("Ann Berg"))
    assert row_of(packed).content == before.content
    assert row_of(written(tmp_path, ExportBuilder().link("Ann Bergs"))).content != before.content


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    """As one that is to be set aside."""
    with pytest.raises(ExportError, match="no such file"):
        row_of(tmp_path / "gone.zip")
