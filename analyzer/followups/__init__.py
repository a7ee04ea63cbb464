"""Who may be glad to hear from ego: rules over an analysis and what was said, each a frame with reason keys."""

from analyzer.followups.before import Before, Chance, look_back, share_of_stories
from analyzer.followups.cadence import Dates, Due, plan_dates
from analyzer.followups.kinds import Cause, FollowUps
from analyzer.followups.lists import LISTS, choose_today, find_follow_ups, put_off, still_open

__all__ = [
    "LISTS",
    "Before",
    "Cause",
    "Chance",
    "Dates",
    "Due",
    "FollowUps",
    "choose_today",
    "find_follow_ups",
    "look_back",
    "plan_dates",
    "put_off",
    "share_of_stories",
    "still_open",
]
