"""An export full of text that wants to be something else: nothing leaves, nothing runs, all of it is read as text."""

from __future__ import annotations

import json
import re
import socket
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from analyzer.coaching import Commitment, Session
from analyzer.coaching.sessions import begin_session
from analyzer.samples import sample_cohort
from analyzer.store import make_vault
from tests.browser.conftest import SLOW, free_port, serve
from tests.browser.walking import click, files, go, read, settled, walk
from tests.coaching.makers import note, willing, write
from tests.hostile import MARK, hostile, planted, read_back

pytestmark = pytest.mark.browser

NOW = datetime.now(UTC)
BIDI = re.compile("[\u200b-\u200f\u202a-\u202e\u2061-\u2069\ufeff]")
ACTED = """mark => [...document.querySelectorAll('*')].filter(one => {
    const own = [...one.attributes].map(a => a.value).join(' ');
    const loads = ['src', 'href', 'xlink:href', 'srcset', 'action', 'formaction', 'data', 'poster', 'background', 'style']
        .some(name => (one.getAttribute(name) || '').toLowerCase().includes('beacon'));
    const formatted = ['STRONG', 'EM', 'DEL', 'MARK', 'H1', 'H2', 'H3', 'LI', 'BLOCKQUOTE', 'A', 'CODE', 'SUP', 'B', 'I']
        .includes(one.tagName) && new RegExp('^\\\\s*' + mark + '[a-z]+\\\\s*$').test(one.textContent);
    const tagged = one.tagName.toLowerCase().startsWith(mark) || one.hasAttribute('onerror') || one.hasAttribute('onload');
    const mathematical = one.classList.contains('katex') || one.tagName === 'MATH';
    const coloured = (one.getAttribute('class') || '').includes('stMarkdownColored')
        && new RegExp('^\\\\s*' + mark + '[a-z]+\\\\s*$').test(one.textContent);
    return loads || formatted || tagged || mathematical || coloured;
}).map(one => one.outerHTML.slice(0, 300))"""
"""Finds what a hostile text became that is no text: something that loads, is formatted, computed or coloured."""


@dataclass(slots=True)
class Beacon:
    """Somebody who waits to be called, by whatever way."""

    port: int = 0
    calls: list[bytes] = field(default_factory=list)


@pytest.fixture
def beacon() -> Iterator[Beacon]:
    """Listen on this machine for what a hostile text wants to call."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        found = Beacon(listening.getsockname()[1])

        def listen() -> None:
            while True:
                try:
                    caller, _ = listening.accept()
                except OSError:
                    return
                with caller:
                    found.calls.append(caller.recv(200))

        threading.Thread(target=listen, daemon=True).start()
        yield found
        assert found.calls == []
        socket.create_connection(("127.0.0.1", found.port)).close()
        listening.shutdown(socket.SHUT_RDWR)


@dataclass(slots=True)
class Watched:
    """A page, and all it asked for or complained of."""

    page: Page
    folder: Path
    address: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    taken: dict[str, Path] = field(default_factory=dict)


def watch(page: Page, folder: Path, address: str) -> Watched:
    """Record from now on what a page asks for and complains of."""
    one = Watched(page, folder, address)
    page.on("request", lambda request: one.asked.append(request.url))
    page.on("dialog", lambda dialog: one.complaints.append(f"a dialog: {dialog.message}"))
    page.on("console", lambda told: one.complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: one.complaints.append(str(error)))
    return one


@pytest.fixture
def watched(page: Page, beacon: Beacon, tmp_path: Path) -> Iterator[Watched]:
    """Serve the planted exports, with a hostile client in the store, and record every request."""
    texts = hostile(beacon.port)
    (tmp_path / "older.zip").write_bytes(planted(texts).zip())
    (tmp_path / "newer.zip").write_bytes(
        planted(texts).link(f"New {texts[0]}", "2026-03-05").hear(f"P3 {texts[3]}", "2026-03-06").zip()
    )
    _, store = make_vault(tmp_path / "kept", texts[0])
    note(store, willing(NOW.date(), hide_names=False), NOW)
    begun = begin_session(store, NOW)
    agreed = Commitment("p0", f"P0 {texts[0]}", texts[0], texts[1], NOW.date(), NOW.date())
    said = Session(
        begun.uid, NOW, names=(texts[0],), surprised=texts[1], shared=texts[2], private=texts[3], commitments=(agreed,)
    )
    write(store, said, NOW)
    page.set_default_timeout(SLOW)
    cohort = json.loads(sample_cohort().read_bytes())
    for group, text in zip(cohort["groups"][1:], texts, strict=False):
        group["values"] = {"year": text}
    (tmp_path / "cohort.json").write_text(json.dumps(cohort), encoding="utf-8")
    port = free_port()
    command = [sys.executable, "-m", "analyzer.cli", "app", "--no-browser", "--port", str(port)]
    for address in serve(
        [*command, "--data-dir", str(tmp_path / "kept"), "--cohort", str(tmp_path / "cohort.json")],
        port,
        tmp_path / "log.txt",
        tmp_path,
    ):
        one = watch(page, tmp_path, address)
        page.goto(address)
        expect(page.get_by_role("heading", name="What did LinkedIn give you?")).to_be_visible()
        settled(page)
        read(page, tmp_path / "older.zip")
        read(page, tmp_path / "newer.zip")
        yield one
    log = (tmp_path / "log.txt").read_bytes()
    assert MARK.encode() not in log, "what is in an export stands in the log"


def harmless(seen: Watched, where: str) -> None:
    """Hold that all is text here, and that nobody outside was asked for anything; take every file."""
    page = seen.page
    assert page.evaluate(ACTED, MARK) == [], where
    assert page.evaluate("window.acted") is None, where
    for box in page.get_by_test_id("stMarkdownContainer").all_inner_texts():
        assert not BIDI.search(box), where
    outside = [url for url in seen.asked if not url.startswith((f"{seen.address}/", "data:", "blob:"))]
    assert outside == [], where
    # Streamlit looks for its own base path on a deep link; two 404s are its way of finding out.
    assert [told for told in seen.complaints if "404" not in told] == [], where
    for name, file in files(page):
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}", name), name
        seen.taken[name] = file


def test_a_hostile_export_stays_text_on_every_page_and_in_every_file(watched: Watched, browser: Browser) -> None:
    """Walk through all of it, write hostile notes too, and read every file back with somebody else's reader."""
    page = watched.page
    go(page, "Your handful")
    click(page.get_by_role("button", name="See what is there").first)
    settled(page)
    for opener in page.get_by_test_id("stMain").get_by_test_id("stExpander").locator("summary").all():
        click(opener)
    for number, box in enumerate(page.get_by_test_id("stMain").get_by_role("textbox").all()):
        if box.is_editable():
            box.fill(hostile(1)[number])
            box.press("Tab")
            settled(page)
    walk(page, lambda where: harmless(watched, where), watched.folder / "newer.zip")
    kinds = {name.rpartition(".")[2] for name in watched.taken}
    assert {"csv", "xlsx", "html", "pdf", "vcf", "ics", "svg", "json"} <= kinds, kinds
    for name, file in watched.taken.items():
        read_back(name, file.read_bytes())
    report = next(file for name, file in watched.taken.items() if name.endswith(".html"))
    alone(browser, report, watched)


def alone(browser: Browser, report: Path, watched: Watched) -> None:
    """Open the report as its reader does, from the disk: it asks for nothing, and nothing in it acts."""
    copy = watched.folder / "report.html"
    copy.write_bytes(report.read_bytes())
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(copy.as_uri())
    assert MARK in page.content()
    assert page.evaluate(ACTED, MARK) == []
    assert page.evaluate("window.acted") is None
    assert [url for url in asked if url != copy.as_uri() and not url.startswith("data:")] == []
    page.close()
