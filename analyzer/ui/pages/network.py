"""Network: who knows whom, as far as this shows?"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.network import Layout, Network
from analyzer.reports import community_names, render_network, summary
from analyzer.schemas import Tier
from analyzer.text import Words
from analyzer.ui import components, network_parts, session
from analyzer.ui.keys import Key
from analyzer.ui.network_view import has_picture, show_network


def render() -> None:
    """Draw the page."""
    words = session.words()
    analysis = components.held_or_say(words.say("network.title"), words, of_somebody=True)
    if analysis is None:
        return
    with st.spinner(words.say("stage.network") + " …"):
        network = session.network()
    components.heading(words.say("network.title"), _lead(analysis, network, words))
    _picture(network, words)
    names = community_names(network, words, session.names().place)
    everybody = network.shares.alters.select("person_id")
    parts: dict[str, Callable[[], None]] = {
        "circles": lambda: network_parts.circles(network, names, words),
        "everybody": lambda: network_parts.people(everybody, network, names, Key.EVERYBODY, words),
        "bridges": lambda: network_parts.bridges(network, names, words),
        "doors": lambda: network_parts.doors(network, words),
        "breadth": lambda: network_parts.breadth(network, names, words),
        "rests": lambda: network_parts.rests_on(network, words),
    }
    parts[components.choose_part(words, "network", parts, Key.NETWORK_PART)]()
    components.meaning(words, "network")


def _lead(analysis: Analysis, network: Network, words: Words) -> str:
    least = network.settings.community_people
    large = network.communities.filter(pl.col("size") >= least)
    links = words.count("connections", summary(analysis)["connections"])
    if large.is_empty():
        return words.say("network.lead_none", connections=links)
    said = words.say("network.lead", large.height, connections=links, least=least)
    homes = network.handful
    everybody = homes.inside + homes.elsewhere
    if not everybody:
        return said
    if not homes.inside:
        return f"{said} {words.say('network.lead_no_homes', everybody)}"
    if not homes.elsewhere:
        return f"{said} {words.say('network.lead_handful', homes.circles)}"
    some = {"all": everybody, "inside": homes.inside, "elsewhere": homes.elsewhere}
    return f"{said} {words.say('network.lead_some', homes.circles, **some)}"


def _picture(network: Network, words: Words) -> None:
    counts = dict(network.shares.alters["tier"].cast(pl.String).value_counts().iter_rows())
    tiers = {tier.value: counts.get(tier.value, 0) for tier in Tier}
    large = network.communities.filter(pl.col("size") >= network.settings.community_people).height
    alt = words.say("network.alt", circles=large, **tiers)
    hidden = session.names().hidden
    theme = session.theme()
    st.caption(words.say("network.inferred"))
    if has_picture():
        # Another name draws the picture anew; the same one keeps what was zoomed to and filtered. It names nothing.
        drawn_with = session.digest((session.apart(), session.names().secret if hidden else None))
        name = f"{session.layout()}-{words.code}-{drawn_with}-{hidden}-{session.scoped(Key.NETWORK)}"
        picked = show_network(network, words, alt, name)
        if picked:
            components.show_person(picked)
    else:
        st.info(words.say("network.no_bundle"))
        st.image(render_network(network, theme, alt, words.say("app.you")), alt=alt, width="stretch")
    others = network.shares.alters.height - int(network.shares.alters["is_connection"].sum())
    if others:
        st.caption(words.say("network.others", others))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.radio(
            words.say("network.layout"),
            list(Layout),
            format_func=lambda one: words.say(f"network.layout_{one}"),
            key=session.scoped(Key.LAYOUT),
            persist_state="session",
            label_visibility="collapsed",
            horizontal=True,
        )
        components.offer_file(
            words.say("network.keep"),
            data=lambda: render_network(network, theme, alt, words.say("app.you")),
            file_name="network.svg",
            mime="image/svg+xml",
            key=Key.NETWORK_PICTURE,
        )
