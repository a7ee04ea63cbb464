"""Export by export → three lines: whom one could call, who is warm, who is dormant."""

from __future__ import annotations

from typing import Final

import dataframely as dy
import plotly.graph_objects as go

from analyzer.charts.template import figure
from analyzer.reports.palette import TIER_COLOURS, Theme
from analyzer.schemas import Milestones, Tier

_TIERS: Final = (Tier.COULD_CALL, Tier.WARM, Tier.DORMANT)
_ROOM: Final = 1.25  # of the highest value: names stand above the lines


def draw_over_time(milestones: dy.DataFrame[Milestones], theme: Theme, names: dict[Tier, str]) -> go.Figure:
    """Draw the three lines.

    Args:
        milestones: As `schemas.Milestones`, at least two.
        theme: Light or dark.
        names: What each tier is called.
    """
    chart = figure(theme, height=260)
    most = 1
    for tier in _TIERS:
        values, colour = milestones[tier.value], TIER_COLOURS[theme][tier]
        most = max(most, *values.to_list())
        chart.add_scatter(
            x=milestones["exported_on"].to_list(),
            y=values.to_list(),
            name=names[tier],
            mode="lines+markers",
            line={"color": colour, "width": 2.5},
        )
        chart.add_annotation(
            x=milestones["exported_on"][-1],
            y=values[-1],
            text=f"<b>{names[tier]}</b>: {values[-1]:,}",
            showarrow=False,
            xanchor="right",
            yanchor="bottom",
            yshift=6,
            font={"color": colour},
        )
    chart.update_layout(margin={"r": 28})
    chart.update_xaxes(tickvals=milestones["exported_on"].to_list(), tickformat="%-d %b %Y")
    chart.update_yaxes(range=[0, most * _ROOM])
    return chart
