"""Documents: the JSON others script against, tables without formulas, a picture without names."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
import xml.etree.ElementTree as ET
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as hyp

from analyzer.analysis import Analysis, facts_of, read_export
from analyzer.reports import (
    CIRCLES,
    Theme,
    as_csv,
    as_json,
    inspect_document,
    place_people,
    render_rings,
    ties_document,
    ties_table,
)
from analyzer.text import load_words
from tests.builders import ExportBuilder, zip_of

WORDS = load_words()


def test_the_document_of_ties_has_the_keys_others_rely_on(collector: Analysis) -> None:
    """Top level, summary, a tie and its signals have the promised keys, and the numbers add up."""
    document = json.loads(as_json(ties_document(collector, WORDS)))
    assert list(document) == ["handful", "as_of", "exported_on", "ego", "summary", "ties"]
    assert document["as_of"] == document["exported_on"] == "2026-03-09"
    summary = document["summary"]
    assert list(summary["tiers"]) == ["could_call", "warm", "dormant", "shallow", "no_evidence"]
    assert sum(summary["tiers"].values()) == summary["connections"] == 2376
    assert summary["unnamed_connections"] == 24
    assert len(document["ties"]) == summary["connections"] + summary["others"]
    first = document["ties"][0]
    promised = "person_id name profile_url company position connected_on is_connection tier reason_key reason strength warmth current firm evidence signals"
    assert set(promised.split()) <= set(first)
    assert {"active_days", "active_months", "sent", "received", "last_contact"} <= set(first["signals"])


def test_the_list_is_ordered_and_rounded(collector: Analysis) -> None:
    """By current as shown, then by person_id; at most four decimals."""
    ties = ties_document(collector, WORDS)["ties"]
    keys = [(-tie["current"], tie["person_id"]) for tie in ties]
    assert keys == sorted(keys)
    assert all(tie["strength"] == round(tie["strength"], 4) for tie in ties)


def test_a_cell_is_never_a_formula() -> None:
    """Names and companies that a spreadsheet would run are written as text."""
    analysis = (
        ExportBuilder()
        .link("=HYPERLINK(1) X", company="+1", position="@SUM(A1)")
        .link("-2 Y", company="\t=1")
        .analyze()
    )
    rows = list(csv.reader(io.StringIO(as_csv(ties_table(analysis, WORDS)))))
    assert not [cell for row in rows[1:] for cell in row if cell[:1] in {"=", "+", "@", "\t"}]


def test_reasons_fit_every_reason_key(collector: Analysis) -> None:
    """Each person's sentence is whole and has no gap."""
    for tie in ties_document(collector, WORDS)["ties"]:
        assert tie["reason"].endswith(".")
        assert "{" not in tie["reason"]
        assert "unknown day" not in tie["reason"]


def test_an_inspection_accounts_for_every_file() -> None:
    """Read, ignored on purpose, unknown, missing with what it would unlock, findings without content."""
    files = ExportBuilder().link("Zoë Example").files()
    files |= {
        "Connections.csv": str(files["Connections.csv"]) + ",,,,,,07 Jun 2024\n",
        "Ads Clicked.csv": "a\n",
        "Telepathy.csv": "b\n",
    }
    document = inspect_document(facts_of(read_export(zip_of(files))), WORDS)
    assert list(document)[:2] == ["exported_on", "ego"]
    assert document["tables"][0] == {"file": "Connections.csv", "table": "connections", "rows": 1, "set_aside": 1}
    assert document["ignored"] == ["Ads Clicked.csv"]
    assert document["unknown"] == ["Telepathy.csv"]
    assert {"file": "messages.csv", "unlocks": WORDS.say("unlocks.messages")} in document["missing"]
    (finding,) = document["findings"]
    assert (finding["code"], finding["rows"]) == ("unnamed_connections", 1)
    assert "Zoë" not in json.dumps(document["findings"], ensure_ascii=False)


@pytest.mark.parametrize("theme", Theme)
def test_the_picture_shows_everybody_and_names_nobody(collector: Analysis, theme: Theme) -> None:
    """One dot each, well-formed, without a single name unless asked for."""
    positions = place_people(collector.ties)
    picture = render_rings(positions, CIRCLES, theme, "A <title>", "you")
    root = ET.fromstring(picture)  # noqa: S314 - our own document
    dots = [one.attrib["d"].count("h.1") for one in root.iter("{http://www.w3.org/2000/svg}path")]
    assert sum(dots) == collector.ties.height
    assert not [name for name in collector.ties["name"] if name in picture]
    handful = {row["person_id"]: row["name"] for row in collector.ties.head(9).to_dicts()}
    named = render_rings(positions, CIRCLES, theme, "t", "you", dict.fromkeys(handful, "<&>"))
    assert "&lt;&amp;&gt;" in named


def test_dates_are_iso_and_unknown_is_null() -> None:
    """A person without a word has nulls, not zeros of a kind."""
    tie = ties_document(ExportBuilder().link("A B", "2020-02-03").analyze(date(2026, 1, 1)), WORDS)["ties"][0]
    assert tie["connected_on"] == "2020-02-03"
    assert tie["signals"]["last_contact"] is None
    assert tie["signals"]["silent_months"] is None


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", " =", "\n=", "＝", "＋", "－", "＠"])
def test_no_cell_of_a_csv_begins_like_a_formula(begins: str) -> None:
    """However a spreadsheet is told of one."""
    told = as_csv(pl.DataFrame({"name": [f"{begins}=HYPERLINK(1)", None, "plain"], "days": [-1, 2, 3]}))
    (formula, *_), (nothing, *_), (plain, days) = list(csv.reader(io.StringIO(told)))[1:]
    assert formula.startswith("'")
    assert (nothing, plain, days) == ("", "plain", "3")


@given(hyp.text())
def test_no_text_of_ours_gives_a_terminal_an_order(name: str) -> None:
    """Neither a table in CSV nor a document in JSON holds a mark a terminal obeys, and JSON is read back as it was."""
    as_table, as_document = as_csv(pl.DataFrame({"name": [name]})), as_json([{"name": name}])
    assert not {mark for mark in as_table + as_document if unicodedata.category(mark) == "Cc"} - set("\n\t")
    assert json.loads(as_document) == [{"name": name}]
