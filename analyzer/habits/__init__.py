"""How ego links and writes: rules over an analysis, each a small frame and no sentence."""

from analyzer.habits.collecting import Collecting, count_links_and_talk
from analyzer.habits.rhythm import Rhythm, count_months
from analyzer.habits.wishes import find_wished_companies

__all__ = ["Collecting", "Rhythm", "count_links_and_talk", "count_months", "find_wished_companies"]
