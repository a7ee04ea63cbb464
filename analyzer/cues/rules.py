"""What a rule over message text is, and how many messages are searched with it at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import polars as pl


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule that finds one kind of sentence in messages of one language.

    Patterns are regular expressions, case-insensitive, in which a word boundary is one between ASCII characters.

    Attributes:
        name: What it finds.
        gate: A cheap pattern that every hit contains, in lower case: it is looked for in texts folded to it, which takes
            a third of the time.
        says: Patterns, one of which the sentence matches.
        unless: Patterns that the sentence must not match: questions, wishes, near misses.
        to_the_end: Whether a hit ends its sentence: what comes after it is another one.
    """

    name: str
    gate: str
    says: tuple[str, ...]
    unless: tuple[str, ...] = ()
    to_the_end: bool = False


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


NO_PHONE: Final = (
    r"\b(?:order|invoice|ticket|case|booking|tracking|reference|iban|vat|isbn|hotline|helpline|bestel\w*|rechnung\w*|auftrag\w*|kundennummer|"
    r"vorgang\w*|sendung\w*|factu\w*|dossier|klant\w*|zending|commande|colis|référence|serveur vocal|siret|pedido|incidencia|"
    r"seguimiento|expediente|línea de atención|cuenta|encomenda|fatura|protocolo|chamado|processo|nif|rastreio|linha de apoio|"
    r"ordine|fattura|pratica|spedizione|numero verde|partita iva|ticketnummer)\b"
)
"""Words beside a number that is none to call: of an order, a bill, a parcel, a hotline. A text may be in any language."""

A_NUMBER: Final = r"[0-9][0-9 ()./\-]{5,}[0-9]"
"""The gate of a phone number: seven characters and more from a digit to a digit, and between them digits, spaces,
brackets, full stops, strokes and dashes."""

_BOUNDARY: Final = r"(?-u:\b)"  # the Unicode kind makes a search fifty times slower where a text holds one accent
_ACCENTED: Final = "[à-öø-ÿœß]"
"""Letters beside which there is never a boundary between ASCII characters: there it is left out."""

_SENTENCE: Final = r"[^.!?\n]"
_LONGEST: Final = 200
_AROUND: Final = 60
"""Characters a phrase may have, and those kept on either side of a hit in a longer one."""

_BY_EVERY_CORE: Final = 10_000
"""Texts from which it pays to search them in parts at once."""


def find_phrases(texts: pl.Series, cues: Sequence[Cue]) -> pl.Series:
    """Find the first sentence of each text that one of the rules hits; null where none does.

    Args:
        texts: Messages; null stands for a message without words.
        cues: Rules; each looks only at what its gate lets through.

    Returns:
        One phrase per text, in the same order.
    """
    phrases = pl.Series(texts.name, [None], dtype=pl.String).new_from_index(0, len(texts))
    gates = dict.fromkeys(cue.gate for cue in cues)
    (passed,) = _contain(texts, [_any_of(gates)])
    places = passed.arg_true()
    candidates = texts.gather(places)
    folded = _contain(candidates.str.to_lowercase(), [_any_of([gate], flags="") for gate in gates])
    through = dict(zip(gates, folded, strict=True))
    for cue in cues:
        if not through[cue.gate].any():
            continue  # its other patterns need not even be compiled
        (hit,) = _contain(candidates.filter(through[cue.gate]), [_any_of(cue.says)])
        hits = places.filter(through[cue.gate]).filter(hit)
        if hits.is_empty():
            continue
        said = _phrases(texts.gather(hits), cue)
        phrases = phrases.scatter(hits.filter(said.is_not_null()), said.drop_nulls())
    return phrases


def engine_for(texts: pl.Series) -> Literal["streaming", "in-memory"]:
    """Name the engine of Polars that searches so many texts soonest: the streaming one searches parts on every core."""
    return "streaming" if texts.len() > _BY_EVERY_CORE else "in-memory"


def _contain(texts: pl.Series, patterns: Sequence[str]) -> list[pl.Series]:
    """Tell for each pattern which texts it is in; null is in none."""
    found = [pl.col("text").str.contains(pattern).fill_null(value=False) for pattern in patterns]
    named = [one.alias(str(place)) for place, one in enumerate(found)]
    return texts.to_frame("text").lazy().select(named).collect(engine=engine_for(texts)).get_columns()


def _phrases(texts: pl.Series, cue: Cue) -> pl.Series:
    sentence = pl.element().str.strip_chars().str.replace(r"^[.!?\s]+", "")
    if cue.unless:
        sentence = sentence.filter(~pl.element().str.contains(_any_of(cue.unless)))
    tail = "" if cue.to_the_end else rf"{_SENTENCE}*[.!?]?"
    # What is in none of the texts cannot be what is said; to cut out a sentence costs far more for every pattern more.
    present = _contain(texts, [_any_of([pattern]) for pattern in cue.says])
    says = [pattern for pattern, hit in zip(cue.says, present, strict=True) if hit.any()]
    said = (
        texts.to_frame("text")
        .select(pl.col("text").str.extract_all(_any_of(says, around=_SENTENCE) + tail).list.eval(sentence).list.first())
        .to_series()
    )
    long = said.str.len_chars() > _LONGEST
    if not long.any():
        return said
    # Somebody who writes without full stops has whole letters for sentences: only what lies about the hit is kept.
    places = long.fill_null(value=False).arg_true()
    near = said.gather(places).str.extract(rf"((?:.{{0,{_AROUND}}})(?:{_any_of(cue.says)})(?:.{{0,{_AROUND}}}))")
    return said.scatter(places, "… " + near.str.head(_LONGEST) + " …")


def _any_of(patterns: Iterable[str], around: str = "", flags: str = "(?i)") -> str:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    joined = re.sub(rf"\\b(?={_ACCENTED})|(?<={_ACCENTED})\\b", "", joined).replace(r"\b", _BOUNDARY)
    return f"{flags}{around}*?(?:{joined})" if around else f"{flags}(?:{joined})"
