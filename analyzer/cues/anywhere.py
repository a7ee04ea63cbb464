"""What says the same in every language: a question mark, and a folded pair of hands."""

from __future__ import annotations

from typing import Final

from analyzer.cues.rules import Cue, Language

_YOU: Final = (
    r"(?:you|your|yours|u|ur|ya|y'all|du|dir|dich|dein\w*|ihr|euch|eure?\w*|sie|ihnen|ihre?\w*|\w+ste|tu|toi|ton|tes|vous|votre|vos|tas|"
    r"te|t'\w+|tú|ti|usted\w*|vosotr\w+|tuy\w+|você|vocês|seu|sua|lei|voi|tuo|tua|jij|jou|jouw|jullie|heb je|kun je|ben je|kan je|wil je|weet je|uw)"
)
"""To be spoken to, in seven languages: a question with it is put to somebody. Also written as one word: `haste`."""

_IN_WONDER: Final = (
    r"https?://",
    r"[\"“«»„]",
    r"^\W*(?:lol|haha)\b",
    # Said in wonder or in jest, and answered by nobody.
    r"\bwho (?:would|could|can|knew|knows|else|needs|said)\b|\bwho'd have\b|\bhow (?:on earth|cool|great|lovely) \b|\bcan you believe\b|\bwhat (?:more could|would we do without)\b",
    r"\bwhere would we be\b|\bdid you know\b|\bhow did we do\b|\bwhat are the (?:odds|chances)\b|\bwhy not\b",
    r"\bwer (?:hätte|kann schon|sonst|weiß schon|will das)\b|\bwar das ein\b.*\bwar das ein|\bist (?:das|es) nicht\b|\bwas würden wir\b|\bwo kämen wir\b|\bwas will man mehr\b|\bhat man so\b",
    r"\bqui (?:l'|aurait|eût|d'autre|a dit|l'eût)|\bn'est-ce pas\b|\bque demander de plus\b|à quoi bon\b|\bquién (?:lo diría|sabe)\b|\bchi (?:l'avrebbe|lo sa)\b",
    r",? (?:right|hein|gell|eh)\s?\?$",
)
"""Questions nobody waits for an answer to, and those of links and quotes."""

ANYWHERE: Final = Language(
    code="und",  # ISO 639-2: undetermined
    greetings=(),
    cues=(
        Cue("question", gate=r"\?", says=(rf"\b{_YOU}\b[^.!?\n]*\?",), unless=_IN_WONDER, to_the_end=True),
        Cue("question", gate=r"\?", says=(r"[\w)]\s?\?\W*$",), unless=_IN_WONDER),
        Cue(
            "question",
            gate=r"\?",
            says=(r"^[^\n?]{0,78}[\w)]\s?\?",),
            unless=_IN_WONDER,
            to_the_end=True,
        ),
        Cue("gratitude", gate=r"[🙏❤💐🙌]", says=(r"[🙏❤💐🙌]",)),
        Cue(
            "help",
            gate=r"\.(?:pdf|docx?|xlsx?|pptx?|svg|png|jpe?g|zip|csv)\b",
            says=(r"\.(?:pdf|docx?|xlsx?|pptx?|svg|png|jpe?g|zip|csv)\b",),
        ),
    ),
)
