"""What was decided and an export → what became of it: removed, still to do, ticked and still here, come back."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import dataframely as dy
import polars as pl

from analyzer.prune.queue import verdicts_of
from analyzer.schemas import Known, People, Said, Topic, Verdict


class Outcome(StrEnum):
    """What became of a decision to let somebody go."""

    TO_DO = "to_do"
    TICKED = "ticked"
    STILL_HERE = "still_here"
    TICKED_BUT_HERE = "ticked_but_here"
    REMOVED = "removed"
    CAME_BACK = "came_back"
    MOVED = "moved"


OPEN = (Outcome.TO_DO, Outcome.STILL_HERE, Outcome.TICKED_BUT_HERE, Outcome.CAME_BACK)
"""Outcomes that leave something to do by hand."""


class Outcomes(dy.Schema):
    """One row per person who is to be let go, in the order in which that was decided.

    `removed_on` is the day of the export in which they were first found gone. Who is in question because their address
    may have changed is `moved`.
    """

    person_id = dy.String(primary_key=True)
    name = dy.String()
    profile_url = dy.String(nullable=True)
    connected_on = dy.Date(nullable=True)
    outcome = dy.Enum(Outcome)
    decided_at = dy.Datetime(time_unit="us", time_zone="UTC")
    removed_on = dy.Date(nullable=True)


def check_outcomes(
    said: dy.DataFrame[Said],
    known: dy.DataFrame[Known],
    people: dy.DataFrame[People],
    exported_on: date | None,
    in_question: pl.Series,
) -> dy.DataFrame[Outcomes]:
    """Find out what became of every decision to let somebody go.

    Only an export made on a later day than the decision or the tick can confirm it or hold something against it.

    Args:
        said: What the owner said.
        known: Who the people were when it was said: they may be gone from the export.
        people: Everybody in the export.
        exported_on: Its day; null tells nothing.
        in_question: The person_id of those who may stand in the export under another address.
    """
    decided = verdicts_of(said).filter(pl.col("verdict") == Verdict.LET_GO.value).rename({"at": "decided_at"})
    ticks = carried_out(said, Verdict.LET_GO).select("person_id", ticked_at="at")
    removed = _since_decided(said, Topic.REMOVED).select("person_id", removed_on=pl.col("value").str.to_date())
    if not people["is_connection"].any():
        exported_on = None  # an export without connections says of nobody that they are gone
    now = people.select("person_id", "name", "profile_url", "connected_on", "is_connection")
    table = (
        decided.select("person_id", "decided_at")
        .join(ticks, on="person_id", how="left")
        .join(removed, on="person_id", how="left")
        .join(now, on="person_id", how="left")
        .join(known, on="person_id", how="left", suffix="_then")
        .with_columns(
            pl.coalesce("name", "name_then", "person_id").alias("name"),
            pl.coalesce("profile_url", "profile_url_then").alias("profile_url"),
            pl.coalesce("connected_on", "connected_on_then").alias("connected_on"),
            here=pl.col("is_connection").fill_null(value=False),
            later=_before("decided_at", exported_on),
            tick_later=_before("ticked_at", exported_on),
            removed_before=(pl.col("removed_on") < pl.lit(exported_on, pl.Date)).fill_null(value=False),
            removed_after=(pl.col("removed_on") >= pl.lit(exported_on, pl.Date)).fill_null(value=False),
        )
        .with_columns(outcome=_outcome(in_question))
        .with_columns(
            removed_on=pl.when(pl.col("outcome") == Outcome.REMOVED.value).then(
                pl.coalesce("removed_on", pl.lit(exported_on, pl.Date))
            )
        )
        .sort("decided_at", "name", "person_id")
    )
    return Outcomes.validate(table.select(Outcomes.column_names()), cast=True)


def _outcome(in_question: pl.Series) -> pl.Expr:
    here, ticked = pl.col("here"), pl.col("ticked_at").is_not_null()
    rules = (
        (pl.col("person_id").is_in(in_question.implode()), Outcome.MOVED),
        (here & ticked & ~pl.col("tick_later"), Outcome.TICKED),
        (here & pl.col("removed_after"), Outcome.REMOVED),  # an older export, opened once more
        (here & pl.col("removed_before"), Outcome.CAME_BACK),
        (here & ticked, Outcome.TICKED_BUT_HERE),
        (here & pl.col("later"), Outcome.STILL_HERE),
        (~here & (pl.col("later") | pl.col("removed_on").is_not_null()), Outcome.REMOVED),
        (ticked, Outcome.TICKED),
    )
    told = (pl.when(holds).then(pl.lit(outcome.value, pl.Enum(Outcome))) for holds, outcome in rules)
    return pl.coalesce(*told, pl.lit(Outcome.TO_DO.value, pl.Enum(Outcome)))


def _before(moment: str, exported_on: date | None) -> pl.Expr:
    return (pl.col(moment).dt.date() < pl.lit(exported_on, pl.Date)).fill_null(value=False)


def carried_out(said: dy.DataFrame[Said], verdict: Verdict) -> pl.DataFrame:
    """Give `person_id`, `at`, `value`: whom a verdict was ticked off for, since it was reached."""
    return _since_decided(said, Topic.DONE).filter(pl.col("value") == verdict.value)


def _since_decided(said: dy.DataFrame[Said], topic: Topic) -> pl.DataFrame:
    """Keep what was said on a topic after the verdict that holds: what is older belongs to an earlier one."""
    verdicts = said.filter(pl.col("topic") == Topic.VERDICT.value).select("person_id", decided="order")
    later = said.filter(pl.col("topic") == topic.value).join(verdicts, on="person_id")
    return later.filter(pl.col("order") > pl.col("decided")).select("person_id", "at", "value")
