"""How time and memory grow with an export: `python -m benchmarks.growth [--runs N]` draws it into docs/performance.md.

Invented exports of 5,000 to a million messages and 500 to 30,000 connections, from zip to ties, each in processes of its
own, in turn. The picture and the table in the document are written anew.
"""

from __future__ import annotations

import argparse
import math
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.timing import Timing, in_turn, make_export, median

SIZES: Final = ((500, 5_000), (5_000, 50_000), (30_000, 500_000), (30_000, 1_000_000))
"""Connections and messages."""

DOCUMENT: Final = Path(__file__).parents[1] / "docs" / "performance.md"
PICTURE: Final = DOCUMENT.parent / "images" / "growth.svg"

_WIDTH, _HEIGHT = 360, 240
_LEFT, _TOP, _RIGHT, _BOTTOM = 56, 36, 24, 40
_INK, _LINE = "#3d4b52", "#1f7a78"
_BETWEEN: Final = re.compile(r"(?<=<!-- growth -->\n).*?(?=<!-- /growth -->)", re.DOTALL)


def draw(title: str, unit: str, figures: Sequence[float], ticks: Sequence[float], left: int) -> str:
    """Draw one quantity over messages, both in logarithms, as part of an SVG that begins so many pixels from its left."""
    messages = [count for _, count in SIZES]
    across = (math.log(messages[0]), math.log(messages[-1]))
    up = (math.log(ticks[0]), math.log(ticks[-1]))

    def x(count: float) -> float:
        return left + _LEFT + (_WIDTH - _LEFT - _RIGHT) * (math.log(count) - across[0]) / (across[1] - across[0])

    def y(figure: float) -> float:
        return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (math.log(figure) - up[0]) / (up[1] - up[0])

    parts = [f'<text x="{left + _LEFT}" y="20" font-weight="600">{title}</text>']
    parts.extend(
        (
            f'<line x1="{left + _LEFT}" x2="{left + _WIDTH - _RIGHT}" y1="{y(tick):.1f}" y2="{y(tick):.1f}" '
            f'stroke="#d8dfe2"/><text x="{left + _LEFT - 6}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick:g} {unit}</text>'
        )
        for tick in ticks
    )
    for count in messages:
        said = f"{count // 1_000_000} M" if count >= 1_000_000 else f"{count // 1000} k"  # noqa: PLR2004 - a million
        parts.append(f'<text x="{x(count):.1f}" y="{_HEIGHT - 18}" text-anchor="middle">{said}</text>')
    points = [(x(count), y(figure)) for count, figure in zip(messages, figures, strict=True)]
    path = " ".join(f"{across:.1f},{height:.1f}" for across, height in points)
    parts.append(f'<polyline points="{path}" fill="none" stroke="{_LINE}" stroke-width="2"/>')
    parts.extend(f'<circle cx="{across:.1f}" cy="{height:.1f}" r="4" fill="{_LINE}"/>' for across, height in points)
    return "".join(parts)


def picture(timings: Sequence[Timing]) -> str:
    """Draw time and memory side by side."""
    time = draw("Zip to ties", "s", [one.wall for one in timings], (0.25, 0.5, 1, 2, 4, 8), 0)
    memory = draw("Memory at most", "MiB", [one.peak for one in timings], (100, 200, 400, 800, 1600), _WIDTH)
    foot = f'<text x="{_WIDTH}" y="{_HEIGHT - 2}" text-anchor="middle">messages in the export</text>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * _WIDTH} {_HEIGHT + 4}" width="{2 * _WIDTH}" '
        f'height="{_HEIGHT + 4}" font-family="sans-serif" font-size="12" fill="{_INK}" role="img" '
        f'aria-label="Time and memory over the number of messages">'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{time}{memory}{foot}</svg>\n'
    )


def table(timings: Sequence[Timing]) -> str:
    """Write the figures."""
    head = "| connections | messages | wall, s | CPU, s | memory at most, MiB |\n|---|---|---|---|---|"
    rows = [
        f"| {connections:,} | {messages:,} | {one.wall:.2f} | {one.cpu:.2f} | {one.peak:.0f} |"
        for (connections, messages), one in zip(SIZES, timings, strict=True)
    ]
    return "\n".join([head, *rows])


def main() -> None:
    """Measure, draw and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="rounds")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        exports = [make_export(Path(name) / f"{size[1]}.zip", *size) for size in SIZES]
        timings = [median(one) for one in in_turn([("ties", export) for export in exports], runs)]
    PICTURE.write_text(picture(timings), encoding="utf-8")
    said = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(_BETWEEN.sub(lambda _: f"\n{table(timings)}\n\n", said), encoding="utf-8")
    print(table(timings))


if __name__ == "__main__":
    main()
