"""A few named numbers → bars that lie, each with its number at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import plotly.graph_objects as go

from analyzer.charts.template import Look, figure
from analyzer.reports.palette import TEXT, TIER_COLOURS
from analyzer.schemas import Tier

_BAR: Final = 46
"""Pixels a bar takes, with the room above and below it."""

_ROOM: Final = 1.6  # of the longest bar: its number stands beyond its end


def draw_bars(
    names: Sequence[str], values: Sequence[float], shown: Sequence[str], look: Look, whole: float | None = None
) -> go.Figure:
    """Draw bars from the top down, the first one in full colour and the others quiet.

    Args:
        names: What each bar is called.
        values: How long it is, in one unit.
        shown: The number as written beside it.
        look: Of the page.
        whole: Length of the whole width, where the numbers are parts of one; else that of the longest bar.
    """
    chart = figure(look, height=_BAR * len(names) + 16)
    colours = TIER_COLOURS[look.theme]
    chart.add_bar(
        x=list(values),
        y=list(names),
        orientation="h",
        text=list(shown),
        textposition="outside",
        textfont={"color": TEXT[look.theme]},
        cliponaxis=False,
        hoverinfo="skip",
        marker={"color": [colours[Tier.COULD_CALL], *[colours[Tier.SHALLOW]] * (len(names) - 1)]},
    )
    chart.update_yaxes(
        type="category",
        showgrid=False,
        autorange="reversed",
        rangemode="normal",
        tickfont={"color": TEXT[look.theme]},
        ticksuffix="  ",
    )
    chart.update_xaxes(visible=False, range=[0, _ROOM * (whole or max(values, default=0) or 1)])
    chart.update_layout(bargap=0.4)
    return chart
