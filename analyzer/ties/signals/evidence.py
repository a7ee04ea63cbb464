"""What a signal is measured on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from analyzer.schemas import Kind
from analyzer.settings import Settings


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything there is to measure on, as it stood on one day.

    Attributes:
        interactions: As `schemas.Interactions`.
        people: As `schemas.People`.
        calls: `person_id`, `at`: arranged calls and phone numbers found in what the two wrote.
        employers: Folded names of ego's own employers.
        as_of: The day.
        settings: The constants.
    """

    interactions: pl.LazyFrame
    people: pl.LazyFrame
    calls: pl.LazyFrame
    employers: frozenset[str]
    as_of: date
    settings: Settings

    def of_kind(self, kind: Kind) -> pl.LazyFrame:
        """Give the interactions of one kind."""
        return self.interactions.filter(pl.col("kind") == kind.value)

    @property
    def contact(self) -> pl.LazyFrame:
        """The messages that count, one-to-one and in groups."""
        return self.of_kind(Kind.MESSAGE).filter("counts")

    @property
    def letters(self) -> pl.LazyFrame:
        """The one-to-one messages that count."""
        return self.contact.filter(pl.col("group_size") == 1)
