"""Real processes: two that write at once, one that is killed while it writes, and nothing acknowledged is lost."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import IO

from analyzer.schemas import Verdict
from analyzer.store import Act, open_store, verdict
from tests.store.makers import NOON, holds, known

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import polars as pl
from analyzer.schemas import Known, Verdict
from analyzer.store import Act, open_store, verdict
folder, name, many, bulk = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
book = open_store(folder).open_book("me", None)
print("ready", flush=True)
sys.stdin.readline()
for number in range(many):
    people = [f"{name}{number}-{one}" for one in range(bulk)]
    book.say(verdict(people, Verdict.LET_GO), Known.create_empty(), Act.DECIDE, datetime.now(UTC))
    print(number, flush=True)
"""


def start(folder: Path, name: str, many: int, bulk: int = 1) -> subprocess.Popen[str]:
    """Start a process that decides `many` times about `bulk` people each, and tells of every act that was kept."""
    command = [sys.executable, "-c", WRITER, str(folder), name, str(many), str(bulk)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def pipe(stream: IO[str] | None) -> IO[str]:
    """Give a pipe that is there."""
    assert stream is not None
    return stream


def go(process: subprocess.Popen[str]) -> None:
    """Let it begin."""
    assert pipe(process.stdout).readline() == "ready\n"
    pipe(process.stdin).write("go\n")
    pipe(process.stdin).flush()


def test_two_processes_write_at_once_and_both_are_kept(tmp_path: Path) -> None:
    """Two windows, hundreds of decisions at the same time: every one is in the log, in one order."""
    writers = [start(tmp_path, name, 150) for name in ("a", "b")]
    for writer in writers:
        go(writer)
    for writer in writers:
        out, _ = writer.communicate(timeout=120)
        assert writer.returncode == 0
        assert len(out.splitlines()) == 150
    book = open_store(tmp_path).open_book("me", None)
    assert len(holds(book)) == 300
    with sqlite3.connect(tmp_path / "handful.db") as connection:
        moments = [row[0] for row in connection.execute("SELECT at_us FROM acts ORDER BY seq")]
    assert moments == sorted(set(moments)), "the order of the log is the order of time, and no two are equal"


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    """SIGKILL in the midst of writing, again and again: all that was told as kept is there, whole, and the file sound."""
    told = 0
    for attempt in range(4):
        writer = start(tmp_path, f"w{attempt}-", 10_000, bulk=20)
        go(writer)
        lines = 0
        while lines < 5 + 7 * attempt:
            assert pipe(writer.stdout).readline()
            lines += 1
        writer.kill()
        rest, _ = writer.communicate(timeout=60)
        told += lines + len(rest.splitlines())
        with sqlite3.connect(tmp_path / "handful.db") as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            sizes = [row[0] for row in connection.execute("SELECT count(*) FROM entries GROUP BY act")]
        assert set(sizes) == {20}, "an act is kept as a whole or not at all"
        # One act may have been kept just before the kill and not told any more.
        assert told <= len(sizes) <= told + attempt + 1
    book = open_store(tmp_path).open_book("me", None)
    book.say(verdict(["after"], Verdict.KEEP), known(), Act.DECIDE, NOON)
    assert holds(book)["after", "verdict", ""] == "keep"


def test_two_processes_make_the_file_at_once(tmp_path: Path) -> None:
    """The first start of two windows: both find the tables made, once."""
    writers = [start(tmp_path / "new", name, 1) for name in ("a", "b", "c")]
    for writer in writers:
        go(writer)
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    assert len(holds(open_store(tmp_path / "new").open_book("me", None))) == 3
