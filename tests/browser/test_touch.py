"""Keep in touch in a real browser: from the list to what to know, a note, done, and the calendar file."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Page, expect

from analyzer.store import open_store
from tests.browser.conftest import SLOW, free_port, serve
from tests.browser.walking import click, settled
from tests.builders import ExportBuilder
from tests.store.makers import holds

pytestmark = pytest.mark.browser


@pytest.fixture
def quiet(page: Page, tmp_path: Path) -> Iterator[Page]:
    """Serve an export with one question left open, with a store of its own; nothing may go wrong in the console."""
    export = ExportBuilder().link("Ada Any", company="Contoso", position="Nurse").talk("Ada Any", 9, last="2026-01-02")
    export.hear("Ada Any", "2026-01-10", "Did the operation on your knee go well?")
    (tmp_path / "Complete_LinkedInDataExport_03-09-2026.zip").write_bytes(export.zip())
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "analyzer.cli",
        "app",
        str(tmp_path / "Complete_LinkedInDataExport_03-09-2026.zip"),
        "--no-browser",
    ]
    command += ["--port", str(port), "--data-dir", str(tmp_path / "kept")]
    complaints: list[str] = []
    page.set_default_timeout(SLOW)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for address in serve(command, port, tmp_path / "log.txt", tmp_path):
        page.goto(address)
        expect(page.get_by_role("button", name="See your handful")).to_be_visible()
        yield page
    assert complaints == []


def test_a_note_written_in_the_card_is_not_written_over_by_the_page_behind_it(quiet: Page, tmp_path: Path) -> None:
    """The field behind the card is drawn anew with the note; the next click, elsewhere, leaves it as it is."""
    click(quiet.get_by_role("link", name="People", exact=True))
    click(quiet.get_by_role("link", name="Your handful"))
    click(quiet.get_by_role("button", name="See what is there").first)
    click(quiet.get_by_role("button", name="Before you write"))
    note = quiet.get_by_role("dialog").get_by_label("Your note")
    note.fill("Call after Easter.")
    note.press("Control+Enter")
    settled(quiet)
    quiet.keyboard.press("Escape")
    expect(quiet.get_by_role("dialog")).to_have_count(0)
    click(quiet.get_by_role("button", name="Keep", exact=True))
    expect(quiet.get_by_text("You decided to keep them").or_(quiet.get_by_text("Kept on")).first).to_be_visible()
    settled(quiet)
    expect(quiet.get_by_label("Your note")).to_have_value("Call after Easter.")
    book = open_store(tmp_path / "kept").find_book("me-owner", "me owner")
    assert book is not None
    assert holds(book)["ada-any", "note", ""] == "Call after Easter."


@pytest.mark.parametrize("first", ["", "Keep"])
def test_a_note_left_at_once_is_kept(quiet: Page, tmp_path: Path, first: str) -> None:
    """The field is left and another page asked for, also while an earlier click is still being answered."""
    with quiet.expect_websocket() as opened:
        quiet.reload()
    click(quiet.get_by_role("button", name="See your handful"))
    click(quiet.get_by_role("button", name="See what is there").first)
    settled(quiet)
    note = quiet.get_by_label("Your note")
    note.fill("Call after Easter.")
    if first:  # without leaving the field
        quiet.get_by_role("button", name=first, exact=True).evaluate("button => button.click()")
    with opened.value.expect_event("framesent", lambda frame: b"Call after Easter." in frame):
        note.blur()
    quiet.get_by_role("link", name="People", exact=True).click()  # at once: before the note is answered
    expect(quiet.get_by_role("heading", name="What is there between you and …?")).to_be_visible()
    settled(quiet)
    book = open_store(tmp_path / "kept").find_book("me-owner", "me owner")
    assert book is not None
    assert holds(book)["ada-any", "note", ""] == "Call after Easter."
    assert not first or holds(book)["ada-any", "verdict", ""] == "keep"


def test_from_the_list_to_a_note_to_done_to_the_calendar(quiet: Page) -> None:
    """Somebody waits for a reply; a story is written down, a rhythm chosen, the line ticked off, the calendar kept."""
    click(quiet.get_by_role("link", name="Keep in touch"))
    expect(quiet.get_by_role("heading", name="Who would be glad to hear from you?")).to_be_visible()
    expect(quiet.get_by_text("“Did the operation on your knee go well?”")).to_be_visible()
    click(quiet.get_by_role("button", name="Before you write"))
    card = quiet.get_by_role("dialog")
    expect(card.get_by_text("The last lines")).to_be_visible()
    story = card.get_by_label("What is their story?")
    story.fill("Grew up by the sea.")
    story.press("Control+Enter")
    expect(card.get_by_text("you have written down the story of 1")).to_be_visible()
    quiet.keyboard.press("Escape")
    expect(card).to_have_count(0)
    click(quiet.get_by_role("button", name="Done"))
    expect(quiet.get_by_text("“Did the operation on your knee go well?”")).to_have_count(0)
    click(quiet.get_by_role("button", name="Undo"))
    expect(quiet.get_by_text("“Did the operation on your knee go well?”")).to_be_visible()
    click(quiet.get_by_role("button", name="Later"))
    click(quiet.get_by_role("menuitem", name="In a month").or_(quiet.get_by_role("option", name="In a month")).first)
    expect(quiet.get_by_text("“Did the operation on your knee go well?”")).to_have_count(0)
    click(quiet.get_by_text("Files", exact=True))
    with quiet.expect_download() as kept:
        click(quiet.get_by_role("button", name="Keep the calendar (ICS)"))
    events = icalendar.Calendar.from_ical(Path(kept.value.path()).read_bytes()).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Write to Ada Any"]
    with quiet.expect_download() as cards:
        click(quiet.get_by_role("button", name="Keep the cards (VCF)"))
    assert "NOTE:Grew up by the sea." in Path(cards.value.path()).read_text(encoding="utf-8")


def test_give_and_take_and_habits_draw_their_pictures(quiet: Page) -> None:
    """Each page has its question, its charts and no error."""
    click(quiet.get_by_role("link", name="Give and take"))
    expect(quiet.get_by_role("heading", name="What do you bring?")).to_be_visible()
    click(quiet.get_by_role("link", name="Habits"))
    expect(quiet.get_by_role("heading", name="How do you link, and how do you write?")).to_be_visible()
    expect(quiet.locator(".js-plotly-plot")).not_to_have_count(0)
    expect(quiet.get_by_role("heading", name=re.compile("When you write"))).to_be_visible()
