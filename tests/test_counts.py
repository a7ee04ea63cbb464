"""What is done on the way to a verdict, counted: speed that is lost is seen here before a clock would show it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from analyzer import analyze, map_network, read_export
from analyzer.network import build_graph
from analyzer.samples import SAMPLES
from tests.builders import ExportBuilder

COLLECTOR = SAMPLES[0].path


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count how often frames are collected, and how many rows lists are exploded to."""
    counts: Counter[str] = Counter()

    def count(owner: type, name: str, what: Callable[[Any], int]) -> None:
        usual = getattr(owner, name)

        def wrapped(*args: Any, **options: Any) -> Any:
            result = usual(*args, **options)
            counts[name] += what(result)
            return result

        monkeypatch.setattr(owner, name, wrapped)

    count(pl.LazyFrame, "collect", lambda _: 1)
    count(pl.DataFrame, "explode", lambda frame: frame.height)
    count(pl.DataFrame, "join", lambda frame: frame.height)
    return counts


def test_a_verdict_collects_few_frames_and_explodes_few_rows(counted: Counter[str]) -> None:
    """Only lists of recipients are exploded, each once; no join makes more rows than the largest table has."""
    export = read_export(COLLECTOR)
    written = export.frames["messages"].height
    lists = export.parties["recipient_urls"].str.split(",").list.len().sum()
    analyze(export, gestures=False)
    assert counted["explode"] <= 4 * lists < written
    assert counted["join"] <= 40 * written
    assert counted["collect"] <= 150


def test_ten_times_the_messages_collect_no_more_frames(counted: Counter[str]) -> None:
    """What is asked does not grow with what there is; only a handful of kinds of things may turn up."""
    taken = []
    for days in (20, 200):
        builder = ExportBuilder()
        for name in ("Ada Ash", "Bo Birch", "Cy Cedar"):
            builder.link(name).talk(name, days, last="2026-01-01", every=7)
        analyze(read_export(builder.zip()))
        taken.append(counted.pop("collect"))
    assert taken[1] <= 1.2 * taken[0]


def test_a_thousand_at_one_company_are_no_clique() -> None:
    """Ego, the company and the day of the link: three edges each, and a thousand people are not half a million ties."""
    builder = ExportBuilder()
    for number in range(1000):
        builder.link(f"Person Number{number}", company="Contoso")
    network = map_network(builder.analyze())
    assert build_graph(network).number_of_edges() <= 3 * 1000
    assert network.inferred.height <= 1000


def test_of_a_message_only_what_a_verdict_rests_on_is_kept() -> None:
    """Eight columns, who wrote to whom once for all messages between them."""
    export = read_export(COLLECTOR)
    assert export.frames["messages"].columns == [
        "row",
        "conversation",
        "title",
        "parties",
        "at",
        "content",
        "outgoing",
    ]
    assert export.parties.height * 4 < export.frames["messages"].height


def test_a_verdict_imports_nothing_it_does_not_need() -> None:
    """Neither the store's library nor that of graphs, charts, pages or documents, and little of our own."""
    code = "import sys, json, analyzer; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
    roots = Counter(name.partition(".")[0] for name in loaded)
    assert not roots.keys() & {
        "alembic",
        "igraph",
        "matplotlib",
        "networkx",
        "pandas",
        "plotly",
        "pyarrow",
        "scipy",
        "sqlalchemy",
        "streamlit",
        "typst",
    }
    assert roots["analyzer"] <= 90
