"""A stranger's text → the same text, meaning nothing to markdown."""

from __future__ import annotations

import re
from typing import Final

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@\"'=^/])")
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")

_ADDRESS: Final = re.compile(r"https?:/|www\.|@", re.IGNORECASE)
"""How that begins, or what stands in it, of which markdown makes a link by itself."""

_JOINER: Final = "\u2060"
"""Takes no room and breaks no line; it parts an address where markdown would know it as one."""


def plain(text: str) -> str:
    """Make a stranger's text mean nothing to markdown: every untrusted string passes here on its way into one.

    Marks that turn the reading direction or take no room become a space, so that a name cannot pose as another. Addresses
    get a mark of their own that nobody sees: markdown makes links of them after it has read what is escaped.
    """
    shown = _UNSEEN.sub(" ", text)
    return _MARKUP.sub(r"\\\1", _ADDRESS.sub(lambda begun: begun[0][:-1] + _JOINER + begun[0][-1], shown))
