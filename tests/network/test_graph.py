"""The graph as NetworkX holds it, and as files that other programs open."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from pathlib import Path

import igraph
import networkx as nx
import pytest

from analyzer.analysis import Analysis
from analyzer.mapping import map_network
from analyzer.network import Network, build_graph, edge_table, node_table, render_gexf, render_graphml
from analyzer.reports import GRAPH_COLOURS, community_names, network_nodes
from analyzer.text import load_words
from tests.builders import ExportBuilder

WORDS = load_words()


@pytest.fixture(scope="module")
def network(collector: Analysis) -> Network:
    """Give the collector's network."""
    return map_network(collector)


def named(network: Network) -> tuple[dict[str, str], dict[int, str]]:
    """Give what every node and every community is called."""
    labels = dict(network_nodes(network, WORDS).select("node", "label").iter_rows())
    return labels, community_names(network, WORDS)


def test_the_graph_has_ego_people_and_things_and_no_tie_between_two_people(network: Network) -> None:
    """Each edge is ego's tie to somebody or somebody's share in a thing; ego is tied to everybody."""
    graph = build_graph(network)
    kinds = nx.get_node_attributes(graph, "kind")
    assert set(kinds.values()) <= {
        "ego",
        "person",
        "employer",
        "field",
        "chapter",
        "burst",
        "group",
        "school",
        "mail_domain",
    }
    ends = {frozenset({kinds[one], kinds[other]}) for one, other in graph.edges}
    assert frozenset({"person"}) not in ends
    people = [node for node, kind in kinds.items() if kind == "person"]
    assert graph.degree(network.ego_id) == len(people) == network.shares.alters.height
    assert graph.number_of_edges() == len(people) + network.shares.affiliations.height


def test_ties_carry_strength_warmth_and_tier_and_nodes_what_is_known(network: Network) -> None:
    """An edge of ego's weighs its strength; a node lacks what is not known instead of holding nothing."""
    graph = build_graph(network)
    first = network.shares.alters.row(0, named=True)
    edge = graph.edges[network.ego_id, first["person_id"]]
    assert edge == {"kind": "tie", "weight": first["strength"], "tier": first["tier"], "warmth": first["warmth"]}
    node = graph.nodes[first["person_id"]]
    assert {"kind", "label", "tier", "strength", "current", "x", "y"} <= set(node)
    assert None not in node.values()
    assert all(value is not None for _, values in graph.nodes(data=True) for value in values.values())


def test_graphml_and_gexf_are_read_back_whole(network: Network, tmp_path: Path) -> None:
    """NetworkX and igraph read what was written: the same nodes and edges, with labels, colours and places."""
    graph = build_graph(network)
    written = render_graphml(network, GRAPH_COLOURS, *named(network))
    (path := tmp_path / "net.graphml").write_bytes(written)
    back = nx.read_graphml(path)
    assert (len(back), back.number_of_edges()) == (len(graph), graph.number_of_edges())
    first = network.shares.alters.row(0, named=True)
    node = back.nodes[first["person_id"]]
    assert (node["label"], node["tier"], (node["r"], node["g"], node["b"])) == (
        first["name"],
        first["tier"],
        tuple(bytes.fromhex(GRAPH_COLOURS["could_call"][1:])),
    )
    other = igraph.Graph.Read_GraphML(str(path))
    assert (other.vcount(), other.ecount()) == (len(graph), graph.number_of_edges())
    gexf = render_gexf(network, GRAPH_COLOURS, *named(network))
    again = nx.read_gexf(io.BytesIO(gexf))
    assert (len(again), again.number_of_edges()) == (len(graph), graph.number_of_edges())
    assert again.nodes[first["person_id"]]["viz"]["color"]["r"] == node["r"]
    assert b'lastmodifieddate="2026-03-09"' in gexf


def test_equal_networks_give_equal_files(collector: Analysis, network: Network) -> None:
    """Byte for byte, whenever they are written."""
    twin = map_network(collector)
    for render in (render_graphml, render_gexf):
        assert render(network, GRAPH_COLOURS, *named(network)) == render(twin, GRAPH_COLOURS, *named(twin))


HOSTILE = ["\x00\x0bA <script>", "]]> & \"'", "B\u202eevil", "=1+1", "C\ud7ff\ufffe"]


def test_hostile_names_make_no_other_markup() -> None:
    """Control marks XML cannot hold are left out, everything else is escaped; both files stay well-formed."""
    builder = ExportBuilder()
    for number, name in enumerate(HOSTILE):
        builder.link(f"{name} N{number}", slug=f"p{number}", company=f"{name} House", position="<b>Nurse</b>")
    network = builder.network()
    for render in (render_graphml, render_gexf):
        tree = ET.fromstring(render(network, GRAPH_COLOURS, *named(network)))  # noqa: S314 - our own bytes
        texts = "".join(text for node in tree.iter() for text in (node.text or "", *node.attrib.values()))
        assert "<script>" in texts
        assert "\x0b" not in texts
    assert len(nx.read_graphml(io.BytesIO(render_graphml(network, GRAPH_COLOURS, *named(network))))) == len(
        build_graph(network)
    )


def test_the_tables_and_the_graph_say_the_same(network: Network) -> None:
    """As many rows as nodes and edges, each node named once."""
    graph = build_graph(network)
    assert node_table(network)["node"].to_list() == list(graph)
    assert edge_table(network).height == graph.number_of_edges()


def test_an_export_that_names_nobody_as_its_owner_has_an_ego_all_the_same() -> None:
    """Without an owner the middle is a node of its own, called you."""
    builder = ExportBuilder().link("A A")
    builder.extra.clear()
    network = builder.network()
    assert network_nodes(network, WORDS)["label"][0] == "you"
    assert list(build_graph(network)) == ["ego", "a-a"]


def test_a_profile_may_be_called_like_a_thing() -> None:
    """A slug that reads as a field or as ego takes nobody's node, and two ids that XML cannot tell apart stay two."""
    builder = ExportBuilder().link("A A", slug="field:nursing", position="Nurse").link("B B", position="Nurse")
    builder.link("C C", slug="ego").link("D D", slug="p\x01q").link("E E", slug="pq")
    builder.extra.clear()
    network = builder.network()
    graph = build_graph(network)
    assert len(graph) == 1 + 5 + network.shares.things.height
    back = nx.read_graphml(io.BytesIO(render_graphml(network, GRAPH_COLOURS, *named(network))))
    assert len(back) == len(graph)
