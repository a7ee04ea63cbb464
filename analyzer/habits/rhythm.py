"""An analysis and a person → their months of contact, given and received."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.ties import is_letter


class Rhythm(dy.Schema):
    """One row per calendar month with a one-to-one message that counts: messages `given` and `received`."""

    month = dy.Date(primary_key=True)
    given = dy.UInt32()
    received = dy.UInt32()


def count_months(analysis: Analysis, person_id: str) -> dy.DataFrame[Rhythm]:
    """Count what went each way in each month."""
    letters = analysis.interactions.lazy().filter((pl.col("person_id") == person_id) & is_letter())
    months = letters.group_by(month=pl.col("at").dt.date().dt.month_start()).agg(
        given=pl.col("given").sum(), received=(~pl.col("given")).sum()
    )
    return Rhythm.validate(months.sort("month").collect(), cast=True)
