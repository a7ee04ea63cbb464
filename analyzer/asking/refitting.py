"""Answers → lines that would have fitted them better, offered only if they also do for answers they were not fitted to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Final

import dataframely as dy
import numpy as np
import polars as pl

from analyzer.errors import SettingsError
from analyzer.schemas import Answer, Tier, Ties
from analyzer.settings import Settings
from analyzer.ties import tier_under

FEWEST: Final = 15
"""Answers with yes or no from which lines are fitted at all. Prior: fewer fit anything."""

_GAIN: Final = 2
"""Answers more that other lines have to get right, out of sample, to be offered. Prior: one more is chance."""

_DAYS: Final = (4, 5, 6, 7, 8, 9, 10, 12)
_MONTHS: Final = (1, 2, 3, 4)
_SILENT: Final = (12.0, 18.0, 24.0, 30.0, 36.0)


@dataclass(frozen=True, slots=True)
class Lines:
    """Where a tie begins to be one ego could call.

    Attributes:
        strong_days: As in `Settings`.
        strong_months: As in `Settings`.
        callable_silent_months: As in `Settings`.
    """

    strong_days: int
    strong_months: int
    callable_silent_months: float

    def laid_on(self, settings: Settings) -> Settings:
        """Give the constants with these lines."""
        warm = max(settings.warm_silent_months, self.callable_silent_months)
        return replace(
            settings,
            strong_days=self.strong_days,
            strong_months=self.strong_months,
            callable_silent_months=self.callable_silent_months,
            warm_silent_months=warm,
        )

    @classmethod
    def read(cls, plain: object, settings: Settings) -> Settings | None:
        """Give the constants with lines that were kept as plain values, None where there are none that make sense."""
        if not isinstance(plain, Mapping):
            return None
        try:
            days, months = int(plain["strong_days"]), int(plain["strong_months"])
            return cls(days, months, float(plain["callable_silent_months"])).laid_on(settings)
        except (KeyError, TypeError, ValueError, SettingsError):
            return None  # written by another version

    @classmethod
    def of(cls, settings: Settings) -> Lines:
        """Give the lines of some constants."""
        return cls(settings.strong_days, settings.strong_months, settings.callable_silent_months)


@dataclass(frozen=True, slots=True)
class Fit:
    """The lines that fit the answers best.

    Attributes:
        lines: The best for all answers together.
        answers: How many answers there are.
        right_now: How many the lines of now get right.
        right_best: How many these lines get right, which were fitted to the same answers.
        right_then: How many are right where each is judged by lines fitted to all the others.
    """

    lines: Lines
    answers: int
    right_now: int
    right_best: int
    right_then: int

    @property
    def helps(self) -> bool:
        """Whether they do better for answers they were not fitted to, by more than chance."""
        return self.right_then >= self.right_now + _GAIN


def refit(ties: dy.DataFrame[Ties], labels: pl.DataFrame, as_of: date, settings: Settings) -> Fit | None:
    """Look for lines that fit the answers better; None where there are too few answers.

    Each answer in turn is left out, lines are fitted to the others, and it is judged by these (Stone 1974): only where
    that gets at least two more right than the lines of now are they offered.

    Args:
        ties: As `schemas.Ties`, before the owner's word was heeded.
        labels: `person_id`, `answer`.
        as_of: The day the verdicts hold for.
        settings: The constants of now.
    """
    sure = ties.join(labels.filter(pl.col("answer") != Answer.DO_NOT_KNOW.value), on="person_id").sort("person_id")
    if sure.height < FEWEST:
        return None
    tried = [Lines.of(settings), *_others(settings)]
    called = [
        (tier_under(lines.laid_on(settings), as_of) == Tier.COULD_CALL.value).alias(str(place))
        for place, lines in enumerate(tried)
    ]
    yes = (sure["answer"] == Answer.YES.value).to_numpy()
    right = sure.select(called).to_numpy() == yes[:, None]  # one row per answer, one column per set of lines
    total = right.sum(axis=0)
    # The lines come by their distance from those of now, so of equals the nearest is taken.
    left_out = [bool(right[row, int(np.argmax(total - right[row]))]) for row in range(sure.height)]
    best = int(np.argmax(total))
    return Fit(tried[best], sure.height, int(total[0]), int(total[best]), sum(left_out))


def _others(settings: Settings) -> Iterator[Lines]:
    now = Lines.of(settings)
    every = [Lines(days, months, silent) for days, months, silent in product(_DAYS, _MONTHS, _SILENT)]

    def far(lines: Lines) -> float:
        return (
            abs(lines.strong_days - now.strong_days)
            + abs(lines.strong_months - now.strong_months)
            + abs(lines.callable_silent_months - now.callable_silent_months) / 6
        )

    yield from sorted((lines for lines in every if lines != now), key=far)
