"""Two people at one server at once: nothing of one is ever with the other."""

from __future__ import annotations

import ast
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect

from tests.browser.conftest import SLOW, free_port, serve
from tests.browser.walking import click, files, fill_in, settled, text_of, until_read
from tests.builders import ExportBuilder

pytestmark = pytest.mark.browser

PACKAGE = Path(__file__).parents[2] / "analyzer"
ROUNDS = 3
"""Times both go through the whole menu, each in an order of its own."""


@dataclass(slots=True)
class Visitor:
    """Somebody at the server.

    Attributes:
        word: Stands in every name, company and message of theirs, and nowhere else.
        page: Their window.
        sent: Every frame the server sent them.
    """

    word: str
    page: Page
    sent: list[bytes] = field(default_factory=list)


def export_of(word: str) -> bytes:
    """Give an export in which everything bears a word."""
    export = ExportBuilder()
    export.extra["Profile.csv"] = f"First Name,Last Name,Headline\nEgo,{word},Somebody\n"
    for number in range(12):
        name = f"N{number} {word}"
        export.link(name, f"20{10 + number}-03-01", company=f"{word} Works", position=f"{word} Officer")
        export.talk(name, 1 + number % 9, last="2026-02-20")
        export.hear(name, "2026-02-25", f"Could you send me the {word} slides?")
    for number in range(12, 16):
        export.link(f"N{number} {word}", "2012-03-01")  # of whom nothing speaks
    export.messages = [
        [cell.replace("Me Owner", f"Ego {word}").replace("me-owner", f"ego-{word.lower()}") for cell in row]
        for row in export.messages
    ]
    return export.zip()


@pytest.fixture
def visitors(browser: Browser, tmp_path: Path) -> Iterator[tuple[Visitor, Visitor]]:
    """Let two people look at an export each, in windows that know nothing of each other."""
    port = free_port()
    command = [sys.executable, "-m", "analyzer.cli", "app", "--no-browser", "--port", str(port)]
    for address in serve([*command, "--data-dir", str(tmp_path / "kept")], port, tmp_path / "log.txt", tmp_path):
        both = tuple(visit(browser, address, word) for word in ("Zorblaxia", "Quimbyville"))
        for one in both:
            (tmp_path / f"{one.word}.zip").write_bytes(export_of(one.word))
        for one in both:  # both are being read at once
            field_ = one.page.get_by_role("textbox", name=re.compile("Or the path"))
            field_.fill(str(tmp_path / f"{one.word}.zip"))
            one.page.get_by_role("button", name="Read it").click()
        for one in both:
            expect(one.page.get_by_role("button", name="See your handful")).to_be_visible()
        yield both[0], both[1]
        for one in both:
            one.page.context.close()
    log = (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert not [one.word for one in both if one.word in log]


def visit(browser: Browser, address: str, word: str) -> Visitor:
    """Open the app in a window of its own."""
    page = browser.new_context(accept_downloads=True).new_page()
    page.set_default_timeout(SLOW)
    one = Visitor(word, page)

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: one.sent.append(frame.encode() if isinstance(frame, str) else frame))

    page.on("websocket", listen)
    page.goto(address)
    expect(page.get_by_role("heading", name="What did LinkedIn give you?")).to_be_visible()
    settled(page)
    return one


def apart(one: Visitor, other: Visitor, where: str) -> None:
    """Hold that nothing of the other was sent to somebody."""
    assert other.word.lower().encode() not in b"".join(one.sent).lower(), where


def test_two_people_at_once_never_see_anything_of_each_other(visitors: tuple[Visitor, Visitor]) -> None:
    """Every page, at the same moments, in orders of their own, and every file on the way."""
    first, second = visitors
    names = [link.inner_text() for link in first.page.get_by_test_id("stSidebarNav").get_by_role("link").all()]
    order = random.Random(7)
    for turn in range(ROUNDS):
        for ours, theirs in zip(order.sample(names, len(names)), order.sample(names, len(names)), strict=True):
            for one, name in ((first, ours), (second, theirs)):  # neither waits for the other
                one.page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
            for one, other in ((first, second), (second, first)):
                settled(one.page)
                apart(one, other, f"round {turn}: {ours}, {theirs}")
            if turn == 0:
                for one, other in ((first, second), (second, first)):
                    for name, file in files(one.page):
                        assert other.word.lower().encode() not in text_of(file, name).lower(), name
    for one in visitors:
        assert one.word.encode() in b"".join(one.sent), "what is sent is looked at: their own word is in it"


def test_one_reading_again_does_not_disturb_the_other(visitors: tuple[Visitor, Visitor], tmp_path: Path) -> None:
    """While one looks at pages, the other reads export after export and lets go of it."""
    first, second = visitors
    for name in ("People", "Network", "Your handful"):
        click(second.page.get_by_test_id("stSidebarNav").get_by_role("link", name="Start", exact=True))
        settled(second.page)
        before = fill_in(second.page, tmp_path / f"{second.word}.zip")
        first.sent.clear()
        second.page.get_by_role("button", name="Read it").click()
        first.page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()  # at once
        until_read(second.page, before)
        settled(first.page)
        assert first.word.encode() in b"".join(first.sent), name
        apart(first, second, name)
        apart(second, first, name)


def test_nothing_of_a_person_is_in_a_cache_that_all_sessions_share() -> None:
    """What Streamlit caches for everybody takes no argument: it can only be our own code and pictures."""
    shared = []
    for file in sorted((PACKAGE / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                cached = [ast.unparse(one) for one in node.decorator_list if "cache" in ast.unparse(one)]
                if cached and node.args.args:
                    shared.append(f"{file.name}: {node.name}")
                assert not [one for one in cached if "cache_data" in one], file
    assert shared == []
