"""A cohort → what is printed of it, and how a measure's values are written."""

from __future__ import annotations

from typing import Final

from analyzer.norms import MEASURES, GroupSummary, Measure, Unit
from analyzer.text import Words

_NOTHING: Final = "–"


def cohort_lines(group: GroupSummary, words: Words) -> list[tuple[str, str, str, str, str]]:
    """Give a line for each measure of a group: its name, the lower quarter, the half, the upper quarter, participants."""
    lines = []
    for measure in MEASURES:
        spread = group.spreads.get(measure.name)
        if spread is not None:
            low, middle, high = (show_value(measure, spread.at(share), words) for share in (0.25, 0.5, 0.75))
            lines.append((words.say(f"measure.{measure.name}"), low, middle, high, words.show(spread.people)))
    return lines


def show_value(measure: Measure, value: float | None, words: Words) -> str:
    """Write a value the way its unit is read: 1,204 · 41% · 3.7."""
    if value is None:
        return _NOTHING
    if measure.unit is Unit.SHARE:
        return f"{words.show(round(100 * value, 1))}%"
    return words.show(round(float(value), 1 if abs(value) >= 1 else 2) if measure.unit is Unit.NUMBER else round(value))
