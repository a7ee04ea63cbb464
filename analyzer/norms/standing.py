"""One person's numbers beside a cohort's: more than how many, and where most lie."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.norms.measures import BY_NAME
from analyzer.norms.summary import GroupSummary, round_value


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a value lies in a group.

    Attributes:
        value: The person's own.
        people: Participants it is compared with, to the nearest five.
        more_than: Share of them (0-1) that have less, at least so many.
        less_than: Share of them that have more, at least so many.
        low: Value at the lower end of the middle half; None where there are too few to tell.
        middle: The median.
        high: Value at the upper end of the middle half.
    """

    value: float
    people: int
    more_than: float
    less_than: float
    low: float | None
    middle: float | None
    high: float | None


def stand(group: GroupSummary, measure: str, value: float | None) -> Standing | None:
    """Tell where a value lies; None where it is unknown, or the group's values are.

    Args:
        group: Of a summary.
        measure: The name of one.
        value: The person's own.
    """
    spread = group.spreads.get(measure)
    if spread is None or value is None:
        return None
    own = round_value(value, BY_NAME[measure].unit)  # as the levels are: else rounding alone would put it above one
    return Standing(
        value=value,
        people=spread.people,
        more_than=max((share for share, level in spread.levels.items() if level < own), default=0.0),
        less_than=1 - min((share for share, level in spread.levels.items() if level > own), default=1.0),
        low=spread.at(0.25),
        middle=spread.at(0.5),
        high=spread.at(0.75),
    )
