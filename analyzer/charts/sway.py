"""The number of callable people under other constants → a strip of dots, the number as it is among them."""

from __future__ import annotations

from typing import Final

import dataframely as dy
import plotly.graph_objects as go
import polars as pl

from analyzer.charts.template import Look, figure
from analyzer.reports.palette import QUIET, TEXT, TIER_COLOURS
from analyzer.schemas import Tier
from analyzer.settings import ALL
from analyzer.ties import Sway

_SIZE: Final = 13  # of a dot, in pixels
_STEP: Final = 0.35  # between dots of one number, in units of the axis


def draw_sway(sway: dy.DataFrame[Sway], now: int, look: Look, axis: str, label: str) -> go.Figure:
    """Draw one dot per constant that was moved, stacked where the number is the same.

    Args:
        sway: As `ties.Sway`.
        now: The number as it is.
        look: Of the page.
        axis: What the axis counts.
        label: What stands at the number as it is.
    """
    chart = figure(look, height=190)
    dots = sway.with_columns(high=(pl.int_range(pl.len()).over("could_call") + 1) * _STEP)
    alone = dots.filter(pl.col("constant") != ALL)
    together = dots.filter(pl.col("constant") == ALL)
    for rows, colour, symbol in (
        (alone, TIER_COLOURS[look.theme][Tier.COULD_CALL], "circle"),
        (together, QUIET[look.theme], "diamond"),
    ):
        chart.add_scatter(
            x=rows["could_call"].to_list(),
            y=rows["high"].to_list(),
            mode="markers",
            marker={"size": _SIZE, "color": colour, "symbol": symbol},
            hoverinfo="x",
        )
    chart.add_vline(x=now, line={"color": TEXT[look.theme], "width": 1, "dash": "dot"})
    top = float(str(dots["high"].max())) + _STEP
    chart.add_annotation(x=now, y=top, text=f"<b>{label}</b>", showarrow=False, xanchor="left", xshift=6)
    chart.update_yaxes(visible=False, range=[0, top + _STEP])
    chart.update_xaxes(title=axis, rangemode="tozero")
    return chart
