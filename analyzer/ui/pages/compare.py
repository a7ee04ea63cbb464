"""Compare: what changed?"""

from __future__ import annotations

from typing import Final

import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.charts import draw_over_time
from analyzer.coaching import ConsentTo, last_agreed, read_sessions
from analyzer.comparison import Comparison
from analyzer.comparison.kinds import LISTS
from analyzer.errors import HandfulError
from analyzer.export import Source
from analyzer.reports import XLSX_TYPE, as_xlsx, changes_sheet, changes_table, comparison_document
from analyzer.samples import EARLIER, SAMPLES
from analyzer.schemas import Tier
from analyzer.text import Words, change_sentence, comparison_sentences
from analyzer.ui import components, keeping, reading, session
from analyzer.ui.coaching.since import show_since
from analyzer.ui.comparing.older import compared_with, days_at_hand
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key

_SHOWN: Final = 10
"""People shown at once, as on Keep in touch."""

_TELLING: Final = ("answers_received", "replies_given", "warmed_up", "tier_changes")
"""Lists that are shown first where they hold anybody: what came of one's own doing, then who moved."""


def render() -> None:
    """Draw the page."""
    words = session.words()
    analysis = components.held_or_say(words.say("compare_page.title"), words)
    if analysis is None:
        return
    components.heading(words.say("compare_page.title"), words.say("compare_page.lead"))
    try:
        days = days_at_hand(analysis)
        if not days:
            _nothing_older(words)
            return
        day = days[0]
        if len(days) > 1:
            day = st.selectbox(
                words.say("compare_page.which"), days, format_func=words.day, key=session.scoped(Key.COMPARED_WITH)
            )
        with st.spinner(words.say("stage.comparing") + " …"):
            compared = compared_with(analysis, day)
    except HandfulError as error:
        components.tell(error)
        return
    if compared is None:
        st.markdown(words.say("compare_page.none"))
        return
    _show(analysis, compared, words)


def _nothing_older(words: Words) -> None:
    """Say what it takes, and offer to see it with two invented exports."""
    if session.beside():
        st.markdown(words.say("compare_page.newer_beside"))
        return
    st.markdown(words.say("compare_page.none"))
    if st.button(words.say("app.go_to_start"), key=Key.GO_TO_START, type="primary"):
        from analyzer.ui.pages import START  # noqa: PLC0415 - the list of pages is made of this one

        st.switch_page(START.page())
    if keeping.client() is None and st.button(words.say("compare_page.try_sample"), key=f"{Key.COMPARED_WITH}-sample"):
        now = next(one for one in SAMPLES if one.persona == EARLIER.persona)
        reading.read((Source(now.path), Source(EARLIER.path)), words)


def _show(analysis: Analysis, compared: Comparison, words: Words) -> None:
    headline, *sentences = comparison_sentences(comparison_document(compared, words)["summary"], words)
    st.header(plain(headline), anchor=False)
    st.markdown("  \n".join(plain(said) for said in sentences))
    _lists(analysis, compared, words)
    _over_time(compared, words)
    _agreed(analysis, words)
    if not session.names().hidden:
        components.offer_file(
            words.say("compare_page.keep_xlsx"),
            data=lambda: as_xlsx({words.say("compare.sheet"): changes_sheet(changes_table(compared, words), words)}),
            file_name="what-changed.xlsx",
            mime=XLSX_TYPE,
            key=f"{Key.CHANGES}-xlsx",
        )
    components.meaning(words, "compare", "handful")


def _lists(analysis: Analysis, compared: Comparison, words: Words) -> None:
    counts = {kind: getattr(compared, kind).height for kind in LISTS}
    counts = {kind: count for kind, count in counts.items() if count}
    if not counts:
        return
    chosen: str = st.pills(
        words.say("compare_page.choose"),
        list(counts),
        default=next((kind for kind in _TELLING if kind in counts), next(iter(counts))),
        format_func=lambda kind: f"{words.say(f'change.{kind}')} {words.show(counts[kind])}",
        key=session.scoped(Key.CHANGES),
        label_visibility="collapsed",
        required=True,
    )
    st.markdown(f":gray[{words.say(f'change_lead.{chosen}')}]")
    rows: pl.DataFrame = getattr(compared, chosen)
    if chosen == "changed_job" and session.names().hidden:
        st.markdown(words.say("compare_page.hidden_jobs"))
        return
    shown = f"{session.scoped(Key.CHANGES)}-{chosen}-shown"
    most: int = st.session_state.get(shown, _SHOWN)
    listed = set(analysis.ties["person_id"])
    for place, row in enumerate(rows.head(most).iter_rows(named=True)):
        with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            says = plain(change_sentence(chosen, row, words))
            st.markdown(f"**{plain(session.names().of(row))}**  \n{says}")
            if row["person_id"] in listed and st.button(
                words.say("handful.open_card"), key=f"{Key.CHANGES}-{chosen}-{place}"
            ):
                components.show_person(row["person_id"])
    if rows.height > most and st.button(
        words.say("compare_page.rest", min(_SHOWN, rows.height - most)), key=f"{shown}-more"
    ):
        st.session_state[shown] = most + _SHOWN
        st.rerun()


def _agreed(analysis: Analysis, words: Words) -> None:
    """Show what came of what was agreed on, where a client is open who said yes to notes."""
    if keeping.client() is None or not keeping.may(ConsentTo.NOTES):
        return
    sessions = read_sessions(keeping.vault_store())
    if last_agreed(one for one in sessions if one.ended) is not None:
        st.header(words.say("coaching.part_since"), anchor=False)
        show_since(analysis, sessions, keeping.said(analysis), words, on_compare=True)


def _over_time(compared: Comparison, words: Words) -> None:
    line = compared.over_time
    if line.height < 3:  # noqa: PLR2004 - two points are the headline above
        return
    st.header(words.say("compare_page.over_time"), anchor=False)
    names = {tier: words.say(f"tier.{tier}") for tier in Tier}
    last = line.row(-1, named=True)
    column = st.column_config
    numbers = {tier.value: components.number_column(names[tier], f"tier_meaning.{tier}", words) for tier in Tier}
    components.chart(
        draw_over_time(line, session.look(), names),
        Key.OVER_TIME,
        words.say(
            "compare_page.over_time_alt",
            n=line.height,
            callable=last["could_call"],
            warm=last["warm"],
            dormant=last["dormant"],
        ),
        line.drop("never_spoken"),
        words,
        {
            "exported_on": column.DateColumn(words.say("compare_page.column_day"), format=words.form("table_day")),
            "connections": components.number_column(words.say("compare_page.column_links"), "number.links", words),
            **numbers,
        },
    )
