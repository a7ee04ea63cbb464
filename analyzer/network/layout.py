"""Communities and ties → where everybody lies in the picture of the network."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import dataframely as dy
import numpy as np
import polars as pl

from analyzer.network.affiliations import Shares
from analyzer.network.chance import seeded
from analyzer.network.communities import Communities, Memberships
from analyzer.schemas import Tier
from analyzer.settings import NetworkSettings

_GOLDEN: Final = np.pi * (3 - np.sqrt(5))  # the angle of a sunflower's seeds: even, without rows
_AIR: Final = 1.6  # between two communities, in dots
_MIDDLE: Final = 2.2  # radius of the free place for ego, in dots
_NEIGHBOURS: Final = 8  # discs beside a new one that it may make a place with
_AT_ONCE: Final = 64  # spots tried in one go
_TOUCH: Final = 1e-9  # two discs that touch do not cover each other, whatever the last bit says
_ROUNDS: Final = 30
"""Rounds of the force-directed layout. It begins at the packed one, so that few are enough."""

_HEAT: Final = 0.05  # of the picture's width: the furthest anybody drifts in the first round
_HUB_PULL: Final = 0.6  # of a community's own hub; sharing something with one other person pulls with 1.4
_APART: Final = 0.004  # of the cloud's radius: how near two people may lie
_DECIMALS: Final = 6
_OUTSIDE: Final = 1.04  # of the drifted cloud's radius: where those lie whom nothing pulls


class Layout(StrEnum):
    """A way to lay the network out."""

    PACKED = "packed"
    FORCE = "force"


class Places(dy.Schema):
    """One row per listed person, in the order of the ties. The picture is the circle of radius 1; ego is in its middle."""

    person_id = dy.String(primary_key=True)
    x = dy.Float64()
    y = dy.Float64()


def lay_out(
    shares: Shares,
    memberships: dy.DataFrame[Memberships],
    communities: dy.DataFrame[Communities],
    settings: NetworkSettings,
    layout: Layout = Layout.PACKED,
) -> dy.DataFrame[Places]:
    """Give every listed person a place. Equal networks give equal places.

    Packed, a community is a disc of seeds, its closest people in the middle; the discs where most of the handful are
    lie nearest to ego, and who shares nothing with anybody lies around them all. Force-directed, people drift from
    there to those they share rare things with (Fruchterman and Reingold 1991).
    """
    alters = shares.alters.select("person_id", "tier").with_row_index("row")
    alters = alters.join(memberships, on="person_id", how="left", maintain_order="left")
    packed = _pack(alters, communities, settings)
    if layout is Layout.FORCE:
        packed = _drift(shares, alters, communities, packed, settings)
    reach = np.hypot(packed[:, 0], packed[:, 1]).max(initial=0.0) or 1.0
    # Whole millionths: their sums, such as the middle of a circle, do not hang on the order of adding.
    x, y = (np.round(packed[:, axis] / reach, _DECIMALS) for axis in (0, 1))
    columns = {"person_id": shares.alters["person_id"], "x": x, "y": y}
    return Places.validate(pl.DataFrame(columns), cast=True)


def _pack(alters: pl.DataFrame, communities: dy.DataFrame[Communities], settings: NetworkSettings) -> np.ndarray:
    """Lay each community as a disc beside those already there, then strew the rest around.

    Of the small communities only those with somebody ego could call are discs, and so is each callable person who is
    in none: the handful is never at the rim.
    """
    called = pl.col("tier") == Tier.COULD_CALL.value
    discs = communities.filter((pl.col("size") >= settings.community_people) | (pl.col("could_call") > 0))
    units = alters.join(discs.select("community", "could_call", "living", "size"), on="community", how="left")
    units = units.with_columns(
        # A number of its own for who is alone, beyond those of the communities.
        unit=pl.when(pl.col("size").is_not_null())
        .then(pl.col("community").cast(pl.Int64))
        .when(called & pl.col("community").is_null())
        .then(communities.height + 1 + pl.col("row").cast(pl.Int64)),
    )
    order = (
        units.filter(pl.col("unit").is_not_null())
        .sort("row")
        .group_by("unit", maintain_order=True)
        .agg(
            pl.col("row"),
            pl.col("could_call").first().fill_null(1),
            pl.col("living").first().fill_null(1),
            size=pl.len(),
        )
        .sort("could_call", "living", "size", "unit", descending=[True, True, True, False])
    )
    radii = np.concatenate(([_MIDDLE], np.sqrt(order["size"].to_numpy().astype(np.float64)) + _AIR / 2))
    middles = _pack_discs(radii)
    places = np.zeros((alters.height, 2))
    laid = np.zeros(alters.height, dtype=bool)
    for middle, rows in zip(middles[1:], order["row"], strict=True):
        members = rows.to_numpy()
        places[members] = middle + _seeds(members.size)
        laid[members] = True
    reach = float((np.hypot(middles[:, 0], middles[:, 1]) + radii).max())
    rest = np.flatnonzero(~laid)
    places[rest] = _around(rest.size, reach + _AIR)
    return places


def _pack_discs(radii: np.ndarray) -> np.ndarray:
    """Lay discs around the first, each where it touches two others and lies nearest to the middle.

    A new disc looks for its place beside pairs of discs that were neighbours when the later of the two was laid, on
    either side of them. Discs never move, so a side without room for one disc is not tried with a larger one.
    """
    middles = np.zeros((radii.size, 2))
    one, other, side = (np.empty(0, dtype=np.int64) for _ in range(3))
    too_large = np.empty(0)  # the smallest radius for which a side had no room
    for disc in range(1, radii.size):
        room = radii[disc]
        tried = np.flatnonzero(too_large > room)
        spots, there = _touching(middles, radii, one[tried], other[tried], side[tried], room)
        too_large[tried[~there]] = room
        tried, spots = tried[there], spots[there]
        order = np.argsort(np.hypot(spots[:, 0], spots[:, 1]), kind="stable")
        found, blocked = _first_free(spots[order], middles[:disc], radii[:disc] + room)
        too_large[tried[order[:blocked]]] = room
        if found is not None:
            middles[disc] = found
        else:
            middles[disc] = ((np.hypot(middles[:disc, 0], middles[:disc, 1]) + radii[:disc]).max() + room, 0.0)
        near = np.argsort(np.hypot(*(middles[:disc] - middles[disc]).T) - radii[:disc], kind="stable")[:_NEIGHBOURS]
        one = np.concatenate((one, np.full(2 * near.size, disc)))
        other = np.concatenate((other, np.tile(near, 2)))
        side = np.concatenate((side, np.repeat([1, -1], near.size)))
        too_large = np.concatenate((too_large, np.full(2 * near.size, np.inf)))
    return middles


def _touching(
    middles: np.ndarray, radii: np.ndarray, one: np.ndarray, other: np.ndarray, side: np.ndarray, room: float
) -> tuple[np.ndarray, np.ndarray]:
    """Give the middle of a disc that touches both discs of each pair on a side, and whether there is such a place."""
    across = middles[other] - middles[one]
    apart = np.hypot(across[:, 0], across[:, 1])
    to_one, to_other = radii[one] + room, radii[other] + room
    along = (to_one**2 - to_other**2 + apart**2) / (2 * apart)
    square = to_one**2 - along**2
    aside = np.sqrt(np.maximum(square, 0)) * side
    unit = across / apart[:, None]
    spots = middles[one] + along[:, None] * unit + aside[:, None] * (unit[:, ::-1] * [-1, 1])
    return spots, square >= 0


def _first_free(spots: np.ndarray, laid: np.ndarray, reach: np.ndarray) -> tuple[np.ndarray | None, int]:
    """Give the first spot that no disc covers, and how many before it are covered; None where all are."""
    clear = (reach - _TOUCH) ** 2
    for begin in range(0, len(spots), _AT_ONCE):
        some = spots[begin : begin + _AT_ONCE]
        away = (some[:, None, 0] - laid[None, :, 0]) ** 2 + (some[:, None, 1] - laid[None, :, 1]) ** 2
        free = np.flatnonzero((away >= clear).all(axis=1))
        if free.size:
            return some[free[0]], begin + int(free[0])
    return None, len(spots)


def _seeds(count: int) -> np.ndarray:
    number = np.arange(count)
    radius = np.sqrt(number + 0.35)
    return np.column_stack((radius * np.cos(number * _GOLDEN), radius * np.sin(number * _GOLDEN)))


def _around(count: int, inner: float) -> np.ndarray:
    """Strew people over a ring outside everything."""
    number = np.arange(count)
    radius = np.sqrt(inner**2 + number)
    return np.column_stack((radius * np.cos(number * _GOLDEN), radius * np.sin(number * _GOLDEN)))


def _drift(
    shares: Shares,
    alters: pl.DataFrame,
    communities: dy.DataFrame[Communities],
    start: np.ndarray,
    settings: NetworkSettings,
) -> np.ndarray:
    """Let people drift towards those they share rare things with, each community held together by a hub of its own.

    What many share would draw everybody into one clump, so only things that infer ties pull. Things and hubs drift
    along and are not shown; who is pulled by nothing is strewn around the others.
    """
    import igraph  # noqa: PLC0415 - only the network needs it

    rare = shares.things.filter(pl.col("size") <= settings.clique_people)
    things = rare.select("thing", "weight").with_row_index("node", alters.height)
    hubs = communities.filter(pl.col("size") >= settings.community_people).select("community")
    hubs = hubs.with_row_index("node", alters.height + things.height)
    pulls = pl.concat(
        [
            shares.affiliations.join(alters, on="person_id").join(things, on="thing").select("row", "node", "weight"),
            alters.join(hubs, on="community").select("row", "node", weight=pl.lit(_HUB_PULL)),
        ]
    ).sort("row", "node")
    if pulls.is_empty():
        return start
    nodes = alters.height + things.height + hubs.height
    begin, end = (pulls[name].to_numpy().astype(np.int64) for name in ("row", "node"))
    places = np.zeros((nodes, 2))
    places[: alters.height] = start / np.abs(start).max()
    np.add.at(places, end, places[begin])
    places[alters.height :] /= np.maximum(np.bincount(end, minlength=nodes)[alters.height :], 1)[:, None]
    graph = igraph.Graph(n=nodes, edges=np.column_stack((begin, end)))
    with seeded(settings.seed):
        drifted = graph.layout_fruchterman_reingold(
            weights=pulls["weight"].to_list(),
            niter=_ROUNDS,
            seed=(places * np.sqrt(nodes) / 2).tolist(),
            start_temp=float(np.sqrt(nodes) * _HEAT),
            grid="grid",
        )
    found = np.asarray(drifted.coords)[: alters.height]
    pulled = np.zeros(alters.height, dtype=bool)
    pulled[begin] = True
    found[pulled] -= found[pulled].mean(axis=0)
    reach = float(np.hypot(found[pulled, 0], found[pulled, 1]).max())
    found[pulled] = _spread(found[pulled], reach * _APART)
    rest = np.flatnonzero(~pulled)
    ring = _around(rest.size, np.sqrt(alters.height))
    found[rest] = ring * (reach * _OUTSIDE / np.sqrt(alters.height))
    return found


def _spread(spots: np.ndarray, apart: float) -> np.ndarray:
    """Lay those who drifted to one spot beside each other."""
    _, spot = np.unique(np.round(spots / apart), axis=0, return_inverse=True)
    order = np.argsort(spot, kind="stable")
    first = np.searchsorted(spot[order], spot[order])
    number = np.empty(len(spots), dtype=np.int64)
    number[order] = np.arange(len(spots)) - first
    turn = number * _GOLDEN
    moved: np.ndarray = spots + (np.sqrt(number) * apart)[:, None] * np.column_stack((np.cos(turn), np.sin(turn)))
    return moved
