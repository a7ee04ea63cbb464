"""Give and take: what do you bring?"""

from __future__ import annotations

import dataframely as dy
import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.charts import draw_both_ways
from analyzer.habits import (
    Gifts,
    count_both_ways,
    count_by_year,
    count_openings,
    find_gifts,
    share_by_person,
)
from analyzer.reports import giving_sentence
from analyzer.text import Words
from analyzer.ui import components, making, session
from analyzer.ui.keys import Key

_NAME, _TIER, _COUNT, _SHARE = 170, 120, 90, 170
"""Least widths of columns in pixels."""


def render() -> None:
    """Draw the page."""
    words = session.words()
    analysis = components.held_or_say(words.say("giving.title"), words)
    if analysis is None:
        return
    gifts = making.made_aside("gifts", None, lambda: find_gifts(analysis))
    components.heading(words.say("giving.title"), giving_sentence(analysis, gifts, words))
    if "messages" in analysis.facts.missing:
        st.info(words.say("giving.no_messages"))
    if gifts.is_empty():
        return
    st.caption(words.say("giving.caveat"))
    _over_time(gifts, words)
    _kinds(analysis, gifts, words)
    _people(analysis, gifts, words)
    components.meaning(words, "giving")


def _over_time(gifts: dy.DataFrame[Gifts], words: Words) -> None:
    years = count_by_year(gifts)
    if years.is_empty():
        return
    names = (words.say("giving.by_you"), words.say("giving.by_them"))
    first, last = str(years["year"][0]), str(years["year"][-1])
    components.chart(
        draw_both_ways(
            years["year"].to_list(), years["given"].to_list(), years["received"].to_list(), session.look(), names
        ),
        Key.GIVING,
        words.say("giving.alt", first=first, last=last, given=years["given"].sum(), received=years["received"].sum()),
        years,
        words,
        {
            "year": components.year_column(words),
            "given": components.number_column(names[0], "number.given_year", words),
            "received": components.number_column(names[1], "number.received_year", words),
        },
    )


def _kinds(analysis: Analysis, gifts: dy.DataFrame[Gifts], words: Words) -> None:
    st.header(words.say("giving.kinds"), anchor=False)
    st.markdown(f":gray[{words.say('giving.kinds_says')}]")
    named = words.section("gift")
    shown = count_both_ways(gifts).with_columns(
        pl.col("gift").cast(pl.String).replace_strict(named, return_dtype=pl.String)
    )
    column = st.column_config
    st.dataframe(
        shown,
        hide_index=True,
        key=Key.GIFTS,
        column_config={
            "gift": column.TextColumn(words.say("giving.column_gift"), width=_NAME),
            "given": components.number_column(words.say("giving.you_said"), "number.you_said", words, width=_COUNT),
            "received": components.number_column(
                words.say("giving.they_said"), "number.they_said", words, width=_COUNT
            ),
        },
    )
    openings = count_openings(analysis)
    if openings.height:
        ego, others = int(openings["given"].sum()), int(openings["received"].sum())
        st.markdown(words.say("giving.openers", ego=ego, others=others))


def _people(analysis: Analysis, gifts: dy.DataFrame[Gifts], words: Words) -> None:
    people = making.made_aside("shares", None, lambda: share_by_person(analysis, gifts))
    if people.is_empty():
        return
    st.header(words.say("giving.people"), anchor=False)
    st.markdown(f":gray[{words.say('giving.people_says', few=analysis.settings.habits.enough_gifts)}]")
    ties = people.join(analysis.ties.select("person_id", "name", "tier"), on="person_id", maintain_order="left")
    shares = [
        words.say("giving.between", lowest=round(100 * row["lowest"]), highest=round(100 * row["highest"]))
        if row["lowest"] is not None
        else words.say("giving.too_few_short")
        for row in people.iter_rows(named=True)
    ]
    shown = ties.select(
        session.names().column(ties["name"]),
        components.tier_names(pl.col("tier"), words),
        "given",
        "received",
        "was_asked",
        "asked",
        pl.Series("share", shares, dtype=pl.String),
    )
    column = st.column_config
    counts = {
        name: components.number_column(words.say(f"giving.column_{name}"), f"number.gift_{name}", words, width=_COUNT)
        for name in ("given", "received", "was_asked", "asked")
    }
    picked = components.table(
        shown,
        Key.GIVERS,
        {
            "name": column.TextColumn(words.say("people.column_name"), width=_NAME),
            "tier": column.TextColumn(words.say("people.column_tier"), width=_TIER),
            **counts,
            "share": column.TextColumn(
                words.say("giving.column_share"), help=words.say("giving.share_help"), width=_SHARE
            ),
        },
        height=components.table_height(shown.height),
    )
    if picked is not None:
        components.offer_person(people["person_id"][picked], Key.GIVERS, words)
