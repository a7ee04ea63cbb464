"""Where and when something is kept, and what stops it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

import streamlit as st

from analyzer.errors import HandfulError, StoreError
from analyzer.habits import known_zone
from analyzer.store import (
    usual_folder,
)
from analyzer.ui import hearing, hosting

DATA_DIR: Path | None = None
"""The folder `handful app --data-dir` was started with."""

FOLDER_VARIABLE: Final = "HANDFUL_DATA_DIR"
"""Names the folder where the command line does not."""

_TROUBLE: Final = "trouble"

T = TypeVar("T")


def folder() -> Path:
    """Give the folder in which decisions are kept; at a server for many, what lies beside a user's vault."""
    member = hosting.user()
    if member is not None:
        return hosting.vaults().folder_of(member.key)
    named = os.environ.get(FOLDER_VARIABLE)
    return DATA_DIR or (Path(named) if named else usual_folder())


def now() -> datetime:
    """Give the moment."""
    return datetime.now(UTC)


def day_began() -> datetime:
    """Give the midnight with which this day began here."""
    return here(now()).replace(hour=0, minute=0, second=0, microsecond=0)


def here(moment: datetime) -> datetime:
    """Give a moment on the clock of this machine; at a server for many, of the one the browser runs on."""
    return moment.astimezone(_zone())


def _zone() -> ZoneInfo | None:
    return ZoneInfo(known_zone(st.context.timezone)) if hosting.current() else None


def day_of(moment: datetime) -> date:
    """Give the day a moment fell on here."""
    return here(moment).date()


def days_here() -> Callable[[datetime], date]:
    """Give what `day_of` gives now, for a file that is made later: by then nobody knows whose page asked."""
    zone = _zone()
    return lambda moment: moment.astimezone(zone).date()


def attempt(act: Callable[[], T]) -> T | None:
    """Do something with the store or with a file; what stops it is kept to be told, and nothing else is lost."""
    try:
        return act()
    except HandfulError as error:
        st.session_state[_TROUBLE] = error
        return None


def managed(act: Callable[[], object]) -> bool:
    """Do something with the store to its end, as `attempt`; tell whether it was done."""
    with hearing.whole():
        return attempt(lambda: (act(),)) is not None


def typed(field: str) -> Any:  # noqa: ANN401 - whatever its widget gives
    """Give what stands in a field, inside of what keeps it.

    Args:
        field: The key of its widget.

    Raises:
        StoreError: the field has gone with what was looked at.
    """
    try:
        return st.session_state[field]
    except KeyError:
        raise StoreError("left_behind") from None


def trouble() -> HandfulError | None:
    """Give what stopped the last attempt, once."""
    error: HandfulError | None = st.session_state.pop(_TROUBLE, None)
    return error
