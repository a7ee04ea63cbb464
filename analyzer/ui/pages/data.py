"""Your data: what is kept, and where?"""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.schemas import Topic
from analyzer.store import FILE, client_files, files_of
from analyzer.text import Words
from analyzer.ui import components, hearing, hosting, keeping, session
from analyzer.ui.coaching.shared import show_sharing
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key

_KILOBYTE = 1000
_TAKEN = "taken_in"  # how many files were taken in: the drop zone is another one after each


def render() -> None:
    """Draw the page."""
    words = session.words()
    components.heading(words.say("data.title"))
    analysis = session.held()
    _held(analysis, words)
    keeping.attempt(lambda: _remembered(analysis, words))
    keeping.attempt(lambda: _decisions(analysis, words))
    components.tell(keeping.trouble())
    show_sharing(words)
    st.header(words.say("data.not_kept"), anchor=False)
    st.markdown(words.say("data.not_kept_text" if hosting.current() is None else "hosting.not_kept_text"))


def _held(analysis: Analysis | None, words: Words) -> None:
    st.header(words.say("data.held"), anchor=False)
    if analysis is None:
        st.markdown(words.say("data.forgotten" if session.just_forgotten() else "data.held_none"))
        return
    people = words.count("people", analysis.people.height)
    rows = words.count("rows", analysis.interactions.height)
    day = words.day(analysis.facts.exported_on)
    st.markdown(words.say("data.held_people", people=people, rows=rows, day=day))
    st.markdown(words.say("data.held_text"))
    if st.button(words.say("data.forget"), key=Key.FORGET, help=words.say("data.forget_help")):
        with hearing.whole():
            is_forgotten = keeping.managed(lambda: _forget_if_ours(analysis))
            if is_forgotten:
                session.forget(asked=True)
        if is_forgotten:
            st.rerun()
        components.tell(keeping.trouble())
        st.markdown(words.say("data.not_forgotten"))


def _forget_if_ours(analysis: Analysis) -> None:
    if keeping.remembers(analysis)[1]:
        keeping.forget_export()


def _remembered(analysis: Analysis | None, words: Words) -> None:
    st.header(words.say("data.remember_title"), anchor=False)
    kept, ours = keeping.remembers(analysis)
    if kept is None:
        st.markdown(words.say("data.not_remembered"))
    else:
        day, since = words.day(kept.exported_on), keeping.day_of(kept.since)
        st.markdown(words.say("data.remembered" if ours else "data.remembered_other", day=day, since=since))
    if kept is not None and not ours:
        st.button(
            words.say("data.forget_other"),
            key=f"{Key.REMEMBER}-forget",
            on_click=lambda: keeping.attempt(keeping.forget_export),
        )
    if analysis is not None:
        components.offer_to_remember(analysis, words)


def _decisions(analysis: Analysis | None, words: Words) -> None:
    st.header(words.say("data.decisions_title"), anchor=False)
    something = bool(files_of(keeping.place())) or hosting.current() is not None
    if analysis is not None:
        said = keeping.said(analysis)
        counts: dict[str, int] = dict(said["topic"].cast(pl.String).value_counts().iter_rows())
        topics = (Topic.VERDICT, Topic.NOTE, Topic.LABEL)
        verdicts, notes, answers = (counts.get(topic.value, 0) for topic in topics)
        tags = said.filter(pl.col("topic") == Topic.TAG.value)["person_id"].n_unique()
        people = words.count("people", said["person_id"].n_unique())
        what: dict[str, Any] = {
            "people": people,
            "verdicts": verdicts,
            "notes": notes,
            "tags": tags,
            "answers": answers,
        }
        if said.height:
            st.markdown(words.say("data.decisions", **what))
        elif known := keeping.known(analysis):
            st.markdown(words.say("data.decisions_undone", people=words.count("people", known)))
        else:
            st.markdown(words.say("data.decisions_none"))
    elif not something:
        st.markdown(words.say("data.decisions_none"))
    run = hosting.current()
    where = words.say("data.decisions_where", file=FILE if session.names().hidden else str(keeping.place() / FILE))
    st.caption(plain(words.say("hosting.decisions_where", operator=run.operator) if run else where))
    if keeping.client() is not None:
        st.caption(words.say("data.of_client"))
        return
    something = something or bool(client_files(keeping.folder()))
    if session.names().hidden:
        st.caption(words.say("data.carry_hidden"))
    elif something:
        components.offer_file(
            words.say("data.carry_out"),
            data=keeping.carry_out(),
            file_name="handful-decisions.json",
            mime="application/json",
            key=Key.CARRY_OUT,
        )
    key = f"{session.scoped(Key.CARRY_IN)}-{st.session_state.get(_TAKEN, 0)}"
    st.file_uploader(
        words.say("data.carry_in"),
        key=key,
        help=words.say("data.carry_in_help"),
        on_change=_take_in,
        args=(key, words),
    )
    if something and st.button(words.say("data.purge"), key=Key.PURGE):
        st.dialog(words.say("data.purge"))(_purge)(words)


def _take_in(key: str, words: Words) -> None:
    """Take in a file once, and let go of it."""
    taken = st.session_state[key]
    st.session_state[_TAKEN] = st.session_state.get(_TAKEN, 0) + 1
    merged = keeping.attempt(lambda: keeping.carry_in(taken.getvalue())) if taken is not None else None
    if merged is not None:
        session.toast_next(words.say("data.took_in", int(merged.acts), known=int(merged.known)))


def _purge(words: Words) -> None:
    st.markdown(words.say("data.purge_says" if hosting.current() is None else "hosting.purge_says"))
    st.markdown(words.say("data.purge_copy_hidden" if session.names().hidden else "data.purge_copy"))
    if st.button(
        words.say("data.purge_confirm"), key=f"{Key.PURGE}-yes", type="primary", on_click=_purge_all, args=(words,)
    ):
        st.rerun()
    if st.button(words.say("prune.no"), key=f"{Key.PURGE}-no"):
        st.rerun()


def _purge_all(words: Words) -> None:
    purged = keeping.attempt(keeping.purge_all)
    if purged is not None:
        if hosting.current() is not None:
            session.toast_next(words.say("hosting.purged"))
            return
        folder = keeping.folder().name if session.names().hidden else str(keeping.folder())
        size = -(-purged.bytes // _KILOBYTE)
        session.toast_next(plain(words.say("data.purged", purged.files, size=size, folder=folder)))
