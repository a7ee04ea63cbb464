"""How a number is spread over groups, and where somebody stands → strips that lie, one a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

import plotly.graph_objects as go

from analyzer.charts.template import Look, as_text, figure
from analyzer.reports.palette import LINE, QUIET, TEXT, TIER_COLOURS
from analyzer.schemas import Tier

_ROW: Final = 40
_MARGIN: Final = 64
"""Pixels of a row, and of what stands below them."""

_BAR: Final = 14
_LETTERS: Final = 24
_LINES: Final = 2
"""Letters of a line beside the rows, and lines of one: a telephone has room for the picture then."""

_DOT: Final = 12
_ROOM: Final = 0.05  # of the width, beyond the outermost interval
_PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class Strip:
    """One group.

    Attributes:
        name: What it is called.
        low: The outermost level below that is told.
        quarter: Beginning of the middle half; None where it is not told.
        middle: The half.
        three_quarters: End of the middle half; None where it is not told.
        high: The outermost level above that is told.
    """

    name: str
    low: float
    quarter: float | None
    middle: float
    three_quarters: float | None
    high: float


@dataclass(frozen=True, slots=True)
class Interval:
    """One number of which it is known how sure it is.

    Attributes:
        name: What it is called.
        value: The number.
        lowest: Where the interval begins.
        highest: Where it ends.
    """

    name: str
    value: float
    lowest: float
    highest: float


def draw_strips(strips: Sequence[Strip], look: Look, *, percent: bool) -> go.Figure:
    """Draw a line from the outermost level to the other, a bar over the middle half, and a tick at the half.

    Args:
        strips: One a group, from the top down.
        look: Of the page.
        percent: Whether the numbers are shares (0-1).
    """
    chart = _rows([one.name for one in strips], look)
    colour = TIER_COLOURS[look.theme][Tier.COULD_CALL]
    for row, one in enumerate(strips):
        _line(chart, row, one.low, one.high, QUIET[look.theme], 2)
        if one.quarter is not None and one.three_quarters is not None:
            _line(chart, row, one.quarter, one.three_quarters, colour, _BAR)
    chart.add_scatter(
        x=[one.middle for one in strips],
        y=list(range(len(strips))),
        mode="markers",
        marker={"symbol": "line-ns", "size": 22, "line": {"width": 3, "color": TEXT[look.theme]}},
        hoverinfo="skip",
    )
    chart.update_xaxes(tickformat=".0%" if percent else ",~r", rangemode="tozero")
    return chart


def draw_intervals(intervals: Sequence[Interval], look: Look, *, percent: bool) -> go.Figure:
    """Draw a dot with the line of its interval a row, and a faint line at no change.

    Args:
        intervals: One a row, from the top down.
        look: Of the page.
        percent: Whether the numbers are shares (0-1).
    """
    chart = _rows([one.name for one in intervals], look)
    chart.add_vline(x=0, line={"color": QUIET[look.theme], "width": 1, "dash": "dot"})
    for row, one in enumerate(intervals):
        _line(chart, row, one.lowest, one.highest, QUIET[look.theme], 3)
    _dots(chart, [one.value for one in intervals], look)
    ends = [0.0, *(end for one in intervals for end in (one.lowest, one.highest))]
    room = _ROOM * (max(ends) - min(ends) or 1)
    chart.update_xaxes(
        tickformat="+.0%" if percent else "+,~r", range=[min(ends) - room, max(ends) + room], zeroline=False
    )
    return chart


def draw_places(places: Sequence[Interval], look: Look, axis: str) -> go.Figure:
    """Draw where somebody stands, a row a measure, among all participants from none to all; the middle half is shaded.

    Args:
        places: Shares of participants (0-1) that have less.
        look: Of the page.
        axis: What the axis counts.
    """
    chart = _rows([one.name for one in places], look)
    chart.add_vrect(x0=25, x1=75, fillcolor=LINE[look.theme], opacity=0.6, layer="below", line_width=0)
    for row, one in enumerate(places):
        _line(chart, row, _PERCENT * one.lowest, _PERCENT * one.highest, QUIET[look.theme], 3)
    _dots(chart, [_PERCENT * one.value for one in places], look)
    quarters = [0, 25, 50, 75, 100]
    told = [look.words.percent(one) for one in quarters]
    chart.update_xaxes(range=[-3, 109], tickvals=quarters, ticktext=told, title=axis)
    return chart


def _rows(names: Sequence[str], look: Look) -> go.Figure:
    """Start a chart with a row for each name; rows go by their numbers, so that two of one name are two."""
    chart = figure(look, height=_ROW * len(names) + _MARGIN)
    chart.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[_on_two_lines(name) for name in names],
        range=[len(names) - 0.5, -0.5],
        showgrid=False,
        tickfont={"color": TEXT[look.theme]},
        ticksuffix="  ",
        rangemode="normal",
    )
    chart.update_xaxes(showgrid=True)
    chart.update_layout(hovermode=False)
    return chart


def _on_two_lines(name: str) -> str:
    """Break a name where a line of a telephone ends; what is longer than two of them is cut."""
    lines = wrap(name, _LETTERS)
    shown = [*lines[:1], *([f"{lines[1][: _LETTERS - 1]}…"] if len(lines) > _LINES else lines[1:])]
    return "<br>".join(as_text(line) for line in shown)


def _line(chart: go.Figure, row: int, start: float, end: float, colour: str, width: int) -> None:
    chart.add_scatter(
        x=[start, end], y=[row, row], mode="lines", line={"color": colour, "width": width}, hoverinfo="skip"
    )


def _dots(chart: go.Figure, values: Sequence[float], look: Look) -> None:
    chart.add_scatter(
        x=list(values),
        y=list(range(len(values))),
        mode="markers",
        marker={"size": _DOT, "color": TIER_COLOURS[look.theme][Tier.COULD_CALL]},
        hoverinfo="skip",
    )
