"""Keep in touch, give and take, habits without a browser: lists, done, later, undo, dates, stories, files, hidden names."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analyzer.analysis import Analysis, analyze, read_export
from analyzer.remembering import pack_analysis, unpack_analysis
from analyzer.samples import SAMPLES
from analyzer.schemas import FollowUp, Known, Settled, Verdict
from analyzer.store import Act, cadence, follow_up, open_store, tag, verdict
from analyzer.ui.session import ref_of
from tests.builders import ExportBuilder
from tests.store.makers import NOON, holds
from tests.ui.test_app import click, everything
from tests.ui.test_pruning import part, person_page, press_gone, show, touch_page

SECRET = "Did the operation on your knee go well?"


def giving_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui.pages import giving  # noqa: PLC0415 - AppTest keeps no import of the test's

    giving.render()


def habits_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui.pages import habits  # noqa: PLC0415 - as above

    habits.render()


def small() -> Analysis:
    """Somebody who asked, somebody who was promised something."""
    export = ExportBuilder().link("Ada Any", company="Contoso", position="Nurse").link("Pat Promised")
    export.talk("Ada Any", 9, last="2026-01-02").hear("Ada Any", "2026-01-10", SECRET)
    export.hear("Pat Promised", "2026-02-01").write("Pat Promised", "2026-02-02", "I'll send you the slides.")
    return export.analyze()


def labels(app: AppTest) -> list[str]:
    """Give the buttons' labels."""
    return [button.label for button in app.button]


def press(app: AppTest, label: str, place: int = 0) -> AppTest:
    """Press one of several buttons of a name."""
    [button for button in app.button if button.label == label][place].click()
    return app.run()


@pytest.mark.usefixtures("data_dir")
@pytest.mark.parametrize("page", [touch_page, giving_page, habits_page])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.persona)
def test_the_pages_answer_on_every_sample(page: Any, sample: Any) -> None:
    """A title that asks, and no error."""
    app = show(page, analyze(read_export(sample.path)))
    assert not app.exception
    assert app.title[0].value.endswith("?")


@pytest.mark.usefixtures("data_dir")
@pytest.mark.parametrize("page", [touch_page, giving_page, habits_page])
def test_an_empty_export_says_what_it_would_need(page: Any) -> None:
    """Without messages each page says so, and what brings them."""
    app = show(page, ExportBuilder().link("Ada Any").analyze())
    assert not app.exception
    assert "Complete archive" in everything(app)
    assert not show(page, ExportBuilder().analyze()).exception


@pytest.mark.usefixtures("data_dir")
@pytest.mark.parametrize("part_name", ["today", "lists", "dates", "first", "files"])
def test_every_part_works_with_names_hidden(part_name: str) -> None:
    """No name, no word of a message, no company; and nothing fails."""
    app = part(show(touch_page, small(), hide_names=True), part_name)
    assert not app.exception
    text = everything(app) + " ".join(labels(app))
    for private in ("Ada Any", "Promised", "Contoso", "knee", "slides"):
        assert private not in text


@pytest.mark.usefixtures("data_dir")
def test_done_closes_a_line_and_undo_opens_it_again() -> None:
    """From the card to the store and back."""
    app = show(touch_page, small())
    assert SECRET.rstrip("?") in everything(app)
    press(app, "Done")
    assert "Ada Any" not in everything(app)
    click(app, "Undo")
    assert "Ada Any" in everything(app)


@pytest.mark.usefixtures("data_dir")
def test_a_second_click_on_done_says_nothing_anew() -> None:
    """The button that has gone was pressed once more: one undo takes all of it back."""
    app = show(touch_page, small())
    gone = next(button for button in app.button if button.label == "Done")
    press(app, "Done")
    press_gone(app, gone)
    click(app, "Undo")
    assert "Ada Any" in everything(app)
    assert "Undo" not in labels(app)


def repeating_page() -> None:
    """Say twice each: that one was in touch with two people, with the first of them, and that this was wrong."""
    from datetime import date  # noqa: PLC0415 - AppTest keeps no import of the test's

    import streamlit as st  # noqa: PLC0415

    from analyzer.store import Act, contact  # noqa: PLC0415
    from analyzer.ui import keeping  # noqa: PLC0415

    analysis, day = st.session_state["analysis"], date(2026, 3, 1)
    if st.button("Undo"):
        keeping.undo(analysis, Act.FOLLOW_UP)
    elif not keeping.can_undo(analysis, Act.FOLLOW_UP):
        for people, on in ((["ada-any", "pat-promised"], True), (["ada-any"], True), (["ada-any"], False)):
            for _ in range(2):
                keeping.say_once(analysis, contact(people, day, on=on), Act.FOLLOW_UP)


def test_the_same_word_twice_is_one_and_another_that_agrees_is_its_own(data_dir: Path) -> None:
    """Each of the three is taken back by one undo, and what was said before it holds again."""
    app, held = show(repeating_page, small()), []
    for _ in range(4):
        book = open_store(data_dir).find_book("me-owner", "me owner")
        assert book is not None
        held.append(sorted(person for person, _, _ in holds(book)))
        click(app, "Undo")
    both = ["ada-any", "pat-promised"]
    assert held == [["pat-promised"], both, both, []]


def test_done_is_kept_with_the_day_of_what_came_up(data_dir: Path) -> None:
    """The store holds which list, what was done, and the day of the question."""
    press(show(touch_page, small()), "Done")
    book = open_store(data_dir).find_book("me-owner", "me owner")
    assert book is not None
    kept = holds(book)
    assert kept.pop(("ada-any", "follow_up", "owed")) == "done 2026-01-10"
    assert [(person, topic, value) for (person, topic, _), value in kept.items()] == [("ada-any", "contact", "yes")]
    assert "Ada Any" not in everything(show(touch_page, small()))


def test_later_goes_away_and_into_the_calendar(data_dir: Path) -> None:
    """What is put off is not shown today, and the files know its day."""
    book = open_store(data_dir).open_book("me-owner", "me owner")
    told = follow_up(["ada-any"], FollowUp.OWED, Settled.LATER, date(2099, 1, 1))
    book.say(told, Known.create_empty(), Act.FOLLOW_UP, NOON)
    app = show(touch_page, small())
    assert "Ada Any" not in everything(app)
    assert "One day" in everything(part(app, "files"))


def test_a_cadence_is_due_and_named(data_dir: Path) -> None:
    """A wish for one person and a wish for a tag stand under Dates, with the last contact."""
    book = open_store(data_dir).open_book("me-owner", "me owner")
    book.say(cadence("ada-any", 30), Known.create_empty(), Act.WRITE, NOON)
    book.say(tag(["pat-promised"], "choir"), Known.create_empty(), Act.WRITE, NOON)
    app = part(show(touch_page, small()), "dates")
    assert "Due since" in everything(app)
    assert "Every month" in everything(app)
    assert "at the latest on" in everything(app)
    assert "Last message here 10 January 2026" in everything(app)
    chosen = next(box for box in app.selectbox if box.label == "choir")
    chosen.set_value(365).run()
    assert not app.exception
    assert book.wishes() == {"cadences": {"choir": 365}}


def test_before_you_write_shows_what_is_known_and_keeps_a_story(data_dir: Path) -> None:
    """How it began, the last lines, what one could bring; a story and a note written there stay."""
    app = show(person_page, small())
    app.query_params["person"] = ref_of("ada-any")
    app.run()
    click(app, "Before you write")
    text = everything(app)
    assert "How you know each other" in text
    assert "knee" in text
    story = next(field for field in app.text_area if field.label == "What is their story?")
    story.set_value("Grew up by the sea.").run()
    book = open_store(data_dir).find_book("me-owner", "me owner")
    assert book is not None
    assert holds(book)["ada-any", "story", ""] == "Grew up by the sea."


@pytest.mark.usefixtures("data_dir")
def test_a_note_written_in_the_card_stands_on_the_page_behind_it() -> None:
    """What is typed there later adds to it and loses nothing."""
    app = show(person_page, small())
    app.query_params["person"] = ref_of("ada-any")
    app.run()
    click(app, "Before you write")
    [field for field in app.text_area if field.label == "Your note"][-1].set_value("Call after Easter.").run()
    assert {field.value for field in app.text_area if field.label == "Your note"} == {"Call after Easter."}


def test_what_was_ticked_by_hand_can_be_taken_back(data_dir: Path) -> None:
    """In the card itself, day by day."""
    app = show(person_page, small())
    app.query_params["person"] = ref_of("ada-any")
    app.run()
    click(app, "Before you write")
    click(app, "I was in touch")
    book = open_store(data_dir).find_book("me-owner", "me owner")
    assert book is not None
    assert [topic for _, topic, _ in holds(book)] == ["contact"]
    click(app, "Before you write")
    click(app, "Take it back")
    assert holds(book) == {}


def test_undo_takes_back_what_stands_on_the_same_part(data_dir: Path) -> None:
    """Under Reach out first it is the letter that was written there, not a line of another list."""
    book = open_store(data_dir).open_book("me-owner", "me owner")
    book.say(verdict(["pat-promised"], Verdict.REACH_OUT), Known.create_empty(), Act.DECIDE, NOON)
    app = show(touch_page, small())
    press(app, "Done")
    part(app, "first")
    click(app, "I have written")
    click(app, "Undo")
    kept = {topic for _, topic, _ in holds(book)}
    assert "done" not in kept
    assert "follow_up" in kept


@pytest.mark.parametrize(("label", "decided"), [("Keep", "keep"), ("Let go", "let_go")])
def test_whom_to_write_to_first_can_be_kept_or_let_go_instead(data_dir: Path, label: str, decided: str) -> None:
    """The verdict is changed where one thought better of it."""
    book = open_store(data_dir).open_book("me-owner", "me owner")
    book.say(verdict(["pat-promised"], Verdict.REACH_OUT), Known.create_empty(), Act.DECIDE, NOON)
    app = show(touch_page, small())
    part(app, "first")
    click(app, label)
    assert holds(book)["pat-promised", "verdict", ""] == decided


def test_how_often_is_chosen_on_the_persons_page(data_dir: Path) -> None:
    """A choice is kept as days, and taking it away ends the wish."""
    app = show(person_page, small())
    app.query_params["person"] = ref_of("ada-any")
    app.run()
    box = next(one for one in app.selectbox if one.label == "How often to be in touch")
    box.set_value(91).run()
    book = open_store(data_dir).find_book("me-owner", "me owner")
    assert book is not None
    assert holds(book)["ada-any", "cadence", ""] == "91"
    next(one for one in app.selectbox if one.label == "How often to be in touch").set_value(0).run()
    assert holds(book) == {}


@pytest.mark.usefixtures("data_dir")
def test_a_remembered_export_keeps_the_lists_and_none_of_the_words() -> None:
    """Who waits is known the next evening; what they wrote is not."""
    again = unpack_analysis(pack_analysis(small()))
    assert again is not None
    app = show(touch_page, again)
    assert "Ada Any" in everything(app)
    assert "knee" not in everything(app)


@pytest.mark.usefixtures("data_dir")
def test_give_and_take_ranks_nobody_and_speaks_of_no_debt() -> None:
    """The order is that of every list, and no word says that somebody owes."""
    analysis = analyze(read_export(SAMPLES[0].path))
    app = show(giving_page, analysis)
    names = app.dataframe[-1].value["name"].to_list()
    order = [name for name in analysis.ties["name"].to_list() if name in set(names)]
    assert names == order[: len(names)] or sorted(names) == sorted(order)
    assert "owe" not in everything(app).lower().replace("however", "")
    assert "at least" in everything(app)
    assert "friends would not name us back" in everything(app)
