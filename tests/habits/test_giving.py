"""Give and take: what is counted, whose gift it was, and how sure a share is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.habits import (
    Gift,
    count_both_ways,
    count_by_year,
    count_openings,
    find_gifts,
    share_by_person,
    share_given,
    total_share,
)
from analyzer.settings import HabitSettings
from tests.builders import ExportBuilder

USUAL = HabitSettings()


def export() -> ExportBuilder:
    """One person with everything both ways once, and some of it twice."""
    made = ExportBuilder().link("Ada Any").link("Bea Other")
    made.write("Ada Any", "2024-01-01", "I'd be happy to help with the move.")
    made.hear("Ada Any", "2024-01-02", "Thank you so much for your help!")
    made.write("Ada Any", "2025-01-03", "Congratulations on the new job!")
    made.write("Ada Any", "2025-02-03", "Could you recommend a book on wards?")
    made.hear("Ada Any", "2025-02-04", "I'd like to introduce you to Bela, who wrote one.")
    made.recommend("Ada Any", "11/03/25, 09:00 AM").recommend("Bea Other", "11/03/25, 09:00 AM", received=False)
    return made


def test_each_gift_is_counted_for_the_side_it_came_from() -> None:
    """What ego said and did stands under given, what others said and did under received."""
    counted = {
        row["gift"]: (row["given"], row["received"])
        for row in count_both_ways(find_gifts(export().analyze())).to_dicts()
    }
    assert counted == {
        Gift.OFFER.value: (1, 0),
        Gift.INTRODUCTION.value: (0, 1),
        Gift.THANKS.value: (0, 1),
        Gift.CONGRATULATION.value: (1, 0),
        Gift.RECOMMENDATION.value: (1, 1),
        Gift.ENDORSEMENT.value: (0, 0),
        Gift.ASK.value: (1, 0),
    }


def test_thanks_tell_of_what_the_thanked_one_gave_and_requests_are_no_gifts() -> None:
    """Ego gave an offer, a congratulation, a recommendation and what was thanked for; others gave two things."""
    analysis = export().analyze()
    gifts = find_gifts(analysis)
    years = {row["year"]: (row["given"], row["received"]) for row in count_by_year(gifts).to_dicts()}
    assert years == {2024: (2, 0), 2025: (2, 2)}
    people = {row["person_id"]: row for row in share_by_person(analysis, gifts).to_dicts()}
    assert (people["ada-any"]["given"], people["ada-any"]["received"]) == (3, 2)
    assert (people["ada-any"]["asked"], people["ada-any"]["was_asked"]) == (1, 0)


def test_below_four_gifts_nothing_is_said() -> None:
    """Three either way are too few for a share, four are enough."""
    assert share_given(2, 1, USUAL) is None
    assert share_given(2, 2, USUAL) is not None
    people = {
        row["person_id"]: row["share"]
        for row in share_by_person(export().analyze(), find_gifts(export().analyze())).to_dicts()
    }
    assert people["bea-other"] is None


@pytest.mark.parametrize(
    ("given_", "received", "lowest", "highest"),
    [(0, 4, 0.0102, 0.4507), (4, 0, 0.5493, 0.9898), (5, 5, 0.2712, 0.7288)],
)
def test_the_interval_is_that_of_the_beta_distribution(
    given_: int, received: int, lowest: float, highest: float
) -> None:
    """The middle nine tenths, as tables of the Beta distribution have them."""
    share = share_given(given_, received, USUAL)
    assert share is not None
    assert (share.lowest, share.highest) == pytest.approx((lowest, highest), abs=0.001)


@given(st.integers(0, 100_000), st.integers(0, 100_000))
def test_a_share_lies_in_its_interval_and_turns_with_the_sides(given_: int, received: int) -> None:
    """What is one side's share is the other's rest, however many there are."""
    share, other = share_given(given_, received, USUAL), share_given(received, given_, USUAL)
    if share is None or other is None:
        assert given_ + received < 4
        return
    assert 0 <= share.lowest <= share.share <= share.highest <= 1
    assert share.share == pytest.approx(1 - other.share)
    assert share.lowest == pytest.approx(1 - other.highest, abs=0.002)


def test_skills_vouched_for_at_a_sitting_are_one_kindness() -> None:
    """Ten clicks of one evening are no ten gifts."""
    made = ExportBuilder().link("Ada Any")
    rows = "".join(
        f"2025/11/03 09:0{place}:00 UTC,Skill {place},Ada,Any,https://www.linkedin.com/in/ada-any,ACCEPTED\n"
        for place in range(9)
    )
    made.file(
        "Endorsement_Received_Info.csv",
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n"
        + rows,
    )
    counted = {row["gift"]: row["received"] for row in count_both_ways(find_gifts(made.analyze())).to_dicts()}
    assert counted[Gift.ENDORSEMENT.value] == 1


def test_who_begins_is_who_wrote_first_in_a_conversation() -> None:
    """Every thread has one beginning."""
    made = ExportBuilder().link("Ada Any")
    made.write("Ada Any", "2024-01-01", thread="a").hear("Ada Any", "2024-01-02", thread="a")
    made.hear("Ada Any", "2025-01-01", thread="b").hear("Ada Any", "2025-06-01", thread="c")
    assert count_openings(made.analyze()).rows() == [(2024, 1, 0), (2025, 0, 2)]


def test_nothing_is_nothing() -> None:
    """An empty export has no gifts, no share and no years."""
    gifts = find_gifts(ExportBuilder().analyze(date(2026, 3, 9)))
    assert (gifts.height, total_share(gifts, USUAL), count_by_year(gifts).height) == (0, None, 0)
