"""Two analyses of one member at two times → what changed between them, and why."""

from analyzer.comparison.compare import compare
from analyzer.comparison.contact import gather_between
from analyzer.comparison.kinds import Comparison, Moment, MoveReason
from analyzer.comparison.matching import share_people
from analyzer.comparison.over_time import take_stock

__all__ = ["Comparison", "Moment", "MoveReason", "compare", "gather_between", "share_people", "take_stock"]
