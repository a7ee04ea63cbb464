"""What stands on a person's page line by line: that it can be added up by whoever does."""

from __future__ import annotations

from typing import Any

import polars as pl

from analyzer.analysis import Analysis
from analyzer.text import evidence_lines, load_words

WORDS = load_words()


def sum_and_closeness(tie: dict[str, Any], most: float) -> tuple[float, str, str]:
    """Add up what is shown to add; give what is shown of the sum."""
    lines = evidence_lines(tie, most, WORDS)
    at = next(place for place, (what, *_) in enumerate(lines) if what == WORDS.say("evidence_line.strength"))
    added = sum(float(adds.removeprefix("+ ")) for _, _, adds in lines[:at] if adds)
    return round(added, 2), lines[at][2].removeprefix("= "), lines[at][1]


def test_what_is_shown_adds_up_to_what_is_shown(collector: Analysis) -> None:
    """Every amount as it is read, to the hundredth."""
    most = collector.settings.extras_strength_most
    for tie in collector.ties.filter(pl.col("strength") > 0, pl.col("extras") < most).iter_rows(named=True):
        added, closeness, said = sum_and_closeness(tie, most)
        assert (added, said) == (float(closeness), ""), tie["person_id"]


def test_where_more_speaks_than_counts_the_line_says_so(collector: Analysis) -> None:
    """Each amount stands for itself there, and the sum names the upper bound."""
    tie = collector.ties.sort("extras", descending=True).row(0, named=True)
    bounded = {**tie, "strength": tie["core"] + tie["extras"] / 2}
    added, closeness, said = sum_and_closeness(bounded, tie["extras"] / 2)
    assert added > float(closeness)
    assert said
