"""Days on which links were made → bursts: days with far more of them than the weeks around, such as an event leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import polars as pl

from analyzer.settings import NetworkSettings

_DAY: Final = timedelta(days=1)


def find_bursts(linked: pl.DataFrame, settings: NetworkSettings) -> pl.DataFrame:
    """Find the people linked in bursts. Burst days that follow each other are one burst.

    A day is one where it brought at least `burst_links` links, and at least `burst_ratio` times as many as an average
    day of the `burst_window_days` before and after it.

    Args:
        linked: `person_id`, `connected_on`.
        settings: The constants.

    Returns:
        `person_id`, `began_on`, `ended_on`: only those linked in a burst.
    """
    dated = linked.select("person_id", "connected_on").drop_nulls()
    days = dated.group_by("connected_on").len().sort("connected_on")
    window = settings.burst_window_days
    around = days.rolling(
        "connected_on", period=timedelta(days=2 * window + 1), offset=-timedelta(days=window) - _DAY
    ).agg(total=pl.col("len").sum())
    usual = (around["total"] - days["len"]) / (2 * window)
    bursts = (
        days.with_columns(usual=usual)
        .filter((pl.col("len") >= settings.burst_links) & (pl.col("len") >= settings.burst_ratio * pl.col("usual")))
        .with_columns(new=(pl.col("connected_on").diff() > _DAY).fill_null(value=True).cum_sum())
        .with_columns(
            began_on=pl.col("connected_on").min().over("new"), ended_on=pl.col("connected_on").max().over("new")
        )
    )
    return dated.join(bursts, on="connected_on").select("person_id", "began_on", "ended_on")
