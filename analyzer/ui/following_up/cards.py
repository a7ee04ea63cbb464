"""One follow-up: who, why, the words it rests on, and what one did about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final, Literal

import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.schemas import FollowUp, Settled, Statements
from analyzer.store import Act, contact, follow_up
from analyzer.text import Words, cause_sentence
from analyzer.ui import components, keeping, session
from analyzer.ui.escaping import plain
from analyzer.ui.following_up.before import open_before
from analyzer.ui.keys import Key

_LATER: Final = (7, 30, 91)
"""Days that can be waited: a week, a month, a quarter."""


def follow_up_card(
    analysis: Analysis, row: Mapping[str, Any], words: Words, *, leads: bool, named: bool = False
) -> None:
    """Draw a follow-up with the ways on.

    Args:
        analysis: The export looked at.
        row: A row of `followups.FollowUps`.
        words: The language.
        leads: Whether it is the first on its page: what a page suggests is one thing.
        named: Whether the card says which list it is of.
    """
    kind, person_id = FollowUp(row["kind"]), str(row["person_id"])
    place = f"{kind}-{session.ref_of(person_id)}"
    tie = analysis.ties.row(by_predicate=pl.col("person_id") == person_id, named=True)
    hidden = session.names().hidden
    with st.container(border=True, gap="small", key=f"{Key.FOLLOW_UP}-{place}"):
        job = components.job_of(tie)
        list_name = f":gray-badge[{words.say(f'follow_up.{kind}')}]  \n" if named else ""
        under = f"  \n:gray[{plain(job)}]" if job and not hidden else ""
        st.markdown(f"{list_name}**{plain(session.names().of(tie))}**{under}")
        reason = cause_sentence({**row, "what": None} if hidden else row, words)
        quote = row["quote"] if not hidden else ""
        spoken = f"  \n*:gray[{plain(words.quote(quote))}]*" if quote else ""
        st.markdown(plain(reason) + spoken)
        with st.container(horizontal=True, gap="small"):
            weight: Literal["primary", "secondary"] = "primary" if leads else "secondary"
            if st.button(words.say("touch.before"), key=f"{Key.BEFORE}-{place}", type=weight):
                open_before(analysis, person_id, words, kind, row["quote"])
            st.button(
                words.say("touch.done"),
                key=f"{Key.FOLLOW_UP}-done-{place}",
                on_click=_settle,
                args=(analysis, person_id, kind, Settled.DONE, row["on"], words),
            )
            _later(analysis, person_id, kind, place, words)
            st.button(
                words.say("touch.not_this"),
                key=f"{Key.FOLLOW_UP}-not-{place}",
                type="tertiary",
                on_click=_settle,
                args=(analysis, person_id, kind, Settled.NOT_THIS, row["on"], words),
            )


def undo_button(analysis: Analysis, words: Words, *kinds: Act) -> None:
    """Draw the button that takes back what was done on this page last, where there is something."""
    if keeping.attempt(lambda: keeping.can_undo(analysis, *kinds)):
        st.button(
            words.say("verdict.undo"),
            key=f"{Key.FOLLOW_UP}-undo",
            type="tertiary",
            icon=":material/undo:",
            on_click=_undo,
            args=(analysis, words, *kinds),
        )


def _undo(analysis: Analysis, words: Words, *kinds: Act) -> None:
    undone = keeping.attempt(lambda: keeping.undo(analysis, *kinds))
    if undone is None:
        return
    known = analysis.people.join(undone.statements.select("person_id").unique(), on="person_id", how="semi")
    if known.height:
        whom = ", ".join(session.names().of(row) for row in known.head(3).iter_rows(named=True))
        session.toast_next(plain(words.say("touch.taken_back", whom=whom)))


def _later(analysis: Analysis, person_id: str, kind: FollowUp, place: str, words: Words) -> None:
    key = f"{Key.FOLLOW_UP}-later-{place}"

    def put_off() -> None:
        until = keeping.day_of(keeping.now()) + timedelta(days=st.session_state[key])
        _settle(analysis, person_id, kind, Settled.LATER, until, words)

    st.menu_button(
        words.say("touch.later"),
        list(_LATER),
        key=key,
        format_func=lambda days: words.say(f"touch.later_{days}"),
        on_click=put_off,
    )


def _settle(analysis: Analysis, person_id: str, kind: FollowUp, settled: Settled, day: date, words: Words) -> None:
    said = follow_up([person_id], kind, settled, day)
    if settled is Settled.DONE:  # whoever did it was in touch
        said = Statements.validate(pl.concat([said, contact([person_id], keeping.day_of(keeping.now()))]))
    if keeping.managed(lambda: keeping.say_once(analysis, said, Act.FOLLOW_UP)):
        session.toast_next(words.say(f"touch.settled_{settled}", day=day))
