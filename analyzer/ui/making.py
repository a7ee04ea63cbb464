"""What is made of the export a tab looks at: once for each set of wishes, and what takes seconds beside the page.

A run of a page that computes hears no click before it is through. What `made_aside` makes is made by a thread, while the
page waits where it can be ended: whoever goes elsewhere meanwhile is there at once, and finds it made on coming back.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, Final, TypeVar

import streamlit as st

T = TypeVar("T")

_MADE: Final = "made-"
_ASIDE: Final = "aside-"
"""Begin the names of what is kept in a session: made in the run, or beside it."""

_BEAT_SECONDS: Final = 0.1
"""Between two moments a page that waits can be ended at: a click that is answered later seems lost."""

_THREADS: Final = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="making")


def made(name: str, wishes: object, make: Callable[[], T]) -> T:
    """Give what was made of the export this tab looks at."""
    key = f"{_MADE}{name}"
    kept: tuple[object, T] | None = st.session_state.get(key)
    if kept is None or kept[0] != wishes:
        kept = (wishes, make())
        st.session_state[key] = kept
    return kept[1]


def made_aside(name: str, wishes: object, make: Callable[[], T]) -> T:
    """Give what was made of the export this tab looks at; until it is, the page can be left.

    Args:
        name: Of what is made.
        wishes: What it is made for: with others it is made anew.
        make: Makes it, of what it holds already: it knows no session, and draws nothing.

    Raises:
        Exception: whatever `make` raised; it is tried anew the next time.
    """
    key = f"{_ASIDE}{name}"
    kept: tuple[object, list[Future[T]]] | None = st.session_state.get(key)
    if kept is None or kept[0] != wishes or not _is_of_use(kept[1]):
        _cancel(key)
        kept = (wishes, [])
        st.session_state[key] = kept
        kept[1].append(_THREADS.submit(make))  # begun only once it is kept: the line above may be where this run ends
    future = kept[1][0]
    while not wait({future}, _BEAT_SECONDS).done:
        st.session_state.get(key)  # to look there is where Streamlit ends a run that a click has overtaken
    return future.result()


def _is_of_use(begun: list[Future[T]]) -> bool:
    """Tell whether what was begun came to something, or still may."""
    return any(not one.done() or (not one.cancelled() and one.exception() is None) for one in begun)


def _cancel(key: str) -> None:
    """See to it that nobody begins what nobody waits for any more; what was begun goes to its end."""
    kept: tuple[object, list[Future[Any]]] | None = st.session_state.get(key)
    for one in kept[1] if kept else ():
        one.cancel()


def unmake() -> None:
    """Let go of all that was made: what it rests on has changed."""
    for key in map(str, list(st.session_state)):
        if key.startswith(_ASIDE):
            _cancel(key)
        if key.startswith((_ASIDE, _MADE)):
            del st.session_state[key]


def end() -> None:
    """Make nothing more: the server stops."""
    _THREADS.shutdown(wait=False, cancel_futures=True)
