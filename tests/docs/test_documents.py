"""The documents: what they link to is there, what they show runs, what they list is what there is."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import analyzer
from analyzer.cli import cli
from docs.commands import document

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"(?:\]\(|src=\"|srcset=\")([^)\s#\"]+)")
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def fences(file: Path, language: str) -> list[str]:
    """Give what stands between the fences of a language."""
    return [body for told, body in FENCE.findall(file.read_text(encoding="utf-8")) if told == language]


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_what_is_linked_to_is_there(file: Path) -> None:
    """Every file a document names in a link, and every picture."""
    targets = [one for one in LINK.findall(file.read_text(encoding="utf-8")) if "://" not in one]
    assert [one for one in targets if not (file.parent / one).exists()] == []


def test_the_list_of_commands_is_what_help_says() -> None:
    """`make reference` was run after the last change of a command."""
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == document()


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_commands_in_the_documents_exist(file: Path) -> None:
    """Nobody is told to type what is not there."""
    typed = [
        line.split()[1] for body in fences(file, "") for line in body.splitlines() if re.match(r"handful [a-z]", line)
    ]
    assert sorted(set(typed) - set(cli.commands)) == []


def test_every_command_stands_in_the_readme() -> None:
    """And with it a word on what it is for."""
    (listed,) = [body for body in fences(ROOT / "README.md", "") if "handful ties" in body]
    assert [name for name in cli.commands if f"handful {name}" not in listed] == []


@pytest.mark.parametrize("file", ["README.md", "docs/api.md"])
def test_python_in_the_documents_runs(file: str) -> None:
    """As it stands, from the folder it is said to run from."""
    for body in fences(ROOT / file, "python"):
        subprocess.run([sys.executable, "-W", "error", "-c", body], cwd=ROOT, check=True, capture_output=True)


def test_commands_on_a_sample_run_as_they_stand() -> None:
    """Wherever a document gives a whole command with a sample export, it does what it says."""
    typed = {
        one
        for file in DOCUMENTS
        for one in re.findall(r"handful ([a-z]+ [^`\n]*sample_exports[^`\n]*)", file.read_text())
    }
    assert typed
    for command in typed:
        subprocess.run(
            [sys.executable, "-m", "analyzer.cli", *command.split()], cwd=ROOT, check=True, capture_output=True
        )


def test_the_example_runs_and_says_what_is_wrong() -> None:
    """Five people for a good export; one sentence and a hint for what is none."""
    example = [sys.executable, "docs/examples/whom_to_write_to.py"]
    good = subprocess.run([*example, "sample_exports/the-collector.zip"], cwd=ROOT, check=True, capture_output=True)
    assert "shape: (5, 3)" in good.stdout.decode()
    bad = subprocess.run([*example, "README.md"], cwd=ROOT, check=False, capture_output=True)
    assert (bad.returncode, bad.stdout, len(bad.stderr.splitlines())) == (2, b"", 2)


def test_the_notebook_runs() -> None:
    """From the first cell to the last, as a program."""
    subprocess.run([sys.executable, "docs/examples/look_around.py"], cwd=ROOT, check=True, capture_output=True)


def test_the_map_of_the_rooms_shows_what_is() -> None:
    """Every layer the imports are held to stands in docs/architecture.md, in the drawing and in the table."""
    told = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawing, table = fences(ROOT / "docs" / "architecture.md", "text")[0], told[told.index("| room |") :]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(one["layers"] for one in contracts if one["type"] == "layers")
    rooms = {room.strip() for layer in layers for room in layer.split("|")}
    assert {word for word in re.findall(r"[a-z]+", drawing) if word in rooms} == rooms
    assert [room for room in rooms if f"`{room}/`" not in table and f"`{room}.py`" not in table] == []


def test_one_version_stands_everywhere() -> None:
    """In the package, in what is cited, and on top of what changed."""
    assert f"version: {analyzer.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    (latest,) = re.findall(r"^## \[(\d[^\]]*)\]", changes, re.MULTILINE)[:1]
    assert latest == analyzer.__version__


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    """Every page, every link between them, the reference of the package."""
    command = [sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "-b", "html", "docs", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "fonts.googleapis" not in page
    assert (tmp_path / "commands.html").is_file()
