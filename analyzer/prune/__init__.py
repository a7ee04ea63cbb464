"""Who can go: candidates with reasons, the queue, what letting go would change, and what became of it."""

from analyzer.prune.candidates import Candidates, PruneReason, Shield, Sorted, sort_out
from analyzer.prune.card import Card, Letters, count_letters, fill_card
from analyzer.prune.criteria import MOST_YEARS, PRESETS, Criteria, choose_candidates, count_candidates
from analyzer.prune.outcomes import OPEN, Outcome, Outcomes, carried_out, check_outcomes
from analyzer.prune.pending import Pending, find_pending
from analyzer.prune.queue import Queue, gone_of, queue, verdicts_of
from analyzer.prune.reaches import Leads, Reaches, find_reaches, hold_back, last_links
from analyzer.prune.what_if import Emptied, Place, Standing, WhatIf, look_ahead

__all__ = [
    "MOST_YEARS",
    "OPEN",
    "PRESETS",
    "Candidates",
    "Card",
    "Criteria",
    "Emptied",
    "Leads",
    "Letters",
    "Outcome",
    "Outcomes",
    "Pending",
    "Place",
    "PruneReason",
    "Queue",
    "Reaches",
    "Shield",
    "Sorted",
    "Standing",
    "WhatIf",
    "carried_out",
    "check_outcomes",
    "choose_candidates",
    "count_candidates",
    "count_letters",
    "fill_card",
    "find_pending",
    "find_reaches",
    "gone_of",
    "hold_back",
    "last_links",
    "look_ahead",
    "queue",
    "sort_out",
    "verdicts_of",
]
