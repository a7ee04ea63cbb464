"""A message → what is left of it without greeting, name, case, punctuation and spaces: the form in which copies meet."""

from __future__ import annotations

import re
from typing import Final

import polars as pl

from analyzer.cues.dutch import DUTCH
from analyzer.cues.english import ENGLISH
from analyzer.cues.french import FRENCH
from analyzer.cues.german import GERMAN
from analyzer.cues.italian import ITALIAN
from analyzer.cues.portuguese import PORTUGUESE
from analyzer.cues.rules import engine_for
from analyzer.cues.spanish import SPANISH

_LANGUAGES: Final = (ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, DUTCH)
GREETINGS: Final = tuple(
    sorted({word for language in _LANGUAGES for word in language.greetings}, key=lambda word: (-len(word), word))
)
"""Openings after which a name is expected, longest first."""

_OPENING: Final = (
    r"^\s*(?:" + "|".join(re.escape(word) for word in GREETINGS) + r")\b"
    r"(?:,?\s+(?:there|all|again|both|together|zusammen|encore))?,?"
)
# A greeting ends at its comma, its dash, its exclamation mark or its line; a name is at most four words.
_UP_TO_THE_COMMA: Final = _OPENING + r"(?:\s+[\p{L}\p{M}'’.\-]+){0,4}?(?:\s*[,!:;–—\n]|\s-\s|\.\s)"
_NO_LETTER: Final = r"[^\p{L}\p{N}]+"

_KEY_CHARACTERS: Final = 36
_TAIL_CHARACTERS: Final = 50


def normal_form(text: pl.Expr, name: pl.Expr, first_name: pl.Expr) -> pl.Expr:
    """Reduce a message to what is the same in every copy of it: letters and digits after the greeting.

    The greeting goes with the name it greets, whether a comma follows or not: "Hi Zoë, are you …" and
    "hi Zoe Example are you …" both leave "areyou…".

    Args:
        text: The message.
        name: The recipient's full name, lower-case.
        first_name: The recipient's first name, lower-case.
    """
    lower = text.str.to_lowercase()
    without = lower.str.replace(_UP_TO_THE_COMMA, "")
    greeted = without.str.len_bytes() < lower.str.len_bytes()
    opened = lower.str.replace(_OPENING, "").str.strip_chars_start()
    named = (
        pl.when(opened.str.starts_with(name))
        .then(opened.str.strip_prefix(name))
        .when(opened.str.starts_with(first_name))
        .then(opened.str.strip_prefix(first_name))
        .otherwise(opened)
    )
    return pl.when(greeted).then(without).otherwise(named).str.replace_all(_NO_LETTER, "")


def tail_keys(texts: pl.Series) -> pl.Series:
    """Give a cheap key that equal normal forms of 40 characters and more share: their last letters and digits.

    They are looked for at the end of the message, and in all of it only where its end is mostly something else.
    """
    keys = _last_letters(texts, _TAIL_CHARACTERS)
    short = keys.str.len_chars() < _KEY_CHARACTERS
    return keys.scatter(short.arg_true(), _last_letters(texts.filter(short), None)) if short.any() else keys


def _last_letters(texts: pl.Series, within: int | None) -> pl.Series:
    """Find the last letters and digits of each text, looked for in so many of its last characters or in all of it."""
    text = pl.col("text").str.strip_chars_end().str.tail(within) if within else pl.col("text")
    letters = text.str.to_lowercase().str.replace_all(_NO_LETTER, "").str.tail(_KEY_CHARACTERS)
    return texts.to_frame("text").lazy().select(letters).collect(engine=engine_for(texts))["text"]
