"""An analysis → the hours and days on which ego writes."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.habits.letters import letters_of


def known_zone(name: str | None) -> str:
    """Give the name of a time zone if there is one of it, else UTC: a browser may say anything."""
    try:
        return ZoneInfo(name or "UTC").key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC"


class Hours(dy.Schema):
    """One row per weekday (1 is Monday) and hour (0-23) with a message of ego's; hours are those of the time zone."""

    weekday = dy.Int8(primary_key=True, min=1, max=7)
    hour = dy.Int8(primary_key=True, min=0, max=23)
    letters = dy.UInt32()


def count_hours(analysis: Analysis, time_zone: str = "UTC") -> dy.DataFrame[Hours]:
    """Count ego's messages by weekday and hour.

    Args:
        analysis: As `analyze` gives it.
        time_zone: Name of the zone to read the hours in; the export's are UTC, and say nothing of where ego was.
    """
    own = letters_of(analysis).filter("given").select(pl.col("at").dt.convert_time_zone(time_zone))
    rows = own.group_by(weekday=pl.col("at").dt.weekday(), hour=pl.col("at").dt.hour()).agg(letters=pl.len())
    return Hours.validate(rows.sort("weekday", "hour"), cast=True)
