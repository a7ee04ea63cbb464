"""The rings as a canvas in the page: positions and a few names go in, the dot that was chosen comes out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dataframely as dy
import numpy as np
import polars as pl
import streamlit as st

from analyzer.reports import CIRCLES, TIER_COLOURS
from analyzer.schemas import Positions, Tier, Ties
from analyzer.text import Words
from analyzer.ui import session
from analyzer.ui.keys import Key

_TIERS = list(Tier)
_DUST = (Tier.SHALLOW.value, Tier.NO_EVIDENCE.value)


@st.cache_resource
def _component() -> Any:  # noqa: ANN401 - Streamlit gives its renderer no public type
    script = Path(__file__).with_name("rings.js").read_text(encoding="utf-8")
    return st.components.v2.component("handful.rings", js=script)


def show_rings(positions: dy.DataFrame[Positions], ties: dy.DataFrame[Ties], words: Words, alt: str) -> str | None:
    """Draw the rings.

    The browser gets row numbers, never ids: a slug is a name. Dust is sent without names.

    Returns:
        The person_id of the dot chosen just now, else None.
    """
    data = rings_data(positions, ties, words, alt)
    result = _component()(data=data, key=Key.RINGS, on_picked_change=lambda: None)
    picked = result.picked
    if not isinstance(picked, int) or not 0 <= picked < ties.height:
        return None
    return str(ties["person_id"][picked])


def rings_data(positions: dy.DataFrame[Positions], ties: dy.DataFrame[Ties], words: Words, alt: str) -> dict[str, Any]:
    """Give what is sent to the browser."""
    naming = session.names()
    near = ties.with_row_index("row").filter(~pl.col("tier").cast(pl.String).is_in(_DUST)).select("row", "name")
    labelled = near.join(positions.with_row_index("row").filter("named").select("row"), on="row", maintain_order="left")
    return {
        "x": _rounded(positions["x"]),
        "y": _rounded(positions["y"]),
        "size": _rounded(positions["size"]),
        "tier": positions["tier"].to_physical().to_list(),
        "names": {str(row["row"]): naming.of(row) for row in near.to_dicts()},
        "labels": dict(
            zip(labelled["row"].cast(pl.String), naming.beside_dots(labelled["name"].to_list()), strict=True)
        ),
        "tiers": [words.say(f"tier.{tier}") for tier in _TIERS],
        "colours": {theme.value: [colours[tier] for tier in _TIERS] for theme, colours in TIER_COLOURS.items()},
        "circles": CIRCLES,
        "you": words.say("app.you"),
        "alt": alt,
    }


def _rounded(values: pl.Series) -> list[float]:
    rounded: list[float] = np.round(values.to_numpy().astype(np.float64), 4).tolist()
    return rounded
