"""How the list stood at each export → two lines, links and people spoken to."""

from __future__ import annotations

from typing import Final

import dataframely as dy
import plotly.graph_objects as go
import polars as pl

from analyzer.charts.template import figure
from analyzer.reports.palette import QUIET, TIER_COLOURS, Theme
from analyzer.schemas import Milestones, Tier

_ROOM: Final = 1.2  # of the highest value: names stand above the lines


def draw_progress(milestones: dy.DataFrame[Milestones], theme: Theme, links: str, spoken: str) -> go.Figure:
    """Draw the two lines.

    Args:
        milestones: As `schemas.Milestones`, at least two.
        theme: Light or dark.
        links: What the upper line is called.
        spoken: What the lower line is called.
    """
    chart = figure(theme, height=260)
    spoken_to = milestones.select(pl.col("connections") - pl.col("never_spoken")).to_series()
    lines = (
        (milestones["connections"], links, QUIET[theme]),
        (spoken_to, spoken, TIER_COLOURS[theme][Tier.COULD_CALL]),
    )
    for values, name, colour in lines:
        chart.add_scatter(
            x=milestones["exported_on"].to_list(),
            y=values.to_list(),
            name=name,
            mode="lines+markers",
            line={"color": colour, "width": 2.5},
        )
        chart.add_annotation(
            x=milestones["exported_on"][-1],
            y=values[-1],
            text=f"<b>{name}</b>: {values[-1]:,}",
            showarrow=False,
            xanchor="right",
            yanchor="bottom",
            yshift=6,
            font={"color": colour},
        )
    chart.update_layout(margin={"r": 28})
    chart.update_xaxes(tickvals=milestones["exported_on"].to_list(), tickformat="%-d %b %Y")
    chart.update_yaxes(range=[0, max(1, int(str(milestones["connections"].max()))) * _ROOM])
    return chart
