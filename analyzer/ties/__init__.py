"""Interactions → signals → strength and warmth → tier, each with its reason and how firm it is."""

from analyzer.ties.interactions import Happenings, gather_interactions
from analyzer.ties.measure import find_calls, measure_signals
from analyzer.ties.signals import Evidence
from analyzer.ties.verdicts import DECIMALS, judge_people

__all__ = ["DECIMALS", "Evidence", "Happenings", "find_calls", "gather_interactions", "judge_people", "measure_signals"]
