"""A network and where its owner would like a door → what each connection leads to, and who alone still does."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

import dataframely as dy
import polars as pl

from analyzer.network import DoorReason, Network, find_doors


class Leads(StrEnum):
    """What somebody leads to."""

    COMMUNITY = "community"
    TARGET = "target"


class Reaches(dy.Schema):
    """One row per connection and community of several people, or place on the owner's list, that they lead to.

    `what` is the community's number, or the place as it was typed.
    """

    person_id = dy.String(primary_key=True)
    leads = dy.Enum(Leads, primary_key=True)
    what = dy.String(primary_key=True)


def find_reaches(network: Network, targets: Collection[str] = ()) -> dy.DataFrame[Reaches]:
    """Find what each connection leads to.

    Args:
        network: The network.
        targets: Companies and fields the owner would like a door to, as typed.
    """
    connections = network.shares.alters.filter("is_connection").select("person_id")
    large = network.communities.filter(pl.col("size") >= network.settings.community_people).select("community")
    parts = [
        network.memberships.join(large, on="community", how="semi").select(
            "person_id", leads=pl.lit(Leads.COMMUNITY.value), what=pl.col("community").cast(pl.String)
        ),
        *(
            find_doors(network.shares, target)
            .filter(pl.col("why") != DoorReason.WAS_NAMED.value)
            .select("person_id", leads=pl.lit(Leads.TARGET.value), what=pl.lit(target))
            for target in dict.fromkeys(targets)
        ),
    ]
    rows = pl.concat(parts).join(connections, on="person_id", how="semi")
    return Reaches.validate(rows.sort("leads", "what", "person_id"), cast=True)


def last_links(reaches: dy.DataFrame[Reaches], gone: pl.Series) -> pl.Series:
    """Give those who alone still lead somewhere once some are gone."""
    left = reaches.filter(~pl.col("person_id").is_in(gone.implode()))
    counted = left.group_by("leads", "what").agg(pl.len(), pl.col("person_id").first())
    return counted.filter(pl.col("len") == 1)["person_id"].unique().sort()


def hold_back(reaches: dy.DataFrame[Reaches], gone: pl.Series, chosen: pl.Series) -> pl.Series:
    """Give those of the chosen who have to stay so that nothing is left without anyone.

    Where all who still lead somewhere are chosen, the last of them in the order of `chosen` stays: the one for whom
    most speaks.

    Args:
        reaches: What each connection leads to.
        gone: Who was let go before.
        chosen: Who is to go now, those for whom least speaks first.
    """
    left = reaches.filter(~pl.col("person_id").is_in(gone.implode()))
    order = chosen.alias("person_id").to_frame().with_row_index("place")
    told = left.join(order, on="person_id", how="left").with_columns(
        stay=pl.col("place").is_null().any().over("leads", "what")
    )
    endangered = told.filter(~pl.col("stay"))
    last = endangered.sort("place").group_by("leads", "what").agg(pl.col("person_id").last())
    return last["person_id"].unique().sort()
