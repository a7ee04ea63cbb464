"""The ego network: who shares what, inferred ties, communities, structure, layout, doors; the only room with NetworkX."""

from analyzer.network.affiliations import Affiliations, Alters, Shared, Shares, Sources, Things
from analyzer.network.bursts import find_bursts
from analyzer.network.communities import LIVING, Communities, Memberships, living_ties
from analyzer.network.doors import DoorReason, Doors, Introducers, find_doors, find_introducers
from analyzer.network.employers import Merges
from analyzer.network.fields import Field, Level, classify_titles
from analyzer.network.graph import (
    Edges,
    Nodes,
    build_graph,
    build_projection,
    edge_table,
    node_table,
    render_gexf,
    render_graphml,
)
from analyzer.network.layout import Layout, Places
from analyzer.network.network import Network, make_network
from analyzer.network.projection import InferredTies, nearest_people
from analyzer.network.reach import Breadth, Bridges, Dimension, Layoff
from analyzer.network.structure import Structure, core_structure, measure_structure
from analyzer.network.targets import LastLinks, Reached, Targets, check_targets, find_last_links

__all__ = [
    "LIVING",
    "Affiliations",
    "Alters",
    "Breadth",
    "Bridges",
    "Communities",
    "Dimension",
    "DoorReason",
    "Doors",
    "Edges",
    "Field",
    "InferredTies",
    "Introducers",
    "LastLinks",
    "Layoff",
    "Layout",
    "Level",
    "Memberships",
    "Merges",
    "Network",
    "Nodes",
    "Places",
    "Reached",
    "Shared",
    "Shares",
    "Sources",
    "Structure",
    "Targets",
    "Things",
    "build_graph",
    "build_projection",
    "check_targets",
    "classify_titles",
    "core_structure",
    "edge_table",
    "find_bursts",
    "find_doors",
    "find_introducers",
    "find_last_links",
    "living_ties",
    "make_network",
    "measure_structure",
    "nearest_people",
    "node_table",
    "render_gexf",
    "render_graphml",
]
