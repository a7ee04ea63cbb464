"""Find the browser the tests drive: $CHROMIUM, Chromium, Chrome or Edge; on Debian, install it where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
MISSING = "The browser tests need Chromium, Chrome or Edge: install one, or set CHROMIUM to its path."


def find_browser() -> str | None:
    """Give the path of a browser, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or next((place for place in PLACES if Path(place).exists()), None)


def install() -> None:
    """Install Debian's Chromium where there is apt and the right to use it."""
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([apt, "-qq", *arguments], check=False, env=environment, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if "--install" in sys.argv and not find_browser():
        install()
    path = find_browser()
    sys.stderr.write("" if path else MISSING + "\n")
    sys.exit(0 if path else 1)
