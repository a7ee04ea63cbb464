"""The command line: stable output, exit codes, one sentence and a hint."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from analyzer import cli
from analyzer.analysis import read_export
from analyzer.cli.options import FOLLOW_UPS
from analyzer.cli.writing import replace_file
from analyzer.schemas import Answer, FollowUp, Known, Settled, Verdict
from analyzer.store import Act, Wish, follow_up, label, make_vault, open_store, verdict
from tests.builders import ExportBuilder, zip_of
from tests.conftest import sample
from tests.store.makers import NOON, known


def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str, str]:
    """Run `handful` and give exit code, output and what stood on stderr."""
    monkeypatch.setattr(sys, "argv", ["handful", *arguments])
    hook = sys.excepthook
    with pytest.raises(SystemExit) as caught:
        cli.main()
    sys.excepthook = hook
    out, err = capsys.readouterr()
    return int(caught.value.code or 0), out, err


Handful = Callable[..., tuple[int, str, str]]


@pytest.fixture
def handful(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Handful:
    """Give the command as a function."""
    return lambda *arguments: run(capsys, monkeypatch, *map(str, arguments))


def test_ties_as_json_is_the_document(handful: Handful, collector_zip: Path) -> None:
    """JSON on stdout, nothing on stderr where no one watches."""
    code, out, err = handful("ties", collector_zip, "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out)["summary"]["tiers"]["could_call"] == 9


def test_diagnostics_for_a_bug_report_are_a_text(handful: Handful, collector_zip: Path) -> None:
    """Counts and codes on stdout, and nothing else."""
    code, out, err = handful("inspect", collector_zip, "--diagnostics")
    assert (code, err, "read messages: " in out) == (0, "", True)


def test_an_archive_that_was_left_alone_is_told(handful: Handful, collector_zip: Path, tmp_path: Path) -> None:
    """The other one is read, and nobody has to guess which."""
    (tmp_path / "broken.zip").write_text("not a zip")
    code, out, err = handful("ties", tmp_path / "broken.zip", collector_zip)
    assert (code, out.startswith("2,376 connections.")) == (0, True)
    assert err == "handful: broken.zip: not an export, or damaged, so it was left alone.\n"


def test_ties_as_a_table_says_the_sentence(handful: Handful, collector_zip: Path) -> None:
    """The headline, the day, the people, and how many more there are."""
    code, out, _ = handful("ties", collector_zip)
    assert code == 0
    assert out.startswith("2,376 connections. 9 you could call.\nAs far as this export shows, up to 9 March 2026.")
    assert "You have written on" in out


@pytest.mark.parametrize("form", ["csv", "parquet", "json"])
def test_the_ending_of_the_file_chooses_the_format(
    handful: Handful, collector_zip: Path, tmp_path: Path, form: str
) -> None:
    """With -o, FILE.csv writes CSV, FILE.parquet Parquet, FILE.json JSON."""
    target = tmp_path / f"ties.{form}"
    assert handful("ties", collector_zip, "-o", target)[0] == 0
    if form == "json":
        assert len(json.loads(target.read_text(encoding="utf-8"))["ties"]) == 2405
    else:
        assert (pl.read_csv(target) if form == "csv" else pl.read_parquet(target)).height == 2405


def test_an_earlier_day_judges_from_then(handful: Handful, collector_zip: Path) -> None:
    """--as-of takes the export back to a day."""
    document = json.loads(handful("ties", collector_zip, "--as-of", "2015-01-01", "--format", "json")[1])
    assert document["as_of"] == "2015-01-01"
    assert document["exported_on"] == "2026-03-09"
    assert document["summary"]["connections"] < 1000


def test_inspect_tells_each_file(handful: Handful, collector_zip: Path) -> None:
    """As a table for a person, as JSON for a script, as CSV for a sheet."""
    code, out, _ = handful("inspect", collector_zip)
    assert code == 0
    assert "The export of Mara Einträger" in out
    assert "24 rows with only a date" in out
    assert json.loads(handful("inspect", collector_zip, "--format", "json")[1])["ego"]["name"] == "Mara Einträger"
    assert handful("inspect", collector_zip, "--format", "csv")[1].startswith("file,table,rows,set_aside")


def test_inspect_needs_one_table_and_ties_needs_connections(handful: Handful, tmp_path: Path) -> None:
    """An export without connections can be inspected, and gives no verdicts."""
    path = tmp_path / "x.zip"
    path.write_bytes(zip_of({"Profile.csv": "First Name,Last Name\nA,B\n"}))
    assert handful("inspect", path)[0] == 0
    code, out, err = handful("ties", path)
    assert (code, out) == (2, "")
    assert err == (
        "handful: This export has no Connections.csv.\n"
        "         Ask LinkedIn for a copy again and tick Connections, or wait for the second, larger archive.\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("ties", "/nowhere/at/all.zip"),
        ("inspect", __file__),
        ("ties", __file__, "--as-of", "soon"),
        ("ties",),
        ("dance",),
        ("sample", "/nowhere/at/all.zip"),
        ("sample", "x.zip", "--persona", "nobody"),
        ("app", "/nowhere/at/all.zip"),
    ],
)
def test_input_that_cannot_be_used_exits_2_without_a_traceback(handful: Handful, arguments: tuple[str, ...]) -> None:
    """Exit 2, words on stderr, nothing on stdout."""
    code, out, err = handful(*arguments)
    assert (code, out) == (2, "")
    assert err
    assert "Traceback" not in err


def test_an_export_without_messages_is_no_error(handful: Handful, tmp_path: Path) -> None:
    """Everyone is without evidence, and one sentence says what is missing and how to get it."""
    path = tmp_path / "x.zip"
    path.write_bytes(ExportBuilder().link("A B").zip())
    code, out, err = handful("ties", path, "--format", "json")
    assert code == 0
    assert json.loads(out)["summary"]["tiers"]["no_evidence"] == 1
    assert "no messages" in err
    path.write_bytes(ExportBuilder().zip())
    code, out, err = handful("ties", path)
    assert code == 0
    assert out.startswith("0 connections. 0 you could call.")
    assert "no connections" in err


def test_a_name_cannot_command_the_terminal(handful: Handful, tmp_path: Path) -> None:
    """Escape sequences and markup in a name are shown as text or not at all."""
    path = tmp_path / "x.zip"
    path.write_bytes(ExportBuilder().link("\x1b[31mRed [bold]Name[/bold]").zip())
    out = handful("ties", path)[1]
    assert "\x1b" not in out
    assert "[bold]Name[/bold]" in out


def test_sample_makes_an_export_and_its_truth(handful: Handful, tmp_path: Path) -> None:
    """The sample command writes the zip, and what is true of it beside it."""
    code, _, err = handful(
        "sample",
        tmp_path / "x.zip",
        "--persona",
        "quiet",
        "--connections",
        30,
        "--messages",
        200,
        "--seed",
        4,
        "--truth",
        tmp_path / "t.json",
    )
    assert code == 0
    assert err.startswith(f"Wrote {tmp_path / 'x.zip'}: 30 connections, ")
    truth = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    assert len([person for person in truth["people"] if person["is_connection"]]) == 30
    assert json.loads(handful("ties", tmp_path / "x.zip", "--format", "json")[1])["summary"]["connections"] == 30


def test_the_export_is_never_written_over(handful: Handful, tmp_path: Path, collector_zip: Path) -> None:
    """An output that is the export, or lies in its folder, is refused before anything is read."""
    path = tmp_path / "x.zip"
    path.write_bytes(collector_zip.read_bytes())
    assert handful("ties", path, "--format", "csv", "-o", path)[0] == 2
    assert path.read_bytes() == collector_zip.read_bytes()
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "Connections.csv").write_text("First Name,Last Name,URL,Connected On\nA,B,,01 Jan 2020\n")
    assert handful("ties", folder, "-o", folder / "Connections.csv")[0] == 2
    assert handful("ties", path, "-o", tmp_path / "ties.xlsx")[0] == 2


def test_a_day_after_the_export_is_said_to_be(handful: Handful, collector_zip: Path) -> None:
    """An export cannot know what came after it."""
    assert "The export was made on 9 March 2026" in handful("ties", collector_zip, "--as-of", "2030-01-01")[1]


def test_a_day_before_the_export_begins_is_refused(handful: Handful, collector_zip: Path) -> None:
    """There is nothing to judge from then; that is said, with the day from which there is, and so of no day at all."""
    code, out, err = handful("ties", collector_zip, "--as-of", "1900-01-01")
    assert (code, out) == (2, "")
    assert "begins on" in err
    begins = re.search(r"--as-of (\S+) or later", err)
    assert begins is not None
    assert handful("ties", collector_zip, "--as-of", begins[1])[0] == 0
    assert "Write one like 2026-03-09" in handful("ties", collector_zip, "--as-of", "yesterday")[2]


def test_a_reader_that_has_had_enough_is_no_bug(collector_zip: Path) -> None:
    """`handful … | head` ends quietly, and names reach a pipe of another encoding."""
    for command in ("ties", "inspect"):
        pipeline = f"'{sys.executable}' -m analyzer.cli {command} '{collector_zip}' --format json | head -c 10; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(
            ["/bin/bash", "-c", pipeline],
            capture_output=True,
            text=True,
            check=False,
            env={"PYTHONIOENCODING": "cp1252", "PATH": os.environ["PATH"]},
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_a_bug_is_told_by_type_and_place_and_exits_1(tmp_path: Path, collector_zip: Path) -> None:
    """What breaks says where, never with what: an error's own words may hold a name."""
    script = "import sys; from analyzer import cli, reports\n"
    script += "def broken(*a, **k): raise KeyError('Zoë Example')\n"
    script += f"reports.ties_document = broken; sys.argv = ['handful', 'ties', {str(collector_zip)!r}, '--format', 'json']; cli.main()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 1
    assert "KeyError at <string>" in done.stderr
    assert "Zoë" not in done.stderr


@pytest.mark.parametrize(
    "command", ["app", "inspect", "ties", "network", "prune", "sample", "backup", "restore", "purge"]
)
def test_every_command_explains_itself(handful: Handful, command: str) -> None:
    """--help works without reading anything."""
    code, out, _ = handful(command, "--help")
    assert code == 0
    assert "Usage: handful" in out


def test_a_locale_without_unicode_still_gets_every_name(tmp_path: Path) -> None:
    """Names are written as UTF-8 to a pipe, whatever the locale."""
    path = tmp_path / "x.zip"
    path.write_bytes(ExportBuilder().link("Zoë 李").zip())
    done = subprocess.run(
        [sys.executable, "-m", "analyzer.cli", "ties", str(path), "--format", "json"],
        capture_output=True,
        check=False,
        env={"LC_ALL": "C", "PYTHONUTF8": "0"},
    )
    assert done.returncode == 0
    assert "Zoë 李" in done.stdout.decode()


def test_network_as_a_table_names_the_circles(handful: Handful, collector_zip: Path) -> None:
    """The circles with their sizes, the layoff question, the doors asked for, the last links."""
    code, out, err = handful("network", collector_zip, "--target", "Litware", "--target", "nowhere at all")
    assert (code, err) == (0, "")
    assert re.match(r"Your links hang together in \d+ circles\.", out)
    assert "you linked with while at" in out
    assert "where you work now" in out
    assert "Litware: " in out
    assert "nowhere at all: Nobody of yours." in out
    assert "One living tie alone still reaches" in out


def test_the_network_heeds_the_doors_and_spellings_that_are_kept(handful: Handful, tmp_path: Path) -> None:
    """As the page does: the list on disk counts beside what is asked for now."""
    builder = ExportBuilder().link("Ann One", company="Contoso").link("Bea Two", company="Litware")
    (tmp_path / "export.zip").write_bytes(builder.zip())
    open_store(tmp_path / "kept").open_book("me-owner", "me owner").wish(Wish.TARGETS, ["Litware"], NOON)
    asked = ("network", tmp_path / "export.zip", "--format", "json", "--target", "Contoso")
    document = json.loads(handful(*asked, "--data-dir", tmp_path / "kept")[1])
    assert [row["target"] for row in document["measures"]["targets"]] == ["Contoso", "Litware"]


def test_network_as_json_has_measures_nodes_and_edges(handful: Handful, collector_zip: Path) -> None:
    """The keys others rely on: kind and label on nodes, tier on people, kind and weight on edges."""
    document = json.loads(handful("network", collector_zip, "--format", "json", "--target", "Contoso")[1])
    assert list(document) == ["handful", "as_of", "exported_on", "ego", "measures", "nodes", "edges"]
    measures = document["measures"]
    assert list(measures) == [
        "communities",
        "breadth",
        "bridges",
        "last_links",
        "targets",
        "layoff",
        "structure",
        "coverage",
        "shared",
        "merges",
    ]
    assert measures["structure"]["ties_are_inferred"] is True
    assert measures["coverage"]["field"]["known"] > 0.8 * measures["coverage"]["field"]["people"]
    assert measures["targets"][0]["target"] == "Contoso"
    assert len({community["name"] for community in measures["communities"]}) == len(measures["communities"])
    kinds = {node["kind"] for node in document["nodes"]}
    assert {"ego", "person", "employer", "field", "chapter", "burst", "group"} <= kinds
    assert all(node["label"] for node in document["nodes"])
    assert all(node["tier"] for node in document["nodes"] if node["kind"] == "person")
    assert {"source", "target", "kind", "weight"} <= set(document["edges"][0])


@pytest.mark.parametrize(("form", "begins"), [("graphml", b"<?xml"), ("gexf", b"<?xml"), ("json", b"{")])
def test_the_ending_of_the_file_chooses_how_the_graph_is_written(
    handful: Handful, collector_zip: Path, tmp_path: Path, form: str, begins: bytes
) -> None:
    """With -o, FILE.graphml, FILE.gexf and FILE.json are what they say."""
    target = tmp_path / f"net.{form}"
    assert handful("network", collector_zip, "-o", target)[0] == 0
    assert target.read_bytes().startswith(begins)


def test_a_graph_in_csv_is_two_files_under_gephis_headers(handful: Handful, tmp_path: Path) -> None:
    """Nodes and edges apart, the edges between nodes that are there, no cell a formula."""
    export = tmp_path / "export.zip"
    export.write_bytes(ExportBuilder().link("=1 A", company="@Litware").link("+2 B", company="@Litware").zip())
    code, _, err = handful("network", export, "-o", tmp_path / "net.csv")
    assert code == 0
    assert "net-nodes.csv" in err
    nodes, edges = (pl.read_csv(tmp_path / f"net-{part}.csv") for part in ("nodes", "edges"))
    assert nodes.columns[:3] == ["Id", "kind", "Label"]
    assert {"Source", "Target", "Weight", "Type"} <= set(edges.columns)
    assert set(edges["Source"]) | set(edges["Target"]) <= set(nodes["Id"])
    assert not [name for name in nodes["Label"] if name[0] in "=+@-"]


def test_a_graph_that_cannot_be_written_is_refused(handful: Handful, collector_zip: Path, tmp_path: Path) -> None:
    """CSV without a file, an unknown ending, a layout nobody knows: exit 2 and a hint."""
    assert handful("network", collector_zip, "--format", "csv")[0] == 2
    code, _, err = handful("network", collector_zip, "-o", tmp_path / "net.pdf")
    assert code == 2
    assert ".graphml" in err
    assert handful("network", collector_zip, "--layout", "circle")[0] == 2


def test_the_network_of_an_export_without_messages_says_so(handful: Handful, tmp_path: Path) -> None:
    """Circles need no messages; that nothing tells whom one talks with is said beside."""
    export = tmp_path / "export.zip"
    export.write_bytes(ExportBuilder().link("A A", company="Litware").link("B B", company="Litware").zip())
    code, out, err = handful("network", export)
    assert code == 0
    assert out.startswith("Your links share too little here to form circles.")
    assert "no messages" in err


def keep(data_dir: Path, person: str, decided: Verdict) -> None:
    """Decide about somebody of the collector's."""
    ego = read_export(sample("collector").path).ego
    assert ego is not None
    book = open_store(data_dir).open_book(*ego.goes_by)
    book.say(verdict([person], decided), known(), Act.DECIDE, NOON)


def test_prune_lists_who_can_go_with_the_reason(handful: Handful, collector_zip: Path) -> None:
    """A count, the people and why; as JSON every one of them, in the order they would be up."""
    code, out, _ = handful("prune", collector_zip)
    assert code == 0
    assert out.startswith("2,146 connections for whom nothing here speaks.")
    code, out, err = handful("prune", collector_zip, "--format", "json")
    rows = json.loads(out)
    assert (code, err, len(rows)) == (0, "", 2146)
    assert set(rows[0]) == {
        "person_id", "name", "profile_url", "kind", "reason", "company", "position", "connected_on",
    }  # fmt: skip
    assert rows[0]["kind"] == "pitched"
    assert rows[0]["reason"] == "They wrote to sell or to recruit, and you never answered."


def test_prune_leaves_out_whoever_was_decided_about(handful: Handful, collector_zip: Path, data_dir: Path) -> None:
    """What was said in the app holds here too, and looking makes no file."""
    first = json.loads(handful("prune", collector_zip, "--format", "json", "--preset", "pitches")[1])
    assert not data_dir.exists()
    keep(data_dir, first[0]["person_id"], Verdict.KEEP)
    again = json.loads(handful("prune", collector_zip, "--format", "json", "--preset", "pitches")[1])
    assert again == first[1:]
    elsewhere = handful("prune", collector_zip, "--format", "json", "--preset", "pitches", "--data-dir", data_dir / "x")
    assert json.loads(elsewhere[1]) == first


def test_prune_keeps_the_only_link_to_a_target(handful: Handful, tmp_path: Path) -> None:
    """A place one would like a door to, on the command line."""
    builder = (
        ExportBuilder()
        .link("Near Friend")
        .talk("Near Friend", 9, last="2026-02-01")
        .link("Only One", company="Litware")
    )
    (tmp_path / "e.zip").write_bytes(builder.zip())
    assert len(json.loads(handful("prune", tmp_path / "e.zip", "--format", "json")[1])) == 1
    assert json.loads(handful("prune", tmp_path / "e.zip", "--format", "json", "--target", "litware")[1]) == []


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_prune_writes_files(handful: Handful, collector_zip: Path, tmp_path: Path, form: str) -> None:
    """CSV and Parquet hold the same rows."""
    target = tmp_path / f"prune.{form}"
    handful("prune", collector_zip, "-o", target)
    assert (pl.read_csv(target) if form == "csv" else pl.read_parquet(target)).height == 2146


def test_pending_invitations_are_listed(handful: Handful, collector_zip: Path) -> None:
    """As a table and as JSON, the longest waiting first."""
    assert handful("prune", collector_zip, "--pending")[1].startswith("34 invitations of yours have waited")
    rows = json.loads(handful("prune", collector_zip, "--pending", "--format", "json")[1])
    assert [row["days"] for row in rows] == sorted((row["days"] for row in rows), reverse=True)
    assert {row["kind"] for row in rows} == {"pending_invitation"}


def test_pending_without_the_file_of_invitations_says_so(handful: Handful, tmp_path: Path) -> None:
    """No file is not the same as nobody waiting."""
    (tmp_path / "e.zip").write_bytes(ExportBuilder().link("Silent N0").zip())
    code, out, err = handful("prune", tmp_path / "e.zip", "--pending")
    assert (code, out, "does not have Invitations.csv" in err) == (0, "", True)


def test_prune_without_messages_says_that_silence_means_nothing(handful: Handful, tmp_path: Path) -> None:
    """An empty list, and why; no number that would mislead."""
    (tmp_path / "e.zip").write_bytes(ExportBuilder().link("Silent N0").zip())
    code, out, err = handful("prune", tmp_path / "e.zip")
    assert (code, out) == (0, "")
    assert "silence means nothing" in err
    assert json.loads(handful("prune", tmp_path / "e.zip", "--format", "json")[1]) == []


def test_a_damaged_store_stops_prune_with_a_sentence(handful: Handful, collector_zip: Path, data_dir: Path) -> None:
    """Not as if nothing had been decided."""
    data_dir.mkdir()
    (data_dir / "handful.db").write_bytes(b"words " * 2000)
    code, out, err = handful("prune", collector_zip)
    assert (code, out) == (2, "")
    assert "damaged" in err


def test_backup_and_restore_carry_decisions_over(handful: Handful, tmp_path: Path, data_dir: Path) -> None:
    """Out of one folder and into another; nothing to carry, and no such file, are said."""
    assert handful("backup")[0] == 2
    keep(data_dir, "somebody", Verdict.KEEP)
    code, _, err = handful("backup", "-o", tmp_path / "d.json")
    assert (code, "Wrote" in err) == (0, True)
    assert (tmp_path / "d.json").stat().st_mode & 0o777 == 0o600
    assert handful("backup", "-o", data_dir / "handful.db")[0] == 2
    assert handful("backup", "-o", tmp_path / "none" / "d.json")[0] == 2
    assert json.loads(handful("backup")[1])["handful_decisions"] == 1
    for new in (1, 0):
        code, _, err = handful("restore", tmp_path / "d.json", "--data-dir", tmp_path / "other")
        assert (code, ("one decision" in err) == bool(new)) == (0, True)
    assert handful("restore", tmp_path / "none.json")[0] == 2


def test_purge_deletes_everything_and_proves_it(
    handful: Handful, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names the files, asks, deletes, and says that nothing is left; a no deletes nothing."""
    assert handful("purge") == (0, f"Nothing is kept in {data_dir}.\n", "")
    keep(data_dir, "somebody", Verdict.KEEP)
    monkeypatch.setattr("click.confirm", lambda *_, **__: False)
    assert "Nothing was deleted." in handful("purge")[1]
    assert (data_dir / "handful.db").exists()
    (data_dir / "mine.txt").write_text("mine")
    code, out, _ = handful("purge", "--yes")
    assert code == 0
    assert str(data_dir / "handful.db") in out
    assert "Deleted: one file" in out
    assert "One file that is not Handful's" in out
    assert [file.name for file in data_dir.iterdir()] == ["mine.txt"]


def test_the_owners_word_wins_on_the_command_line_too(handful: Handful, collector_zip: Path, data_dir: Path) -> None:
    """Whoever would pick up is callable, whoever would not is warm at most, and the reason says so."""
    before = json.loads(handful("ties", collector_zip, "--format", "json")[1])
    first, last = before["ties"][0]["person_id"], before["ties"][-1]["person_id"]
    ego = read_export(collector_zip).ego
    assert ego is not None
    book = open_store(data_dir).open_book(*ego.goes_by)
    for person, answer in ((first, Answer.NO), (last, Answer.YES)):
        book.say(label(person, answer), known(), Act.LABEL, NOON)
    told = {tie["person_id"]: tie for tie in json.loads(handful("ties", collector_zip, "--format", "json")[1])["ties"]}
    assert (told[first]["tier"], told[first]["reason_key"]) == ("warm", "own_no")
    assert (told[last]["tier"], told[last]["reason_key"]) == ("could_call", "own_yes")
    assert told[last]["reason"] == "You said that they would pick up."
    book.wish(Wish.LINES, {"strong_days": 4, "strong_months": 1, "callable_silent_months": 36.0}, NOON)
    wider = json.loads(handful("ties", collector_zip, "--format", "json")[1])["summary"]["tiers"]["could_call"]
    assert wider > before["summary"]["tiers"]["could_call"]
    book.wish(Wish.LINES, {"strong_days": "x"}, NOON)
    assert json.loads(handful("ties", collector_zip, "--format", "json")[1])["summary"]["tiers"]["could_call"] == 9


def test_followups_lists_who_may_be_glad_to_hear(handful: Handful, tmp_path: Path, data_dir: Path) -> None:
    """List by list with the reason and the quote; what was dealt with in the app is left out."""
    export = ExportBuilder().link("Ada Any").link("Pat Promised")
    export.write("Ada Any", "2026-01-09").hear("Ada Any", "2026-01-10", "How did the concert go?")
    export.hear("Pat Promised", "2026-02-01").write("Pat Promised", "2026-02-02", "I'll send you the slides.")
    (tmp_path / "e.zip").write_bytes(export.zip())
    arguments = ("followups", tmp_path / "e.zip", "--as-of", "2026-03-09")
    code, out, _ = handful(*arguments)
    assert code == 0
    assert out.startswith("2 messages that may be welcome")
    assert "They wait for your reply (1)" in out
    assert "How did the" in out
    rows = json.loads(handful(*arguments, "--format", "json")[1])
    assert [(row["person_id"], row["kind"], row["on"]) for row in rows] == [
        ("ada-any", "owed", "2026-01-10"),
        ("pat-promised", "promised", "2026-02-02"),
    ]
    assert set(rows[0]) == {
        "person_id", "name", "profile_url", "kind", "reason", "cause", "on", "days", "quote", "tier", "company", "position",
    }  # fmt: skip
    assert [row["kind"] for row in json.loads(handful(*arguments, "--format", "json", "--kind", "promised")[1])] == [
        "promised"
    ]
    book = open_store(data_dir).open_book("me-owner", "me owner")
    told = follow_up(["ada-any"], FollowUp.OWED, Settled.DONE, date(2026, 1, 10))
    book.say(told, Known.create_empty(), Act.FOLLOW_UP, datetime(2026, 3, 9, tzinfo=UTC))
    assert [row["kind"] for row in json.loads(handful(*arguments, "--format", "json")[1])] == ["promised"]


def test_followups_and_contacts_write_files(handful: Handful, collector_zip: Path, tmp_path: Path) -> None:
    """A workbook, a list and cards, each as its ending says."""
    for name, start in (("l.xlsx", b"PK"), ("l.csv", b"person_id"), ("l.parquet", b"PAR1"), ("l.json", b"[")):
        code, out, err = handful("followups", collector_zip, "-o", tmp_path / name)
        assert (code, out) == (0, "")
        assert "Wrote" in err
        assert (tmp_path / name).read_bytes().startswith(start)
    code, out, _ = handful("contacts", collector_zip, "-o", tmp_path / "handful.vcf")
    assert (code, out) == (0, "")
    assert (tmp_path / "handful.vcf").read_text().count("BEGIN:VCARD") == 9
    assert handful("contacts", collector_zip, "--tier", "warm")[1].count("BEGIN:VCARD") == 36


def test_the_lists_one_can_ask_for_are_all_there_are() -> None:
    """The command line writes them out, because `--help` answers without Polars."""
    assert tuple(FollowUp) == FOLLOW_UPS


def test_contacts_says_when_there_is_nobody_and_what_a_card_file_is_called(handful: Handful, tmp_path: Path) -> None:
    """No empty file is called written, and no hint names an option that is not there."""
    (tmp_path / "e.zip").write_bytes(ExportBuilder().link("Silent N0").zip())
    code, _, err = handful("contacts", tmp_path / "e.zip", "-o", tmp_path / "handful.vcf")
    assert code == 2
    assert "Nobody stands there" in err
    assert not (tmp_path / "handful.vcf").exists()
    code, _, err = handful("contacts", tmp_path / "e.zip", "-o", tmp_path / "handful.csv")
    assert code == 2
    assert "End it in .vcf." in err
    assert "--format" not in err


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Give two exports of one person, six weeks apart."""
    old, new = tmp_path / "old.zip", tmp_path / "new.zip"
    old.write_bytes(ExportBuilder().link("Ada Any").talk("Ada Any", 4, last="2026-01-20").link("Gone Gus").zip())
    later = ExportBuilder().link("Ada Any").talk("Ada Any", 4, last="2026-01-20").link("New Nora", "2026-03-01")
    new.write_bytes(later.hear("Ada Any", "2026-03-08").zip())
    return old, new


def test_compare_says_what_changed(handful: Handful, pair: tuple[Path, Path]) -> None:
    """Both moments, every list with its sentence, and the line over time."""
    code, out, err = handful("compare", *pair, "--format", "json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert [row["name"] for row in told["new"]] == ["New Nora"]
    assert [row["name"] for row in told["gone"]] == ["Gone Gus"]
    assert told["summary"]["lists"]["new"] == 1
    assert all(row["reason"].endswith(".") for kind in ("new", "gone", "tier_changes") for row in told[kind])
    assert len(told["over_time"]) == 2
    code, out, _ = handful("compare", *pair)
    assert (code, out.splitlines()[0]) == (0, "20 January 2026 → 8 March 2026: 0 you could call then, 0 now.")


def test_an_export_compared_with_itself_has_no_changes(handful: Handful, pair: tuple[Path, Path]) -> None:
    """Every list is empty, and the table says so."""
    code, out, _ = handful("compare", pair[1], pair[1], "--format", "json")
    told = json.loads(out)
    assert code == 0
    assert [key for key, value in told.items() if isinstance(value, list) and value] == []
    assert "Nothing changed" in handful("compare", pair[1], pair[1])[1]


@pytest.mark.parametrize("form", ["csv", "parquet", "xlsx"])
def test_changes_go_out_as_one_table(handful: Handful, pair: tuple[Path, Path], tmp_path: Path, form: str) -> None:
    """With -o, the ending chooses the format."""
    target = tmp_path / f"changes.{form}"
    assert handful("compare", *pair, "-o", target)[0] == 0
    assert target.stat().st_size > 0
    if form == "csv":
        assert pl.read_csv(target)["name"].to_list()[:2] == ["New Nora", "Gone Gus"]


def test_what_cannot_be_compared_is_told(handful: Handful, pair: tuple[Path, Path], collector_zip: Path) -> None:
    """One export, the wrong order, two people: exit 2, one sentence and what to do."""
    assert handful("compare", pair[0])[0] == 2
    code, _, err = handful("compare", *reversed(pair))
    assert (code, "newer than the second" in err, "older one first" in err) == (2, True, True)
    assert "different people" in handful("compare", pair[0], collector_zip)[2]


@pytest.mark.parametrize(("form", "head"), [("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>"), ("xlsx", b"PK")])
def test_a_report_is_written(handful: Handful, pair: tuple[Path, Path], tmp_path: Path, form: str, head: bytes) -> None:
    """In each form, with what changed since the older export."""
    target = tmp_path / f"report.{form}"
    code, out, err = handful("report", pair[1], "-o", target, "--by", "Carla", "--note", "Well.", "--since", pair[0])
    assert (code, out) == (0, "")
    assert str(target) in err
    assert target.read_bytes().startswith(head)
    if form == "html":
        page = target.read_text(encoding="utf-8")
        assert "Handed over by Carla" in page
        assert "New on your list: 1. Gone from it: 1." in page


def test_a_report_with_hidden_names_names_nobody(handful: Handful, pair: tuple[Path, Path], tmp_path: Path) -> None:
    """And calls people as the app does, where it keeps the secret."""
    target = tmp_path / "report.html"
    assert handful("report", pair[1], "-o", target, "--hide-names")[0] == 0
    page = target.read_text(encoding="utf-8")
    assert [name for name in ("Ada", "Any", "Nora", "Me Owner") if name in page] == []


def test_a_report_needs_an_ending_it_knows(handful: Handful, pair: tuple[Path, Path], tmp_path: Path) -> None:
    """Anything else is told before anything is read."""
    for name in ("report", "report.txt", "report.doc"):
        code, _, err = handful("report", pair[1], "-o", tmp_path / name)
        assert (code, ".pdf" in err) == (2, True)


def test_a_sample_of_six_weeks_earlier_compares_with_the_later_one(handful: Handful, tmp_path: Path) -> None:
    """One world at two times: some links came, some went, nobody is somebody else."""
    now, then = tmp_path / "now.zip", tmp_path / "then.zip"
    small = ("--connections", 400, "--messages", 900)
    assert handful("sample", now, *small)[0] == 0
    assert handful("sample", then, *small, "--earlier", 42)[0] == 0
    told = json.loads(handful("compare", then, now, "--format", "json")[1])
    assert (told["summary"]["then"]["as_of"], told["summary"]["now"]["as_of"]) == ("2026-01-26", "2026-03-09")
    assert told["new"]
    assert told["gone"]
    assert told["moved"] == []
    assert handful("sample", then, "--earlier", -1)[0] == 2


def test_purge_names_and_deletes_the_clients_too(handful: Handful, data_dir: Path) -> None:
    """With clients alone there is something to delete, and it is named before it goes."""
    vault, _ = make_vault(data_dir, "Anna")
    code, out, _ = handful("purge", "--yes")
    assert code == 0
    assert str(vault.folder / "handful.db") in out
    assert not data_dir.exists()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("ties",), "könntest du anrufen"),
        (("inspect",), "Exportiert am"),
        (("prune",), "für die hier nichts spricht"),
        (("followups",), "die willkommen sein könnten"),
        (("network",), "Deine Kontakte hängen in"),
    ],
)
def test_the_command_line_speaks_german(
    handful: Handful, collector_zip: Path, command: tuple[str, ...], said: str
) -> None:
    """Asked by an option, what is printed for people is German, and no English sentence is left in it."""
    code, out, _ = handful(*command, str(collector_zip), "--lang", "de")
    assert code == 0
    assert said in out
    assert not re.search(r"\b(You|your|the|people|days)\b", re.sub(r"“[^”]*”|„[^“]*“", "", out.partition("\n\n")[0]))


def test_an_error_is_told_in_german_too(handful: Handful, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the option, or by the variable; without either in English."""
    told = [handful("ties", str(tmp_path / "nowhere.zip"), *lang)[2] for lang in ((), ("--lang", "de"))]
    monkeypatch.setenv("HANDFUL_LANG", "de")
    told.append(handful("ties", str(tmp_path / "nowhere.zip"))[2])
    assert told[0].startswith("handful: There is no such file")
    assert (
        told[1]
        == told[2]
        == (
            "handful: Eine solche Datei oder einen solchen Ordner gibt es nicht.\n"
            "         Prüfe den Pfad auf einen Tippfehler.\n"
        )
    )


def test_comparing_says_which_export_cannot_be_read(handful: Handful, collector_zip: Path, tmp_path: Path) -> None:
    """By the name it was given under."""
    (tmp_path / "newer.zip").write_bytes(b"no zip")
    code, _, err = handful("compare", str(collector_zip), str(tmp_path / "newer.zip"))
    assert code == 2
    assert err.startswith("handful: newer.zip: That file is not a zip.\n")


def test_two_that_write_one_file_at_once_write_it_whole(tmp_path: Path) -> None:
    """Each puts its own whole file there; neither takes the half-written one of the other away."""
    file = tmp_path / "out.json"
    contents = [bytes([65 + number]) * 10_000 for number in range(4)]

    def write_often(content: bytes) -> None:
        for _ in range(50):
            replace_file(file, content)

    with ThreadPoolExecutor(len(contents)) as writers:
        for done in [writers.submit(write_often, content) for content in contents]:
            done.result()
    assert file.read_bytes() in contents
    assert [one.name for one in tmp_path.iterdir()] == ["out.json"]
