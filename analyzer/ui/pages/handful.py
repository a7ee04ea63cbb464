"""Your handful: who could you call?"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.charts import draw_collecting, draw_sway
from analyzer.habits import count_links_and_talk, count_public
from analyzer.reports import CIRCLES, lead_sentence, place_people, render_rings, summary
from analyzer.schemas import Tier
from analyzer.settings import ALL, Way
from analyzer.text import Words, public_sentence
from analyzer.ties import measure_sway
from analyzer.ui import components, making, session
from analyzer.ui.cohorts.beside import say_handful_beside
from analyzer.ui.keys import Key
from analyzer.ui.rings_view import show_rings

_CARDS: Final = 4
"""Cards beside the rings: as many as stand beside them without a scroll."""

_MOST_CARDS: Final = 24
_COLUMNS: Final = 2
"""Further cards, and in how many columns; beyond, the list under People is the better view."""


def render() -> None:
    """Draw the page."""
    words = session.words()
    analysis = components.held_or_say(words.say("page.handful"), words, of_somebody=True)
    if analysis is None:
        return
    counts = summary(analysis)
    tiers = counts["tiers"]
    _headline(analysis, counts, words)
    picture, cards = st.columns([3, 2], gap="large")
    with picture:
        alt = words.say("handful.rings_alt", **tiers)
        placed = making.made_aside("placed", None, lambda: place_people(analysis.ties))
        picked = show_rings(placed, analysis.ties, words, alt)
        st.caption(words.say("handful.rings_hint"))
        if picked:
            components.show_person(picked)
        components.tier_strip(tiers, words)
        if counts["unnamed_connections"]:
            st.caption(words.say("handful.unnamed", int(counts["unnamed_connections"])))
        if counts["connections"] and not _without_messages(analysis):
            _how_firm(counts, words)
        components.own_lines(analysis, words)
        components.meaning(words, "handful", "firm", "contact")
        _keep_picture(analysis, alt, words)
    with cards:
        _cards(analysis, words)
    _more_cards(analysis, words)
    _sway(analysis, tiers["could_call"], words)
    _curve(analysis, words)


def _how_firm(counts: dict[str, Any], words: Words) -> None:
    called: int = counts["tiers"]["could_call"]
    share = words.share(int(counts["firm"]), int(counts["connections"]))
    if called:
        st.caption(words.say("handful.firm", called, part=int(counts["firm_could_call"]), share=share))
    else:
        st.caption(words.say("handful.firm_none", share=share))


def _headline(analysis: Analysis, counts: dict[str, Any], words: Words) -> None:
    links = words.say("handful.headline_links", connections=words.count("connections", counts["connections"]))
    callable_ones = words.say("handful.headline_callable", counts["tiers"]["could_call"])
    components.heading(f"{links} :green[{callable_ones}]", lead_sentence(analysis, counts, words))
    say_handful_beside(words)


def _without_messages(analysis: Analysis) -> bool:
    return "messages" in analysis.facts.missing


def _cards(analysis: Analysis, words: Words) -> None:
    shown = analysis.ties.filter(tier=Tier.COULD_CALL)
    if shown.is_empty():
        shown = analysis.ties.filter(tier=Tier.WARM)
        said = "none_unknown" if _without_messages(analysis) else "none_text" if shown.height else "none_warm"
        st.header(words.say("handful.none_title"), anchor=False)
        st.markdown(words.say(f"handful.{said}"))
    for place, tie in enumerate(shown.head(_CARDS).iter_rows(named=True)):
        components.person_card(tie, str(place), words)


def _more_cards(analysis: Analysis, words: Words) -> None:
    """The rest of the handful, folded away below: the first few are the answer."""
    rest = analysis.ties.filter(tier=Tier.COULD_CALL).slice(_CARDS)
    if rest.is_empty():
        return
    with st.expander(words.say("handful.more", rest.height)):
        columns = st.columns(_COLUMNS)
        for place, tie in enumerate(rest.head(_MOST_CARDS).iter_rows(named=True)):
            with columns[place % _COLUMNS]:
                components.person_card(tie, str(place + _CARDS), words)
        if rest.height > _MOST_CARDS:
            st.caption(words.say("handful.rest_on_people", rest.height - _MOST_CARDS))


def _keep_picture(analysis: Analysis, alt: str, words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        naming = session.names()
        hidden = naming.hidden
        with_names = not hidden and st.checkbox(words.say("handful.keep_with_names"), key=Key.PICTURE_NAMES)
        named = (
            place_people(analysis.ties).filter("named").join(analysis.ties.select("person_id", "name"), on="person_id")
        )
        names = dict(zip(named["person_id"], naming.beside_dots(named["name"].to_list()), strict=True))
        theme = session.theme()
        components.offer_file(
            words.say("handful.keep_picture"),
            data=lambda: render_rings(
                place_people(analysis.ties), CIRCLES, theme, alt, words.say("app.you"), names if with_names else None
            ),
            file_name="handful-with-names.svg" if with_names else "handful.svg",
            mime="image/svg+xml",
            key=Key.PICTURE,
        )


def _sway(analysis: Analysis, now: int, words: Words) -> None:
    """How much of the headline hangs on where the lines are drawn."""
    if _without_messages(analysis) or analysis.ties.is_empty():
        return
    sway = making.made_aside("sway", None, lambda: measure_sway(analysis.ties, analysis.as_of, analysis.settings))
    alone = sway.filter(pl.col("constant") != ALL)["could_call"].to_list()
    every = [*sway["could_call"].to_list(), now]
    with st.expander(words.say("sway.title")):
        says = {"low": min(*alone, now), "high": max(*alone, now), "lowest": min(every), "highest": max(every)}
        st.markdown(words.say("sway.says", **says))
        names = words.section("constant")
        table = (
            sway.with_columns(pl.col("way").cast(pl.String).replace({Way.WITHOUT.value: Way.STRICT.value}))
            .pivot("way", index="constant", values="could_call", maintain_order=True)
            .with_columns(pl.col("constant").replace_strict(names, return_dtype=pl.String))
        )
        components.chart(
            draw_sway(sway, now, session.look(), words.say("sway.axis"), words.say("sway.now", now)),
            Key.SWAY,
            words.say("sway.alt", lowest=says["lowest"], highest=says["highest"], now=now),
            table.select("constant", pl.col(Way.STRICT.value, Way.LENIENT.value).cast(pl.String).fill_null("–")),
            words,
            {
                "constant": st.column_config.TextColumn(words.say("sway.column_constant"), width=360),
                Way.STRICT.value: st.column_config.TextColumn(words.say("sway.column_strict"), width=110),
                Way.LENIENT.value: st.column_config.TextColumn(words.say("sway.column_lenient"), width=130),
            },
        )


def _curve(analysis: Analysis, words: Words) -> None:
    years = count_links_and_talk(analysis)
    if years.is_empty() or _without_messages(analysis):
        return
    st.header(words.say("handful.curve_title"), anchor=False)
    first, last = years.row(0, named=True), years.row(-1, named=True)
    st.markdown(words.say("handful.curve_says", links=last["links"], spoken=last["spoken"]))
    components.chart(
        draw_collecting(years, session.look(), words.say("handful.curve_links"), words.say("handful.curve_spoken")),
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
            "year": components.year_column(words),
            "links": components.number_column(words.say("handful.column_links"), "number.links", words),
            "spoken": components.number_column(words.say("handful.column_spoken"), "number.spoken", words),
        },
    )
    st.caption(words.say("handful.curve_caveat"))
    public = count_public(analysis)
    if public is not None:
        st.markdown(public_sentence(asdict(public), words))
