"""An analysis and what was said → everything the parts of the page choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import dataframely as dy
import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.asking import people_named
from analyzer.errors import SettingsError
from analyzer.network import Network
from analyzer.prune import (
    MOST_YEARS,
    PRESETS,
    Candidates,
    Criteria,
    PruneReason,
    Queue,
    Reaches,
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
from analyzer.ui import keeping, making, network_parts, session
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key

_OWN: Final = "own"
_KEPT: Final = "kept:"  # stands before the names the owner gave
_OFFERED: Final = tuple(PRESETS)


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
    targets = tuple(network_parts.targets())
    everybody = making.made_aside("sorted", None, lambda: sort_out(analysis))
    reaches = making.made_aside("reaches", (targets, tuple(session.apart())), lambda: find_reaches(network, targets))
    wishes = keeping.wishes(analysis)
    remembered = tuple(wishes.get(Wish.RECALLED) or ())
    named = making.made("named", remembered, lambda: people_named(analysis.ties, remembered))
    waiting = queue(everybody, reaches, said, keeping.day_began(), named)
    return Board(analysis, network, said, reaches, waiting, everybody.knowable, wishes, words)


def chosen_name(board: Board) -> str:
    """Give what the choice is called."""
    return _called(_chosen().name, board.words)


def circle_names(board: Board) -> dict[int, str]:
    """Give what the circles are called on this screen."""
    naming = session.names()
    wishes = (board.words.code, naming.hidden, naming.secret, tuple(session.apart()))
    return making.made("circle_names", wishes, lambda: community_names(board.network, board.words, naming.place))


def portion(board: Board) -> int:
    """Give how many people a day are looked at."""
    wished = board.wishes.get(Wish.PORTION)
    return wished if isinstance(wished, int) and wished > 0 else board.analysis.settings.prune.portion


def choose(board: Board) -> dy.DataFrame[Candidates]:
    """Ask whom to ask about, and give them in their order."""
    words = board.words
    wishes = {**PRESETS, **_kept(board)}
    chosen = _chosen()
    options = [*wishes, *([_OWN] if chosen.name == _OWN else [])]
    as_of, settings = board.analysis.as_of, board.analysis.settings
    counts = count_candidates(board.queue.waiting, {**wishes, _OWN: chosen.criteria}, as_of, settings)
    labels = {name: words.say("prune.whom_counted", counts[name], preset=_called(name, words)) for name in options}
    shown = labels.get(chosen.name) or words.say("prune.whom_counted", counts[_OWN], preset=_called(_OWN, words))
    with st.container(horizontal=True, gap="small"):
        taken = st.menu_button(
            plain(shown),
            options,
            key=Key.PRESET,
            format_func=lambda name: plain(labels[name]),
            help=words.say("prune.whom"),
        )
        with st.popover(words.say("prune.adjust"), key=f"{Key.PRESET}-adjust"):
            _adjust(board, chosen)
    if taken in wishes:
        _take(Choice(taken, wishes[taken]))
        st.rerun()
    return choose_candidates(board.queue.waiting, chosen.criteria, as_of, settings)


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom this tab asks about.

    Attributes:
        name: Of the preset or of the owner's own choice.
        criteria: What it stands for.
        version: Rises whenever a preset is taken: the switches begin anew then.
    """

    name: str
    criteria: Criteria
    version: int = 0


def _chosen() -> Choice:
    chosen: Choice | None = st.session_state.get(session.scoped(Key.PRESET))
    return chosen or Choice(_OFFERED[0], PRESETS[_OFFERED[0]])


def _take(choice: Choice, *, anew: bool = True) -> None:
    version = _chosen().version + anew
    st.session_state[session.scoped(Key.PRESET)] = replace(choice, version=version)


def _kept(board: Board) -> dict[str, Criteria]:
    """Give the choices the owner named; one that cannot be read any more is left alone."""
    found = {}
    for name, kept in dict(board.wishes.get(Wish.PRESETS) or {}).items():
        try:
            found[_KEPT + name] = Criteria.from_plain(kept)
        except SettingsError:
            continue
    return found


def _called(name: str, words: Words) -> str:
    return name.removeprefix(_KEPT) if name.startswith(_KEPT) else words.say(f"preset.{name}")


def _adjust(board: Board, chosen: Choice) -> None:
    """Draw the switches; each one moved makes the choice an own one."""
    words, criteria = board.words, chosen.criteria

    def key(one: Key) -> str:
        return f"{session.scoped(one)}-{chosen.version}"

    st.pills(
        words.say("prune.adjust_whys"),
        [why.value for why in PruneReason],
        selection_mode="multi",
        default=sorted(why.value for why in criteria.whys),
        format_func=lambda why: words.say(f"why_short.{why}"),
        key=key(Key.WHYS),
        on_change=_note_own,
        args=(chosen.version,),
    )
    st.slider(
        words.say("prune.adjust_years"),
        0,
        MOST_YEARS,
        value=criteria.years,
        key=key(Key.LINKED_YEARS),
        on_change=_note_own,
        args=(chosen.version,),
    )
    for one, (name, label) in _SWITCHES.items():
        st.toggle(
            words.say(f"prune.{label}"),
            value=bool(getattr(criteria, name)),
            key=key(one),
            on_change=_note_own,
            args=(chosen.version,),
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
    _offer_to_keep(board, chosen)


_SWITCHES: Final = {
    Key.NO_EMPLOYER: ("no_shared_employer", "adjust_employer"),
    Key.NO_ENDORSEMENTS: ("no_endorsements", "adjust_endorsements"),
    Key.NO_NOTE: ("no_note", "adjust_note"),
    Key.WAVE: ("wave", "adjust_wave"),
}
"""Key of a switch → the wish it stands for, and its sentence."""


def _note_own(version: int) -> None:
    """Read the switches."""

    def value(one: Key) -> Any:  # noqa: ANN401 - whatever its widget gives
        return st.session_state[f"{session.scoped(one)}-{version}"]

    switches = {name: bool(value(one)) for one, (name, _) in _SWITCHES.items()}
    whys = frozenset(PruneReason(why) for why in value(Key.WHYS))
    _take(Choice(_OWN, Criteria(whys, int(value(Key.LINKED_YEARS)), **switches)), anew=False)


def _offer_to_keep(board: Board, chosen: Choice) -> None:
    words = board.words
    name = st.text_input(words.say("prune.save_name"), key=session.scoped(Key.PRESET_NAME), max_chars=60)
    named = " ".join(name.split())
    st.button(
        words.say("prune.save"),
        key=f"{Key.PRESET}-save",
        disabled=not named,
        on_click=_keep_preset,
        args=(board, named, chosen.criteria),
    )
    if chosen.name.startswith(_KEPT):
        st.button(
            words.say("prune.drop"),
            key=f"{Key.PRESET}-drop",
            type="tertiary",
            on_click=_drop_preset,
            args=(board, chosen.name),
        )


def _keep_preset(board: Board, name: str, criteria: Criteria) -> None:
    def add(presets: dict[str, Any] | None) -> dict[str, Any]:
        return {**(presets or {}), name: criteria.as_plain()}

    if keeping.managed(lambda: keeping.change_wish(board.analysis, Wish.PRESETS, add)):
        _take(Choice(_KEPT + name, criteria))
        st.session_state[session.scoped(Key.PRESET_NAME)] = ""
        st.toast(plain(board.words.say("prune.saved", name=name)))


def _drop_preset(board: Board, chosen: str) -> None:
    def drop(presets: dict[str, Any] | None) -> dict[str, Any]:
        return {name: plain for name, plain in (presets or {}).items() if _KEPT + name != chosen}

    if keeping.managed(lambda: keeping.change_wish(board.analysis, Wish.PRESETS, drop)):
        _take(Choice(_OWN, _chosen().criteria))


def _keep_portion(analysis: Analysis) -> None:
    value = int(st.session_state[session.scoped(Key.PORTION)])
    keeping.attempt(lambda: keeping.wish(analysis, Wish.PORTION, value))


def with_names(board: Board, people: pl.DataFrame) -> pl.DataFrame:
    """Add who people are to a table of ids, as they are named on this screen."""
    naming = session.names()
    ties = board.analysis.ties.select("person_id", "name", "position", "company", "profile_url")
    joined = people.join(ties, on="person_id", how="left", maintain_order="left")
    return joined.with_columns(naming.column(joined["name"]), pl.col("position", "company").fill_null(""))
