"""Letters → where the last word asks for one more: of ego, or of them."""

from __future__ import annotations

from typing import Final

import polars as pl

from analyzer.followups.kinds import Cause
from analyzer.followups.letters import Letters, advertisers, day
from analyzer.schemas import Sign

_SECONDS_PER_DAY: Final = 86_400


def find_owed(letters: Letters) -> pl.DataFrame:
    """Find who waits for a reply of ego's: their last words ask or expect one, and sell nothing."""
    asked = _open_ends(letters, by_ego=False).join(advertisers(letters), on="person_id", how="anti")
    asked = asked.join(
        letters.signs(Sign.PITCH, given=False).select("person_id", "nr"), on=["person_id", "nr"], how="anti"
    )
    since, until = (
        letters.months_before(letters.settings.recalled_months),
        letters.days_before(letters.settings.grace_days),
    )
    both = pl.col("others") > 0
    return (
        asked.filter(day().is_between(since, until))
        .select(
            "person_id",
            "quote",
            on=day(),
            cause=pl.when(both).then(pl.lit(Cause.THEY_ASKED.value)).otherwise(pl.lit(Cause.STRANGER_ASKED.value)),
        )
        .collect()
    )


def find_waiting(letters: Letters) -> pl.DataFrame:
    """Find whose answer ego waits for, and whether a reminder is fair by now."""
    settings = letters.settings
    asked = _open_ends(letters, by_ego=True)
    since, until = letters.months_before(settings.waiting_months), letters.days_before(settings.grace_days)
    silent = (pl.lit(letters.analysis.as_of) - day("last_at")).dt.total_days()
    fair = pl.max_horizontal(
        pl.lit(float(settings.nudge_days)), pl.col("usual_days").fill_null(0) * settings.nudge_paces
    )
    cause = (
        pl.when((pl.col("last_at") - pl.col("at")).dt.total_days() > settings.grace_days)
        .then(pl.lit(Cause.REMINDED.value))
        .when(silent < fair)
        .then(pl.lit(Cause.WAIT_ON.value))
        .otherwise(pl.lit(Cause.NUDGE.value))
    )
    return (
        asked.filter(day().is_between(since, until))
        .join(_usual_delay(letters), on="person_id", how="left")
        .select("person_id", "quote", "usual_days", on=day(), cause=cause)
        .collect()
    )


def _open_ends(letters: Letters, *, by_ego: bool) -> pl.LazyFrame:
    """A message of one side that asks something, where nothing of the other side follows and nothing settles it.

    Where they asked, it is their very last words that count: whoever writes once more without asking has settled it.

    Of several requests of ego's the first is the one that waits. `last_at` is the last message of this side; `others`
    counts those of the other side before.
    """
    mine = pl.col("given") == by_ego
    runs = (
        letters.rows.with_columns(after=pl.col("nr").filter(~mine).max().over("person_id").fill_null(-1))
        .filter(pl.col("nr") > pl.col("after"))
        .group_by("person_id")
        .agg(pl.col("after").first(), last_at=pl.col("at").max(), last=pl.col("nr").max())
    )
    others = letters.rows.filter(~mine).group_by("person_id").agg(others=pl.len())
    asks = letters.signs(Sign.QUESTION, Sign.ASK, given=by_ego).join(runs, on="person_id")
    open_asks = asks.filter(pl.col("nr") > pl.col("after")).sort("nr", "sign")
    asked = open_asks.unique("person_id", keep="first" if by_ego else "last", maintain_order=True)
    settled = letters.signs(Sign.SETTLED, given=by_ego).group_by("person_id").agg(settled=pl.col("nr").max())
    return (
        asked.filter(pl.lit(by_ego) | (pl.col("nr") == pl.col("last")))
        .join(settled, on="person_id", how="left")
        .filter((pl.col("settled") < pl.col("nr")).fill_null(value=True))
        .join(others, on="person_id", how="left")
        .with_columns(pl.col("others").fill_null(0))
    )


def _usual_delay(letters: Letters) -> pl.LazyFrame:
    """How many days they usually take to answer ego: the middle of all their answers."""
    answers = letters.rows.with_columns(
        before=pl.col("given").shift().over("person_id", order_by="nr"),
        delay=pl.col("at").diff().over("person_id", order_by="nr").dt.total_seconds() / _SECONDS_PER_DAY,
    ).filter(pl.col("before") & ~pl.col("given"))
    return answers.group_by("person_id").agg(usual_days=pl.col("delay").median())
