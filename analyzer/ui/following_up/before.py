"""Before you write: what there is to know of one person, and what one knows oneself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

import dataframely as dy
import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.followups import Before, look_back, share_of_stories
from analyzer.schemas import OWN_ABILITIES, FollowUp, Said, Topic
from analyzer.store import Act, contact, note, story
from analyzer.text import Words
from analyzer.ui import components, keeping, session
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key

_ABILITIES: Final = 8
"""Abilities named: as many as one line or two hold."""

_FIELD: Final = 90
"""Height of a field for words in pixels: two lines."""


def open_before(
    analysis: Analysis, person_id: str, words: Words, kind: FollowUp | None = None, quote: str | None = None
) -> None:
    """Open the card over the page.

    Args:
        analysis: The export looked at.
        person_id: Whom one is about to write to.
        words: The language.
        kind: Why, where it is a follow-up.
        quote: The sentence that follow-up rests on.
    """
    tie = analysis.ties.row(by_predicate=pl.col("person_id") == person_id, named=True)
    title = plain(words.say("before.title", name=session.names().of(tie)))
    st.dialog(title, width="medium")(_card)(analysis, person_id, words, kind, quote)


def _card(analysis: Analysis, person_id: str, words: Words, kind: FollowUp | None, quote: str | None) -> None:
    said = components.said_or_say(analysis)
    if said is None:
        return
    before = look_back(analysis, person_id, session.older_people())
    if kind is not None:
        st.markdown(words.say(f"prompt.{kind}"))
        if quote and not session.names().hidden:
            st.markdown(f"*:gray[{plain(words.quote(quote))}]*")
    _how_it_began(before, words)
    if session.names().hidden:
        st.caption(words.say("before.hidden"))
    else:
        _words_of_old(before, words)
        _to_bring(analysis, before, words)
        _own_words(analysis, person_id, said, words)
    _in_touch(analysis, person_id, said, words)
    tie = analysis.ties.row(by_predicate=pl.col("person_id") == person_id, named=True)
    with st.container(horizontal=True):
        if kind is not None and st.button(words.say("before.their_page"), key=f"{Key.BEFORE}-page", type="tertiary"):
            components.show_person(person_id)
        components.profile_link(tie, words)


def _how_it_began(before: Before, words: Words) -> None:
    hidden = session.names().hidden
    lines = []
    if before.linked_on and before.linked_while and not hidden:
        lines.append(words.say("before.linked_while", day=before.linked_on, place=before.linked_while))
    elif before.linked_on:
        lines.append(words.say("before.linked", day=before.linked_on))
    if before.asked_by_ego is not None:
        lines.append(words.say("before.you_asked" if before.asked_by_ego else "before.they_asked"))
    if before.first_on:
        lines.append(words.say("before.first", day=before.first_on))
    if lines:
        st.markdown(f"**{words.say('before.began')}**  \n{plain(' '.join(lines))}")
    if before.job_before and not hidden:
        was = ", ".join(part for part in before.job_before if part) or words.say("before.no_job")
        st.markdown(f"**{words.say('before.changed')}**  \n{plain(words.say('before.was', job=was))}")


def _words_of_old(before: Before, words: Words) -> None:
    quoted = [
        words.say(f"before.{'you' if row['given'] else 'they'}", day=row["at"].date(), quote=row["quote"])
        for row in reversed(before.lines.to_dicts())
        if row["quote"]
    ]
    if quoted:
        listed = "\n".join(f"- :gray[{plain(line)}]" for line in quoted)
        st.markdown(f"**{words.say('before.lines')}**\n\n{listed}")
    elif before.lines.height:
        st.caption(words.say("before.wordless"))
    for title, rows in (("needs", before.needs), ("kindnesses", before.kindnesses)):
        kept = [row for row in rows.to_dicts() if row["quote"]]
        if kept:
            said = [words.say("before.quoted", day=row["at"].date(), quote=row["quote"]) for row in kept]
            listed = "\n".join(f"- :gray[{plain(line)}]" for line in said)
            st.markdown(f"**{words.say(f'before.{title}')}**\n\n{listed}")


def _to_bring(analysis: Analysis, before: Before, words: Words) -> None:
    own = analysis.abilities.filter(pl.col("ability").is_in([one.value for one in OWN_ABILITIES]))["what"]
    lines = []
    if own.len():
        lines.append(words.say("before.abilities", abilities=", ".join(own.head(_ABILITIES))))
    if before.chances:
        names = ", ".join(one.name for one in before.chances)
        field = words.say(f"field.{before.chances[0].field}")
        lines.append(words.say("before.introduce", names=names, field=field))
    if lines:
        listed = "\n".join(f"- {plain(line)}" for line in lines)
        st.markdown(f"**{words.say('before.bring')}**\n\n{listed}")


def _own_words(analysis: Analysis, person_id: str, said: dy.DataFrame[Said], words: Words) -> None:
    about = dict(said.filter(pl.col("person_id") == person_id).select("topic", "value").iter_rows())
    ref = session.ref_of(person_id)
    for topic, key, name in ((Topic.STORY, Key.STORY, "story"), (Topic.NOTE, Key.NOTE, "note")):
        field = f"{key}-before-{ref}"
        st.text_area(
            words.say(f"before.{name}"),
            value=about.get(topic.value, ""),
            key=field,
            height=_FIELD,
            placeholder=words.say(f"before.{name}_hint"),
            on_change=_keep,
            args=(analysis, person_id, topic, field),
        )
    told, handful = share_of_stories(analysis, said)
    if handful:
        st.caption(words.say("before.stories", handful, told=told))


def _keep(analysis: Analysis, person_id: str, topic: Topic, key: str) -> None:
    make = story if topic is Topic.STORY else note
    if keeping.managed(lambda: keeping.say(analysis, make(person_id, str(keeping.typed(key))), Act.WRITE)):
        session.renew(session.ref_of(person_id))  # the same words stand in a field of the person's page


def _in_touch(analysis: Analysis, person_id: str, said: dy.DataFrame[Said], words: Words) -> None:
    today, ref = keeping.day_of(keeping.now()), session.ref_of(person_id)
    key = f"{Key.IN_TOUCH}-day-{ref}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(words.say("before.on"), value=today, max_value=today, key=key, format=words.form("field_day"))
        ticked = st.button(
            words.say("before.in_touch"),
            key=f"{Key.IN_TOUCH}-{ref}",
            on_click=lambda: _tick(analysis, person_id, lambda: keeping.typed(key), words, on=True),
        )
    mine = (pl.col("person_id") == person_id) & (pl.col("topic") == Topic.CONTACT.value)
    days = said.filter(mine)["detail"].sort(descending=True)
    if days.len():
        last = date.fromisoformat(days[0])
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(words.say("before.last_tick", day=last))
            ticked |= st.button(
                words.say("before.untick"),
                key=f"{Key.IN_TOUCH}-back-{ref}",
                type="tertiary",
                on_click=lambda: _tick(analysis, person_id, lambda: last, words, on=False),
            )
    if ticked:
        st.rerun()  # the page behind the card tells of it too


def _tick(analysis: Analysis, person_id: str, which: Callable[[], date], words: Words, *, on: bool) -> None:
    def keep() -> None:
        day: date = which()
        keeping.say_once(analysis, contact([person_id], day, on=on), Act.FOLLOW_UP)
        session.toast_next(words.say("before.ticked" if on else "before.unticked", day=day))

    keeping.managed(keep)
