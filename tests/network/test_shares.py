"""Who shares what: employers of several spellings, chapters of a life, days of linking, groups, domains, schools."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from analyzer.errors import SettingsError
from analyzer.network import Network
from analyzer.settings import NetworkSettings
from analyzer.text import load_words, thing_name
from tests.builders import ExportBuilder


def things(network: Network, kind: str) -> dict[str, list[str]]:
    """Give what is shared of one kind: its label → who, by name."""
    names = network.shares.alters.select("person_id", "name")
    having = network.shares.affiliations.join(network.shares.things.filter(kind=kind), on="thing")
    rows = having.join(names, on="person_id").group_by("label").agg(pl.col("name").sort()).sort("label")
    return dict(rows.iter_rows())


def many(builder: ExportBuilder, count: int, on: str, prefix: str, **more: str) -> ExportBuilder:
    """Link so many people of one kind on one day."""
    for number in range(count):
        builder.link(f"{prefix} N{number}", on, **more)
    return builder


def test_an_employer_of_several_spellings_is_one_and_the_merges_are_listed() -> None:
    """Legal form, case, brackets and a country do not part it; each spelling is named with what it was taken for."""
    builder = ExportBuilder()
    for name, company in (
        ("A A", "Contoso"),
        ("B B", "Contoso"),
        ("C C", "CONTOSO, Ltd."),
        ("D D", "Contoso (now Fabrikam)"),
        ("E E", "Contoso Deutschland GmbH"),
        ("F F", "Wingtip"),
    ):
        builder.link(name, company=company)
    network = builder.network()
    assert things(network, "employer") == {"Contoso": ["A A", "B B", "C C", "D D", "E E"]}
    merged = network.shares.merges.sort("company")
    assert merged["company"].to_list() == ["CONTOSO, Ltd.", "Contoso (now Fabrikam)", "Contoso Deutschland GmbH"]
    assert set(merged["label"]) == {"Contoso"}


def test_a_merge_is_undone_by_naming_the_spelling() -> None:
    """A spelling that is to stay apart is an employer of its own, and is in no list of merges."""
    builder = ExportBuilder().link("A A", company="Contoso").link("B B", company="Contoso UK")
    assert things(builder.network(), "employer") == {"Contoso": ["A A", "B B"]}
    apart = builder.network(apart=["Contoso UK"])
    assert things(apart, "employer") == {}
    assert apart.shares.merges.is_empty()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bank Austria", "Bank"), ("Radio France", "Radio"), ("Contoso Labs", "Contoso"), ("Northwind", "Southwind")],
)
def test_what_only_looks_alike_stays_two(one: str, other: str) -> None:
    """A generic word is no employer, and another word behind the name is another house."""
    network = ExportBuilder().link("A A", company=one).link("B B", company=other).network()
    assert things(network, "employer") == {}


def test_a_country_alone_is_no_reason_to_merge() -> None:
    """Nobody writes the name without its country, so both stay as written."""
    builder = ExportBuilder().link("A A", company="Zork Germany").link("B B", company="Zork France")
    assert things(builder.network(), "employer") == {}


def test_to_work_for_oneself_is_to_share_with_nobody() -> None:
    """Two freelancers have no employer in common."""
    builder = ExportBuilder().link("A A", company="Freelance").link("B B", company="Freelance")
    assert things(builder.network(), "employer") == {}


def test_a_link_belongs_to_the_job_ego_had_then() -> None:
    """Jobs that follow each other at one place are one chapter; of two at once the later begun counts; gaps have none."""
    builder = (
        ExportBuilder()
        .career(
            ("Litware", "Jan 2010", "Dec 2012"),
            ("Litware, Inc.", "Jan 2013", "Jun 2014"),
            ("Contoso", "Jan 2014", "Mar 2016"),
            ("Fabrikam", "2018", ""),
            schools=(("Bellows College", "2005", "2009"),),
        )
        .link("A A", "2011-05-05")
        .link("B B", "2013-05-05")
        .link("C C", "2014-02-01")
        .link("D D", "2016-03-31")
        .link("E E", "2017-01-01")
        .link("F F", "2020-01-01")
        .link("G G", "2026-03-01")
        .link("H H", "2009-12-31")
        .link("I I", "2006-01-01")
    )
    network = builder.network()
    assert network.shares.chapters.select("place", "started_on", "finished_on", "current").rows() == [
        ("Bellows College", date(2005, 1, 1), date(2009, 12, 31), False),
        ("Litware, Inc.", date(2010, 1, 1), date(2014, 6, 30), False),
        ("Contoso", date(2014, 1, 1), date(2016, 3, 31), False),
        ("Fabrikam", date(2018, 1, 1), date(2026, 3, 9), True),
    ]
    assert things(network, "chapter") == {
        "Bellows College": ["H H", "I I"],
        "Contoso": ["C C", "D D"],
        "Fabrikam": ["F F", "G G"],
        "Litware, Inc.": ["A A", "B B"],
    }


def test_a_return_after_years_is_another_chapter() -> None:
    """The same employer twice, with years between, is two chapters."""
    builder = ExportBuilder().career(("Litware", "2008", "2010"), ("Litware", "2015", "2017"))
    assert builder.link("A A").network().shares.chapters["place"].to_list() == ["Litware", "Litware"]


def test_many_links_on_one_day_are_a_burst_and_a_steady_stream_is_none() -> None:
    """Far more than around it makes a burst; two such days in a row are one; five a day every day are the usual."""
    builder = many(ExportBuilder(), 12, "2019-05-14", "First")
    many(builder, 8, "2019-05-15", "Second")
    many(builder, 4, "2012-01-01", "Few")
    for day in range(1, 29):
        many(builder, 6, f"2023-02-{day:02}", f"Steady{day}")
    for month in ("01", "03"):
        for day in range(1, 29):
            many(builder, 6, f"2023-{month}-{day:02}", f"Steady{month}{day}")
    network = builder.network()
    assert {label: len(who) for label, who in things(network, "burst").items()} == {"2019-05-14": 20}
    burst = network.shares.things.filter(kind="burst").row(0, named=True)
    assert (burst["first_on"], burst["last_on"]) == (date(2019, 5, 14), date(2019, 5, 15))


@pytest.mark.parametrize(
    ("held", "called"),
    [
        (("May 14, 2019", "May 14, 2019"), "Spring Fair"),
        (("May 15, 2019", "May 16, 2019"), "Spring Fair"),  # linked on the evening before
        (("May 12, 2019", "May 13, 2019"), "Spring Fair"),  # and on the morning after
        (("May 16, 2019", "May 16, 2019"), "2019-05-14"),
        (("May 11, 2019", "May 12, 2019"), "2019-05-14"),
        (("Jan 01, 2019", "Dec 31, 2019"), "2019-05-14"),  # a season is no occasion
        (("May 15, 2019", "May 13, 2019"), "2019-05-14"),
    ],
)
def test_a_burst_is_called_by_the_event_it_fell_on(held: tuple[str, str], called: str) -> None:
    """A day more on either side, and no longer than a fair lasts."""
    first, last = held
    event = f'Event Name,Event Time\nSpring Fair,"{first} 09:00 AM - {last} 05:00 PM"\n'
    network = many(ExportBuilder(), 12, "2019-05-14", "First").file("Events.csv", event).network()
    assert list(things(network, "burst")) == [called]


def test_of_several_events_the_shortest_gives_the_name() -> None:
    """A day's conference within a week's festival; with names hidden it is initials."""
    events = (
        "Event Name,Event Time\n"
        'A Festival,"May 12, 2019 09:00 AM - May 16, 2019 05:00 PM"\n'
        'Spring Fair,"May 14, 2019 09:00 AM - May 14, 2019 05:00 PM"\n'
    )
    builder = many(ExportBuilder(), 12, "2019-05-14", "First").file("Events.csv", events)
    network = many(builder, 12, "2018-05-14", "Second").network()
    assert things(network, "burst").keys() == {"Spring Fair", "2018-05-14"}
    burst = network.shares.things.filter(label="Spring Fair").row(0, named=True)
    words = load_words()
    assert thing_name(burst, words) == "linked with you around Spring Fair"
    assert thing_name(burst, words, lambda _name: "S. F.") == "linked with you around S. F."


def test_a_group_joins_everybody_in_it_whether_they_wrote_or_not() -> None:
    """Those who only received are in the group too, ego is not; what nobody took up is a circular and joins nobody."""
    builder = ExportBuilder()
    for name in ("A A", "B B", "C C", "D D"):
        builder.link(name)
    builder.message("A A", ["Me Owner", "B B", "C C"], "2024-01-01", thread="choir")
    builder.write(["A A", "B B", "C C"], "2023-12-31", thread="choir")
    builder.write(["C C", "D D"], "2024-02-02", thread="walk", title="Sponsored Conversation")
    builder.write(["A A", "B B", "D D"], "2024-03-03", thread="circular")
    network = builder.network()
    (who,) = things(network, "group").values()
    assert who == ["A A", "B B", "C C"]
    group = network.shares.things.filter(kind="group").row(0, named=True)
    assert (group["size"], group["last_on"]) == (3, date(2024, 1, 1))
    assert group["weight"] > 1.45  # more than a thing only two others share


def test_mail_of_ones_own_house_joins_and_mail_for_everybody_does_not() -> None:
    """A domain two people share says something, a large provider nothing."""
    builder = ExportBuilder()
    for number, domain in enumerate(("contoso.example", "CONTOSO.example", "gmail.com", "gmail.com")):
        builder.link(f"P N{number}", email=f"p{number}@{domain}")
    assert things(builder.network(), "mail_domain") == {"contoso.example": ["P N0", "P N1"]}


def test_a_school_is_told_from_an_employer() -> None:
    """By its name in several languages, or because ego studied there."""
    builder = ExportBuilder().career(schools=(("Bellows", "2005", "2009"),))
    for number, company in enumerate(
        ("Bellows", "Bellows", "Universität Musterstadt", "Universität Musterstadt", "Litware", "Litware")
    ):
        builder.link(f"P N{number}", company=company)
    network = builder.network()
    assert set(things(network, "school")) == {"Bellows", "Universität Musterstadt"}
    assert set(things(network, "employer")) == {"Litware"}


def test_a_thing_weighs_by_its_rarity() -> None:
    """The fewer share it, the more it weighs: the inverse logarithm of its size."""
    builder = many(ExportBuilder(), 3, "2015-01-01", "Small", company="Litware")
    many(builder, 9, "2016-01-01", "Large", company="Contoso")
    weights = dict(builder.network().shares.things.filter(kind="employer").select("label", "weight").iter_rows())
    assert weights["Litware"] == pytest.approx(2 * weights["Contoso"])


def test_the_last_word_of_each_side_is_told() -> None:
    """Who wrote last, and when ego last did."""
    builder = ExportBuilder().link("A A").link("B B").link("C C")
    builder.write("A A", "2024-01-01").hear("A A", "2024-01-02").hear("B B", "2023-01-01").write("B B", "2023-05-01")
    alters = {row["name"]: row for row in builder.network().shares.alters.to_dicts()}
    assert (alters["A A"]["heard_from_you"], alters["A A"]["you_wrote_last"]) == (date(2024, 1, 1), False)
    assert (alters["B B"]["heard_from_you"], alters["B B"]["you_wrote_last"]) == (date(2023, 5, 1), True)
    assert alters["C C"]["heard_from_you"] is None


def test_settings_that_make_no_sense_are_refused() -> None:
    """A window of no days and a negative share say so."""
    for wrong in ({"burst_window_days": 0}, {"community_people": 0}, {"clear_modularity": -1.0}):
        with pytest.raises(SettingsError):
            NetworkSettings(**wrong)
