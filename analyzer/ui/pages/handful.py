"""Your handful: who could you call?"""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from analyzer.analysis import Analysis
from analyzer.charts import draw_collecting, place_people
from analyzer.habits import count_links_and_talk
from analyzer.reports import render_rings, summary
from analyzer.schemas import Tier
from analyzer.text import Words
from analyzer.ui import components, session
from analyzer.ui.keys import Key
from analyzer.ui.rings_view import show_rings

_CARDS: Final = 5
"""Cards beside the rings: the innermost of Dunbar's layers."""


def render() -> None:
    """Draw the page."""
    words = session.words()
    analysis = session.held()
    if analysis is None:
        components.heading(words.say("page.handful"))
        components.nothing_yet(words)
        return
    counts = summary(analysis)
    tiers = counts["tiers"]
    _headline(analysis, counts, words)
    picture, cards = st.columns([3, 2], gap="large")
    with picture:
        alt = words.say("handful.rings_alt", **tiers)
        picked = show_rings(place_people(analysis.ties), analysis.ties, words, alt)
        st.caption(words.say("handful.rings_hint"))
        if picked:
            components.show_person(picked)
        components.tier_strip(tiers, words)
        if counts["unnamed_connections"]:
            st.caption(words.say("handful.unnamed", counts["unnamed_connections"]))
        if counts["connections"]:
            st.caption(words.say("handful.firm", share=f"{100 * counts['firm'] / counts['connections']:.0f} %"))
        _keep_picture(analysis, alt, words)
    with cards:
        _cards(analysis, words)
    _curve(analysis, words)


def _headline(analysis: Analysis, counts: dict[str, Any], words: Words) -> None:
    links = words.say("handful.headline_links", connections=words.count("connections", counts["connections"]))
    st.title(f"{links} :primary[{words.say('handful.headline_callable', counts['tiers']['could_call'])}]", anchor=False)
    never = counts["tiers"][Tier.NO_EVIDENCE]
    if "messages" in analysis.facts.missing:
        st.markdown(f":gray[{words.say('handful.no_messages')}]")
    elif never and counts["connections"]:
        share = f"{100 * never / counts['connections']:.0f} %"
        st.markdown(f":gray[{words.say('handful.lead', day=analysis.as_of, share=share)}]")
    else:
        st.markdown(f":gray[{words.say('handful.lead_all_spoken', day=analysis.as_of)}]")


def _cards(analysis: Analysis, words: Words) -> None:
    callable_people = analysis.ties.filter(tier=Tier.COULD_CALL)
    shown = callable_people
    if callable_people.is_empty():
        st.subheader(words.say("handful.none_title"), anchor=False)
        shown = analysis.ties.filter(tier=Tier.WARM)
        st.markdown(words.say("handful.none_text" if shown.height else "handful.none_warm"))
    for place, tie in enumerate(shown.head(_CARDS).iter_rows(named=True)):
        components.person_card(tie, str(place), words)
    rest = shown.slice(_CARDS)
    if rest.height:
        with st.expander(words.say("handful.more", rest.height)):
            for place, tie in enumerate(rest.iter_rows(named=True), start=_CARDS):
                components.person_card(tie, str(place), words)


def _keep_picture(analysis: Analysis, alt: str, words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        naming = session.names()
        with_names = st.checkbox(words.say("handful.keep_with_names"), key=Key.PICTURE_NAMES)
        names = {tie["person_id"]: naming.first(tie) for tie in analysis.ties.filter(tier=Tier.COULD_CALL).to_dicts()}
        theme = session.theme()
        st.download_button(
            words.say("handful.keep_picture"),
            data=lambda: render_rings(
                place_people(analysis.ties), theme, alt, words.say("app.you"), names if with_names else None
            ),
            file_name="handful.svg",
            mime="image/svg+xml",
            key=Key.PICTURE,
            on_click="ignore",
        )


def _curve(analysis: Analysis, words: Words) -> None:
    years = count_links_and_talk(analysis)
    if years.is_empty():
        return
    st.subheader(words.say("handful.curve_title"), anchor=False)
    first, last = years.row(0, named=True), years.row(-1, named=True)
    st.markdown(words.say("handful.curve_says", year=str(last["year"]), links=last["links"], spoken=last["spoken"]))
    components.chart(
        draw_collecting(years, session.theme(), words.say("handful.curve_links"), words.say("handful.curve_spoken")),
        Key.COLLECTING,
        words.say(
            "handful.curve_alt",
            first=str(first["year"]),
            last=str(last["year"]),
            links=last["links"],
            spoken=last["spoken"],
        ),
        years,
        words,
        {
            "year": st.column_config.NumberColumn(words.say("handful.column_year"), format="%d"),
            "links": st.column_config.NumberColumn(words.say("handful.column_links"), format="localized"),
            "spoken": st.column_config.NumberColumn(words.say("handful.column_spoken"), format="localized"),
        },
    )
    st.caption(words.say("handful.curve_caveat"))
