"""Inferred ties, bridges, last links, breadth, the layoff question: each planted, each beside its near miss."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as hyp

from analyzer.network import (
    Dimension,
    Network,
    Reached,
    Things,
    build_projection,
    check_targets,
    find_last_links,
    nearest_people,
)
from analyzer.network.projection import infer_ties
from analyzer.settings import NetworkSettings
from tests.builders import ExportBuilder, slug_of


def circle(builder: ExportBuilder, name: str, count: int, company: str, year: int, position: str = "") -> ExportBuilder:
    """Link so many people of one company in one year, on days apart."""
    for number in range(count):
        day = date(year, 1, 11) + timedelta(days=5 * number)
        builder.link(f"{name} N{number}", day.isoformat(), company=company, position=position)
    return builder


def named(network: Network, ids: list[str]) -> list[str]:
    """Give names for ids, sorted."""
    names = dict(network.shares.alters.select("person_id", "name").iter_rows())
    return sorted(names[one] for one in ids)


def test_an_inferred_tie_names_what_it_is_inferred_from() -> None:
    """Two who share an employer and a group are tied by both, the group first; the weights add up."""
    builder = ExportBuilder().link("A A", company="Litware").link("B B", company="Litware").link("C C", company="Zork")
    builder.write(["A A", "B B", "C C"], "2024-01-01", thread="walk")
    builder.message("A A", ["Me Owner", "B B", "C C"], "2024-01-02", thread="walk")
    network = builder.network()
    ties = {(row["one"], row["other"]): row for row in network.inferred.to_dicts()}
    assert ties["a-a", "b-b"]["kinds"] == "group+employer"
    assert ties["a-a", "b-b"]["kind"] == "group"
    assert ties["a-a", "c-c"]["kinds"] == "group"
    assert ties["a-a", "b-b"]["weight"] > ties["a-a", "c-c"]["weight"]
    near = nearest_people(network.inferred, "a-a", 5)
    assert near["person_id"].to_list() == ["b-b", "c-c"]
    projection = build_projection(network)
    assert projection.edges["a-a", "b-b"]["kind"] == "group"
    assert projection.graph["inferred"] is True
    assert set(projection) == {"a-a", "b-b", "c-c"}


def test_what_many_share_infers_no_tie() -> None:
    """A company of more than fifty people is a hub, and no pair of them is said to know each other."""
    network = circle(ExportBuilder(), "Big", 51, "Contoso", 2015).network()
    assert network.shares.things.filter(kind="employer")["size"].to_list() == [51]
    assert network.inferred.is_empty()


@given(hyp.integers(2, 12))
def test_people_who_share_one_thing_are_a_clique(count: int) -> None:
    """So many people of one small employer are n(n-1)/2 inferred ties."""
    shares = circle(ExportBuilder(), "P", count, "Litware", 2015).network().shares
    only = Things.validate(shares.things.filter(kind="employer"))
    ties = infer_ties(shares.affiliations, only, NetworkSettings())
    assert ties.height == count * (count - 1) // 2


def test_a_strong_tie_that_stands_nearly_alone_in_its_circle_is_a_bridge() -> None:
    """Up to two living ties in a circle of five and more are bridges; a third makes none of them one."""
    builder = circle(ExportBuilder(), "Few", 8, "Litware", 2015)
    circle(builder, "Many", 8, "Contoso", 2018)
    circle(builder, "Tiny", 3, "Wingtip", 2020)
    builder.talk("Few N0", 9, last="2026-02-01").hear("Few N1", "2026-01-01")
    for number in range(3):
        builder.talk(f"Many N{number}", 9, last="2026-02-01")
    builder.talk("Tiny N0", 9, last="2026-02-01")
    bridges = builder.network().bridges
    assert bridges["person_id"].to_list() == [slug_of("Few N0")]
    assert (bridges["size"][0], bridges["living"][0]) == (8, 1)


def test_a_warm_tie_that_is_not_strong_is_no_bridge() -> None:
    """Three days of writing are a living tie, and not a strong one."""
    builder = circle(ExportBuilder(), "Few", 8, "Litware", 2015).talk("Few N0", 3, last="2026-02-01")
    assert builder.network().bridges.is_empty()


def test_a_last_link_is_the_one_living_tie_that_still_reaches() -> None:
    """A circle, a field and a place on the list with one living tie; two of them, or none, are no last link."""
    builder = circle(ExportBuilder(), "Nurse", 6, "Litware", 2015, "Nurse")
    circle(builder, "Law", 6, "Contoso", 2018, "Lawyer")
    circle(builder, "Dev", 6, "Wingtip", 2021, "Software Developer")
    builder.link("Only One", "2022-03-03", company="Zork Ltd")
    builder.talk("Nurse N0", 3, last="2026-02-01").talk("Only One", 3, last="2026-02-01")
    builder.talk("Law N0", 3, last="2026-02-01").talk("Law N1", 3, last="2026-02-01")
    network = builder.network()
    last = find_last_links(network, ["Zork", "Contoso", "Wingtip", "nowhere"]).to_dicts()
    assert [(row["kind"], row["person_id"], row["size"]) for row in last] == [
        (Reached.COMMUNITY, "nurse-n0", 6),
        (Reached.FIELD, "nurse-n0", 6),
        (Reached.TARGET, "only-one", 1),
    ]
    # To be the only one from an employer is common and no merit in itself.
    assert {row["kind"] for row in find_last_links(network).to_dicts()} == {Reached.COMMUNITY, Reached.FIELD}


def test_a_list_of_doors_tells_who_is_there() -> None:
    """For each entry: how many, how many alive, and whom one could ask first; twice the same is asked once."""
    builder = circle(ExportBuilder(), "Law", 6, "Contoso", 2018, "Lawyer").talk("Law N3", 9, last="2026-02-01")
    rows = check_targets(builder.network(), ["contoso", "law", "Zork", "contoso"]).to_dicts()
    assert [(row["target"], row["people"], row["living"], row["could_call"], row["nearest"]) for row in rows] == [
        ("contoso", 6, 1, 1, "law-n3"),
        ("law", 6, 1, 1, "law-n3"),
        ("Zork", 0, 0, 0, None),
    ]


def test_breadth_sets_the_handful_beside_everybody() -> None:
    """How many kinds, how many they are worth, and whether the handful comes from one corner."""
    builder = ExportBuilder().career(("Litware", "Jan 2014", "Dec 2016"), ("Contoso", "Jan 2017", ""))
    circle(builder, "Old", 6, "Litware", 2015, "Nurse")
    circle(builder, "New", 6, "Contoso", 2019, "Lawyer")
    for number in range(3):
        builder.talk(f"Old N{number}", 9, last="2026-02-01")
    network = builder.network()
    rows = {(row["dimension"], row["handful"]): row for row in network.breadth.to_dicts()}
    everybody, handful = rows[Dimension.CHAPTER, False], rows[Dimension.CHAPTER, True]
    assert (everybody["kinds"], handful["kinds"]) == (2, 1)
    assert everybody["effective"] == pytest.approx(2.0)
    assert handful["effective"] == pytest.approx(1.0)
    assert (handful["top"], handful["top_people"], handful["known"]) == ("chapter:1", 3, 3)
    assert rows[Dimension.FIELD, True]["top"] == "nursing"
    assert rows[Dimension.EMPLOYER, True]["top"] == "litware"


def test_the_layoff_question_counts_the_handful_at_todays_employer() -> None:
    """Callable people at the employer of now; those of a former employer, and jobs that ended, do not count."""
    builder = ExportBuilder().career(("Litware", "Jan 2014", "Dec 2016"), ("Contoso, Ltd.", "Jan 2017", ""))
    circle(builder, "Old", 3, "Litware", 2015)
    circle(builder, "Now", 4, "Contoso", 2019)
    builder.talk("Old N0", 9, last="2026-02-01").talk("Now N0", 9, last="2026-02-01").talk(
        "Now N1", 3, last="2026-02-01"
    )
    rows = builder.network().layoff.to_dicts()
    assert [(row["label"], row["people"], row["could_call"], row["living"]) for row in rows] == [
        ("Contoso, Ltd.", 4, 1, 2)
    ]


def test_structure_counts_the_inferred_ties_among_the_living_apart() -> None:
    """All connections, and the living ones alone: people, inferred ties, what they overlap."""
    builder = circle(ExportBuilder(), "P", 4, "Litware", 2015)
    builder.link("Q Q", "2012-01-01").talk("P N0", 9, last="2026-02-01").talk("Q Q", 9, last="2026-02-01")
    network = builder.network()
    assert (network.structure.alters, network.structure.ties) == (5, 6)
    assert network.structure.effective_size == pytest.approx(5 - 2 * 6 / 5)
    assert (network.living_structure.alters, network.living_structure.ties) == (2, 0)
    assert network.living_structure.effective_size == pytest.approx(2)


def test_an_empty_export_has_an_empty_network() -> None:
    """Nobody there: every table is empty, and nothing breaks."""
    network = ExportBuilder().network()
    assert network.structure.alters == 0
    assert network.bridges.is_empty()
    assert find_last_links(network, ["Litware"]).is_empty()
    assert check_targets(network, ["Litware"])["people"].to_list() == [0]
    assert network.breadth["known"].sum() == 0
    assert nearest_people(network.inferred, "nobody", 3).is_empty()
