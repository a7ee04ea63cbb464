"""The export that was to be remembered, and what a newly read one means to what was said before."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.coaching import ConsentTo
from analyzer.prune import Outcome
from analyzer.remembering import pack_analysis, unpack_analysis
from analyzer.schemas import Topic
from analyzer.store import (
    Act,
    Book,
    Remembers,
    Wish,
    removed,
)
from analyzer.ui import hearing, session
from analyzer.ui.keeping.books import (
    appear_as_wished,
    begun,
    book,
    choose_as_wished,
    confirming_day,
    heed,
    keep_pseudonyms,
    mark,
    opened_store,
    outcomes,
    said,
    say,
    wishes,
)
from analyzer.ui.keeping.clients import client, may
from analyzer.ui.keeping.where import attempt, now


def take_note(analysis: Analysis) -> None:
    """Lay a newly read export beside what was said before: where the list stands, who is gone, what to remember.

    Raises:
        StoreError: something cannot be kept.
    """
    owned = begun(analysis) if client() and may(ConsentTo.RESULTS) else book(analysis)
    if owned is None:
        return
    wished = owned.wishes()
    appear_as_wished(wished)
    choose_as_wished(wished)
    keep_pseudonyms(analysis)
    heed(analysis)
    analysis = session.held() or analysis
    mark(analysis, owned)
    day = confirming_day(analysis)
    found, _ = outcomes(analysis)
    noted = said(analysis).filter(pl.col("topic") == Topic.REMOVED.value)["person_id"]
    gone = found.filter((pl.col("outcome") == Outcome.REMOVED.value) & ~pl.col("person_id").is_in(noted.implode()))
    if gone.height and day:
        say(analysis, removed(gone["person_id"].to_list(), day), Act.CONFIRM)
    if _may_remember(wished) and _room_for(owned):
        owned.remember(pack_analysis(analysis), analysis.as_of, analysis.facts.exported_on, now())


def _may_remember(wished: dict[Wish, Any]) -> bool:
    """Tell whether an export may be kept: by its owner's wish, or by what the client said yes to."""
    return may(ConsentTo.RESULTS) if client() else bool(wished.get(Wish.REMEMBER))


def _room_for(owned: Book) -> bool:
    """Tell whether an owner's export may be kept: what another one asked to be remembered stays."""
    kept = _newest()
    return kept is None or kept.book.owner == owned.owner


def _newest() -> Remembers | None:
    store = opened_store(make=False)
    kept = store.remembers() if store else []
    return kept[0] if kept else None


def remember(analysis: Analysis) -> None:
    """Remember an export from now on, and each further one of this owner beside it.

    Raises:
        StoreError: it cannot be kept.
    """
    owned = begun(analysis)
    owned.wish(Wish.REMEMBER, value=True, now=now())
    owned.remember(pack_analysis(analysis), analysis.as_of, analysis.facts.exported_on, now())


def remembers(analysis: Analysis | None) -> tuple[Remembers | None, bool]:
    """Tell which export is remembered, and whether it is of the owner looked at.

    Raises:
        StoreError: the store cannot be read.
    """
    kept = _newest()
    if kept is None:
        return None, False
    owned = book(analysis) if analysis else None
    return kept, owned is not None and owned.owner == kept.book.owner


def forget_export() -> None:
    """Delete the export that is remembered, and remember none of its owner any more.

    Raises:
        StoreError: it cannot be; then it is still remembered.
    """
    store, kept = opened_store(make=False), _newest()
    if store is not None and kept is not None:
        kept.book.wish(Wish.REMEMBER, value=False, now=now())
        store.forget_exports()


def restore() -> None:
    """Take up the remembered export, once in the life of a tab and only where none was asked for."""
    if st.session_state.get(session.RESTORED) or session.held() is not None or session.LAUNCHED_WITH:
        return
    with hearing.whole():
        st.session_state[session.RESTORED] = True
        analysis = attempt(remembered)
        if analysis is not None:
            session.look_at(analysis)
            attempt(lambda: take_up(wishes(analysis)))


def take_up(wished: dict[Wish, Any]) -> None:
    """Take up what the owner of a remembered export wished for; that names are hidden before all else."""
    appear_as_wished(wished)
    choose_as_wished(wished)
    analysis = session.held()
    if analysis is not None:
        heed(analysis)
        keep_pseudonyms(analysis)


def remembered(as_of: date | None = None) -> Analysis | None:
    """Give the export that is remembered, of a day or the newest."""
    store = opened_store(make=False)
    parts = store.remembered(as_of) if store else {}
    return unpack_analysis(parts) if parts else None


def remembered_days(analysis: Analysis) -> list[date]:
    """Give the days of the older exports of this owner that are remembered, the newest first.

    Raises:
        StoreError: the store cannot be read.
    """
    store, owned = opened_store(make=False), book(analysis)
    kept = store.remembers() if store and owned else []
    return [one.as_of for one in kept if owned and one.book.owner == owned.owner and one.as_of < analysis.as_of]
