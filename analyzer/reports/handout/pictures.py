"""Positions and yearly totals → pictures without words, and the words that stand on them."""

from __future__ import annotations

from typing import Final

import polars as pl

from analyzer.analysis import Analysis
from analyzer.reports.handout.model import Label, Picture
from analyzer.reports.palette import LINE, PAPER, QUIET, TIER_COLOURS, Theme
from analyzer.reports.rings_layout import CIRCLES, place_people
from analyzer.reports.rings_picture import RADIUS_SHARE, render_rings
from analyzer.schemas import Tier
from analyzer.text import Naming, Words

_BESIDE: Final = 0.026
_GAP: Final = 0.008
"""From a dot's edge to the middle of the name above or below it, and to the beginning of the one at its side, as shares of
the picture."""

_UPRIGHT: Final = 0.02
"""Distance from the middle line, in radii of the circle, within which a name stands above or below its dot."""

_MIDDLE: Final = 0.5
_RINGS_WIDTH: Final = 0.64
_CURVE: Final = (1000, 300)
_TOP: Final = 0.86
"""Share of the height that the largest number reaches: its name stands above."""


def draw_rings(analysis: Analysis, naming: Naming, words: Words, alt: str) -> Picture:
    """Draw the rings, with the short names of the handful beside their dots."""
    positions = place_people(analysis.ties)
    svg = render_rings(positions, CIRCLES, Theme.LIGHT, alt, "")
    named = positions.filter("named").join(analysis.ties.select("person_id", "name"), on="person_id")
    labels = [Label(_MIDDLE, _MIDDLE, words.say("app.you"), light=True)]
    short = naming.beside_dots(named["name"].to_list())
    for row, name in zip(named.iter_rows(named=True), short, strict=True):
        away = row["size"] * RADIUS_SHARE
        x, y = _MIDDLE + row["x"] * RADIUS_SHARE, _MIDDLE + row["y"] * RADIUS_SHARE
        if abs(row["x"]) > _UPRIGHT:  # outwards, where nobody else's name is
            side = 1 if row["x"] > 0 else -1
            labels.append(Label(x + side * (away + _GAP), y, name, side=side))
        else:
            labels.append(Label(x, y + (away + _BESIDE) * (-1 if row["y"] < 0 else 1), name))
    return Picture(svg, alt, tuple(labels), _RINGS_WIDTH, 1.0)


def draw_curve(years: pl.DataFrame, alt: str, links: str, spoken: str, words: Words) -> Picture:
    """Draw links collected and people spoken to, year by year, as two filled lines.

    Args:
        years: As `habits.Collecting`.
        alt: What the picture says.
        links: What the upper line is called.
        spoken: What the lower one is called.
        words: The language.
    """
    wide, high = _CURVE
    most = max(1, int(years["links"][-1]))
    step = wide / max(years.height - 1, 1)
    colours = {"links": QUIET[Theme.LIGHT], "spoken": TIER_COLOURS[Theme.LIGHT][Tier.COULD_CALL]}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">',
        f'<rect width="{wide}" height="{high}" fill="{PAPER[Theme.LIGHT]}"/>',
        f'<line x1="0" y1="{high - 1}" x2="{wide}" y2="{high - 1}" stroke="{LINE[Theme.LIGHT]}" stroke-width="2"/>',
    ]
    for name, colour in colours.items():
        points = [
            f"{place * step:.1f},{high - 1 - _TOP * (high - 4) * value / most:.1f}"
            for place, value in enumerate(years[name].to_list())
        ]
        line = points if len(points) > 1 else [points[0], f"{wide},{points[0].split(',')[1]}"]
        area = " ".join(["0," + str(high - 1), *line, f"{wide},{high - 1}"])
        parts.append(f'<polygon points="{area}" fill="{colour}" fill-opacity="0.12"/>')
        parts.append(f'<polyline points="{" ".join(line)}" fill="none" stroke="{colour}" stroke-width="4"/>')
    total, talked = int(years["links"][-1]), int(years["spoken"][-1])
    labels = (
        Label(0.86, 0.05, f"{links}: {words.show(total)}"),
        Label(0.86, min(0.93 - _TOP * talked / most, 0.9), f"{spoken}: {words.show(talked)}"),
        Label(0.03, 1.05, str(years["year"][0])),
        Label(0.97, 1.05, str(years["year"][-1])),
    )
    return Picture("".join([*parts, "</svg>"]), alt, labels, 1.0, high / wide)
