"""What is remembered of an export: everything a verdict rests on, and not one word of a message."""

from __future__ import annotations

import json

import polars as pl
import pytest

from analyzer.analysis import Analysis
from analyzer.mapping import map_network
from analyzer.prune import sort_out
from analyzer.remembering import pack_analysis, unpack_analysis
from tests.builders import ExportBuilder

WORDS = "xylophone"


def wordy() -> ExportBuilder:
    """Give an export with one strange word in every text."""
    builder = ExportBuilder().link("Near Friend").link("Cold Caller").link("Asked Me", "2026-01-02")
    builder.talk("Near Friend", 9, last="2026-02-01")
    builder.write("Near Friend", "2026-02-02", f"I'll call you tomorrow at 10 am about the {WORDS}.")
    builder.hear("Cold Caller", "2020-01-01", f"Our clients save 12 hours on the {WORDS} every month.")
    builder.write("Cold Caller N2", "2020-01-01", f"A {WORDS}?")
    return builder.invite("Asked Me", "1/1/26, 9:00 AM", f"The {WORDS} brought us together.", by_ego=False)


def test_an_analysis_comes_back_as_it_was(collector: Analysis) -> None:
    """Every table is equal, so that every page shows the same; only the words are gone."""
    again = unpack_analysis(pack_analysis(collector))
    assert again is not None
    for name in ("people", "interactions", "groups", "careers", "signals", "ties"):
        assert getattr(again, name).equals(getattr(collector, name)), name
    assert (again.facts, again.as_of, again.unnamed_connections) == (
        collector.facts,
        collector.as_of,
        collector.unnamed_connections,
    )
    assert sort_out(again).candidates.equals(sort_out(collector).candidates)
    assert map_network(again).communities.equals(map_network(collector).communities)


def test_no_word_of_a_message_is_remembered() -> None:
    """Neither a quote nor a phrase nor a note, in any part."""
    analysis = wordy().analyze()
    assert analysis.first_words["quote"].str.contains(WORDS).sum() == 3
    assert analysis.calls["phrase"].str.contains(WORDS).sum() == 1
    parts = pack_analysis(analysis)
    again = unpack_analysis(parts)
    assert again is not None
    assert again.first_words["pitch"].count() == 1
    for name, content in parts.items():
        told = content.decode() if name == "facts" else pl.read_parquet(content).write_json()
        assert WORDS not in told, name


@pytest.mark.parametrize("builder", [ExportBuilder(), ExportBuilder().link("One Alone")])
def test_an_empty_export_comes_back_too(builder: ExportBuilder) -> None:
    """Nobody, or somebody without a word."""
    analysis = builder.analyze()
    again = unpack_analysis(pack_analysis(analysis))
    assert again is not None
    assert again.ties.equals(analysis.ties)


def test_an_export_that_tells_no_owner_comes_back_too() -> None:
    """Its ego is null."""
    builder = ExportBuilder().link("One Alone")
    del builder.extra["Profile.csv"]
    again = unpack_analysis(pack_analysis(builder.analyze()))
    assert again is not None
    assert again.facts.ego is None


def test_what_another_version_remembered_is_not_read(collector: Analysis) -> None:
    """The export is asked for again."""
    parts = pack_analysis(collector)
    facts = {**json.loads(parts["facts"]), "format": 0}
    assert unpack_analysis({**parts, "facts": json.dumps(facts).encode()}) is None
