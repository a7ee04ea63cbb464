"""A report → one HTML file that needs nothing else: no script, no address, no font of another's."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from importlib import resources
from typing import Any, Final

from analyzer.reports.handout.model import (
    Block,
    Card,
    Cards,
    Grid,
    Picture,
    Prose,
    Report,
    Section,
    Strips,
    Subtitle,
    ToDos,
)
from analyzer.reports.palette import LINE, PAPER, QUIET, TEXT, TIER_COLOURS, Theme
from analyzer.schemas import Tier

_SVG_NAMESPACE: Final = ' xmlns="http://www.w3.org/2000/svg"'
"""Needed by a file of its own, and by nothing within a page."""


def render_html(report: Report) -> str:
    """Write a report as a page.

    Args:
        report: As `make_report` gives it.
    """
    style = resources.files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    there, callable_ = report.headline
    parts = [
        f'<!DOCTYPE html>\n<html lang="{escape(report.language)}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(report.title)}</title><style>{_variables()}{style}</style></head><body><main>",
        f'<p class="of">{escape(report.title)}</p>',
        f'<h1>{escape(there)} <span class="callable">{escape(callable_)}</span></h1>',
        f'<p class="lead">{escape(report.lead)}</p>',
        f'<p class="note">{escape(report.note)}</p>' if report.note else "",
        f'<p class="by">{escape(report.by)}</p>' if report.by else "",
        *map(_block, report.cover),
        *map(_section, report.sections),
        f"<footer>{escape(report.footer)}</footer></main></body></html>\n",
    ]
    return "".join(parts)


def _variables() -> str:
    def of(theme: Theme) -> str:
        colours = {
            "text": TEXT[theme],
            "quiet": QUIET[theme],
            "line": LINE[theme],
            "paper": PAPER[theme],
            "callable": TIER_COLOURS[theme][Tier.COULD_CALL],
            "bar": TIER_COLOURS[theme][Tier.SHALLOW],
        }
        return "".join(f"--{name}:{colour};" for name, colour in colours.items())

    return f":root{{{of(Theme.LIGHT)}}}"


def _section(section: Section) -> str:
    within = "".join(map(_block, section.blocks))
    page = ' class="page"' if section.new_page else ""
    return f"<section{page}><h2>{escape(section.title)}</h2>{within}</section>"


def _block(block: Block) -> str:
    return str(_AS_HTML[type(block)](block))


def _prose(prose: Prose) -> str:
    return f'<p class="{"quiet" if prose.quiet else "prose"}">{escape(prose.text)}</p>'


def _subtitle(subtitle: Subtitle) -> str:
    return f"<h3>{escape(subtitle.text)}</h3>"


def _cards(cards: Cards) -> str:
    return f'<ul class="cards">{"".join(map(_card, cards.people))}</ul>'


def _strips(strips: Strips) -> str:
    return f'<dl class="strips">{"".join(_strip(*row) for row in strips.rows)}</dl>'


def _steps(steps: ToDos) -> str:
    rows = (
        f'<li><span class="box" aria-hidden="true"></span><div><span class="when">{escape(step.when)}</span> '
        f"<strong>{escape(step.what)}</strong><br>{escape(step.says)}</div></li>"
        for step in steps.rows
    )
    return f'<ul class="steps">{"".join(rows)}</ul>'


def _card(card: Card) -> str:
    about = f' <span class="about">{escape(card.about)}</span>' if card.about else ""
    chips = f'<p class="chips">{" · ".join(map(escape, card.chips))}</p>' if card.chips else ""
    return f'<li><p class="who"><strong>{escape(card.name)}</strong>{about}</p><p>{escape(card.says)}</p>{chips}</li>'


def _grid(grid: Grid) -> str:
    head = "".join(
        f'<th scope="col"{_right(right)}>{escape(cell)}</th>'
        for cell, right in zip(grid.head, grid.numbers, strict=True)
    )
    rows = []
    for place, row in enumerate(grid.rows):
        dot = f'<span class="dot" style="background:{grid.dots[place]}"></span> ' if grid.dots else ""
        cells = (f"<td{_right(right)}>{escape(cell)}</td>" for cell, right in zip(row, grid.numbers, strict=True))
        rows.append(f"<tr>{''.join(cells).replace('<td>', f'<td>{dot}', 1)}</tr>")
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'


def _right(right: bool) -> str:  # noqa: FBT001 - one of a row of them
    return ' class="number"' if right else ""


def _strip(name: str, share: float, shown: str) -> str:
    return (
        f'<dt>{escape(name)}</dt><dd><span class="bar" style="width:{70 * share:.1f}%"></span> '
        f"<span>{escape(shown)}</span></dd>"
    )


def _picture(picture: Picture) -> str:
    labels = "".join(
        f'<span class="{"light" if label.light else "dark"} {_SIDES[label.side]}" style="left:{100 * label.x:.1f}%;top:{100 * label.y:.1f}%">'
        f"{escape(label.text)}</span>"
        for label in picture.labels
    )
    svg = picture.svg.replace(_SVG_NAMESPACE, "", 1)
    return (
        f'<figure role="img" aria-label="{escape(picture.alt)}" style="width:{100 * picture.width:.0f}%">{svg}'
        f'<div aria-hidden="true">{labels}</div></figure>'
    )


_SIDES: Final = {-1: "before", 0: "amid", 1: "after"}
_AS_HTML: Final[dict[type, Callable[[Any], str]]] = {
    Prose: _prose,
    Subtitle: _subtitle,
    Cards: _cards,
    Grid: _grid,
    Strips: _strips,
    Picture: _picture,
    ToDos: _steps,
}
