"""The checklist: what is to be done by hand, what an export confirmed, and how the list gets better."""

from __future__ import annotations

import dataframely as dy
import polars as pl
import streamlit as st

from analyzer.charts import draw_progress
from analyzer.people import Moved
from analyzer.prune import OPEN, Outcome, Outcomes
from analyzer.reports import as_csv, checklist_table, render_checklist
from analyzer.schemas import Verdict
from analyzer.store import Act, done, same_person
from analyzer.text import list_names
from analyzer.ui import components, keeping, session
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key
from analyzer.ui.pruning.board import Board

_LISTED = (*OPEN, Outcome.TICKED)


def checklist(board: Board) -> None:
    """Draw what there is to do.

    Raises:
        StoreError: the store cannot be read.
    """
    words = board.words
    outcomes, moved = keeping.outcomes(board.analysis)
    if moved.height:
        _ask_about_moved(board, moved)
    _what_the_export_says(board, outcomes)
    listed = Outcomes.validate(outcomes.filter(pl.col("outcome").cast(pl.String).is_in([one.value for one in _LISTED])))
    if listed.is_empty():
        st.markdown(words.say("prune.list_none"))
    else:
        _list(board, listed)
    _progress(board)


def _list(board: Board, listed: dy.DataFrame[Outcomes]) -> None:
    words, naming = board.words, session.names()
    ticked = _ticked(listed)
    st.markdown(f"**{words.say('prune.list_to_do', int((~ticked).sum()), done=int(ticked.sum()))}**")
    st.markdown(words.say("prune.list_says"))
    shown = listed.select(
        ticked.alias("done"),
        naming.column(listed["name"]),
        pl.col("outcome")
        .cast(pl.String)
        .replace_strict(words.section("outcome"), return_dtype=pl.String)
        .alias("state"),
        "profile_url",
        "connected_on",
        pl.Series("decided", [keeping.day_of(moment) for moment in listed["decided_at"]], dtype=pl.Date),
    )
    if naming.hidden:
        shown = shown.drop("profile_url")
    # A tick begins a new table: what was ticked before is not said again, another tab's word on it holds.
    key = f"{Key.CHECKLIST}-{session.digest(listed.select('person_id', 'outcome').rows())}"
    column = st.column_config
    st.data_editor(
        shown,
        hide_index=True,
        height=components.table_height(listed.height),
        key=key,
        disabled=[name for name in shown.columns if name != "done"],
        column_config={
            "done": column.CheckboxColumn(words.say("prune.column_done"), width=74),
            "name": column.TextColumn(words.say("prune.column_name"), width=150),
            "state": column.TextColumn(words.say("prune.column_state"), width=130),
            "profile_url": column.LinkColumn(
                words.say("prune.column_profile"), display_text=words.say("handful.profile"), width=130
            ),
            "connected_on": column.DateColumn(
                words.say("prune.column_linked"), format=words.form("table_day"), width=110
            ),
            "decided": column.DateColumn(words.say("prune.column_decided"), format=words.form("table_day"), width=110),
        },
        on_change=_tick,
        args=(board, listed["person_id"].to_list(), key),
    )
    if naming.hidden:
        st.caption(words.say("prune.list_hidden"))
        return
    left = Outcomes.validate(listed.filter(~ticked))
    day_of = keeping.days_here()
    with st.container(horizontal=True, gap="small"):
        components.offer_file(
            words.say("prune.keep_html"),
            data=lambda: render_checklist(left, day_of(keeping.now()), words),
            file_name="people-to-let-go.html",
            mime="text/html",
            key=f"{Key.SHEET}-html",
        )
        components.offer_file(
            words.say("prune.keep_csv"),
            data=lambda: as_csv(checklist_table(listed, words, day_of)),
            file_name="people-to-let-go.csv",
            mime="text/csv",
            key=f"{Key.SHEET}-csv",
        )


def _ticked(listed: pl.DataFrame) -> pl.Series:
    return listed["outcome"].cast(pl.String) == Outcome.TICKED.value


def _tick(board: Board, people: list[str], key: str) -> None:
    """Keep the ticks that were set or taken away just now."""
    edited: dict[int, dict[str, bool]] = st.session_state[key]["edited_rows"]

    def keep() -> None:
        for wanted in (True, False):
            meant = [people[row] for row, cells in edited.items() if cells.get("done") is wanted]
            if meant:
                keeping.say(board.analysis, done(meant, Verdict.LET_GO if wanted else None), Act.TICK)

    keeping.managed(keep)


def _what_the_export_says(board: Board, outcomes: dy.DataFrame[Outcomes]) -> None:
    words, naming = board.words, session.names()
    exported_on = board.analysis.facts.exported_on
    for outcome in (Outcome.REMOVED, Outcome.STILL_HERE, Outcome.TICKED_BUT_HERE, Outcome.CAME_BACK):
        rows = outcomes.filter(pl.col("outcome") == outcome.value)
        if rows.is_empty():
            continue
        names = list_names([naming.of(row) for row in rows.to_dicts()], board.analysis.settings.prune.named, words)
        said = plain(words.say(f"prune.{outcome}", rows.height, day=words.day(exported_on), names=names))
        (st.success if outcome is Outcome.REMOVED else st.warning)(said)


def _ask_about_moved(board: Board, moved: dy.DataFrame[Moved]) -> None:
    words, naming = board.words, session.names()
    with st.container(border=True):
        st.markdown(words.say("prune.moved_says", moved.height))
        for row in moved.head(board.analysis.settings.prune.named).to_dicts():
            who = words.say("prune.moved_who", name=naming.of(row), day=row["connected_on"])
            ref = session.ref_of(row["before"])
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(plain(who), width="content")
                for same, label in ((True, "moved_same"), (False, "moved_other")):
                    st.button(
                        words.say(f"prune.{label}"),
                        key=f"{Key.MOVED}-{same}-{ref}",
                        on_click=_answer_moved,
                        args=(board, row, same),
                    )


def _answer_moved(board: Board, row: dict[str, str], same: bool) -> None:  # noqa: FBT001 - Streamlit hands arguments by place
    answer = same_person(row["before"], row["now"], same=same)
    keeping.attempt(lambda: keeping.say(board.analysis, answer, Act.MATCH))


def _progress(board: Board) -> None:
    words = board.words
    marks = keeping.milestones(board.analysis)
    if marks.is_empty():
        return
    st.header(words.say("prune.progress_title"), anchor=False)
    if marks.height == 1:
        st.markdown(f":gray[{words.say('prune.progress_one')}]")
        return
    table = marks.with_columns(spoken=pl.col("connections") - pl.col("never_spoken"))
    first, last = table.row(0, named=True), table.row(-1, named=True)
    shares = [
        words.share(one["never_spoken"], one["connections"]) if one["connections"] else "–" for one in (first, last)
    ]
    st.markdown(
        words.say(
            "prune.progress_says",
            first=first["connections"],
            first_day=first["exported_on"],
            last=last["connections"],
            last_day=last["exported_on"],
            first_share=shares[0],
            last_share=shares[1],
        )
    )
    components.chart(
        draw_progress(marks, session.look(), words.say("prune.progress_links"), words.say("prune.progress_spoken")),
        Key.PROGRESS,
        words.say(
            "prune.progress_alt",
            first=first["connections"],
            last=last["connections"],
            first_spoken=first["spoken"],
            last_spoken=last["spoken"],
        ),
        table.select("exported_on", "connections", "spoken"),
        words,
        {
            "exported_on": st.column_config.DateColumn(
                words.say("prune.column_exported"), format=words.form("table_day")
            ),
            "connections": components.number_column(words.say("prune.column_links"), "number.links", words),
            "spoken": components.number_column(words.say("prune.column_spoken"), "number.spoken", words),
        },
    )
