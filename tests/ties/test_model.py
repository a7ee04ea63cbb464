"""The model: each number, each rule, each tie exactly at its cut-off."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer import Settings, analyze, read_export
from analyzer.errors import SettingsError
from analyzer.schemas import Tier
from tests.builders import ME, TODAY, ExportBuilder

ORDER = [tier.value for tier in Tier]


def ago(days: int) -> str:
    """Give the day so many days before today."""
    return (TODAY - timedelta(days=days)).isoformat()


def test_the_strength_of_a_tie_is_the_sum_the_method_gives() -> None:
    """Breadth, both ways, balance, extras, warmth: worked out by hand for one person."""
    builder = ExportBuilder().link("A B", "2016-03-09", company="Contoso Ltd.").talk("A B", 4, last=ago(100), every=40)
    builder.write("A B", f"{ago(100)} 12:00:00", "One more of mine.").recommend("A B", "1/9/24, 2:37 PM").phone("A B")
    builder.file("Positions.csv", "Company Name,Title,Started On,Finished On\nContoso,Head,Jan 2015,\n")
    builder.file(
        "Endorsement_Received_Info.csv",
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n"
        "2024/02/01 15:02:55 UTC,Writing,A,B,www.linkedin.com/in/a-b,ACCEPTED\n2024/02/01 15:02:55 UTC,Maths,A,B,www.linkedin.com/in/a-b,ACCEPTED\n",
    )
    tie = builder.tie("A B")
    years = (TODAY - date(2016, 3, 9)).days / 365.25
    core = (math.log(5) + math.log(5)) * (0.9 + 0.1 * 4 / 5)
    extras = 1.0 + 0.8 + 0.2 + 0.1 * math.log(3) + 0.15 * math.log(1 + years)
    warmth = 0.5 + 0.5 * 2 ** (-(100 / 30.4375) / 24)
    assert (tie["active_days"], tie["active_months"], tie["sent"], tie["received"]) == (4, 4, 5, 4)
    assert tie["core"] == pytest.approx(core)
    assert tie["extras"] == pytest.approx(min(extras, 2.0))
    assert tie["strength"] == pytest.approx(core + 2.0)
    assert tie["warmth"] == pytest.approx(warmth)
    assert tie["current"] == pytest.approx((core + 2.0) * warmth)
    assert tie["evidence"] == "high"


def test_nothing_gives_nothing() -> None:
    """Without a word or a sign the strength is 0 and the warmth the floor."""
    tie = ExportBuilder().link("A B").tie("A B")
    assert (tie["strength"], tie["warmth"], tie["current"], tie["evidence"]) == (0.0, 0.5, 0.0, "low")


def test_years_known_add_nothing_where_the_two_never_wrote() -> None:
    """An old link is no tie."""
    tie = ExportBuilder().link("A B", "2005-01-01").message(ME, ["A B", "C D"], ago(5), thread="g").tie("A B")
    assert tie["years_known_strength"] == 0.0


@pytest.mark.parametrize(
    ("days", "every", "silent", "tier", "reason"),
    [
        (8, 30, 5, "could_call", "written_often"),
        (8, 30, 730, "could_call", "written_often"),
        (8, 30, 731, "warm", "cooling"),
        (8, 30, 1095, "warm", "cooling"),
        (8, 30, 1096, "dormant", "once_strong"),
        (7, 30, 5, "warm", "written_some"),
        (8, 1, 5, "warm", "written_some"),
        (3, 1, 5, "warm", "written_some"),
        (3, 1, 1096, "dormant", "once_some"),
        (2, 28, 12, "warm", "written_some"),
        (2, 27, 12, "shallow", "brief_exchange"),
        (2, 1, 5, "shallow", "brief_exchange"),
    ],
)
def test_a_two_way_tie_falls_where_the_rules_say(days: int, every: int, silent: int, tier: str, reason: str) -> None:
    """Days, months and silence decide, and exactly 24 months are not less than 24."""
    tie = ExportBuilder().link("A B").talk("A B", days, last=ago(silent), every=every).tie("A B")
    assert (tie["tier"], tie["reason_key"]) == (tier, reason)


@pytest.mark.parametrize(
    ("way", "reason"),
    [("phone", "written_and_phone"), ("recommend", "written_and_recommended"), ("call", "written_and_call")],
)
def test_four_days_are_enough_with_evidence_beside_them(way: str, reason: str) -> None:
    """A phone number, a recommendation or an arranged call makes four days strong, and three not."""
    for days, tier in ((4, "could_call"), (3, "warm")):
        builder = ExportBuilder().link("A B").talk("A B", days, last=ago(5), every=1)
        if way == "phone":
            builder.phone("A B")
        elif way == "recommend":
            builder.recommend("A B", "1/9/19, 2:37 PM")
        else:
            builder.hear("A B", f"{ago(5)} 13:00:00", "Great, I'll call you tomorrow at 3pm.")
        tie = builder.tie("A B")
        assert tie["tier"] == tier
        assert tier == "warm" or tie["reason_key"] == reason


def test_a_call_named_by_one_side_alone_is_none() -> None:
    """An arranged call counts only in a thread in which both wrote."""
    tie = ExportBuilder().link("A B").hear("A B", ago(5), "Great, I'll call you tomorrow at 3pm.").tie("A B")
    assert (tie["arranged_call"], tie["tier"]) == (False, "shallow")


@pytest.mark.parametrize(
    ("dated", "tier", "reason"),
    [("3/10/24, 2:37 PM", "warm", "recommended"), ("1/9/19, 2:37 PM", "dormant", "once_recommended")],
)
def test_somebody_who_stood_up_in_writing_is_warm_for_three_years(dated: str, tier: str, reason: str) -> None:
    """A recommendation alone makes a tie warm, and dormant once it is three years old."""
    tie = ExportBuilder().link("A B").recommend("A B", dated).tie("A B")
    assert (tie["tier"], tie["reason_key"]) == (tier, reason)


def test_a_vouched_tie_is_dated_by_the_latest_sign() -> None:
    """An old recommendation with a recent word is warm; an undated one alone is dormant."""
    assert (
        ExportBuilder().link("A B").recommend("A B", "1/9/19, 2:37 PM").hear("A B", ago(20)).tie("A B")["tier"]
        == "warm"
    )
    assert ExportBuilder().link("A B").recommend("A B", "").tie("A B")["tier"] == "dormant"


@pytest.mark.parametrize(
    ("recommended", "imported", "tier", "reason"),
    [
        ("1/9/12, 2:37 PM", "1/9/26, 2:37 PM", "warm", "phone_on_file"),
        ("1/9/26, 2:37 PM", "1/9/12, 2:37 PM", "warm", "recommended"),
        ("", "1/9/26, 2:37 PM", "warm", "phone_on_file"),
        ("1/9/12, 2:37 PM", "1/9/15, 2:37 PM", "dormant", "once_phone_on_file"),
    ],
)
def test_the_later_of_two_vouchers_is_the_reason(recommended: str, imported: str, tier: str, reason: str) -> None:
    """A recommendation of 2012 is not why somebody is warm whose number was added this year."""
    tie = ExportBuilder().link("A B").recommend("A B", recommended).phone("A B", imported).tie("A B")
    assert (tie["tier"], tie["reason_key"]) == (tier, reason)


def test_messages_without_a_date_are_named_as_that() -> None:
    """Undated words are no contact, and not no words either."""
    builder = ExportBuilder().link("A B").hear("A B", "2026-01-05")
    builder.messages[-1][6] = "some day"
    assert builder.tie("A B")["reason_key"] == "only_undated"


def test_a_wordless_answer_makes_a_thread_two_way() -> None:
    """An attachment is an answer, and the call stands."""
    builder = (
        ExportBuilder()
        .link("A B")
        .hear("A B", ago(5), "Great, I'll call you tomorrow at 3pm.")
        .write("A B", ago(4), "")
    )
    assert builder.tie("A B")["arranged_call"] is True


def test_to_work_for_oneself_is_to_share_an_employer_with_nobody() -> None:
    """'Self-employed' is no company, and a job that begins later is none yet."""
    builder = ExportBuilder().link("A B", company="Self-employed").link("C D", company="Contoso")
    builder.file(
        "Positions.csv", "Company Name,Title,Started On,Finished On\nSelf-Employed,X,Jan 2015,\nContoso,Y,Jan 2026,\n"
    )
    assert builder.tie("A B")["shared_employer"] is False
    assert builder.tie("C D")["shared_employer"] is True
    assert builder.tie("C D", date(2025, 6, 1))["shared_employer"] is False


def test_firmness_moves_the_cut_offs_one_is_given() -> None:
    """With other constants the steps are taken from those, and never turn the tiers upside down."""
    export = read_export(ExportBuilder().link("A B").talk("A B", 13, last=ago(5)).zip())
    assert analyze(export, TODAY, settings=Settings(strong_days=14)).ties["tier_highest"].to_list() == ["could_call"]
    assert analyze(export, TODAY, settings=Settings(callable_silent_months=34.0)).ties["tier"].to_list() == [
        "could_call"
    ]


def test_endorsements_invitations_and_a_shared_employer_lift_nobody() -> None:
    """Clicks are no contact."""
    builder = ExportBuilder().link("A B", "2026-01-01", company="Contoso").invite("A B", "12/31/25, 2:37 PM", "A note.")
    builder.file("Positions.csv", "Company Name,Title,Started On,Finished On\nContoso,Head,Jan 2015,\n")
    tie = builder.tie("A B")
    assert (tie["tier"], tie["invitation_note"], tie["shared_employer"]) == ("no_evidence", True, True)
    assert tie["strength"] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("write", "hear", "reason"),
    [(0, 2, "only_they_wrote"), (2, 0, "only_you_wrote"), (1, 1, "brief_exchange")],
)
def test_a_shallow_tie_says_which_way_it_went(write: int, hear: int, reason: str) -> None:
    """One-sided is shallow however often."""
    builder = ExportBuilder().link("A B")
    for index in range(write):
        builder.write("A B", ago(10 + index))
    for index in range(hear):
        builder.hear("A B", ago(10 + index))
    tie = builder.tie("A B")
    assert (tie["tier"], tie["reason_key"]) == ("shallow", reason)


def test_a_tie_well_inside_its_rules_is_firm_and_one_at_the_edge_is_not() -> None:
    """Firm is what other cut-offs leave where it is; else the range is given."""
    firm = ExportBuilder().link("A B").talk("A B", 30, last=ago(5), every=20).tie("A B")
    assert (firm["firm"], firm["tier_lowest"], firm["tier_highest"]) == (True, "could_call", "could_call")
    edge = ExportBuilder().link("A B").talk("A B", 7, last=ago(5)).tie("A B")
    assert (edge["firm"], edge["tier_lowest"], edge["tier_highest"]) == (False, "warm", "could_call")
    backed = (
        ExportBuilder().link("A B").talk("A B", 6, last=ago(5), every=1).recommend("A B", "1/9/25, 2:37 PM").tie("A B")
    )
    assert (backed["tier"], backed["tier_lowest"]) == ("could_call", "warm")


@given(st.integers(0, 12), st.integers(1, 60), st.integers(0, 1500), st.integers(0, 1500))
def test_a_tier_never_improves_as_silence_grows(days: int, every: int, silent: int, more: int) -> None:
    """Looking from a later day with nothing new makes nobody closer."""
    builder = ExportBuilder().link("A B", "2000-01-01")
    if days:
        builder.talk("A B", days, last=ago(silent), every=every)
    export = read_export(builder.zip())
    now, later = (
        analyze(export, TODAY + timedelta(days=shift), gestures=False).ties.row(0, named=True) for shift in (0, more)
    )
    assert ORDER.index(later["tier"]) >= ORDER.index(now["tier"])
    assert later["warmth"] <= now["warmth"]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 900)), min_size=1, max_size=14))
def test_swapping_who_wrote_flips_sent_and_received_and_nothing_else(words: list[tuple[bool, int]]) -> None:
    """Given and received are mirror images: balance is description."""

    def built(*, swap: bool) -> dict[str, object]:
        builder = ExportBuilder().link("A B", "2005-01-01").link("C D", "2005-01-01").hear("C D", "2010-01-01")
        for index, (by_ego, days) in enumerate(words):
            (builder.write if by_ego is not swap else builder.hear)("A B", ago(days), f"Words, number {index}.")
        return builder.tie("A B")

    one, other = built(swap=False), built(swap=True)
    assert (one["sent"], one["received"]) == (other["received"], other["sent"])
    same = ("tier", "strength", "warmth", "current", "active_days", "two_way")
    assert [one[name] for name in same] == [other[name] for name in same]


@given(st.integers(0, 1000))
def test_only_rows_dated_on_or_before_the_day_exist(days: int) -> None:
    """Judging as of a day is judging the export without what came later."""
    builder = ExportBuilder().link("A B", "2020-01-01").link("C D", ago(3)).talk("A B", 6, last=ago(0), every=97)
    as_of = TODAY - timedelta(days=days)
    early = ExportBuilder()
    early.links = [row for row in builder.links if row[0] == "A" or days <= 3]
    early.messages = [row for row in builder.messages if row[6] <= f"{as_of} 99"]
    assert builder.ties(as_of).equals(early.ties(as_of))


def test_a_moment_is_a_day_too() -> None:
    """Who gives a moment for the day gets that day's verdicts."""
    builder = ExportBuilder().link("A B").talk("A B", 9, last=ago(5))
    export = read_export(bytearray(builder.zip()))  # type: ignore[arg-type]
    moment = datetime(TODAY.year, TODAY.month, TODAY.day, 15, 30, tzinfo=UTC)
    assert analyze(export, moment).ties.equals(analyze(export, TODAY).ties)


def test_people_are_ordered_by_what_is_there_now_then_by_id() -> None:
    """The list is ordered by current, rounded to four decimals, then by person_id."""
    ties = ExportBuilder().link("B B").link("A A").link("C C").talk("C C", 3, last=ago(5)).ties()
    assert ties["person_id"].to_list() == ["c-c", "a-a", "b-b"]


@pytest.mark.parametrize(
    "constants",
    [{"half_life_months": 0}, {"warmth_floor": 2.0}, {"one_sided_share": -1.0}, {"warm_silent_months": 12.0}],
)
def test_constants_that_make_no_sense_are_refused(constants: dict[str, float]) -> None:
    """A half-life of nothing, a share above 1, tiers upside down: one sentence each."""
    with pytest.raises(SettingsError):
        Settings(**constants)  # type: ignore[arg-type]


def test_the_half_life_moves_the_order_and_never_a_tier() -> None:
    """Constants of the score do not touch the tiers."""
    export = read_export(ExportBuilder().link("A B").talk("A B", 9, last=ago(400)).zip())
    ties = [
        analyze(export, TODAY, settings=Settings(half_life_months=months)).ties.row(0, named=True)
        for months in (12.0, 48.0)
    ]
    assert ties[0]["current"] < ties[1]["current"]
    assert ties[0]["tier"] == ties[1]["tier"]
