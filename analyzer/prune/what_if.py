"""A network and those who are to go → before and after: what is left, and what is left without anyone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import dataframely as dy
import polars as pl

from analyzer.network import LastLinks, Network, living_ties


class Place(StrEnum):
    """What may be left without anyone."""

    COMMUNITY = "community"
    FIELD = "field"
    EMPLOYER = "employer"


class Emptied(dy.Schema):
    """One row per community of several people, field or employer that nobody is left of, the largest first.

    `what` is the community's number, the field's key, the employer's key; `label` what an employer is called.
    """

    place = dy.Enum(Place, primary_key=True)
    what = dy.String(primary_key=True)
    label = dy.String(nullable=True)
    people = dy.UInt32()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a list of connections stands.

    Attributes:
        connections: How many.
        never_spoken: Of them, those without a message that counts.
        living: Of them, those whose tie is warm or better.
        communities: Communities of several people with anybody in them.
        fields: Fields with anybody in them.
        employers: Employers with anybody in them.
    """

    connections: int
    never_spoken: int
    living: int
    communities: int
    fields: int
    employers: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What letting some people go would change.

    Attributes:
        before: The list as it is.
        after: The list without them.
        emptied: As `Emptied`.
        last_links: As `network.LastLinks`: living ties among them that alone reach something.
    """

    before: Standing
    after: Standing
    emptied: dy.DataFrame[Emptied]
    last_links: dy.DataFrame[LastLinks]


def look_ahead(network: Network, gone: pl.Series, last_links: dy.DataFrame[LastLinks]) -> WhatIf:
    """Find out what letting people go would change.

    Args:
        network: The network.
        gone: The person_id of those who are to go.
        last_links: What one living tie alone still reaches, as `network.find_last_links` tells.
    """
    connections = network.shares.alters.filter("is_connection")
    stay = connections.filter(~pl.col("person_id").is_in(gone.implode()))
    places, left = _places(network, connections), _places(network, stay)
    emptied = (
        places.join(left, on=["place", "what"], how="anti")
        .join(network.shares.employers.select(what="employer", label="label").unique("what"), on="what", how="left")
        .with_columns(label=pl.when(pl.col("place") == Place.EMPLOYER.value).then("label"))
        .sort("place", "people", "what", descending=[False, True, False])
    )
    return WhatIf(
        _standing(connections, places),
        _standing(stay, left),
        Emptied.validate(emptied.select(Emptied.column_names()), cast=True),
        LastLinks.validate(last_links.filter(pl.col("person_id").is_in(gone.implode()))),
    )


def _places(network: Network, people: pl.DataFrame) -> pl.DataFrame:
    """Count who is where: `place`, `what`, `people`."""
    large = network.communities.filter(pl.col("size") >= network.settings.community_people).select("community")
    members = network.memberships.join(large, on="community", how="semi").join(people, on="person_id", how="semi")
    parts = [
        members.select(what=pl.col("community").cast(pl.String), place=pl.lit(Place.COMMUNITY.value)),
        people.select(what=pl.col("field").cast(pl.String), place=pl.lit(Place.FIELD.value)),
        people.select(what="employer", place=pl.lit(Place.EMPLOYER.value)),
    ]
    rows = pl.concat(parts).filter(pl.col("what").is_not_null())
    return rows.group_by(pl.col("place").cast(pl.Enum(Place)), "what").len("people")


def _standing(people: pl.DataFrame, places: pl.DataFrame) -> Standing:
    counts = dict(places["place"].cast(pl.String).value_counts().iter_rows())
    return Standing(
        connections=people.height,
        never_spoken=people["last_contact"].null_count(),
        living=living_ties(people).height,
        communities=counts.get(Place.COMMUNITY.value, 0),
        fields=counts.get(Place.FIELD.value, 0),
        employers=counts.get(Place.EMPLOYER.value, 0),
    )
