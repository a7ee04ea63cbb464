"""The server is killed while people decide: after the restart nothing that was told as kept is missing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_killed_server_loses_nothing_it_said_it_kept(postgresql: str) -> None:
    """A few people for a short while, by the benchmark that does it with many for long; vaults in PostgreSQL."""
    command = [sys.executable, "-m", "benchmarks.load", "--people", "3", "--seconds", "30", "--json"]
    done = subprocess.run(
        [*command, "--database", postgresql], capture_output=True, text=True, check=False, cwd=ROOT, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert told["errors"] == 0
    assert told["lost"] == 0
    assert 0 < told["decided"] <= told["in_vaults"]
