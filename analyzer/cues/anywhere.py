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
                # Said in wonder, and answered by nobody.
                (
                    r"\b(?:who would have thought|who knew|who'd have thought|how cool is that|can you believe|what more could|wer hätte das gedacht|"
                    r"war das ein\b.*\bwar das ein|ist das nicht|qui l'aurait cru|n'est-ce pas|que demander de plus|quién lo diría|chi l'avrebbe detto)\b"
                ),
            ),
            to_the_end=True,
        ),
        Cue("gratitude", gate=r"[🙏❤💐🙌]", says=(r"[🙏❤💐🙌]",)),
    ),
)
