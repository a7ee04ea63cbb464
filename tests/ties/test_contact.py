"""What counts as contact, and what does not."""

from __future__ import annotations

import csv
import io
import random
from datetime import UTC, datetime, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer import Settings, analyze, read_export
from analyzer.ties.contact import judge_messages
from tests.builders import ME, TODAY, ExportBuilder, rows_to_csv, zip_of

COPY = "I am organising a small evening on night trains and would be glad to see you there, do come along."
PEOPLE = ["Ada Ash", "Bo Birch", "Cy Cedar", "Di Elm", "Ed Fir", "Flo Gorse"]


def why(builder: ExportBuilder, name: str) -> list[str | None]:
    """Give why each message with a person is no contact, in the order of time; None for one that counts."""
    analysis = builder.analyze()
    person = analysis.people.filter(name=name)["person_id"][0]
    rows = analysis.interactions.filter(person_id=person, kind="message").sort("at", "turn")
    return rows["why_not"].cast(str).to_list()


def copies(greeting: str = "Hi {first},\n", people: list[str] = PEOPLE, *, apart: int = 1) -> ExportBuilder:
    """Send one text to several people, so many days apart."""
    builder = ExportBuilder()
    for index, name in enumerate(people):
        builder.link(name)
        builder.write(
            name,
            f"2025-{1 + index * apart // 28:02}-{1 + index * apart % 28:02}",
            greeting.format(first=name.split()[0], name=name) + COPY,
        )
    return builder


@pytest.mark.parametrize(
    "greeting",
    ["Hi {first},\n", "hello {name} ", "{first}, ", "Dear {first} – ", "", "Liebe {first},\n", "Hey {first}! "],
)
def test_an_unanswered_mass_message_is_no_contact(greeting: str) -> None:
    """A text sent to six people within a month counts for none of them, whatever greeting stood before it."""
    builder = copies(greeting)
    assert [why(builder, name) for name in PEOPLE] == [["mass_message"]] * 6


def test_four_copies_are_no_mass_message() -> None:
    """Four people are not five."""
    assert why(copies(people=PEOPLE[:4]), "Ada Ash") == [None]


def test_copies_spread_over_months_are_no_mass_message() -> None:
    """Five people within any thirty days; a copy every ten days reaches only four of them."""
    assert why(copies(apart=10), "Ada Ash") == [None]


SECONDS_OF_A_WINDOW = 30 * 86_400


@given(
    st.lists(
        st.tuples(
            st.sampled_from(range(7)),
            st.sampled_from([0, 1, 10, 14, 15, 16, 29, 30, 31, 45, 59, 60, 61]).map(lambda days: days * 86_400),
            st.sampled_from([0, 0, 1, -1, 3600]),
        ),
        min_size=5,
        max_size=12,
    )
)
def test_a_mass_message_is_one_of_a_window_of_thirty_days(sendings: list[tuple[int, int, int]]) -> None:
    """Five people within any thirty days that hold it, to the second, as counted one by one."""
    begin = datetime(2025, 1, 10, 12, tzinfo=UTC)
    sent = sorted({(seconds + more, who) for who, seconds, more in sendings})
    told = pl.DataFrame(
        {
            "person_id": [str(who) for _, who in sent],
            "given": True,
            "group_size": pl.Series([1] * len(sent), dtype=pl.UInt32),
            "conversation": range(len(sent)),
            "at": pl.Series(
                [begin + timedelta(seconds=seconds) for seconds, _ in sent], dtype=pl.Datetime("us", "UTC")
            ),
            "turn": range(len(sent)),
            "content": COPY,
            "sponsored": False,
        }
    )
    people = pl.DataFrame({"person_id": [str(who) for who in range(7)]}).with_columns(
        name="person_id", first_name="person_id", connected_on=pl.lit(None, pl.Date)
    )
    invited = pl.DataFrame(schema={"person_id": pl.String, "given": pl.Boolean, "note": pl.String})
    judged = judge_messages(told, invited, people, Settings())
    windows = [[one for one in sent if 0 <= one[0] - start <= SECONDS_OF_A_WINDOW] for start, _ in sent]
    full = {one for window in windows if len({who for _, who in window}) >= Settings().mass_people for one in window}
    assert (judged["why_not"] == "mass_message").fill_null(value=False).to_list() == [one in full for one in sent]


def test_the_same_ending_does_not_make_a_copy() -> None:
    """Letters that only end alike are different letters."""
    builder = ExportBuilder()
    for index, name in enumerate(PEOPLE):
        builder.link(name).write(
            name, "2025-01-01", f"Number {['one', 'two', 'three', 'four', 'five', 'six'][index]}: {COPY}"
        )
    assert why(builder, "Ada Ash") == [None]


def test_a_short_text_is_no_mass_message() -> None:
    """Below forty characters texts coincide by chance."""
    short, long = "and all the best for the new year", "and all the best for the new year, my dear good friend"
    for text, judged in ((short, [None]), (long, ["mass_message"])):
        builder = ExportBuilder()
        for name in PEOPLE:
            builder.link(name).write(name, "2025-01-01", f"Hi {name.split()[0]}, {text}")
        assert why(builder, "Ada Ash") == judged


@pytest.mark.parametrize("at", ["2025-01-01 12:00:00", "2025-01-01 12:00:0{second}"])
def test_copies_of_one_second_are_copies(at: str) -> None:
    """A tool, and exports of 2018 with their minutes, stamp many copies alike."""
    builder = ExportBuilder()
    for index, name in enumerate(PEOPLE):
        builder.link(name).write(name, at.format(second=index // 3), f"Hi {name.split()[0]}, {COPY}")
    assert [why(builder, name) for name in PEOPLE] == [["mass_message"]] * 6


def test_one_copy_with_a_long_empty_end_hides_nothing() -> None:
    """Spaces and a row of dashes at the end of one copy do not make it another text."""
    builder = copies()
    builder.messages[0][8] += " " * 60
    builder.messages[1][8] += "\n" + "-" * 70
    assert [why(builder, name) for name in PEOPLE] == [["mass_message"]] * 6


def test_a_digit_makes_another_text() -> None:
    """Digits stay: an appointment at another hour is another message."""
    builder = ExportBuilder()
    for index, name in enumerate(PEOPLE):
        builder.link(name).write(name, "2025-01-01", COPY + f" Your seat is number {index}.")
    assert why(builder, "Ada Ash") == [None]


@pytest.mark.parametrize(("day", "counts"), [("2025-01-31", True), ("2025-02-01", False), ("2024-12-31", False)])
def test_an_answer_within_thirty_days_makes_the_copy_count(day: str, counts: bool) -> None:  # noqa: FBT001 - a parameter
    """A word back in the thread within thirty days, and after the copy, makes it contact with that person alone."""
    builder = copies().hear("Ada Ash", day)
    judged = why(builder, "Ada Ash")
    assert (judged == [None, None]) is counts
    assert why(builder, "Bo Birch") == ["mass_message"]


def test_sponsored_threads_count_nothing_not_even_ones_own_row() -> None:
    """An advertisement is no conversation, and pressing its button is no answer."""
    builder = ExportBuilder().link("A B").link("C D").hear("C D", "2026-01-01")
    builder.hear("A B", "2026-01-05", title="Sponsored Conversation", thread="ad").write(
        "A B", "2026-01-06", "Interested", thread="ad"
    )
    assert why(builder, "A B") == ["sponsored", "sponsored"]
    assert builder.tie("A B")["tier"] == "no_evidence"


def test_spinmail_from_nobody_is_advertising_without_a_title() -> None:
    """HTML of the advertising editor from a sender without address marks the whole thread."""
    builder = ExportBuilder().link("A B").hear("A B", "2026-01-01", thread="ad")
    row = [
        "ad",
        "",
        "LinkedIn Member",
        "",
        ME,
        "https://www.linkedin.com/in/me-owner",
        "2026-01-02 12:00:00 UTC",
        "",
        '<p class="spinmail-quill-editor__spin-break">x</p>',
        "",
        "",
    ]
    builder.messages.append(row)
    assert why(builder, "A B") == ["sponsored"]


def test_an_invitation_note_over_again_is_no_conversation() -> None:
    """A note comes back as the first message, stamped with the acceptance, line breaks flattened on one side."""
    builder = ExportBuilder().link("A B", "2026-02-06").invite("A B", "2/5/26, 2:37 PM", "Hello there, shall we link?")
    builder.write("A B", "2026-02-06", "Hello there,\n shall  we link?")
    assert why(builder, "A B") == ["invitation_note"]
    builder.hear("A B", "2026-02-07", "Gladly.")
    assert why(builder, "A B") == ["invitation_note", None]


def test_the_same_words_later_in_the_thread_are_a_message() -> None:
    """Only the first message of a thread can be the note, and only in the note's direction."""
    builder = ExportBuilder().link("A B", "2026-02-06").invite("A B", "2/5/26, 2:37 PM", "Hello there, shall we link?")
    builder.hear("A B", "2026-02-06 09:00:00", "Hello there, shall we link?").write(
        "A B", "2026-02-07", "Hello there, shall we link?"
    )
    assert why(builder, "A B") == [None, None]


def test_a_lone_greeting_on_the_day_of_the_link_is_no_contact() -> None:
    """One message on the day of acceptance that nobody answered is a reflex; answered, or a day later, it is a word."""
    lone = ExportBuilder().link("A B", "2020-02-06").hear("A B", "2020-02-06", "Thanks for connecting!")
    assert why(lone, "A B") == ["acceptance_greeting"]
    later = ExportBuilder().link("A B", "2020-02-06").hear("A B", "2020-02-07", "Thanks for connecting!")
    assert why(later, "A B") == [None]
    assert why(lone.write("A B", "2020-02-09"), "A B") == [None, None]


def test_a_group_message_is_a_share_of_contact_with_whom_it_passed_between() -> None:
    """Ego's message to three is a third with each; another member's is a third with that member only."""
    builder = ExportBuilder().link("A B").link("C D").link("E F")
    builder.message(ME, ["A B", "C D", "E F"], "2026-01-01", thread="g").message(
        "A B", [ME, "C D", "E F"], "2026-01-02", thread="g"
    )
    assert [builder.tie(name)["group_days"] for name in ("A B", "C D")] == [pytest.approx(2 / 3), pytest.approx(1 / 3)]
    tie = builder.tie("A B")
    assert (tie["tier"], tie["reason_key"], tie["two_way"]) == ("shallow", "only_in_groups", False)


def test_a_group_day_with_a_letter_counts_as_the_letter_alone() -> None:
    """A day with a one-to-one message gains nothing from the group, and the best group message of a day counts."""
    builder = ExportBuilder().link("A B").link("C D").link("E F")
    builder.message(ME, ["A B", "C D"], "2026-01-01", thread="g").write("A B", "2026-01-01")
    builder.message(ME, ["A B", "C D"], "2026-01-02", thread="g").message(
        ME, ["A B", "C D", "E F"], "2026-01-02", thread="h"
    )
    assert builder.tie("A B")["group_days"] == 0.5


def test_credentials_in_a_name_invent_nobody() -> None:
    """'Doe, MBA' is one person: names are joined by a bare comma, a comma in a name is followed by a space."""
    builder = ExportBuilder().link("Jo Doe, MBA").link("A B")
    builder.message(ME, ["Jo Doe, MBA", "A B"], "2026-01-01", thread="g").write("Jo Doe, MBA", "2026-01-02")
    tie = builder.tie("Jo Doe, MBA")
    assert (tie["group_days"], tie["sent"]) == (0.5, 1)
    assert builder.analyze().people.height == 2


def test_a_message_without_a_date_counts_nothing() -> None:
    """An unreadable date makes a message unknown, not recent."""
    builder = ExportBuilder().link("A B").hear("A B", "2026-01-05")
    builder.messages[-1][6] = "some day"
    assert why(builder, "A B") == ["no_date"]


@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(chance: random.Random) -> None:
    """Any order of the rows in the files gives the same verdicts."""
    builder = copies().link("G H").talk("G H", 3, last="2026-01-01")
    expected, files = builder.ties(), builder.files()
    for name in ("messages.csv", "Connections.csv"):
        rows = list(csv.reader(io.StringIO(str(files[name]))))
        body = rows[1:]
        chance.shuffle(body)
        files[name] = rows_to_csv(",".join(rows[0]), body)
    assert analyze(read_export(zip_of(files)), TODAY, gestures=False).ties.equals(expected)


def test_a_word_back_to_a_note_is_an_answer() -> None:
    """The note itself is no contact; who answers it has written, also on the day of the link."""
    builder = ExportBuilder().link("A B", "2026-02-06").invite("A B", "2/5/26, 2:37 PM", "Hello there, shall we link?")
    builder.write("A B", "2026-02-06 09:00:00", "Hello there, shall we link?").hear(
        "A B", "2026-02-06 10:00:00", "Gladly!"
    )
    assert why(builder, "A B") == ["invitation_note", None]
    assert builder.tie("A B")["reason_key"] == "only_they_wrote"


def test_a_group_of_people_without_addresses_is_a_group() -> None:
    """Members without an address stand in TO alone; one address is not yet a letter to one person."""
    builder = ExportBuilder().link("A B").hear("A B", "2025-01-01", "Hi.")
    for day in range(1, 9):
        builder.write("A B", f"2025-0{day}-05", f"To all, number {day}.", thread="g")
        builder.messages[-1][4] = "A B,LinkedIn Member,LinkedIn Member"
    tie = builder.tie("A B")
    assert (tie["tier"], tie["active_days"], tie["name"]) == ("shallow", 1, "A B")
    assert tie["group_days"] == pytest.approx(8 / 3)
