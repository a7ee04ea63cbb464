"""How ego links and writes: rules over an analysis, each a small frame and no sentence."""

from analyzer.habits.collecting import Collecting, count_links_and_talk
from analyzer.habits.public import Public, count_public
from analyzer.habits.rhythm import Rhythm, count_months
from analyzer.habits.wishes import find_wished_companies

__all__ = [
    "Collecting",
    "Public",
    "Rhythm",
    "count_links_and_talk",
    "count_months",
    "count_public",
    "find_wished_companies",
]
