"""Reports and files: what do you want to keep?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

import dataframely as dy
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.coaching import Commitment, ConsentTo, last_agreed, read_client, read_sessions
from analyzer.errors import HandfulError
from analyzer.reports import (
    XLSX_TYPE,
    Report,
    as_xlsx,
    commitment_steps,
    make_report,
    make_sheets,
    render_first_page,
    render_html,
    render_pdf,
)
from analyzer.schemas import Said
from analyzer.text import Words
from analyzer.ui import components, keeping, making, session
from analyzer.ui.cohorts.beside import beside_others
from analyzer.ui.comparing.older import compared_with, days_at_hand
from analyzer.ui.following_up.open_ones import open_ones
from analyzer.ui.keys import Key


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to stand in it."""

    by: str
    note: str
    since: date | None
    hidden: bool


def render() -> None:
    """Draw the page."""
    words = session.words()
    analysis = components.held_or_say(words.say("reports_page.title"), words, of_somebody=True)
    if analysis is None:
        return
    said = components.said_or_say(analysis)
    if said is None:
        components.heading(words.say("reports_page.title"))
        return
    components.heading(words.say("reports_page.title"), words.say("reports_page.lead"))
    try:
        wanted = _ask(analysis, words)
        with st.spinner(words.say("reports_page.making") + " …"):
            agreed = _agreed()
            rests_on = session.digest(
                (
                    words.code,
                    wanted,
                    session.apart(),
                    agreed,
                    session.norms_group(),
                    session.names().secret,
                    _open_lines(analysis, said),
                )
            )
            make = making.made("report_parts", rests_on, lambda: _prepare(analysis, said, wanted, agreed))
            report = making.made_aside("report", rests_on, make)
            _offer(analysis, said, report, wanted, rests_on)
    except HandfulError as error:
        components.tell(error)
    st.header(words.say("reports_page.other_files"), anchor=False)
    st.markdown(words.say("reports_page.other_says"))


def _ask(analysis: Analysis, words: Words) -> _Wanted:
    opened = keeping.client()
    coach = read_client(opened.store).coach if opened else ""
    with st.form(f"{Key.REPORT}-form", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.text_input(words.say("reports_page.by"), value=coach, key=session.scoped(Key.REPORT) + "-by")
        note = st.text_input(words.say("reports_page.note"), key=session.scoped(Key.REPORT) + "-note")
        days = days_at_hand(analysis)
        since = None
        if days:
            since = st.selectbox(
                words.say("reports_page.since"),
                [None, *days],
                format_func=lambda day: words.day(day) if day else words.say("reports_page.since_none"),
                key=session.scoped(Key.REPORT) + "-since",
            )
        st.form_submit_button(words.say("reports_page.make"))
    return _Wanted(by.strip(), note.strip(), since, session.names().hidden)


def _prepare(
    analysis: Analysis, said: dy.DataFrame[Said], wanted: _Wanted, agreed: tuple[Commitment, ...]
) -> Callable[[], Report]:
    """Gather what the report is made of."""
    naming = session.names()
    return partial(
        make_report,
        analysis,
        session.network(),
        open_ones(analysis, said),
        naming,
        by=naming.words.say("report.by", name=wanted.by) if wanted.by else "",
        note=wanted.note,
        compared=compared_with(analysis, wanted.since) if wanted.since else None,
        commitments=commitment_steps(agreed, naming),
        beside=beside_others(naming.words),
    )


def _agreed() -> tuple[Commitment, ...]:
    """Give what was agreed on in the last session with commitments, where a client is open who said yes to notes."""
    if keeping.client() is None or not keeping.may(ConsentTo.NOTES):
        return ()
    last = last_agreed(read_sessions(keeping.vault_store()))
    return last.commitments if last else ()


def _open_lines(analysis: Analysis, said: dy.DataFrame[Said]) -> list[tuple[object, ...]]:
    return open_ones(analysis, said).select("kind", "person_id", "on").rows()


def _offer(analysis: Analysis, said: dy.DataFrame[Said], report: Report, wanted: _Wanted, rests_on: str) -> None:
    naming = session.names()
    words = naming.words
    picture, files = st.columns([2, 3], gap="large")
    with picture:
        page = making.made_aside("first_page", rests_on, lambda: render_first_page(report))
        with st.container(border=True):
            st.image(page, alt=words.say("reports_page.preview_alt"), width="stretch")
    with files:
        st.markdown(words.say("reports_page.names_hidden" if naming.hidden else "reports_page.names_shown"))
        printed = making.made_aside("printed", rests_on, lambda: render_pdf(report))
        if not printed.complete:
            st.caption(words.say("report.incomplete"))
        components.offer_file(
            words.say("reports_page.pdf"),
            data=lambda: printed.content,
            file_name="handful-report.pdf",
            mime="application/pdf",
            key=f"{Key.REPORT}-pdf",
            type="primary",
        )
        components.offer_file(
            words.say("reports_page.html"),
            data=lambda: render_html(report),
            file_name="handful-report.html",
            mime="text/html",
            key=f"{Key.REPORT}-html",
        )
        waiting = open_ones(analysis, said)
        compared = compared_with(analysis, wanted.since) if wanted.since else None
        network = session.network()
        components.offer_file(
            words.say("reports_page.xlsx"),
            data=lambda: as_xlsx(make_sheets(analysis, network, waiting, naming, compared)),
            file_name="handful-report.xlsx",
            mime=XLSX_TYPE,
            key=f"{Key.REPORT}-xlsx",
        )
