"""Pieces of work timed in fresh processes, in turn, so that a machine whose speed drifts is unfair to none."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Timing:
    """What one run, or the median of several, took.

    Attributes:
        wall: Seconds.
        cpu: Seconds of all cores.
        peak: Mebibytes of resident memory at most.
    """

    wall: float
    cpu: float
    peak: float


def run(name: str, path: Path) -> Timing:
    """Do a piece of work of `benchmarks.work` in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.work", name, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this very interpreter
    return Timing(*json.loads(done.stdout))


def in_turn(works: Sequence[tuple[str, Path]], runs: int) -> list[list[Timing]]:
    """Do several pieces of work one after the other, and all of it again so many times; the first round warms the disk.

    Returns:
        For each piece its timings, in the order of the rounds.
    """
    for work in works:
        run(*work)
    rounds = [[run(*work) for work in works] for _ in range(runs)]
    return [list(timings) for timings in zip(*rounds, strict=True)]


def median(timings: Sequence[Timing]) -> Timing:
    """Give the medians of several runs."""
    return Timing(*(statistics.median(getattr(one, name) for one in timings) for name in ("wall", "cpu", "peak")))


def ratio(ours: Sequence[Timing], reference: Sequence[Timing], of: str = "wall") -> float:
    """Give the median over the rounds of how many times the reference a piece of work took."""
    pairs = zip(ours, reference, strict=True)
    quotients = [float(getattr(one, of)) / float(getattr(other, of)) for one, other in pairs]
    return statistics.median(quotients)


def make_export(path: Path, connections: int, messages: int) -> Path:
    """Write an invented export, in a process of its own: a child's peak of memory starts at that of who started it."""
    size = ["--connections", str(connections), "--messages", str(messages), "--seed", "1"]
    command = [sys.executable, "-m", "analyzer.cli", "sample", str(path), *size]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - this very interpreter
    return path
