"""Asking the one who knows: whom to ask about, how often the verdicts are right, and lines that would fit better."""

from analyzer.asking.agreement import Agreement, Share, compare_answers, labels_of, wilson
from analyzer.asking.drawing import draw_people
from analyzer.asking.recalled import Recalled, find_recalled, people_named
from analyzer.asking.refitting import FEWEST, Fit, Lines, refit

__all__ = [
    "FEWEST",
    "Agreement",
    "Fit",
    "Lines",
    "Recalled",
    "Share",
    "compare_answers",
    "draw_people",
    "find_recalled",
    "labels_of",
    "people_named",
    "refit",
    "wilson",
]
