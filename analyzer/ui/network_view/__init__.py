"""The network as a picture in the page: places, tiers and what is shared go in, the dot that was chosen comes out."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import polars as pl
import streamlit as st

from analyzer.network import Network, living_ties
from analyzer.reports import CIRCLE_COLOURS, TIER_COLOURS
from analyzer.schemas import Tier
from analyzer.text import Words, community_name, community_short_names, thing_name
from analyzer.ui import making, session
from analyzer.ui.keys import Key

_TIERS: Final = list(Tier)
_HERE: Final = Path(__file__).parent
_BUNDLE: Final = _HERE / "static" / "network.js"
_NAMED_CIRCLES: Final = 16
"""Circles whose name is written in the picture, if there is room: the largest."""

_DECIMALS: Final = 4
"""Of a place in the picture: a ten-thousandth of its radius is less than a pixel."""


def has_picture() -> bool:
    """Tell whether the picture was built at set-up; without it the table and a still picture remain."""
    return _BUNDLE.is_file()


@st.cache_resource
def _component() -> Any:  # noqa: ANN401 - Streamlit gives its renderer no public type
    style = (_HERE / "network.css").read_text(encoding="utf-8")
    return st.components.v2.component("handful.network", js=_script(), css=style)


@cache
def _script() -> str:
    return _BUNDLE.read_text(encoding="utf-8")


def show_network(network: Network, words: Words, alt: str, name: str) -> str | None:
    """Draw the picture.

    The browser gets row numbers, never ids: a slug is a name.

    Args:
        network: The network.
        words: The language.
        alt: What the picture says.
        name: Of this very picture: another name draws it anew, the same one keeps zoom and filters.

    Returns:
        The person_id of the dot chosen just now, else None.
    """
    # Written once and sent as one text: a rerun neither makes 30,000 lists anew nor has the browser read them again.
    drawn = making.made("picture", (name, alt), lambda: json.dumps(network_data(network, words, alt), allow_nan=False))
    result = _component()(data={"key": name, "picture": drawn}, key=Key.NETWORK, on_picked_change=lambda: None)
    picked = result.picked
    if not isinstance(picked, int) or not 0 <= picked < network.shares.alters.height:
        return None
    return str(network.shares.alters["person_id"][picked])


def network_data(network: Network, words: Words, alt: str) -> dict[str, Any]:
    """Give what the browser draws: plain lists, one entry per person in the order of the ties."""
    naming = session.names()
    shares = network.shares
    people = shares.alters.with_row_index("row").join(
        network.memberships, on="person_id", how="left", maintain_order="left"
    )
    rows = people.select("person_id", "row")
    handful = people.filter(pl.col("tier") == Tier.COULD_CALL.value)
    years = people["connected_on"].dt.year()
    large = network.communities.filter(pl.col("size") >= network.settings.community_people)
    names = {
        str(row["community"]): community_name(row, words, naming.place)
        for row in network.communities.filter(pl.col("size") > 1).to_dicts()
    }
    tier = people["tier"].to_physical()
    counted = dict(tier.value_counts().iter_rows())
    return {
        "x": _rounded(network.places["x"]),
        "y": _rounded(network.places["y"]),
        "tier": tier.to_list(),
        "strength": _rounded(_shares_of_strongest(people["strength"])),
        "community": people["community"].fill_null(0).to_list(),
        "year": years.fill_null(0).to_list(),
        "years": [years.min() or 0, years.max() or 0],
        "names": naming.column(people["name"]).to_list(),
        "labels": dict(zip(handful["row"].cast(pl.String), naming.beside_dots(handful["name"].to_list()), strict=True)),
        "searchable": not naming.hidden,
        "inferred": _among_living(network, rows),
        "things": _rare_things(network, rows, words),
        "communities": names,
        "listed": large["community"].to_list(),
        "places": _circle_places(network, people, words),
        "tiers": [words.say(f"tier.{one}") for one in _TIERS],
        "counts": [words.show(counted.get(number, 0)) for number in range(len(_TIERS))],
        "colours": {theme.value: [colours[one] for one in _TIERS] for theme, colours in TIER_COLOURS.items()},
        "circles": {theme.value: list(colours) for theme, colours in CIRCLE_COLOURS.items()},
        "words": {**words.section("network_view"), "you": words.say("app.you"), "alt": alt},
    }


def _among_living(network: Network, rows: pl.DataFrame) -> list[list[int]]:
    living = living_ties(network.shares.alters)["person_id"].implode()
    ties = network.inferred.filter(pl.col("one").is_in(living) & pl.col("other").is_in(living))
    ends = ties.join(rows, left_on="one", right_on="person_id").join(
        rows, left_on="other", right_on="person_id", suffix="_other"
    )
    return [list(pair) for pair in ends.select("row", "row_other").sort("row", "row_other").iter_rows()]


def _rare_things(network: Network, rows: pl.DataFrame, words: Words) -> list[dict[str, Any]]:
    """List what few share: the name of it, and who; hovering over a person shows the others."""
    shares, naming = network.shares, session.names()
    rare = shares.things.filter(pl.col("size") <= network.settings.clique_people)
    having = (
        shares.affiliations.join(rare.select("thing"), on="thing", how="semi")
        .join(rows, on="person_id")
        .group_by("thing")
        .agg(pl.col("row").sort())
    )
    listed = rare.join(having, on="thing").sort("weight", "thing", descending=[True, False])
    return [
        {"kind": row["kind"], "name": thing_name(row, words, naming.place), "people": row["row"]}
        for row in listed.to_dicts()
    ]


def _circle_places(network: Network, people: pl.DataFrame, words: Words) -> list[dict[str, Any]]:
    """Say where the names of the largest circles stand: above their people."""
    naming = session.names()
    spots = (
        people.select("person_id", "community")
        .join(network.places, on="person_id")
        .group_by("community")
        .agg(pl.col("x").mean(), pl.col("y").quantile(0.02), bottom=pl.col("y").quantile(0.98))
    )
    largest = network.communities.filter(pl.col("place_kind").is_not_null() | pl.col("field").is_not_null())
    named = largest.filter(pl.col("size") >= network.settings.community_people).head(_NAMED_CIRCLES)
    placed = named.join(spots, on="community").sort("community").to_dicts()
    return [
        {
            "x": round(row["x"], _DECIMALS),
            "y": round(row["y"], _DECIMALS),
            "bottom": round(row["bottom"], _DECIMALS),
            "name": name,
        }
        for row, name in zip(placed, community_short_names(placed, words, naming.place), strict=True)
    ]


def _shares_of_strongest(strength: pl.Series) -> pl.Series:
    """Give each strength as a share (0-1) of the greatest: what the size of a dot says."""
    most = strength.max()
    return strength / most if isinstance(most, float) and most > 0 else strength


def _rounded(values: pl.Series) -> list[float]:
    rounded: list[float] = values.round(_DECIMALS).to_list()
    return rounded
