"""What an analysis holds → the network: who shares what, who hangs together, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import dataframely as dy
import numpy as np
import polars as pl

from analyzer.network.affiliations import Shares, Sources, gather_shares
from analyzer.network.communities import Communities, Memberships, describe_communities, find_communities, living_ties
from analyzer.network.layout import Layout, Places, lay_out
from analyzer.network.projection import InferredTies, infer_ties
from analyzer.network.reach import (
    Breadth,
    Bridges,
    Homes,
    Layoff,
    ask_layoff,
    find_bridges,
    find_homes,
    measure_breadth,
)
from analyzer.network.structure import Structure, measure_structure
from analyzer.settings import NetworkSettings


@dataclass(frozen=True, slots=True)
class Network:
    """The connection graph of one analysis. It holds no tie between alters but inferred ones, each named as such.

    Attributes:
        as_of: The day everything is seen from.
        ego_id: The node of ego.
        ego_name: What it is called.
        settings: The constants.
        shares: Who shares what: alters, things, affiliations, chapters, merges.
        inferred: As `InferredTies`: the projection on people.
        memberships: As `Memberships`: who hangs together.
        communities: As `Communities`.
        places: As `Places`: where everybody lies in the picture.
        handful: In how many circles those stand whom ego could call.
        breadth: As `Breadth`.
        bridges: As `Bridges`.
        layoff: As `Layoff`.
        structure: Of all connections, on inferred ties.
        living_structure: Of the living ties only, on inferred ties.
    """

    as_of: date
    ego_id: str
    ego_name: str
    settings: NetworkSettings
    shares: Shares
    inferred: dy.DataFrame[InferredTies]
    memberships: dy.DataFrame[Memberships]
    communities: dy.DataFrame[Communities]
    places: dy.DataFrame[Places]
    handful: Homes
    breadth: dy.DataFrame[Breadth]
    bridges: dy.DataFrame[Bridges]
    layoff: dy.DataFrame[Layoff]
    structure: Structure
    living_structure: Structure


def make_network(sources: Sources, ego_id: str, ego_name: str, layout: Layout = Layout.PACKED) -> Network:
    """Make the network. Equal sources, in whatever order, give an equal one."""
    settings = sources.settings
    shares = gather_shares(sources)
    memberships = find_communities(shares, settings)
    communities = describe_communities(shares, memberships, settings)
    inferred = infer_ties(shares.affiliations, shares.things, settings)
    connections = shares.alters.filter("is_connection")
    living = living_ties(connections)
    return Network(
        as_of=sources.as_of,
        ego_id=ego_id,
        ego_name=ego_name,
        settings=settings,
        shares=shares,
        inferred=inferred,
        memberships=memberships,
        communities=communities,
        places=lay_out(shares, memberships, communities, settings, layout),
        handful=find_homes(shares, memberships, communities, settings),
        breadth=measure_breadth(shares, memberships),
        bridges=find_bridges(shares, memberships, communities, settings),
        layoff=ask_layoff(shares),
        structure=_structure(connections["person_id"], inferred),
        living_structure=_structure(living["person_id"], inferred),
    )


def _structure(people: pl.Series, inferred: dy.DataFrame[InferredTies]) -> Structure:
    """Measure the structure of some people on the ties inferred among them, each there or not."""
    numbered = people.sort().alias("person_id").to_frame().with_row_index("number")
    ties = inferred.join(numbered, left_on="one", right_on="person_id").join(
        numbered, left_on="other", right_on="person_id", suffix="_other"
    )
    return measure_structure(
        np.ones(people.len()), ties["number"].to_numpy(), ties["number_other"].to_numpy(), np.ones(ties.height)
    )
