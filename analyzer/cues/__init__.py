"""Message text → cue hits: rules as data, one file a language."""

from __future__ import annotations

from analyzer.cues.anywhere import ANYWHERE
from analyzer.cues.dutch import DUTCH
from analyzer.cues.english import ENGLISH
from analyzer.cues.french import FRENCH
from analyzer.cues.german import GERMAN
from analyzer.cues.greetings import GREETINGS, normal_form, tail_keys
from analyzer.cues.italian import ITALIAN
from analyzer.cues.portuguese import PORTUGUESE
from analyzer.cues.rules import Cue, Language, find_phrases
from analyzer.cues.spanish import SPANISH
from analyzer.schemas import Sign

LANGUAGES: tuple[Language, ...] = (ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, DUTCH)
"""Every language with rules. To add one: a file, a line here."""


def cues_for(*signs: Sign) -> tuple[Cue, ...]:
    """Give the rules that find some signs, of every language."""
    return tuple(cue for language in (*LANGUAGES, ANYWHERE) for cue in language.cues if cue.name in signs)


ARRANGED_CALL: tuple[Cue, ...] = cues_for(Sign.ARRANGED_CALL, Sign.PHONE_NUMBER)
"""The rules that touch strength: an arranged call or meeting, a phone number written down."""

PITCH: tuple[Cue, ...] = cues_for(Sign.PITCH)
"""Somebody sells or recruits. It touches no strength: it says who may go first."""

__all__ = [
    "ARRANGED_CALL",
    "GREETINGS",
    "LANGUAGES",
    "PITCH",
    "Cue",
    "Language",
    "Sign",
    "cues_for",
    "find_phrases",
    "normal_form",
    "tail_keys",
]
