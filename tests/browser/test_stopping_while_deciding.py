"""A server is told to stop while a click is being answered: the decision is kept."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from analyzer.store import open_store
from tests.browser.conftest import ENDS, SLOW, START_TRIES, free_port, until_answers
from tests.browser.test_two_sessions import export_of
from tests.browser.walking import click, go, read, settled
from tests.store.makers import holds

pytestmark = pytest.mark.browser

SERVES = """
import sys, time
from pathlib import Path
from analyzer.store import Book
from analyzer.ui import server
say = Book.say
def slowly(*given):
    Path(sys.argv[3]).touch()
    time.sleep(2)  # as on a slow disk
    return say(*given)
Book.say = slowly
server.serve((), port=int(sys.argv[1]), browser=False, data_dir=Path(sys.argv[2]))
"""


def test_a_decision_that_is_being_kept_is_kept(page: Page, tmp_path: Path) -> None:
    """The server ends after it, not before."""
    port, kept, begun = free_port(), tmp_path / "kept", tmp_path / "begun"
    (tmp_path / "export.zip").write_bytes(export_of("Zorblaxia"))
    command = [sys.executable, "-c", SERVES, str(port), str(kept), str(begun)]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        waiting = threading.Event()
        until_answers(process, f"http://127.0.0.1:{port}/_stcore/health")
        page.set_default_timeout(SLOW)
        page.goto(f"http://127.0.0.1:{port}")
        expect(page.get_by_role("heading", name="What did LinkedIn give you?")).to_be_visible()
        settled(page)
        read(page, tmp_path / "export.zip")
        go(page, "Prune")
        click(page.get_by_role("button", name="Let go", exact=False).first)
        for _ in range(START_TRIES):
            if begun.exists():
                break
            waiting.wait(0.1)
        assert begun.exists(), "it is being kept"
        process.send_signal(signal.SIGTERM)
        assert process.wait(ENDS) in {0, -signal.SIGTERM}
    finally:
        process.kill()
        process.wait()
    book = open_store(kept).find_book("ego-zorblaxia", "ego zorblaxia")
    assert book is not None
    assert list(holds(book).values()) == ["let_go"]
