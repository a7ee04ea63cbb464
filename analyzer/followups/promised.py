"""Letters → what ego said they would do, where nothing shows that it was done."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from analyzer.followups.kinds import Cause
from analyzer.followups.letters import Letters, day
from analyzer.schemas import Sign


def find_promised(letters: Letters) -> pl.DataFrame:
    """Find promises of ego's that look open.

    A promise is taken for kept or let go where something was handed over or somebody introduced after it, where they
    said that it is settled or wrote on days later without asking, where a call was arranged, or where ego wrote on
    several times.
    """
    settings = letters.settings
    promises = letters.signs(Sign.PROMISE, given=True).filter(day() >= letters.months_before(settings.recalled_months))
    promises = promises.sort("nr").unique("person_id", keep="last", maintain_order=True)
    after = pl.col("nr") > pl.col("promised")
    done = letters.signs(Sign.HELP, Sign.INTRODUCTION, Sign.SETTLED, Sign.ANSWER, given=True)
    released = letters.signs(Sign.SETTLED, given=False)
    ended = pl.concat([done, released]).group_by("person_id").agg(ended=pl.col("nr").max())
    # Whoever writes again days later and does not ask for it has got it, or needs it no more.
    asked = letters.signs(Sign.QUESTION, Sign.ASK, given=False).select("person_id", "nr")
    content = letters.rows.filter(~pl.col("given")).join(asked, on=["person_id", "nr"], how="anti")
    heard = content.group_by("person_id").agg(heard=pl.col("at").max())
    called = letters.analysis.calls.lazy().group_by("person_id").agg(called=pl.col("at").max())
    own = (
        letters.rows.filter("given")
        .join(promises.select("person_id", promised="nr"), on="person_id")
        .filter(after)
        .group_by("person_id")
        .agg(written=pl.len())
    )
    return (
        promises.join(ended, on="person_id", how="left")
        .join(heard, on="person_id", how="left")
        .join(called, on="person_id", how="left")
        .join(own, on="person_id", how="left")
        .filter(
            (pl.col("ended") <= pl.col("nr")).fill_null(value=True)
            & (pl.col("heard") <= pl.col("at") + timedelta(days=settings.grace_days)).fill_null(value=True)
            & (pl.col("called") <= pl.col("at")).fill_null(value=True)
            & (pl.col("written").fill_null(0) < settings.kept_letters)
            & (day() <= letters.days_before(settings.grace_days))
        )
        .select("person_id", "quote", on=day(), cause=pl.lit(Cause.YOU_PROMISED.value))
        .collect()
    )
