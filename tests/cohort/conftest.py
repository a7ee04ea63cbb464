"""A folder of invented exports, and what a run needs beside it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.samples import make_sample

OWNERS = 14
RETURNING = 4
"""Owners, and how many of them have an export of two months before too."""


@pytest.fixture(scope="session")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of exports of fourteen people, four of them with an earlier one."""
    folder = tmp_path_factory.mktemp("exports")
    for number in range(1, OWNERS + 1):
        persona = ("collector", "quiet", "job-seeker")[number % 3]
        make_sample(folder / f"{number:02}.zip", persona, 40 + number, 120, seed=number, owner=number)
        if number <= RETURNING:
            earlier = folder / "before" / f"{number:02}.zip"
            earlier.parent.mkdir(exist_ok=True)
            make_sample(earlier, persona, 40 + number, 120, seed=number, owner=number, earlier=60)
    return folder


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for something to become true, and fail where it does not."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.02)
