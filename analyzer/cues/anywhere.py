"""What says the same in every language: a question mark, and a folded pair of hands."""

from __future__ import annotations

from typing import Final

from analyzer.cues.rules import Cue, Language

ANYWHERE: Final = Language(
    code="und",  # ISO 639-2: undetermined
    greetings=(),
    cues=(
        Cue(
            "question",
            gate=r"\?",
            says=(r"[\w)\"»'’]\s?\?",),
            unless=(
                r"https?://",
                r"[\"“«»„]",
                r"^\W*(?:lol|haha)\b",
                # Said in wonder or in jest, and answered by nobody.
                r"\b(?:who would have thought|who knew|who knows|who'd have thought|who else|how cool is that|can you believe|what more could|what would (?:we|i) do without|where would we be)\b",
                r"\b(?:wer hätte das gedacht|wer kann schon|wer sonst|war das ein\b.*\bwar das ein|ist (?:das|es) nicht|was würden wir|wo kämen wir|was will man mehr)\b",
                r"\b(?:qui (?:l'|aurait cru|l'eût|d'autre)|n'est-ce pas|que demander de plus|à quoi bon|sinon à quoi|quién lo diría|chi l'avrebbe detto)\b",
                r",? (?:right|hein|gell|eh)\s?\?$",
            ),
            to_the_end=True,
        ),
        Cue("gratitude", gate=r"[🙏❤💐🙌]", says=(r"[🙏❤💐🙌]",)),
    ),
)
