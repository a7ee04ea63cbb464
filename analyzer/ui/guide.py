"""How to get an export: LinkedIn's steps, each with a drawing of our own, since its screens change and are not ours."""

from __future__ import annotations

from html import escape
from typing import Final

import streamlit as st

from analyzer.reports import LINE, PAPER, QUIET, TEXT, TIER_COLOURS, Theme
from analyzer.schemas import Tier
from analyzer.text import Words
from analyzer.ui import session

STEPS: Final = ("menu", "choose", "mail", "drop")
_WIDTH, _HEIGHT = 320, 180


def show(words: Words) -> None:
    """Draw the steps, side by side where there is room."""
    for place, step in enumerate(STEPS):
        if place % 2 == 0:
            columns = st.columns(2, gap="medium")
        with columns[place % 2]:
            st.image(draw(step, session.theme(), words), alt=words.say(f"guide.{step}_alt"), width="stretch")
            st.markdown(f"**{place + 1}.** {words.say(f'guide.{step}')}")


def draw(step: str, theme: Theme, words: Words) -> str:
    """Draw one step as SVG.

    Args:
        step: One of `STEPS`.
        theme: Light or dark.
        words: The language of what is written in it.
    """
    pen = _Pen(theme, words)
    {"menu": _menu, "choose": _choose, "mail": _mail, "drop": _drop}[step](pen)
    return pen.picture()


class _Pen:
    """Collects shapes in the colours of a theme."""

    def __init__(self, theme: Theme, words: Words) -> None:
        self.words = words
        self.paper, self.line, self.text, self.quiet = PAPER[theme], LINE[theme], TEXT[theme], QUIET[theme]
        self.accent = TIER_COLOURS[theme][Tier.COULD_CALL]
        self._shapes: list[str] = []

    def box(self, x: float, y: float, width: float, height: float, *, fill: str = "none", line: str = "") -> None:
        """Draw a rectangle with round corners."""
        self._shapes.append(
            f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6" fill="{fill}" stroke="{line or self.line}" '
            'stroke-width="1.5"/>'
        )

    def write(self, x: float, y: float, key: str, *, ink: str = "", bold: bool = False) -> None:
        """Write a word of the language."""
        said = escape(self.words.say(f"guide.{key}"))
        weight = "700" if bold else "400"
        self._shapes.append(
            f'<text x="{x}" y="{y}" font-size="13" font-weight="{weight}" fill="{ink or self.text}">{said}</text>'
        )

    def path(self, drawn: str, *, ink: str = "", width: float = 2) -> None:
        """Draw a line."""
        self._shapes.append(
            f'<path d="{drawn}" fill="none" stroke="{ink or self.quiet}" stroke-width="{width}" '
            'stroke-linecap="round" stroke-linejoin="round"/>'
        )

    def bar(self, x: float, y: float, width: float) -> None:
        """Draw a line of text nobody needs to read."""
        self.path(f"M{x} {y}h{width}", ink=self.line, width=6)

    def dot(self, x: float, y: float, *, filled: bool) -> None:
        """Draw a choice, taken or not."""
        self._shapes.append(
            f'<circle cx="{x}" cy="{y}" r="7" fill="{self.paper}" stroke="{self.accent if filled else self.quiet}" '
            'stroke-width="2"/>'
        )
        if filled:
            self._shapes.append(f'<circle cx="{x}" cy="{y}" r="3.5" fill="{self.accent}"/>')

    def picture(self) -> str:
        """Give what was drawn, on paper with a frame."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
            f'height="{_HEIGHT}" font-family="sans-serif"><rect x="1" y="1" width="{_WIDTH - 2}" height="{_HEIGHT - 2}" '
            f'rx="10" fill="{self.paper}" stroke="{self.line}" stroke-width="2"/>{"".join(self._shapes)}</svg>'
        )


def _menu(pen: _Pen) -> None:
    """Draw three lists, one leading to the next."""
    for row in range(4):
        pen.bar(24, 38 + 34 * row, 36)
    pen.box(88, 18, 214, 146)
    for row, key in enumerate(("settings", "privacy", "copy")):
        top = 30 + 44 * row
        chosen = row == 2  # noqa: PLR2004 - the last of three
        pen.box(98, top, 194, 34, fill=pen.accent if chosen else "none")
        pen.write(108, top + 22, key, ink=pen.paper if chosen else "", bold=chosen)
    pen.path("M66 91h12m-5-5l5 5l-5 5", ink=pen.accent)


def _choose(pen: _Pen) -> None:
    """Draw two choices, the larger taken, and a button."""
    pen.dot(34, 42, filled=True)
    pen.write(50, 47, "larger", bold=True)
    pen.bar(52, 66, 220)
    pen.dot(34, 100, filled=False)
    pen.write(50, 105, "single", ink=pen.quiet)
    pen.box(28, 128, 170, 34, fill=pen.accent, line=pen.accent)
    pen.write(42, 150, "request", ink=pen.paper, bold=True)


def _mail(pen: _Pen) -> None:
    """Draw two letters: the first soon, the whole one by tomorrow."""
    for left, key in ((30, "minutes"), (178, "day")):
        pen.box(left, 44, 112, 72)
        pen.path(f"M{left + 4} 50l52 36l52-36")
        pen.write(left + 4, 142, key, ink=pen.accent if key == "day" else pen.quiet, bold=key == "day")


def _drop(pen: _Pen) -> None:
    """Draw a zip on its way into the place where it is dropped."""
    pen.box(124, 28, 72, 54, line=pen.accent)
    pen.path("M160 32v10m0 26v10", ink=pen.accent)
    pen.write(146, 60, "zip", bold=True)
    pen.path("M160 92v26m-9-9l9 9l9-9", ink=pen.accent)
    pen.path("M40 128v32h240v-32", ink=pen.quiet)
