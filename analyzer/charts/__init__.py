"""Typed frames → pictures: the rings' positions and the Plotly charts, under one palette and one template."""

from analyzer.charts.collecting import draw_collecting
from analyzer.charts.palette import TEXT, TIER_COLOURS, Theme
from analyzer.charts.rhythm import draw_rhythm
from analyzer.charts.rings import CIRCLES, Positions, place_people

__all__ = ["CIRCLES", "TEXT", "TIER_COLOURS", "Positions", "Theme", "draw_collecting", "draw_rhythm", "place_people"]
