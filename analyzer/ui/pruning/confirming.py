"""A verdict on many people at once → asked again with the number, who stays, and only then decided."""

from __future__ import annotations

import dataframely as dy
import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.prune import Reaches, gone_of, hold_back
from analyzer.schemas import Said, Tier, Verdict
from analyzer.store import Act, verdict
from analyzer.text import Words, list_names
from analyzer.ui import keeping, session
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key


def ask_again(
    analysis: Analysis,
    said: dy.DataFrame[Said],
    reaches: dy.DataFrame[Reaches],
    people: pl.Series,
    decided: Verdict,
    words: Words,
    choice: str = "",
) -> None:
    """Ask whether many people are meant.

    Args:
        analysis: The export looked at.
        said: What was said before.
        reaches: What each connection leads to: whoever alone still leads somewhere is not let go.
        people: The person_id of those meant, those for whom least speaks first.
        decided: The verdict.
        words: The language.
        choice: What the choice they come from is called.
    """
    title = words.say("prune.confirm")
    st.dialog(title)(_ask)(analysis, said, reaches, people, decided, words, choice)


def _ask(
    analysis: Analysis,
    said: dy.DataFrame[Said],
    reaches: dy.DataFrame[Reaches],
    people: pl.Series,
    decided: Verdict,
    words: Words,
    choice: str,
) -> None:
    if choice:
        st.markdown(f":gray[{plain(choice)}]")
    if decided is Verdict.LET_GO:
        gone = gone_of(said)
        stay = hold_back(reaches, gone, people)
        people = people.filter(~people.is_in(stay.implode()))
        connections = analysis.ties.filter("is_connection")["person_id"]
        if connections.is_in(pl.concat([gone, people]).implode()).all():
            st.warning(words.say("prune.all_of_it"))
            return
        if stay.len():
            names = named_of(analysis, stay, words)
            st.markdown(plain(words.say("prune.held_back", stay.len(), names=names)))
        near = analysis.ties.filter(pl.col("person_id").is_in(people.implode())).filter(~quiet(pl.col("tier"))).height
        if near:
            st.warning(words.say("prune.near", near))
    st.markdown(words.say(f"prune.confirm_{decided}", people.len()))
    with st.container(horizontal=True, gap="small"):
        sure = st.button(
            words.say("prune.yes"),
            key=f"{Key.CONFIRM}-yes",
            type="primary",
            disabled=people.is_empty(),
            on_click=_decide,
            args=(analysis, people.to_list(), decided, words),
        )
        if sure or st.button(words.say("prune.no"), key=f"{Key.CONFIRM}-no"):
            st.rerun()


def named_of(analysis: Analysis, people: pl.Series, words: Words) -> str:
    """Name some people, and count the rest."""
    naming = session.names()
    rows = analysis.ties.filter(pl.col("person_id").is_in(people.implode())).to_dicts()
    return list_names([naming.of(row) for row in rows], analysis.settings.prune.named, words)


def quiet(tier: pl.Expr) -> pl.Expr:
    """Tell whether nothing speaks for a tier."""
    return tier.cast(pl.String).is_in([Tier.SHALLOW.value, Tier.NO_EVIDENCE.value])


def _decide(analysis: Analysis, people: list[str], decided: Verdict, words: Words) -> None:
    if keeping.managed(lambda: keeping.say_once(analysis, verdict(people, decided), Act.DECIDE)):
        session.toast_next(words.say("prune.bulk_done", len(people)))
        session.begin_anew()
