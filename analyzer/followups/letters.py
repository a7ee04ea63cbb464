"""An analysis → its one-to-one messages in the order of each pair, and what was said in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from analyzer.analysis import Analysis
from analyzer.schemas import Sign
from analyzer.settings import FollowUpSettings
from analyzer.ties import days_before, is_letter


@dataclass(frozen=True, slots=True)
class Letters:
    """What every list looks at.

    Attributes:
        rows: `person_id`, `conversation`, `turn`, `at`, `given`, `nr`: each pair's one-to-one messages that count,
            numbered from the first.
        said: The same with `sign` and `quote`, one row per sign.
        analysis: Where they are from.
    """

    rows: pl.LazyFrame
    said: pl.LazyFrame
    analysis: Analysis

    @property
    def settings(self) -> FollowUpSettings:
        """The constants of the lists."""
        return self.analysis.settings.follow_ups

    def signs(self, *signs: Sign, given: bool) -> pl.LazyFrame:
        """Give the messages of one side in which one of these was found, one row per sign."""
        return self.said.filter(pl.col("sign").is_in([sign.value for sign in signs]) & (pl.col("given") == given))

    def months_before(self, months: float) -> date:
        """Give the day so many months before the one judged from."""
        return days_before(self.analysis.as_of, round(months * self.analysis.settings.days_per_month))

    def days_before(self, days: int) -> date:
        """Give the day so many days before the one judged from."""
        return days_before(self.analysis.as_of, days)


def order_letters(analysis: Analysis) -> Letters:
    """Put each pair's messages into the order in which they were written."""
    rows = (
        analysis.interactions.lazy()
        .filter(is_letter())
        .select("person_id", "conversation", "turn", "at", "given")
        .sort("person_id", "at", "conversation", "turn")
        .with_columns(nr=pl.int_range(pl.len()).over("person_id"))
        .collect()
        .lazy()
    )
    where = ["person_id", "conversation", "turn"]
    said = analysis.gestures.lazy().drop("at", "given").join(rows, on=where).collect().lazy()
    return Letters(rows, said, analysis)


def day(moment: str = "at") -> pl.Expr:
    """The UTC day of a moment."""
    return pl.col(moment).dt.date()


def advertisers(letters: Letters) -> pl.LazyFrame:
    """Give the strangers who sell something, or wrote the same to others."""
    strangers = letters.analysis.first_words.lazy()
    return strangers.filter(pl.col("pitch").is_not_null() | (pl.col("alike") > 0)).select("person_id")
