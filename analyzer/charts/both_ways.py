"""What went each way in each year → bars, ego's upward and theirs downward."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import plotly.graph_objects as go

from analyzer.charts.template import Look, figure
from analyzer.reports.palette import TIER_COLOURS
from analyzer.schemas import Tier

_ROOM: Final = 1.4  # of the tallest bar: the names of the two sides stand above and below it
_TICKS: Final = 7  # years named on the axis at most, counted back from the last


def draw_both_ways(
    years: Sequence[int], given: Sequence[int], received: Sequence[int], look: Look, names: tuple[str, str]
) -> go.Figure:
    """Draw two numbers a year.

    Args:
        years: The years.
        given: What ego did.
        received: What others did.
        look: Of the page.
        names: What the upper and the lower side are called.
    """
    chart = figure(look, height=240)
    colours = TIER_COLOURS[look.theme]
    sides = (
        (names[0], list(given), colours[Tier.COULD_CALL]),
        (names[1], [-one for one in received], colours[Tier.WARM]),
    )
    for name, values, colour in sides:
        chart.add_bar(
            x=list(years),
            y=values,
            name=name,
            marker={"color": colour},
            customdata=[abs(value) for value in values],
            hovertemplate="%{customdata:,}",
        )
    most = max([1, *given, *received])
    chart.update_yaxes(
        tickvals=[-most, 0, most],
        ticktext=[look.words.show(most), "0", look.words.show(most)],
        range=[-_ROOM * most, _ROOM * most],
    )
    step = max(1, -(-len(years) // _TICKS))
    chart.update_xaxes(tickvals=list(years)[::-1][::step], tickformat="d")
    chart.update_layout(barmode="relative", bargap=0.3)
    for (name, _, colour), place, anchor in zip(sides, (1.0, 0.0), ("top", "bottom"), strict=True):
        chart.add_annotation(
            x=0, xref="paper", y=place, yref="paper", yanchor=anchor, text=name, showarrow=False, font={"color": colour}
        )
    return chart
