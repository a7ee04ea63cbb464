"""How ego links, writes, gives and takes: rules over an analysis, each a small frame or record and no sentence."""

from analyzer.habits.beginning import (
    ClickDays,
    Greeted,
    Openings,
    count_click_days,
    count_greeted,
    count_openings,
)
from analyzer.habits.broadcasting import Broadcasts, count_broadcasts
from analyzer.habits.collecting import Collecting, count_links_and_talk
from analyzer.habits.giving import (
    BothWays,
    ByPerson,
    ByYear,
    Gift,
    Gifts,
    GivenShare,
    count_all,
    count_both_ways,
    count_by_year,
    find_gifts,
    share_by_person,
    share_given,
    total_share,
)
from analyzer.habits.hours import Hours, count_hours, known_zone
from analyzer.habits.letters import letters_of
from analyzer.habits.public import Public, count_public
from analyzer.habits.rhythm import Rhythm, count_months
from analyzer.habits.seeking import Seeking, compare_seeking
from analyzer.habits.spreading import Spread, measure_spread
from analyzer.habits.wishes import find_wished_companies

__all__ = [
    "BothWays",
    "Broadcasts",
    "ByPerson",
    "ByYear",
    "ClickDays",
    "Collecting",
    "Gift",
    "Gifts",
    "GivenShare",
    "Greeted",
    "Hours",
    "Openings",
    "Public",
    "Rhythm",
    "Seeking",
    "Spread",
    "compare_seeking",
    "count_all",
    "count_both_ways",
    "count_broadcasts",
    "count_by_year",
    "count_click_days",
    "count_greeted",
    "count_hours",
    "count_links_and_talk",
    "count_months",
    "count_openings",
    "count_public",
    "find_gifts",
    "find_wished_companies",
    "known_zone",
    "letters_of",
    "measure_spread",
    "share_by_person",
    "share_given",
    "total_share",
]
