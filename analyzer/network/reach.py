"""Communities and ties → where ego's living ties reach: breadth, bridges, and what a layoff would leave."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import dataframely as dy
import polars as pl

from analyzer.network.affiliations import Shares
from analyzer.network.communities import LIVING, Communities, Memberships, living_ties
from analyzer.schemas import Tier
from analyzer.settings import NetworkSettings


class Dimension(StrEnum):
    """What breadth is counted by."""

    EMPLOYER = "employer"
    FIELD = "field"
    LEVEL = "level"
    CHAPTER = "chapter"
    COMMUNITY = "community"


class Breadth(dy.Schema):
    """One row per dimension, for all connections and for the handful (those ego could call).

    `known` counts the people of whom it is known, `kinds` the different values, `effective` the number of equally
    frequent ones that would be as varied (the exponential of Shannon's entropy; Hill 1973). `top` is the most frequent
    value and `top_people` how many have it; all null or 0 where it is known of nobody.
    """

    dimension = dy.Enum(Dimension, primary_key=True)
    handful = dy.Bool(primary_key=True)
    people = dy.UInt32()
    known = dy.UInt32()
    kinds = dy.UInt32()
    effective = dy.Float64(nullable=True)
    top = dy.String(nullable=True)
    top_people = dy.UInt32()


class Bridges(dy.Schema):
    """One row per strong, living tie into a community of several people where ego has few living ties."""

    person_id = dy.String(primary_key=True)
    community = dy.UInt32()
    size = dy.UInt32()
    living = dy.UInt32()


class Layoff(dy.Schema):
    """One row per employer ego works for now: how many of the handful, and of the living ties, work there too."""

    employer = dy.String(primary_key=True)
    label = dy.String()
    people = dy.UInt32()
    could_call = dy.UInt32()
    living = dy.UInt32()


@dataclass(frozen=True, slots=True)
class Homes:
    """Where those stand whom ego could call.

    Attributes:
        circles: Communities of `community_people` and more in which any of them is.
        inside: How many of them are in these.
        elsewhere: How many are in a smaller one or in none.
    """

    circles: int
    inside: int
    elsewhere: int


def find_homes(
    shares: Shares,
    memberships: dy.DataFrame[Memberships],
    communities: dy.DataFrame[Communities],
    settings: NetworkSettings,
) -> Homes:
    """Count the circles of the handful: connections ego could call."""
    called = shares.alters.filter(pl.col("is_connection") & (pl.col("tier") == Tier.COULD_CALL.value))
    large = communities.filter(pl.col("size") >= settings.community_people)
    homes = memberships.join(called, on="person_id", how="semi").join(large, on="community", how="semi")
    return Homes(homes["community"].n_unique(), homes.height, called.height - homes.height)


def measure_breadth(shares: Shares, memberships: dy.DataFrame[Memberships]) -> dy.DataFrame[Breadth]:
    """Count how varied the connections are, and how varied those are whom ego could call."""
    alters = shares.alters.filter("is_connection").join(memberships, on="person_id", how="left")
    values = alters.select(
        "tier",
        employer="employer",
        field=pl.col("field").cast(pl.String),
        level=pl.col("level").cast(pl.String),
        chapter="chapter",
        community=pl.col("community").cast(pl.String),
    )
    rows = []
    for handful in (False, True):
        people = values.filter(pl.col("tier") == Tier.COULD_CALL.value) if handful else values
        for dimension in Dimension:
            counted = people.select(value=dimension.value).drop_nulls().group_by("value").len()
            counted = counted.sort("len", "value", descending=[True, False])
            known = int(counted["len"].sum())
            share = counted["len"] / known if known else counted["len"]
            rows.append(
                {
                    "dimension": dimension.value,
                    "handful": handful,
                    "people": people.height,
                    "known": known,
                    "kinds": counted.height,
                    "effective": math.exp(-float((share * share.log()).sum())) if known else None,
                    "top": counted["value"][0] if known else None,
                    "top_people": counted["len"][0] if known else 0,
                }
            )
    return Breadth.validate(pl.DataFrame(rows, schema=dict(Breadth.create_empty().schema)), cast=True)


def find_bridges(
    shares: Shares,
    memberships: dy.DataFrame[Memberships],
    communities: dy.DataFrame[Communities],
    settings: NetworkSettings,
) -> dy.DataFrame[Bridges]:
    """Find the strong, living ties into communities where ego has few, in the order of the ties."""
    few = communities.filter(
        (pl.col("size") >= settings.community_people) & pl.col("living").is_between(1, settings.bridge_ties)
    )
    strong = living_ties(shares.alters).filter("strong").join(memberships, on="person_id", maintain_order="left")
    found = strong.join(few.select("community", "size", "living"), on="community", maintain_order="left")
    return Bridges.validate(found.select(Bridges.column_names()), cast=True)


def ask_layoff(shares: Shares) -> dy.DataFrame[Layoff]:
    """Count who would be a colleague lost: how many of the handful sit where ego works now."""
    tier = pl.col("tier").cast(pl.String)
    there = (
        shares.alters.filter("is_connection")
        .group_by("employer")
        .agg(people=pl.len(), could_call=(tier == Tier.COULD_CALL.value).sum(), living=tier.is_in(list(LIVING)).sum())
    )
    counted = shares.workplaces.join(there, on="employer", how="left", maintain_order="left")
    return Layoff.validate(counted.with_columns(pl.col("people", "could_call", "living").fill_null(0)), cast=True)
