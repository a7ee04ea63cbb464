"""Many at once: the list of a choice, verdicts on rows or on all of it, asked again and undone as one."""

from __future__ import annotations

import dataframely as dy
import polars as pl
import streamlit as st

from analyzer.prune import Candidates
from analyzer.schemas import Verdict
from analyzer.ui import components, session
from analyzer.ui.keys import Key
from analyzer.ui.pruning.board import Board, choose, chosen_name, with_names
from analyzer.ui.pruning.confirming import ask_again


def many(board: Board) -> None:
    """Draw the list of a choice, and take verdicts on it."""
    words = board.words
    chosen = choose(board)
    st.markdown(words.say("prune.many_says"))
    if chosen.is_empty():
        st.markdown(f"**{words.say('prune.nobody')}** {words.say('prune.nobody_says')}")
        components.undo_button(board.analysis, words)
        return
    bar = st.container()
    picked = _table(board, chosen)
    asked = Candidates.validate(chosen[picked]) if picked else chosen
    people = asked.sort("strength", "rank")["person_id"]
    with bar, st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f"**{words.say('prune.chosen', asked.height)}**", width="content")
        if st.button(words.say("prune.let_chosen_go", asked.height), key=f"{Key.MANY}-go", type="primary"):
            ask_again(board.analysis, board.said, board.reaches, people, Verdict.LET_GO, words, chosen_name(board))
        if st.button(words.say("prune.keep_chosen", asked.height), key=f"{Key.MANY}-keep"):
            ask_again(board.analysis, board.said, board.reaches, people, Verdict.KEEP, words, chosen_name(board))
        components.undo_button(board.analysis, words)


def _table(board: Board, chosen: dy.DataFrame[Candidates]) -> list[int]:
    words = board.words
    reasons = words.section("why_short")
    shown = with_names(board, chosen).select(
        "name",
        pl.col("why").cast(pl.String).replace_strict(reasons, return_dtype=pl.String),
        "position",
        "company",
        "connected_on",
        "wrote",
    )
    if session.names().hidden:
        shown = shown.drop("position", "company")
    column = st.column_config
    event = st.dataframe(
        shown,
        hide_index=True,
        placeholder="–",
        height=components.table_height(chosen.height),
        key=f"{Key.MANY}-{session.digest(chosen['person_id'].to_list())}",
        on_select="rerun",
        selection_mode="multi-row",
        alt=words.say("prune.many_says"),
        column_config={
            "name": column.TextColumn(words.say("prune.column_name"), width=150),
            "why": column.TextColumn(words.say("prune.column_why"), width=140),
            "position": column.TextColumn(words.say("prune.column_job"), width=150),
            "company": column.TextColumn(words.say("prune.column_company"), width=150),
            "connected_on": column.DateColumn(
                words.say("prune.column_linked"), format=words.form("table_day"), width=98
            ),
            "wrote": components.number_column(words.say("prune.column_wrote"), "number.wrote", words, width=84),
        },
    )
    return [row for row in event["selection"]["rows"] if row < chosen.height]
