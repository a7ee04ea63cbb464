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
from analyzer.reports import value_name
from analyzer.settings import NetworkSettings
from analyzer.text import load_words, target_sentence
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
    near = nearest_people(network.inferred, network.shares.alters, "a-a", 5)
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
    assert nearest_people(network.inferred, network.shares.alters, "nobody", 3).is_empty()


def test_the_layoff_question_knows_ones_employer_under_every_spelling() -> None:
    """By its country's house, kept apart, or without a day of beginning: the people there are counted."""
    builder = circle(ExportBuilder(), "P", 3, "Contoso Deutschland GmbH", 2015).link("Q Q", company="Contoso")
    builder.career(("Contoso Deutschland GmbH", "", "")).talk("P N0", 9, last="2026-02-01")
    assert builder.network().layoff.select("people", "could_call").rows() == [(4, 1)]
    apart = builder.network(apart=["Contoso Deutschland GmbH"])
    assert apart.layoff.select("people", "could_call").rows() == [(3, 1)]


def test_whoever_works_for_themselves_is_asked_no_layoff_question() -> None:
    """To be freelance is to have no employer to lose."""
    builder = ExportBuilder().career(("Freelance", "Jan 2020", "")).link("A A", company="Freelance")
    assert builder.network().layoff.is_empty()


def test_where_the_handful_stands_is_told_apart_from_where_it_does_not() -> None:
    """Only circles of five and more count as homes; who is in a smaller one or in none is counted beside."""
    builder = circle(ExportBuilder(), "Big", 6, "Litware", 2015)
    circle(builder, "Small", 2, "Wingtip", 2018).link("Lone One", "2012-01-01")
    for name in ("Big N0", "Big N1", "Small N0", "Lone One"):
        builder.talk(name, 9, last="2026-02-01")
    homes = builder.network().handful
    assert (homes.circles, homes.inside, homes.elsewhere) == (1, 2, 2)


def test_a_wish_named_twice_is_one_wish() -> None:
    """The last link to a place stays one, however often the place is named."""
    builder = ExportBuilder().link("A A", company="Zork").talk("A A", 3, last="2026-02-01")
    assert find_last_links(builder.network(), ["Zork", "Zork"]).height == 1


def test_who_was_only_named_with_a_place_is_not_there() -> None:
    """A recommendation of long ago tells where somebody was: they are counted apart, and are no last link to it."""
    builder = ExportBuilder().link("W W", company="Contoso").recommend("W W", "10/26/14, 11:56 PM", company="Litware")
    network = builder.talk("W W", 9, last="2026-02-01").network()
    row = check_targets(network, ["Litware"]).row(0, named=True)
    assert (row["people"], row["once"], row["nearest"]) == (0, 1, "w-w")
    assert find_last_links(network, ["Litware"]).is_empty()
    assert target_sentence(row, "W W", load_words()) == (
        "Nobody of yours. One was named with it elsewhere. Nearest: W W."
    )


def test_a_chapter_and_an_employer_are_named_though_nobody_shares_them() -> None:
    """One person's chapter or employer is called by its name, never by its key."""
    builder = ExportBuilder().career(("Litware", "Jan 2014", "")).link("A A", "2015-01-01", company="Zork Ltd")
    network, words = builder.talk("A A", 9, last="2026-02-01").network(), load_words()
    for dimension, name in (("chapter", "Litware"), ("employer", "Zork Ltd")):
        top = network.breadth.filter(dimension=dimension, handful=True)["top"][0]
        assert value_name(dimension, top, network, {}, words) == name
