"""The colours of everything that is drawn, on screen and on paper."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from analyzer.schemas import Tier


class Theme(StrEnum):
    """What the page's background is."""

    LIGHT = "light"
    DARK = "dark"


TIER_COLOURS: Final[dict[Theme, dict[Tier, str]]] = {
    Theme.LIGHT: {
        Tier.COULD_CALL: "#0c675f",
        Tier.WARM: "#d97706",
        Tier.DORMANT: "#4f5bd5",
        Tier.SHALLOW: "#94a3b8",
        Tier.NO_EVIDENCE: "#cbd5e1",
    },
    Theme.DARK: {
        Tier.COULD_CALL: "#2dd4bf",
        Tier.WARM: "#fbbf24",
        Tier.DORMANT: "#a5b4fc",
        Tier.SHALLOW: "#64748b",
        Tier.NO_EVIDENCE: "#475569",
    },
}
"""Safe for colour-blind eyes; nothing is told by colour alone."""

CIRCLE_COLOURS: Final[dict[Theme, tuple[str, ...]]] = {
    Theme.LIGHT: ("#4477aa", "#aa3377", "#228833", "#c2570c", "#0077bb", "#997700", "#7b3fa0", "#cc3311", "#117733"),
    Theme.DARK: ("#88bbee", "#ee88bb", "#77dd88", "#ffaa66", "#66ccee", "#ddcc77", "#c9a0ee", "#ff8877", "#99ddaa"),
}
"""Colours of the largest communities, told apart by colour-blind eyes as far as nine can be; the rest stay quiet."""

TEXT: Final = {Theme.LIGHT: "#0f172a", Theme.DARK: "#e2e8f0"}
QUIET: Final = {Theme.LIGHT: "#5b6b82", Theme.DARK: "#94a3b8"}
LINE: Final = {Theme.LIGHT: "#e2e8f0", Theme.DARK: "#334155"}

PAPER: Final = {Theme.LIGHT: "#ffffff", Theme.DARK: "#0f172a"}

GRAPH_COLOURS: Final[dict[str, str]] = {
    **{tier.value: colour for tier, colour in TIER_COLOURS[Theme.LIGHT].items()},
    "ego": TEXT[Theme.LIGHT],
    "thing": QUIET[Theme.LIGHT],
}
"""Colours of the nodes in files for other programs, which show them on white."""
