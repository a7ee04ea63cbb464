"""One person at a time: the card, the keys, the portion of a day and its gentle end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

import polars as pl
import streamlit as st

from analyzer.prune import Card, Shield, count_letters, fill_card
from analyzer.schemas import Topic, Verdict
from analyzer.text import began_sentence, between_sentence, goes_sentence, linked_sentence, pitch_sentence
from analyzer.ui import components, keeping, making, session
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key
from analyzer.ui.pruning.board import Board, choose, circle_names, portion

_LABELS: Final = 26
_FACTS: Final = 74
"""Widths of the card's two columns, in percent."""

_A_FEW: Final = 5
"""People more, once the portion of a day is done. Prior."""


def review(board: Board) -> None:
    """Draw who is up, and take the verdict."""
    words = board.words
    chosen = choose(board)
    looked, gone = _today(board)
    wanted = portion(board) + st.session_state.get(session.scoped(Key.MORE), 0)
    with st.container(gap="xxsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.markdown(words.say("prune.today", looked, portion=int(wanted)), width="content")
            st.markdown(f":gray[{words.say('prune.waiting', chosen.height)}]", width="content")
        st.progress(min(looked / wanted, 1.0))
    if chosen.is_empty():
        _nobody(board)
    elif looked >= wanted:
        _enough(board, looked, gone)
    else:
        person_id, why = chosen.select("person_id", "why").row(0)
        components.verdict_buttons(board.analysis, person_id, words, with_keys=True)
        letters = making.made_aside("letters", None, lambda: count_letters(board.analysis))
        _card(board, fill_card(board.analysis, board.network, person_id, letters), why)
    _never_up(board)


def _today(board: Board) -> tuple[int, int]:
    """Count the people decided about today one by one, and those let go among them."""
    began = keeping.day_began()
    today = (pl.col("at") >= began) & (pl.col("at") < began + timedelta(days=1))
    verdicts = board.said.filter((pl.col("topic") == Topic.VERDICT.value) & today)
    one_by_one = verdicts.filter(pl.len().over("act") == 1)
    return one_by_one.height, one_by_one.filter(pl.col("value") == Verdict.LET_GO.value).height


def _card(board: Board, card: Card, why: str) -> None:
    words, naming = board.words, session.names()
    tie = card.tie
    with st.container(border=True, key=Key.CARD, gap="xsmall"):
        st.header(plain(naming.of(tie)), anchor=False)
        job = components.job_of(tie)
        if job and not naming.hidden:
            st.markdown(f":gray[{plain(job)}]")
        lines = [("linked", linked_sentence(card, words))]
        began = began_sentence(card, words)
        if began and not naming.hidden:
            lines.append(("began", began))
        pitch = pitch_sentence(card, words)
        if pitch and not naming.hidden:
            lines.append(("pitch", pitch))
        employer = naming.place(card.employer) if card.employer else None
        lines += [("between", between_sentence(card, words)), ("goes", goes_sentence(card, words, employer))]
        if card.community is not None:
            name = circle_names(board)[card.community]
            lines.append(("circle", words.say("pruning.circle_of", card.community_people, circle=name)))
        for label, said in lines:
            left, right = st.columns([_LABELS, _FACTS], gap="xxsmall")
            left.markdown(f":gray[{words.say(f'pruning.{label}')}]")
            right.markdown(plain(said))
        st.caption(words.say("pruning.why_here", why=words.say(f"why.{why}")))
        with st.container(horizontal=True, gap="small"):
            if st.button(words.say("handful.open_card"), key=f"{Key.CARD}-open", type="tertiary"):
                components.show_person(tie["person_id"])
            components.profile_link(tie, words)


def _enough(board: Board, looked: int, gone: int) -> None:
    words = board.words
    with st.container(border=True, key=Key.CARD):
        st.header(words.say("prune.enough"), anchor=False)
        st.markdown(words.say("prune.enough_says", looked=looked, gone=gone))
    with st.container(horizontal=True, gap="small"):
        st.button(words.say("prune.more"), key=Key.MORE, on_click=_a_few_more)
        st.button(words.say("prune.see_list"), key=f"{Key.CHECKLIST}-go", on_click=_go_to_list)
        components.undo_button(board.analysis, words)
    keeping.attempt(lambda: components.offer_to_remember(board.analysis, words))


def _go_to_list() -> None:
    st.session_state[Key.PRUNE_PART] = "list"


def _a_few_more() -> None:
    key = session.scoped(Key.MORE)
    st.session_state[key] = st.session_state.get(key, 0) + _A_FEW


def _nobody(board: Board) -> None:
    words = board.words
    with st.container(border=True, key=Key.CARD):
        st.header(words.say("prune.nobody"), anchor=False)
        st.markdown(words.say("prune.nobody_says"))
        if board.queue.put_off:
            st.markdown(words.say("prune.put_off", board.queue.put_off))
    components.undo_button(board.analysis, words)


def _never_up(board: Board) -> None:
    words = board.words
    counts: dict[Any, int] = dict(board.queue.shields["shield"].cast(pl.String).value_counts().iter_rows())
    said = [words.say(f"shield.{shield}", counts[shield.value]) for shield in Shield if counts.get(shield.value)]
    if said:
        with st.expander(words.say("prune.never_up")):
            st.markdown(words.say("prune.never_up_says", said="; ".join(said)))
