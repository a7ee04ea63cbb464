"""A network → its nodes and edges as tables, as a NetworkX graph, and as the files other programs open."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import dataframely as dy
import polars as pl

from analyzer.network.affiliations import Shared
from analyzer.network.fields import Field, Level
from analyzer.schemas import Tier

if TYPE_CHECKING:
    import networkx as nx

    from analyzer.network.network import Network

EGO: Final = "ego"
PERSON: Final = "person"
TIE: Final = "tie"
_MILLION: Final = 1_000_000
_NODE_KINDS: Final = (EGO, PERSON, *(kind.value for kind in Shared))
_EDGE_KINDS: Final = (TIE, *(kind.value for kind in Shared))


class Nodes(dy.Schema):
    """One row per node: ego first, then people in the order of the ties, then what they share.

    `label` is a name, and for things what they are called. What does not fit a kind is null. `x` and `y` lie within
    the circle of radius 1; things lie where their people do, on average.
    """

    node = dy.String(primary_key=True)
    kind = dy.Enum(_NODE_KINDS)
    label = dy.String()
    tier = dy.Enum(Tier, nullable=True)
    strength = dy.Float64(nullable=True)
    warmth = dy.Float64(nullable=True)
    current = dy.Float64(nullable=True)
    is_connection = dy.Bool(nullable=True)
    connected_on = dy.Date(nullable=True)
    company = dy.String(nullable=True)
    position = dy.String(nullable=True)
    field = dy.Enum(Field, nullable=True)
    level = dy.Enum(Level, nullable=True)
    community = dy.UInt32(nullable=True)
    size = dy.UInt32(nullable=True)
    x = dy.Float64()
    y = dy.Float64()


class Edges(dy.Schema):
    """One row per edge, none of which joins two alters: the export holds no such tie.

    Ego's ties (`tie`) weigh their strength and carry tier and warmth; every other edge says that a person shares a
    thing, and weighs by its rarity.
    """

    source = dy.String(primary_key=True)
    target = dy.String(primary_key=True)
    kind = dy.Enum(_EDGE_KINDS)
    weight = dy.Float64(min=0)
    tier = dy.Enum(Tier, nullable=True)
    warmth = dy.Float64(nullable=True)


def node_table(network: Network) -> dy.DataFrame[Nodes]:
    """List the nodes of the two-mode graph."""
    shares = network.shares
    places = network.places
    people = (
        shares.alters.join(places, on="person_id", maintain_order="left")
        .join(network.memberships, on="person_id", how="left", maintain_order="left")
        .rename({"person_id": "node", "name": "label"})
        .with_columns(kind=pl.lit(PERSON))
    )
    # Summed as whole millionths, in which places are given, so that the order of adding changes no last bit.
    whole = (pl.col("x", "y") * _MILLION).round().cast(pl.Int64).sum() / pl.len() / _MILLION
    middle = shares.affiliations.join(places, on="person_id").group_by("thing").agg(whole)
    things = shares.things.join(middle, on="thing", maintain_order="left").rename({"thing": "node"})
    ego = pl.DataFrame({"node": [network.ego_id], "label": [network.ego_name], "kind": [EGO], "x": [0.0], "y": [0.0]})
    rows = pl.concat([ego, people, things.with_columns(pl.col("kind").cast(pl.String))], how="diagonal")
    return Nodes.validate(rows.select(Nodes.column_names()), cast=True)


def edge_table(network: Network) -> dy.DataFrame[Edges]:
    """List the edges of the two-mode graph."""
    shares = network.shares
    ties = shares.alters.select(
        "tier", "warmth", source=pl.lit(network.ego_id), target="person_id", kind=pl.lit(TIE), weight="strength"
    )
    shared = shares.affiliations.join(
        shares.things.select("thing", "kind", "weight"), on="thing", maintain_order="left"
    ).select("weight", source="person_id", target="thing", kind=pl.col("kind").cast(pl.String))
    return Edges.validate(pl.concat([ties, shared], how="diagonal").select(Edges.column_names()), cast=True)


def build_graph(network: Network) -> nx.Graph[str]:
    """Build the two-mode graph: ego, alters, and what they share.

    Nodes carry what `Nodes` lists and edges what `Edges` lists, nulls left out, days as ISO 8601.
    """
    import networkx as nx  # noqa: PLC0415 - only who asks for the graph waits for it

    graph: nx.Graph[str] = nx.Graph(as_of=network.as_of.isoformat())
    graph.add_nodes_from(_plain(node_table(network), "node"))
    edges = edge_table(network).with_columns(pl.col("kind", "tier").cast(pl.String))
    of_ego = pl.col("kind") == TIE
    graph.add_edges_from(
        (source, target, {"kind": TIE, "weight": weight, "tier": tier, "warmth": warmth})
        for source, target, _, weight, tier, warmth in edges.filter(of_ego).iter_rows()
    )
    graph.add_edges_from(
        (source, target, {"kind": kind, "weight": weight})
        for source, target, kind, weight, _, _ in edges.filter(~of_ego).iter_rows()
    )
    return graph


def build_projection(network: Network) -> nx.Graph[str]:
    """Build the graph of inferred ties between alters; each edge names its kind and is only an inference.

    Its nodes are all listed people, tied or not, and carry what `Nodes` lists.
    """
    import networkx as nx  # noqa: PLC0415 - as above

    graph: nx.Graph[str] = nx.Graph(as_of=network.as_of.isoformat(), inferred=True)
    people = node_table(network).filter(kind=PERSON)
    graph.add_nodes_from(_plain(people, "node"))
    graph.add_edges_from(_plain(network.inferred, "one", "other"))
    return graph


def _plain(table: pl.DataFrame, *named_by: str) -> Iterator[tuple[Any, ...]]:
    """Give each row as NetworkX takes it: what it is named by, and a dictionary of what else is known of it."""
    rest = pl.exclude(named_by)
    told = table.select(rest).with_columns(pl.col(pl.Enum).cast(pl.String), pl.col(pl.Date).dt.to_string("%Y-%m-%d"))
    columns = told.columns
    for names, values in zip(table.select(named_by).iter_rows(), told.iter_rows(), strict=True):
        yield (*names, {name: value for name, value in zip(columns, values, strict=True) if value is not None})


_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""

_DOT: Final = {"could_call": 14.0, "warm": 9.0, "dormant": 7.0, "shallow": 4.0, "no_evidence": 3.0}
_EGO_DOT, _THING_DOT = 18.0, 5.0
"""Sizes of the dots in Gephi, in its own units."""

_SPREAD: Final = 1000.0
"""Gephi's units to the radius of the picture."""


def render_graphml(
    network: Network, colours: Mapping[str, str], labels: Mapping[str, str], circles: Mapping[int, str]
) -> bytes:
    """Write the graph as GraphML, with the attributes from which Gephi takes place, size and colour.

    Args:
        network: The network.
        colours: Tier, `ego` or `thing` → its colour as #rrggbb.
        labels: Node → what it is called.
        circles: Community → what it is called.
    """
    import networkx as nx  # noqa: PLC0415 - as above

    graph = _for_gephi(network, labels, circles)
    for _, node in graph.nodes(data=True):
        red, green, blue = _rgb(node, colours)
        place = {"x": node["x"] * _SPREAD, "y": -node["y"] * _SPREAD, "size": _dot(node)}
        node.update({"r": red, "g": green, "b": blue, **place})
    return _written(graph, nx.write_graphml)


def render_gexf(
    network: Network, colours: Mapping[str, str], labels: Mapping[str, str], circles: Mapping[int, str]
) -> bytes:
    """Write the graph as GEXF, with place, size and colour as Gephi's own.

    Args:
        network: The network.
        colours: Tier, `ego` or `thing` → its colour as #rrggbb.
        labels: Node → what it is called.
        circles: Community → what it is called.
    """
    import networkx as nx  # noqa: PLC0415 - as above

    graph = _for_gephi(network, labels, circles)
    for _, node in graph.nodes(data=True):
        red, green, blue = _rgb(node, colours)
        x, y = node.pop("x") * _SPREAD, -node.pop("y") * _SPREAD
        node["viz"] = {
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
            "position": {"x": x, "y": y, "z": 0.0},
            "size": _dot(node),
        }
    written = _written(graph, nx.write_gexf)
    # The library stamps today; equal networks are to give equal bytes.
    return re.sub(rb'lastmodifieddate="[0-9-]+"', f'lastmodifieddate="{network.as_of}"'.encode(), written, count=1)


def _for_gephi(network: Network, labels: Mapping[str, str], circles: Mapping[int, str]) -> nx.Graph[str]:
    """Build the graph with readable labels; a thing's size is named people, since Gephi's size is that of the dot."""
    graph = build_graph(network)
    for name, node in graph.nodes(data=True):
        node["label"] = labels.get(name, node["label"])
        if "community" in node:
            node["community_name"] = circles[node["community"]]
        if "size" in node:
            node["people"] = node.pop("size")
    return graph


def _written(graph: nx.Graph[str], write: Any) -> bytes:  # noqa: ANN401 - a function of a library without types for it
    cleaned = _clean(graph)
    file = io.BytesIO()
    write(cleaned, file, encoding="utf-8")
    return file.getvalue()


def _clean(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Take out of every text what no XML file can hold."""
    import networkx as nx  # noqa: PLC0415 - as above

    ids: dict[str, str] = {}
    taken: set[str] = set()
    for name in graph:
        plain = _FORBIDDEN.sub("", name)
        while plain in taken:  # two that differ only in what is left out stay two
            plain += "*"
        taken.add(plain)
        ids[name] = plain
    cleaned = nx.relabel_nodes(graph, ids)
    for _, node in cleaned.nodes(data=True):
        node.update({name: _FORBIDDEN.sub("", value) for name, value in node.items() if isinstance(value, str)})
    return cleaned


def _rgb(node: Mapping[str, Any], colours: Mapping[str, str]) -> tuple[int, int, int]:
    colour = colours[node["tier"] if node["kind"] == PERSON else EGO if node["kind"] == EGO else "thing"]
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def _dot(node: Mapping[str, Any]) -> float:
    if node["kind"] == PERSON:
        return _DOT[node["tier"]]
    return _EGO_DOT if node["kind"] == EGO else _THING_DOT
