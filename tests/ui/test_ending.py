"""A closed window: once Streamlit would not take it back any more, nothing of its session stays."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from analyzer.ui import ending
from tests.loops import run_apart

SCRIPT = """
import gc, sys, time, weakref
from types import SimpleNamespace
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.caching.storage.dummy_cache_storage import MemoryCacheStorageManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.session_manager import SessionInfo
from analyzer.ui.ending import drop_expired_sessions

class Session(SimpleNamespace):
    pass

storage = MemorySessionStorage(ttl_seconds=float(sys.argv[2]))
Runtime(RuntimeConfig(
    script_path=sys.argv[1], is_hello=False, media_file_storage=MemoryMediaFileStorage("/media"),
    uploaded_file_manager=MemoryUploadedFileManager("/upload"), cache_storage_manager=MemoryCacheStorageManager(),
    session_storage=storage,
))
session = Session(id="one")
gone = weakref.ref(session)
storage.save(SessionInfo(client=None, session=session, script_run_count=0))
del session
drop_expired_sessions()
print(gone() is None)
"""


@pytest.mark.parametrize(("ttl", "gone"), [("0", "True"), ("60", "False")])
def test_a_session_that_has_expired_is_dropped_and_no_other(tmp_path: Path, ttl: str, gone: str) -> None:
    """In Streamlit's own runtime and store, whose parts are not public."""
    script = tmp_path / "app.py"
    script.write_text("", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(script), ttl], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.strip() == gone, done.stderr


def test_the_server_looks_for_as_long_as_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Again and again, and not once it is stopped."""
    looked: list[int] = []
    enough = asyncio.Event()

    def look() -> None:
        looked.append(1)
        if len(looked) == 3:
            enough.set()

    monkeypatch.setattr(ending, "LOOK_SECONDS", 0)
    monkeypatch.setattr(ending, "drop_expired_sessions", look)

    async def run() -> int:
        async with ending.sessions_end(None):
            await enough.wait()
        seen = len(looked)
        await asyncio.sleep(0)
        return seen

    assert run_apart(run()) == len(looked)
