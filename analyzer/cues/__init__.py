"""Message text → cue hits: rules as data, one file a language."""

from analyzer.cues.english import ENGLISH
from analyzer.cues.greetings import GREETINGS, normal_form, tail_keys
from analyzer.cues.rules import Cue, Language, find_phrases

LANGUAGES: tuple[Language, ...] = (ENGLISH,)
"""Every language with rules. To add one: a file, a line here."""

ARRANGED_CALL: tuple[Cue, ...] = tuple(cue for language in LANGUAGES for cue in language.cues)
"""The rules that touch strength: an arranged call or meeting, a phone number written down."""

__all__ = ["ARRANGED_CALL", "GREETINGS", "LANGUAGES", "Cue", "Language", "find_phrases", "normal_form", "tail_keys"]
