"""One candidate, an analysis and its network → everything that stands on their card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from analyzer.analysis import Analysis
from analyzer.network import Network, living_ties
from analyzer.schemas import Kind


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
    employer: str | None
    colleagues: int
    living_colleagues: int
    community: int | None
    community_people: int


def fill_card(analysis: Analysis, network: Network, person_id: str) -> Card:
    """Gather what there is about one listed person."""
    about = pl.col("person_id") == person_id
    tie = analysis.ties.row(by_predicate=about, named=True)
    near = analysis.settings.prune.near_days
    day = tie["connected_on"]
    around = (pl.col("connected_on") - pl.lit(day, pl.Date)).dt.total_days().abs() <= near
    happened = analysis.interactions.filter(about)
    letters = happened.filter((pl.col("kind") == Kind.MESSAGE.value) & (pl.col("group_size") == 1))
    days = letters["at"].drop_nulls().dt.date().sort()
    invitations = happened.filter(pl.col("kind") == Kind.INVITATION.value)["given"].drop_nulls()
    words = analysis.first_words.filter(about)
    first: dict[str, Any] = words.row(0, named=True) if words.height else {}
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
        invited=bool(invitations[0]) if invitations.len() else None,
        received=letters.filter(~pl.col("given").fill_null(value=True)).height,
        sent=letters.filter(pl.col("given").fill_null(value=False)).height,
        first_on=days[0] if days.len() else None,
        last_on=days[-1] if days.len() else None,
        groups=analysis.groups.filter(about).height,
        quote=first.get("quote"),
        quote_given=first.get("given"),
        quote_is_note=bool(first.get("is_note")),
        pitch=first.get("pitch"),
        alike=first.get("alike", 0),
        employer=named[0] if named.len() else None,
        colleagues=there.height,
        living_colleagues=living_ties(there).height,
        community=int(number[0]) if large else None,
        community_people=int(size) - 1 if large else 0,
    )
