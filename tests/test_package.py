"""The package: what travels in the wheel, and that it works from there."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it somewhere else."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = out.glob("handful-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(out / "site")
    return out / "site"


def test_the_wheel_carries_samples_sentences_and_the_entry_script(unpacked: Path) -> None:
    """Everything the app needs travels, and nothing of the tests."""
    for needed in (
        "samples/exports/the-collector.zip",
        "text/en.toml",
        "text/de.toml",
        "ui/launch/script.py",
        "ui/rings_view/rings.js",
        "ui/network_view/static/network.js",
        "ui/network_view/static/NOTICE.txt",
        "ui/network_view/network.css",
        "network/titles/en.toml",
        "ui/handful.svg",
        "ui/method.md",
        "store/migrations/env.py",
        "store/migrations/versions/v0001_decisions.py",
        "py.typed",
    ):
        assert (unpacked / "analyzer" / needed).is_file(), needed
    assert not (unpacked / "tests").exists()
    assert not (unpacked / "analyzer" / "ui" / "network_view" / "frontend").exists()


def test_the_bundle_names_no_address_and_carries_the_licences_of_what_is_in_it(unpacked: Path) -> None:
    """Nothing in the picture of the network can be fetched from elsewhere; each library's licence travels along."""
    static = unpacked / "analyzer" / "ui" / "network_view" / "static"
    assert "http" not in (static / "network.js").read_text(encoding="utf-8")
    notice = (static / "NOTICE.txt").read_text(encoding="utf-8")
    for library in ("sigma", "graphology", "events"):
        assert f"\n{library} " in notice
    assert notice.count("Permission is hereby granted") >= 3


def test_the_installed_package_reads_its_own_sample(unpacked: Path, tmp_path: Path) -> None:
    """From the unpacked wheel, in a foreign folder, the sample gives its nine."""
    script = (
        "import analyzer; from analyzer.samples import SAMPLES; from analyzer import analyze, read_export; "
        "ties = analyze(read_export(SAMPLES[0].path)).ties; "
        "print(analyzer.__file__, SAMPLES[0].path, ties.filter(tier='could_call').height)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"PYTHONPATH": str(unpacked)},
    )
    assert done.returncode == 0, done.stderr
    module, sample, nine = done.stdout.split()
    assert module.startswith(str(unpacked))
    assert sample.startswith(str(unpacked))
    assert nine == "9"


def test_no_committed_file_names_a_package_registry() -> None:
    """Lock files and metadata hold hashes, no addresses."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = ROOT / "analyzer" / "ui" / "network_view" / "frontend" / "package-lock.json"
    provider = ROOT / "tests" / "hosting" / "provider" / "package-lock.json"
    assert "://" not in lock
    assert "http" not in packages.read_text(encoding="utf-8")
    assert '"resolved"' not in provider.read_text(encoding="utf-8")
    assert packages.read_text(encoding="utf-8").count('"integrity": "sha512-') > 5
    assert lock.count("--hash=sha256:") > 100


def test_importing_the_package_loads_no_app() -> None:
    """`import analyzer` and `handful --help` do without Streamlit, Plotly and the rest of the screen."""
    script = "import sys, analyzer, analyzer.reports; print([name for name in ('streamlit', 'plotly', 'rich', 'pandas', 'networkx', 'igraph') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_program_that_uses_it_is_checked_against_its_types(unpacked: Path, tmp_path: Path) -> None:
    """The types travel: mypy finds no fault in the example, and finds one that is put in."""
    example = (ROOT / "docs" / "examples" / "whom_to_write_to.py").read_text(encoding="utf-8")
    (tmp_path / "right.py").write_text(example, encoding="utf-8")
    (tmp_path / "wrong.py").write_text(example.replace("read_export(export)", "read_export(3)"), encoding="utf-8")
    found = {}
    for name in ("right", "wrong"):
        command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--follow-imports=silent", f"{name}.py"]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "MYPYPATH": str(unpacked)},
            capture_output=True,
            text=True,
            check=False,
        )
        found[name] = done.returncode, done.stdout
    assert found["right"][0] == 0, found["right"][1]
    assert found["wrong"][0] == 1
    assert "read_export" in found["wrong"][1]


def test_a_shell_is_told_how_to_complete() -> None:
    """For each shell there are lines to print, and asked by them Handful names its commands."""
    for shell in ("bash", "zsh", "fish"):
        done = subprocess.run(
            [sys.executable, "-m", "analyzer.cli", "completion", shell], capture_output=True, text=True, check=True
        )
        assert "_HANDFUL_COMPLETE" in done.stdout
    asked = {**os.environ, "_HANDFUL_COMPLETE": "zsh_complete", "COMP_WORDS": "handful ti", "COMP_CWORD": "1"}
    done = subprocess.run([sys.executable, "-m", "analyzer.cli"], env=asked, capture_output=True, text=True, check=True)
    assert done.stdout.split()[:2] == ["plain", "ties"]


def test_the_source_archive_makes_the_same_wheel(unpacked: Path, tmp_path: Path) -> None:
    """Whoever builds from what is published gets what we do, without Node and without the clone."""
    build = [sys.executable, "-m", "build", "--no-isolation"]
    made = subprocess.run(
        [*build, "--sdist", "--outdir", str(tmp_path), str(ROOT)], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    (archive,) = tmp_path.glob("handful-*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    again = subprocess.run(
        [*build, "--wheel", "--outdir", str(tmp_path), str(source)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": str(Path(sys.executable).parent)},
    )
    assert again.returncode == 0, again.stderr
    (wheel,) = tmp_path.glob("handful-*.whl")
    with zipfile.ZipFile(wheel) as opened:
        names = {name for name in opened.namelist() if not name.endswith("/")}
    ours = {file.relative_to(unpacked) for file in unpacked.rglob("*") if file.is_file()}
    assert names == {str(file) for file in ours if "__pycache__" not in file.parts}  # other tests ran what is there
