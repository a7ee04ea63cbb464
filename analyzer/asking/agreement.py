"""Answers and verdicts → how often they agree, with how sure that is, and where they do not."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.schemas import Answer, Said, Tier, Ties, Topic

_Z: Final = 1.959964
"""Of a 95 % interval under the normal distribution."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its interval.

    Attributes:
        part: How many.
        whole: Of how many.
        low: Lower end of the 95 % interval (0-1).
        high: Upper end.
    """

    part: int
    whole: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the computed verdicts stand beside the answers.

    Attributes:
        answered: People answered about with yes or no.
        unknown: People answered about with "don't know".
        agree: How often the verdict says the same.
        precision: Of those called callable, who would pick up.
        recall: Of those who would pick up, who is called callable.
        wrong: `person_id`, `answer`, `tier`: where the two differ.
    """

    answered: int
    unknown: int
    agree: Share
    precision: Share
    recall: Share
    wrong: pl.DataFrame


def labels_of(said: dy.DataFrame[Said]) -> pl.DataFrame:
    """Give what was answered to "would they pick up?": `person_id`, `answer`."""
    return said.filter(pl.col("topic") == Topic.LABEL.value).select("person_id", answer="value")


def wilson(part: int, whole: int) -> Share:
    """Give a share with its interval (Wilson 1927), which is sensible for small numbers; 0 to 1 where there are none."""
    if not whole:
        return Share(0, 0, 0.0, 1.0)
    share = part / whole
    middle = (share + _Z**2 / (2 * whole)) / (1 + _Z**2 / whole)
    reach = _Z / (1 + _Z**2 / whole) * sqrt(share * (1 - share) / whole + _Z**2 / (4 * whole**2))
    return Share(part, whole, min(max(middle - reach, 0.0), share), max(min(middle + reach, 1.0), share))


def compare_answers(ties: dy.DataFrame[Ties], labels: pl.DataFrame) -> Agreement:
    """Set the answers beside the verdicts that the rules alone reach.

    Args:
        ties: As `schemas.Ties`, before the owner's word was heeded.
        labels: `person_id`, `answer`.
    """
    told = ties.join(labels, on="person_id").with_columns(
        yes=pl.col("answer") == Answer.YES.value, called=pl.col("tier") == Tier.COULD_CALL.value
    )
    sure = told.filter(pl.col("answer") != Answer.DO_NOT_KNOW.value)
    both = int((sure["yes"] & sure["called"]).sum())
    return Agreement(
        answered=sure.height,
        unknown=told.height - sure.height,
        agree=wilson(int((sure["yes"] == sure["called"]).sum()), sure.height),
        precision=wilson(both, int(sure["called"].sum())),
        recall=wilson(both, int(sure["yes"].sum())),
        wrong=sure.filter(pl.col("yes") != pl.col("called")).select("person_id", "answer", "tier"),
    )
