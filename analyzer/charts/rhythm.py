"""Months of contact with one person → bars, given upward and received downward."""

from __future__ import annotations

from datetime import timedelta

import dataframely as dy
import plotly.graph_objects as go

from analyzer.charts.template import Look, figure
from analyzer.habits import Rhythm
from analyzer.reports.palette import TIER_COLOURS
from analyzer.schemas import Tier

_SHORT_DAYS = 365  # of contact, below which an axis fitted to it would show days nobody wrote on
_ROOM = 1.4  # of the tallest bar: the names of the two sides stand above and below it


def draw_rhythm(months: dy.DataFrame[Rhythm], look: Look, given: str, received: str) -> go.Figure:
    """Draw what ego wrote above the line and what the other wrote below it, month by month."""
    chart = figure(look, height=220)
    colours = TIER_COLOURS[look.theme]
    upward = months["given"].to_numpy().astype("int32")
    downward = months["received"].to_numpy().astype("int32")
    x = months["month"].to_list()
    month = 28 * 24 * 3600 * 1000  # the width of a bar, in milliseconds
    chart.add_bar(x=x, y=upward, name=given, marker={"color": colours[Tier.COULD_CALL]}, width=month)
    chart.add_bar(
        x=x,
        y=-downward,
        name=received,
        marker={"color": colours[Tier.WARM]},
        width=month,
        customdata=downward,
        hovertemplate="%{customdata}",
    )
    most = int(max(upward.max(initial=0), downward.max(initial=0), 1))
    ticks = sorted({-most, 0, most})
    chart.update_yaxes(
        tickvals=ticks, ticktext=[look.words.show(abs(tick)) for tick in ticks], range=[-_ROOM * most, _ROOM * most]
    )
    first, last = x[0], x[-1]
    chart.update_xaxes(hoverformat=look.words.form("axis_month"))
    if (last - first).days < _SHORT_DAYS:  # few bars: room beside them, and the months by name
        beside = timedelta(days=(_SHORT_DAYS - (last - first).days) // 2)
        chart.update_xaxes(range=[first - beside, last + beside], dtick="M2", tickformat=look.words.form("axis_month"))
    chart.update_layout(barmode="relative", bargap=0)
    for text, colour, place, anchor in (
        (given, colours[Tier.COULD_CALL], 1.0, "top"),
        (received, colours[Tier.WARM], 0.0, "bottom"),
    ):
        chart.add_annotation(
            x=0, xref="paper", y=place, yref="paper", yanchor=anchor, text=text, showarrow=False, font={"color": colour}
        )
    return chart
