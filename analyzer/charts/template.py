"""The one Plotly template: no frame, faint lines, room for labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import plotly.graph_objects as go

from analyzer.reports.palette import LINE, QUIET, TEXT, Theme
from analyzer.text import Words

_CLEAR: Final = "rgba(0,0,0,0)"
_FONT: Final = '"Source Sans", sans-serif'  # the font of the page around it


@dataclass(frozen=True, slots=True)
class Look:
    """How every chart of a page looks and speaks.

    Attributes:
        theme: Light or dark.
        words: The language, for the marks in numbers and the order in days.
    """

    theme: Theme
    words: Words


def figure(look: Look, height: int) -> go.Figure:
    """Start a chart: no frame, faint lines, room for its labels, figures that do not drag or zoom."""
    theme = look.theme
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
            "separators": look.words.form("decimal") + look.words.form("thousands"),
        }
    )


def as_text(name: str) -> str:
    """Let Plotly read somebody's words as text: it would take tags in them for its own."""
    return name.replace("&", "&amp;").replace("<", "&lt;")
