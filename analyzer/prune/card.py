"""One candidate, an analysis and its network → everything that stands on their card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.network import Network, living_ties
from analyzer.schemas import Kind, Mark


@dataclass(frozen=True, slots=True)
class Card:
    """What there is to go by when one person is decided about.

    Attributes:
        tie: Their row of `schemas.Ties`.
        week_links: Links made within a few days of theirs, their own included; 0 where theirs is undated.
        invited: Whether ego sent the invitation; null where the export does not tell.
        received: One-to-one messages from them, of any kind.
        sent: One-to-one messages to them.
        first_on: Day of the first of these.
        last_on: Day of the last.
        groups: Group conversations both are in.
        quote: Their or ego's first words, or the note of the invitation; null where there are none, empty
            where they were let go.
        quote_given: Whether these are ego's.
        quote_is_note: Whether they came with the invitation.
        pitch: The sentence by which a message of theirs is a pitch; empty where it is one and its words were let go.
        alike: Others who sent ego a near-identical text.
        looked_up: How often ego looked for their name.
        unfollowed_on: Day on which ego ceased to follow them, as far as their name tells; null where that is not so.
        employer: What most people call the employer they are at.
        colleagues: Other connections of ego there.
        living_colleagues: Of these, those whose tie is warm or better.
        community: Number of the community they hang together in, where it has several people.
        community_people: Other people in it.
    """

    tie: dict[str, Any]
    week_links: int
    invited: bool | None
    received: int
    sent: int
    first_on: date | None
    last_on: date | None
    groups: int
    quote: str | None
    quote_given: bool | None
    quote_is_note: bool
    pitch: str | None
    alike: int
    looked_up: int
    unfollowed_on: date | None
    employer: str | None
    colleagues: int
    living_colleagues: int
    community: int | None
    community_people: int


class Letters(dy.Schema):
    """One row per person with a one-to-one message or an invitation: what went each way, when, and who invited whom."""

    person_id = dy.String(primary_key=True)
    received = dy.UInt32()
    sent = dy.UInt32()
    first_on = dy.Date(nullable=True)
    last_on = dy.Date(nullable=True)
    invited = dy.Bool(nullable=True)


def count_letters(analysis: Analysis) -> dy.DataFrame[Letters]:
    """Count for everybody at once what a card tells, so that a card is a matter of milliseconds."""
    letter = (pl.col("kind") == Kind.MESSAGE.value) & (pl.col("group_size") == 1)
    invitation = pl.col("kind") == Kind.INVITATION.value
    given = pl.col("given")
    counted = (
        analysis.interactions.lazy()
        .filter(letter | invitation)
        .group_by("person_id")
        .agg(
            received=(letter & ~given.fill_null(value=True)).sum(),
            sent=(letter & given.fill_null(value=False)).sum(),
            first_on=pl.col("at").filter(letter).min().dt.date(),
            last_on=pl.col("at").filter(letter).max().dt.date(),
            invited=given.filter(invitation).drop_nulls().first(),
        )
    )
    return Letters.validate(counted.sort("person_id").collect(), cast=True)


def fill_card(
    analysis: Analysis, network: Network, person_id: str, counted: dy.DataFrame[Letters] | None = None
) -> Card:
    """Gather what there is about one listed person.

    Args:
        analysis: The export looked at.
        network: Its network.
        person_id: Whom the card is about.
        counted: As `count_letters` gives it; counted anew if left out.
    """
    about = pl.col("person_id") == person_id
    tie = analysis.ties.row(by_predicate=about, named=True)
    near = analysis.settings.prune.near_days
    day = tie["connected_on"]
    around = (pl.col("connected_on") - pl.lit(day, pl.Date)).dt.total_days().abs() <= near
    rows = (count_letters(analysis) if counted is None else counted).filter(about)
    letters: dict[str, Any] = rows.row(0, named=True) if rows.height else {}
    words = analysis.first_words.filter(about)
    first: dict[str, Any] = words.row(0, named=True) if words.height else {}
    marks = analysis.marks.filter(about)
    alters = network.shares.alters
    employer = alters.row(by_predicate=about, named=True)["employer"]
    there = alters.filter((pl.col("employer") == (employer or "")) & pl.col("is_connection") & ~about)
    named = network.shares.employers.filter(employer=employer or "")["label"]
    number = network.memberships.filter(about)["community"]
    size = network.communities.filter(community=number[0])["size"][0] if number.len() else 0
    large = size >= network.settings.community_people
    return Card(
        tie=tie,
        week_links=analysis.ties.filter(pl.col("is_connection") & around).height if day else 0,
        invited=letters.get("invited"),
        received=letters.get("received", 0),
        sent=letters.get("sent", 0),
        first_on=letters.get("first_on"),
        last_on=letters.get("last_on"),
        groups=analysis.groups.filter(about).height,
        quote=first.get("quote"),
        quote_given=first.get("given"),
        quote_is_note=bool(first.get("is_note")),
        pitch=first.get("pitch"),
        alike=first.get("alike", 0),
        looked_up=marks.filter(pl.col("mark") == Mark.LOOKED_UP.value).height,
        unfollowed_on=_unfollowed_on(marks),
        employer=named[0] if named.len() else None,
        colleagues=there.height,
        living_colleagues=living_ties(there).height,
        community=int(number[0]) if large else None,
        community_people=int(size) - 1 if large else 0,
    )


def _unfollowed_on(marks: pl.DataFrame) -> date | None:
    """Give the day ego ceased to follow them, unless ego follows them again."""
    last = marks.filter(pl.col("mark").is_in([Mark.FOLLOWED.value, Mark.UNFOLLOWED.value])).sort("at").tail(1)
    if last.is_empty() or last["mark"][0] != Mark.UNFOLLOWED.value:
        return None
    at: datetime | None = last["at"][0]
    return at.date() if at else None
