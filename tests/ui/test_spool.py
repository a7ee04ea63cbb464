"""Uploads on the way: private, let go when read, forgotten when nobody takes them, gone when the server stops."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request

from analyzer.export import Source
from analyzer.ui import ending
from analyzer.ui.hosting import Stay
from analyzer.ui.uploading import let_go, spool
from analyzer.ui.uploading.route import receive, token_of
from tests.loops import run_apart

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a spool of this test's own."""
    spool.close()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield spool.folder()
    spool.close()


def test_an_upload_is_private_and_found_by_its_name_alone(folder: Path) -> None:
    """Nobody else may read the folder, and what is no name leads nowhere."""
    ident, path = spool.place()
    path.write_bytes(b"x")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert spool.find(ident) == path
    assert spool.holds(path)
    assert spool.find("../" + ident) is None
    assert spool.find("0" * 32) is None


def test_what_was_read_is_deleted_and_what_lies_in_memory_stays(folder: Path) -> None:
    """A file of somebody's own disk is none of the spool's."""
    _, path = spool.place()
    path.write_bytes(b"x")
    own = folder.parent / "own.zip"
    own.write_bytes(b"x")
    kept = (Source(b"x", "a.zip"), Source(own))
    assert let_go((Source(path, "b.zip"), *kept)) == kept
    assert not path.exists()
    assert own.exists()


@pytest.mark.usefixtures("folder")
def test_an_upload_nobody_took_is_deleted_in_time() -> None:
    """A quarter of an hour, so that a slow line is no loss."""
    (_, old), (_, new) = spool.place(), spool.place()
    for path in (old, new):
        path.write_bytes(b"x")
    now = time.time()
    os.utime(old, (now - 901, now - 901))
    spool.drop_stale(now)
    assert not old.exists()
    assert new.exists()


def test_what_a_server_left_that_broke_off_is_deleted(folder: Path) -> None:
    """By the next one, at its start."""
    left = folder.parent / "handful-upload-999999999-x"
    left.mkdir()
    (left / "upload").write_bytes(b"x")
    running = folder.parent / f"handful-upload-{os.getpid()}-y"
    running.mkdir()
    spool.close()

    async def start_and_stop() -> None:
        async with ending.sessions_end(None):
            assert not left.exists()
            assert spool.folder().exists()

    run_apart(start_and_stop())
    assert running.exists()
    assert [path for path in folder.parent.iterdir() if path != running] == []


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_stopped_leaves_no_upload(tmp_path: Path, sign: signal.Signals) -> None:
    """By a service manager, by Ctrl-C."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "TMPDIR": str(tmp_path), "HANDFUL_DATA_DIR": str(tmp_path / "data")}
    command = [sys.executable, "-m", "analyzer.cli", "app", "--no-browser", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as server:
        deadline = time.monotonic() + 60
        while not (spools := list(tmp_path.glob("handful-upload-*"))):
            assert time.monotonic() < deadline
            assert server.poll() is None
        (spools[0] / ("0" * 32)).write_bytes(b"x")
        server.send_signal(sign)
        server.wait(30)
    assert list(tmp_path.glob("handful-upload-*")) == []


@pytest.mark.parametrize("origin", ["http://[", "", "http://elsewhere.example"])
def test_only_our_own_page_may_send(folder: Path, origin: str) -> None:
    """Whatever stands where an address should: it is refused, and nothing is written."""
    headers = [
        (b"host", b"localhost:1"),
        (b"origin", origin.encode()),
        (b"x-handful-token", token_of(Stay("", 0.0)).encode()),
    ]
    answer = run_apart(receive(Request({"type": "http", "method": "POST", "headers": headers})))
    assert answer.status_code == 403
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("folder")
def test_a_file_that_vanishes_meanwhile_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was read and deleted between two looks; and a folder somebody tidied up is made again."""
    _, path = spool.place()
    path.write_bytes(b"x")
    whole = Path.stat

    def vanish(one: Path, **more: bool) -> os.stat_result:
        if one == path:
            raise FileNotFoundError
        return whole(one, **more)

    monkeypatch.setattr(Path, "stat", vanish)
    spool.drop_stale(time.time())
    monkeypatch.undo()
    path.unlink()
    spool.folder().rmdir()
    _, again = spool.place()
    again.write_bytes(b"x")


def test_a_look_that_fails_leaves_nothing_when_the_server_stops(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever became of the looking, the uploads go."""

    def fail() -> None:
        raise RuntimeError

    monkeypatch.setattr(ending, "LOOK_SECONDS", 0)
    monkeypatch.setattr(ending, "drop_expired_sessions", fail)

    async def start_and_stop() -> None:
        async with ending.sessions_end(None):
            (spool.folder() / ("0" * 32)).write_bytes(b"x")
            await asyncio.sleep(0)
            await asyncio.sleep(0)

    run_apart(start_and_stop())
    assert not folder.exists()
