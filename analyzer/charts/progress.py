"""How the list stood at each export → two lines, links and people spoken to."""

from __future__ import annotations

from typing import Final

import dataframely as dy
import plotly.graph_objects as go
import polars as pl

from analyzer.charts.named_lines import draw_named_lines
from analyzer.charts.template import Look
from analyzer.reports.palette import QUIET, TIER_COLOURS
from analyzer.schemas import Milestones, Tier

_ROOM: Final = 1.2  # of the highest value: names stand above the lines


def draw_progress(milestones: dy.DataFrame[Milestones], look: Look, links: str, spoken: str) -> go.Figure:
    """Draw the two lines.

    Args:
        milestones: As `schemas.Milestones`, at least two.
        look: Of the page.
        links: What the upper line is called.
        spoken: What the lower line is called.
    """
    spoken_to = milestones.select(pl.col("connections") - pl.col("never_spoken")).to_series()
    lines = [
        (milestones["connections"], links, QUIET[look.theme]),
        (spoken_to, spoken, TIER_COLOURS[look.theme][Tier.COULD_CALL]),
    ]
    return draw_named_lines(milestones["exported_on"].to_list(), lines, look, _ROOM)
