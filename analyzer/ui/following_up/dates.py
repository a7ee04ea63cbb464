"""How often one wishes to be in touch with whom, and who is due."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dataframely as dy
import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.followups import Dates, Due
from analyzer.schemas import Said, Topic
from analyzer.store import Act, Wish, cadence
from analyzer.text import CADENCES, Words, cadence_name, due_sentence
from analyzer.ui import keeping, session
from analyzer.ui.escaping import plain
from analyzer.ui.following_up.before import open_before
from analyzer.ui.keys import Key

_SHOWN = 15
"""People shown at once: the second of Dunbar's layers."""

_NEVER = 0
"""Stands for no wish among the days one can choose."""


def show_dates(analysis: Analysis, said: dy.DataFrame[Said], planned: dy.DataFrame[Dates], words: Words) -> None:
    """Draw who is due now and next, and how often by tag."""
    st.markdown(words.say("touch.dates_says"))
    if planned.is_empty():
        st.markdown(f":gray[{words.say('touch.dates_none')}]")
    pressing = planned.filter(pl.col("due") != Due.RESTING.value)
    for row in pressing.head(_SHOWN).iter_rows(named=True):
        _date_card(analysis, row, words)
    more = planned.height - min(pressing.height, _SHOWN)
    if more:
        st.markdown(f":gray[{words.say('touch.dates_rest', more)}]")
    _by_tag(analysis, said, words)


def choose_cadence(analysis: Analysis, person_id: str, said: dy.DataFrame[Said], words: Words) -> None:
    """Ask how often one wishes to be in touch with somebody."""
    mine = said.filter((pl.col("person_id") == person_id) & (pl.col("topic") == Topic.CADENCE.value))["value"]
    now = int(mine[0]) if mine.len() else None
    key = f"{Key.CADENCE}-{session.ref_of(person_id)}"
    offered = _offered(now)
    st.selectbox(
        words.say("touch.cadence"),
        offered,
        index=offered.index(now or _NEVER),
        format_func=lambda days: _named(days, words),
        key=key,
        help=words.say("touch.cadence_help"),
        on_change=_keep_cadence,
        args=(analysis, person_id, key),
    )


def _offered(now: int | None) -> list[int]:
    """Give the days to choose among: none first, then the usual ones and the one chosen before."""
    return [_NEVER, *sorted({*CADENCES, *([now] if now else [])})]


def _named(days: int, words: Words) -> str:
    return cadence_name(days, words) if days else words.say("touch.cadence_none")


def _keep_cadence(analysis: Analysis, person_id: str, key: str) -> None:
    keeping.attempt(lambda: keeping.say(analysis, cadence(person_id, keeping.typed(key) or None), Act.WRITE))


def _date_card(analysis: Analysis, row: Mapping[str, Any], words: Words) -> None:
    person_id = str(row["person_id"])
    tie = analysis.ties.row(by_predicate=pl.col("person_id") == person_id, named=True)
    ref = session.ref_of(person_id)
    with st.container(border=True, gap="small", key=f"{Key.CADENCE}-card-{ref}"):
        st.markdown(f"**{plain(session.names().of(tie))}**")
        stands = due_sentence(row, keeping.day_of(keeping.now()), words)
        often = cadence_name(row["every_days"], words)
        last = "touch.last_by_hand" if row["by_hand"] else "touch.last_here" if row["last_on"] else "touch.last_never"
        between = words.say("touch.between", ideal=row["ideal_on"], latest=row["latest_on"])
        said = f"{stands}. {often}. {words.say(last, day=row['last_on'])}"
        st.markdown(f"{plain(said)}  \n:gray[{plain(between)}]")
        if st.button(words.say("touch.before"), key=f"{Key.BEFORE}-date-{ref}"):
            open_before(analysis, person_id, words)


def _by_tag(analysis: Analysis, said: dy.DataFrame[Said], words: Words) -> None:
    tags = said.filter(pl.col("topic") == Topic.TAG.value)["detail"].unique().sort().to_list()
    if not tags or session.names().hidden:
        return
    wished: dict[str, int] = keeping.wishes(analysis).get(Wish.CADENCES) or {}
    with st.expander(words.say("touch.by_tag")):
        for name in tags:
            now = wished.get(name)
            offered = _offered(now)
            key = f"{Key.TAG_CADENCE}-{session.digest(name)}"
            st.selectbox(
                plain(name),
                offered,
                index=offered.index(now or _NEVER),
                format_func=lambda days: _named(days, words),
                key=key,
                on_change=_keep_by_tag,
                args=(analysis, name, key),
            )


def _keep_by_tag(analysis: Analysis, name: str, key: str) -> None:
    days: int = st.session_state[key]

    def change(wished: Any) -> dict[str, int]:  # noqa: ANN401 - as the store keeps it
        others = {tag: every for tag, every in (wished or {}).items() if tag != name}
        return {**others, name: days} if days else others

    keeping.attempt(lambda: keeping.change_wish(analysis, Wish.CADENCES, change))
