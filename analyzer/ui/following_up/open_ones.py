"""What is open: the follow-ups of the export, less what its owner has dealt with."""

from __future__ import annotations

import dataframely as dy

from analyzer.analysis import Analysis
from analyzer.followups import Dates, FollowUps, find_follow_ups, plan_dates, still_open
from analyzer.schemas import Said
from analyzer.store import Wish
from analyzer.ui import keeping, making


def found(analysis: Analysis) -> dy.DataFrame[FollowUps]:
    """Give every follow-up, made once for the export."""
    return making.made_aside("follow_ups", None, lambda: find_follow_ups(analysis))


def open_ones(analysis: Analysis, said: dy.DataFrame[Said]) -> dy.DataFrame[FollowUps]:
    """Give those that are still open today."""
    return still_open(found(analysis), said, keeping.day_of(keeping.now()))


def dates(analysis: Analysis, said: dy.DataFrame[Said]) -> dy.DataFrame[Dates]:
    """Give when ego wishes to be in touch with whom.

    Raises:
        StoreError: the wishes cannot be read.
    """
    by_tag: dict[str, int] = keeping.wishes(analysis).get(Wish.CADENCES) or {}
    return plan_dates(analysis, said, by_tag, keeping.day_of(keeping.now()))
