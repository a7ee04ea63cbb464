"""Invitations ego sent long ago that nobody accepted."""

from __future__ import annotations

import polars as pl
import streamlit as st

from analyzer.prune import find_pending
from analyzer.reports import as_csv, pending_table
from analyzer.ui import components, making, session
from analyzer.ui.keys import Key
from analyzer.ui.pruning.board import Board


def waiting(board: Board) -> None:
    """List them."""
    words, naming = board.words, session.names()
    if "invitations" in board.analysis.facts.missing:
        st.markdown(words.say("prune.pending_no_file"))
        return
    pending = making.made_aside("pending", None, lambda: find_pending(board.analysis))
    days = board.analysis.settings.prune.pending_days
    if pending.is_empty():
        st.markdown(words.say("prune.pending_none", days=days))
        return
    st.markdown(words.say("prune.pending_says", pending.height, days=days))
    note = pl.when("with_note").then(pl.lit(words.say("evidence_line.yes"))).otherwise(pl.lit("")).alias("with_note")
    shown = pending.select(naming.column(pending["name"]), "profile_url", "sent_at", "days", note)
    if naming.hidden:
        shown = shown.drop("profile_url")
    column = st.column_config
    components.table(
        shown,
        Key.PENDING,
        {
            "name": column.TextColumn(words.say("prune.column_name"), width=150),
            "sent_at": column.DateColumn(words.say("prune.column_sent"), format=words.form("table_day"), width=110),
            "days": components.number_column(words.say("prune.column_days"), "number.waiting", words, width=64),
            "with_note": column.TextColumn(words.say("prune.column_note"), width=90),
            "profile_url": column.LinkColumn(
                words.say("prune.column_profile"), display_text=words.say("handful.profile"), width=130
            ),
        },
        height=components.table_height(pending.height),
        selectable=False,
    )
    st.caption(words.say("prune.pending_caveat"))
    if not naming.hidden:
        components.offer_file(
            words.say("prune.keep_csv"),
            data=lambda: as_csv(pending_table(pending)),
            file_name="invitations-waiting.csv",
            mime="text/csv",
            key=f"{Key.PENDING}-csv",
        )
