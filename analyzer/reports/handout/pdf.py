"""A report → a tagged PDF with its fonts in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Final, Literal, cast
from unicodedata import category

from analyzer.reports.handout.model import Block, Report
from analyzer.reports.palette import LINE, QUIET, TEXT, TIER_COLOURS, Theme
from analyzer.schemas import Tier

_FAMILIES: Final = ("Noto Sans", "Noto Sans Arabic", "Noto Sans CJK JP", "Libertinus Serif")
"""Fonts in the order a letter is looked for; the last one comes with typst and has Hebrew."""

_SHARPNESS: Final = 96.0
"""Dots an inch of a picture of a page: legible, and quickly there."""

_PICTURES: Final = "\u2190"
"""From here on Unicode's signs are pictures; before it stand the degree, the copyright, the trade mark."""

_NO_LETTERS: Final = frozenset({"So", "Cn", "Co", "Cs"})
"""Categories that a font for words does not draw, from there on: signs, and what is not assigned."""

_NO_SIGN: Final = frozenset("\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
"""Ask for the colourful form of the sign before them, or for a colour of skin."""

_ACCESSIBLE: Final = "ua-1"
"""PDF/UA-1: tagged, with alternatives for pictures, and no letter without a glyph."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF.

    Attributes:
        content: Its bytes.
        complete: Whether every letter was found in a font; where not, a box stands in its place.
    """

    content: bytes
    complete: bool


def render_pdf(report: Report) -> Printed:
    """Print a report on A4: bookmarks, page numbers, tags, and fonts that draw the names of most of the world.

    Args:
        report: As `make_report` gives it.
    """
    import typst  # noqa: PLC0415 - a compiler of some weight, needed by whoever prints alone

    compiled = _compiler(report)
    try:
        return Printed(compiled("pdf", _ACCESSIBLE)[0], complete=True)
    except typst.TypstError:  # a letter no font has: its message quotes it, so it goes no further
        return Printed(compiled("pdf", None)[0], complete=False)


def render_first_page(report: Report) -> bytes:
    """Draw the first page of a report as a picture (PNG).

    Args:
        report: As `make_report` gives it.
    """
    return _compiler(report)("png", None)[0]


def _compiler(report: Report) -> Callable[[Literal["pdf", "png"], Literal["ua-1"] | None], list[bytes]]:
    import typst  # noqa: PLC0415 - as above

    template = resources.files(__package__).joinpath("page.typ").read_bytes()
    given = {"report": json.dumps(_cleared(_document(report)), ensure_ascii=False)}
    fonts = typst.Fonts(include_system_fonts=False, font_paths=_font_folders())  # the same paper everywhere

    def compiled(form: Literal["pdf", "png"], standard: Literal["ua-1"] | None) -> list[bytes]:
        compiler = typst.Compiler(template, font_paths=fonts, sys_inputs=given)  # a failed one forgets its template
        written = compiler.compile(format=form, pdf_standards=standard, ppi=_SHARPNESS)
        return written if isinstance(written, list) else [cast("bytes", written)]

    return compiled


def _drawable(text: str) -> str:
    """Leave out emoji and the like: no font has them, and they are no part of anybody's name."""
    return "".join(letter for letter in text if letter not in _NO_SIGN and not _is_picture(letter)).strip()


def _is_picture(letter: str) -> bool:
    return letter >= _PICTURES and category(letter) in _NO_LETTERS


def _font_folders() -> list[str]:
    """Give the folders of the fonts: Latin, Greek and Cyrillic; Arabic; Chinese, Japanese and Korean."""
    import fontpkg_noto_sans  # noqa: PLC0415 - needed by whoever prints alone
    import fontpkg_noto_sans_arabic  # noqa: PLC0415
    import noto_cjk_sans_jp_regular  # noqa: PLC0415

    fonts = (fontpkg_noto_sans, fontpkg_noto_sans_arabic, noto_cjk_sans_jp_regular)
    return [str(Path(str(font.__file__)).parent) for font in fonts]


def _document(report: Report) -> dict[str, Any]:
    theme = Theme.LIGHT
    return {
        **asdict(report),
        "cover": [_block(block) for block in report.cover],
        "sections": [
            {"title": one.title, "new_page": one.new_page, "blocks": [_block(block) for block in one.blocks]}
            for one in report.sections
        ],
        "fonts": list(_FAMILIES),
        "colours": {
            "text": TEXT[theme],
            "quiet": QUIET[theme],
            "line": LINE[theme],
            "bar": TIER_COLOURS[theme][Tier.SHALLOW],
            "callable": TIER_COLOURS[theme][Tier.COULD_CALL],
        },
    }


def _cleared(value: Any) -> Any:  # noqa: ANN401 - any value of JSON
    if isinstance(value, str):
        return _drawable(value)
    if isinstance(value, dict):
        return {name: _cleared(one) for name, one in value.items()}
    return [_cleared(one) for one in value] if isinstance(value, list | tuple) else value


def _block(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__.lower(), **asdict(block)}
