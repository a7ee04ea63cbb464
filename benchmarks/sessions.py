"""Memory of the app's server over sessions that come and go: `python -m benchmarks.sessions [EXPORT] [--sessions N]`.

Each session is a real browser window that uploads the export, looks at it, and is closed. What is printed is the
server's resident memory: before anybody came, after each session, and once Streamlit has let the closed ones go.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psutil

from analyzer.samples import SAMPLES
from benchmarks.serving import browse, handful, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_MEGABYTE: Final = 1024**2
_LET_GO_SECONDS: Final = 170
"""Streamlit holds a session for two minutes after its window is gone, in case it comes back; the server looks twice a
minute."""


def resident(server: psutil.Process) -> float:
    """Give the server's resident memory in megabytes; its workers are gone by the time it is asked."""
    return float(server.memory_info().rss) / _MEGABYTE


def visit(browser: Browser, url: str, export: Path) -> None:
    """Open a window, upload, look at the handful, close."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url)
    page.locator('input[type="file"]').set_input_files(export)
    page.get_by_role("button", name="See your handful").click(timeout=120_000)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(timeout=120_000)
    context.close()


def measure(export: Path, sessions: int) -> list[tuple[str, float]]:
    """Give what was measured, step by step."""
    with serve(handful()) as served:
        steps = [("before anybody came", resident(served.process))]
        with browse() as browser:
            for number in range(1, sessions + 1):
                visit(browser, served.url, export)
                steps.append((f"after session {number}", resident(served.process)))
        time.sleep(_LET_GO_SECONDS)
        steps.append(("once they are let go", resident(served.process)))
        return steps


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("export", nargs="?", type=Path, default=SAMPLES[0].path)
    parser.add_argument("--sessions", type=int, default=10)
    wanted = parser.parse_args()
    print("| step | resident, MB |\n|---|---|")
    for step, megabytes in measure(wanted.export, wanted.sessions):
        print(f"| {step} | {megabytes:.0f} |")


if __name__ == "__main__":
    main()
