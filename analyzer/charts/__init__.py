"""Typed frames → Plotly charts, under one template."""

from analyzer.charts.bars import draw_bars
from analyzer.charts.both_ways import draw_both_ways
from analyzer.charts.collecting import draw_collecting
from analyzer.charts.hours import draw_hours
from analyzer.charts.over_time import draw_over_time
from analyzer.charts.progress import draw_progress
from analyzer.charts.rhythm import draw_rhythm
from analyzer.charts.strips import Interval, Strip, draw_intervals, draw_places, draw_strips
from analyzer.charts.sway import draw_sway
from analyzer.charts.template import Look

__all__ = [
    "Interval",
    "Look",
    "Strip",
    "draw_bars",
    "draw_both_ways",
    "draw_collecting",
    "draw_hours",
    "draw_intervals",
    "draw_over_time",
    "draw_places",
    "draw_progress",
    "draw_rhythm",
    "draw_strips",
    "draw_sway",
]
