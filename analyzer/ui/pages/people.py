"""People: what is there between you and …?"""

from __future__ import annotations

from typing import Final

import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.prune import find_reaches
from analyzer.schemas import Tier, Verdict
from analyzer.text import Words
from analyzer.ui import address, components, network_parts, session
from analyzer.ui.choosing import Choice, Order, choose, companies_of, years_of
from analyzer.ui.keys import Key
from analyzer.ui.pruning.confirming import ask_again

_HEIGHT: Final = 560
"""Of the table, in pixels: it scrolls within, so that the page does not jump with every filter."""

_WIDE, _MEDIUM, _NARROW, _SLIM = 160, 132, 104, 64
"""Widths of columns in pixels, fixed, so that no filter moves them."""

_FEW: Final = 12
"""Rows that need no scrolling."""


def render() -> None:
    """Draw the page."""
    words = session.words()
    analysis = components.held_or_say(words.say("people.title"), words, of_somebody=True)
    if analysis is None:
        return
    components.heading(words.say("people.title"), words.say("people.lead"))
    _take_from_the_address()
    choice = _filters(analysis, words)
    _tell_the_address(choice)
    chosen = choose(analysis.ties, choice)
    bar = st.container(horizontal=True, gap="small", vertical_alignment="center")
    bar.markdown(f"**{words.say('people.found', chosen.height)}**", width="content")
    if chosen.is_empty():
        st.markdown(words.say("people.none"))
        return
    opened, rows = _table(chosen, words)
    components.meaning(words, "person", "handful")
    if opened is not None:
        components.show_person(chosen["person_id"][opened])
    if rows:
        with bar:
            _decide(analysis, chosen[rows], words)
    if len(rows) == 1:
        components.offer_person(chosen["person_id"][rows[0]], Key.PEOPLE, words)


def _decide(analysis: Analysis, rows: pl.DataFrame, words: Words) -> None:
    """Offer verdicts on the rows that are ticked: on the connections among them."""
    said = components.said_or_say(analysis)
    people = rows.filter("is_connection").sort("strength")["person_id"]
    if said is None:
        return
    st.markdown(words.say("own.chosen", people.len()), width="content")
    for one in (Verdict.KEEP, Verdict.LET_GO, Verdict.REACH_OUT):
        if st.button(words.say(f"verdict.{one}"), key=f"{Key.VERDICT}-{one}-many", disabled=people.is_empty()):
            targets = network_parts.targets()
            ask_again(analysis, said, find_reaches(session.network(), targets), people, one, words)
    components.undo_button(analysis, words, with_key=False)


def _take_from_the_address() -> None:
    """Choose as a link says, such as /people?tier=warm,dormant&order=recent."""
    tiers, order = address.asked("tier"), address.asked("order")
    if tiers is not None:
        st.session_state[session.scoped(Key.TIERS)] = [tier for tier in Tier if tier.value in tiers.split(",")]
    if order is not None:
        st.session_state[session.scoped(Key.ORDER)] = Order(order) if order in list(Order) else Order.CURRENT


def _tell_the_address(choice: Choice) -> None:
    """Write what was chosen where it can be kept: no search and no company, which are names or lead to one."""
    address.tell("tier", ",".join(tier.value for tier in Tier if tier in choice.tiers))
    address.tell("order", choice.order.value if choice.order is not Order.CURRENT else "")


def _filters(analysis: Analysis, words: Words) -> Choice:
    # What is typed or chosen here is a name, or leads to one: while names are hidden neither is asked for.
    hidden = session.names().hidden
    search = "" if hidden else _search(words)
    tiers = st.pills(
        words.say("people.tiers"),
        list(Tier),
        selection_mode="multi",
        format_func=lambda tier: words.say(f"tier.{tier}"),
        key=session.scoped(Key.TIERS),
        persist_state="session",
    )
    companies_column, years_column, order_column = st.columns(3)
    with companies_column:
        companies = [] if hidden else _companies(analysis, words)
    span = years_of(analysis.ties)
    with years_column:
        years = None
        if span and span[0] < span[1]:
            years = st.slider(
                words.say("people.years"), *span, value=span, key=session.scoped(Key.YEARS), persist_state="session"
            )
    with order_column:
        order: Order | None = st.selectbox(
            words.say("people.order"),
            list(Order),
            format_func=lambda one: words.say(f"people.order_{one}"),
            key=session.scoped(Key.ORDER),
            persist_state="session",
        )
    others = st.toggle(words.say("people.others"), value=True, key=session.scoped(Key.OTHERS), persist_state="session")
    return Choice(search, tiers, companies, years if years != span else None, others, order or Order.CURRENT)


def _search(words: Words) -> str:
    return st.text_input(
        words.say("people.search"),
        key=session.scoped(Key.SEARCH),
        persist_state="session",
        placeholder=words.say("people.search_hint"),
        icon=":material/search:",
    )


def _companies(analysis: Analysis, words: Words) -> list[str]:
    return st.multiselect(
        words.say("people.companies"),
        companies_of(analysis.ties),
        key=session.scoped(Key.COMPANIES),
        persist_state="session",
        placeholder=words.say("people.companies_hint"),
    )


def _table(chosen: pl.DataFrame, words: Words) -> tuple[int | None, list[int]]:
    """Draw the table; give the row whose person is to be opened, and the rows that are ticked."""
    naming = session.names()
    shown = chosen.select(
        naming.column(chosen["name"]),
        components.tier_names(pl.col("tier"), words),
        "last_contact",
        "active_days",
        pl.col("current").round(1),
        pl.col("position", "company").fill_null(""),
        "connected_on",
    )
    if naming.hidden:
        shown = shown.drop("position", "company")
    column = st.column_config
    name = f"{Key.PEOPLE}-{session.anew()}-{session.digest(chosen['person_id'].to_list())}"
    event = st.dataframe(
        shown,
        hide_index=True,
        placeholder="–",
        height=_HEIGHT if chosen.height > _FEW else "content",
        key=name,
        on_select="rerun",
        selection_mode="multi-row",
        alt=words.say("people.lead"),
        column_config={
            "name": column.ButtonColumn(  # a click alone opens it: whoever comes by keyboard ticks the row
                words.say("people.column_name"), type="tertiary", alignment="left", width=_WIDE, key=f"{name}-open"
            ),
            "tier": column.TextColumn(words.say("people.column_tier"), width=_MEDIUM),
            "position": column.TextColumn(words.say("people.column_job"), width=_WIDE),
            "company": column.TextColumn(words.say("people.column_company"), width=_WIDE),
            "connected_on": column.DateColumn(
                words.say("people.column_linked"), format=words.form("table_day"), width=_NARROW
            ),
            "last_contact": column.DateColumn(
                words.say("people.column_last"), format=words.form("table_day"), width=_NARROW
            ),
            "active_days": components.number_column(
                words.say("people.column_days"), "people.help_days", words, width=_SLIM
            ),
            "current": components.number_column(
                words.say("people.column_current"),
                "people.help_current",
                words,
                form=words.form("table_decimal"),
                width=_SLIM,
            ),
        },
    )
    clicked = st.session_state.get(f"{name}-open")
    opened = int(clicked["row"]) if clicked and clicked["row"] < chosen.height else None
    return opened, [row for row in event["selection"]["rows"] if row < chosen.height]
