"""Every file and every line of the command line, made of a hostile export, is text to its reader."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from analyzer.cli import cli
from tests.hostile import MARK, hostile, planted, read_back

FILES = (
    ("ties", "csv"),
    ("ties", "json"),
    ("prune", "csv"),
    ("prune", "json"),
    ("followups", "csv"),
    ("followups", "json"),
    ("followups", "xlsx"),
    ("network", "graphml"),
    ("network", "gexf"),
    ("network", "json"),
    ("report", "html"),
    ("report", "pdf"),
    ("report", "xlsx"),
    ("contacts", "vcf"),
    ("inspect", "csv"),
    ("inspect", "json"),
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Give a hostile export."""
    (tmp_path / "export.zip").write_bytes(planted(hostile(9)).zip())
    return tmp_path / "export.zip"


@pytest.mark.parametrize(("command", "kind"), FILES)
def test_a_file_is_what_it_says_and_nothing_in_it_acts(command: str, kind: str, export: Path) -> None:
    """Read back by somebody else's reader."""
    out = export.with_name(f"out.{kind}")
    done = CliRunner().invoke(cli, [command, str(export), "-o", str(out)])
    assert done.exit_code == 0, done.output
    content = out.read_bytes()
    assert MARK.encode() in content or kind in {"pdf", "xlsx"} or command == "inspect"
    read_back(out.name, content)
    assert out.stat().st_mode & 0o077 == 0, "it names people, and is its owner's alone"


@pytest.mark.parametrize("command", ["ties", "prune", "followups", "inspect"])
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_terminal_is_given_no_orders(command: str, form: str, export: Path) -> None:
    """No mark it obeys is printed."""
    done = CliRunner().invoke(cli, [command, str(export), "--format", form])
    assert done.exit_code == 0, done.output
    assert not {mark for mark in done.stdout if unicodedata.category(mark) == "Cc"} - set("\n\t")


def test_the_graph_as_tables_is_no_formula_either(export: Path) -> None:
    """Its two files."""
    done = CliRunner().invoke(cli, ["network", str(export), "-o", str(export.with_name("out.csv"))])
    assert done.exit_code == 0, done.output
    for name in ("out-nodes.csv", "out-edges.csv"):
        read_back(name, export.with_name(name).read_bytes())


def test_what_is_wrong_is_told_without_orders_to_the_terminal(tmp_path: Path) -> None:
    """What a file is called may be said, and does nothing."""
    name = "x\x1b]8;;http:\x07x.zip"
    (tmp_path / name).write_bytes(b"no zip")
    command = [sys.executable, "-m", "analyzer.cli", "ties", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert "\x1b" not in done.stderr + done.stdout
