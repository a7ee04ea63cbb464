"""The places of a network → an SVG picture to keep, without names."""

from __future__ import annotations

from collections.abc import Collection
from html import escape
from typing import Final

import polars as pl

from analyzer.network import Network, living_ties
from analyzer.reports.palette import LINE, PAPER, QUIET, TEXT, TIER_COLOURS, Theme
from analyzer.schemas import Tier

_SIZE: Final = 1000
_RADIUS: Final = 480.0
_DOTS: Final = {Tier.COULD_CALL: 8.0, Tier.WARM: 5.0, Tier.DORMANT: 4.0, Tier.SHALLOW: 2.4, Tier.NO_EVIDENCE: 1.8}
_CROWD: Final = 3_000
"""People from which the dots shrink, so that they stay dots."""


def render_network(network: Network, theme: Theme, title: str, you: str, without: Collection[str] = frozenset()) -> str:
    """Draw everybody where they lie, the closest on top, and inferred ties among the living ones.

    Args:
        network: The network.
        theme: Light or dark.
        title: What the picture says, for those who cannot see it.
        you: What stands in the middle.
        without: The person_id of those to leave out; everybody else stays where they are.

    Returns:
        A whole SVG document, 1000 by 1000.
    """
    ink, paper, middle = TEXT[theme], PAPER[theme], _SIZE / 2
    at = f'cx="{middle}" cy="{middle}"'
    shrink = min(1.0, (_CROWD / max(network.places.height, 1)) ** 0.5)
    people = (
        network.shares.alters.select("person_id", pl.col("tier").cast(pl.String))
        .filter(~pl.col("person_id").is_in(list(without)))
        .join(network.places, on="person_id", maintain_order="left")
    )
    spots = {
        person_id: (middle + x * _RADIUS, middle + y * _RADIUS)
        for person_id, x, y in people.select("person_id", "x", "y").iter_rows()
    }
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIZE} {_SIZE}" width="{_SIZE}" height="{_SIZE}" '
        f'role="img" font-family="sans-serif" font-size="18"><title>{escape(title)}</title>'
    )
    parts = [
        head,
        f'<rect width="{_SIZE}" height="{_SIZE}" fill="{paper}"/>',
        f'<circle {at} r="{_RADIUS}" fill="none" stroke="{LINE[theme]}"/>',
        f'<g stroke="{QUIET[theme]}" stroke-opacity="0.5" stroke-dasharray="3 3">',
        *(
            _line(spots[one], spots[other])
            for one, other in _among_living(network).iter_rows()
            if one in spots and other in spots
        ),
        "</g>",
    ]
    for tier in reversed(Tier):
        radius = _DOTS[tier] * (1.0 if tier is Tier.COULD_CALL else shrink)
        members = people.filter(pl.col("tier") == tier.value)["person_id"].to_list()
        dots = "".join(f"M{x:.1f} {y:.1f}h.1" for x, y in (spots[one] for one in members))
        colour = f'stroke="{TIER_COLOURS[theme][tier]}" stroke-width="{2 * radius:.1f}"'
        parts.append(f'<path fill="none" {colour} stroke-linecap="round" d="{dots}"/>' if dots else "")
    parts.append(f'<circle {at} r="14" fill="{ink}"/>')
    parts.append(
        f'<text x="{middle}" y="{middle + 4}" text-anchor="middle" font-size="12" fill="{paper}">{escape(you)}</text>'
    )
    return "".join([*parts, "</svg>"])


def _among_living(network: Network) -> pl.DataFrame:
    living = living_ties(network.shares.alters)["person_id"].implode()
    return network.inferred.filter(pl.col("one").is_in(living) & pl.col("other").is_in(living)).select("one", "other")


def _line(one: tuple[float, float], other: tuple[float, float]) -> str:
    return f'<line x1="{one[0]:.1f}" y1="{one[1]:.1f}" x2="{other[0]:.1f}" y2="{other[1]:.1f}"/>'
