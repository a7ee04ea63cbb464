"""A follow-up → the sentence that says why; a cadence → its words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from analyzer.text.words import Words

CADENCES: Final = (7, 14, 30, 91, 182, 365)
"""Days between two contacts that are offered: from every week to once a year."""

_DAYS_PER_MONTH: Final = 365.2425 / 12
"""Of the calendar, for saying a span; what is counted in months for a verdict has its own in the settings."""

_DAYS_SAID: Final = 61
"""Days up to which a span is said in days: two months; beyond in months, and from two years on in years."""
_MONTHS_SAID: Final = 24


def cause_sentence(row: Mapping[str, Any], words: Words) -> str:
    """Say why somebody is on a list.

    Args:
        row: A row of `followups.FollowUps`.
        words: The language.
    """
    cause = str(row["cause"])
    if cause == "they_endorsed" and not row["what"]:
        cause = "they_endorsed_something"
    if cause == "wait_on" and not row["usual_days"]:
        cause = "wait_on_new"
    usual = span(round(row["usual_days"] or 0), words, nearest=True)
    return words.say(f"cause.{cause}", day=row["on"], ago=span(row["days"], words), what=row["what"], usual=usual)


def span(days: int, words: Words, *, nearest: bool = False) -> str:
    """Say how long something is: 12 days, 7 months, 3 years.

    Args:
        days: It.
        words: The language.
        nearest: Whether the nearest number is said, as of a rhythm; else full months and years, as silence is counted.
    """
    whole = round if nearest else int
    months = whole(days / _DAYS_PER_MONTH)
    if days < _DAYS_SAID:
        return words.count("days", max(days, 1))
    if months < _MONTHS_SAID:
        return words.count("months", months)
    return words.count("years", whole(months / 12))


def cadence_name(days: int, words: Words) -> str:
    """Name a cadence: every week, every 10 days."""
    return words.say(f"cadence.d{days}") if days in CADENCES else words.say("cadence.other", days)


def due_sentence(row: Mapping[str, Any], today: date, words: Words) -> str:
    """Say how a cadence stands.

    Args:
        row: A row of `followups.Dates`.
        today: The day to judge from.
        words: The language.
    """
    if row["ideal_on"] == today:
        return words.say("due.today")
    return words.say(f"due.{row['due']}", day=row["ideal_on"])
