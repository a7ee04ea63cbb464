"""A cohort, and where one person stands in it → lines and sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from analyzer.norms import BY_NAME, MEASURES, GroupSummary, Measure, Standing, Unit, stand
from analyzer.text import Words

_NOTHING: Final = "–"
_HALF: Final = 0.5

COMPARED: Final = (
    "could_call",
    "partners_year",
    "days_each",
    "nearest_share",
    "given_share",
    "opened_share",
    "greeted_share",
    "letters_month",
    "links_year",
    "connections",
)
"""Measures in which a person sees where they stand: those that say something about how one keeps in touch."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One measure of one person beside a group, as it is written.

    Attributes:
        title: What the measure is called.
        standing: Where the person's value lies.
        value: The value.
        half: Where the middle half of the group lies, or its middle.
        more_than: The share of the group that has less.
        whom: With whom it is compared. It names the group, whose name is the organiser's.
        says: The sentence.
    """

    title: str
    standing: Standing
    value: str
    half: str
    more_than: str
    whom: str
    says: str


def place_beside(
    values: Mapping[str, float | None], group: GroupSummary, words: Words, names: tuple[str, ...] = COMPARED
) -> list[Beside]:
    """Tell where a person stands, measure by measure; what is unknown of the person or the group is left out.

    Args:
        values: As `measure_export` gives them.
        group: Of a summary.
        words: The language.
        names: Which measures, in their order.
    """
    found = [(BY_NAME[name], stand(group, name, values.get(name))) for name in names]
    called = group_name(group, words)
    return [_told(measure, standing, called, words) for measure, standing in found if standing is not None]


def _told(measure: Measure, standing: Standing, group: str, words: Words) -> Beside:
    low, middle, high = (show_value(measure, one, words) for one in (standing.low, standing.middle, standing.high))
    known = standing.low is not None
    return Beside(
        title=words.say(f"measure.{measure.name}"),
        standing=standing,
        value=show_value(measure, standing.value, words),
        half=f"{low} – {high}" if known else words.say("norms.only_middle", middle=middle),
        more_than=words.percent(100 * standing.more_than) if known else _NOTHING,
        whom=_whom(standing.people, group, words),
        says=_sentence("norms", measure, standing, group, words),
    )


def handful_sentence(standing: Standing, group: str, words: Words) -> str:
    """Say how the number of people one could call lies among those of others.

    Args:
        standing: Of `could_call`.
        group: What the group is called; empty for everybody.
        words: The language.
    """
    return _sentence("norms_handful", BY_NAME["could_call"], standing, group, words)


def spread_sentence(measure: Measure, group: GroupSummary, words: Words) -> str:
    """Say how a measure is spread over a group; that too few are known, where it is so."""
    spread = group.spreads.get(measure.name)
    title, name = words.say(f"measure.{measure.name}"), group_name(group, words)
    if spread is None:
        return words.say("norms.too_few", measure=title, group=name)
    whom = _whom(spread.people, name, words)
    low, middle, high = (show_value(measure, spread.at(share), words) for share in (0.25, 0.5, 0.75))
    key = "norms.spread" if spread.at(0.25) is not None else "norms.spread_middle"
    return words.say(key, measure=title, whom=whom, low=low, middle=middle, high=high)


def development_sentence(measure: Measure, group: GroupSummary, words: Words) -> str:
    """Say how a measure changed in a group, and whether that may be chance; that too few are known, where it is so."""
    change = group.changes.get(measure.name)
    title, name = words.say(f"measure.{measure.name}"), group_name(group, words)
    if change is None:
        return words.say("norms.too_few_twice", measure=title, group=name)
    mean, low, high = (
        show_value(measure, value, words, signed=True) for value in (change.mean, change.lowest, change.highest)
    )
    key = "norms.changed" if change.lowest > 0 or change.highest < 0 else "norms.maybe_changed"
    whom, weeks = _whom(change.people, name, words), words.count("weeks", change.weeks)
    return words.say(key, measure=title, whom=whom, mean=mean, low=low, high=high, weeks=weeks)


def group_name(group: GroupSummary, words: Words) -> str:
    """Give the values a group has, empty for everybody. They are the organiser's words: to be escaped on a page."""
    name = " · ".join(group.values.values())
    return name if group.whole or not name else words.say("norms.part_of", group=name)


def cohort_lines(group: GroupSummary, words: Words) -> list[tuple[str, str, str, str, str]]:
    """Give a line for each measure of a group: its name, the lower quarter, the half, the upper quarter, participants."""
    lines = []
    for measure in MEASURES:
        spread = group.spreads.get(measure.name)
        if spread is not None:
            low, middle, high = (show_value(measure, spread.at(share), words) for share in (0.25, 0.5, 0.75))
            lines.append((words.say(f"measure.{measure.name}"), low, middle, high, words.show(spread.people)))
    return lines


def show_value(measure: Measure, value: float | None, words: Words, *, signed: bool = False) -> str:
    """Write a value the way its unit is read: 1,204 · 41% · 3.7; a change has its sign, and percent become points."""
    if value is None:
        return _NOTHING
    sign = "+" if signed and value > 0 else ""
    if measure.unit is Unit.SHARE:
        percent = words.show(round(100 * value, 1))
        return _minus(
            f"{sign}{words.say('norms.points', points=percent) if signed else words.form('percent').format(n=percent)}"
        )
    return _minus(f"{sign}{words.show(round(float(value), 1))}")


def _minus(shown: str) -> str:
    """Write a minus as one."""
    return shown.replace("-", "\u2212")


def _whom(people: int, group: str, words: Words) -> str:
    return words.say("norms.whom_of" if group else "norms.whom", people=people, group=group)


def _sentence(section: str, measure: Measure, standing: Standing, group: str, words: Words) -> str:
    whom = _whom(standing.people, group, words)
    if standing.low is None or standing.high is None:
        return words.say(f"{section}.middle", whom=whom, middle=show_value(measure, standing.middle, words))
    low, high = (show_value(measure, value, words) for value in (standing.low, standing.high))
    if standing.value > standing.high or (standing.value > standing.low and standing.more_than >= _HALF):
        return words.say(f"{section}.more", whom=whom, low=low, high=high, percent=round(100 * standing.more_than))
    if standing.value >= standing.low:
        return words.say(f"{section}.within", whom=whom, low=low, high=high)
    return words.say(f"{section}.fewer", whom=whom, low=low, high=high, percent=round(100 * standing.less_than))
