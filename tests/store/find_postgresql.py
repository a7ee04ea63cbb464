"""Find PostgreSQL's programs for the tests that run on it; on Debian, install them where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
MISSING = "The store's tests on PostgreSQL need its programs: install them, or put initdb on the path."


def find_postgresql() -> Path | None:
    """Give the folder with initdb and pg_ctl, the newest version first."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]), reverse=True)
    return versions[0].parent if versions else None


def install() -> None:
    """Install Debian's PostgreSQL where there is apt and the right to use it."""
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "postgresql"]):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([apt, "-qq", *arguments], check=False, env=environment, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if "--install" in sys.argv and not find_postgresql():
        install()
    sys.stderr.write("" if find_postgresql() else MISSING + "\n")
