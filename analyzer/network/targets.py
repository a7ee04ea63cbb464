"""A network and where its owner would like a door → who is there, and what one living tie alone still reaches."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

import dataframely as dy
import polars as pl

from analyzer.network.affiliations import Shared
from analyzer.network.communities import LIVING, living_ties
from analyzer.network.doors import DoorReason, find_doors
from analyzer.network.network import Network
from analyzer.schemas import Tier


class Reached(StrEnum):
    """What a last link leads to."""

    COMMUNITY = "community"
    FIELD = "field"
    TARGET = "target"


class LastLinks(dy.Schema):
    """One row per community, field, or company or field on the owner's list that one living tie alone still reaches.

    `what` is the community's number, the field's key, or the target as it was typed; `size` counts everybody there.
    To be the only one from an employer is common and no merit in itself, so employers count only as targets.
    """

    kind = dy.Enum(Reached, primary_key=True)
    what = dy.String(primary_key=True)
    size = dy.UInt32()
    person_id = dy.String()


class Targets(dy.Schema):
    """One row per entry of the owner's target list, in its order.

    `people` counts everybody there, `living` and `could_call` the living ties and the callable people among them;
    `once` counts those who were only named with it elsewhere. `nearest` is the first of all whom ego could ask, null
    where there is nobody.
    """

    target = dy.String(primary_key=True)
    people = dy.UInt32()
    living = dy.UInt32()
    could_call = dy.UInt32()
    once = dy.UInt32()
    nearest = dy.String(nullable=True)


def find_last_links(network: Network, targets: Collection[str] = ()) -> dy.DataFrame[LastLinks]:
    """Find what one living tie alone still reaches.

    Args:
        network: The network.
        targets: Companies and fields the owner would like a door to, as typed.
    """
    shares, memberships, communities = network.shares, network.memberships, network.communities
    living = living_ties(shares.alters)
    members = memberships.join(communities.select("community", "size"), on="community").select(
        "person_id", "size", kind=pl.lit(Reached.COMMUNITY.value), what=pl.col("community").cast(pl.String)
    )
    fields = shares.affiliations.join(shares.things.filter(kind=Shared.FIELD.value), on="thing").select(
        "person_id", "size", kind=pl.lit(Reached.FIELD.value), what="label"
    )
    rows = pl.concat([members, fields]).filter(pl.col("size") >= network.settings.community_people)
    sought = [
        doors.select(
            "person_id", size=pl.lit(doors.height, pl.UInt32), kind=pl.lit(Reached.TARGET.value), what=pl.lit(target)
        )
        for target in dict.fromkeys(targets)
        if (doors := _there(find_doors(shares, target))).height
    ]
    reached = pl.concat([rows, *sought]).join(living.select("person_id"), on="person_id", how="semi")
    alone = reached.filter(pl.len().over("kind", "what") == 1).sort(
        "kind", "size", "what", descending=[False, True, False]
    )
    return LastLinks.validate(alone.select(LastLinks.column_names()), cast=True)


def check_targets(network: Network, targets: Collection[str]) -> dy.DataFrame[Targets]:
    """Tell of each company or field on the owner's list who of theirs is there."""
    shares = network.shares
    rows = []
    for target in dict.fromkeys(targets):
        doors = find_doors(shares, target)
        there = _there(doors)
        tiers = there["tier"].cast(pl.String)
        rows.append(
            {
                "target": target,
                "people": there.height,
                "living": int(tiers.is_in(list(LIVING)).sum()),
                "could_call": int((tiers == Tier.COULD_CALL.value).sum()),
                "once": doors.height - there.height,
                "nearest": doors["person_id"][0] if doors.height else None,
            }
        )
    return Targets.validate(pl.DataFrame(rows, schema=dict(Targets.create_empty().schema)), cast=True)


def _there(doors: pl.DataFrame) -> pl.DataFrame:
    """Leave out who was only named with a place elsewhere: they were there once."""
    return doors.filter(pl.col("why") != DoorReason.WAS_NAMED.value)
