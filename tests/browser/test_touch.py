"""Keep in touch in a real browser: from the list to what to know, a note, done, and the calendar file."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SLOW, free_port, serve
from tests.builders import ExportBuilder

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


def settled(page: Page) -> None:
    """Wait until the page stands."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def test_from_the_list_to_a_note_to_done_to_the_calendar(quiet: Page) -> None:
    """Somebody waits for a reply; a story is written down, a rhythm chosen, the line ticked off, the calendar kept."""
    quiet.get_by_role("link", name="Keep in touch").click()
    expect(quiet.get_by_role("heading", name="Who would be glad to hear from you?")).to_be_visible()
    expect(quiet.get_by_text("“Did the operation on your knee go well?”")).to_be_visible()
    settled(quiet)
    quiet.get_by_role("button", name="Before you write").click()
    card = quiet.get_by_role("dialog")
    expect(card.get_by_text("The last lines")).to_be_visible()
    story = card.get_by_label("What is their story?")
    story.fill("Grew up by the sea.")
    story.press("Control+Enter")
    expect(card.get_by_text("you have written down the story of 1")).to_be_visible()
    quiet.keyboard.press("Escape")
    expect(card).to_have_count(0)
    quiet.get_by_role("button", name="Done").click()
    expect(quiet.get_by_text("“Did the operation on your knee go well?”")).to_have_count(0)
    quiet.get_by_role("button", name="Undo").click()
    expect(quiet.get_by_text("“Did the operation on your knee go well?”")).to_be_visible()
    settled(quiet)
    quiet.get_by_role("button", name="Later").click()
    quiet.get_by_role("menuitem", name="In a month").or_(quiet.get_by_role("option", name="In a month")).first.click()
    expect(quiet.get_by_text("“Did the operation on your knee go well?”")).to_have_count(0)
    settled(quiet)
    quiet.get_by_text("Files", exact=True).click()
    with quiet.expect_download() as kept:
        quiet.get_by_role("button", name="Keep the calendar (ICS)").click()
    events = icalendar.Calendar.from_ical(Path(kept.value.path()).read_bytes()).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Write to Ada Any"]
    with quiet.expect_download() as cards:
        quiet.get_by_role("button", name="Keep the cards (VCF)").click()
    assert "NOTE:Grew up by the sea." in Path(cards.value.path()).read_text(encoding="utf-8")


def test_give_and_take_and_habits_draw_their_pictures(quiet: Page) -> None:
    """Each page has its question, its charts and no error."""
    quiet.get_by_role("link", name="Give and take").click()
    expect(quiet.get_by_role("heading", name="What do you bring?")).to_be_visible()
    settled(quiet)
    quiet.get_by_role("link", name="Habits").click()
    expect(quiet.get_by_role("heading", name="How do you link, and how do you write?")).to_be_visible()
    expect(quiet.locator(".js-plotly-plot")).not_to_have_count(0)
    expect(quiet.get_by_role("heading", name=re.compile("When you write"))).to_be_visible()
