"""Two exports of one member give what changed, each thing with its evidence, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer import analyze, compare, read_export
from analyzer.comparison import Comparison, MoveReason
from analyzer.comparison.kinds import LISTS
from analyzer.errors import ComparisonError
from analyzer.schemas import Said, Tier
from tests.builders import ExportBuilder

OLD, NEW = date(2026, 1, 26), date(2026, 3, 9)


def _before() -> ExportBuilder:
    """The export of 26 January: one of every kind of person."""
    return (
        ExportBuilder()
        .link("Steady Friend", company="Acme", position="Engineer")
        .talk("Steady Friend", 10, last="2026-01-10")
        .link("Gone Stranger", "2016-05-01")
        .link("Job Changer", company="Acme GmbH", position="Engineer")
        .link("Title Changer", company="Acme", position="Engineer")
        .link("Same Spelling", company="Acme Inc.", position="Senior  engineer")
        .link("Owed Olga")
        .hear("Owed Olga", "2026-01-05", "Would you have time to look at my draft?")
        .link("Awaited Anton")
        .write("Awaited Anton", "2026-01-05", "Could you tell me whom to ask about this?")
        .link("Sleepy Sam")
        .talk("Sleepy Sam", 4, last="2021-03-01")
        .link("Fading Fay")
        .talk("Fading Fay", 12, last="2023-02-20", every=30)
        .link("Quiet Quinn")
        .talk("Quiet Quinn", 20, last="2025-10-20", every=14)
        .link("Silent Sue", "2014-01-01")
        .link("Moved Mona", "2017-07-07", slug="mona-old")
        .link("Thanked Theo", "2012-01-01")
    )


def _after() -> ExportBuilder:
    """The export of 9 March: what each of them did since."""
    later = _before()
    later.links = [row for row in later.links if row[0] not in {"Gone", "Job", "Title", "Same", "Moved"}]
    return (
        later.link("Job Changer", company="Globex", position="Engineer")
        .link("Title Changer", company="Acme", position="Head of Engineering")
        .link("Same Spelling", company="ACME", position="Senior Engineer")
        .link("Moved Mona", "2017-07-07", slug="mona-new")
        .link("New Nora", "2026-02-20", company="Initech")
        .write("Owed Olga", "2026-02-02", "Gladly: send it to me.")
        .hear("Awaited Anton", "2026-02-03", "Ask Nora.")
        .write("Sleepy Sam", "2026-02-10", "I thought of you.")
        .hear("Sleepy Sam", "2026-02-11", "How good to hear from you.")
        .recommend("Thanked Theo", "02/15/26, 10:00 AM")
    )


@pytest.fixture(scope="module")
def changed() -> Comparison:
    """What changed between the two."""
    return compare(_before().analyze(OLD), _after().analyze(NEW))


def _names(rows: pl.DataFrame) -> list[str]:
    return rows["name"].to_list()


def test_new_and_gone_links(changed: Comparison) -> None:
    """Who is on one list alone is new or gone, and nobody else is."""
    assert _names(changed.new) == ["New Nora"]
    assert _names(changed.gone) == ["Gone Stranger"]


def test_another_address_is_no_new_link(changed: Comparison) -> None:
    """The same name linked on the same day under another address is told as that, and neither new nor gone."""
    assert changed.moved.select("person_id", "before").rows() == [("mona-new", "mona-old")]


def test_told_apart_they_are_two_people() -> None:
    """Whom the owner told apart is gone and new."""
    said = pl.DataFrame(
        {"person_id": ["mona-old"], "topic": ["same_person"], "detail": ["mona-new"], "value": ["no"]}
    ).with_columns(
        order=pl.lit(1),
        at=pl.lit(None).cast(pl.Datetime("us", "UTC")).fill_null(pl.datetime(2026, 3, 9, time_zone="UTC")),
        act=pl.lit("x"),
    )
    told = compare(_before().analyze(OLD), _after().analyze(NEW), Said.validate(said, cast=True))
    assert told.moved.is_empty()
    assert set(_names(told.new)) == {"New Nora", "Moved Mona"}
    assert set(_names(told.gone)) == {"Gone Stranger", "Moved Mona"}


def test_another_job(changed: Comparison) -> None:
    """Another company or another title is a change; another spelling of the same is none."""
    rows = {row["name"]: row for row in changed.changed_job.to_dicts()}
    assert set(rows) == {"Job Changer", "Title Changer"}
    assert rows["Job Changer"]["other_company"]
    assert (rows["Job Changer"]["company_before"], rows["Job Changer"]["company"]) == ("Acme GmbH", "Globex")
    assert not rows["Title Changer"]["other_company"]


def test_replies(changed: Comparison) -> None:
    """What was owed and what was waited for is told with both days."""
    assert changed.replies_given.select("name", "asked_on", "replied_on").rows() == [
        ("Owed Olga", date(2026, 1, 5), date(2026, 2, 2))
    ]
    assert changed.answers_received.select("name", "asked_on", "replied_on").rows() == [
        ("Awaited Anton", date(2026, 1, 5), date(2026, 2, 3))
    ]


def test_warmed_up(changed: Comparison) -> None:
    """Words of both sides after half a year of silence or more are named with their days; ordinary talk is not."""
    rows = changed.warmed_up.select("name", "last_before", "wrote_on", "heard_on").rows()
    assert ("Sleepy Sam", date(2021, 3, 1), date(2026, 2, 10), date(2026, 2, 11)) in rows
    assert "Steady Friend" not in _names(changed.warmed_up)


def test_gone_quiet(changed: Comparison) -> None:
    """Who was close and is dormant now, and whose silence is over their measure now and was not then, went quiet."""
    assert set(_names(changed.gone_quiet)) == {"Fading Fay", "Quiet Quinn"}


def test_tiers_gained_and_lost(changed: Comparison) -> None:
    """A tier moves for a reason that is told: words, a recommendation, time; gains come first."""
    rows = {row["name"]: row for row in changed.tier_changes.to_dicts()}
    sam, fay, theo = rows["Sleepy Sam"], rows["Fading Fay"], rows["Thanked Theo"]
    assert (sam["tier_before"], sam["tier"], sam["why"]) == (Tier.DORMANT, Tier.WARM, MoveReason.IN_TOUCH)
    assert sam["gained"]
    assert (sam["wrote_on"], sam["heard_on"]) == (date(2026, 2, 10), date(2026, 2, 11))
    assert (fay["tier_before"], fay["tier"], fay["why"]) == (Tier.WARM, Tier.DORMANT, MoveReason.TIME)
    assert not fay["gained"]
    assert theo["why"] == MoveReason.RECOMMENDED
    assert changed.tier_changes["gained"].to_list() == sorted(changed.tier_changes["gained"], reverse=True)
    assert "Steady Friend" not in rows


def test_then_and_now(changed: Comparison) -> None:
    """Both moments count what their own export holds."""
    assert changed.then.stock["connections"] == len(_before().links)
    assert changed.now.stock["connections"] == len(_after().links)
    assert (changed.written_to, changed.heard_from) == (2, 2)


def test_an_export_with_itself_is_empty() -> None:
    """Nothing changed between an export and itself."""
    analysis = _after().analyze(NEW)
    same = compare(analysis, analysis)
    assert same.between.is_empty()
    assert all(getattr(same, name).is_empty() for name in LISTS)
    assert same.over_time.is_empty()


def test_three_exports_are_a_line() -> None:
    """Three exports give three points, by their day, whatever the order they come in."""
    builders = [_before().hear("Steady Friend", day) for day in ("2025-06-01", "2026-01-26", "2026-03-09")]
    first, second, third = (analyze(read_export(builder.zip())) for builder in builders)
    line = compare(second, third, others=[first]).over_time
    assert line["exported_on"].to_list() == sorted(line["exported_on"].to_list())
    assert line.height == len(builders)


def test_the_wrong_order_is_refused() -> None:
    """The newer one given first is a clear error."""
    with pytest.raises(ComparisonError, match="newer"):
        compare(_after().analyze(NEW), _before().analyze(OLD))


def test_different_people_are_refused() -> None:
    """Exports of two members are never compared."""
    other = _after()
    other.extra["Profile.csv"] = "First Name,Last Name,Headline\nSomebody,Else,Another\n"
    other.messages = [
        [cell.replace("Me Owner", "Somebody Else").replace("me-owner", "somebody-else") for cell in row]
        for row in other.messages
    ]
    with pytest.raises(ComparisonError, match="different people"):
        compare(_before().analyze(OLD), other.analyze(NEW))


def test_owners_unknown_are_told_by_whom_they_know() -> None:
    """Without an owner in one of them, two lists that share most people are compared, two that do not are refused."""
    nameless = ExportBuilder()
    nameless.extra.clear()
    nameless.links = list(_before().links)
    assert nameless.analyze(OLD).facts.ego is None
    assert compare(nameless.analyze(OLD), _after().analyze(NEW)).lacking
    stranger = ExportBuilder().link("Nobody Known").link("Neither This")
    stranger.extra.clear()
    with pytest.raises(ComparisonError, match="cannot be told"):
        compare(stranger.analyze(OLD), _after().analyze(NEW))


def test_without_messages_on_one_side_tiers_are_not_compared() -> None:
    """The list alone beside the whole export says nothing about who went quiet, and that is told."""
    alone = _before()
    alone.messages.clear()
    told = compare(alone.analyze(OLD), _after().analyze(NEW))
    assert "messages" in told.lacking
    assert told.tier_changes.is_empty()
    assert told.gone_quiet.is_empty()
    assert _names(told.new) == ["New Nora"]


@settings(max_examples=15, deadline=None)
@given(days=st.lists(st.integers(0, 700), min_size=1, max_size=8, unique=True), people=st.integers(1, 4))
def test_what_is_new_one_way_is_gone_the_other(days: list[int], people: int) -> None:
    """Every connection of either export is new, gone, or in both; nobody is two of these."""
    links = [
        (f"Person {number}", (date(2024, 1, 1) + timedelta(days=day)).isoformat()) for number, day in enumerate(days)
    ]
    old, new = ExportBuilder(), ExportBuilder()
    for name, on in links[:people]:
        old.link(name, on)
    for name, on in links[1:]:
        new.link(name, on)
    if not new.links:
        new.link("Somebody New", "2020-01-01")
    told = compare(old.analyze(NEW), new.analyze(NEW))
    before, after = ({row[0] + " " + row[1] for row in builder.links} for builder in (old, new))
    assert set(_names(told.new)) == after - before
    assert set(_names(told.gone)) == before - after


def test_a_stranger_among_the_further_exports_is_refused() -> None:
    """Nobody else's counts stand in the line over time."""
    other = ExportBuilder().link("Gus Good").talk("Gus Good", 9, last="2026-01-02")
    other.extra["Profile.csv"] = "First Name,Last Name,Headline\nSomebody,Else,Another\n"
    other.messages = [
        [cell.replace("Me Owner", "Somebody Else").replace("me-owner", "somebody-else") for cell in row]
        for row in other.messages
    ]
    with pytest.raises(ComparisonError, match="different people"):
        compare(_before().analyze(OLD), _after().analyze(NEW), others=[other.analyze(OLD)])


def test_a_table_that_is_gone_moves_nobody() -> None:
    """Recommendations that are in one of two exports alone are a matter of the files, and time is not blamed."""
    with_words = _before().recommend("Silent Sue", "02/15/25, 10:00 AM")
    told = compare(with_words.analyze(OLD), _before().analyze(NEW))
    assert "recommendations_received" in told.lacking
    assert "Silent Sue" not in _names(told.tier_changes)
    assert MoveReason.TIME not in [row["why"] for row in told.tier_changes.filter(name="Silent Sue").to_dicts()]
