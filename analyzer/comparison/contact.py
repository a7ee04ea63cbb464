"""Two analyses → what was written in between, and what came of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.comparison.kinds import Between, MoveReason, Quiet, Replies, TierChanges, Warmed
from analyzer.followups import FollowUps
from analyzer.network import LIVING, living_ties
from analyzer.schemas import FollowUp, Tier
from analyzer.ties import is_letter

_NAMED = (*LIVING, Tier.DORMANT.value)
"""Tiers that say something of a person; the others say that nothing does."""


def gather_between(analysis: Analysis, since: date) -> dy.DataFrame[Between]:
    """Gather the one-to-one messages that count, after a day.

    `answered_on` is the day of the first one of theirs after ego's first.

    Args:
        analysis: The export they are in.
        since: The day.
    """
    day = pl.col("at").dt.date()
    letters = analysis.interactions.lazy().filter(is_letter() & (day > since)).with_columns(day=day)
    given = pl.col("given")
    first = pl.col("at").filter(given).min()
    rows = letters.group_by("person_id").agg(
        wrote_on=pl.col("day").filter(given).min(),
        heard_on=pl.col("day").filter(~given).min(),
        answered_on=pl.col("day").filter(~given & (pl.col("at") > first)).min(),
        days=pl.col("day").n_unique(),
    )
    return Between.validate(rows.sort("person_id").select(Between.column_names()).collect(), cast=True)


def find_tier_changes(
    old: Analysis, new: Analysis, between: dy.DataFrame[Between], lacking: Collection[str] = ()
) -> dy.DataFrame[TierChanges]:
    """Find whose tier is another one, and what moved it: who is or was closest first, of these the gains first.

    Whoever was not listed, or is not any more, is named where their tier says something of them; the others stand among
    the new and the gone. Whom a table held that one of the two lacks is not named: nothing changed but the export.
    """
    before = old.ties.select(
        "person_id",
        place_before=pl.int_range(pl.len()),
        name_before="name",
        url_before="profile_url",
        tier_before="tier",
        reason_before="reason_key",
        **{f"{name}_before": name for name in _MEASURED},
    )
    now = new.ties.select(
        "person_id",
        "name",
        "profile_url",
        "tier",
        "reason_key",
        "last_contact",
        *_MEASURED,
        place=pl.int_range(pl.len()),
    )
    both = before.join(now, on="person_id", how="full", coalesce=True)
    rank = {tier.value: place for place, tier in enumerate(Tier)}
    said = pl.any_horizontal(pl.col(name).cast(pl.String).is_in(_NAMED) for name in ("tier", "tier_before"))
    listed = pl.col("tier").is_not_null() & pl.col("tier_before").is_not_null()
    changed = both.filter(pl.col("tier").ne_missing(pl.col("tier_before")) & (listed | said.fill_null(value=False)))
    resting = [name for table, names in _RESTING.items() if table in lacking for name in names]
    if resting:
        changed = changed.filter(
            pl.all_horizontal(
                pl.col(name).fill_null(0).cast(pl.Int64) == pl.col(f"{name}_before").fill_null(0).cast(pl.Int64)
                for name in resting
            )
        )
    places = (
        pl.col(name).cast(pl.String).replace_strict(rank, default=len(rank), return_dtype=pl.Int8)
        for name in ("tier", "tier_before")
    )
    now_at, then_at = places
    gained = now_at < then_at
    rows = (
        changed.with_columns(gained=gained)
        .join(between.select("person_id", "wrote_on", "heard_on", "days"), on="person_id", how="left")
        .with_columns(
            pl.coalesce("name", "name_before").alias("name"),
            pl.coalesce("profile_url", "url_before").alias("profile_url"),
            pl.col("days").fill_null(0),
            why=_why(),
        )
        .sort(
            [
                pl.min_horizontal(now_at, then_at),
                pl.col("gained").not_(),
                pl.coalesce("place", "place_before"),
                "person_id",
            ]
        )
    )
    return TierChanges.validate(rows.select(TierChanges.column_names()), cast=True)


_MEASURED = (
    "active_days",
    "recommendations_given",
    "recommendations_received",
    "imported_phone",
    "arranged_call",
)
"""Signals whose growth moves a tier."""

_RESTING = {
    "recommendations_given": ("recommendations_given",),
    "recommendations_received": ("recommendations_received",),
    "contacts": ("imported_phone",),
}
"""What rests on a table alone."""


def _why() -> pl.Expr:
    """Tell what moved a tier: up by what is there now and was not before, down by time where nothing is less."""

    def differs(name: str) -> pl.Expr:
        now, then = (pl.col(one).cast(pl.Int64).fill_null(0) for one in (name, f"{name}_before"))
        return now - then

    def more(*names: str) -> pl.Expr:
        return pl.any_horizontal(differs(name) > 0 for name in names)

    less = pl.any_horizontal(differs(name) < 0 for name in _MEASURED)
    gained = pl.col("gained")
    return (
        pl.when(gained & (pl.col("days") > 0))
        .then(pl.lit(MoveReason.IN_TOUCH.value))
        .when(gained & more("recommendations_given", "recommendations_received"))
        .then(pl.lit(MoveReason.RECOMMENDED.value))
        .when(gained & more("imported_phone"))
        .then(pl.lit(MoveReason.PHONE.value))
        .when(gained & more("arranged_call"))
        .then(pl.lit(MoveReason.CALL.value))
        .when(~gained & ~less)
        .then(pl.lit(MoveReason.TIME.value))
        .otherwise(pl.lit(MoveReason.OTHER.value))
    )


def find_gone_quiet(
    old: Analysis, new: Analysis, overdue_then: dy.DataFrame[FollowUps], overdue_now: dy.DataFrame[FollowUps]
) -> dy.DataFrame[Quiet]:
    """Find with whom it went quiet: overdue now and not then, or close then and dormant now; the closest then first."""
    before = living_ties(old.ties).select("person_id", tier_before="tier")
    now = new.ties.select("person_id", "name", "profile_url", "tier", "last_contact")
    overdue = overdue_now.filter(kind=FollowUp.OVERDUE.value).select("person_id", "usual_days", late=pl.lit(value=True))
    then = overdue_then.filter(kind=FollowUp.OVERDUE.value).select("person_id")
    newly = overdue.join(then, on="person_id", how="anti")
    rows = before.join(now, on="person_id", maintain_order="left").join(
        newly, on="person_id", how="left", maintain_order="left"
    )
    asleep = pl.col("tier") == Tier.DORMANT.value
    rows = rows.filter(
        (pl.col("late").fill_null(value=False) | asleep)
        & pl.col("last_contact").is_not_null()
        & (pl.col("last_contact") <= old.as_of)
    )
    silent = (pl.lit(new.as_of) - pl.col("last_contact")).dt.total_days()
    return Quiet.validate(rows.with_columns(silent_days=silent).select(Quiet.column_names()))


def find_warmed_up(old: Analysis, new: Analysis, between: dy.DataFrame[Between]) -> dy.DataFrame[Warmed]:
    """Find with whom a silence ended in words of both sides, the closest now first.

    A silence is one of `ComparisonSettings.silent_months` at the day of the first analysis, or one since ever.
    """
    before = old.ties.select("person_id", "silent_months", tier_before="tier", last_before="last_contact")
    both = between.filter(pl.col("wrote_on").is_not_null() & pl.col("heard_on").is_not_null())
    rows = (
        new.ties.select("person_id", "name", "profile_url", "tier")
        .join(both.select("person_id", "wrote_on", "heard_on", "days"), on="person_id", maintain_order="left")
        .join(before, on="person_id", how="left", maintain_order="left")
    )
    silent = pl.col("silent_months").is_null() | (pl.col("silent_months") >= new.settings.comparison.silent_months)
    return Warmed.validate(rows.filter(silent).select(Warmed.column_names()))


def find_replies(
    then: dy.DataFrame[FollowUps], kind: FollowUp, new: Analysis, between: dy.DataFrame[Between]
) -> dy.DataFrame[Replies]:
    """Find the questions open at the first analysis that have their answer, the closest now first.

    Args:
        then: The follow-ups of the first analysis.
        kind: `OWED` for what ego owed, `WAITING` for what ego waited for.
        new: The second analysis.
        between: What was written in between.
    """
    replied = "wrote_on" if kind is FollowUp.OWED else "heard_on"
    asked = then.filter(kind=kind.value).select("person_id", asked_on="on")
    answered = between.filter(pl.col(replied).is_not_null()).select("person_id", replied_on=replied)
    rows = (
        new.ties.select("person_id", "name", "profile_url", "tier")
        .join(asked, on="person_id", maintain_order="left")
        .join(answered, on="person_id", maintain_order="left")
    )
    return Replies.validate(rows.select(Replies.column_names()))
