"""A tie and the constants → what would move somebody up a tier, as far as rules can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analyzer.schemas import Reason, Tier
from analyzer.settings import Settings


@dataclass(frozen=True, slots=True)
class StepUp:
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


def next_step(tie: Mapping[str, Any], settings: Settings, as_of: date) -> StepUp | None:
    """Find what would move somebody up; None for whom ego could call already, or said what is true themselves.

    Args:
        tie: One row of `schemas.Ties`.
        settings: The constants it was judged with.
        as_of: The day it was judged on: from then on somebody writes, or does not.
    """
    tier = Tier(tie["tier"])
    if tier is Tier.COULD_CALL or tie["reason_key"] in {Reason.OWN_YES, Reason.OWN_NO}:
        return None
    both = not tie["two_way"]
    if tie["strong"]:  # by its days it is one of those ego could call, but for the silence
        return StepUp(Tier.COULD_CALL, word=True)
    if tier is Tier.WARM:
        backed = tie["vouched"] or tie["arranged_call"]
        wanted = settings.strong_days_with_evidence if backed else settings.strong_days
        months = 0 if backed else max(settings.strong_months - tie["active_months"], 0)
        # Whoever has to write for the first time does so on a day, too.
        days = max(wanted - tie["active_days"], months, int(both))
        return StepUp(Tier.COULD_CALL, days=days, months=months, both=both, word=not days)
    if tie["some"] or tie["vouched"]:
        return StepUp(Tier.WARM, word=True)
    days = max(settings.some_days - tie["active_days"], 1)
    return StepUp(Tier.WARM, days=1 if _lasting_with_one_more(tie, settings, as_of) else days, both=both, vouched=True)


def _lasting_with_one_more(tie: Mapping[str, Any], settings: Settings, as_of: date) -> bool:
    """Tell whether one more day of writing would make two months with a month between their first and last day."""
    first, last = tie["first_contact"], tie["last_letter"]
    if not tie["active_days"] or first is None or last is None:
        return False
    another_month = (as_of.year, as_of.month) != (last.year, last.month)
    months = tie["active_months"] + another_month
    return bool(months >= settings.some_months and (as_of - first).days >= settings.some_span_days)
