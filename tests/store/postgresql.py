"""A real server of PostgreSQL for the tests that ask for one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.find_postgresql import MISSING, find_postgresql


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Run a PostgreSQL of one's own, reached by a socket in a folder; give its address."""
    programs = find_postgresql()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    folder = Path(tempfile.mkdtemp(prefix="handful-pg-", dir="/tmp"))
    as_root = os.geteuid() == 0
    who = ["runuser", "-u", "postgres", "--"] if as_root else []  # it refuses to run as root
    if as_root:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    try:
        init = [str(programs / "initdb"), "-D", str(data), "-U", "handful", "--auth=trust", "--no-sync", "-E", "UTF8"]
        subprocess.run([*who, *init], check=True, capture_output=True, cwd="/")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        start = [str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start"]
        subprocess.run([*who, *start], check=True, stdout=subprocess.DEVNULL, cwd="/")
        yield f"postgresql+psycopg://handful@/postgres?host={folder}"
    finally:
        stop = [str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"]
        subprocess.run([*who, *stop], check=False, capture_output=True, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)
