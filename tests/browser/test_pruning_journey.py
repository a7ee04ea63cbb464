"""Pruning as a person does it: with keys only, closed and taken up again, in a real browser."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from analyzer.store import open_store
from tests.browser.conftest import free_port, serve
from tests.browser.walking import click, settled
from tests.builders import ExportBuilder
from tests.store.makers import holds

pytestmark = pytest.mark.browser


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Serve the app on an export of four silent links, its decisions in a folder of its own."""
    builder = ExportBuilder().link("Near Friend").talk("Near Friend", 9, last="2026-02-01")
    for number in range(4):
        builder.link(f"Silent N{number}", f"201{number}-01-01", company=f"House {number}")
    (tmp_path / "export.zip").write_bytes(builder.zip())
    port, data = free_port(), tmp_path / "decisions"
    command = [sys.executable, "-m", "analyzer.cli", "app", str(tmp_path / "export.zip"), "--no-browser"]
    for address in serve(
        [*command, "--port", str(port), "--data-dir", str(data)], port, tmp_path / "log.txt", tmp_path
    ):
        yield address, data


def open_prune(page: Page, address: str) -> None:
    """Open the app and go to Prune."""
    page.goto(address)
    expect(page.get_by_role("button", name="See your handful")).to_be_visible()
    click(page.get_by_role("link", name="Prune"))
    expect(page.get_by_role("heading", name="Who can go?")).to_be_visible()


def is_up(page: Page, name: str) -> None:
    """Wait for somebody's card."""
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    settled(page)


def kept(data: Path) -> dict[str, str]:
    """Give what is kept: person → verdict."""
    book = open_store(data).find_book("me-owner", "me owner")
    return {person: value for (person, _, _), value in holds(book).items()} if book else {}


def test_with_keys_only_closed_and_taken_up_again(browser: Browser, place: tuple[str, Path]) -> None:
    """K, L and O decide, U takes back, J puts off; the next evening opens at the same card."""
    address, data = place
    first = browser.new_page()
    open_prune(first, address)
    is_up(first, "Silent N0")
    first.keyboard.press("k")
    is_up(first, "Silent N1")
    first.keyboard.press("l")
    is_up(first, "Silent N2")
    first.keyboard.press("u")
    is_up(first, "Silent N1")
    first.keyboard.press("o")
    is_up(first, "Silent N2")
    first.close()
    assert kept(data) == {"silent-n0": "keep", "silent-n1": "reach_out"}
    second = browser.new_page()
    open_prune(second, address)
    is_up(second, "Silent N2")
    expect(second.get_by_text("Today: 2 of 20")).to_be_visible()
    second.keyboard.press("j")
    is_up(second, "Silent N3")
    second.keyboard.press("l")
    is_up(second, "Nobody is up here.")
    for name in ("Silent N3", "Silent N2", "Silent N1", "Silent N0"):
        second.keyboard.press("u")
        is_up(second, name)
    assert kept(data) == {}
    second.close()


def test_who_decides_by_tab_and_enter_stays_at_the_button(browser: Browser, place: tuple[str, Path]) -> None:
    """The next card has other buttons; the same one has the focus there, and says whose card it is."""
    address, data = place
    page = browser.new_page()
    open_prune(page, address)
    is_up(page, "Silent N0")
    keep = page.get_by_role("button", name="Keep")
    keep.focus()
    for number in (1, 2):
        page.keyboard.press("Enter")
        is_up(page, f"Silent N{number}")
        expect(keep).to_be_focused()
        expect(keep).to_have_attribute("aria-description", f"Silent N{number}")
    page.close()
    assert kept(data) == {"silent-n0": "keep", "silent-n1": "keep"}


def test_on_a_phone_the_card_and_its_buttons_are_in_view_together(browser: Browser, place: tuple[str, Path]) -> None:
    """Whom it is about and every answer stand on one screen, without keys that a phone has not."""
    address, _ = place
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto(f"{address}/prune")
    is_up(page, "Silent N0")
    expect(page.get_by_role("heading", name="Silent N0")).to_be_in_viewport(ratio=1)
    for label in ("Keep", "Let go", "Reach out first", "Later", "Undo"):
        expect(page.get_by_role("button", name=label, exact=True)).to_be_in_viewport(ratio=1)
    click(page.get_by_role("button", name="Keep", exact=True))
    is_up(page, "Silent N1")
    for said in ("Silent N1", "Linked since", "Between you", "What goes with them", "LinkedIn profile"):
        expect(page.get_by_text(said, exact=True).first).to_be_in_viewport(ratio=1)
    page.close()


def test_a_key_that_is_held_down_decides_once(browser: Browser, place: tuple[str, Path]) -> None:
    """Nobody is let go who came up while the key was still down."""
    address, data = place
    page = browser.new_page()
    open_prune(page, address)
    is_up(page, "Silent N0")
    page.keyboard.down("l")
    is_up(page, "Silent N1")
    for _ in range(40):  # as a keyboard repeats it, twenty times a second
        page.keyboard.down("l")
        page.wait_for_timeout(50)
    page.keyboard.up("l")
    page.keyboard.press("k")
    is_up(page, "Silent N2")
    assert kept(data) == {"silent-n0": "let_go", "silent-n1": "keep"}
    page.close()


def test_a_key_in_a_text_field_decides_nothing(browser: Browser, place: tuple[str, Path]) -> None:
    """Naming a choice with an l in it lets nobody go."""
    address, data = place
    page = browser.new_page()
    open_prune(page, address)
    is_up(page, "Silent N0")
    click(page.get_by_role("button", name="Adjust"))
    field = page.get_by_role("textbox", name="Name this choice to keep it")
    field.press_sequentially("kloju old ones")
    field.press("Enter")
    click(page.get_by_role("button", name="Keep this choice"))
    expect(page.get_by_text(re.compile("^Kept as"))).to_be_visible()
    assert kept(data) == {}
    page.close()


def test_many_at_once_and_back(browser: Browser, place: tuple[str, Path]) -> None:
    """The dialog says the number; one Undo takes all of it back."""
    address, data = place
    page = browser.new_page()
    open_prune(page, address)
    is_up(page, "Silent N0")
    click(page.get_by_text("Many at once"))
    click(page.get_by_role("button", name="Let 4 go"))
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("4 people will stand on your checklist.")).to_be_visible()
    click(dialog.get_by_role("button", name="Yes"))
    expect(page.get_by_text("Nobody is up here.")).to_be_visible()
    assert set(kept(data).values()) == {"let_go"}
    click(page.get_by_role("button", name="Undo"))
    expect(page.get_by_role("button", name="Let 4 go")).to_be_visible()
    assert kept(data) == {}
    page.close()


def test_the_browsers_back_undoes_a_choice_and_its_address_can_be_kept(
    browser: Browser, place: tuple[str, Path]
) -> None:
    """Part by part, page by page; the address opens the same part in another window."""
    address, _ = place
    page = browser.new_page()
    open_prune(page, address)
    chosen = page.get_by_role("radio", checked=True)
    click(page.get_by_role("radio", name="Many at once"))
    expect(page).to_have_url(re.compile(r"/prune\?part=many$"))
    click(page.get_by_role("radio", name="Checklist"))
    expect(page).to_have_url(re.compile(r"/prune\?part=list$"))
    click(page.get_by_role("link", name="People", exact=True))
    expect(page.get_by_text("5 people")).to_be_visible()
    page.go_back()
    expect(chosen.and_(page.get_by_role("radio", name="Checklist"))).to_be_visible()
    page.go_back()
    expect(chosen.and_(page.get_by_role("radio", name="Many at once"))).to_be_visible()
    page.go_back()
    expect(chosen.and_(page.get_by_role("radio", name="One by one"))).to_be_visible()
    page.goto(f"{address}/prune?part=list")
    expect(chosen.and_(page.get_by_role("radio", name="Checklist"))).to_be_visible()
    page.close()


def test_what_is_remembered_is_there_after_a_reload(browser: Browser, tmp_path: Path) -> None:
    """One yes on Start; a reload opens where it stopped, and forgetting ends it."""
    port, data = free_port(), tmp_path / "decisions"
    command = [
        sys.executable,
        "-m",
        "analyzer.cli",
        "app",
        "--no-browser",
        "--port",
        str(port),
        "--data-dir",
        str(data),
    ]
    for address in serve(command, port, tmp_path / "log.txt", tmp_path):
        page = browser.new_page()
        page.goto(address)
        click(page.get_by_role("button", name="The quiet one"))
        click(page.get_by_role("button", name="Yes, remember it"))
        expect(page.get_by_role("button", name="Yes, remember it")).to_have_count(0)
        click(page.get_by_role("link", name="People"))
        expect(page.get_by_role("heading", name="What is there between you and …?")).to_be_visible()
        page.reload()
        expect(page.get_by_text(re.compile(r"^\d+ people$"))).to_be_visible()
        click(page.get_by_role("link", name="Your data"))
        click(page.get_by_role("button", name="Forget it"))
        expect(page.get_by_text("Forgotten.")).to_be_visible()
        page.reload()
        expect(page.get_by_text("Nothing: no export is held in this tab.")).to_be_visible()
        page.close()
