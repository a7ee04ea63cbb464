"""The server is killed while people decide: after the restart nothing that was told as kept is missing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_killed_server_loses_nothing_it_said_it_kept(postgresql: str) -> None:
    """A few people for a short while, by the benchmark that does it with many for long; vaults in PostgreSQL."""
    for seconds in ("30", "150"):  # a machine that is busy may come to no decision in the shorter time
        command = [sys.executable, "-m", "benchmarks.load", "--people", "3", "--seconds", seconds, "--json"]
        done = subprocess.run(
            [*command, "--database", postgresql], capture_output=True, text=True, check=False, cwd=ROOT, timeout=500
        )
        assert done.returncode == 0, done.stdout + done.stderr
        told = json.loads(done.stdout)
        assert told["errors"] == 0
        assert told["lost"] == 0
        if told["decided"]:
            break
    assert 0 < told["decided"] <= told["in_vaults"]
