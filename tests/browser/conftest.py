"""A real server and a real Chromium."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.find_browser import MISSING, find_browser
from tests.browser.walking import listen

ROOT = Path(__file__).parents[2]
SLOW = 30_000  # milliseconds until a page has to be there: a bound, not an expectation
expect.set_options(timeout=SLOW)
ENDS = 60  # seconds until a server that was told to stop has to be gone: a bound too
START_TRIES = 600  # of a tenth of a second each: a bound, not an expectation


@pytest.fixture(scope="session")
def browser(browser: Browser) -> Browser:
    """Listen to what is said in every page it opens."""
    listen(browser)
    return browser


def free_port() -> int:
    """Give a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Launch the browser that is there; without one the tests fail, they are not skipped."""
    path = find_browser()
    if path is None:
        pytest.fail(MISSING)
    quiet = [
        "--use-angle=swiftshader",  # WebGL without a graphics card
        "--enable-unsafe-swiftshader",
        "--disable-gpu-rasterization",  # drawn by the processor either way; so without the detour
        "--disable-gpu-compositing",
        "--disable-background-networking",
        "--no-first-run",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # and nothing else
    ]
    return {"executable_path": path, "args": ["--no-sandbox", *quiet]}


def until_answers(process: subprocess.Popen[bytes], address: str, log: Path | None = None) -> None:
    """Wait until a server answers; it fails where the server ends before."""
    waiting = threading.Event()
    for _ in range(START_TRIES):
        try:
            urllib.request.urlopen(address, timeout=1).close()  # noqa: S310 - a server of the tests
        except (urllib.error.URLError, OSError):
            assert process.poll() is None, log.read_text() if log else "the server ended"
            waiting.wait(0.1)
        else:
            return
    pytest.fail("the server does not answer")


def serve(
    command: list[str], port: int, log: Path, cwd: Path, environment: dict[str, str] | None = None
) -> Iterator[str]:
    """Start a server, wait until it says it is healthy, stop it at the end."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=cwd, env=environment)
        try:
            until_answers(process, f"http://127.0.0.1:{port}/_stcore/health", log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(ENDS)
            finally:
                process.kill()  # one that did not end is this test's failure, not the next one's
                process.wait()
    assert "Stack (most recent call last)" not in log.read_text(errors="replace"), "nothing is printed as a trace"


@pytest.fixture(scope="session")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file the server's output goes to."""
    return tmp_path_factory.mktemp("server") / "log.txt"


@pytest.fixture(scope="session")
def address(log: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the app as `handful app` does, from a folder that is not the clone."""
    port = free_port()
    command = [sys.executable, "-m", "analyzer.cli", "app", "--no-browser", "--port", str(port)]
    command += ["--data-dir", str(tmp_path_factory.mktemp("decisions"))]
    yield from serve(command, port, log, tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture
def handful(page: Page, address: str) -> Iterator[Page]:
    """Open the app and hold what went wrong in the page's console against it."""
    complaints: list[str] = []
    page.set_default_timeout(SLOW)
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    expect(page.get_by_role("heading", name="What did LinkedIn give you?")).to_be_visible(timeout=SLOW)
    yield page
    # Streamlit looks for its own base path on a deep link; two 404s are its way of finding out.
    assert [text for text in complaints if "404" not in text] == []
