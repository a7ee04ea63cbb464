"""What a tab says to the store and hears from it: decisions, wishes, and the export that was to be remembered."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

import dataframely as dy
import polars as pl
import streamlit as st

from analyzer.analysis import Analysis, judge_anew
from analyzer.asking import Lines, labels_of
from analyzer.coaching import ConsentTo, Member, change_client, read_client
from analyzer.comparison import share_people
from analyzer.errors import ExportError, HandfulError, StoreError
from analyzer.habits import known_zone
from analyzer.people import Moved, find_moved, follow_moves
from analyzer.prune import Outcome, Outcomes, check_outcomes
from analyzer.remembering import pack_analysis, unpack_analysis
from analyzer.reports import summary
from analyzer.schemas import Known, LastWords, Milestones, Said, Statements, Topic
from analyzer.settings import Settings
from analyzer.store import (
    Act,
    Book,
    Held,
    Merged,
    Purged,
    Remembers,
    Store,
    Undone,
    Vault,
    Wish,
    find_store,
    inode_of,
    label_secret,
    open_store,
    purge,
    removed,
    take_in,
    usual_folder,
    write_out,
)
from analyzer.text import LANGUAGES
from analyzer.ui import hosting, session
from analyzer.ui.hosting import sharing
from analyzer.ui.keys import Key

DATA_DIR: Path | None = None
"""The folder `handful app --data-dir` was started with."""

FOLDER_VARIABLE: Final = "HANDFUL_DATA_DIR"
"""Names the folder where the command line does not."""

_HELD: Final = "held_said"
_TROUBLE: Final = "trouble"
_ASKED: Final = "client_asked_for"
_WISHED: Final = {Wish.TARGETS: Key.TARGETS, Wish.APART: Key.APART}
"""Wishes that are a widget's choice."""

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
    return moment.astimezone(ZoneInfo(known_zone(st.context.timezone)) if hosting.current() else None)


def day_of(moment: datetime) -> date:
    """Give the day a moment fell on here."""
    return here(moment).date()


def attempt(act: Callable[[], T]) -> T | None:
    """Do something with the store or with a file; what stops it is kept to be told, and nothing else is lost."""
    try:
        return act()
    except HandfulError as error:
        st.session_state[_TROUBLE] = error
        return None


def managed(act: Callable[[], object]) -> bool:
    """Do something with the store, as `attempt`; tell whether it was done."""
    return attempt(lambda: (act(),)) is not None


def trouble() -> HandfulError | None:
    """Give what stopped the last attempt, once."""
    error: HandfulError | None = st.session_state.pop(_TROUBLE, None)
    return error


_OPENED: Final[dict[Path, tuple[int, Store]]] = {}
"""Stores opened before, with the number of the file they are in: one that was deleted and begun anew is opened anew."""


@dataclass(frozen=True, slots=True)
class OpenClient:
    """The client whose file is open in this tab.

    Attributes:
        vault: Theirs.
        store: What is in it.
        inode: Number of the file: another one under its name has another lock.
        shared: Who lets this coach look at their own vault, at a server for many; None where the file is the coach's.
    """

    vault: Vault
    store: Store
    inode: int | None
    shared: Member | None = None


def client() -> OpenClient | None:
    """Give the client whose file is open in this tab, None where it is one's own."""
    opened: OpenClient | None = st.session_state.get(session.CLIENT)
    return opened


def vault_store() -> Store:
    """Give the store of the client whose file is open.

    Raises:
        StoreError: the file is gone, or another tab changed its lock. Nothing meant for it goes anywhere else.
    """
    opened = client()
    if not hosting.stay().holds():
        raise _signed_out()
    if opened is None or _is_stale(opened):
        raise _closed()
    return opened.store


def _only_looks() -> bool:
    """Tell whether what is open is somebody else's, to be looked at and not changed."""
    opened = client()
    return opened is not None and opened.shared is not None


def _is_stale(opened: OpenClient) -> bool:
    if opened.shared is not None:
        return not sharing.may_look(opened.shared)
    return inode_of(opened.vault.folder) != opened.inode


def _signed_out() -> StoreError:
    return StoreError("signed_out")


def _closed() -> StoreError:
    if hosting.current() is not None:
        return StoreError("picture_closed")
    return StoreError("client_closed")


def may(what: ConsentTo) -> bool:
    """Tell whether something may be done: with one's own export always, with a client's if they said yes to it.

    Raises:
        StoreError: what they said cannot be read.
    """
    opened = client()
    if opened is not None and opened.shared is not None:
        return what is ConsentTo.RESULTS  # which they let the coach look at; notes and sessions are their own
    return opened is None or read_client(vault_store()).allows(what, day_of(now()))


def label_of(vault: Vault) -> str:
    """Give what a client is called: the label, or a pseudonym that is the same whether the file is open or not."""
    naming = session.names()
    if not naming.hidden:
        return vault.label
    secret = attempt(lambda: label_secret(folder())) or naming.secret
    return replace(naming, secret=secret).of({"name": vault.label})


def ask_to_open(vault: Vault, store: Store) -> None:
    """Open a client's file at the next run, before anything is drawn: the switch that hides names is theirs."""
    st.session_state[_ASKED] = (vault, store)


def ask_to_close() -> None:
    """Close the client's file at the next run."""
    st.session_state[_ASKED] = None


def open_client(vault: Vault, store: Store) -> None:
    """Look at a client from now on: at nothing of one's own or of another client, and at what their file holds.

    Raises:
        StoreError: it cannot be read; then nothing is opened.
    """
    shared = sharing.owner_of(vault)
    noted = read_client(store)
    hidden = session.names().hidden or noted.hide_names  # what is hidden before a client is not shown by opening one
    session.forget()
    st.session_state[session.CLIENT] = OpenClient(vault, store, inode_of(vault.folder), shared)
    st.session_state[session.RESTORED] = True
    session.look_apart(vault.folder.name)
    st.session_state[Key.HIDE_NAMES] = hidden
    may_see = shared is not None or noted.allows(ConsentTo.RESULTS, day_of(now()))
    analysis = attempt(_remembered) if may_see else None
    if analysis is not None:
        session.look_at(analysis)
        attempt(lambda: _take_up(wishes(analysis)))


def close_client() -> None:
    """Look at nothing of a client any more."""
    session.forget()
    st.session_state.pop(session.CLIENT, None)
    st.session_state.pop(session.RESTORED, None)
    session.look_apart("")


def do_as_asked() -> StoreError | None:
    """Open or close what was asked for at the last run; close what another tab deleted or locked anew, and say why."""
    if _ASKED in st.session_state:
        asked: tuple[Vault, Store] | None = st.session_state.pop(_ASKED)
        if asked is None:
            close_client()
        else:
            attempt(lambda: open_client(*asked))
    opened = client()
    if opened is None:
        return None
    try:
        why = _closed() if _is_stale(opened) else None
    except StoreError as error:  # whether it may still be looked at cannot be told
        why = error
    if why is not None:
        close_client()
    return why


def note_client(**changes: Any) -> None:  # noqa: ANN401 - any field of a client
    """Keep some of what is noted of the client whose file is open.

    Raises:
        StoreError: it cannot be kept.
    """
    change_client(vault_store(), now(), **changes)


def accept(analysis: Analysis) -> None:
    """Refuse the export of somebody else than the client whose file is open.

    Where an owner is unknown, on one side or the other, the people tell: two exports of one person share most of them.

    Raises:
        ExportError: it is of another one, or whose it is cannot be told.
        StoreError: the file cannot be read.
    """
    opened = client()
    if opened is None:
        return
    if opened.shared is not None:
        raise ExportError("shared_open")
    store, ego = vault_store(), analysis.facts.ego
    owners = store.owners()
    if not owners:
        return
    if ego is not None and owners[0] != (None, None):
        if store.find_book(*ego.goes_by) is None:
            raise ExportError("client_other")
        return
    kept = _remembered()
    if kept is None or not share_people(kept, analysis):
        raise ExportError("client_unknown")
    if ego is not None:
        store.name_owner(*ego.goes_by)


def place() -> Path:
    """Give the folder of the store that is open in this tab: one's own, or the client's."""
    opened = client()
    return opened.vault.folder if opened else folder()


def rename_client(vault: Vault, store: Store | None = None) -> None:
    """Look at the same client under another name, or behind another lock."""
    opened: OpenClient | None = st.session_state.get(session.CLIENT)
    if opened is not None:
        renamed = replace(opened, vault=vault, store=store or opened.store, inode=inode_of(vault.folder))
        st.session_state[session.CLIENT] = renamed


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


def _opened(*, make: bool) -> Store | None:
    """Open the store, if need be make it; None where there is none."""
    if client() is not None:
        return vault_store()
    member = hosting.user()
    if hosting.current() is not None and (member is None or not hosting.stay().holds()):
        raise _signed_out()
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


def _store() -> Store:
    opened = _opened(make=True)
    return opened if opened is not None else open_store(folder())


def _owner(analysis: Analysis) -> tuple[str | None, str | None]:
    """Give what an owner's book is found by: slug and folded name."""
    if client() is not None and not _only_looks():  # in a client's file there is one owner, whatever an export tells
        owners = vault_store().owners()
        if owners:
            return owners[0]
    ego = analysis.facts.ego
    return ego.goes_by if ego else (None, None)


def _book(analysis: Analysis, store: Store | None) -> Book | None:
    return store.find_book(*_owner(analysis)) if store else None


def _begun(analysis: Analysis) -> Book:
    """Give the book of an export's owner; begin it where nothing was ever said, with how the list stands now."""
    owned = book(analysis)
    if owned is None:
        owned = _store().open_book(*_owner(analysis))
        _mark(analysis, owned)
    return owned


def book(analysis: Analysis) -> Book | None:
    """Give the book of an export's owner, None where nothing was ever said.

    Raises:
        StoreError: it cannot be read.
    """
    return _book(analysis, _opened(make=False))


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
    owned = _begun(analysis)
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
    _begun(analysis).wish(name, value, now())


def keep_choice(name: Wish) -> None:
    """Keep what was chosen in the widget of a wish just now."""
    analysis = session.held()
    if analysis is not None:
        value = list(st.session_state.get(session.scoped(_WISHED[name])) or [])
        attempt(lambda: wish(analysis, name, value))


def keep_language() -> None:
    """Keep the language chosen, where there is a book: it is spoken tomorrow too."""
    analysis = session.held()
    if analysis is not None and not _only_looks() and attempt(lambda: book(analysis)) is not None:
        attempt(lambda: wish(analysis, Wish.LANGUAGE, session.language()))


def keep_hidden() -> None:
    """Keep whether names are hidden, where there is a book: a reload must not show them again."""
    analysis = session.held()
    if analysis is not None and not _only_looks() and attempt(lambda: book(analysis)) is not None:
        hidden = session.names().hidden
        attempt(lambda: wish(analysis, Wish.HIDDEN, hidden))
        attempt(lambda: _keep_pseudonyms(analysis))


def _keep_pseudonyms(analysis: Analysis) -> None:
    """Draw pseudonyms with the secret that is kept; where none is, keep the one this tab draws with."""
    owned = book(analysis)
    if owned is None or _only_looks():
        return
    kept = owned.wishes().get(Wish.PSEUDONYMS)
    if kept is None:
        own = session.names().secret.hex()
        owned.change_wish(Wish.PSEUDONYMS, lambda before: before or own, now())
        kept = owned.wishes()[Wish.PSEUDONYMS]
    session.draw_pseudonyms_with(bytes.fromhex(kept))


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
    return check_outcomes(told, known, analysis.people, _confirming_day(analysis), moved["before"]), moved


def milestones(analysis: Analysis) -> dy.DataFrame[Milestones]:
    """Give how the owner's list stood at each export.

    Raises:
        StoreError: the store cannot be read.
    """
    owned = book(analysis)
    return owned.milestones() if owned else Milestones.create_empty()


def take_note(analysis: Analysis) -> None:
    """Lay a newly read export beside what was said before: where the list stands, who is gone, what to remember.

    Raises:
        StoreError: something cannot be kept.
    """
    owned = _begun(analysis) if client() and may(ConsentTo.RESULTS) else book(analysis)
    if owned is None:
        return
    wished = owned.wishes()
    _choose_as_wished(wished)
    _keep_pseudonyms(analysis)
    heed(analysis)
    analysis = session.held() or analysis
    _mark(analysis, owned)
    day = _confirming_day(analysis)
    found, _ = outcomes(analysis)
    noted = said(analysis).filter(pl.col("topic") == Topic.REMOVED.value)["person_id"]
    gone = found.filter((pl.col("outcome") == Outcome.REMOVED.value) & ~pl.col("person_id").is_in(noted.implode()))
    if gone.height and day:
        say(analysis, removed(gone["person_id"].to_list(), day), Act.CONFIRM)
    if _may_remember(wished) and _room_for(owned):
        owned.remember(pack_analysis(analysis), analysis.as_of, analysis.facts.exported_on, now())


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


def _confirming_day(analysis: Analysis) -> date | None:
    """Give the day for which an export tells who is a connection; None where it does not tell, or not of whom."""
    tells = analysis.facts.ego is not None and analysis.ties["is_connection"].any()
    return analysis.facts.exported_on if tells else None


def _may_remember(wished: dict[Wish, Any]) -> bool:
    """Tell whether an export may be kept: by its owner's wish, or by what the client said yes to."""
    return may(ConsentTo.RESULTS) if client() else bool(wished.get(Wish.REMEMBER))


def _room_for(owned: Book) -> bool:
    """Tell whether an owner's export may be kept: what another one asked to be remembered stays."""
    kept = _newest()
    return kept is None or kept.book.owner == owned.owner


def _newest() -> Remembers | None:
    store = _opened(make=False)
    kept = store.remembers() if store else []
    return kept[0] if kept else None


def _mark(analysis: Analysis, owned: Book) -> None:
    """Keep where the list stands, once for each export."""
    day = _confirming_day(analysis)
    if day is None or day in owned.milestones()["exported_on"].to_list():
        return
    counts = summary(analysis)
    row = {"exported_on": day, **{name: counts[name] for name in ("connections", "never_spoken")}, **counts["tiers"]}
    owned.mark(Milestones.validate(pl.DataFrame([row]), cast=True))


def _choose_as_wished(wished: dict[Wish, Any]) -> None:
    for name, key in _WISHED.items():
        if name in wished:
            st.session_state[session.scoped(key)] = list(wished[name])


def change_wish(analysis: Analysis, name: Wish, change: Callable[[Any], object]) -> None:
    """Change a wish from what it is at this moment.

    Raises:
        StoreError: it cannot be kept.
    """
    _begun(analysis).change_wish(name, change, now())


def remember(analysis: Analysis) -> None:
    """Remember an export from now on, and each further one of this owner beside it.

    Raises:
        StoreError: it cannot be kept.
    """
    owned = _begun(analysis)
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
    store, kept = _opened(make=False), _newest()
    if store is not None and kept is not None:
        kept.book.wish(Wish.REMEMBER, value=False, now=now())
        store.forget_exports()


def restore() -> None:
    """Take up the remembered export, once in the life of a tab and only where none was asked for."""
    if st.session_state.get(session.RESTORED) or session.held() is not None or session.LAUNCHED_WITH:
        return
    st.session_state[session.RESTORED] = True
    analysis = attempt(_remembered)
    if analysis is not None:
        session.look_at(analysis)
        attempt(lambda: _take_up(wishes(analysis)))


def _take_up(wished: dict[Wish, Any]) -> None:
    _choose_as_wished(wished)
    analysis = session.held()
    if analysis is not None:
        heed(analysis)
        _keep_pseudonyms(analysis)
    if wished.get(Wish.HIDDEN):
        st.session_state[Key.HIDE_NAMES] = True
    if Key.LANGUAGE not in st.session_state and wished.get(Wish.LANGUAGE) in LANGUAGES:
        st.session_state[Key.LANGUAGE] = wished[Wish.LANGUAGE]


def _remembered(as_of: date | None = None) -> Analysis | None:
    store = _opened(make=False)
    parts = store.remembered(as_of) if store else {}
    return unpack_analysis(parts) if parts else None


def remembered_days(analysis: Analysis) -> list[date]:
    """Give the days of the older exports of this owner that are remembered, the newest first.

    Raises:
        StoreError: the store cannot be read.
    """
    store, owned = _opened(make=False), book(analysis)
    kept = store.remembers() if store and owned else []
    return [one.as_of for one in kept if owned and one.book.owner == owned.owner and one.as_of < analysis.as_of]


def remembered_on(as_of: date) -> Analysis | None:
    """Give the export that is remembered of a day.

    Raises:
        StoreError: the store cannot be read.
    """
    return _remembered(as_of)


def carry_out() -> Callable[[], str]:
    """Give what makes everything into one file, once it is asked for: by then nobody knows whose page asked.

    Raises:
        StoreError: the store cannot be opened.
    """
    store = _store()
    return lambda: write_out(store, now())


def guarded(make: Callable[[], T]) -> Callable[[], T]:
    """Make something later for whoever sees this page now, as long as they may see it."""
    opened = client()
    shared = opened.shared if opened is not None else None
    stay = hosting.stay()

    def make_for_them() -> T:
        if not stay.holds() or (shared is not None and not stay.may_look(shared)):
            raise _closed()
        return make()

    return make_for_them


def carry_in(content: bytes) -> Merged:
    """Merge such a file with what is here.

    Raises:
        StoreError: it is none, or it cannot be kept.
    """
    merged = take_in(_store(), content)
    _heed_again()
    return merged


def purge_all() -> Purged:
    """Delete everything that is kept.

    Raises:
        StoreError: something could not be deleted.
    """
    st.session_state.pop(_HELD, None)
    _OPENED.clear()
    member = hosting.user()
    if member is not None:  # who is signed out by this
        return sharing.delete_own(member)
    purged = purge(folder())
    _heed_again()
    return purged


def _heed_again() -> None:
    """Reach the verdicts again after what was said has changed as a whole."""
    analysis = session.held()
    if analysis is not None:
        heed(analysis)
