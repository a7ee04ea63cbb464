"""Files that go out, read back by programs others wrote: calendars, cards, workbooks, lists."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta

import dataframely as dy
import icalendar
import openpyxl
import polars as pl
import vobject
from hypothesis import given
from hypothesis import strategies as st

from analyzer.analysis import Analysis
from analyzer.followups import find_follow_ups, plan_dates, put_off
from analyzer.reports import (
    Contact,
    Entry,
    as_csv,
    as_xlsx,
    calendar_entries,
    contacts_of,
    follow_ups_table,
    render_calendar,
    render_contacts,
)
from analyzer.schemas import Said, Topic
from analyzer.text import load_words
from tests.builders import TODAY, ExportBuilder

WORDS = load_words()
NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
NASTY = ('=HYPERLINK("http://x")', "+1+1", "-2", "@SUM(A1)", "a;b,c\\d\ne", "BEGIN:VCARD", "Zoë 🌊 Ωmega", "x" * 300)
"""Texts that a careless writer lets act, end a line or a card, or break in two."""
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Zs", "Co", "Cn"), include_characters=" "),
    min_size=1,
    max_size=200,
)


def said(*rows: tuple[str, Topic, str, str]) -> dy.DataFrame[Said]:
    """Make what holds of what was said."""
    names = ("person_id", "topic", "detail", "value", "order", "act", "at")
    table = [(who, topic.value, detail, value, 1, "a", NOW) for who, topic, detail, value in rows]
    return Said.validate(pl.DataFrame(table, schema=names, orient="row"), cast=True)


def close(name: str = "Ada Any", **more: str) -> Analysis:
    """Give an analysis with one person one could call."""
    return ExportBuilder().link(name, **more).talk(name, 9, last="2026-01-20").analyze()


@given(TEXTS, TEXTS)
def test_any_calendar_reads_back_as_it_was_meant(title: str, text: str) -> None:
    """Two independent readers find the same days, titles and texts, whatever is in them."""
    entry = Entry("a", date(2026, 4, 1), title, text, "https://example.com/x")
    content = render_calendar([entry], NOW)
    event = icalendar.Calendar.from_ical(content).walk("VEVENT")[0]
    assert event.decoded("dtstart") == date(2026, 4, 1)
    assert event.decoded("dtend") == date(2026, 4, 2)
    assert str(event["summary"]) == title
    assert str(event["description"]) == text
    other = vobject.readOne(content.decode()).vevent
    assert other.dtstart.value == date(2026, 4, 1)
    assert other.summary.value == title


def test_an_entry_taken_in_again_replaces_the_one_before() -> None:
    """The same person on the same list has the same id in every file, and two lists have two."""
    ids = [
        str(icalendar.Calendar.from_ical(render_calendar([Entry(about, day, "t")], NOW)).walk("VEVENT")[0]["uid"])
        for about, day in (("a", date(2026, 4, 1)), ("a", date(2026, 5, 1)), ("b", date(2026, 4, 1)))
    ]
    assert ids[0] == ids[1] != ids[2]


def asked() -> Analysis:
    """Give an analysis with one person who asked something."""
    export = ExportBuilder().link("Ada Any").talk("Ada Any", 9, last="2026-01-09")
    return export.hear("Ada Any", "2026-01-20", "How did it go?").analyze()


def test_the_calendar_has_every_date_and_what_was_put_off() -> None:
    """The cadence's next day, never before today, and the day of what waits."""
    analysis, later = asked(), f"later {TODAY + timedelta(days=9)}"
    told = said(("ada-any", Topic.CADENCE, "", "30"), ("ada-any", Topic.FOLLOW_UP, "owed", later))
    entries = calendar_entries(
        analysis, plan_dates(analysis, told, {}, TODAY), put_off(find_follow_ups(analysis), told, TODAY), TODAY, WORDS
    )
    assert [(entry.on, entry.title) for entry in entries] == [
        (TODAY, "Be in touch with Ada Any"),
        (TODAY + timedelta(days=9), "Write to Ada Any"),
    ]


def test_what_closed_or_was_let_go_waits_no_longer() -> None:
    """What was put off and is no longer found, and whoever was let go, stand in no calendar."""
    follow_ups, later = find_follow_ups(asked()), f"later {TODAY + timedelta(days=9)}"
    assert put_off(follow_ups, said(("ada-any", Topic.FOLLOW_UP, "dormant", later)), TODAY).is_empty()
    gone = said(("ada-any", Topic.FOLLOW_UP, "owed", later), ("ada-any", Topic.VERDICT, "", "let_go"))
    assert put_off(follow_ups, gone, TODAY).is_empty()


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=4))
def test_any_card_reads_back_as_it_was_meant(name: str, job: str, notes: list[str]) -> None:
    """An independent reader finds name, job and note, whatever is in them."""
    contact = Contact(
        "a", name, None, "Contoso; Ltd.", job, "https://www.linkedin.com/in/a", "a@example.com", "\n".join(notes)
    )
    text = render_contacts([contact])
    card = vobject.readOne(text)
    assert card.version.value == "4.0"
    assert card.fn.value == name
    assert card.title.value == job
    assert "\n".join(notes) == (card.note.value if notes and any(notes) else "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_nasty_name_makes_one_card() -> None:
    """Nothing in a name, a job or a note begins another card or another line."""
    cards = [Contact(text, text.replace("\n", " "), note=text) for text in NASTY]
    read = list(vobject.readComponents(render_contacts(cards)))
    assert [card.note.value for card in read] == list(NASTY)


def test_the_handful_goes_out_with_its_notes() -> None:
    """Those one could call, first and last name apart, the story before the note."""
    told = said(("ada-any", Topic.NOTE, "", "Likes tea."), ("ada-any", Topic.STORY, "", "Grew up by the sea."))
    cards = contacts_of(close(company="Contoso", email="ada@example.com"), told, ["could_call"])
    assert [(card.name, card.first_name, card.note) for card in cards] == [
        ("Ada Any", "Ada", "Grew up by the sea.\nLikes tea.")
    ]
    read = vobject.readOne(render_contacts(cards))
    assert (read.n.value.family, read.n.value.given) == ("Any", "Ada")
    assert read.email.value == "ada@example.com"


def test_a_workbook_holds_texts_and_no_formula() -> None:
    """What begins like a formula or a link is text to the one who opens it."""
    table = pl.DataFrame({"name": list(NASTY), "day": [TODAY] * len(NASTY)})
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx({"Keep in touch": table})))["Keep in touch"]
    cells = [sheet.cell(row, 1) for row in range(2, len(NASTY) + 2)]
    assert [cell.value for cell in cells] == list(NASTY)
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)
    assert sheet.cell(2, 2).value.date() == TODAY


def test_the_list_says_who_and_why() -> None:
    """One line per follow-up, with the reason as a sentence and the quote beside it; a formula is defused in CSV."""
    export = (
        ExportBuilder().link("Ada Any").write("Ada Any", "2026-01-09").hear("Ada Any", "2026-01-10", "=1+1, how is it?")
    )
    analysis = export.analyze()
    table = follow_ups_table(analysis, find_follow_ups(analysis), WORDS)
    row = next(csv.DictReader(io.StringIO(as_csv(table))))
    assert (row["person_id"], row["kind"], row["name"]) == ("ada-any", "owed", "Ada Any")
    assert row["reason"] == "They asked you something 58 days ago, on 10 January 2026, and no answer of yours is here."
    assert row["quote"].startswith("'=")
