"""`handful cohort` and what takes its file: what is printed, what is written, what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pypdf
import pytest

from analyzer.norms import MEASURES, open_summary, read_summary
from analyzer.samples import sample_cohort
from analyzer.text import load_words
from tests.cohort.conftest import OWNERS, RETURNING
from tests.test_cli import Handful, handful

__all__ = ["handful"]
pytestmark = pytest.mark.worker


@pytest.fixture
def groups(exports: Path, tmp_path: Path) -> Path:
    """Say of everybody which programme they are in; one line names nobody."""
    file = tmp_path / "groups.csv"
    lines = [f"{number:02}.zip,{'a' if number % 2 else 'b'}" for number in range(1, OWNERS + 1)]
    assert exports.is_dir()
    # Whose two exports have one name is told by the path.
    lines = [line if int(line[:2]) > RETURNING else f"before/{line}" for line in lines]
    file.write_text("\n".join(["export,programme", *lines, "nobody.zip,a"]) + "\n")
    return file


def test_a_cohort_is_made_printed_and_opened(
    handful: Handful, exports: Path, groups: Path, tmp_path: Path, collector_zip: Path
) -> None:
    """The table, the summary beside it, private; the second run reads nothing; the report lays itself beside it."""
    out = tmp_path / "out.parquet"
    code, told, err = handful("cohort", exports, "-o", out, "--groups", groups, "--workers", 2)
    assert code == 0
    assert "14 participants, 18 exports." in told
    assert "One line of the groups names no export here: nobody.zip." in told
    assert "4 participants have exports of two times" in told
    assert (
        "Not shown, since fewer than ten are alike there, or too few would be left over: programme a; programme b."
        in told
    )
    assert "People one could call" in told
    assert err.count("Wrote") == 2
    assert "handful app --cohort" in err
    summary = read_summary((tmp_path / "out.json").read_bytes())
    assert summary == open_summary(tmp_path / "out.json")
    assert summary.attributes == ("programme",)
    assert [dict(one.values) for one in summary.groups] == [{}], "seven of each are too few to be shown"
    assert (tmp_path / "out.json").stat().st_mode & 0o077 == 0
    code, told, _ = handful("cohort", exports, "-o", out, "--format", "json")
    document = json.loads(told)
    assert document["exports"] == {"found": 18, "rows": 18, "copies": 0, "replaced": 0, "set_aside": 0}
    assert document["participants"] == OWNERS
    assert open_summary(out).people == 15
    code, _, _ = handful("report", collector_zip, "-o", tmp_path / "r.pdf", "--cohort", tmp_path / "out.json")
    assert code == 0
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "r.pdf").pages)
    assert "Beside others" in text
    assert "about 15 participants" in text


def test_few_exports_have_a_table_and_nothing_to_show(handful: Handful, exports: Path, tmp_path: Path) -> None:
    """What could not be read is listed; what an earlier, larger run had to show goes."""
    (tmp_path / "out.json").write_bytes(sample_cohort().read_bytes())
    listed = tmp_path / "list.txt"
    listed.write_text(f"{exports / '01.zip'}\ngone.zip\n")
    code, told, err = handful("cohort", listed, "-o", tmp_path / "out.parquet", "--workers", 1)
    assert code == 0
    assert "out.json was removed" in err
    assert "One participant, 1 export." in told
    assert "Fewer than ten participants" in told
    assert "One export could not be read:" in told
    assert "gone.zip: " in told
    assert not (tmp_path / "out.json").exists()


def test_why_an_export_was_set_aside_is_said_in_the_language_that_was_asked_for(
    handful: Handful, exports: Path, tmp_path: Path
) -> None:
    """In the JSON too; its code is the same in every language."""
    listed = tmp_path / "list.txt"
    listed.write_text(f"{exports / '01.zip'}\ngone.zip\n")
    said = {}
    for lang in ("en", "de"):
        out = tmp_path / f"{lang}.parquet"
        code, told, _ = handful("cohort", listed, "-o", out, "--lang", lang, "--workers", 1, "--format", "json")
        assert code == 0
        (said[lang],) = json.loads(told)["set_aside"]
    assert said["en"]["code"] == said["de"]["code"]
    assert said["en"]["message"] == "There is no such file or folder."
    assert said["de"]["message"] == "Eine solche Datei oder einen solchen Ordner gibt es nicht."
    assert said["de"]["hint"] != said["en"]["hint"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "out.csv"), "folder of Parquet"),
        (("-o", "out.parquet", "--scheduler", "tcp://127.0.0.1:1", "--workers", "2"), "workers of its own"),
        (("-o", "taken.parquet"), "Something else is called taken.json"),
        (("-o", "out.parquet", "--groups", "none.csv"), "no such file of groups"),
        (("-o", "out.parquet", "--ledger", "mysql://nobody"), "database makes no sense"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_read(
    handful: Handful,
    exports: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    told: str,
) -> None:
    """One sentence and a hint, exit 2."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken.json").write_text('{"my": "notes"}')
    code, out, err = handful("cohort", exports, *arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert (tmp_path / "taken.json").read_text() == '{"my": "notes"}'


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--cohort", "none.json"), "cannot be read"),
        (("--group", "year=2024"), "one of a cohort"),
        (("--cohort", str(sample_cohort()), "--group", "2024"), "NAME=VALUE"),
        (("--cohort", str(sample_cohort()), "--group", "year=1999"), "It shows: "),
    ],
)
def test_a_report_beside_nothing_is_refused(
    handful: Handful, collector_zip: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    """With what there is to choose from."""
    code, _, err = handful("report", collector_zip, "-o", tmp_path / "r.html", *arguments)
    assert code == 2
    assert told in err


def test_the_app_begins_with_a_cohort(handful: Handful, tmp_path: Path) -> None:
    """Or says at once that the file is none."""
    (tmp_path / "no.json").write_text("{}")
    code, _, err = handful("app", "--cohort", tmp_path / "no.json", "--no-browser")
    assert code == 2
    assert "no file about a cohort" in err


def test_the_document_names_every_measure() -> None:
    """By its column, and as it is called on screen."""
    told = (Path(__file__).parents[2] / "docs" / "cohort.md").read_text(encoding="utf-8")
    words = load_words()
    assert [one.name for one in MEASURES if f"| {words.say(f'measure.{one.name}')} | `{one.name}` |" not in told] == []
