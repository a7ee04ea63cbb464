"""Export by export → three lines: whom one could call, who is warm, who is dormant."""

from __future__ import annotations

from typing import Final

import dataframely as dy
import plotly.graph_objects as go

from analyzer.charts.named_lines import draw_named_lines
from analyzer.charts.template import Look
from analyzer.reports.palette import TIER_COLOURS
from analyzer.schemas import Milestones, Tier

_TIERS: Final = (Tier.COULD_CALL, Tier.WARM, Tier.DORMANT)
_ROOM: Final = 1.25  # of the highest value: names stand above the lines


def draw_over_time(milestones: dy.DataFrame[Milestones], look: Look, names: dict[Tier, str]) -> go.Figure:
    """Draw the three lines.

    Args:
        milestones: As `schemas.Milestones`, at least two.
        look: Of the page.
        names: What each tier is called.
    """
    lines = [(milestones[tier.value], names[tier], TIER_COLOURS[look.theme][tier]) for tier in _TIERS]
    return draw_named_lines(milestones["exported_on"].to_list(), lines, look, _ROOM)
