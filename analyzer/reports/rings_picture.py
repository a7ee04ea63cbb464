"""The rings' positions → an SVG picture to keep, without names unless they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

import dataframely as dy

from analyzer.reports.palette import LINE, PAPER, TEXT, TIER_COLOURS, Theme
from analyzer.schemas import Positions, Tier

_SIZE: Final = 1000
_RADIUS: Final = 480.0
RADIUS_SHARE: Final = _RADIUS / _SIZE
"""Of the outermost circle, as a share of the picture's width."""


def render_rings(
    positions: dy.DataFrame[Positions],
    circles: Sequence[float],
    theme: Theme,
    title: str,
    you: str,
    names: Mapping[str, str] | None = None,
) -> str:
    """Draw the rings.

    Args:
        positions: As `schemas.Positions`.
        circles: Radii of the faint circles, the outermost being 1.
        theme: Light or dark.
        title: What the picture says, for those who cannot see it.
        you: What stands in the middle; nothing if empty.
        names: person_id → the name to write beside a named dot; nobody's if left out.

    Returns:
        A whole SVG document, 1000 by 1000.
    """
    ink, paper, line = TEXT[theme], PAPER[theme], LINE[theme]
    middle = _SIZE / 2
    at = f'cx="{middle}" cy="{middle}"'
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIZE} {_SIZE}" role="img"'
    parts = [
        f'<svg {frame} font-family="sans-serif" font-size="22"><title>{escape(title)}</title>',
        f'<rect width="{_SIZE}" height="{_SIZE}" fill="{paper}"/>',
        *(
            f'<circle {at} r="{circle * _RADIUS:.1f}" fill="none" stroke="{line}" stroke-width="1.5"/>'
            for circle in circles
        ),
    ]
    labels = []
    for tier in reversed(Tier):
        members = positions.filter(positions["tier"] == tier.value)
        dots: dict[str, list[str]] = {}
        for person_id, x, y, size, named in members.select("person_id", "x", "y", "size", "named").iter_rows():
            across, down = middle + x * _RADIUS, middle + y * _RADIUS
            dots.setdefault(f"{2 * size * _RADIUS:.1f}", []).append(f"M{across:.1f} {down:.1f}h.1")
            if named and names and person_id in names:
                labels.append(_label(across, down, size * _RADIUS, names[person_id], ink, paper))
        # A line hardly longer than nothing, with round ends, is a dot, and the shortest way to write thirty thousand of them.
        # Of no length at all, some readers of PDF leave it out.
        lines = (f'<path stroke-width="{wide}" d="{"".join(places)}"/>' for wide, places in dots.items())
        parts.append(f'<g fill="none" stroke="{TIER_COLOURS[theme][tier]}" stroke-linecap="round">{"".join(lines)}</g>')
    parts.append(f'<circle {at} r="28" fill="{ink}"/>')
    if you:
        parts.append(
            f'<text x="{middle}" y="{middle + 7}" text-anchor="middle" fill="{paper}" font-weight="bold">'
            f"{escape(you)}</text>"
        )
    return "".join([*parts, *labels, "</svg>"])


def _label(across: float, down: float, radius: float, name: str, ink: str, paper: str) -> str:
    above = down < _SIZE / 2
    y = down - radius - 8 if above else down + radius + 24
    return (
        f'<text x="{across:.1f}" y="{y:.1f}" text-anchor="middle" fill="{ink}" font-weight="bold" stroke="{paper}" '
        f'stroke-width="5" paint-order="stroke">{escape(name)}</text>'
    )
