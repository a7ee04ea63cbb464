"""What came of what was agreed, and the sessions before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import dataframely as dy
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.coaching import Commitment, Session, Standing, check_commitments, last_agreed
from analyzer.reports import make_session_sheet, render_pdf
from analyzer.schemas import Said
from analyzer.store import Act, contact
from analyzer.text import Words
from analyzer.ui import components, keeping, session
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key


def show_since(
    analysis: Analysis | None,
    sessions: Sequence[Session],
    said: dy.DataFrame[Said],
    words: Words,
    *,
    on_compare: bool = False,
) -> None:
    """Draw how the commitments of the last session that has any stand, each with its evidence.

    Args:
        analysis: The client's export, where one is at hand.
        sessions: The newest first.
        said: What was said, days ticked by hand among it.
        words: The language.
        on_compare: Whether this stands on Compare, which then needs no way there.
    """
    last = last_agreed(one for one in sessions if one.ended)
    if last is None:
        st.markdown(words.say("coaching.since_none"))
        return
    if analysis is None:
        st.markdown(words.say("coaching.needs_export"))
        return
    today = keeping.day_of(keeping.now())
    rows = check_commitments(last.commitments, analysis, said, today).to_dicts()
    told = [row for row in rows if row["known"] or row["wrote_on"]]
    done = sum(row["wrote_on"] is not None for row in told)
    answered = sum(row["standing"] == Standing.ANSWERED for row in told)
    if told:
        st.header(words.say("coaching.since_says", len(told), done=done, answered=answered), anchor=False)
    if len(told) < len(rows):
        st.info(words.say("coaching.since_before"))
        _to_start(words)
    for row in rows:
        name = plain(session.names().of(row))
        with st.container(border=True):
            standing = words.say(f"coaching.standing_{row['standing']}")
            st.markdown(f"**{name}** :gray-badge[{standing}]" if row in told else f"**{name}**")
            st.markdown(plain(_evidence(row, words)))
            if not session.names().hidden:
                given = words.say("coaching.you_bring", give=row["give"]) if row["give"] else ""
                st.caption(plain(" · ".join(part for part in (row["purpose"], given) if part)))
            if row["wrote_on"] is None:
                st.button(
                    words.say("coaching.elsewhere"),
                    key=f"{Key.SESSION}-tick-{row['place']}",
                    on_click=_tick,
                    args=(analysis, row["person_id"], today),
                )
    if on_compare:
        return
    st.markdown(words.say("coaching.since_compare"))
    if st.button(words.say("coaching.to_compare"), key=f"{Key.SESSION}-compare"):
        from analyzer.ui.pages import COMPARE  # noqa: PLC0415 - the list of pages is made of this one

        st.switch_page(COMPARE.page())


def _to_start(words: Words) -> None:
    """Draw the way to the next export."""
    if st.button(words.say("coaching.read_new"), key=f"{Key.SESSION}-read"):
        from analyzer.ui.pages import START  # noqa: PLC0415 - as above

        st.switch_page(START.page())


def _tick(analysis: Analysis, person_id: str, today: date) -> None:
    """Keep that the two were in touch elsewhere."""
    keeping.attempt(lambda: keeping.say_once(analysis, contact([person_id], today), Act.FOLLOW_UP))


def _evidence(row: dict[str, Any], words: Words) -> str:
    key = row["standing"] if row["known"] or row["wrote_on"] else "unknown"
    made, wrote, answered = (words.day(row[f"{name}_on"]) for name in ("made", "wrote", "answered"))
    return words.say(f"coaching.evidence_{key}", by=row["by"], made=made, wrote=wrote, answered=answered)


def show_past(sessions: Sequence[Session], words: Words) -> None:
    """List the sessions, the newest first."""
    if not sessions:
        st.markdown(words.say("coaching.past_none"))
    asked = words.say("coaching.not_asked")
    for one in sessions:
        with st.container(border=True):
            says = words.say(
                "coaching.past",
                day=keeping.day_of(one.began),
                importance=one.importance or asked,
                rating=one.rating or asked,
                commitments=words.say("coaching.commitments", len(one.commitments)),
            )
            st.markdown(f"**{says}**")
            for agreed in one.commitments:
                whose = plain(session.names().of({"name": agreed.name}))
                st.markdown(f"**{whose}**  \n{say_agreed(agreed, words)}")
            _sheet(one, words)
            if session.names().hidden:
                continue
            noted = {"goal": one.goal, "came_to_mind": ", ".join(one.names), "surprised": one.surprised}
            for name, text in {**noted, "shared": one.shared}.items():
                if text:
                    st.markdown(f":gray[{words.say(f'coaching.{name}')}]  \n{plain(text)}")
            if one.private:
                with st.expander(words.say("coaching.private")):
                    st.markdown(plain(one.private))


def say_agreed(one: Commitment, words: Words) -> str:
    """Say what was agreed, line by line; its words are not shown while names are hidden."""
    lines = [words.say("coaching.by_day", day=one.by)]
    if not session.names().hidden:
        lines = [one.purpose, words.say("coaching.you_bring", give=one.give) if one.give else "", *lines]
    return "  \n".join(plain(line) for line in lines if line)


def _sheet(one: Session, words: Words) -> None:
    """Offer the page of a session again."""
    sheet = make_session_sheet(one, keeping.day_of(one.began), session.names())
    components.offer_file(
        words.say("coaching.sheet"),
        data=lambda: render_pdf(sheet).content,
        file_name="session.pdf",
        mime="application/pdf",
        key=f"{Key.SESSION}-sheet-{one.uid}",
    )
