"""What every test has at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from analyzer import worker
from analyzer.analysis import Analysis, analyze, read_export
from analyzer.samples import SAMPLES, Sample
from tests.outside import sitecustomize as outside
from tests.store.postgresql import postgresql

__all__ = ["postgresql"]

settings.register_profile("handful", deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("handful")


os.environ["PYTHONPATH"] = os.pathsep.join(
    part for part in (str(Path(outside.__file__).parent), os.environ.get("PYTHONPATH", "")) if part
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the browser's tests: a file that takes minutes, begun last, keeps one of two workers waiting."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture(scope="session", autouse=True)
def nobody_speaks_to_the_outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Hold against the run whatever process of it tried to reach another machine, told or swallowed."""
    notes = tmp_path_factory.mktemp("outside") / "notes.txt"
    os.environ[outside.NOTES] = str(notes)
    yield notes
    assert not notes.exists(), notes.read_text(encoding="utf-8")


def sample(persona: str) -> Sample:
    """Give one of the committed samples."""
    return next(one for one in SAMPLES if one.persona == persona)


@pytest.fixture(autouse=True)
def data_dir(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test's decisions in a folder of its own, never where a person's are."""
    folder = tmp_path_factory.mktemp("data") / "handful"
    monkeypatch.setenv("HANDFUL_DATA_DIR", str(folder))
    return folder


@pytest.fixture(scope="session")
def collector() -> Analysis:
    """Give the collector's analysis."""
    return analyze(read_export(sample("collector").path))


@pytest.fixture(scope="session")
def collector_zip() -> Path:
    """Give the collector's export."""
    return sample("collector").path


@pytest.fixture(autouse=True)
def in_this_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have tasks done here, a second sooner each; tests of the worker itself, marked so, have them done by a process."""
    if request.node.get_closest_marker("worker") is None:
        monkeypatch.setattr(worker, "run", lambda task, watch: task.work(watch))
