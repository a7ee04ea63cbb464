"""One file a signal: one measured number, or a few that belong together, for each alter."""

from __future__ import annotations

from types import ModuleType

from analyzer.ties.signals import (
    acquaintance,
    address_book,
    arranged_calls,
    balance,
    days,
    employer,
    endorsements,
    groups,
    invitation_notes,
    no_contact,
    recency,
    recommendations,
)
from analyzer.ties.signals.evidence import Evidence

SIGNALS: tuple[ModuleType, ...] = (
    days,
    balance,
    groups,
    recency,
    recommendations,
    address_book,
    arranged_calls,
    invitation_notes,
    employer,
    endorsements,
    acquaintance,
    no_contact,
)
"""Every signal. To add one: a file with COLUMNS (what a person without a trace has) and measure, a line here."""

__all__ = ["SIGNALS", "Evidence"]
