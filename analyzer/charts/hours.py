"""Messages by weekday and hour → a calendar of a week, the darker the more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import dataframely as dy
import numpy as np
import plotly.graph_objects as go

from analyzer.charts.template import Look, figure
from analyzer.habits import Hours
from analyzer.reports.palette import LINE, TIER_COLOURS
from analyzer.schemas import Tier

_DAYS: Final = 7
_HOURS: Final = 24
_NAMED: Final = (0, 6, 12, 18)


def draw_hours(hours: dy.DataFrame[Hours], days: Sequence[str], look: Look) -> go.Figure:
    """Draw a field for each hour of the week.

    Args:
        hours: As `habits.Hours`.
        days: The weekdays' names, Monday first.
        look: Of the page.
    """
    field = np.zeros((_DAYS, _HOURS), dtype=np.int32)
    for weekday, hour, letters in hours.iter_rows():
        field[weekday - 1, hour] = letters
    chart = figure(look, height=260)
    chart.add_heatmap(
        z=field,
        x=list(range(_HOURS)),
        y=list(days),
        colorscale=[[0, LINE[look.theme]], [1, TIER_COLOURS[look.theme][Tier.COULD_CALL]]],
        showscale=False,
        xgap=2,
        ygap=2,
        hovertemplate="%{y} %{x}:00 · %{z:,}<extra></extra>",
    )
    chart.update_yaxes(autorange="reversed", rangemode="normal", showgrid=False)
    chart.update_xaxes(tickvals=list(_NAMED), ticktext=[f"{hour}:00" for hour in _NAMED])
    chart.update_layout(hovermode="closest")
    return chart
