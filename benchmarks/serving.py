"""A server of the app, or of an empty one, as long as a block lasts, and a browser to look at it with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import psutil

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EMPTY: Final = ("-m", "benchmarks.empty_app")
"""An app that shows one word, served the same way."""

_FLAGS: Final = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-first-run")
_A_MOMENT: Final = 0.05


@dataclass(frozen=True, slots=True)
class Served:
    """A server that answers.

    Attributes:
        url: Where.
        process: Its process; workers are processes of their own.
        seconds: From the start of the process until it answered.
    """

    url: str
    process: psutil.Process
    seconds: float


def handful(*arguments: str) -> tuple[str, ...]:
    """Give the command that serves the app, without the interpreter."""
    return ("-m", "analyzer.cli", "app", "--no-browser", *arguments)


@contextmanager
def serve(command: Sequence[str]) -> Iterator[Served]:
    """Start a server with a folder of decisions of its own, wait until it answers, and stop it in the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        server = subprocess.Popen(
            [sys.executable, *command, "--port", str(port)],
            env={**os.environ, "HANDFUL_DATA_DIR": folder},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            while not _answers(url):
                time.sleep(_A_MOMENT)
            yield Served(url, psutil.Process(server.pid), time.perf_counter() - begin)
        finally:
            server.terminate()
            server.wait(20)


@contextmanager
def browse() -> Iterator[Browser]:
    """Open Debian's Chromium, or the one that CHROMIUM names."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as driver:
        found = shutil.which(os.environ.get("CHROMIUM", "chromium"))
        browser = driver.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield browser
        browser.close()


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(f"{url}/_stcore/health", timeout=1).close()
    except (urllib.error.URLError, OSError):
        return False
    return True
