"""Links collected against people spoken to → two lines, each named at its end."""

from __future__ import annotations

import dataframely as dy
import plotly.graph_objects as go

from analyzer.charts.template import Look, figure
from analyzer.habits import Collecting
from analyzer.reports.palette import QUIET, TIER_COLOURS
from analyzer.schemas import Tier

_TICKS = 7  # years named on the axis at most, counted back from the last
_ROOM = 1.15  # of the last total: its name stands above the line
_NEAR = 0.8  # of the upper line: the lower one's name goes below it


def draw_collecting(years: dy.DataFrame[Collecting], look: Look, links: str, spoken: str) -> go.Figure:
    """Draw the two running totals.

    Args:
        years: As `habits.Collecting`.
        look: Of the page.
        links: What the upper line is called.
        spoken: What the lower line is called.
    """
    chart = figure(look, height=280)
    lines = (
        ("links", links, QUIET[look.theme], "tozeroy"),
        ("spoken", spoken, TIER_COLOURS[look.theme][Tier.COULD_CALL], "tozeroy"),
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
        last, near = years["year"][-1], years["spoken"][-1] > _NEAR * years["links"][-1]
        for column, name, colour, _ in lines:
            below = near and column == "spoken"
            chart.add_annotation(
                x=last,
                y=years[column][-1],
                text=f"<b>{name}</b>: {look.words.show(int(years[column][-1]))}",
                showarrow=False,
                xanchor="right",
                yanchor="top" if below else "bottom",
                yshift=-4 if below else 4,
                font={"color": colour},
            )
        chart.update_layout(margin={"r": 28})  # the last year is named at the very edge
        step = max(1, -(-years.height // _TICKS))
        chart.update_xaxes(tickvals=[int(year) for year in years["year"].reverse()[::step]], tickformat="d")
        chart.update_yaxes(range=[0, max(1, int(years["links"][-1])) * _ROOM])
    return chart


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.14)"
