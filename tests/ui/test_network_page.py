"""The Network page without a browser: every part on every sample, doors, the list, merges undone, hidden names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analyzer.analysis import Analysis, analyze, read_export
from analyzer.mapping import map_network
from analyzer.samples import SAMPLES
from analyzer.text import load_words
from analyzer.ui import network_view
from analyzer.ui.network_view import network_data
from tests.builders import ExportBuilder
from tests.ui.test_app import everything

TIMEOUT = 60
WORDS = load_words()


def page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui.pages import network  # noqa: PLC0415 - AppTest keeps no import of the test's

    network.render()


PARTS = ("circles", "everybody", "bridges", "doors", "breadth", "rests")


def show(analysis: Analysis, part: str = "circles", *, hidden: bool = False) -> AppTest:
    """Show a part of the page for an analysis."""
    st.cache_data.clear()
    st.cache_resource.clear()
    app = AppTest.from_function(page, default_timeout=TIMEOUT)
    app.session_state["analysis"] = analysis
    app.session_state["hide_names"] = hidden
    app.session_state["network_part"] = part
    app.run()
    assert not app.exception
    return app


def choose(app: AppTest, part: str) -> AppTest:
    """Choose a part of the page."""
    app.segmented_control[0].set_value(part)
    app.run()
    assert not app.exception
    return app


def words_of(app: AppTest) -> str:
    """Give every text and every cell on the page."""
    return everything(app) + "\n".join(table.value.to_string() for table in app.dataframe)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.persona)
def test_the_page_answers_on_every_sample(sample: object) -> None:
    """How many circles there are, and the tables that say what the picture says."""
    app = show(analyze(read_export(sample.path)))  # type: ignore[attr-defined]
    for part in PARTS:
        choose(app, part)
        assert "Among your " in everything(app)
        assert app.dataframe or part in {"bridges", "doors"}
    parts = app.segmented_control[0]
    assert parts.options == [
        "Circles",
        "Everybody",
        "Bridges and last links",
        "Doors",
        "Breadth",
        "What it rests on",
    ]


def test_an_empty_export_and_one_without_anything_shared_are_explained() -> None:
    """Of nobody no picture is drawn; where nothing is shared there are no circles, no bridge, no doors, and it says so."""
    assert "Nobody is in this export" in everything(show(ExportBuilder().analyze()))
    apart = ExportBuilder().link("A A", "2011-01-01").link("B B", "2014-01-01").analyze()
    app = show(apart)
    said = "".join(everything(choose(app, part)) for part in PARTS)
    assert "share too little here to form circles" in said
    assert "No strong tie stands nearly alone" in said
    assert "no Positions.csv" in said


def test_doors_are_opened_by_what_is_typed(collector: Analysis) -> None:
    """A company brings its people with the last exchange; for a job, the weak ones come first, with the reason."""
    app = show(collector, "doors")
    app.text_input[0].set_value("Litware").run()
    assert "of your people" in everything(app)
    first = app.dataframe[0].value
    app.toggle[0].set_value(True).run()
    assert "Rajkumar" in everything(app)
    assert first["tier"].iloc[0] != app.dataframe[0].value["tier"].iloc[0]
    app.text_input[0].set_value("No Such House").run()
    assert "Nobody of yours." in everything(app)


def test_a_list_of_doors_is_kept_and_answered(collector: Analysis) -> None:
    """A field from the suggestions and a company typed freely both say who is there."""
    app = show(collector, "doors")
    app.multiselect[0].set_value(["Law", "Zork & Daughters"]).run()
    assert not app.exception
    said = everything(app)
    assert "**Law**:" in said
    assert "Nobody of yours" in said


def test_a_merge_is_undone_on_the_page(collector: Analysis) -> None:
    """Choosing a spelling takes it out of the list of merges and makes it an employer of its own."""
    app = show(collector, "rests")
    merges = app.dataframe[-1].value
    spelling = merges["company"].iloc[0]
    app.multiselect[0].set_value([spelling]).run()
    assert not app.exception
    assert len(app.dataframe[-1].value) == len(merges) - 1
    assert spelling not in app.dataframe[-1].value["company"].tolist()


def test_hidden_names_reach_no_table_and_no_picture(collector: Analysis) -> None:
    """Neither people nor places are named, in the page and in what the picture is sent."""
    app = show(collector, hidden=True)
    seen = "".join(words_of(choose(app, part)) for part in PARTS)
    for column in ("name", "company"):
        names = [name for name in collector.ties[column].drop_nulls().unique().to_list() if len(name) > 8]
        assert [name for name in names if name in seen] == [], column
    st.session_state["hide_names"] = True
    try:
        sent = json.dumps(network_data(map_network(collector), WORDS, "alt"), ensure_ascii=False)
    finally:
        del st.session_state["hide_names"]
    people = [*collector.ties["name"].to_list(), *collector.ties["person_id"].to_list()]
    assert [name for name in people if len(name) > 6 and name in sent] == []
    assert "Northwind" not in sent


def test_what_the_picture_is_sent_is_one_entry_a_person(collector: Analysis) -> None:
    """Lists of one length, no ids, no words of messages."""
    data = network_data(map_network(collector), WORDS, "alt")
    lengths = {len(data[name]) for name in ("x", "y", "tier", "strength", "community", "year", "names")}
    assert lengths == {collector.ties.height}
    sent = json.dumps(data, ensure_ascii=False)
    assert "linkedin.com" not in sent
    slugs = collector.ties.filter(~collector.ties["by_name_only"])["person_id"].to_list()
    assert [slug for slug in slugs if f'"{slug}"' in sent] == []
    assert all(0 <= row < collector.ties.height for thing in data["things"] for row in thing["people"])


def test_without_the_bundle_a_still_picture_and_the_tables_remain(
    collector: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clone without npm's registry says that the picture stands still."""
    monkeypatch.setattr(network_view, "_BUNDLE", Path("nowhere"))
    app = show(collector)
    assert "was not built when Handful was set up" in app.info[0].value
    assert len(app.dataframe) == 1
