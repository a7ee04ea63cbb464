"""The key of every widget, in one place, so that no two can collide."""

from __future__ import annotations

from enum import StrEnum


class Key(StrEnum):
    """Widget keys."""

    TOP = "top"
    HIDE_NAMES = "hide_names"
    UPLOAD = "upload"
    PATH = "path"
    READ_PATH = "read_path"
    SAMPLE = "sample"
    GO_TO_START = "go_to_start"
    SEE_HANDFUL = "see_handful"
    RINGS = "rings"
    CARD = "card"
    PICTURE_NAMES = "picture_names"
    PICTURE = "picture"
    COLLECTING = "collecting"
    SEARCH = "search"
    TIERS = "tiers"
    COMPANIES = "companies"
    YEARS = "years"
    OTHERS = "others"
    ORDER = "order"
    PEOPLE = "people_table"
    BACK = "back"
    RHYTHM = "rhythm"
    FORGET = "forget"
