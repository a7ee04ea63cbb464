"""A network → the plain document and tables that the command line prints and files keep."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

import polars as pl

import analyzer
from analyzer.analysis import Analysis
from analyzer.network import (
    Dimension,
    Network,
    Reached,
    Structure,
    check_targets,
    edge_table,
    find_last_links,
    node_table,
)
from analyzer.reports.listing import ego_of
from analyzer.text import Shown, Words, as_written, community_name, thing_name
from analyzer.ties import DECIMALS


def network_document(
    analysis: Analysis, network: Network, words: Words, targets: Collection[str] = ()
) -> dict[str, Any]:
    """Give the graph and its measures as a document of plain values: see docs/reference.md for its keys."""
    made = analysis.facts.exported_on
    return {
        "handful": analyzer.__version__,
        "as_of": network.as_of.isoformat(),
        "exported_on": made.isoformat() if made else None,
        "ego": ego_of(analysis.facts.ego),
        "measures": network_measures(network, words, targets),
        "nodes": _plain(_rounded(network_nodes(network, words))),
        "edges": _plain(_rounded(edge_table(network))),
    }


def network_measures(network: Network, words: Words, targets: Collection[str] = ()) -> dict[str, Any]:
    """Give what the network tells, as plain values; `targets` is the owner's list of companies and fields."""
    names = community_names(network, words)
    shares = network.shares
    people = shares.alters.filter("is_connection")
    things = shares.things
    return {
        "communities": [
            {**row, "name": names[row["community"]]}
            for row in _plain(
                network.communities.drop("alike").rename({"place": "place_thing", "place_label": "place"})
            )
        ],
        "breadth": [
            {**row, "top_label": value_name(row["dimension"], row["top"], network, names, words)}
            for row in _plain(_rounded(network.breadth))
        ],
        "bridges": _plain(network.bridges),
        "last_links": [
            {**row, "label": last_link_name(row, names, words)} for row in _plain(find_last_links(network, targets))
        ],
        "targets": _plain(check_targets(network, targets)),
        "layoff": _plain(network.layoff),
        "structure": {
            "ties_are_inferred": True,
            "connections": _structure(network.structure),
            "living": _structure(network.living_structure),
        },
        "coverage": {
            name: {"people": people.height, "known": people.height - people[name].null_count()}
            for name in ("employer", "field", "level", "chapter")
        },
        "shared": [
            {"kind": kind, "things": count, "largest": largest}
            for kind, count, largest in things.group_by("kind")
            .agg(pl.len().alias("things"), pl.col("size").max().alias("largest"))
            .sort("kind")
            .iter_rows()
        ],
        "merges": _plain(shares.merges),
    }


def network_nodes(network: Network, words: Words) -> pl.DataFrame:
    """Give the nodes with the names of things and communities as people read them."""
    nodes = node_table(network)
    named = {row["thing"]: thing_name(row, words) for row in network.shares.things.to_dicts()}
    named[network.ego_id] = network.ego_name or words.say("app.you")
    labels = nodes.select(pl.col("node").replace_strict(named, default=None, return_dtype=pl.String)).to_series()
    names = community_names(network, words)
    community = pl.col("community").replace_strict(names, default=None, return_dtype=pl.String)
    return nodes.with_columns(pl.coalesce(labels, "label").alias("label"), community_name=community)


def network_tables(network: Network, words: Words) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give nodes and edges under the headers Gephi looks for in CSV files: Id, Label; Source, Target, Weight."""
    nodes = _rounded(network_nodes(network, words)).rename({"node": "Id", "label": "Label"})
    edges = _rounded(edge_table(network)).rename({"source": "Source", "target": "Target", "weight": "Weight"})
    text = pl.col(pl.Enum).cast(pl.String)
    return nodes.with_columns(text), edges.with_columns(text, pl.lit("Undirected").alias("Type"))


def community_names(network: Network, words: Words, shown: Shown = as_written) -> dict[int, str]:
    """Give the name of each community; `shown` writes the places in them."""
    return {row["community"]: community_name(row, words, shown) for row in network.communities.to_dicts()}


def last_link_name(row: dict[str, Any], names: Mapping[int, str], words: Words, shown: Shown = as_written) -> str:
    """Name what a last link leads to: a community by `names`, a place as `shown` writes it."""
    if row["kind"] == Reached.FIELD:
        return words.say(f"field.{row['what']}")
    if row["kind"] == Reached.COMMUNITY:
        return names[int(row["what"])]
    what = str(row["what"])
    return words.section("field").get(what) or shown(what)


def value_name(
    dimension: str,
    value: str | None,
    network: Network,
    names: Mapping[int, str],
    words: Words,
    shown: Shown = as_written,
) -> str | None:
    """Name a value that breadth is counted by: a community by `names`, a place as `shown` writes it."""
    if value is None:
        return None
    if dimension in {Dimension.FIELD, Dimension.LEVEL}:
        return words.say(f"{dimension}.{value}")
    if dimension == Dimension.COMMUNITY:
        return names[int(value)]
    return shown(_place_name(dimension, value, network))


def _place_name(dimension: str, value: str, network: Network) -> str:
    """Name an employer, shared or not, or a chapter."""
    shares = network.shares
    if dimension == Dimension.CHAPTER:
        number = int(value.removeprefix("chapter:").rstrip("*"))
        return str(shares.chapters.row(by_predicate=pl.col("number") == number, named=True)["place"])
    return str(shares.employers.filter(employer=value)["label"][0])


def _structure(structure: Structure) -> dict[str, float | int | None]:
    def rounded(value: float | None) -> float | None:
        return None if value is None else round(value, DECIMALS)

    return {
        "alters": structure.alters,
        "inferred_ties": structure.ties,
        "density": rounded(structure.density),
        "effective_size": rounded(structure.effective_size),
        "efficiency": rounded(structure.efficiency),
        "constraint": rounded(structure.constraint),
    }


def _rounded(table: pl.DataFrame) -> pl.DataFrame:
    return table.with_columns(pl.col(pl.Float64).round(DECIMALS))


def _plain(table: pl.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.with_columns(pl.col(pl.Enum).cast(pl.String)).to_dicts()
    return [
        {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()} for row in rows
    ]


CSV_ENDS: Final = ("-nodes.csv", "-edges.csv")
"""What the two files of a graph in CSV end in."""
