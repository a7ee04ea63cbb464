"""Your data: what is kept, and where?"""

from __future__ import annotations

import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.schemas import Topic
from analyzer.store import files_of
from analyzer.text import Words
from analyzer.ui import components, keeping, session
from analyzer.ui.keys import Key

_KILOBYTE = 1000


def render() -> None:
    """Draw the page."""
    words = session.words()
    components.heading(words.say("data.title"))
    components.tell(keeping.trouble())
    analysis = session.held()
    _held(analysis, words)
    keeping.attempt(lambda: _remembered(analysis, words))
    keeping.attempt(lambda: _decisions(analysis, words))
    components.tell(keeping.trouble())
    st.subheader(words.say("data.not_kept"), anchor=False)
    st.markdown(words.say("data.not_kept_text"))


def _held(analysis: Analysis | None, words: Words) -> None:
    st.subheader(words.say("data.held"), anchor=False)
    if analysis is None:
        st.markdown(words.say("data.forgotten" if session.just_forgotten() else "data.held_none"))
        return
    people = words.count("people", analysis.people.height)
    rows = words.count("rows", analysis.interactions.height)
    day = words.day(analysis.facts.exported_on)
    st.markdown(words.say("data.held_people", people=people, rows=rows, day=day))
    st.markdown(words.say("data.held_text"))
    if st.button(words.say("data.forget"), key=Key.FORGET, type="primary", help=words.say("data.forget_help")):
        keeping.attempt(lambda: keeping.forget_export(analysis))
        session.forget(asked=True)
        st.rerun()


def _remembered(analysis: Analysis | None, words: Words) -> None:
    st.subheader(words.say("data.remember_title"), anchor=False)
    since, ours = keeping.remembered_since(analysis)
    if since is not None and (ours or analysis is None):
        day = words.day(analysis.facts.exported_on if analysis else None)
        key = "data.remembered" if analysis else "data.remembered_other"
        st.markdown(words.say(key, day=day, since=keeping.day_of(since)))
    elif since is not None:
        st.markdown(words.say("data.remembered_other", since=keeping.day_of(since)))
    else:
        st.markdown(words.say("data.not_remembered"))
    if since is not None and not ours:
        st.button(
            words.say("data.forget"),
            key=f"{Key.REMEMBER}-forget",
            on_click=lambda: keeping.attempt(lambda: keeping.forget_export(analysis)),
        )
    if analysis is not None:
        components.offer_to_remember(analysis, words)


def _decisions(analysis: Analysis | None, words: Words) -> None:
    st.subheader(words.say("data.decisions_title"), anchor=False)
    files = files_of(keeping.folder())
    if analysis is not None:
        said = keeping.said(analysis)
        counts = dict(said["topic"].cast(pl.String).value_counts().iter_rows())
        verdicts, notes, tags = (counts.get(topic.value, 0) for topic in (Topic.VERDICT, Topic.NOTE, Topic.TAG))
        people = words.count("people", said["person_id"].n_unique())
        what = {"people": people, "verdicts": verdicts, "notes": notes, "tags": tags}
        st.markdown(words.say("data.decisions", **what) if said.height else words.say("data.decisions_none"))
    elif not files:
        st.markdown(words.say("data.decisions_none"))
    st.caption(components.plain(words.say("data.decisions_where", file=str(keeping.folder()))))
    if session.names().hidden:
        st.caption(words.say("data.carry_hidden"))
    elif files:
        st.download_button(
            words.say("data.carry_out"),
            data=keeping.carry_out,
            file_name="handful-decisions.json",
            mime="application/json",
            key=Key.CARRY_OUT,
            on_click="ignore",
        )
    taken = st.file_uploader(
        words.say("data.carry_in"), type="json", key=session.scoped(Key.CARRY_IN), help=words.say("data.carry_in_help")
    )
    if taken is not None:
        _take_in(taken.getvalue(), words)
    if files and st.button(words.say("data.purge"), key=Key.PURGE):
        st.dialog(words.say("data.purge"))(_purge)(words)


def _take_in(content: bytes, words: Words) -> None:
    merged = keeping.carry_in(content)
    st.success(words.say("data.took_in", merged.acts, known=merged.known))


def _purge(words: Words) -> None:
    st.markdown(words.say("data.purge_says"))
    if st.button(
        words.say("data.purge_confirm"), key=f"{Key.PURGE}-yes", type="primary", on_click=_purge_all, args=(words,)
    ):
        st.rerun()


def _purge_all(words: Words) -> None:
    purged = keeping.attempt(keeping.purge_all)
    if purged is not None:
        size, folder = -(-purged.bytes // _KILOBYTE), str(keeping.folder())
        session.toast_next(components.plain(words.say("data.purged", purged.files, size=size, folder=folder)))
