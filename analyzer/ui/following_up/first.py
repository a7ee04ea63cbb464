"""Those one wanted to reach out to before deciding about them."""

from __future__ import annotations

from typing import Final

import dataframely as dy
import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.prune import carried_out
from analyzer.schemas import Said, Topic, Verdict
from analyzer.store import Act, done
from analyzer.text import Words
from analyzer.ui import components, keeping, session
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key

_SHOWN: Final = 10
"""People shown at once: as many as one would write to in a week."""


def show_first(analysis: Analysis, said: dy.DataFrame[Said], words: Words) -> None:
    """Draw those to whom the owner wanted to reach out first, and who was not written to yet."""
    wanted = said.filter((pl.col("topic") == Topic.VERDICT.value) & (pl.col("value") == Verdict.REACH_OUT.value))
    written = carried_out(said, Verdict.REACH_OUT)
    waiting = wanted.join(written, on="person_id", how="anti").join(
        analysis.ties.select("person_id"), on="person_id", how="semi"
    )
    notes = dict(said.filter(pl.col("topic") == Topic.NOTE.value).select("person_id", "value").iter_rows())
    if waiting.is_empty():
        st.markdown(words.say("touch.none"))
        if st.button(words.say("touch.go_to_prune"), key=f"{Key.REACH_OUT}-prune"):
            components.go_to_prune()
    for place, (person_id, since) in enumerate(
        waiting.sort("order").head(_SHOWN).select("person_id", "at").iter_rows()
    ):
        tie = analysis.ties.row(by_predicate=pl.col("person_id") == person_id, named=True)
        st.caption(words.say("touch.since", day=keeping.day_of(since)))
        components.person_card(tie, f"{Key.REACH_OUT}-{place}", words)
        if person_id in notes and not session.names().hidden:
            st.markdown(f":gray[{words.say('own.note')}:] {plain(notes[person_id])}")
        _what_next(analysis, person_id, words)
    if waiting.height > _SHOWN:
        st.markdown(f":gray[{words.say('touch.first_rest', waiting.height - _SHOWN)}]")
    if written.height:
        st.markdown(f":gray[{words.say('touch.done_first', written.height)}]")


def _what_next(analysis: Analysis, person_id: str, words: Words) -> None:
    ref = session.ref_of(person_id)
    with st.container(horizontal=True, gap="small"):
        st.button(
            words.say("touch.wrote"),
            key=f"{Key.REACH_OUT}-wrote-{ref}",
            on_click=lambda: keeping.attempt(
                lambda: keeping.say_once(analysis, done([person_id], Verdict.REACH_OUT), Act.TICK)
            ),
        )
        for one in (Verdict.KEEP, Verdict.LET_GO):
            st.button(
                words.say(f"verdict.{one}"),
                key=f"{Key.REACH_OUT}-{one}-{ref}",
                on_click=components.decide,
                args=(analysis, [person_id], one),
            )
