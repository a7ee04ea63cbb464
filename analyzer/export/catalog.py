"""A file's name → the table it holds, the reason why it is not read, or nothing: unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from analyzer.export.reading import TableFile
from analyzer.export.tables import (
    ad_targeting,
    careers,
    comments,
    company_follows,
    connections,
    contacts,
    endorsements,
    events,
    invitations,
    job_applications,
    learning,
    member_follows,
    messages,
    notes,
    profile,
    reactions,
    recommendations,
    saved_jobs,
    searches,
    shares,
    skills,
)

_MAIN: Final[tuple[TableFile[Any], ...]] = (
    connections.TABLE,
    messages.TABLE,
    invitations.TABLE,
    endorsements.RECEIVED,
    endorsements.GIVEN,
    recommendations.RECEIVED,
    recommendations.GIVEN,
    contacts.TABLE,
    profile.TABLE,
    careers.POSITIONS,
    careers.EDUCATION,
)

FURTHER_TABLES: Final[tuple[TableFile[Any], ...]] = (
    notes.TABLE,
    member_follows.TABLE,
    searches.TABLE,
    company_follows.TABLE,
    job_applications.TABLE,
    saved_jobs.TABLE,
    events.TABLE,
    shares.TABLE,
    shares.REPOSTS,
    comments.TABLE,
    reactions.TABLE,
    skills.TABLE,
    skills.LANGUAGES,
    learning.TABLE,
    ad_targeting.TABLE,
)
"""Tables beyond who is who and who talked with whom. LinkedIn leaves a file out where there is nothing to put in it, so
that one of these is absent says little."""

TABLES: Final = (*_MAIN, *FURTHER_TABLES)
"""Every table that is read. To add one: a file in tables/, a line here."""

TOLD_BY_HEADER: Final[tuple[TableFile[Any], ...]] = (connections.TABLE, messages.TABLE)
"""Tables whose header no other file has: they are found under any name, as people save them."""


class SkipReason(StrEnum):
    """Why a known file is not read. text/ has the sentence."""

    ADVERTISING = "advertising"
    ACCOUNT = "account"
    OWN_PROFILE = "own_profile"
    OWN_POSTS = "own_posts"
    UNSEEN = "unseen"
    NO_PERSON = "no_person"
    MACHINE_CHAT = "machine_chat"
    JOB_SEARCH = "job_search"
    MONEY = "money"
    OTHER_ARCHIVE = "other_archive"
    OLDER_COPY = "older_copy"


_IGNORED: Final[dict[SkipReason, tuple[str, ...]]] = {
    SkipReason.ADVERTISING: (
        "Ads Clicked.csv",
        "LAN Ads Engagement.csv",
        "Inferences_about_you.csv",
    ),
    SkipReason.ACCOUNT: (
        "Registration.csv",
        "Logins.csv",
        "Security Challenges.csv",
        "Account Status History.csv",
        "Email Addresses.csv",
        "PhoneNumbers.csv",
        "Whatsapp Phone Numbers.csv",
        "Verifications.csv",
        "Private_identity_asset.csv",
        "Calendar.csv",
    ),
    SkipReason.OWN_PROFILE: (
        "Profile Summary.csv",
        "Certifications.csv",
        "Projects.csv",
        "Publications.csv",
        "Courses.csv",
        "Honors.csv",
        "Organizations.csv",
        "Volunteering.csv",
        "Causes You Care About.csv",
        "Duolingo.csv",
        "Patents.csv",
        "Test Scores.csv",
        "Providers.csv",
        "Engagements.csv",
        "Opportunities.csv",
    ),
    SkipReason.UNSEEN: ("Recommendations.csv",),
    SkipReason.OWN_POSTS: (
        "Rich_Media.csv",
        "Videos.csv",
        "Publishing.csv",
        "Group_Posts.csv",
        "Group_Comments.csv",
        "Articles.csv",
    ),
    # They point to a post or give a bare name, never to a person.
    SkipReason.NO_PERSON: (
        "Votes.csv",
        "Saved_Items.csv",
        "Hashtag_Follows.csv",
    ),
    # Chats with LinkedIn's machines: the columns of messages.csv, but nobody at the other end.
    SkipReason.MACHINE_CHAT: (
        "guide_messages.csv",
        "coach_messages.csv",
        "learning_coach_messages.csv",
        "LearningCoachMessages.csv",
        "learning_role_play_messages.csv",
    ),
    SkipReason.JOB_SEARCH: (
        "Job Seeker Preferences.csv",
        "Job Applicant Saved Answers.csv",
        "Job Applicant Saved Screening Question Responses.csv",
        "SavedJobAlerts.csv",
        "Online Job Postings.csv",
    ),
    SkipReason.MONEY: ("Receipts.csv", "Receipts_v2.csv"),
}

_ARTICLE: Final = re.compile(r"(^|/)Articles/.*\.html?$", re.IGNORECASE)
_COPY: Final = re.compile(r"\s*\((\d{1,2})\)$")
_SUFFIX: Final = re.compile(r"_\d+$")


@dataclass(frozen=True, slots=True)
class Ignored:
    """A file that is known and not read, on purpose."""

    why: SkipReason


def recognise(path: str) -> TableFile[Any] | Ignored | None:
    """Tell what a file of an export is by its name, in any folder; None where nobody has seen such a file.

    LinkedIn writes `Phone Numbers` and `PhoneNumbers`, splits long lists as `_1` to `_5`, and since 2026 appends the
    member's number to some names (as measured in real exports).
    """
    if _ARTICLE.search(path):
        return Ignored(SkipReason.OWN_POSTS)
    key = _key(path.rsplit("/", 1)[-1])
    return _BY_KEY.get(key)


def copy_of(path: str) -> tuple[str, int]:
    """Give the path of a table a browser's ` (2)` was put to, and its number; any other path as it is, and 0."""
    stem, dot, ending = path.rpartition(".")
    copied = _COPY.search(stem) if dot and isinstance(recognise(path), TableFile) else None
    return (stem[: copied.start()] + dot + ending, int(copied.group(1))) if copied else (path, 0)


def list_of(path: str) -> str:
    """Give the path of the list that a file is a part of: LinkedIn splits `Saved Jobs` as `Saved Jobs_1`."""
    stem, dot, ending = path.rpartition(".")
    return _SUFFIX.sub("", stem) + dot + ending


def _key(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    stem = _SUFFIX.sub("", _COPY.sub("", stem.strip()))
    return re.sub(r"[\s_]+", "", stem).casefold() + "." + ending.casefold()


_BY_KEY: Final[dict[str, TableFile[Any] | Ignored]] = {
    **{_key(name): Ignored(why) for why, names in _IGNORED.items() for name in names},
    **{_key(name): table for table in TABLES for name in table.files},
}
