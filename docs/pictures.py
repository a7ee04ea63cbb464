"""Takes the pictures of the documents, of the app as it is, with an invented export: made by `make pictures`.

python -m docs.pictures docs/images
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.conftest import free_port, until_answers
from tests.browser.find_browser import MISSING, find_browser
from tests.browser.walking import go, listen, settled

ROOT: Final = Path(__file__).parents[1]
EXPORT: Final = ROOT / "sample_exports" / "the-collector.zip"
PAGES: Final = {"handful": "Your handful", "touch": "Keep in touch", "prune": "Prune", "network": "Network"}
"""The picture's name → the page."""

THEMES: Final[tuple[Literal["light"], Literal["dark"]]] = ("light", "dark")
_WIDTH, _HEIGHT = 1280, 860
_ARGUMENTS: Final = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


def take(folder: Path) -> None:
    """Take every picture in both themes.

    Args:
        folder: Where they go; what is there under their names is written over.
    """
    port = free_port()
    with tempfile.TemporaryDirectory() as kept:
        command = [sys.executable, "-m", "analyzer.cli", "app", str(EXPORT), "--no-browser", "--lang", "en"]
        server = subprocess.Popen([*command, "--port", str(port), "--data-dir", kept], stdout=subprocess.DEVNULL)
        try:
            until_answers(server, f"http://127.0.0.1:{port}/_stcore/health")
            _take(f"http://127.0.0.1:{port}", folder)
        finally:
            server.terminate()
            server.wait()


def _take(address: str, folder: Path) -> None:
    path = find_browser()
    if path is None:
        sys.exit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        listen(browser)
        for theme in THEMES:
            page = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT}, color_scheme=theme)
            page.goto(address)
            expect(page.get_by_role("button", name="See your handful")).to_be_visible(timeout=60_000)
            for name, called in PAGES.items():
                go(page, called)
                _still(page)
                page.screenshot(path=folder / f"{name}-{theme}.png")
            page.close()
        browser.close()


def _still(page: Page) -> None:
    """Wait until nothing moves any more."""
    page.wait_for_timeout(2_500)
    settled(page)


if __name__ == "__main__":
    take(Path(sys.argv[1]))
