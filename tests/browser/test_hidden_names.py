"""Names hidden: every page, every part of it, every file and every byte the browser gets, and no name of anybody."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocket, expect

from analyzer.coaching import Commitment, Session
from analyzer.coaching.sessions import begin_session
from analyzer.store import make_vault
from tests.browser.conftest import SLOW, free_port, serve
from tests.browser.walking import click, files, go, read, settled, text_of, walk
from tests.builders import ExportBuilder
from tests.coaching.makers import note, willing, write

pytestmark = pytest.mark.browser

NOW = datetime.now(UTC)
PEOPLE = [
    f"{first}a {last}y"
    for first, last in zip(
        ("Zorblax", "Quimby", "Vexil", "Trundle", "Plimsol", "Drakkon", "Fyrwick", "Glimmer", "Hobnail", "Jaxper"),
        (
            "Featherquil",
            "Stonemarrow",
            "Underbriar",
            "Wobblecroft",
            "Nettlefrost",
            "Pumblechok",
            "Quaverlin",
            "Rumpelfen",
            "Snorkleby",
            "Thistlewam",
        ),
        strict=True,
    )
]
COMPANIES = ["Krumhorn Industries", "Blatherskite Partners"]
Tab = tuple[Page, list[bytes], Path]
PLANTED = [word for name in (*PEOPLE, "Egonia Wunderlik") for word in name.split(" ")] + ["Krumhorn", "Blatherskite"]


def planted() -> ExportBuilder:
    """Give an export with one of every kind of person, their names in the words as well."""
    export = ExportBuilder()
    export.extra["Profile.csv"] = "First Name,Last Name,Headline\nEgonia,Wunderlik,Somebody\n"
    for number, name in enumerate(PEOPLE):
        export.link(name, f"20{10 + number}-03-01", company=COMPANIES[number % 2], position=f"Friend of {PEOPLE[0]}")
    for name in PEOPLE[:3]:
        export.talk(name, 9, last="2026-02-20")
    export.talk(PEOPLE[3], 4, last="2020-02-20")
    export.hear(PEOPLE[4], "2026-02-25", f"Dear Egonia, could you introduce me to {PEOPLE[0]} of Krumhorn?")
    export.write(PEOPLE[5], "2026-02-26", f"Thank you for the talk with {PEOPLE[1]}! I will send you the slides.")
    export.hear(PEOPLE[6], "2025-05-05", f"We at Blatherskite offer {PEOPLE[2]} and you a free demo, book a call.")
    export.recommend(PEOPLE[0], "02/15/26, 10:00 AM", company="Krumhorn Industries").phone(PEOPLE[1])
    export.career(("Krumhorn Industries", "Jan 2012", ""))
    export.extra[f"Jobs/{PEOPLE[2]} cover letter.docx"] = "a file nobody reads"
    export.extra[f"{PEOPLE[3]}.csv"] = "A,B\n1,2\n"
    export.messages = [
        [cell.replace("Me Owner", "Egonia Wunderlik").replace("me-owner", "egonia-wunderlik") for cell in row]
        for row in export.messages
    ]
    return export


@pytest.fixture
def hidden(page: Page, tmp_path: Path) -> Iterator[Tab]:
    """Serve the planted exports with a client in the store, and keep every byte the page is sent."""
    older, newer = (tmp_path / f"{PEOPLE[0]}'s {name}.zip" for name in ("older", "newer"))
    older.write_bytes(planted().zip())
    newer.write_bytes(
        planted()
        .link("Mixolyd Newcomerton", "2026-03-05", company="Krumhorn Industries")
        .hear(PEOPLE[3], "2026-03-06")
        .zip()
    )
    _, store = make_vault(tmp_path / "kept", "Egonia Wunderlik")
    note(store, willing(NOW.date(), hide_names=True), NOW)
    begun = begin_session(store, NOW)
    agreed = Commitment("zorblaxa-featherquily", PEOPLE[0], f"Ask {PEOPLE[1]}", "Krumhorn", NOW.date(), NOW.date())
    said = Session(
        begun.uid,
        NOW,
        names=(PEOPLE[0],),
        surprised=PEOPLE[1],
        shared=PEOPLE[2],
        private=PEOPLE[3],
        commitments=(agreed,),
    )
    write(store, said, NOW)
    sent: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: sent.append(frame.encode() if isinstance(frame, str) else frame))

    page.on("websocket", listen)
    page.set_default_timeout(SLOW)
    port = free_port()
    command = [sys.executable, "-m", "analyzer.cli", "app", "--no-browser", "--port", str(port)]
    for address in serve([*command, "--data-dir", str(tmp_path / "kept")], port, tmp_path / "log.txt", tmp_path):
        page.goto(address)
        expect(page.get_by_role("heading", name="What did LinkedIn give you?")).to_be_visible()
        click(page.get_by_text("Hide names", exact=True))
        settled(page)
        read(page, older)
        read(page, newer)
        yield page, sent, tmp_path
    assert leaks((tmp_path / "log.txt").read_bytes()) == []


def leaks(content: bytes) -> list[str]:
    """Give the planted words that stand in something the browser got."""
    folded = content.lower()
    return sorted({word for word in (*PLANTED, "Mixolyd", "Newcomerton") if word.lower().encode() in folded})


def look(page: Page, sent: list[bytes], taken: list[str], where: str) -> None:
    """Hold that nothing on the page, in its address or title, or sent to it so far names anybody; take every file."""
    settled(page)
    seen = f"{page.content()} {page.title()} {page.url}".encode()
    assert leaks(seen) == [], where
    assert leaks(b" ".join(sent)) == [], f"sent to the browser: {where}"
    for name, file in files(page):
        taken.append(name)
        assert leaks(name.encode()) == [], f"{where}: the name of {name}"
        assert leaks(text_of(file, name)) == [], f"{where}: what is in {name}"


def test_no_page_part_or_file_names_anybody(hidden: Tab) -> None:
    """Walk the whole menu, each part of each page, a person's page, and a client's file: no planted word anywhere."""
    page, sent, folder = hidden
    taken: list[str] = []
    walked = walk(page, lambda where: look(page, sent, taken, where), folder / f"{PEOPLE[0]}'s newer.zip")
    assert walked >= 18, walked
    assert {"handful-report.pdf", "handful-report.html", "handful-report.xlsx", "session.pdf", "handful.svg"} <= set(
        taken
    )
    sent.clear()
    click(page.get_by_text("Hide names", exact=True))
    go(page, "Coaching")
    assert leaks(b" ".join(sent)) != [], "what is sent is looked at: shown names are found in it"


def test_a_file_whose_names_are_hidden_shows_none_however_often_it_was_clicked(page: Page, tmp_path: Path) -> None:
    """Opened with click after click, which come from a page on which names were shown."""
    _, store = make_vault(tmp_path / "kept", "Anna")
    note(store, willing(NOW.date(), hide_names=True), NOW)
    page.set_default_timeout(SLOW)
    port = free_port()
    command = [sys.executable, "-m", "analyzer.cli", "app", "--no-browser", "--port", str(port)]
    for address in serve([*command, "--data-dir", str(tmp_path / "kept")], port, tmp_path / "log.txt", tmp_path):
        page.goto(address + "/coaching")
        settled(page)
        button = page.get_by_role("button", name="Open", exact=True).element_handle()
        for _ in range(4):
            button.evaluate("(one) => one.click()")  # and not what may stand there meanwhile
            for _ in range(8):  # as fast as a hand is: what comes at once is heard as one
                page.evaluate("() => new Promise(requestAnimationFrame)")
        expect(page.get_by_role("button", name="Close this client")).to_be_visible()
        settled(page)
        expect(page.get_by_role("switch", name="Hide names")).to_be_checked()
        expect(page.get_by_text("Names are hidden")).to_be_visible()
