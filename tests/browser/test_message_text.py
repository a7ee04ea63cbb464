"""Words of messages stay with the server, but for those that a page shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocket

from tests.browser.walking import go, read, settled
from tests.builders import ExportBuilder

pytestmark = pytest.mark.browser

PAGES = (
    "Your handful",
    "People",
    "Network",
    "Give and take",
    "Habits",
    "Keep in touch",
    "Prune",
    "Compare",
    "Coaching",
    "Reports and files",
    "Ask yourself",
    "How it is reached",
    "Your data",
)
WORD = re.compile(rb"planted[a-z]+word")


def letters(number: int) -> str:
    """Write a number in letters, so that no two words begin alike."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")


def planted() -> ExportBuilder:
    """Give an export in which every message has a word of its own."""
    export = ExportBuilder()
    for number, name in enumerate(("Ada Ash", "Bo Birch", "Cy Cedar", "Di Elm", "Ed Fir", "Flo Gorse")):
        last = "2026-01-10" if name in {"Di Elm", "Ed Fir"} else "2026-03-10"
        export.link(name, f"20{10 + number}-03-01", company="Contoso").talk(name, 8 - number, last=last)
    export.hear("Di Elm", "2026-01-20", "could you send me the slides of your talk?")
    export.write("Ed Fir", "2026-01-20", "I will send you the slides on Monday.")
    for number, row in enumerate(export.messages):
        row[8] = f"planted{letters(number)}word, {row[8]}"
    return export


def test_no_page_is_sent_words_of_messages_that_it_does_not_show(handful: Page, tmp_path: Path) -> None:
    """Every frame of every page is searched: what is in it of a message is in the page."""
    sent: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: sent.append(frame.encode() if isinstance(frame, str) else frame))

    settled(handful)  # a page that is left while it still loads complains
    handful.on("websocket", listen)
    handful.reload()
    (tmp_path / "export.zip").write_bytes(planted().zip())
    settled(handful)
    read(handful, tmp_path / "export.zip")
    found: set[bytes] = set()
    for name in PAGES:
        sent.clear()
        go(handful, name)
        words = set(WORD.findall(b"\n".join(sent)))
        assert words <= set(WORD.findall(handful.content().encode())), name
        found |= words
    assert 0 < len(found) < len(planted().messages) / 2
