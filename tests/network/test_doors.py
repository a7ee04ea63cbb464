"""Doors: who is at a company or in a field, in the order in which one could ask, and who could introduce them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as hyp

from analyzer.network import Network, find_doors, find_introducers
from tests.builders import ExportBuilder


def doors(network: Network, sought: str, *, for_a_job: bool = False) -> list[tuple[str, str]]:
    """Give the doors: who and why."""
    found = find_doors(network.shares, sought, for_a_job=for_a_job)
    return [(row["person_id"], row["why"]) for row in found.to_dicts()]


@pytest.fixture(scope="module")
def network() -> Network:
    """Give people at and around Litware, of every tier."""
    builder = ExportBuilder()
    builder.link("Never Word", "2010-01-01", company="Litware", position="Chief Executive Officer")
    builder.link("Close Friend", "2011-01-01", company="Litware, Inc.", position="Clerk")
    builder.link("Once Close", "2012-01-01", company="Litware", position="Nurse")
    builder.link("Just Hello", "2013-01-01", company="Litware", position="Plumber")
    builder.link("Was There", "2014-01-01", company="Contoso").recommend(
        "Was There", "10/26/14, 11:56 PM", company="Litware"
    )
    builder.link("Mail There", "2015-01-01", company="Wingtip", email="m@litware.example")
    builder.link("Says So", "2016-01-01", company="Fabrikam", position="Consultant for Litware")
    builder.link("Other House", "2017-01-01", company="Litwareish")
    builder.link("Warm Nurse", "2018-01-01", company="Proseware", position="Krankenpflegerin")
    builder.talk("Close Friend", 9, last="2026-02-01").talk("Once Close", 9, last="2020-02-01")
    builder.hear("Just Hello", "2025-01-01").talk("Warm Nurse", 3, last="2026-01-01")
    builder.write(["Warm Nurse", "Never Word"], "2023-05-05", thread="group")
    builder.message("Warm Nurse", ["Me Owner", "Never Word"], "2023-05-06", thread="group")
    return builder.network()


def test_a_company_is_found_by_its_people_not_their_rank(network: Network) -> None:
    """Whom one could call comes first, whatever the title; those named with it elsewhere are found too."""
    assert doors(network, "litware") == [
        ("close-friend", "works_there"),
        ("once-close", "works_there"),
        ("was-there", "was_named"),
        ("just-hello", "works_there"),
        ("never-word", "works_there"),
        ("mail-there", "was_named"),
    ]


def test_for_a_job_weak_and_sleeping_ties_come_first(network: Network) -> None:
    """Moderately weak ties help most: dormant, then shallow, then warm, then the closest, then the silent."""
    tiers = find_doors(network.shares, "Litware Inc.", for_a_job=True)["tier"].to_list()
    assert tiers == ["dormant", "dormant", "shallow", "shallow", "could_call", "no_evidence"]


def test_a_field_is_found_in_any_language(network: Network) -> None:
    """Nurses, however they write it; by a title, by the field's own key."""
    for sought in ("nurse", "Pflege", "nursing", "infirmière"):
        assert [who for who, _ in doors(network, sought)] == ["warm-nurse", "once-close"], sought


def test_a_word_of_a_title_is_a_door_too(network: Network) -> None:
    """What is no employer and no field is looked for in titles, as whole words."""
    assert doors(network, "for litware") == [("says-so", "title_says")]
    assert doors(network, "cler") == []


def test_the_whole_name_of_an_employer_means_that_employer() -> None:
    """A house that is called after a trade does not bring everybody in that trade."""
    builder = ExportBuilder().link("A A", company="Sandhurst Bakery").link("B B", position="Baker", company="Zork")
    assert doors(builder.network(), "Sandhurst Bakery") == [("a-a", "works_there")]


@pytest.mark.parametrize("sought", ["", " ", "a", "!!", "|"])
def test_nothing_is_sought_by_next_to_nothing(network: Network, sought: str) -> None:
    """One letter is everywhere, so it finds nobody."""
    assert doors(network, sought) == []


@given(hyp.text(max_size=40))
def test_any_text_may_be_typed(sought: str) -> None:
    """Whatever somebody types, the answer is a list."""
    shares = ExportBuilder().link("A A", company="Litware", position="Nurse").network().shares
    assert find_doors(shares, sought).height <= 1


def test_who_shares_something_rare_and_is_alive_could_introduce(network: Network) -> None:
    """A colleague one could call, and somebody of the same group; not the dormant, and nobody introduces themselves."""
    met = find_introducers(
        network.shares, network.memberships, network.shares.alters["person_id"], network.settings
    ).to_dicts()
    by: dict[str, list[tuple[str, str]]] = {}
    for row in met:
        by.setdefault(row["person_id"], []).append((row["introducer"], row["kind"]))
    assert by["never-word"] == [("warm-nurse", "group"), ("close-friend", "employer")]
    assert by["just-hello"] == [("close-friend", "employer")]
    assert "close-friend" not in by
    assert "says-so" not in by


def test_an_employer_is_found_under_every_spelling_and_by_its_label() -> None:
    """Merged with its country's house or kept apart, whatever the page suggests is found again."""
    builder = ExportBuilder()
    for number in range(3):
        builder.link(f"P N{number}", company="Contoso Deutschland GmbH")
    builder.link("Q Q", company="Contoso")
    network = builder.network()
    assert len(doors(network, "Contoso Deutschland GmbH")) == 4
    apart = builder.network(apart=["Contoso Deutschland GmbH"])
    assert len(doors(apart, "Contoso Deutschland GmbH")) == 3


def test_a_field_named_by_its_key_is_not_masked_by_a_house_of_that_name() -> None:
    """One person at a company called Marketing does not hide everybody in marketing."""
    builder = ExportBuilder().link("A A", company="Marketing", position="Clerk")
    builder.link("B B", company="Zork", position="Head of Marketing")
    assert doors(builder.network(), "marketing") == [("a-a", "works_there"), ("b-b", "in_field")]


def test_a_mails_domain_tells_the_house() -> None:
    """Whatever stands before and behind it; a country's co is no house."""
    builder = ExportBuilder()
    for number, domain in enumerate(("acme.co.uk", "mail.acme.com", "my-company.com", "zork.co.uk")):
        builder.link(f"P N{number}", email=f"p@{domain}")
    network = builder.network()
    assert [who for who, _ in doors(network, "Acme")] == ["p-n0", "p-n1"]
    assert [who for who, _ in doors(network, "My Company")] == ["p-n2"]
    assert doors(network, "co") == []


@pytest.mark.parametrize(("size", "met"), [(50, 49), (51, 0)])
def test_nobody_is_said_to_know_a_colleague_among_thousands(size: int, met: int) -> None:
    """What more than fifty share is nothing rare, so nobody could introduce by it."""
    builder = ExportBuilder()
    for number in range(size):
        builder.link(f"P N{number}", f"{1970 + number}-01-01", company="Megacorp")
    network = builder.talk("P N0", 9, last="2026-02-01").network()
    people = network.shares.alters["person_id"]
    assert find_introducers(network.shares, network.memberships, people, network.settings).height == met
