"""An analysis → the lists of people who may be glad to hear from ego, and what of them is still open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.followups.helped import find_asked_and_gone, find_unthanked
from analyzer.followups.kinds import Cause, FollowUps
from analyzer.followups.letters import Letters, order_letters
from analyzer.followups.promised import find_promised
from analyzer.followups.quiet import find_dormant, find_never_greeted, find_overdue
from analyzer.followups.unanswered import find_owed, find_waiting
from analyzer.schemas import FollowUp, Said, Settled, Topic, Verdict

LISTS: Final[Mapping[FollowUp, Callable[[Letters], pl.DataFrame]]] = {
    FollowUp.OWED: find_owed,
    FollowUp.PROMISED: find_promised,
    FollowUp.UNTHANKED: find_unthanked,
    FollowUp.WAITING: find_waiting,
    FollowUp.ASKED_AND_GONE: find_asked_and_gone,
    FollowUp.NEVER_GREETED: find_never_greeted,
    FollowUp.OVERDUE: find_overdue,
    FollowUp.DORMANT: find_dormant,
}
"""Every list, in the order shown. To add one: a function, a line here, its words in text/."""

_IN_ORDER: Final = frozenset({FollowUp.DORMANT})
"""Lists that come in an order of their own; the others are ordered by `current`."""

_NOT_NOW: Final = (Cause.STRANGER_ASKED, Cause.WAIT_ON, Cause.REMINDED)
"""Causes that are no reason to write today."""

_COLUMNS: Final = {
    "person_id": pl.String,
    "cause": pl.String,
    "on": pl.Date,
    "quote": pl.String,
    "what": pl.String,
    "usual_days": pl.Float64,
}


def find_follow_ups(analysis: Analysis) -> dy.DataFrame[FollowUps]:
    """Find who may be glad to hear from ego, and why.

    Args:
        analysis: As `analyze` gives it, with gestures.
    """
    letters = order_letters(analysis)
    place = analysis.ties.select("person_id", place=pl.int_range(pl.len()))
    parts = []
    for kind, find in LISTS.items():
        rows = _complete(find(letters))
        listed = rows.join(place, on="person_id", maintain_order="left")
        listed = listed if kind in _IN_ORDER else listed.sort("place")
        parts.append(listed.drop("place").with_columns(kind=pl.lit(kind.value)))
    days = (pl.lit(analysis.as_of) - pl.col("on")).dt.total_days()
    return FollowUps.validate(pl.concat(parts).with_columns(days=days).select(FollowUps.column_names()), cast=True)


def choose_today(follow_ups: dy.DataFrame[FollowUps], most: int = 3) -> dy.DataFrame[FollowUps]:
    """Choose the few to begin with: the first of each list in turn, nobody twice, no stranger, nobody to be left alone.

    Args:
        follow_ups: The open ones.
        most: How many at most.
    """
    known = follow_ups.filter(~pl.col("cause").cast(pl.String).is_in([cause.value for cause in _NOT_NOW]))
    turn = pl.int_range(pl.len()).over("kind")
    turns = known.with_columns(turn=turn).sort("turn", "kind", maintain_order=True)
    chosen = turns.unique("person_id", keep="first", maintain_order=True).head(most)
    return FollowUps.validate(chosen.select(FollowUps.column_names()), cast=True)


def still_open(follow_ups: dy.DataFrame[FollowUps], said: dy.DataFrame[Said], today: date) -> dy.DataFrame[FollowUps]:
    """Leave out what its owner has dealt with, and everybody they decided to let go.

    Args:
        follow_ups: As `find_follow_ups` gives them.
        said: What holds of what the owner said.
        today: The day until which "later" is asked about.
    """
    settled = settled_follow_ups(said)
    gone = said.filter((pl.col("topic") == Topic.VERDICT.value) & (pl.col("value") == Verdict.LET_GO.value))
    later = pl.col("state") == Settled.LATER.value
    closed = pl.when(later).then(pl.col("day") > today).otherwise(pl.col("day") >= pl.col("on"))
    rows = follow_ups.join(settled, on=["kind", "person_id"], how="left", maintain_order="left")
    rows = rows.filter(~closed.fill_null(value=False)).join(gone, on="person_id", how="anti", maintain_order="left")
    return FollowUps.validate(rows.select(FollowUps.column_names()), cast=True)


def put_off(follow_ups: dy.DataFrame[FollowUps], said: dy.DataFrame[Said], today: date) -> pl.DataFrame:
    """Give `kind`, `person_id`, `day` of what waits for a later day, where it is still found and nobody let go.

    Args:
        follow_ups: As `find_follow_ups` gives them.
        said: What holds of what the owner said.
        today: Days after it are later.
    """
    gone = said.filter((pl.col("topic") == Topic.VERDICT.value) & (pl.col("value") == Verdict.LET_GO.value))
    later = settled_follow_ups(said).filter((pl.col("state") == Settled.LATER.value) & (pl.col("day") > today))
    found = later.join(follow_ups.select("kind", "person_id"), on=["kind", "person_id"], how="semi")
    return found.join(gone, on="person_id", how="anti").select("kind", "person_id", "day")


def settled_follow_ups(said: dy.DataFrame[Said]) -> pl.DataFrame:
    """Give `kind`, `person_id`, `state`, `day` of every follow-up its owner has dealt with."""
    parts = pl.col("value").str.splitn(" ", 2)
    about = said.filter(pl.col("topic") == Topic.FOLLOW_UP.value)
    return about.select(
        "person_id",
        kind=pl.col("detail").cast(pl.Enum(FollowUp)),
        state=parts.struct.field("field_0"),
        day=parts.struct.field("field_1").str.to_date("%Y-%m-%d"),
    )


def _complete(rows: pl.DataFrame) -> pl.DataFrame:
    absent = [pl.lit(None, dtype).alias(name) for name, dtype in _COLUMNS.items() if name not in rows.columns]
    return rows.with_columns(absent).select(pl.col(name).cast(dtype) for name, dtype in _COLUMNS.items())
