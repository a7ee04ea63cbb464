"""The drop zone: zips of any size come in as a stream, by a route of the server's own and never through its memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import streamlit as st

from analyzer.export import Source
from analyzer.text import Words
from analyzer.ui.hosting import current, stay
from analyzer.ui.uploading import spool
from analyzer.ui.uploading.route import PATH, token_of, upload_route

__all__ = ["let_go", "show_drop_zone", "upload_route"]

_IN_MEMORY: Final = 50 * 1024**2
"""Bytes up to which a zip is held until the tab lets go of it, so that the second archive of a request can be read with
the first. A real export has about one megabyte; a larger zip stays in its temporary file, and goes when it is read."""

_FIELDS: Final = {"id", "name"}
_POINT_BELOW: Final = frozenset({"too_large", "failed"})
"""Sentences that speak of the path that can be given instead."""


@st.cache_resource
def _component() -> Any:  # noqa: ANN401 - Streamlit gives its renderer no public type
    script, style = (Path(__file__).with_name(f"drop.{kind}").read_text(encoding="utf-8") for kind in ("js", "css"))
    return st.components.v2.component("handful.drop", js=script, css=style)


def show_drop_zone(words: Words, key: str) -> tuple[Source, ...]:
    """Draw the drop zone.

    Returns:
        What came in just now: the bytes of a zip, or where a large one lies for as long as it takes to read it.
    """
    says = ["choose", "or_drop", "coming", "too_large", "failed", "too_many"]
    here = "_here" if current() else ""  # at a server for many no path of it is read
    data = {
        "label": words.say("start.upload"),
        "says": {name: words.say(f"start.upload_{name}{here if name in _POINT_BELOW else ''}") for name in says},
        "path": PATH,
        "token": token_of(stay()),
    }
    came = _component()(data=data, key=key, on_dropped_change=lambda: None).dropped
    if not isinstance(came, list):
        return ()
    named = [one for one in came if isinstance(one, dict) and one.keys() >= _FIELDS]
    whose = stay().user
    found = ((spool.find(str(one["id"]), whose), str(one["name"])) for one in named)
    return tuple(_source(path, name) for path, name in found if path)


def _source(path: Path, name: str) -> Source:
    if path.stat().st_size > _IN_MEMORY:
        return Source(path, name)
    content = path.read_bytes()
    path.unlink()
    return Source(content, name)


def let_go(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Delete the temporary files among some sources, and give the others."""
    spooled = [one for one in sources if isinstance(one.content, Path) and spool.holds(one.content)]
    for one in spooled:
        Path(one.content).unlink(missing_ok=True)  # type: ignore[arg-type]  # only paths are spooled
    return tuple(one for one in sources if one not in spooled)
