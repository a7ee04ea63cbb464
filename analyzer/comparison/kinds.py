"""What a comparison is: the lists of what changed, each with its reason key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

import dataframely as dy

from analyzer.schemas import Milestones, Reason, Tier


class MoveReason(StrEnum):
    """What moved somebody from one tier to another; text/ makes the sentence."""

    IN_TOUCH = "in_touch"
    RECOMMENDED = "recommended"
    PHONE = "phone"
    CALL = "call"
    TIME = "time"
    OTHER = "other"


class Links(dy.Schema):
    """One row per connection that is in one of two exports only, the strongest first.

    `tier` and `reason_key` are those of the export they stand in.
    """

    person_id = dy.String(primary_key=True)
    name = dy.String()
    profile_url = dy.String(nullable=True)
    company = dy.String(nullable=True)
    position = dy.String(nullable=True)
    connected_on = dy.Date(nullable=True)
    tier = dy.Enum(Tier)
    reason_key = dy.Enum(Reason)


class Moves(dy.Schema):
    """One row per connection who stands in both exports under another address: the same name, linked on the same day."""

    person_id = dy.String(primary_key=True)
    before = dy.String(unique=True)
    name = dy.String()
    connected_on = dy.Date()


class JobChanges(dy.Schema):
    """One row per connection whose company or title is another one now; what was or is unknown is no change."""

    person_id = dy.String(primary_key=True)
    name = dy.String()
    profile_url = dy.String(nullable=True)
    company_before = dy.String(nullable=True)
    position_before = dy.String(nullable=True)
    company = dy.String(nullable=True)
    position = dy.String(nullable=True)
    other_company = dy.Bool()
    tier = dy.Enum(Tier)


class TierChanges(dy.Schema):
    """One row per listed person whose tier is another one; null where they were not, or are no longer, listed.

    `gained` says that they stand closer now. The reasons are those of the two verdicts. The columns from `wrote_on` tell
    what happened in between: the first letter of ego's, the first of theirs, the days with any contact.
    """

    person_id = dy.String(primary_key=True)
    name = dy.String()
    profile_url = dy.String(nullable=True)
    tier_before = dy.Enum(Tier, nullable=True)
    tier = dy.Enum(Tier, nullable=True)
    reason_before = dy.Enum(Reason, nullable=True)
    reason_key = dy.Enum(Reason, nullable=True)
    gained = dy.Bool()
    why = dy.Enum(MoveReason)
    wrote_on = dy.Date(nullable=True)
    heard_on = dy.Date(nullable=True)
    days = dy.UInt32()
    last_contact = dy.Date(nullable=True)


class Quiet(dy.Schema):
    """One row per person with whom it went quiet in between: a silence long by the measure of the two, or dormant now.

    `usual_days` is the pair's usual gap, null where they wrote too seldom to have one.
    """

    person_id = dy.String(primary_key=True)
    name = dy.String()
    profile_url = dy.String(nullable=True)
    tier_before = dy.Enum(Tier)
    tier = dy.Enum(Tier)
    last_contact = dy.Date()
    silent_days = dy.Int64(min=0)
    usual_days = dy.Float64(nullable=True, min=0)


class Warmed(dy.Schema):
    """One row per person with whom a long silence, or one since ever, ended in words of both sides."""

    person_id = dy.String(primary_key=True)
    name = dy.String()
    profile_url = dy.String(nullable=True)
    tier_before = dy.Enum(Tier, nullable=True)
    tier = dy.Enum(Tier)
    last_before = dy.Date(nullable=True)
    wrote_on = dy.Date()
    heard_on = dy.Date()
    days = dy.UInt32()


class Replies(dy.Schema):
    """One row per question that was open at the first export, with the day of the first letter of the other side since."""

    person_id = dy.String(primary_key=True)
    name = dy.String()
    profile_url = dy.String(nullable=True)
    asked_on = dy.Date()
    replied_on = dy.Date()
    tier = dy.Enum(Tier)


class Between(dy.Schema):
    """One row per person with a counted message in between. The days are the first ones of each side."""

    person_id = dy.String(primary_key=True)
    wrote_on = dy.Date(nullable=True)
    heard_on = dy.Date(nullable=True)
    answered_on = dy.Date(nullable=True)
    days = dy.UInt32()


LISTS: Final[dict[str, type[dy.Schema]]] = {
    "new": Links,
    "gone": Links,
    "moved": Moves,
    "changed_job": JobChanges,
    "tier_changes": TierChanges,
    "gone_quiet": Quiet,
    "warmed_up": Warmed,
    "replies_given": Replies,
    "answers_received": Replies,
}
"""The lists of a comparison, in the order shown."""


@dataclass(frozen=True, slots=True)
class Moment:
    """How things stood at one export.

    Attributes:
        as_of: The day its verdicts hold for.
        exported_on: The day it was made, where that is known.
        stock: As `schemas.Milestones`, one row: links and tiers.
        unnamed: Connections of whom only a date is left.
        others: People listed who are no connection.
    """

    as_of: date
    exported_on: date | None
    stock: dict[str, Any]
    unnamed: int
    others: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two exports of one member.

    Attributes:
        then: How things stood at the first.
        now: How they stand at the second.
        new: As `Links`: connections the second alone has.
        gone: As `Links`: connections the first alone has; LinkedIn does not say who ended it.
        moved: As `Moves`.
        changed_job: As `JobChanges`.
        tier_changes: As `TierChanges`, who is or was closest first.
        gone_quiet: As `Quiet`.
        warmed_up: As `Warmed`.
        replies_given: As `Replies`: what ego owed and gave.
        answers_received: As `Replies`: what ego waited for and got.
        between: As `Between`.
        written_to: People ego wrote to in between.
        heard_from: People who wrote to ego in between.
        over_time: As `schemas.Milestones`: every export given, by its day; empty for a single day.
        lacking: Tables that one of the two lacks, so that what rests on them is not compared.
    """

    then: Moment
    now: Moment
    new: dy.DataFrame[Links]
    gone: dy.DataFrame[Links]
    moved: dy.DataFrame[Moves]
    changed_job: dy.DataFrame[JobChanges]
    tier_changes: dy.DataFrame[TierChanges]
    gone_quiet: dy.DataFrame[Quiet]
    warmed_up: dy.DataFrame[Warmed]
    replies_given: dy.DataFrame[Replies]
    answers_received: dy.DataFrame[Replies]
    between: dy.DataFrame[Between]
    written_to: int
    heard_from: int
    over_time: dy.DataFrame[Milestones]
    lacking: tuple[str, ...]
