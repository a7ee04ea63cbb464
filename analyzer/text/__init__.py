"""Every sentence spoken to a person: the words of one language and the sentences made of them."""

from analyzer.text.sentences import chips, evidence_lines, finding_sentence, reason_sentence
from analyzer.text.words import LANGUAGES, Words, load_words

__all__ = ["LANGUAGES", "Words", "chips", "evidence_lines", "finding_sentence", "load_words", "reason_sentence"]
