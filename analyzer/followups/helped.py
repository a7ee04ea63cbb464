"""Letters and recommendations → help that was never thanked for, and help after which nothing came."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from analyzer.followups.kinds import Cause
from analyzer.followups.letters import Letters, advertisers, day
from analyzer.schemas import Kind, Sign

_STRENGTH = {
    Cause.THEY_RECOMMENDED.value: 0,
    Cause.THEY_INTRODUCED.value: 1,
    Cause.THEY_HELPED.value: 2,
    Cause.THEY_ENDORSED.value: 3,
}
"""What somebody did, from what takes most to what takes a click."""


def find_unthanked(letters: Letters) -> pl.DataFrame:
    """Find what somebody did for ego after which ego found no word of thanks, as far as the words tell."""
    settings = letters.settings
    recent = pl.col("on") >= letters.months_before(settings.recalled_months)
    helps = _helps(letters).collect()
    vouched = pl.concat([_recommended(letters), _endorsed(letters)])
    # The last thanks tell: a pair may have thousands of thanks, and each would meet each help.
    thanks = (
        letters.signs(Sign.GRATITUDE, Sign.THANKS, given=True)
        .group_by("person_id")
        .agg(thanked=pl.col("at").max(), thanks_nr=pl.col("nr").max())
        .collect()
    )
    # Thanks for what was written stand after it; for what was clicked, about the day of it.
    near = pl.lit(timedelta(days=settings.thanked_days))
    after, about = pl.col("thanks_nr") > pl.col("nr"), pl.col("thanked").dt.date() >= pl.col("on") - near
    open_words, open_clicks = (
        done.join(thanks, on="person_id", how="left", maintain_order="left")
        .filter(~said.fill_null(value=False))
        .drop("thanked", "thanks_nr")
        for done, said in ((helps, after), (vouched, about))
    )
    open_words = open_words.drop("nr")
    open_clicks = open_clicks.join(_given_back(letters), on=["person_id", "cause"], how="anti", maintain_order="left")
    together = pl.concat([open_words, open_clicks], how="diagonal").filter(
        recent & (pl.col("on") <= letters.days_before(settings.grace_days))
    )
    return (
        together.with_columns(rank=pl.col("cause").replace_strict(_STRENGTH, return_dtype=pl.Int8))
        .sort("rank", "on", descending=[False, True])
        .unique("person_id", keep="first", maintain_order=True)
        .drop("rank")
    )


def find_asked_and_gone(letters: Letters) -> pl.DataFrame:
    """Find who helped when ego asked and was thanked, and with whom nothing was exchanged since, from either side."""
    settings = letters.settings
    helps = _helps(letters).filter(pl.col("cause") == Cause.THEY_HELPED.value)
    latest = helps.sort("nr").unique("person_id", keep="last", maintain_order=True)
    last = letters.rows.group_by("person_id").agg(last=day().max())
    soon = pl.col("last") <= pl.col("on") + pl.lit(timedelta(days=settings.thanked_days))
    unthanked = find_unthanked(letters).lazy().select("person_id")
    return (
        latest.join(last, on="person_id")
        .join(unthanked, on="person_id", how="anti")
        .filter(
            soon
            & (pl.col("last") <= letters.days_before(settings.gone_days))
            & (pl.col("on") >= letters.months_before(settings.recalled_months))
        )
        .select("person_id", "quote", "on", cause=pl.lit(Cause.HELPED_THEN_SILENCE.value))
        .collect()
    )


def _helps(letters: Letters) -> pl.LazyFrame:
    """What they did for ego in words: an introduction, or what they handed over or did after a request. `nr` is that of the message."""
    refused = letters.signs(Sign.REFUSAL, Sign.PITCH, given=False).select("person_id", "nr")
    introduced = (
        letters.signs(Sign.INTRODUCTION, given=False)
        .join(refused, on=["person_id", "nr"], how="anti")
        .join(advertisers(letters), on="person_id", how="anti")
        .with_columns(cause=pl.lit(Cause.THEY_INTRODUCED.value))
    )
    asks = letters.signs(Sign.ASK, Sign.QUESTION, given=True)
    asks = asks.select("person_id", "conversation", asked="nr", asked_at="at").sort("asked")
    answered = (
        letters.signs(Sign.HELP, given=False)
        .join(refused, on=["person_id", "nr"], how="anti")
        .sort("nr")
        # The request before it: a long thread holds hundreds of both.
        .join_asof(asks, left_on="nr", right_on="asked", by=["person_id", "conversation"], check_sortedness=False)
        .filter(pl.col("at") - pl.col("asked_at") <= timedelta(days=letters.settings.answer_days))
        .with_columns(cause=pl.lit(Cause.THEY_HELPED.value))
    )
    columns = ["person_id", "nr", "cause", "quote"]
    both = [frame.select(*columns, on=day()) for frame in (introduced, answered)]
    return (
        pl.concat(both).sort("person_id", "nr", "cause").unique(["person_id", "nr"], keep="last", maintain_order=True)
    )


def _recommended(letters: Letters) -> pl.DataFrame:
    return _clicked(letters, Kind.RECOMMENDATION, Cause.THEY_RECOMMENDED, letters.settings.recalled_months)


def _endorsed(letters: Letters) -> pl.DataFrame:
    return _clicked(letters, Kind.ENDORSEMENT, Cause.THEY_ENDORSED, letters.settings.endorsed_months)


def _clicked(letters: Letters, kind: Kind, cause: Cause, months: float) -> pl.DataFrame:
    """The latest recommendation, or endorsement, that ego got from each person."""
    rows = letters.analysis.interactions.lazy().filter(
        (pl.col("kind") == kind.value)
        & ~pl.col("given").fill_null(value=True)
        & (day() >= letters.months_before(months))
    )
    latest = rows.sort("at").unique("person_id", keep="last", maintain_order=True)
    return latest.select("person_id", on=day(), cause=pl.lit(cause.value), what="what").sort("person_id").collect()


def _given_back(letters: Letters) -> pl.DataFrame:
    """Whom ego recommended or endorsed too: that says thanks in the same coin."""
    causes = {
        Kind.RECOMMENDATION.value: Cause.THEY_RECOMMENDED.value,
        Kind.ENDORSEMENT.value: Cause.THEY_ENDORSED.value,
    }
    rows = letters.analysis.interactions.lazy().filter(
        pl.col("kind").cast(pl.String).is_in(list(causes)) & pl.col("given").fill_null(value=False)
    )
    cause = pl.col("kind").cast(pl.String).replace_strict(causes, return_dtype=pl.String)
    return rows.select("person_id", cause=cause).unique().collect()
