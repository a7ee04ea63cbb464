"""A coach and a client in a real browser: the first session, six weeks, a newer export, and what came of it."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import openpyxl
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SLOW, free_port, serve
from tests.browser.walking import click, go, settled
from tests.browser.walking import read as read_there
from tests.builders import ExportBuilder

pytestmark = pytest.mark.browser

TODAY = datetime.now(UTC).date()
DAY = timedelta(days=1)


def export(days_ago: int) -> ExportBuilder:
    """Give the client's export of so many days ago: three near friends, and one who fell asleep."""
    made = ExportBuilder()
    last = (TODAY - (days_ago + 20) * DAY).isoformat()
    for name in ("Ada Any", "Bert Buddy", "Cleo Close"):
        made.link(name).talk(name, 9, last=last)
    return made.link("Sleepy Sam").talk("Sleepy Sam", 4, last=(TODAY - 1600 * DAY).isoformat())


def named(day: datetime | None, made: ExportBuilder, folder: Path) -> Path:
    """Write an export under LinkedIn's name of a day."""
    file = folder / f"Complete_LinkedInDataExport_{day or datetime.now(UTC):%m-%d-%Y}.zip"
    file.write_bytes(made.zip())
    return file


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Serve the app with a folder of its own."""
    port = free_port()
    command = [sys.executable, "-m", "analyzer.cli", "app", "--no-browser", "--port", str(port)]
    yield from serve([*command, "--data-dir", str(tmp_path / "kept")], port, tmp_path / "log.txt", tmp_path)


def read(page: Page, file: Path) -> None:
    """Go to Start, and read an export by its path."""
    go(page, "Start")
    read_there(page, file)


def new_client(page: Page, label: str) -> None:
    """Open a file for a client who says yes to everything."""
    go(page, "Coaching")
    fold = page.get_by_role("group").filter(has_text="A new client")
    expect(fold).to_be_visible()
    if fold.get_attribute("open") is None:
        click(fold.get_by_text("A new client"))
    page.get_by_role("textbox", name="What you call them").first.fill(label)
    for yes in ("keeping what Handful makes", "keeping notes", "comparing with a later"):
        click(page.get_by_text(yes))
    click(page.get_by_role("button", name="Open their file"))
    expect(page.get_by_text(f"Client: {label}")).to_be_visible()
    settled(page)


def choose(page: Page, name: str) -> None:
    """Choose a part or a step."""
    click(page.get_by_test_id("stMain").get_by_role("radio", name=name))
    settled(page)


def text_of(content: bytes) -> str:
    """Give the text of a PDF, and how many pages it has by form feeds."""
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage() for page in document]
    text = "\f".join(" ".join(page.get_text_bounded().split()) for page in pages)
    for page in pages:
        page.close()
    document.close()
    return text


def answer_questions(page: Page) -> None:
    """Answer the first questions, name two names, say who knows whom."""
    for place, answer in ((2, "5"), (3, "2")):
        groups = page.get_by_test_id("stMain").get_by_test_id("stButtonGroup")
        click(groups.nth(place).get_by_role("radio", name=answer))
        settled(page)
    choose(page, "2 · Ten names")
    names = page.get_by_role("textbox", name="Ten names")
    names.fill("Ada Any\nSomebody Else")
    names.press("Control+Enter")
    expect(page.get_by_text("1 of 2 are in the export")).to_be_visible()
    settled(page)
    choose(page, "4 · Who knows whom")
    knows = page.get_by_role("button", name="Bert Buddy").or_(page.get_by_role("checkbox", name="Bert Buddy")).first
    click(knows)
    expect(page.get_by_text("you know of 1 of 10 possible ties")).to_be_visible()
    settled(page)


def agree_on_two(page: Page) -> None:
    """Agree on one near friend and one who fell asleep."""
    click(page.get_by_role("button", name=re.compile("^On to 5")))
    settled(page)
    expect(page.get_by_text("You have 3 people you could call")).to_be_in_viewport()  # a step begins at its top
    for whom, what in (("Ada Any", "Ask about the move."), ("Sleepy Sam", "Say what reminded me of him.")):
        click(page.get_by_role("combobox", name="Whom"))
        click(page.get_by_role("option", name=whom))
        page.get_by_role("textbox", name="What for").fill(what)
        click(page.get_by_role("button", name="Agree"))
        expect(page.get_by_test_id("stMain").get_by_text(what)).to_be_visible()
        settled(page)


def close_session(page: Page) -> None:
    """Set the next date, take the page and the days away, end it."""
    choose(page, "6 · Closing")
    click(page.get_by_role("button", name=re.compile("Next date in six weeks")))
    settled(page)
    with page.expect_download() as kept:
        click(page.get_by_role("button", name="The session on one page (PDF)"))
    sheet = text_of(Path(kept.value.path()).read_bytes())
    assert "\f" not in sheet, "one page"
    assert "Ask about the move." in sheet
    with page.expect_download() as kept:
        click(page.get_by_role("button", name="The next days (.ics)"))
    events = icalendar.Calendar.from_ical(Path(kept.value.path()).read_bytes()).walk("VEVENT")
    assert sorted(str(event["summary"]) for event in events) == [
        "Agreed: Ada Any",
        "Agreed: Sleepy Sam",
        "Session with Anna",
    ]
    click(page.get_by_role("button", name="End the session"))
    expect(page.get_by_text("The session is over")).to_be_visible()
    settled(page)


def take_report(page: Page) -> None:
    """Take the report and the tables: what was agreed heads the next six weeks."""
    go(page, "Reports and files")
    with page.expect_download() as kept:
        click(page.get_by_role("button", name="Keep as PDF"))
    report = text_of(Path(kept.value.path()).read_bytes())
    assert "Ask about the move." in report[report.index("The next six weeks") :]
    with page.expect_download() as kept:
        click(page.get_by_role("button", name="The tables behind it (XLSX)"))
    book = openpyxl.load_workbook(io.BytesIO(Path(kept.value.path()).read_bytes()))
    assert "Ada Any" in [cell.value for cell in book["People"]["A"]]


def test_a_whole_session_and_what_came_of_it(server: str, page: Page, tmp_path: Path) -> None:
    """Open a client, sit down, agree on two people, print the page; six weeks later see who was written to and answered."""
    page.set_default_timeout(SLOW)
    page.goto(server)
    expect(page.get_by_role("heading", name="What did LinkedIn give you?")).to_be_visible()
    settled(page)
    new_client(page, "Anna")
    read(page, named(datetime.now(UTC) - 10 * DAY, export(10), tmp_path))
    click(page.get_by_role("button", name="Back to Anna"))
    click(page.get_by_role("button", name="Begin a session"))
    settled(page)
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"\d+ min"))
    answer_questions(page)
    agree_on_two(page)
    close_session(page)
    page.reload()
    settled(page)
    go(page, "Coaching")
    expect(page.get_by_text("Next on")).to_be_visible()
    click(page.get_by_role("button", name="Open", exact=True))
    expect(page.get_by_text("Client: Anna")).to_be_visible()
    settled(page)
    today = datetime.now(UTC).astimezone().date()  # not before they agreed, on the clock of this machine
    wrote, answered = (f"{today} 00:00:{second}" for second in (10, 20))
    later = export(10).write("Sleepy Sam", wrote).hear("Sleepy Sam", answered).link("New Nora")
    read(page, named(None, later, tmp_path))
    go(page, "Coaching")
    choose(page, "Since last time")
    expect(page.get_by_text("1 of 2 were done, 1 got an answer.")).to_be_visible()
    click(page.get_by_role("button", name="What else changed"))
    expect(page.get_by_role("heading", name="What changed?")).to_be_visible()
    expect(page.get_by_test_id("stMain").get_by_text("Warmed up 1")).to_be_visible()
    settled(page)
    take_report(page)


def test_two_coaches_at_once_see_their_own_client(server: str, browser: Browser, tmp_path: Path) -> None:
    """Two tabs, two clients, by turns and at once: each page shows its own client's people alone, in text and address."""
    tabs = []
    for label, friend in (("Anna", "Ada Annasfriend"), ("Ben", "Bea Bensfriend")):
        made = ExportBuilder().link(friend).talk(friend, 9, last="2026-02-01")
        made.extra["Profile.csv"] = f"First Name,Last Name,Headline\n{label},Owner,Somebody\n"
        made.messages = [
            [cell.replace("Me Owner", f"{label} Owner").replace("me-owner", f"{label.lower()}-owner") for cell in row]
            for row in made.messages
        ]
        file = tmp_path / f"{label}.zip"
        file.write_bytes(made.zip())
        tab = browser.new_context().new_page()
        tab.set_default_timeout(SLOW)
        tab.goto(server)
        settled(tab)
        new_client(tab, label)
        read(tab, file)
        tabs.append((tab, label, friend))
    for _ in range(3):
        for name in ("Your handful", "People", "Keep in touch", "Coaching"):
            for tab, _, _ in tabs:
                # Neither waits for the other.
                tab.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
            for tab, label, friend in tabs:
                settled(tab)
                other = next(whose for _, whose, _ in tabs if whose != label)
                expect(tab.get_by_text(f"Client: {label}")).to_be_visible()
                assert f"{other}sfriend" not in tab.content()
                if name == "Your handful":
                    expect(tab.get_by_text(friend).first).to_be_visible()
    tab, label, friend = tabs[0]
    click(tab.get_by_role("button", name="Close this client"))
    expect(tab.get_by_text(f"Client: {label}")).to_have_count(0)
    settled(tab)
    assert friend not in tab.content()
    for tab, _, _ in tabs:
        tab.context.close()
