"""What a rule over message text is, and how many messages are searched with it at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule that finds one kind of sentence in messages of one language.

    Attributes:
        name: What it finds.
        gate: Lower-case words or parts of words, one of which every hit contains: the cheap first look.
        says: Regular expressions, case-insensitive, one of which the sentence matches.
        unless: Regular expressions, one of which a sentence must not match: questions, wishes, near misses.
    """

    name: str
    gate: tuple[str, ...]
    says: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """The rules of one language.

    Attributes:
        code: ISO 639-1.
        greetings: Lower-case openings that stand before a name.
        cues: The rules.
    """

    code: str
    greetings: tuple[str, ...]
    cues: tuple[Cue, ...]


SENTENCE = r"[^.!?\n]"
"""What a sentence is made of; a full stop inside a number does not end one."""


def find_phrases(texts: pl.Series, cues: Sequence[Cue]) -> pl.Series:
    """Find the first sentence of each text that one of the rules hits; null where none does.

    Args:
        texts: Messages; null stands for a message without words.
        cues: Rules, all looked for in one pass over what the gate lets through.

    Returns:
        One phrase per text, in the same order.
    """
    gate = sorted({word for cue in cues for word in cue.gate})
    passed = texts.str.contains_any(gate, ascii_case_insensitive=True).fill_null(value=False)
    found = pl.Series(texts.name, [None], dtype=pl.String).new_from_index(0, len(texts))
    if not passed.any():
        return found
    survivors = texts.filter(passed)
    phrase = pl.coalesce(_phrase(cue) for cue in cues)
    phrases = survivors.to_frame("text").lazy().select(phrase.alias("phrase")).collect()["phrase"]
    return found.scatter(passed.arg_true(), phrases)


def _phrase(cue: Cue) -> pl.Expr:
    says = "|".join(cue.says)
    sentence = rf"(?i){SENTENCE}*?(?:{says}){SENTENCE}*[.!?]?"
    hits = pl.col("text").str.extract_all(sentence)
    kept = pl.element().str.strip_chars()
    if cue.unless:
        kept = kept.filter(~pl.element().str.contains("(?i)" + "|".join(cue.unless)))
    allowed = hits.list.eval(kept).list.first()
    return pl.when(pl.col("text").str.contains("(?i)" + says)).then(allowed)
