"""The sheet to work through by hand: printable, tickable in a spreadsheet, and safe whatever somebody is called."""

from __future__ import annotations

from datetime import UTC, date, datetime

import dataframely as dy
import polars as pl

from analyzer.prune import Outcomes, fill_card, find_pending
from analyzer.reports import as_csv, as_rows, checklist_table, pending_table, render_checklist
from analyzer.text import (
    began_sentence,
    between_sentence,
    goes_sentence,
    linked_sentence,
    list_names,
    load_words,
    pitch_sentence,
)
from tests.builders import ExportBuilder, slug_of

WORDS = load_words()
EVIL = '<script>alert("x")</script>'


def outcomes() -> dy.DataFrame[Outcomes]:
    """Give three people to let go, two of them with odd names and addresses."""
    rows = [
        ("a", "Ann One", "https://www.linkedin.com/in/ann", date(2019, 5, 4)),
        ("b", EVIL, "javascript:alert(1)", None),
        ("c", "=HYPERLINK(1)", None, date(2020, 1, 1)),
    ]
    table = pl.DataFrame(rows, schema=["person_id", "name", "profile_url", "connected_on"], orient="row").with_columns(
        outcome=pl.lit("to_do"), decided_at=datetime(2026, 3, 9, 23, tzinfo=UTC), removed_on=pl.lit(None, pl.Date)
    )
    return Outcomes.validate(table, cast=True)


def test_the_sheet_names_everybody_and_runs_nothing() -> None:
    """One page that needs nothing else: a box, a name, a day, a link; markup in a name is text, an odd address no link."""
    page = render_checklist(outcomes(), date(2026, 3, 10), WORDS)
    assert page.count("<tr>") == 4
    assert "4 May 2019" in page
    assert 'href="https://www.linkedin.com/in/ann"' in page
    assert "<script>" not in page
    assert "javascript:" not in page
    assert "3 people, as decided up to 10 March 2026." in page


def test_the_table_is_safe_in_a_spreadsheet() -> None:
    """Days are those of the reader, and no cell is a formula."""
    table = checklist_table(outcomes(), WORDS, lambda _: date(2026, 3, 10))
    assert table["decided_on"].to_list() == [date(2026, 3, 10)] * 3
    assert table["state"].to_list() == ["to do"] * 3
    assert "'=HYPERLINK(1)" in as_csv(table)


def test_waiting_invitations_are_rows() -> None:
    """With their kind, and days as ISO 8601."""
    builder = ExportBuilder().invite("Long Waiting", "1/1/25, 9:00 AM")
    rows = as_rows(pending_table(find_pending(builder.analyze())))
    assert [(row["kind"], row["sent_on"], row["with_note"]) for row in rows] == [
        ("pending_invitation", "2025-01-01", False)
    ]


def said(builder: ExportBuilder, name: str) -> dict[str, str | None]:
    """Give what a card says."""
    card = fill_card(builder.analyze(), builder.network(), slug_of(name))
    return {
        "linked": linked_sentence(card, WORDS),
        "began": began_sentence(card, WORDS),
        "pitch": pitch_sentence(card, WORDS),
        "between": between_sentence(card, WORDS),
        "goes": goes_sentence(card, WORDS, card.employer),
    }


def test_a_card_reads_aloud() -> None:
    """Each line is a sentence about what there is, and about what there is not."""
    builder = ExportBuilder().career(("Litware", "Jan 2010", ""))
    builder.link("Cold Caller", "2019-05-14", company="Litware").link("Same House", "2019-05-15", company="Litware")
    builder.hear("Cold Caller", "2021-06-01", "Hello there.").hear(
        "Cold Caller", "2021-09-01", "Our clients save 12 hours a week."
    )
    assert said(builder, "Cold Caller") == {
        "linked": "14 May 2019, one of 2 links that week",
        "began": "They wrote: “Hello there.”",
        "pitch": "They wrote: “Our clients save 12 hours a week.”",
        "between": "2 messages from them from June 2021 to September 2021. You never answered.",
        "goes": "Nothing: one other of yours works at Litware. You have worked there yourself.",
    }
    near = (
        ExportBuilder().link("A B", company="Litware").link("C D", company="Litware").talk("C D", 9, last="2026-02-01")
    )
    near.write("A B", "2020-01-05")
    assert said(near, "A B")["goes"] == "Nothing: one other of yours works at Litware, who is warm or closer."
    assert said(near, "A B")["between"] == "1 message from you in January 2020, and no answer here."
    assert said(near, "A B")["began"] == "You wrote: “Words from me.”"
    more = near.link("E F", company="Litware")
    assert said(more, "A B")["goes"] == "Nothing: 2 others of yours work at Litware, one of them warm or closer."
    both = said(near, "C D")["between"]
    assert both is not None
    assert both.startswith("9 messages from them and 9 messages from you, from June 2025 to February 2026.")
    bare = said(ExportBuilder().link("A B"), "A B")
    assert (bare["began"], bare["goes"]) == (None, "Nothing that shows: no employer is known.")
    assert bare["between"] == "No message either way in this export."


def test_names_beyond_a_few_are_counted() -> None:
    """Some are named, the rest is a number."""
    assert list_names(["A", "B"], 2, WORDS) == "A, B"
    assert list_names(["A", "B", "C"], 2, WORDS) == "A, B and 1 more"
