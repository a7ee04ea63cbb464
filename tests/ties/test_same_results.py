"""The same export gives the same bytes, however many threads there are and however its files are read."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from analyzer import Settings, analyze, read_export
from analyzer.export import Export
from analyzer.samples import SAMPLES, make_sample


@pytest.mark.parametrize("command", ["ties", "network"])
def test_results_do_not_depend_on_the_number_of_threads(command: str) -> None:
    """One thread, two, or more than there are cores: the JSON is the same to the byte."""
    told = {
        threads: subprocess.run(
            [sys.executable, "-m", "analyzer.cli", command, str(SAMPLES[0].path), "--format", "json"],
            env={**os.environ, "POLARS_MAX_THREADS": str(threads)},
            capture_output=True,
            check=True,
        ).stdout
        for threads in (1, 2, 7)
    }
    assert len(told[1]) > 10_000
    assert told[1] == told[2] == told[7]


def test_reading_while_unpacking_gives_the_same_rows(tmp_path: Path) -> None:
    """A table is read from its compressed bytes where it is large, and from its text where it is not."""
    make_sample(tmp_path / "export.zip", "collector", messages=6000)
    usual = Settings()
    at_once = replace(usual, limits=replace(usual.limits, whole_bytes=0))
    one, other = (read_export(tmp_path / "export.zip", settings=settings) for settings in (usual, at_once))
    assert rows_of(one) == rows_of(other)
    assert one.findings == other.findings
    assert analyze(one).ties.equals(analyze(other).ties)


def rows_of(export: Export) -> dict[str, object]:
    """Give everything that was read, comparable."""
    return {name: frame.to_dicts() for name, frame in export.frames.items()} | {"parties": export.parties.to_dicts()}
