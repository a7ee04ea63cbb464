"""Who shares what → communities, each named by what sets its members apart."""

from __future__ import annotations

from collections import Counter
from typing import Final

import dataframely as dy
import numpy as np
import polars as pl

from analyzer.network.affiliations import Shared, Shares
from analyzer.network.chance import seeded
from analyzer.network.fields import Field
from analyzer.schemas import Tier
from analyzer.settings import NetworkSettings

LIVING: Final = (Tier.COULD_CALL.value, Tier.WARM.value)
"""Tiers of a living tie: warm or better."""

_TWO: Final = 2
"""Communities at least that a larger one falls apart into, so people of two at least that it needs to have."""


def living_ties(alters: pl.DataFrame) -> pl.DataFrame:
    """Keep those whose tie is alive: warm or better."""
    return alters.filter(pl.col("tier").cast(pl.String).is_in(list(LIVING)))


class Memberships(dy.Schema):
    """One row per person who shares anything with anybody: the community they hang together in."""

    person_id = dy.String(primary_key=True)
    community = dy.UInt32()


class Communities(dy.Schema):
    """One row per community, the largest first. Who shares nothing is in none.

    `field` and `place` are what sets the members apart: `place` is a thing of another kind than a field (`place_kind`,
    `place_label`), null where none is common enough. `alike` counts the communities before it that would bear the
    same name. `grew_from` and `grew_to` hold the middle eight tenths of the link days, `named_from` and `named_to` the
    days the name tells: those of the chapter, where a chapter names it. `heard_from_you` is the last day any of them
    heard from ego.
    """

    community = dy.UInt32(primary_key=True)
    size = dy.UInt32()
    could_call = dy.UInt32()
    living = dy.UInt32()
    field = dy.Enum(Field, nullable=True)
    place = dy.String(nullable=True)
    place_kind = dy.Enum(Shared, nullable=True)
    place_label = dy.String(nullable=True)
    alike = dy.UInt32()
    grew_from = dy.Date(nullable=True)
    grew_to = dy.Date(nullable=True)
    named_from = dy.Date(nullable=True)
    named_to = dy.Date(nullable=True)
    heard_from_you = dy.Date(nullable=True)


def find_communities(shares: Shares, settings: NetworkSettings) -> dy.DataFrame[Memberships]:
    """Find the communities of the two-mode graph by the Leiden algorithm, seeded.

    People and things are its nodes and sharing its edges, weighted by rarity. Nobody who shares anything is left alone.
    Equal rows in another order give equal communities, numbered from 1, the largest first.
    """
    rows = shares.affiliations.join(shares.things.select("thing", "weight"), on="thing").sort("person_id", "thing")
    if rows.is_empty():
        return Memberships.create_empty()
    people, things = rows["person_id"].unique().sort(), shares.things["thing"].sort()
    numbered = rows.join(people.to_frame().with_row_index("person"), on="person_id", maintain_order="left")
    numbered = numbered.join(things.to_frame().with_row_index("node"), on="thing", maintain_order="left")
    edges = np.column_stack(
        (numbered["person"].to_numpy().astype(np.int64), numbered["node"].to_numpy().astype(np.int64) + people.len())
    )
    labels = detect(people.len() + things.len(), edges, numbered["weight"].to_numpy(), settings, people.len())
    labels = labels[: people.len()]
    found = pl.DataFrame({"person_id": people, "label": labels}, schema_overrides={"label": pl.Int64})
    found = _join_the_lonely(found, rows)
    sizes = found.group_by("label").agg(pl.len().alias("size"), pl.col("person_id").min().alias("first"))
    order = sizes.sort("size", "first", descending=[True, False]).with_row_index("community", 1)
    return Memberships.validate(
        found.join(order, on="label").select("person_id", "community").sort("person_id"), cast=True
    )


def detect(
    nodes: int, edges: np.ndarray, weights: np.ndarray, settings: NetworkSettings, people: int | None = None
) -> np.ndarray:
    """Give each node of a weighted graph the number of its community.

    The communities of highest modularity (Leiden; Traag, Waltman and van Eck 2019), and within each large one the same
    again, as long as what is found there is clear: modularity cannot see communities far smaller than the whole
    (Fortunato and Barthélemy 2007), and one pass would lump all fields of a chapter together.

    Args:
        nodes: How many there are.
        edges: Pairs of node numbers, shape (edges, 2).
        weights: One per edge.
        settings: From how many people and how clearly a community falls apart; rounds and seed.
        people: How many of the nodes, the first ones, are people; all of them if left out.
    """
    import igraph  # noqa: PLC0415 - only the network needs it

    graph = igraph.Graph(
        n=nodes, edges=zip(*edges.T.tolist(), strict=True)
    )  # as tuples: an array takes six times as long
    graph.es["weight"] = weights
    counted = nodes if people is None else people
    labels = np.zeros(nodes, dtype=np.int64)
    used = 0
    waiting = [(np.arange(nodes), True)]
    with seeded(settings.seed):
        while waiting:
            whole, everything = waiting.pop()
            part = graph if everything else graph.induced_subgraph(whole)
            found = part.community_leiden("modularity", weights="weight", n_iterations=settings.leiden_rounds)
            inner = np.asarray(found.membership)
            groups = [whole[inner == number] for number in range(int(inner.max(initial=-1)) + 1)]
            if not everything and (len(groups) < _TWO or found.modularity < settings.clear_modularity):
                used += 1
                labels[whole] = used
                continue
            for group in groups:
                if (group < counted).sum() >= _TWO * settings.community_people:
                    waiting.append((group, False))
                else:
                    used += 1
                    labels[group] = used
    return labels


def _join_the_lonely(found: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Put who is alone in a community, but shares something, with those they share it with, weighted by rarity."""
    alone = found.filter(~pl.col("label").is_duplicated()).sort("person_id")
    if alone.is_empty():
        return found
    label: dict[str, int] = dict(found.iter_rows())
    shared = rows.join(alone, on="person_id", how="semi").select("thing", "weight", one="person_id")
    beside = shared.join(rows.select("thing", other="person_id"), on="thing").filter(pl.col("one") != pl.col("other"))
    near = beside.group_by("one", "other").agg(pl.col("weight").sort().sum()).sort("one", "other")
    company = Counter(label.values())
    for (one,), pairs in near.partition_by("one", as_dict=True, maintain_order=True).items():
        if company[label[str(one)]] > 1:  # somebody lonely has come to them meanwhile
            continue
        pull: dict[int, float] = {}
        for other, weight in pairs.select("other", "weight").iter_rows():
            pull[label[other]] = pull.get(label[other], 0.0) + weight
        label[str(one)] = max(pull, key=lambda name: (pull[name], -name))
        company[label[str(one)]] += 1
    return found.with_columns(label=pl.col("person_id").replace_strict(label, return_dtype=pl.Int64))


def describe_communities(
    shares: Shares, memberships: dy.DataFrame[Memberships], settings: NetworkSettings
) -> dy.DataFrame[Communities]:
    """Tell of each community how large it is, who is alive in it, when it grew, and what sets it apart."""
    members = memberships.join(shares.alters, on="person_id")
    living = pl.col("tier").cast(pl.String).is_in(list(LIVING))
    linked = pl.col("connected_on")
    told = members.group_by("community").agg(
        size=pl.len(),
        could_call=(pl.col("tier") == Tier.COULD_CALL.value).sum(),
        living=living.sum(),
        grew_from=linked.quantile((1 - settings.grew_share) / 2, "nearest"),
        grew_to=linked.quantile((1 + settings.grew_share) / 2, "nearest"),
        heard_from_you=pl.col("heard_from_you").max(),
    )
    told = told.join(_names(shares, memberships, settings), on="community", how="left").sort("community")
    chapter = shares.things.filter(kind=Shared.CHAPTER.value).select("first_on", "last_on", place="thing")
    told = told.join(chapter, on="place", how="left").sort("community")
    told = told.with_columns(
        named_from=pl.coalesce("first_on", "grew_from"), named_to=pl.coalesce("last_on", "grew_to")
    )
    by_day = pl.col("place_kind") == Shared.BURST.value
    named = (  # what the name is made of: a group has none of its own, a day says its year
        pl.col("field"),
        pl.col("place_kind"),
        pl.when(pl.col("place_kind") != Shared.GROUP.value).then("place_label").alias("where"),
        *(
            pl.when(by_day.fill_null(value=False)).then(None).otherwise(pl.col(day).dt.year()).alias(day)
            for day in ("named_from", "named_to")
        ),
    )
    alike = pl.int_range(pl.len()).over(*named, order_by="community")
    return Communities.validate(told.with_columns(alike=alike).select(Communities.column_names()), cast=True)


def _names(shares: Shares, memberships: dy.DataFrame[Memberships], settings: NetworkSettings) -> pl.DataFrame:
    """Find what names each community: a field and another thing where enough members have both, else the better one.

    Returns:
        `community`, `field`, `place`, `place_kind`, `place_label`; communities nothing sets apart are not in it.
    """
    marks = _marks(shares, memberships, settings)
    field = marks.filter("is_field").select(
        "community", "members", field_thing="thing", field="label", field_apart="apart"
    )
    place = marks.filter(~pl.col("is_field")).select(
        "community", place="thing", place_kind="kind", place_label="label", place_apart="apart"
    )
    both = field.join(place, on="community")
    having = shares.affiliations.join(memberships, on="person_id")
    people = (
        having.join(both.select("community", "members", "field_thing", "place"), on="community")
        .group_by("community", "person_id")
        .agg(
            fits=(pl.col("thing") == pl.col("field_thing")).any() & (pl.col("thing") == pl.col("place")).any(),
            members=pl.col("members").first(),
        )
    )
    together = people.group_by("community").agg(
        fit=pl.col("fits").sum() >= settings.naming_share * pl.col("members").first()
    )
    named = field.join(place, on="community", how="full", coalesce=True).join(together, on="community", how="left")
    apart = ~pl.col("fit").fill_null(value=True)  # each is common, but not in the same people
    better = pl.col("field_apart") >= pl.col("place_apart")
    drop_place, drop_field = apart & better, apart & ~better
    return named.select(
        "community",
        pl.when(~drop_field).then("field").alias("field"),
        *(pl.when(~drop_place).then(name).alias(name) for name in ("place", "place_kind", "place_label")),
    )


def _marks(shares: Shares, memberships: dy.DataFrame[Memberships], settings: NetworkSettings) -> pl.DataFrame:
    """Find the field and the other thing that set each community apart most: common within it, and rarer elsewhere.

    The measure is share * ln(lift), the part of the Kullback-Leibler divergence from everybody that a thing gives.
    """
    everybody = memberships.height
    sizes = memberships.group_by("community").agg(pl.len().alias("members"))
    counted = (
        shares.affiliations.join(memberships, on="person_id")
        .group_by("community", "thing")
        .len()
        .join(sizes, on="community")
        .join(shares.things.select("thing", "kind", "label", "size"), on="thing")
        .with_columns(share=pl.col("len") / pl.col("members"))
        .with_columns(lift=pl.col("share") / (pl.col("size") / everybody))
        .filter((pl.col("share") >= settings.naming_share) & (pl.col("len") > 1))
        .filter((pl.col("lift") >= settings.naming_lift) | (pl.col("members") == everybody))
        .with_columns(
            is_field=pl.col("kind") == Shared.FIELD.value, apart=pl.col("share") * pl.col("lift").clip(1).log()
        )
        .sort("community", "apart", "share", "thing", descending=[False, True, True, False])
    )
    return counted.unique(["community", "is_field"], keep="first", maintain_order=True)
