"""Links collected against people spoken to → two lines, each named at its end."""

from __future__ import annotations

import dataframely as dy
import plotly.graph_objects as go

from analyzer.charts.palette import QUIET, TIER_COLOURS, Theme, figure
from analyzer.habits import Collecting
from analyzer.schemas import Tier


def draw_collecting(years: dy.DataFrame[Collecting], theme: Theme, links: str, spoken: str) -> go.Figure:
    """Draw the two running totals.

    Args:
        years: As `habits.Collecting`.
        theme: Light or dark.
        links: What the upper line is called.
        spoken: What the lower line is called.
    """
    chart = figure(theme, height=280)
    lines = (
        ("links", links, QUIET[theme], "tozeroy"),
        ("spoken", spoken, TIER_COLOURS[theme][Tier.COULD_CALL], "tozeroy"),
    )
    for column, name, colour, fill in lines:
        chart.add_scatter(
            x=years["year"].to_numpy(),
            y=years[column].to_numpy(),
            name=name,
            mode="lines" if years.height > 1 else "markers",
            line={"color": colour, "width": 2.5},
            fill=fill,
            fillcolor=_faint(colour),
        )
        if years.height:
            chart.add_annotation(
                x=years["year"][0],
                y=1.0 if column == "links" else 0.88,
                yref="paper",
                text=f"<b>{name}</b>: {years[column][-1]:,}",
                showarrow=False,
                xanchor="left",
                font={"color": colour},
            )
    chart.update_xaxes(tickformat="d", dtick=1 if years.height <= 8 else None)  # noqa: PLR2004 - every year while there is room
    return chart


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.14)"
