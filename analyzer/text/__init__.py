"""Every sentence spoken to a person: the words of one language and the sentences made of them."""

from analyzer.text.circles import (
    Shown,
    as_written,
    community_name,
    community_short_name,
    last_exchange,
    layoff_sentence,
    shared_by,
    shared_with,
    target_sentence,
    thing_name,
)
from analyzer.text.sentences import chips, evidence_lines, finding_sentence, reason_sentence
from analyzer.text.words import LANGUAGES, Words, load_words

__all__ = [
    "LANGUAGES",
    "Shown",
    "Words",
    "as_written",
    "chips",
    "community_name",
    "community_short_name",
    "evidence_lines",
    "finding_sentence",
    "last_exchange",
    "layoff_sentence",
    "load_words",
    "reason_sentence",
    "shared_by",
    "shared_with",
    "target_sentence",
    "thing_name",
]
