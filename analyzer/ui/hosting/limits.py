"""How much one user may, so that nobody takes the server from the others. Kept in memory: a restart forgives."""

from __future__ import annotations

import threading
import time
import weakref
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from analyzer.errors import ExportError
from analyzer.export import nothing
from analyzer.ui.hosting import running

HOUR: Final = 3600
"""Seconds."""

_LOCK: Final = threading.Lock()
_UPLOADS: Final[defaultdict[str, deque[float]]] = defaultdict(deque)
_WINDOWS: Final[defaultdict[str, weakref.WeakSet[Window]]] = defaultdict(weakref.WeakSet)
_READING: Final[set[str]] = set()
_FREE: Final = threading.Condition()
_BEAT: Final = 0.25
"""Seconds between two times one may give up waiting."""

_PATIENCE: Final = 180
"""Seconds one waits for one's turn to read an export; with more people at once the server is too small."""


class Window:
    """An open window: kept in its session, so that with the session it is gone."""

    __slots__ = ("__weakref__",)


def may_open(user: str, window: Window) -> bool:
    """Tell whether a window of a user's may be open: one that is goes on, a further one only where there is room."""
    hosting = running.current()
    with _LOCK:
        opened = _WINDOWS[user]
        if window not in opened and hosting is not None and len(opened) >= hosting.allowed.windows:
            return False
        opened.add(window)
        return True


def may_upload(user: str) -> bool:
    """Count an upload of a user's; tell whether it is one too many for this hour."""
    hosting = running.current()
    if hosting is None:
        return True
    now = time.monotonic()
    with _LOCK:
        sent = _UPLOADS[user]
        while sent and sent[0] < now - HOUR:
            sent.popleft()
        if len(sent) >= hosting.allowed.uploads_an_hour:
            return False
        sent.append(now)
        return True


@contextmanager
def in_turn(user: str, watch: Callable[[str], None] = nothing) -> Iterator[None]:
    """Read an export when it is one's turn: each takes a core and its memory, and nobody reads two at a time.

    Args:
        user: Whose turn it is to be.
        watch: Told while one waits, again and again: what it raises ends the waiting.

    Raises:
        ExportError: it was not for too long.
    """
    hosting = running.current()
    if hosting is None:
        yield
        return
    with _FREE:
        most = hosting.allowed.reading_at_once
        until = time.monotonic() + _PATIENCE
        while not _FREE.wait_for(lambda: len(_READING) < most and user not in _READING, min(_BEAT, _PATIENCE)):
            if time.monotonic() >= until:
                raise ExportError("too_many_reading")
            watch("turn")
        _READING.add(user)
    try:
        yield
    finally:
        with _FREE:
            _READING.discard(user)
            _FREE.notify_all()
