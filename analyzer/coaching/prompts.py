"""A client's own numbers → what to ask about, each with the numbers it rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.coaching.sessions import Step
from analyzer.comparison import gather_between
from analyzer.followups import FollowUps
from analyzer.people.employers import employer_key
from analyzer.schemas import FollowUp, Tier
from analyzer.ties import days_before

_YEAR: Final = 365
_SHALLOW_SHARE: Final = 0.5
"""Share of links without a word from which it is worth a question. Prior: more than half."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question for one part of a session; text/ makes the sentence.

    Attributes:
        key: Which question.
        step: In which part it is asked.
        n: The number it turns on.
        values: Further numbers.
    """

    key: str
    step: Step
    n: int
    values: dict[str, Any] = field(default_factory=dict)


def find_prompts(analysis: Analysis, follow_ups: dy.DataFrame[FollowUps]) -> list[Prompt]:
    """Find what this client's export gives to ask about.

    Args:
        analysis: As `analyze` gives it.
        follow_ups: What is still open.
    """
    found = [ask(analysis, follow_ups) for ask in _QUESTIONS]
    return [prompt for prompt in found if prompt is not None]


def _written_this_year(analysis: Analysis, _: dy.DataFrame[FollowUps]) -> Prompt | None:
    handful = analysis.ties.filter(tier=Tier.COULD_CALL.value)
    if handful.is_empty():
        return Prompt("nobody", Step.PICTURE, 0)
    letters = gather_between(analysis, days_before(analysis.as_of, _YEAR)).filter(pl.col("wrote_on").is_not_null())
    recent = handful.join(letters, on="person_id", how="semi").height
    return Prompt("written", Step.COMMITMENTS, handful.height, {"written": recent})


def _never(analysis: Analysis, _: dy.DataFrame[FollowUps]) -> Prompt | None:
    links = analysis.ties.filter("is_connection")
    silent = int(links["first_contact"].null_count())
    if "messages" in analysis.facts.missing or not links.height or silent < _SHALLOW_SHARE * links.height:
        return None
    return Prompt("never", Step.PICTURE, silent, {"share": round(100 * silent / links.height)})


def _dormant(analysis: Analysis, _: dy.DataFrame[FollowUps]) -> Prompt | None:
    asleep = analysis.ties.filter(tier=Tier.DORMANT.value).height
    return Prompt("dormant", Step.COMMITMENTS, asleep) if asleep else None


def _open(_: Analysis, follow_ups: dy.DataFrame[FollowUps]) -> Prompt | None:
    kinds = (FollowUp.OWED.value, FollowUp.PROMISED.value)
    waiting = follow_ups.filter(pl.col("kind").cast(pl.String).is_in(kinds)).height
    return Prompt("open", Step.COMMITMENTS, waiting) if waiting else None


def _one_place(analysis: Analysis, _: dy.DataFrame[FollowUps]) -> Prompt | None:
    handful = analysis.ties.filter((pl.col("tier") == Tier.COULD_CALL.value) & pl.col("company").is_not_null())
    if handful.height < 3:  # noqa: PLR2004 - of two people nothing can be said to be most
        return None
    places = handful.select(place=employer_key(pl.col("company")))["place"].drop_nulls()
    most = int(places.value_counts(sort=True)["count"][0]) if places.len() else 0
    return Prompt("one_place", Step.AMONG, most, {"people": handful.height}) if most > 1 else None


_QUESTIONS: Final[tuple[Callable[[Analysis, dy.DataFrame[FollowUps]], Prompt | None], ...]] = (
    _written_this_year,
    _never,
    _dormant,
    _open,
    _one_place,
)
"""Every question, in the order asked. To add one: a function, a line here, its words in text/."""
