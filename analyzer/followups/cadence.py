"""How often ego wishes to be in touch with somebody, and when they last were → who is due, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.schemas import Said, Topic, Verdict


class Due(StrEnum):
    """How a wish to be in touch stands. The order is the order shown."""

    LATE = "late"
    NOW = "now"
    SOON = "soon"
    RESTING = "resting"


class Dates(dy.Schema):
    """One row per person with a cadence, the most pressing first.

    `every_days` is the wish, by the tag in `tag` or, where that is null, for this person. `last_on` is the last real
    contact, null where none is known; `by_hand` says that its owner ticked it and no message tells of it. `ideal_on` is
    the day the wish falls on, `latest_on` the day it becomes late.
    """

    person_id = dy.String(primary_key=True)
    every_days = dy.Int64(min=1)
    tag = dy.String(nullable=True)
    last_on = dy.Date(nullable=True)
    by_hand = dy.Bool()
    ideal_on = dy.Date()
    latest_on = dy.Date()
    due = dy.Enum(Due)


def plan_dates(
    analysis: Analysis, said: dy.DataFrame[Said], by_tag: Mapping[str, int], today: date
) -> dy.DataFrame[Dates]:
    """Plan when ego is to be in touch with whom.

    The count begins at the last message of the export or at the last day ticked by hand, whichever is later: the
    calendar alone makes nobody due. With whom there never was any contact is due today.

    Args:
        analysis: Who is who, and when a message was exchanged last.
        said: Wishes for single people, tags, ticks, and what was done.
        by_tag: Days between two contacts for everybody with a tag. Of several the shortest holds; a wish for a single
            person wins.
        today: The day to judge from.
    """
    settings = analysis.settings.follow_ups
    own = said.filter(pl.col("topic") == Topic.CADENCE.value).select(
        "person_id", every_days=pl.col("value").cast(pl.Int64), tag=pl.lit(None, pl.String)
    )
    rules = pl.DataFrame(
        {"tag": list(by_tag), "every_days": list(by_tag.values())}, schema={"tag": pl.String, "every_days": pl.Int64}
    )
    tagged = (
        said.filter(pl.col("topic") == Topic.TAG.value)
        .join(rules, left_on="detail", right_on="tag")
        .sort("every_days", "detail")
        .unique("person_id", keep="first", maintain_order=True)
        .select("person_id", "every_days", tag="detail")
    )
    wished = pl.concat([own, tagged.join(own, on="person_id", how="anti")])
    gone = said.filter((pl.col("topic") == Topic.VERDICT.value) & (pl.col("value") == Verdict.LET_GO.value))
    written = analysis.ties.select("person_id", written="last_contact")
    rows = (
        wished.join(written, on="person_id")
        .join(gone, on="person_id", how="anti")
        .join(_by_hand(said), on="person_id", how="left")
        .with_columns(last_on=pl.max_horizontal("written", "ticked"))
        .with_columns(by_hand=(pl.col("ticked") > pl.col("written").fill_null(date.min)).fill_null(value=False))
    )
    day = pl.duration(days=pl.col("every_days"))
    slack = pl.duration(days=(pl.col("every_days") * settings.latest_share).ceil().cast(pl.Int64))
    ideal = pl.coalesce(pl.col("last_on") + day, pl.lit(today))
    rows = rows.with_columns(ideal_on=ideal).with_columns(latest_on=pl.col("ideal_on") + slack)
    due = (
        pl.when(pl.col("latest_on") < today)
        .then(pl.lit(Due.LATE.value))
        .when(pl.col("ideal_on") <= today)
        .then(pl.lit(Due.NOW.value))
        .when((pl.col("ideal_on") - pl.lit(today)).dt.total_days() <= settings.soon_days)
        .then(pl.lit(Due.SOON.value))
        .otherwise(pl.lit(Due.RESTING.value))
    )
    ordered = rows.with_columns(due=due.cast(pl.Enum(Due))).sort("due", "ideal_on", "person_id")
    return Dates.validate(ordered.select(Dates.column_names()), cast=True)


def _by_hand(said: dy.DataFrame[Said]) -> pl.DataFrame:
    """The last day its owner says they were in touch with each person: ticked, or written to off the prune list."""
    ticked = said.filter(pl.col("topic") == Topic.CONTACT.value).select(
        "person_id", ticked=pl.col("detail").str.to_date()
    )
    wrote = (pl.col("topic") == Topic.DONE.value) & (pl.col("value") == Verdict.REACH_OUT.value)
    acted = said.filter(wrote).select("person_id", ticked=pl.col("at").dt.date())
    return pl.concat([ticked, acted]).group_by("person_id").agg(pl.col("ticked").max())
