"""A few numbers export by export → a line each, named at its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go
import polars as pl

from analyzer.charts.template import Look, figure


def draw_named_lines(
    days: Sequence[date], lines: Sequence[tuple[pl.Series, str, str]], look: Look, room: float
) -> go.Figure:
    """Draw the lines.

    Args:
        days: Of the exports, at least two, in order.
        lines: Of each the numbers by day, what it is called, its colour.
        look: Of the page.
        room: Height of the whole as a multiple of the highest number: names stand above the lines.
    """
    chart = figure(look, height=260)
    most = 1
    for values, name, colour in lines:
        most = max(most, *values.to_list())
        chart.add_scatter(
            x=list(days), y=values.to_list(), name=name, mode="lines+markers", line={"color": colour, "width": 2.5}
        )
        chart.add_annotation(
            x=days[-1],
            y=values[-1],
            text=f"<b>{name}</b>: {look.words.show(int(values[-1]))}",
            showarrow=False,
            xanchor="right",
            yanchor="bottom",
            yshift=6,
            font={"color": colour},
        )
    chart.update_layout(margin={"r": 28})
    chart.update_xaxes(tickvals=list(days), tickformat=look.words.form("axis_day"))
    chart.update_yaxes(range=[0, most * room])
    return chart
