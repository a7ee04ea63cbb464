"""A tie and the constants → what would move somebody up a tier, as far as rules can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analyzer.schemas import Tier
from analyzer.settings import Settings


@dataclass(frozen=True, slots=True)
class Step:
    """The shortest way up that the rules know.

    Attributes:
        tier: Where it leads.
        days: Further days on which one of the two writes; 0 where there are enough.
        months: Further months with such a day; 0 where there are enough.
        both: Whether both have to write, which only one of them has done.
        word: Whether a new word is all that is missing: what there was has gone quiet.
        vouched: Whether a recommendation or a phone number on file would do it alone.
    """

    tier: Tier
    days: int = 0
    months: int = 0
    both: bool = False
    word: bool = False
    vouched: bool = False


def next_step(tie: Mapping[str, Any], settings: Settings) -> Step | None:
    """Find what would move somebody up; None for whom ego could call already.

    Args:
        tie: One row of `schemas.Ties`.
        settings: The constants it was judged with.
    """
    tier, silent = Tier(tie["tier"]), tie["silent_months"]
    if tier is Tier.COULD_CALL:
        return None
    both = not tie["two_way"]
    if tier is Tier.WARM:
        if tie["strong"]:
            return Step(Tier.COULD_CALL, word=True)
        backed = tie["vouched"] or tie["arranged_call"]
        wanted = settings.strong_days_with_evidence if backed else settings.strong_days
        months = 0 if backed else max(settings.strong_months - tie["active_months"], 0)
        days = max(wanted - tie["active_days"], months, 0)
        # Enough days in all, but too long ago: a word is one more day, and ends the silence.
        return Step(Tier.COULD_CALL, days=days, months=months, both=both, word=not days and silent is not None)
    if tie["strong"] or tie["some"] or tie["vouched"]:
        return Step(Tier.WARM, word=True)
    days = max(settings.some_days - tie["active_days"], 1)
    return Step(Tier.WARM, days=days, both=both, vouched=True)
