"""Message text → cue hits: rules as data, one file a language."""

from analyzer.cues.english import ENGLISH
from analyzer.cues.greetings import GREETINGS, normal_form, tail_keys
from analyzer.cues.rules import Cue, Language, find_phrases

LANGUAGES: tuple[Language, ...] = (ENGLISH,)
"""Every language with rules. To add one: a file, a line here."""


def _named(*names: str) -> tuple[Cue, ...]:
    return tuple(cue for language in LANGUAGES for cue in language.cues if cue.name in names)


ARRANGED_CALL: tuple[Cue, ...] = _named("arranged_call", "phone_number")
"""The rules that touch strength: an arranged call or meeting, a phone number written down."""

PITCH: tuple[Cue, ...] = _named("pitch")
"""Somebody sells or recruits. It touches no strength: it says who may go first."""

__all__ = [
    "ARRANGED_CALL",
    "GREETINGS",
    "LANGUAGES",
    "PITCH",
    "Cue",
    "Language",
    "find_phrases",
    "normal_form",
    "tail_keys",
]
