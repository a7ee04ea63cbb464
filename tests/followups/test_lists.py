"""Planted situations for every list, each with its near misses: who is on it, why, since when, and who is not."""

from __future__ import annotations

from datetime import timedelta

import dataframely as dy
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.analysis import Analysis
from analyzer.followups import LISTS, choose_today, find_follow_ups, still_open
from analyzer.schemas import FollowUp, Said, Settled, Topic, Verdict
from tests.builders import TODAY, ExportBuilder


def names_on(analysis: Analysis, kind: FollowUp) -> dict[str, str]:
    """Give whom a list has, and why."""
    names = dict(analysis.ties.select("person_id", "name").iter_rows())
    rows = find_follow_ups(analysis).filter(kind=kind.value)
    return {names[row["person_id"]]: row["cause"] for row in rows.iter_rows(named=True)}


def ago(days: int) -> str:
    """Write the day so many days before the one judged from."""
    return (TODAY - timedelta(days=days)).isoformat()


def said(*rows: tuple[str, Topic, str, str]) -> dy.DataFrame[Said]:
    """Make what holds of what was said."""
    table = [
        {"person_id": who, "topic": topic.value, "detail": detail, "value": value, "order": place, "act": "a"}
        for place, (who, topic, detail, value) in enumerate(rows)
    ]
    at = pl.lit(TODAY).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
    return Said.validate(pl.DataFrame(table).with_columns(at=at), cast=True)


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    """One export with every situation and its near misses."""
    export = ExportBuilder()
    for name in ("Owed Ola", "Owed Stranger", "Fresh Fay", "Pitch Pia", "Old Olu", "Both Bo", "Settled Sid"):
        export.link(name)
    export.write("Owed Ola", ago(41)).hear("Owed Ola", ago(40), "Did the move go well? How are the children?")
    export.hear("Owed Stranger", ago(50), "Could you tell me how you came to choose that school?")
    export.write("Fresh Fay", ago(2)).hear("Fresh Fay", ago(1), "When does it start?")
    export.hear("Pitch Pia", ago(30), "We help companies like yours to save costs. Would you be open to a quick demo?")
    export.write("Old Olu", ago(900)).hear("Old Olu", ago(899), "And what did they say?")
    export.hear("Both Bo", ago(30), "What is the name of that book?").write("Both Bo", ago(29), "Middlemarch.")
    export.write("Settled Sid", ago(31)).hear("Settled Sid", ago(30), "Who would need it? No need to answer that.")

    for name in ("Slow Sam", "Asked Ann", "Twice Tom", "Yesterday Yan"):
        export.link(name)
    for day in (700, 650, 600):
        export.write("Slow Sam", ago(day), "How is it going there?").hear("Slow Sam", ago(day - 20), "Fine.")
    export.write("Slow Sam", ago(30), "Could you send me the minutes?")
    export.hear("Asked Ann", ago(61), "So it is.").write("Asked Ann", ago(60), "Could you send me the minutes?")
    export.hear("Twice Tom", ago(61), "So it is.").write("Twice Tom", ago(60), "Could you send me the minutes?")
    export.write("Twice Tom", ago(50), "Did my question reach you?")
    export.hear("Yesterday Yan", ago(3), "Yes.").write("Yesterday Yan", ago(1), "When shall we meet?")

    for name in ("Promised Pat", "Kept Kim", "Offered Oz", "Released Rae", "Rang Rob"):
        export.link(name)
    for name in ("Promised Pat", "Kept Kim", "Released Rae", "Rang Rob"):
        export.hear(name, ago(31), "I still look for those slides.").write(name, ago(30), "I'll send you the slides.")
    export.write("Kept Kim", ago(28), "Here are the slides.")
    export.hear("Released Rae", ago(28), "Never mind, I found them on the website.")
    export.write("Rang Rob", ago(20), "Good call this morning.")
    export.hear("Offered Oz", ago(31), "Busy times.").write("Offered Oz", ago(30), "I'll send the slides if you want.")

    for name in ("Helped Hal", "Thanked Tia", "Recommended Rex", "Returned Ray", "Introduced Ivy", "Refused Ruth"):
        export.link(name)
    for name in ("Helped Hal", "Thanked Tia", "Refused Ruth"):
        export.write(name, ago(200), "Could you review my application for me?")
    for name in ("Helped Hal", "Thanked Tia"):
        export.hear(name, ago(199), "I've attached it with my comments.")
    export.write("Helped Hal", ago(198), "Sent it off this morning.")
    export.write("Thanked Tia", ago(198), "You are a lifesaver.")
    export.hear(
        "Refused Ruth", ago(199), "I'm afraid I can't, there is too much on my desk until the end of the month."
    )
    export.recommend("Recommended Rex", "11/03/25, 09:00 AM").recommend("Returned Ray", "11/03/25, 09:00 AM")
    export.recommend("Returned Ray", "11/20/25, 09:00 AM", received=False)
    export.hear("Introduced Ivy", ago(80), "I'd like to introduce you to Bela, who runs the archive.")

    export.link("New Ned", ago(20)).link("Noted Nia", ago(21)).link("Greeted Gus", ago(22)).link("Older Oto", ago(120))
    export.invite("Noted Nia", "2/16/26, 8:00 AM", "I liked your talk.", by_ego=False)
    export.write("Greeted Gus", ago(21), "Good to be linked.")

    export.link("Quiet Quinn").talk("Quiet Quinn", 12, last=ago(100), every=10)
    export.link("Steady Stu").talk("Steady Stu", 12, last=ago(60), every=10)
    export.career(("Contoso", "Jan 2010", ""))
    export.link("Familiar Fi", company="Contoso", position="Accountant").talk("Familiar Fi", 10, last=ago(1300))
    export.link("Novel Nat", company="Litware", position="Chief Executive Officer")
    export.talk("Novel Nat", 9, last=ago(1300))
    return export.analyze()


@pytest.mark.parametrize(
    ("kind", "there"),
    [
        (FollowUp.OWED, {"Owed Ola": "they_asked", "Owed Stranger": "stranger_asked"}),
        (FollowUp.WAITING, {"Slow Sam": "wait_on", "Asked Ann": "nudge", "Twice Tom": "reminded"}),
        (FollowUp.PROMISED, {"Promised Pat": "you_promised"}),
        (
            FollowUp.UNTHANKED,
            {"Helped Hal": "they_helped", "Introduced Ivy": "they_introduced", "Recommended Rex": "they_recommended"},
        ),
        (FollowUp.NEVER_GREETED, {"New Ned": "just_linked", "Noted Nia": "they_greeted"}),
        (FollowUp.OVERDUE, {"Quiet Quinn": "over_rhythm"}),
        (FollowUp.DORMANT, {"Familiar Fi": "familiar", "Novel Nat": "novel"}),
    ],
)
def test_a_list_has_its_cases_and_none_of_the_near_misses(
    analysis: Analysis, kind: FollowUp, there: dict[str, str]
) -> None:
    """Whoever belongs there is there with the reason; whoever only looks like it is not."""
    assert names_on(analysis, kind) == there


def test_who_helped_and_was_thanked_and_left_in_silence_is_remembered(analysis: Analysis) -> None:
    """They helped, ego said thanks, and half a year passed; who was not thanked stands on that list."""
    assert set(names_on(analysis, FollowUp.ASKED_AND_GONE)) == {"Thanked Tia"}


def test_who_wrote_again_after_helping_is_not_called_quiet() -> None:
    """Silence is from both sides."""
    export = ExportBuilder().link("Hal Helped").write("Hal Helped", ago(400), "Could you review my application for me?")
    export.hear("Hal Helped", ago(399), "I've attached it with my comments.")
    export.write("Hal Helped", ago(398), "Thank you so much!").hear("Hal Helped", ago(200), "Spring is here.")
    assert names_on(export.analyze(), FollowUp.ASKED_AND_GONE) == {}


def test_a_greeting_on_the_day_of_the_link_is_a_greeting() -> None:
    """To a verdict it is no contact; nobody is told that not a word was said."""
    export = ExportBuilder()
    for name in ("Own Word", "Their Word", "No Word"):
        export.link(name, ago(20))
    export.write("Own Word", ago(20), "Good to be linked with you.").hear("Their Word", ago(20), "Glad to meet you.")
    assert names_on(export.analyze(), FollowUp.NEVER_GREETED) == {
        "Their Word": "they_greeted",
        "No Word": "just_linked",
    }


def test_one_waits_since_the_first_request_and_has_reminded_only_after_it() -> None:
    """A wish before the request is no reminder; a request said again is one, and does not begin anew."""
    export = ExportBuilder().link("Wished Well").link("Asked Twice")
    for name in ("Wished Well", "Asked Twice"):
        export.write(name, ago(300)).hear(name, ago(299))
    export.write("Wished Well", ago(60), "Happy new year.").write("Wished Well", ago(12), "Could you send me the plan?")
    export.write("Asked Twice", ago(60), "Could you send me the plan?")
    export.write("Asked Twice", ago(12), "Could you send me the plan?")
    analysis = export.analyze()
    assert names_on(analysis, FollowUp.WAITING) == {"Wished Well": "nudge", "Asked Twice": "reminded"}
    days = dict(find_follow_ups(analysis).filter(kind="waiting").select("person_id", "days").iter_rows())
    assert days == {"wished-well": 12, "asked-twice": 60}


def test_nobody_is_thanked_for_a_pitch() -> None:
    """An introduction to somebody who sells is none."""
    export = ExportBuilder().link("Pia Pitch").write("Pia Pitch", ago(61))
    export.hear(
        "Pia Pitch", ago(60), "I would like to introduce you to our CEO. We help companies like yours to save costs."
    )
    export.link("Cid Cold").hear(
        "Cid Cold", ago(60), "I'd like to introduce you to our team. We help companies to grow."
    )
    assert names_on(export.analyze(), FollowUp.UNTHANKED) == {}


def test_an_old_question_still_makes_what_came_after_it_help() -> None:
    """However many letters followed."""
    export = ExportBuilder().link("Hal Helped").write("Hal Helped", ago(90), "Do you know the fee for the hall?")
    export.hear("Hal Helped", ago(89), "I've attached the price list.")
    for day in range(80, 60, -2):
        export.write("Hal Helped", ago(day), "The weather is fine.").hear("Hal Helped", ago(day - 1), "So it is.")
    assert names_on(export.analyze(), FollowUp.UNTHANKED) == {"Hal Helped": "they_helped"}


def test_of_whom_nothing_is_known_nothing_is_said() -> None:
    """Without job and company a dormant tie is neither familiar nor novel."""
    export = ExportBuilder().link("Nobody Knows").talk("Nobody Knows", 10, last=ago(1300))
    assert names_on(export.analyze(), FollowUp.DORMANT) == {"Nobody Knows": "once_close"}


def test_today_leaves_alone_whom_one_is_to_leave_alone() -> None:
    """Whoever was reminded, or needs more time, is no message for today."""
    export = ExportBuilder().link("Twice Tom").write("Twice Tom", ago(62)).hear("Twice Tom", ago(61))
    export.write("Twice Tom", ago(60), "Could you send me the minutes?").write("Twice Tom", ago(50), "Are you there?")
    found = find_follow_ups(export.analyze())
    assert found["cause"].to_list() == ["reminded"]
    assert choose_today(found).is_empty()


def test_each_line_has_its_day_and_its_words(analysis: Analysis) -> None:
    """The day is that of what it rests on, and the quote is the very sentence."""
    rows = {row["person_id"]: row for row in find_follow_ups(analysis).iter_rows(named=True)}
    assert rows["owed-ola"]["on"] == TODAY - timedelta(days=40)
    assert rows["owed-ola"]["days"] == 40
    assert rows["owed-ola"]["quote"] == "Did the move go well?"
    assert rows["promised-pat"]["quote"] == "I'll send you the slides."
    assert rows["slow-sam"]["usual_days"] == 20


def test_the_strongest_come_first(analysis: Analysis) -> None:
    """Within a list the order is that of every list of people; dormant ones take turns, the strongest of each first."""
    place = {person: number for number, person in enumerate(analysis.ties["person_id"])}
    for kind, rows in find_follow_ups(analysis).partition_by("kind", as_dict=True).items():
        if kind[0] != FollowUp.DORMANT.value:
            places = [place[person] for person in rows["person_id"]]
            assert places == sorted(places)


def test_every_kind_has_a_list() -> None:
    """None is declared and never looked for."""
    assert tuple(LISTS) == tuple(FollowUp)


def test_three_for_today_are_of_three_lists_and_three_people(analysis: Analysis) -> None:
    """One from each of the first lists, nobody twice, and no stranger before those one knows."""
    few = choose_today(find_follow_ups(analysis))
    assert few["kind"].to_list() == ["owed", "promised", "unthanked"]
    assert few["person_id"].n_unique() == 3
    assert "owed-stranger" not in few["person_id"]


def test_done_and_not_this_one_close_a_line_until_something_new_comes_up(analysis: Analysis) -> None:
    """What was dealt with is gone; a later question of the same person is not."""
    found = find_follow_ups(analysis)
    on = TODAY - timedelta(days=40)
    for state in (Settled.DONE, Settled.NOT_THIS):
        gone = still_open(found, said(("owed-ola", Topic.FOLLOW_UP, "owed", f"{state} {on}")), TODAY)
        assert "owed-ola" not in gone.filter(kind="owed")["person_id"]
        earlier = still_open(
            found, said(("owed-ola", Topic.FOLLOW_UP, "owed", f"{state} {on - timedelta(days=1)}")), TODAY
        )
        assert "owed-ola" in earlier.filter(kind="owed")["person_id"]


def test_later_comes_back_on_its_day(analysis: Analysis) -> None:
    """It is away until the day it was put off to, and there again on it."""
    until = TODAY + timedelta(days=7)
    put_off = said(("owed-ola", Topic.FOLLOW_UP, "owed", f"later {until}"))
    found = find_follow_ups(analysis)
    assert "owed-ola" not in still_open(found, put_off, TODAY).filter(kind="owed")["person_id"]
    assert "owed-ola" in still_open(found, put_off, until).filter(kind="owed")["person_id"]


def test_nobody_is_asked_to_write_to_whom_they_let_go(analysis: Analysis) -> None:
    """A decision to let somebody go ends every list for them."""
    left = still_open(find_follow_ups(analysis), said(("owed-ola", Topic.VERDICT, "", Verdict.LET_GO.value)), TODAY)
    assert "owed-ola" not in left["person_id"]


def test_an_export_without_messages_shows_the_rest() -> None:
    """No words, so nothing is owed; new links and recommendations are there all the same."""
    export = ExportBuilder().link("New Ned", ago(20)).link("Recommended Rex")
    export.recommend("Recommended Rex", "11/03/25, 09:00 AM")
    analysis = export.analyze()
    assert names_on(analysis, FollowUp.NEVER_GREETED) == {"New Ned": "just_linked"}
    assert names_on(analysis, FollowUp.UNTHANKED) == {"Recommended Rex": "they_recommended"}


def test_an_empty_export_has_no_lists() -> None:
    """Nobody is there, and nothing fails."""
    assert find_follow_ups(ExportBuilder().analyze()).is_empty()


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 900)), max_size=12))
def test_one_side_waits_at_most(letters: list[tuple[bool, int]]) -> None:
    """Whatever was asked and answered: nobody owes a reply and waits for one at once."""
    export = ExportBuilder().link("Ada Any")
    for by_ego, days in letters:
        (export.write if by_ego else export.hear)("Ada Any", ago(days), "What do you think of it?")
    kinds = find_follow_ups(export.analyze())["kind"].to_list()
    assert not {"owed", "waiting"} <= set(kinds)
