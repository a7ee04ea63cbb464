"""The colours of everything that is drawn, and the one Plotly template."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import plotly.graph_objects as go

from analyzer.schemas import Tier


class Theme(StrEnum):
    """What the page's background is."""

    LIGHT = "light"
    DARK = "dark"


TIER_COLOURS: Final[dict[Theme, dict[Tier, str]]] = {
    Theme.LIGHT: {
        Tier.COULD_CALL: "#0f766e",
        Tier.WARM: "#d97706",
        Tier.DORMANT: "#4f5bd5",
        Tier.SHALLOW: "#94a3b8",
        Tier.NO_EVIDENCE: "#cbd5e1",
    },
    Theme.DARK: {
        Tier.COULD_CALL: "#2dd4bf",
        Tier.WARM: "#fbbf24",
        Tier.DORMANT: "#a5b4fc",
        Tier.SHALLOW: "#64748b",
        Tier.NO_EVIDENCE: "#334155",
    },
}
"""Safe for colour-blind eyes; nothing is told by colour alone."""

TEXT: Final = {Theme.LIGHT: "#1e293b", Theme.DARK: "#e2e8f0"}
QUIET: Final = {Theme.LIGHT: "#64748b", Theme.DARK: "#94a3b8"}
LINE: Final = {Theme.LIGHT: "#e2e8f0", Theme.DARK: "#334155"}

_CLEAR: Final = "rgba(0,0,0,0)"
_FONT: Final = '"Source Sans", sans-serif'  # the font of the page around it


def figure(theme: Theme, height: int) -> go.Figure:
    """Start a chart: no frame, faint lines, room for its labels, figures that do not drag or zoom."""
    axis = {
        "gridcolor": LINE[theme],
        "linecolor": LINE[theme],
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"color": QUIET[theme]},
        "automargin": True,
        "title": {"font": {"color": QUIET[theme]}},
    }
    return go.Figure(
        layout={
            "height": height,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "paper_bgcolor": _CLEAR,
            "plot_bgcolor": _CLEAR,
            "font": {"color": TEXT[theme], "size": 13, "family": _FONT},
            "xaxis": {**axis, "showgrid": False},
            "yaxis": {**axis, "rangemode": "tozero", "tickformat": ",d"},
            "hovermode": "x unified",
            "dragmode": False,
            "showlegend": False,
        }
    )
