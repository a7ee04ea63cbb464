"""An analysis → its connection graph. By itself, as verdicts need none of what graphs are made with."""

from __future__ import annotations

from collections.abc import Collection

from analyzer.analysis import Analysis
from analyzer.network import Layout, Network, Sources, make_network
from analyzer.settings import NetworkSettings


def map_network(
    analysis: Analysis,
    apart: Collection[str] = (),
    layout: Layout = Layout.PACKED,
) -> Network:
    """Make the connection graph of an analysis.

    Args:
        analysis: As `analyze` gives it.
        apart: Spellings of companies that are to stay employers of their own.
        layout: How the picture is laid out.
    """
    sources = sources_of(analysis, analysis.settings.network, apart)
    ego = analysis.facts.ego
    node, taken = ego.person_id if ego else "ego", set(analysis.ties["person_id"])
    while node in taken:  # a profile may be called anything
        node += "*"
    return make_network(sources, node, (ego and ego.name) or "", layout)


def sources_of(analysis: Analysis, settings: NetworkSettings, apart: Collection[str] = ()) -> Sources:
    """Give what a connection graph is made of.

    Args:
        analysis: As `analyze` gives it.
        settings: The constants of the graph.
        apart: Spellings of companies that are to stay employers of their own.
    """
    return Sources(
        ties=analysis.ties,
        people=analysis.people,
        interactions=analysis.interactions,
        groups=analysis.groups,
        careers=analysis.careers,
        deeds=analysis.deeds,
        as_of=analysis.as_of,
        settings=settings,
        apart=apart,
    )
