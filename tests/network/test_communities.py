"""Communities: found where they were planted, the same at every run and in every order, named by what sets them apart."""

from __future__ import annotations

import itertools
import random
from datetime import date

import igraph
import networkx as nx
import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as hyp

from analyzer.network import Network
from analyzer.network.communities import detect
from analyzer.settings import NetworkSettings
from analyzer.text import community_name, community_short_names, load_words
from tests.builders import ExportBuilder

WORDS = load_words()
PLAIN = NetworkSettings(clear_modularity=1.0)  # one pass: nothing falls apart again


def of_graph(graph: nx.Graph[int], settings: NetworkSettings = PLAIN) -> np.ndarray:
    """Detect the communities of a one-mode graph."""
    edges = np.array(list(graph.edges), dtype=np.int64)
    return detect(len(graph), edges, np.ones(len(edges)), settings)


@pytest.mark.parametrize("name", ["karate_club_graph", "les_miserables_graph", "davis_southern_women_graph"])
def test_known_graphs_fall_apart_at_least_as_well_as_by_networkx_and_igraph(name: str) -> None:
    """On Zachary's club, Les Misérables and Davis's women, as modular as by Louvain and the greedy method, or better."""
    graph = nx.convert_node_labels_to_integers(getattr(nx, name)())
    labels = of_graph(graph)
    groups = [set(np.flatnonzero(labels == label)) for label in np.unique(labels)]
    ours = nx.community.modularity(graph, groups, weight=None)
    louvain = nx.community.louvain_communities(graph, weight=None, seed=1)
    other = igraph.Graph.from_networkx(graph).community_fastgreedy().as_clustering().modularity
    assert ours >= max(nx.community.modularity(graph, louvain, weight=None), other) - 1e-9


def test_a_planted_partition_is_found() -> None:
    """Five groups of thirty, dense within and sparse between, are told apart without a mistake."""
    graph = nx.planted_partition_graph(5, 30, 0.5, 0.02, seed=3)
    planted = np.repeat(np.arange(5), 30)
    found = of_graph(graph)
    assert igraph.compare_communities(found.tolist(), planted.tolist(), method="nmi") == pytest.approx(1.0)


def life(seed: int = 0) -> ExportBuilder:
    """Give an export with three planted circles, a pair, and somebody who shares nothing."""
    builder = ExportBuilder().career(("Litware", "Jan 2014", "Dec 2017"), ("Contoso", "Jan 2018", ""))
    rows = [
        *((f"Nurse N{n}", f"2015-0{1 + n % 9}-1{n % 7}", f"Clinic {n}", "Nurse") for n in range(20)),
        *((f"Dev N{n}", f"2020-0{1 + n % 9}-1{n % 7}", "Northwind", "Software Developer") for n in range(20)),
        *((f"Law N{n}", f"2022-0{1 + n % 9}-1{n % 7}", f"House {n}", "Lawyer") for n in range(20)),
        ("Pair A", "2010-01-01", "Tiny Twosome", ""),
        ("Pair B", "2010-02-01", "Tiny Twosome", ""),
        ("Loner A", "2010-03-03", "Nobody Else", ""),
    ]
    chance = random.Random(seed)
    chance.shuffle(rows)
    for name, on, company, position in rows:
        email = "m@tiny.example" if name.startswith("Pair") else ""
        builder.link(name, on, company=company, position=position, email=email)
    builder.write(["Pair A", "Pair B"], "2024-01-01", thread="walk")
    builder.message("Pair A", ["Me Owner", "Pair B"], "2024-01-02", thread="walk")
    chance.shuffle(builder.messages)
    return builder


def circles(network: Network) -> dict[str, set[str]]:
    """Give the communities: name → who."""
    names = {row["community"]: community_name(row, WORDS) for row in network.communities.to_dicts()}
    rows = network.memberships.join(network.shares.alters, on="person_id").select("community", "name").iter_rows()
    found: dict[str, set[str]] = {}
    for number, name in rows:
        found.setdefault(names[number], set()).add(name)
    return found


def test_planted_circles_are_found_and_named_by_what_sets_them_apart() -> None:
    """Field and chapter, or field and employer, with the years; the pair is a circle of two, the loner in none."""
    network = life().network()
    found = circles(network)
    assert {name: len(who) for name, who in found.items()} == {
        "Nurses and carers you linked with while at Litware, 2014–2017": 20,
        "Software people at Northwind, 2020": 20,
        "Lawyers you linked with while at Contoso, 2018–2026": 20,
        "People at Tiny Twosome, 2010": 2,
    }
    assert not any("Loner A" in who for who in found.values())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    """Equal people in another order give equal circles, names and numbers, places and inferred ties."""
    one, other = life().network(), life(seed).network()
    assert one.shares.things.equals(other.shares.things)
    assert one.shares.affiliations.equals(other.shares.affiliations)
    assert one.memberships.equals(other.memberships)
    assert one.communities.equals(other.communities)
    assert one.inferred.equals(other.inferred)
    assert one.places.sort("person_id").equals(other.places.sort("person_id"))
    assert one.structure == other.structure


def test_two_runs_say_the_same_whatever_chance_did_before() -> None:
    """The seed is ours: the state of the world's random numbers is neither used nor changed."""
    builder = life()
    random.seed(1)
    one = builder.network()
    random.seed(2)
    expected = random.Random(2).random()
    other = builder.network()
    assert one.communities.equals(other.communities)
    assert one.memberships.equals(other.memberships)
    assert random.random() == expected


def test_nobody_who_shares_anything_is_left_alone() -> None:
    """On every thing of two people and more, each person has company in their circle."""
    network = life().network()
    sizes = network.memberships.group_by("community").len()
    assert sizes.filter(pl.col("len") < 2).is_empty()
    assert set(network.memberships["person_id"]) == set(network.shares.affiliations["person_id"])


@given(hyp.lists(hyp.tuples(hyp.integers(0, 9), hyp.integers(0, 5)), max_size=30), hyp.integers(0, 3))
def test_in_whatever_people_share_nobody_is_left_alone(pairs: list[tuple[int, int]], seed: int) -> None:
    """On random houses and groups, everybody who shares a thing has company in their circle."""
    builder = ExportBuilder()
    for person in range(10):
        builder.link(f"P N{person}", f"{1980 + person}-01-01", company=f"House {(person * 7 + seed) % 4}")
    for thread in range(6):
        members = sorted({f"P N{person}" for person, group in pairs if group == thread})
        if len(members) > 1:
            builder.write(members, "2024-01-01", thread=f"group {thread}")
            builder.message(members[0], ["Me Owner", *members[1:]], "2024-01-02", thread=f"group {thread}")
    network = builder.network()
    assert not (network.memberships.group_by("community").len()["len"] == 1).any()


def test_two_lonely_pairs_stay_in_company() -> None:
    """A joins B, and B does not move on to C and leave A alone."""
    builder = ExportBuilder().link("P A", "2010-01-01").link("P B", "2012-01-01", company="Zork")
    builder.link("P C", "2014-01-01").link("P D", "2016-01-01", company="Zork")
    for members, thread in ((["P C", "P D"], "t1"), (["P A", "P C"], "t2")):
        builder.write(members, "2024-01-01", thread=thread)
        builder.message(members[0], ["Me Owner", members[1]], "2024-01-02", thread=thread)
    sizes = builder.network().memberships.group_by("community").len()
    assert not (sizes["len"] == 1).any()


def test_a_circle_is_not_named_by_two_things_that_different_people_have() -> None:
    """Half nurses, the other half at Litware: there are no nurses at Litware, so one of the two gives the name."""
    rows = [(f"Nurse N{n}", f"House {n}", "Nurse") for n in range(5)]
    rows += [(f"Other N{n}", "Litware", "Clerk of works") for n in range(5)]
    builder = ExportBuilder()
    names = [name for name, _, _ in rows]
    for number, (name, company, position) in enumerate(rows):
        builder.link(name, f"{1990 + number}-01-01", company=company, position=position)
    for thread, (one, other) in enumerate(itertools.combinations(names, 2)):
        builder.write([one, other], "2024-01-01", thread=f"t{thread}")
        builder.message(one, ["Me Owner", other], "2024-01-02", thread=f"t{thread}")
    for number in range(30):
        builder.link(f"Far N{number}", f"19{50 + number}-06-01", company=f"Elsewhere {number // 2}")
    row = next(row for row in builder.network().communities.to_dicts() if row["size"] == 10)
    assert (row["field"] is None) != (row["place"] is None)


def test_a_circle_tells_how_large_alive_and_old_it_is_and_when_it_last_heard_from_you() -> None:
    """Size, callable and living people, the years it grew in, the last day ego wrote to anybody in it."""
    builder = life()
    builder.talk("Nurse N1", 9, last="2026-01-05").write("Nurse N2", "2026-02-02").hear("Nurse N3", "2026-03-03")
    row = next(row for row in builder.network().communities.to_dicts() if row["field"] == "nursing")
    assert (row["size"], row["could_call"], row["living"]) == (20, 1, 1)
    assert row["heard_from_you"] == date(2026, 2, 2)
    assert row["grew_from"].year == row["grew_to"].year == 2015


def test_an_export_that_joins_nobody_has_no_circle() -> None:
    """Without anything shared there is nothing to find, and nothing breaks."""
    network = ExportBuilder().link("A A", "2011-01-01").link("B B", "2014-01-01").network()
    assert network.communities.is_empty()
    assert network.memberships.is_empty()
    assert network.places.height == 2
    assert ExportBuilder().network().places.is_empty()


def test_circles_of_one_name_are_numbered() -> None:
    """No two circles are called the same."""
    rows = [
        {
            "field": "law",
            "place": None,
            "place_kind": None,
            "place_label": None,
            "alike": alike,
            "named_from": None,
            "named_to": None,
        }
        for alike in (0, 1)
    ]
    assert [community_name(row, WORDS) for row in rows] == ["Lawyers", "Lawyers (2)"]


def test_in_the_picture_two_circles_of_one_field_are_told_apart() -> None:
    """By place where there is one, else by years; a circle that is alone in its field keeps the short name."""
    years = {"named_from": date(2014, 1, 1), "named_to": date(2017, 1, 1), "alike": 0}
    placed = {"place_kind": "employer", "place": "x", "place_label": "Litware"}
    unplaced = {"place_kind": None, "place": None, "place_label": None}
    rows = [
        {"field": "law", **placed, **years},
        {"field": "law", **unplaced, **years},
        {"field": "design", **placed, **years},
        {"field": None, **placed, **years, "named_to": date(2019, 1, 1)},
    ]
    assert community_short_names(rows, WORDS) == [
        "Litware, 2014–2017",
        "Lawyers",
        "Designers and artists",
        "Litware, 2014–2019",
    ]
    assert community_short_names(rows, WORDS, lambda place: place[0] + ".")[0] == "L., 2014–2017"


@pytest.mark.parametrize("kind", ["group", "employer", "school", "mail_domain", "burst", "chapter"])
@pytest.mark.parametrize("field", ["law", None])
def test_every_kind_of_circle_has_a_name(kind: str, field: str | None) -> None:
    """With and without a field, whatever the people share; a hidden place is not named."""
    row = {
        "field": field,
        "place": "x",
        "place_kind": kind,
        "place_label": "2019-05-14" if kind == "burst" else "Litware",
        "alike": 0,
        "named_from": date(2014, 1, 1),
        "named_to": date(2017, 1, 1),
    }
    name = community_name(row, WORDS)
    assert name
    assert "{" not in name
    hidden = community_name(row, WORDS, lambda place: place[0] + ".")
    assert "Litware" not in hidden
    assert pl.Series([name]).str.contains("2014–2017|14 May 2019").all()
