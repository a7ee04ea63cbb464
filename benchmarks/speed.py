"""How long it takes from zip to ties, beside the floor of this machine: unzip and parse the five columns needed.

`python -m benchmarks.speed [--large] [--json] [--runs N]`. Both are whole fresh processes, taken in turn, so that a
machine whose speed drifts is unfair to neither. The times are measured inside the process, after its imports.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SIZES = {"small": (5_000, 50_000), "usual": (30_000, 500_000), "large": (30_000, 1_000_000)}

FLOOR = """
import zipfile
import polars as pl
begin()
with zipfile.ZipFile(path) as archive:
    data = archive.read("messages.csv")
wanted = ["CONVERSATION ID", "SENDER PROFILE URL", "RECIPIENT PROFILE URLS", "DATE", "CONTENT"]
pl.read_csv(data, columns=wanted, infer_schema=False)
"""
OURS = """
from analyzer import analyze, read_export
import analyzer.cues, analyzer.ties
begin()
analyze(read_export(path), gestures=False).ties
"""
NETWORK = """
from analyzer import analyze, map_network, read_export
from analyzer.network import build_graph
import igraph, networkx
analysis = analyze(read_export(path), gestures=False)
begin()
build_graph(map_network(analysis))
"""
FRAME = """
import json, resource, sys, time
path = sys.argv[1]
def begin():
    global wall, cpu
    wall, cpu = time.perf_counter(), time.process_time()
{body}
took = time.perf_counter() - wall, time.process_time() - cpu
print(json.dumps([*took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def once(body: str, path: Path) -> tuple[float, float, float]:
    """Run a piece of code in a fresh process; give wall seconds, CPU seconds and peak megabytes."""
    command = [sys.executable, "-c", FRAME.format(body=body), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this very interpreter
    wall, cpu, peak = json.loads(done.stdout)
    return wall, cpu, peak


def measure(connections: int, messages: int, runs: int) -> dict[str, float]:
    """Take the floor and the product in turn; give the medians and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.zip"
        # In a process of its own: a child's peak memory starts at that of whoever started it.
        size = ["--connections", str(connections), "--messages", str(messages), "--seed", "1"]
        subprocess.run([sys.executable, "-m", "analyzer.cli", "sample", str(path), *size], check=True)  # noqa: S603
        once(FLOOR, path), once(OURS, path)  # warm the disk's cache
        triples = [(once(FLOOR, path), once(OURS, path), once(NETWORK, path)) for _ in range(runs)]
        zipped = path.stat().st_size / 1024**2
    floor, ours, network = (
        [statistics.median(figures) for figures in zip(*side, strict=True)] for side in zip(*triples, strict=True)
    )
    return {
        "connections": connections,
        "messages": messages,
        "zip_mb": round(zipped, 1),
        "floor_wall_s": round(floor[0], 3),
        "ours_wall_s": round(ours[0], 3),
        "wall_ratio": round(statistics.median(ours_[0] / floor_[0] for floor_, ours_, _ in triples), 2),
        "floor_cpu_s": round(floor[1], 3),
        "ours_cpu_s": round(ours[1], 3),
        "cpu_ratio": round(statistics.median(ours_[1] / floor_[1] for floor_, ours_, _ in triples), 2),
        "network_wall_s": round(network[0], 3),
        "network_ratio": round(statistics.median(network_[0] / floor_[0] for floor_, _, network_ in triples), 2),
        "ours_peak_mb": round(ours[2]),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--large", action="store_true", help="also one million messages")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--runs", type=int, default=5, help="runs of each, in turn")
    arguments = parser.parse_args()
    sizes = [name for name in SIZES if arguments.large or name != "large"]
    rows = [measure(*SIZES[name], arguments.runs) for name in sizes]
    if arguments.json:
        print(json.dumps(rows, indent=1))
        return
    for row in rows:
        print(
            f"{row['connections']:,.0f} connections, {row['messages']:,.0f} messages: "
            f"{row['ours_wall_s']} s against a floor of {row['floor_wall_s']} s: {row['wall_ratio']} x "
            f"(CPU {row['cpu_ratio']} x), peak {row['ours_peak_mb']:,.0f} MB; "
            f"the network with its graph, communities, structure and layout {row['network_wall_s']} s: {row['network_ratio']} x"
        )


if __name__ == "__main__":
    main()
