"""Who shares what → inferred ties between alters, each naming what it is inferred from."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.network.affiliations import Affiliations, Alters, Shared, Things
from analyzer.settings import NetworkSettings


class InferredTies(dy.Schema):
    """One row per pair of alters who share something that few share. The export holds no tie between alters.

    `weight` sums the weights of what they share, `kind` is the weightiest of it, `kinds` all of it, joined by `+`.
    """

    one = dy.String(primary_key=True)
    other = dy.String(primary_key=True)
    kind = dy.Enum(Shared)
    kinds = dy.String()
    weight = dy.Float64(min=0)


def infer_ties(
    affiliations: dy.DataFrame[Affiliations], things: dy.DataFrame[Things], settings: NetworkSettings
) -> dy.DataFrame[InferredTies]:
    """Project the two-mode graph on its people: whoever shares a thing of few people is inferred to be tied.

    A thing of more than `clique_people` people infers no tie: it stays a hub in the two-mode graph.
    """
    rare = things.filter(pl.col("size") <= settings.clique_people).with_row_index("number")
    order = affiliations["person_id"].unique().sort().to_frame().with_row_index("person")
    rows = affiliations.join(rare.select("thing", "number"), on="thing").join(order, on="person_id")
    rows = rows.select("person", "number")
    pairs = rows.join(rows, on="number", suffix="_other").filter(pl.col("person") < pl.col("person_other"))
    told = (
        pairs.join(rare.select("number", "kind", "weight"), on="number")
        .sort("weight", "kind", descending=[True, False])
        .group_by("person", "person_other", maintain_order=True)
        .agg(
            pl.col("kind").first(),
            kinds=pl.col("kind").unique(maintain_order=True),
            weight=pl.col("weight").sort().sum(),
        )
        .sort("person", "person_other")
        .with_columns(kinds=pl.col("kinds").cast(pl.List(pl.String)).list.join("+"))
    )
    named = told.with_columns(
        one=order["person_id"].gather(told["person"]), other=order["person_id"].gather(told["person_other"])
    )
    return InferredTies.validate(named.select(InferredTies.column_names()), cast=True)


class NearPeople(dy.Schema):
    """One row per alter inferred to be tied to somebody, the weightiest tie first."""

    person_id = dy.String(primary_key=True)
    kind = dy.Enum(Shared)
    weight = dy.Float64(min=0)


def nearest_people(
    ties: dy.DataFrame[InferredTies], alters: dy.DataFrame[Alters], person_id: str, most: int
) -> dy.DataFrame[NearPeople]:
    """List who shares the most, and the rarest, with one person; of equals, whoever is closer to ego first."""
    found = pl.concat(
        [
            ties.filter(pl.col(mine) == person_id).select("kind", "weight", person_id=theirs)
            for mine, theirs in (("one", "other"), ("other", "one"))
        ]
    )
    known = found.join(alters.select("person_id", "current"), on="person_id")
    near = known.sort("weight", "current", "person_id", descending=[True, True, False]).head(most)
    return NearPeople.validate(near.select(NearPeople.column_names()), cast=True)
