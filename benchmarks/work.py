"""What is timed, each in a process of its own: `python -m benchmarks.work NAME PATH` prints seconds, CPU and mebibytes.

A piece of work is a generator that prepares, yields once, and does what is timed. Nothing but the standard library is
imported here, so that imports can be timed too.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

Work = Callable[[Path], Iterator[None]]

NEEDED = ["CONVERSATION ID", "SENDER PROFILE URL", "RECIPIENT PROFILE URLS", "DATE", "CONTENT"]
"""The columns of messages.csv without which there is no verdict."""


def floor(path: Path) -> Iterator[None]:
    """Unzip messages.csv with the standard library and parse the five columns needed with Polars: what is compared with."""
    import polars as pl  # noqa: PLC0415

    yield
    with zipfile.ZipFile(path) as archive:
        data = archive.read("messages.csv")
    pl.read_csv(data, columns=NEEDED, infer_schema=False)


def ties(path: Path) -> Iterator[None]:
    """Go from the zip to the verdicts."""
    import analyzer.cues  # noqa: PLC0415
    import analyzer.ties  # noqa: F401, PLC0415
    from analyzer import analyze, read_export  # noqa: PLC0415

    yield
    analyze(read_export(path), gestures=False)


def everything(path: Path) -> Iterator[None]:
    """Go from the zip to the verdicts and what follow-ups rest on, as the app does."""
    import analyzer.ties  # noqa: F401, PLC0415
    from analyzer import analyze, read_export  # noqa: PLC0415

    yield
    analyze(read_export(path))


def pandas(path: Path) -> Iterator[None]:
    """Go from the zip to the signals with pandas."""
    from benchmarks.pandas_reference import measure  # noqa: PLC0415

    yield
    measure(path)


def network(path: Path) -> Iterator[None]:
    """Go from the verdicts to all that the page Network shows, the NetworkX graph included."""
    import igraph  # noqa: F401, PLC0415
    import networkx  # noqa: F401, ICN001, PLC0415

    from analyzer import analyze, map_network, read_export  # noqa: PLC0415
    from analyzer.network import build_graph  # noqa: PLC0415

    analysis = analyze(read_export(path), gestures=False)
    yield
    build_graph(map_network(analysis))


def networkx(path: Path) -> Iterator[None]:
    """Find the communities of the same graph with NetworkX's own Louvain, which is one of the things Network shows."""
    import networkx as nx  # noqa: PLC0415

    from analyzer import analyze, map_network, read_export  # noqa: PLC0415
    from analyzer.network import build_graph  # noqa: PLC0415

    graph = build_graph(map_network(analyze(read_export(path), gestures=False)))
    graph.remove_nodes_from([node for node, is_ego in graph.nodes(data="ego") if is_ego])
    yield
    nx.community.louvain_communities(graph, weight="weight", seed=1)


def import_polars(_: Path) -> Iterator[None]:
    """Import Polars."""
    yield
    import polars  # noqa: F401, ICN001, PLC0415


def first_call(path: Path) -> Iterator[None]:
    """Import Handful and go from a zip to the verdicts for the first time."""
    yield
    from analyzer import analyze, read_export  # noqa: PLC0415

    analyze(read_export(path), gestures=False)


WORK: dict[str, Work] = {
    work.__name__: work for work in (floor, ties, everything, pandas, network, networkx, import_polars, first_call)
}


def main() -> None:
    """Do one piece of work and print wall seconds, CPU seconds and the peak of resident memory in mebibytes."""
    name, path = sys.argv[1:]
    work = WORK[name](Path(path))
    next(work)
    wall, cpu = time.perf_counter(), time.process_time()
    next(work, None)
    took = time.perf_counter() - wall, time.process_time() - cpu
    print(json.dumps([*took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


if __name__ == "__main__":
    main()
