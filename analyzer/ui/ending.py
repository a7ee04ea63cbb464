"""What ends with a window and with the server: sessions, uploads nobody took, and clicks that are being answered.

Streamlit drops a session that has expired only when another one comes or goes. On one's own machine none does, and ten
years of messages would stay in memory until the server stops. So the server looks every half minute.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import sys
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

import streamlit.runtime

from analyzer.ui.uploading import spool

LOOK_SECONDS: Final = 30
"""How often expired sessions are looked for."""

_FINISH_SECONDS: Final = 8
"""How long a click that came before the server was told to stop has to be carried out. A decision takes a few
milliseconds; reading an export takes longer, and can be done again."""

SCRIPT: Final = "ScriptRunner.scriptThread"
"""What Streamlit calls the threads that answer clicks."""


@asynccontextmanager
async def sessions_end(_app: Any) -> AsyncIterator[None]:  # noqa: ANN401 - whatever Streamlit passes to a lifespan
    """Let go of what has expired for as long as the server runs, and of every upload when it stops."""
    spool.folder()  # which deletes what a server left that broke off
    looking = asyncio.create_task(_look())
    try:
        yield
    finally:
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)
        spool.close()


def let_clicks_finish() -> None:
    """Wait, within bounds, until what was clicked last is carried out: what is being kept is kept as a whole."""
    until = time.monotonic() + _FINISH_SECONDS
    # One thread answers a click, and the clicks that came meanwhile; then it ends.
    while (busy := [thread for thread in threading.enumerate() if thread.name == SCRIPT]) and time.monotonic() < until:
        busy[0].join(max(0.0, until - time.monotonic()))


async def _look() -> None:
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        drop_expired_sessions()
        with suppress(OSError):  # the folder itself is gone
            spool.drop_stale(time.time())


def drop_expired_sessions() -> None:
    """Drop the sessions whose windows have been gone for `server.disconnectedSessionTTL`, and what they held.

    Runs on the server's event loop, as every other use of Streamlit's store of sessions does.
    """
    # Streamlit has no public way to ask for it; a test fails should it be called otherwise one day.
    kept: Any = streamlit.runtime.get_instance()._session_mgr._session_storage._cache  # type: ignore[attr-defined]  # noqa: SLF001
    if kept.expire():
        gc.collect()
        _give_back()


def _give_back() -> None:
    """Hand memory that was freed back to the system, where the system's allocator has a way to."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another libc
            ctypes.CDLL("libc.so.6").malloc_trim(0)
