"""An analysis → how often its owner spoke to everybody in the last year, beside how many people to one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import polars as pl

from analyzer.analysis import Analysis
from analyzer.schemas import Deed, Kind

_YEAR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Public:
    """What ego did in public in the 365 days up to `as_of`: each a count; and how many people ego wrote to alone."""

    posts: int
    comments: int
    reactions: int
    people: int


def count_public(analysis: Analysis) -> Public | None:
    """Count it; None where the export does not tell, as the smaller archive does not, or nothing was done in public."""
    since = analysis.as_of - min(_YEAR, analysis.as_of - type(analysis.as_of).min)
    lately = analysis.deeds.filter(pl.col("at").dt.date() > since)
    counts = dict(lately.group_by(pl.col("deed").cast(pl.String)).len().iter_rows())
    written = analysis.interactions.filter(
        (pl.col("kind") == Kind.MESSAGE.value)
        & pl.col("given").fill_null(value=False)
        & pl.col("counts")
        & (pl.col("group_size") == 1)
        & (pl.col("at").dt.date() > since)
    )
    public = Public(
        posts=counts.get(Deed.POST.value, 0) + counts.get(Deed.REPOST.value, 0),
        comments=counts.get(Deed.COMMENT.value, 0),
        reactions=counts.get(Deed.REACTION.value, 0),
        people=written["person_id"].n_unique(),
    )
    return public if public.posts + public.comments + public.reactions else None
