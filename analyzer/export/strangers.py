"""The paths of an archive that is no export of LinkedIn's → whose it is, as far as its folders tell."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

_SIGNS: Final = (
    ("Facebook", r"(^|/)(your_facebook_activity/|friends_and_followers/|(connections/)?friends/your_friends)"),
    ("Instagram", r"(^|/)(your_instagram_activity/|followers_and_following/)"),
    ("Google", r"(^|/)Takeout/"),
    ("X", r"(^|/)data/(tweets?|tweet-headers|direct-messages)\.js$"),
    ("WhatsApp", r"(^|/)(_chat\.txt$|WhatsApp Chat )"),
)
_WORKBOOK: Final = "xl/workbook.xml"
_OFFICE: Final = "[Content_Types].xml"
_ANALYTICS: Final = re.compile(rb'name="(DISCOVERY|ENGAGEMENT|TOP POSTS|FOLLOWERS|DEMOGRAPHICS)"')
"""Sheets of the workbook that LinkedIn's analytics of one's posts come in."""


def name_service(paths: Collection[str]) -> str | None:
    """Name the service whose export has these paths; None where none is known to."""
    for service, sign in _SIGNS:
        if any(re.search(sign, path, re.IGNORECASE) for path in paths):
            return service
    return None


def workbook_in(paths: Collection[str]) -> str | None:
    """Give the path that tells the sheets of a workbook; None where this is none."""
    return _WORKBOOK if _WORKBOOK in paths and _OFFICE in paths else None


def is_analytics(workbook: bytes) -> bool:
    """Tell from the part that names its sheets whether a workbook is LinkedIn's analytics of one's posts."""
    return bool(_ANALYTICS.search(workbook))
