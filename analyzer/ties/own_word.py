"""Ties and what their owner answered to "would they pick up?" → ties in which the owner's word wins over any rule."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.schemas import Answer, Reason, Tier, Ties


def heed(ties: dy.DataFrame[Ties], labels: pl.DataFrame) -> dy.DataFrame[Ties]:
    """Let the owner's word win.

    A yes makes somebody callable; a no makes them warm at most. What was not known changes nothing. The numbers stay as
    they were measured, and so does the order.

    Args:
        ties: As `schemas.Ties`.
        labels: `person_id`, `answer` (an `Answer`).
    """
    said = ties.join(labels, on="person_id", how="left", maintain_order="left")
    yes = (pl.col("answer") == Answer.YES.value).fill_null(value=False)
    # A no matters wherever any line would call them.
    near = (pl.col("tier") == Tier.COULD_CALL.value) | (pl.col("tier_highest") == Tier.COULD_CALL.value)
    no = (pl.col("answer") == Answer.NO.value).fill_null(value=False) & near
    tiers = {
        name: pl.when(yes)
        .then(pl.lit(Tier.COULD_CALL.value, pl.Enum(Tier)))
        .when(no & (pl.col(name) == Tier.COULD_CALL.value))
        .then(pl.lit(Tier.WARM.value, pl.Enum(Tier)))
        .otherwise(name)
        for name in ("tier", "tier_lowest", "tier_highest")
    }
    reason = (
        pl.when(yes)
        .then(pl.lit(Reason.OWN_YES.value, pl.Enum(Reason)))
        .when(no)
        .then(pl.lit(Reason.OWN_NO.value, pl.Enum(Reason)))
        .otherwise("reason_key")
    )
    told = said.with_columns(**tiers, reason_key=reason).with_columns(
        firm=pl.col("tier_lowest") == pl.col("tier_highest")
    )
    return Ties.validate(told.select(Ties.column_names()))
