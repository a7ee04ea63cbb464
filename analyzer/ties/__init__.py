"""Interactions → signals → strength and warmth → tier, each with its reason and how firm it is."""

from analyzer.ties.contact import is_greeting, is_letter
from analyzer.ties.firmness import Ranks, Sway, measure_ranks, measure_sway
from analyzer.ties.gestures import days_before, find_gestures, last_lines
from analyzer.ties.interactions import NOTE, Happenings, gather_interactions
from analyzer.ties.ladder import StepUp, next_step
from analyzer.ties.measure import find_calls, measure_signals, spot_calls
from analyzer.ties.own_word import heed
from analyzer.ties.signals import Evidence
from analyzer.ties.tiers import tier_under
from analyzer.ties.verdicts import DECIMALS, judge_people

__all__ = [
    "DECIMALS",
    "NOTE",
    "Evidence",
    "Happenings",
    "Ranks",
    "StepUp",
    "Sway",
    "days_before",
    "find_calls",
    "find_gestures",
    "gather_interactions",
    "heed",
    "is_greeting",
    "is_letter",
    "judge_people",
    "last_lines",
    "measure_ranks",
    "measure_signals",
    "measure_sway",
    "next_step",
    "spot_calls",
    "tier_under",
]
