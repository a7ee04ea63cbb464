"""What a tab says to the store and hears from it: decisions, wishes, answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import dataframely as dy
import polars as pl
import streamlit as st

from analyzer.analysis import Analysis, judge_anew
from analyzer.asking import Lines, labels_of
from analyzer.people import Moved, find_moved, follow_moves
from analyzer.prune import Outcomes, check_outcomes
from analyzer.reports import summary
from analyzer.schemas import Known, LastWords, Milestones, Said, Statements
from analyzer.settings import Settings
from analyzer.store import (
    Act,
    Book,
    Held,
    Store,
    Undone,
    Wish,
    find_store,
    inode_of,
    open_store,
)
from analyzer.text import LANGUAGES
from analyzer.ui import hosting, session
from analyzer.ui.keeping.clients import client, only_looks, signed_out, vault_store
from analyzer.ui.keeping.where import attempt, folder, now
from analyzer.ui.keys import Key

_HELD: Final = "held_said"
_WISHED: Final = {Wish.TARGETS: Key.TARGETS, Wish.APART: Key.APART}
"""Wishes that are a widget's choice."""

_OPENED: Final[dict[Path, tuple[int, Store]]] = {}
"""Stores opened before, with the number of the file they are in: one that was deleted and begun anew is opened anew."""


def opened_store(*, make: bool) -> Store | None:
    """Open the store, if need be make it; None where there is none."""
    if client() is not None:
        return vault_store()
    member = hosting.user()
    if hosting.current() is not None and (member is None or not hosting.stay().holds()):
        raise signed_out()
    if member is not None:
        kept = hosting.vaults()
        return kept.open(member.key) if make else kept.find(member.key)
    place = folder()
    number = inode_of(place)
    if number is not None and place in _OPENED and _OPENED[place][0] == number:
        return _OPENED[place][1]
    store = open_store(place) if make else find_store(place)
    number = inode_of(place)
    if store is not None and number is not None:
        _OPENED[place] = (number, store)
    return store


def sure_store() -> Store:
    """Open the store, and make it where there is none."""
    opened = opened_store(make=True)
    return opened if opened is not None else open_store(folder())


def _owner(analysis: Analysis) -> tuple[str | None, str | None]:
    """Give what an owner's book is found by: slug and folded name."""
    if client() is not None and not only_looks():  # in a client's file there is one owner, whatever an export tells
        owners = vault_store().owners()
        if owners:
            return owners[0]
    ego = analysis.facts.ego
    return ego.goes_by if ego else (None, None)


def _book(analysis: Analysis, store: Store | None) -> Book | None:
    return store.find_book(*_owner(analysis)) if store else None


def begun(analysis: Analysis) -> Book:
    """Give the book of an export's owner; begin it where nothing was ever said, with how the list stands now."""
    owned = book(analysis)
    if owned is None:
        owned = sure_store().open_book(*_owner(analysis))
        mark(analysis, owned)
        if session.names().hidden and not only_looks():
            owned.wish(Wish.HIDDEN, value=True, now=now())
        if st.session_state.get(session.SPOKEN) and client() is None:
            owned.wish(Wish.LANGUAGE, session.language(), now())
    return owned


def book(analysis: Analysis) -> Book | None:
    """Give the book of an export's owner, None where nothing was ever said.

    Raises:
        StoreError: it cannot be read.
    """
    return _book(analysis, opened_store(make=False))


@dataclass(frozen=True, slots=True)
class _Followed:
    """What holds, under the addresses of one export."""

    owner: int
    held: Held
    said: dy.DataFrame[Said]


def said(analysis: Analysis) -> dy.DataFrame[Said]:
    """Give what the owner said about the people of an export, other tabs' decisions included.

    Raises:
        StoreError: it cannot be read.
    """
    owned = book(analysis)
    if owned is None:
        st.session_state.pop(_HELD, None)
        return Said.create_empty()
    before: _Followed | None = st.session_state.get(_HELD)
    if before is not None and before.owner != owned.owner:
        before = None
    held = owned.follow(before.held if before else None)
    if before is None or held is not before.held:
        before = _Followed(owned.owner, held, follow_moves(held.last_words, analysis.people))
        st.session_state[_HELD] = before
    return before.said


def say(analysis: Analysis, statements: dy.DataFrame[Statements], kind: Act) -> None:
    """Keep what the owner says.

    Raises:
        StoreError: it cannot be kept; everything is as before.
    """
    owned = begun(analysis)
    people = analysis.people.join(statements.select("person_id").unique(), on="person_id", how="semi")
    owned.say(statements, Known.validate(people.select(Known.column_names())), kind, now())


def undo(analysis: Analysis, *kinds: Act) -> Undone | None:
    """Take back the last decision, or answer, that still counts.

    Raises:
        StoreError: it cannot be.
    """
    owned = book(analysis)
    return owned.undo(now(), *kinds) if owned else None


def can_undo(analysis: Analysis, *kinds: Act) -> bool:
    """Tell whether there is a decision, or another act of some kinds, to take back.

    Raises:
        StoreError: the store cannot be read.
    """
    owned = book(analysis)
    return owned.can_undo(*kinds) if owned else False


def wishes(analysis: Analysis) -> dict[Wish, Any]:
    """Give the owner's wishes.

    Raises:
        StoreError: they cannot be read.
    """
    owned = book(analysis)
    return owned.wishes() if owned else {}


def wish(analysis: Analysis, name: Wish, value: object) -> None:
    """Keep a wish.

    Raises:
        StoreError: it cannot be kept.
    """
    begun(analysis).wish(name, value, now())


def change_wish(analysis: Analysis, name: Wish, change: Callable[[Any], object]) -> None:
    """Change a wish from what it is at this moment.

    Raises:
        StoreError: it cannot be kept.
    """
    begun(analysis).change_wish(name, change, now())


def keep_choice(name: Wish) -> None:
    """Keep what was chosen in the widget of a wish just now."""
    analysis = session.held()
    if analysis is not None:
        value = list(st.session_state.get(session.scoped(_WISHED[name])) or [])
        attempt(lambda: wish(analysis, name, value))


def appear_as_wished(wished: dict[Wish, Any]) -> None:
    """Hide names and speak as was wished for, from the next run on: the switches stand before the pages."""
    if wished.get(Wish.HIDDEN):
        session.choose_next(Key.HIDE_NAMES, value=True)
    if not st.session_state.get(session.SPOKEN) and wished.get(Wish.LANGUAGE) in LANGUAGES:
        session.choose_next(Key.LANGUAGE, wished[Wish.LANGUAGE])


def choose_as_wished(wished: dict[Wish, Any]) -> None:
    """Set the widgets to what was wished for."""
    for name, key in _WISHED.items():
        if name in wished:
            st.session_state[session.scoped(key)] = list(wished[name])


def keep_language() -> None:
    """Keep the language chosen, where there is a book of one's own: it is spoken tomorrow too."""
    st.session_state[session.SPOKEN] = True
    analysis = session.held()
    if analysis is not None and client() is None and attempt(lambda: book(analysis)) is not None:
        attempt(lambda: wish(analysis, Wish.LANGUAGE, session.language()))


def keep_hidden() -> None:
    """Keep whether names are hidden, where there is a book: a reload must not show them again."""
    analysis = session.held()
    if analysis is not None and not only_looks() and attempt(lambda: book(analysis)) is not None:
        hidden = session.names().hidden
        attempt(lambda: wish(analysis, Wish.HIDDEN, hidden))
        attempt(lambda: keep_pseudonyms(analysis))


def keep_pseudonyms(analysis: Analysis) -> None:
    """Draw pseudonyms with the secret that is kept; where none is, keep the one this tab draws with."""
    owned = book(analysis)
    if owned is None or only_looks():
        return
    kept = owned.wishes().get(Wish.PSEUDONYMS)
    if kept is None:
        own = session.names().secret.hex()
        owned.change_wish(Wish.PSEUDONYMS, lambda before: before or own, now())
        kept = owned.wishes()[Wish.PSEUDONYMS]
    session.draw_pseudonyms_with(bytes.fromhex(kept))


def labels(analysis: Analysis) -> pl.DataFrame:
    """Give what the owner answered to "would they pick up?": `person_id`, `answer`.

    Raises:
        StoreError: the store cannot be read.
    """
    return labels_of(said(analysis))


def lines(analysis: Analysis) -> Settings | None:
    """Give the constants with the owner's own lines, None where they have none.

    Raises:
        StoreError: the store cannot be read.
    """
    base = session.base()
    return Lines.read(wishes(analysis).get(Wish.LINES), base.settings) if base else None


def heed(analysis: Analysis) -> None:
    """Let the owner's word win over the rules, where there is one.

    Raises:
        StoreError: the store cannot be read.
    """
    answered, own = labels(analysis), lines(analysis)
    session.judge(answered, own)


def heed_again() -> None:
    """Reach the verdicts again after what was said has changed as a whole."""
    analysis = session.held()
    if analysis is not None:
        heed(analysis)


def judged(analysis: Analysis) -> Analysis:
    """Let the owner's word win over the rules in another export of theirs.

    Raises:
        StoreError: the store cannot be read.
    """
    base = session.base()
    own = Lines.read(wishes(analysis).get(Wish.LINES), base.settings if base else analysis.settings)
    return judge_anew(analysis, labels_of(follow_moves(_last_words(analysis), analysis.people)), own)


def _last_words(analysis: Analysis) -> dy.DataFrame[LastWords]:
    owned = book(analysis)
    return owned.follow().last_words if owned else LastWords.create_empty()


def confirming_day(analysis: Analysis) -> date | None:
    """Give the day for which an export tells who is a connection; None where it does not tell, or not of whom."""
    tells = analysis.facts.ego is not None and analysis.ties["is_connection"].any()
    return analysis.facts.exported_on if tells else None


def mark(analysis: Analysis, owned: Book) -> None:
    """Keep where the list stands, once for each export."""
    day = confirming_day(analysis)
    if day is None or day in owned.milestones()["exported_on"].to_list():
        return
    counts = summary(analysis)
    row = {"exported_on": day, **{name: counts[name] for name in ("connections", "never_spoken")}, **counts["tiers"]}
    owned.mark(Milestones.validate(pl.DataFrame([row]), cast=True))


def outcomes(analysis: Analysis) -> tuple[dy.DataFrame[Outcomes], dy.DataFrame[Moved]]:
    """Find out what became of decisions, and who may have a new address.

    Raises:
        StoreError: the store cannot be read.
    """
    owned = book(analysis)
    if owned is None:
        return Outcomes.create_empty(), Moved.create_empty()
    told, known = said(analysis), owned.known()
    moved = find_moved(known, analysis.people, told)
    return check_outcomes(told, known, analysis.people, confirming_day(analysis), moved["before"]), moved


def milestones(analysis: Analysis) -> dy.DataFrame[Milestones]:
    """Give how the owner's list stood at each export.

    Raises:
        StoreError: the store cannot be read.
    """
    owned = book(analysis)
    return owned.milestones() if owned else Milestones.create_empty()


def forget_stores() -> None:
    """Let go of what was opened and heard before: it is about to be deleted."""
    st.session_state.pop(_HELD, None)
    _OPENED.clear()
