"""Days on which links were made → bursts: days with far more of them than the weeks around, such as an event leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.schemas import Deed, Deeds
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


def name_bursts(bursts: pl.DataFrame, deeds: dy.DataFrame[Deeds], settings: NetworkSettings) -> pl.DataFrame:
    """Name each burst by the event that fell on it, the shortest of several; else by its day.

    People link on the evening before and the morning after, so a day more on either side is looked at. What goes on for
    longer than `event_days` is a course or a season, and no day's name.

    Args:
        bursts: As `find_bursts` gives them.
        deeds: As `schemas.Deeds`.
        settings: The constants.

    Returns:
        The bursts, with `label`.
    """
    lasted = (pl.col("ended_on") - pl.col("held_on")).dt.total_days() + 1
    events = (
        deeds.filter((pl.col("deed") == Deed.EVENT.value) & pl.col("what").is_not_null() & pl.col("at").is_not_null())
        .select("ended_on", event="what", held_on=pl.col("at").dt.date())
        .with_columns(lasted=lasted)
        .filter(pl.col("lasted").is_between(1, settings.event_days))
        .with_columns(day=pl.date_ranges(pl.col("held_on") - _DAY, pl.col("ended_on") + _DAY))
    )
    days = bursts.select("began_on", day=pl.date_ranges("began_on", "ended_on")).unique().explode("day")
    fell_on = (
        days.join(events.explode("day"), on="day")
        .sort("lasted", (pl.col("held_on") - pl.col("began_on")).dt.total_days().abs(), "event")
        .unique("began_on", keep="first", maintain_order=True)
        .select("began_on", "event")
    )
    named = bursts.join(fell_on, on="began_on", how="left", maintain_order="left")
    return named.with_columns(label=pl.coalesce("event", pl.col("began_on").cast(pl.String))).drop("event")
