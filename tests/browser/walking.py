"""Walking through the app as somebody would who wants to see all of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from playwright.sync_api import Browser, BrowserContext, ElementHandle, Locator, Page, Position, expect

CONVERSATION = Path(__file__).with_name("conversation.js")

PAGES = 15
"""Pages the menu names."""

QUIET = 200
"""Milliseconds without a word between page and server: what was pressed or drawn asks sooner, if it does."""


def click(what: Locator, position: Position | None = None) -> None:
    """Click on it as somebody does who sees where it is: on a page that stands.

    While a page is drawn anew, what was there before may stand beside what comes in its place, or move away.
    """
    _wait_for_rest(what.page)
    what.click(position=position)


def go(page: Page, name: str) -> None:
    """Go to a page of the menu."""
    click(page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True))
    settled(page)


def read(page: Page, file: Path) -> None:
    """Read an export by its path."""
    before = fill_in(page, file)
    click(page.get_by_role("button", name="Read it"))
    until_read(page, before)


def fill_in(page: Page, file: Path) -> ElementHandle:
    """Write where an export lies; give the field, which is another one once that export is read."""
    field, fold = (
        page.get_by_role("textbox", name=re.compile("Or the path")),
        page.get_by_text("Look at another export"),
    )
    expect(field.or_(fold).first).to_be_visible()
    if not field.is_visible():
        click(fold)
        settled(page)
    field.fill(str(file))
    return field.element_handle()


def until_read(page: Page, before: ElementHandle) -> None:
    """Wait until the export is read that was asked for in a field."""
    page.wait_for_function("field => !field.isConnected", arg=before)
    expect(page.get_by_role("button", name="See your handful")).to_be_visible()
    settled(page)


def listen(browser: Browser) -> None:
    """Listen, in every page that a browser opens from now on, to what it and its server say: `settled` rests on it."""
    new_context, new_page = browser.new_context, browser.new_page

    def context(**how: Any) -> BrowserContext:
        opened = new_context(**how)
        opened.add_init_script(path=CONVERSATION)
        return opened

    def page(**how: Any) -> Page:
        opened = new_page(**how)
        opened.add_init_script(path=CONVERSATION)
        return opened

    browser.new_context, browser.new_page = context, page  # type: ignore[method-assign]


def settled(page: Page) -> None:
    """Wait until all that was asked is answered and drawn, and for a moment nothing more is asked and nothing grows.

    The page's browser was listened to when it was opened.
    """
    page.evaluate("conversationCountsAnew()")
    _wait_for_rest(page)


def _wait_for_rest(page: Page) -> None:
    page.wait_for_function("quiet => conversationRests(quiet)", arg=QUIET)


def text_of(file: Path, name: str) -> bytes:
    """Give what is in a file, whatever it is packed in."""
    content = file.read_bytes()
    if name.endswith(".pdf"):
        document = pypdfium2.PdfDocument(content)
        pages = [page.get_textpage() for page in document]
        text = " ".join(page.get_text_bounded() for page in pages)
        for page in pages:
            page.close()
        document.close()
        return text.encode()
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return b" ".join(book.read(part) for part in book.namelist())
    return content


def files(page: Page) -> Iterator[tuple[str, Path]]:
    """Take every file the page offers: its name, and where it lies."""
    for button in page.get_by_test_id("stDownloadButton").get_by_role("button").all():
        if button.is_enabled() and button.is_visible():
            with page.expect_download() as kept:
                click(button)
            yield kept.value.suggested_filename, Path(kept.value.path())
    settled(page)


def walk(page: Page, look: Callable[[str], None], of_client: Path) -> int:
    """Go through the whole menu, each part of each page, a person's page, and a client's file.

    Args:
        page: With an export read, and one client in the store.
        look: Called wherever something new is to be seen, with the name of the place.
        of_client: The client's export.

    Returns:
        How many parts of pages were seen.
    """
    walked = 0
    look("Start")
    names = [link.inner_text() for link in page.get_by_test_id("stSidebarNav").get_by_role("link").all()]
    assert len(names) == PAGES
    for name in names:
        click(page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True))
        settled(page)
        look(name)
        groups = page.get_by_test_id("stMain").get_by_test_id("stButtonGroup")
        for part in range(groups.first.get_by_role("radio").count()):
            click(groups.first.get_by_role("radio").nth(part))
            settled(page)
            look(f"{name}, part {part}")
            walked += 1
            for within in range(groups.nth(1).get_by_role("radio").count()):
                click(groups.nth(1).get_by_role("radio").nth(within))
                settled(page)
                look(f"{name}, part {part}, {within}")
                walked += 1
        if openers := page.get_by_test_id("stMain").get_by_test_id("stExpander").locator("summary").all():
            for opener in openers:
                click(opener)
            settled(page)
            look(f"{name}, all opened")
    go(page, "Your handful")
    click(page.get_by_role("button", name="See what is there").first)
    settled(page)
    look("a person")
    go(page, "Coaching")
    click(page.get_by_role("button", name="Open", exact=True))
    expect(page.get_by_text("Close this client")).to_be_visible()
    settled(page)
    look("a client")
    go(page, "Start")
    read(page, of_client)
    look("Start, with a client")
    go(page, "Coaching")
    groups = page.get_by_test_id("stMain").get_by_test_id("stButtonGroup")
    for place in range(6):
        click(groups.nth(1).get_by_role("radio").nth(place))
        settled(page)
        look(f"a session, step {place}")
    for place in range(1, 4):
        click(groups.first.get_by_role("radio").nth(place))
        settled(page)
        look(f"a client, part {place}")
    return walked
