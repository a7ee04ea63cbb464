"""What the owner says about one person: the verdict, a note, tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dataframely as dy
import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.schemas import KEEP_TAG, Answer, Said, Topic
from analyzer.store import Act, label, note, tag
from analyzer.text import Words
from analyzer.ui import components, keeping, session
from analyzer.ui.following_up.before import open_before
from analyzer.ui.following_up.dates import choose_cadence
from analyzer.ui.keys import Key

_LINES = 110
"""Height of the note's field in pixels: three lines."""


def say_yourself(analysis: Analysis, tie: Mapping[str, Any], words: Words) -> None:
    """Draw what was said about a person, and take what is said now."""
    said = components.said_or_say(analysis)
    if said is None:
        return
    person_id = str(tie["person_id"])
    about = Said.validate(said.filter(pl.col("person_id") == person_id))
    with st.container(border=True, key=f"{Key.VERDICT}-own"):
        if st.button(words.say("touch.before"), key=f"{Key.BEFORE}-{session.ref_of(person_id)}", type="primary"):
            open_before(analysis, person_id, words)
        decided = about.filter(pl.col("topic") == Topic.VERDICT.value)
        if decided.height:
            day = keeping.day_of(decided["at"][0])
            st.markdown(words.say(f"decided.{decided['value'][0]}", day=day))
        if tie["is_connection"]:
            components.verdict_buttons(analysis, person_id, words)
        else:
            st.caption(words.say("own.not_linked"))
        _would_they_pick_up(analysis, person_id, about, words)
        choose_cadence(analysis, person_id, about, words)
        if session.names().hidden:
            st.caption(words.say("own.hidden"))
            return
        _write(analysis, person_id, about, words)


def _would_they_pick_up(analysis: Analysis, person_id: str, about: dy.DataFrame[Said], words: Words) -> None:
    """Take the owner's own word on it, which wins over every rule."""
    key = f"{Key.ANSWER}-{session.ref_of(person_id)}"
    given = about.filter(pl.col("topic") == Topic.LABEL.value)["value"].to_list()
    answers = {one.value: words.say(f"check.answer_{one}") for one in Answer}
    st.pills(
        words.say("check.answer_ask"),
        list(answers),
        default=given[0] if given else None,
        format_func=answers.__getitem__,
        key=key,
        help=words.say("own.answer_help"),
        on_change=_keep_answer,
        args=(analysis, person_id, key),
    )


def _keep_answer(analysis: Analysis, person_id: str, key: str) -> None:
    def keep() -> None:
        chosen = keeping.typed(key)
        keeping.say(analysis, label(person_id, Answer(chosen) if chosen else None), Act.LABEL)
        keeping.heed(analysis)

    keeping.attempt(keep)


def _write(analysis: Analysis, person_id: str, about: dy.DataFrame[Said], words: Words) -> None:
    written = about.filter(pl.col("topic") == Topic.NOTE.value)["value"].to_list()
    tags = about.filter(pl.col("topic") == Topic.TAG.value)["detail"].to_list()
    ref = session.ref_of(person_id)
    note_key, tags_key = f"{Key.NOTE}-{ref}-{session.edition(ref)}", f"{Key.TAGS}-{ref}"
    st.text_area(
        words.say("own.note"),
        value=written[0] if written else "",
        key=note_key,
        height=_LINES,
        placeholder=words.say("own.note_hint"),
        on_change=_keep_note,
        args=(analysis, person_id, note_key, words),
    )
    st.session_state[_as_drawn(tags_key)] = st.multiselect(
        words.say("own.tags"),
        sorted({KEEP_TAG, *tags}),
        default=tags,
        key=tags_key,
        accept_new_options=True,
        select_all=False,
        placeholder=words.say("own.tags_hint"),
        help=words.say("own.why_wins"),
        on_change=_keep_tags,
        args=(analysis, person_id, tags_key),
    )


def _as_drawn(key: str) -> str:
    """Give where it stands what a field held when it was drawn: what it says is the difference to that."""
    return f"{key}-drawn"


def _keep_note(analysis: Analysis, person_id: str, key: str, words: Words) -> None:
    if keeping.managed(lambda: keeping.say(analysis, note(person_id, str(keeping.typed(key))), Act.WRITE)):
        st.toast(words.say("own.note_saved"))


def _keep_tags(analysis: Analysis, person_id: str, key: str) -> None:
    """Keep the tags put on and taken off just now; what another tab has said meanwhile stays."""

    def keep() -> None:
        before: list[str] = keeping.typed(_as_drawn(key))
        now = [" ".join(str(one).split()) for one in keeping.typed(key)]
        for name in sorted(set(now) ^ set(before)):
            keeping.say(analysis, tag([person_id], name, on=name in now), Act.WRITE)

    keeping.attempt(keep)
