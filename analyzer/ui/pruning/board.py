"""An analysis and what was said → everything the parts of the page choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import dataframely as dy
import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.errors import SettingsError
from analyzer.network import Network
from analyzer.prune import (
    MOST_YEARS,
    PRESETS,
    Candidates,
    Criteria,
    Queue,
    Reaches,
    Why,
    choose_candidates,
    count_candidates,
    find_reaches,
    queue,
    sort_out,
)
from analyzer.reports import community_names
from analyzer.schemas import Said
from analyzer.store import Wish
from analyzer.text import Words
from analyzer.ui import components, keeping, network_tabs, session
from analyzer.ui.keys import Key

_OWN: Final = "own"
_OFFERED: Final = tuple(name for name in PRESETS)


@dataclass(frozen=True, slots=True)
class Board:
    """What the parts of the page have before them.

    Attributes:
        analysis: The export looked at.
        network: Its network.
        said: What its owner said.
        reaches: What each connection leads to.
        queue: Who is up.
        knowable: Whether silence in this export means anything.
        wishes: What its owner wishes.
        words: The language.
    """

    analysis: Analysis
    network: Network
    said: dy.DataFrame[Said]
    reaches: dy.DataFrame[Reaches]
    queue: Queue
    knowable: bool
    wishes: Mapping[Wish, Any]
    words: Words


def lay_out(analysis: Analysis, network: Network, said: dy.DataFrame[Said], words: Words) -> Board:
    """Lay everything out.

    Raises:
        StoreError: the owner's wishes cannot be read.
    """
    targets = tuple(network_tabs.targets(words))
    everybody = session.made("sorted", None, lambda: sort_out(analysis))
    reaches = session.made("reaches", (targets, tuple(session.apart())), lambda: find_reaches(network, targets))
    waiting = queue(everybody, reaches, said, keeping.day_began())
    return Board(analysis, network, said, reaches, waiting, everybody.knowable, keeping.wishes(analysis), words)


def circle_names(board: Board) -> dict[int, str]:
    """Give what the circles are called on this screen."""
    naming = session.names()
    wishes = (naming.hidden, tuple(session.apart()))
    return session.made("circle_names", wishes, lambda: community_names(board.network, board.words, naming.place))


def portion(board: Board) -> int:
    """Give how many people a day are looked at."""
    wished = board.wishes.get(Wish.PORTION)
    return wished if isinstance(wished, int) and wished > 0 else board.analysis.settings.prune.portion


def choose(board: Board) -> dy.DataFrame[Candidates]:
    """Ask whom to ask about, and give them in their order."""
    words = board.words
    kept = _kept(board)
    options = [*_OFFERED, *kept, _OWN]
    key = session.scoped(Key.PRESET)
    if st.session_state.get(key) not in options:
        st.session_state[key] = _OFFERED[0]
        _put(PRESETS[_OFFERED[0]])
    choice, adjust = st.columns([5, 2], vertical_alignment="bottom")
    with adjust, st.popover(words.say("prune.adjust"), width="stretch"):
        criteria = _adjusted(board, kept)
    wishes = {**PRESETS, **kept, _OWN: criteria}
    counts = count_candidates(board.queue.waiting, wishes, board.analysis.as_of, board.analysis.settings)
    with choice:
        st.selectbox(
            words.say("prune.whom"),
            options,
            key=key,
            persist_state="session",
            format_func=lambda name: words.say("prune.whom_counted", counts[name], preset=_called(name, words)),
            on_change=_take_preset,
            args=(kept,),
            label_visibility="collapsed",
        )
    return choose_candidates(board.queue.waiting, criteria, board.analysis.as_of, board.analysis.settings)


def _kept(board: Board) -> dict[str, Criteria]:
    """Give the choices the owner named; one that cannot be read any more is left alone."""
    found = {}
    for name, plain in dict(board.wishes.get(Wish.PRESETS) or {}).items():
        try:
            found[f"kept:{name}"] = Criteria.from_plain(plain)
        except SettingsError:
            continue
    return found


def _called(name: str, words: Words) -> str:
    return name.removeprefix("kept:") if name.startswith("kept:") else words.say(f"preset.{name}")


def _take_preset(kept: Mapping[str, Criteria]) -> None:
    chosen = {**PRESETS, **kept}.get(st.session_state[session.scoped(Key.PRESET)])
    if chosen is not None:
        _put(chosen)


def _put(criteria: Criteria) -> None:
    """Set the switches to a choice."""
    values = {
        Key.WHYS: sorted(why.value for why in criteria.whys),
        Key.LINKED_YEARS: criteria.years,
        Key.NO_EMPLOYER: criteria.no_shared_employer,
        Key.NO_ENDORSEMENTS: criteria.no_endorsements,
        Key.NO_NOTE: criteria.no_note,
        Key.WAVE: criteria.wave,
    }
    for key, value in values.items():
        st.session_state[session.scoped(key)] = value


def _note_own() -> None:
    st.session_state[session.scoped(Key.PRESET)] = _OWN


def _adjusted(board: Board, kept: Mapping[str, Criteria]) -> Criteria:
    words = board.words
    whys = st.pills(
        words.say("prune.adjust_whys"),
        [why.value for why in Why],
        selection_mode="multi",
        format_func=lambda why: words.say(f"why_short.{why}"),
        key=session.scoped(Key.WHYS),
        persist_state="session",
        on_change=_note_own,
    )
    years = st.slider(
        words.say("prune.adjust_years"),
        0,
        MOST_YEARS,
        key=session.scoped(Key.LINKED_YEARS),
        persist_state="session",
        on_change=_note_own,
    )
    switches = (
        (Key.NO_EMPLOYER, "prune.adjust_employer"),
        (Key.NO_ENDORSEMENTS, "prune.adjust_endorsements"),
        (Key.NO_NOTE, "prune.adjust_note"),
        (Key.WAVE, "prune.adjust_wave"),
    )
    no_employer, no_endorsements, no_note, wave = (
        st.toggle(words.say(label), key=session.scoped(key), persist_state="session", on_change=_note_own)
        for key, label in switches
    )
    criteria = Criteria(
        whys=frozenset(Why(why) for why in whys),
        years=years,
        no_shared_employer=no_employer,
        no_endorsements=no_endorsements,
        no_note=no_note,
        wave=wave,
    )
    st.number_input(
        words.say("prune.adjust_portion"),
        min_value=1,
        max_value=1000,
        value=portion(board),
        key=session.scoped(Key.PORTION),
        on_change=_keep_portion,
        args=(board.analysis,),
    )
    _offer_to_keep(board, criteria, kept)
    return criteria


def _offer_to_keep(board: Board, criteria: Criteria, kept: Mapping[str, Criteria]) -> None:
    words = board.words
    name = st.text_input(words.say("prune.save_name"), key=session.scoped(Key.PRESET_NAME), max_chars=60)
    named = " ".join(name.split())
    st.button(
        words.say("prune.save"),
        key=f"{Key.PRESET}-save",
        disabled=not named,
        on_click=_keep_preset,
        args=(board, named, criteria),
    )
    chosen = st.session_state.get(session.scoped(Key.PRESET))
    if chosen in kept:
        st.button(
            words.say("prune.drop"),
            key=f"{Key.PRESET}-drop",
            type="tertiary",
            on_click=_drop_preset,
            args=(board, chosen),
        )


def _keep_preset(board: Board, name: str, criteria: Criteria) -> None:
    def add(presets: dict[str, Any] | None) -> dict[str, Any]:
        return {**(presets or {}), name: criteria.as_plain()}

    if keeping.managed(lambda: keeping.change_wish(board.analysis, Wish.PRESETS, add)):
        st.session_state[session.scoped(Key.PRESET)] = f"kept:{name}"
        st.session_state[session.scoped(Key.PRESET_NAME)] = ""
        st.toast(components.plain(board.words.say("prune.saved", name=name)))


def _drop_preset(board: Board, chosen: str) -> None:
    def drop(presets: dict[str, Any] | None) -> dict[str, Any]:
        return {name: plain for name, plain in (presets or {}).items() if f"kept:{name}" != chosen}

    keeping.attempt(lambda: keeping.change_wish(board.analysis, Wish.PRESETS, drop))
    _note_own()


def _keep_portion(analysis: Analysis) -> None:
    value = int(st.session_state[session.scoped(Key.PORTION)])
    keeping.attempt(lambda: keeping.wish(analysis, Wish.PORTION, value))


def with_names(board: Board, people: pl.DataFrame) -> pl.DataFrame:
    """Add who people are to a table of ids, as they are named on this screen."""
    naming = session.names()
    ties = board.analysis.ties.select("person_id", "name", "position", "company", "profile_url")
    joined = people.join(ties, on="person_id", how="left", maintain_order="left")
    return joined.with_columns(naming.column(joined["name"]), pl.col("position", "company").fill_null(""))
