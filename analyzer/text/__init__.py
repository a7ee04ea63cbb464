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
from analyzer.text.pruning import (
    began_sentence,
    between_sentence,
    goes_sentence,
    linked_sentence,
    list_names,
    pitch_sentence,
)
from analyzer.text.sentences import (
    chips,
    evidence_lines,
    finding_sentence,
    own_lines_sentence,
    place_sentence,
    reason_sentence,
    rule_sentence,
    step_sentence,
)
from analyzer.text.words import LANGUAGES, Words, load_words

__all__ = [
    "LANGUAGES",
    "Shown",
    "Words",
    "as_written",
    "began_sentence",
    "between_sentence",
    "chips",
    "community_name",
    "community_short_name",
    "evidence_lines",
    "finding_sentence",
    "goes_sentence",
    "last_exchange",
    "layoff_sentence",
    "linked_sentence",
    "list_names",
    "load_words",
    "own_lines_sentence",
    "pitch_sentence",
    "place_sentence",
    "reason_sentence",
    "rule_sentence",
    "shared_by",
    "shared_with",
    "step_sentence",
    "target_sentence",
    "thing_name",
]
