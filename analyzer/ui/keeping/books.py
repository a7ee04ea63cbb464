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
from analyzer.errors import StoreError
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
from analyzer.ui.keeping.where import attempt, folder, managed, now
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
    """Give the book of an export's owner; begin it where nothing was ever said, with how the list stands now.

    Raises:
        StoreError: it cannot be; or the export is not the one this tab looks at, and the book would be begun where
            another one's words are kept.
    """
    _stay_here(analysis)
    owned = book(analysis)
    if owned is None:
        owned = sure_store().open_book(*_owner(analysis))
        mark(analysis, owned)
        if session.names().hidden and not only_looks():
            owned.wish(Wish.HIDDEN, value=True, now=now())
        if st.session_state.get(session.SPOKEN) and client() is None:
            owned.wish(Wish.LANGUAGE, session.language(), now())
        keep_pseudonyms(analysis)  # whoever was called something today is called so tomorrow
    return owned


def _stay_here(analysis: Analysis) -> None:
    """Refuse what a page says that has gone: another export is looked at by now, or another client's.

    Raises:
        StoreError: it has.
    """
    held = session.held()
    if held is None or held.facts is not analysis.facts:
        raise StoreError("left_behind")


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
    followed = _followed(analysis)
    return Said.create_empty() if followed is None else followed.said


def _followed(analysis: Analysis) -> _Followed | None:
    owned = book(analysis)
    if owned is None:
        st.session_state.pop(_HELD, None)
        return None
    before: _Followed | None = st.session_state.get(_HELD)
    if before is not None and before.owner != owned.owner:
        before = None
    held = owned.follow(before.held if before else None)
    if before is None or held is not before.held:
        before = _Followed(owned.owner, held, follow_moves(held.last_words, analysis.people))
        st.session_state[_HELD] = before
    return before


def say(analysis: Analysis, statements: dy.DataFrame[Statements], kind: Act) -> None:
    """Keep what the owner says.

    Raises:
        StoreError: it cannot be kept; everything is as before.
    """
    owned = begun(analysis)
    people = analysis.people.join(statements.select("person_id").unique(), on="person_id", how="semi")
    owned.say(statements, Known.validate(people.select(Known.column_names())), kind, now())


def say_once(analysis: Analysis, statements: dy.DataFrame[Statements], kind: Act) -> None:
    """Keep what the owner says, unless it is what they said last: the second of two clicks on one button is no word.

    Raises:
        StoreError: it cannot be kept; everything is as before.
    """
    followed = _followed(analysis)
    if followed is None or not _is_last_word(followed.held, statements):
        say(analysis, statements, kind)


def _is_last_word(held: Held, statements: dy.DataFrame[Statements]) -> bool:
    """Tell whether the last act that counts said this, and nothing else."""
    names = Statements.column_names()
    last = held.last_words.filter(pl.col("order") == pl.col("order").max()).select(names)
    return last.sort(names).equals(statements.select(names).sort(names))


def undo(analysis: Analysis, *kinds: Act, about: str | None = None) -> Undone | None:
    """Take back the last decision, or answer, that still counts; about one person only, where one is named.

    Raises:
        StoreError: it cannot be, or the export is not the one this tab looks at.
    """
    _stay_here(analysis)
    owned = book(analysis)
    return owned.undo(now(), *kinds, about=about) if owned else None


def can_undo(analysis: Analysis, *kinds: Act, about: str | None = None) -> bool:
    """Tell whether there is a decision, or another act of some kinds, to take back; as `undo`.

    Raises:
        StoreError: the store cannot be read.
    """
    owned = book(analysis)
    return owned.can_undo(*kinds, about=about) if owned else False


def known(analysis: Analysis) -> int:
    """Count the people something was ever said about, also where it was taken back.

    Raises:
        StoreError: the store cannot be read.
    """
    owned = book(analysis)
    return owned.known().height if owned else 0


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
    """Keep what was added in the widget of a wish just now, and what was taken out; what another tab added stays."""
    analysis = session.held()
    if analysis is None:
        return
    key = session.scoped(_WISHED[name])
    before, chosen = st.session_state.get(_as_known(key), []), list(st.session_state.get(key) or [])

    def changed(kept: list[str] | None) -> list[str]:
        stays = [one for one in kept or [] if one in chosen or one not in before]
        return [*stays, *(one for one in chosen if one not in before and one not in stays)]

    if managed(lambda: change_wish(analysis, name, changed)):
        attempt(lambda: choose_as_wished(wishes(analysis)))


def _as_known(key: str) -> str:
    """Give where it stands what a widget held before the last click in it."""
    return f"{key}-known"


def appear_as_wished(wished: dict[Wish, Any]) -> None:
    """Hide names and speak as was wished for, from now on."""
    if wished.get(Wish.HIDDEN):
        st.session_state[Key.HIDE_NAMES] = True
    if not st.session_state.get(session.SPOKEN) and wished.get(Wish.LANGUAGE) in LANGUAGES:
        before = session.language()
        st.session_state[Key.LANGUAGE] = wished[Wish.LANGUAGE]
        if session.language() != before:
            session.toast_next(session.words().say("app.language_again"))


def choose_as_wished(wished: dict[Wish, Any]) -> None:
    """Set the widgets to what was wished for."""
    for name, key in _WISHED.items():
        chosen = list(wished.get(name) or [])
        st.session_state[session.scoped(key)] = st.session_state[_as_known(session.scoped(key))] = chosen


def keep_language(switch: str) -> None:
    """Speak the language a switch tells, and keep it where there is a book of one's own: it is spoken tomorrow too."""
    if switch != session.switch_of(Key.LANGUAGE):
        return  # it has gone meanwhile
    st.session_state[Key.LANGUAGE] = st.session_state[switch]
    st.session_state[session.SPOKEN] = True
    analysis = session.held()
    if analysis is not None and client() is None and attempt(lambda: book(analysis)) is not None:
        attempt(lambda: wish(analysis, Wish.LANGUAGE, session.language()))


def keep_hidden(switch: str) -> None:
    """Hide names or show them as a switch tells, and keep it where there is a book: a reload must not show them again.

    A switch that has gone, since a client's file was opened meanwhile, may still hide them; it shows nobody.
    """
    if switch == session.switch_of(Key.HIDE_NAMES):
        st.session_state[Key.HIDE_NAMES] = st.session_state[switch]
    elif st.session_state.get(switch):
        st.session_state[Key.HIDE_NAMES] = True
    else:
        return
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
        StoreError: the store cannot be read, or the export is not the one this tab looks at.
    """
    _stay_here(analysis)
    answered, own = labels(analysis), lines(analysis)
    session.judge(answered, own)


def heed_again() -> None:
    """Reach the verdicts and choose what is wished for again, after what is kept has changed as a whole."""
    analysis = session.held()
    if analysis is not None:
        heed(analysis)
        choose_as_wished(wishes(analysis))


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
