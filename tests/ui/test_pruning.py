"""Pruning without a browser: verdicts, undo, bulk, what if, checklist, keep in touch, remembering, deleting."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button, Widget

from analyzer.analysis import Analysis, analyze, read_export
from analyzer.schemas import KEEP_TAG, Known, Verdict
from analyzer.store import Act, Wish, note, open_store, removed, verdict, write_out
from analyzer.ui.session import ref_of
from tests.builders import ExportBuilder, slug_of
from tests.store.makers import holds, known
from tests.ui.test_app import ROOT, TIMEOUT, click, everything, upload

LATER = "LinkedInDataExport_05-01-2027.zip"


def prune_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui import keeping  # noqa: PLC0415 - AppTest keeps no import of the test's
    from analyzer.ui.pages import prune  # noqa: PLC0415

    keeping.restore()
    prune.render()


def touch_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui.pages import touch  # noqa: PLC0415 - as above

    touch.render()


def data_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui import session  # noqa: PLC0415 - as above
    from analyzer.ui.pages import data  # noqa: PLC0415 - as above

    session.toast_now()  # as the app does above each page
    data.render()


def person_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui.pages import person  # noqa: PLC0415 - as above

    person.render()


def people_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui.pages import people  # noqa: PLC0415 - as above

    people.render()


def show(page: Any, analysis: Analysis | None, **state: object) -> AppTest:
    """Open a tab on a page, looking at an analysis."""
    st.cache_data.clear()
    st.cache_resource.clear()
    app = AppTest.from_function(page, default_timeout=TIMEOUT)
    if analysis is not None:
        app.session_state["analysis"] = analysis
    for name, value in state.items():
        app.session_state[name] = value
    return app.run()


def part(app: AppTest, name: str) -> AppTest:
    """Choose a part of the page."""
    app.segmented_control[0].set_value(name)
    return app.run()


def small(people: int = 3) -> ExportBuilder:
    """Give an export with one friend and some silent links."""
    builder = ExportBuilder().link("Near Friend").talk("Near Friend", 9, last="2026-02-01")
    for number in range(people):
        builder.link(f"Silent N{number}", f"201{number}-01-01", company=f"House {number}")
    return builder


def kept(data_dir: Path) -> dict[tuple[str, str, str], str]:
    """Give what is kept of me."""
    return holds(open_store(data_dir).open_book("me-owner", "me owner"))


def card(app: AppTest) -> str:
    """Give whose card is shown."""
    return app.header[0].value


def test_who_is_up_again_has_other_buttons_than_before() -> None:
    """The browser still hears keys for a card that has gone; such a key must not decide about who comes next."""
    app = show(prune_page, small().analyze())
    click(app, "Keep")
    before = {button.proto.id for button in app.button if button.proto.shortcut}
    click(app, "Let go")
    click(app, "Undo")
    assert card(app) == "Silent N1"
    after = {button.proto.id for button in app.button if button.proto.shortcut}
    assert before
    assert len(after) == len(before)
    assert not before & after


def test_a_verdict_is_kept_and_the_next_card_comes(data_dir: Path) -> None:
    """Each of the four, in the queue's order; at the end the page says that nobody is up."""
    app = show(prune_page, small().analyze())
    assert not app.exception
    assert card(app) == "Silent N0"
    assert "3 in the queue" in everything(app)
    click(app, "Keep")
    assert card(app) == "Silent N1"
    click(app, "Let go")
    click(app, "Later")
    assert card(app) == "Nobody is up here."
    assert "One person you put off" in everything(app)
    assert {person: value for (person, _, _), value in kept(data_dir).items()} == {
        "silent-n0": "keep",
        "silent-n1": "let_go",
        "silent-n2": "later",
    }


def press_gone(app: AppTest, gone: Button) -> None:
    """Press a button of a page that stands there no more."""
    say_by(app, gone.set_value(True))


def say_by(app: AppTest, gone: Widget) -> None:
    """Let the browser say what a widget holds, also where it stands there no more."""
    said = gone._widget_state  # noqa: SLF001 - AppTest has no widget that has gone
    states = app._tree.get_widget_states()  # noqa: SLF001 - as above
    others = [one for one in states.widgets if one.id != said.id]
    del states.widgets[:]
    states.widgets.extend([*others, said])
    app._run(states)  # noqa: SLF001 - as above


def hasty_page() -> None:
    """Press twice before the next card stands there."""
    from functools import partial  # noqa: PLC0415 - AppTest keeps no import of the test's

    import streamlit as st  # noqa: PLC0415

    from analyzer.schemas import Answer, Verdict  # noqa: PLC0415
    from analyzer.ui import checking, components, turns  # noqa: PLC0415

    analysis = st.session_state["analysis"]
    for one in (Verdict.KEEP, Verdict.LET_GO):
        turns.press(0, partial(components.decide, analysis, ["silent-n0"], one))
    for answer in (Answer.YES, Answer.NO):
        turns.press(1, partial(checking.keep_answer, analysis, "silent-n1", answer, ["silent-n1"]))


def test_a_second_key_changes_nobody(data_dir: Path) -> None:
    """Whoever was just decided or answered about stays so, and it is said: it was meant for somebody not seen yet."""
    app = show(hasty_page, small().analyze())
    assert not app.exception
    assert kept(data_dir) == {("silent-n0", "verdict", ""): "keep", ("silent-n1", "label", ""): "yes"}
    assert [toast.value.split(":")[0] for toast in app.toast] == ["One at a time", "One at a time"]


@pytest.mark.parametrize(("label", "between"), [("Undo", "Let go"), ("Reach out first", "Undo")])
def test_one_press_that_a_gone_card_hears_too_counts_once(data_dir: Path, label: str, between: str) -> None:
    """The button of the card before is pressed a moment before the one that stands there: it is left alone."""
    app = show(prune_page, small().analyze())
    click(app, "Keep")
    gone = next(button for button in app.button if button.label == label)
    click(app, between)
    before = kept(data_dir)
    press_gone(app, gone)
    assert kept(data_dir) == before
    click(app, label)
    assert len(kept(data_dir)) == 1


def test_undo_from_the_very_last_card_to_the_very_first(data_dir: Path) -> None:
    """Every press goes one back; then the button has nothing to do."""
    app = show(prune_page, small().analyze())
    for label in ("Keep", "Let go", "Reach out first"):
        click(app, label)
    assert card(app) == "Nobody is up here."
    for name in ("Silent N2", "Silent N1", "Silent N0"):
        click(app, "Undo")
        assert card(app) == name
    assert next(button for button in app.button if button.label == "Undo").disabled
    assert kept(data_dir) == {}
    assert app.toast[0].value.replace("\\", "") == "Taken back: Silent N0, keep."


@pytest.mark.usefixtures("data_dir")
def test_what_was_taken_back_is_said_to_be_in_the_file_still() -> None:
    """Nothing of it counts, and whom it was about is there until it is deleted."""
    assert "Nothing yet." in everything(show(data_page, small().analyze()))
    click(click(show(prune_page, small().analyze()), "Let go"), "Undo")
    said = everything(show(data_page, small().analyze()))
    assert "Nothing that counts." in said
    assert "with whom it was about (1 person)" in said


def test_another_tab_sees_what_was_decided_and_a_new_one_goes_on(data_dir: Path) -> None:
    """Two tabs, then the browser closed and opened again: nobody is asked about twice."""
    one, two = show(prune_page, small().analyze()), show(prune_page, small().analyze())
    click(one, "Keep")
    two.run()
    assert card(two) == "Silent N1"
    click(two, "Let go")
    assert card(one.run()) == "Silent N2"
    assert card(show(prune_page, small().analyze())) == "Silent N2"
    assert len(kept(data_dir)) == 2


def test_the_portion_of_a_day_has_a_gentle_end(data_dir: Path) -> None:
    """After as many as were wanted it is enough; a few more is a press away."""
    open_store(data_dir).open_book("me-owner", "me owner").wish(Wish.PORTION, 2, datetime.now(UTC))
    app = show(prune_page, small(9).analyze())
    click(click(app, "Let go"), "Keep")
    assert card(app) == "That is enough for today."
    assert "Looked at today, one by one: 2. To let go of them: 1." in everything(app)
    click(app, "A few more")
    assert card(app) == "Silent N2"


def choose(app: AppTest, start: str) -> AppTest:
    """Choose whom to ask about, by how the choice begins."""
    menu = app.menu_button[0]
    menu.click(next(option for option in menu.options if option.replace("\\", "").startswith(start)))
    return app.run()


def choice(app: AppTest) -> str:
    """Give what the choice is called, with its count."""
    return str(app.menu_button[0].label).replace("\\", "")


def test_a_choice_shows_its_count_and_can_be_adjusted_named_and_dropped() -> None:
    """The number stands there before anything happens; an own choice is kept by its name."""
    app = show(prune_page, small(9).career(("House 4", "Jan 2010", "")).analyze())
    assert choice(app) == "Everybody for whom nothing here speaks: 9"
    never = "Never a word, linked over 3 years ago, no shared employer: 8"
    assert never in [option.replace("\\", "") for option in app.menu_button[0].options]
    choose(app, "Never a word, linked")
    assert choice(app) == never
    assert "8 in the queue" in everything(app)
    app.slider[0].set_value(12).run()
    assert choice(app) == "Your own choice: 4"
    assert "4 in the queue" in everything(app)
    app.text_input[0].set_value("The old *ones*").run()
    click(app, "Keep this choice")
    assert choice(app) == "The old *ones*: 4"
    again = show(prune_page, small(9).analyze())
    choose(again, "The old *ones*")
    assert again.slider[0].value == 12
    click(again, "Drop this choice")
    assert choice(again).startswith("Your own choice")
    assert not any(option.startswith("The old") for option in again.menu_button[0].options)


def test_the_choice_stays_while_one_decides_and_looks_around() -> None:
    """The counts change with every key, the choice does not; nor does it by going to another part and back."""
    app = show(prune_page, small(9).analyze())
    choose(app, "Never a word, linked")
    for left in (8, 7, 6):
        click(app, "Keep")
        assert choice(app) == f"Never a word, linked over 3 years ago, no shared employer: {left}"
    for name in ("many", "list", "what_if", "many"):
        part(app, name)
    assert choice(app) == "Never a word, linked over 3 years ago, no shared employer: 6"
    click(click(app, "Let 6 go"), "Yes")
    assert choice(app) == "Never a word, linked over 3 years ago, no shared employer: 0"
    choose(part(app, "review"), "Everybody")
    assert choice(app) == "Everybody for whom nothing here speaks: 0"


def test_many_at_once_say_the_number_and_are_one_undo(data_dir: Path) -> None:
    """All of a list, asked again, and taken back as one."""
    app = part(show(prune_page, small(9).analyze()), "many")
    click(app, "Let 9 go")
    assert "9 people will stand on your checklist." in everything(app)
    sure = next(button for button in app.button if button.label == "Yes")
    click(app, "Yes")
    press_gone(app, sure)
    assert len(kept(data_dir)) == 9
    click(app.run(), "Undo")
    assert kept(data_dir) == {}


def test_many_at_once_leave_nothing_without_anyone(data_dir: Path) -> None:
    """Of a whole circle one stays, and that is said; not everybody can be let go."""
    builder = ExportBuilder().link("Near Friend").talk("Near Friend", 9, last="2026-02-01")
    for number in range(6):
        builder.link(f"House N{number}", f"201{number}-03-0{number + 1}", company="Litware")
    app = part(show(prune_page, builder.analyze()), "many")
    click(app, "Let 6 go")
    assert "One stays, as the last one in a circle" in everything(app)
    click(app, "Yes")
    assert len(kept(data_dir)) == 5
    lonely = (
        ExportBuilder()
        .link("Silent N0")
        .link("Silent N1")
        .hear("Not Linked", "2020-01-01")
        .write("Not Linked", "2020-01-02")
    )
    app = part(show(prune_page, lonely.analyze()), "many")
    click(app, "Let 2 go")
    assert "That would be everybody" in app.warning[0].value


def test_what_if_stands_before_and_after_side_by_side() -> None:
    """Counts, what is left without anyone, and no last link lost; with a choice on top, too."""
    app = show(prune_page, small().analyze())
    click(app, "Let go")
    part(app, "what_if")
    assert not app.exception
    table = app.dataframe[0].value
    assert table["now"].tolist()[0] == "4"
    assert table["after"].tolist()[0] == "3"
    assert "None of your living ties is among those" in everything(app)
    next(toggle for toggle in app.toggle if "in the choice above" in toggle.label).set_value(True).run()
    assert app.dataframe[0].value["after"].tolist()[0] == "1"
    assert len(app.image) == 2


def test_what_if_without_a_decision_says_so() -> None:
    """No table of equal numbers."""
    app = part(show(prune_page, small().analyze()), "what_if")
    assert "Nobody is to be let go yet" in app.info[0].value


def tick(app: AppTest, row: int, *, done: bool) -> None:
    """Tick a row of the checklist, as the browser does."""
    said = json.dumps({"edited_rows": {row: {"done": done}}, "added_rows": [], "deleted_rows": []})
    table = WidgetState(id=app.data_editor[0].proto.id, string_value=said)
    app._run(WidgetStates(widgets=[*app._tree.get_widget_states().widgets, table]))  # noqa: SLF001 - it has no other way to edit a table


def test_the_checklist_is_ticked_off(data_dir: Path) -> None:
    """A tick is kept and taken away again; the sheet and the table hold what is left."""
    app = show(prune_page, small().analyze())
    click(click(app, "Let go"), "Let go")
    part(app, "list")
    assert "2 to do, 0 ticked off" in everything(app)
    tick(app, 0, done=True)
    assert "1 to do, 1 ticked off" in everything(app)
    assert kept(data_dir)["silent-n0", "done", ""] == "let_go"
    tick(app, 0, done=False)
    assert "2 to do, 0 ticked off" in everything(app)
    assert ("silent-n0", "done", "") not in kept(data_dir)
    assert {button.label for button in app.download_button} == {"To print (HTML)", "As a table (CSV)"}
    assert len(app.data_editor[0].value) == 2


def decided(data_dir: Path, *people: str, what: Verdict = Verdict.LET_GO) -> None:
    """Decide about people on the day of the small export, long ago."""
    book = open_store(data_dir).open_book("me-owner", "me owner")
    book.say(verdict(people, what), known(people), Act.DECIDE, datetime(2026, 3, 10, tzinfo=UTC))


def newer(builder: ExportBuilder) -> Analysis:
    """Give the analysis of an export made in 2027."""
    return analyze(read_export(builder.zip(), name=LATER))


def test_a_newer_export_confirms_what_was_removed(data_dir: Path) -> None:
    """Who is gone is confirmed and kept as gone, who is still there is listed, and a curve begins."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    upload(app, small().zip(), "export.zip")
    decided(data_dir, "silent-n0", "silent-n1")
    upload(app, small().zip(), "older.zip")
    gone = ExportBuilder().link("Near Friend").talk("Near Friend", 9, last="2026-02-01").link("Silent N1", "2011-01-01")
    upload(app, gone.zip(), LATER)
    assert not app.exception
    assert kept(data_dir)["silent-n0", "removed", ""] == "2027-05-01"
    page = part(show(prune_page, newer(gone)), "list")
    assert "confirms that one is gone: Silent-N0." in page.success[0].value.replace("\\", "")
    assert "still in it" in page.warning[0].value
    assert "1 to do, 0 ticked off" in everything(page)
    assert "The list, export by export" in everything(page)
    assert page.get("plotly_chart")


def test_who_came_back_is_named(data_dir: Path) -> None:
    """Confirmed as gone by one export, and there again in the next."""
    decided(data_dir, "silent-n0")
    book = open_store(data_dir).open_book("me-owner", "me owner")
    book.say(removed(["silent-n0"], datetime(2026, 6, 1, tzinfo=UTC).date()), known(), Act.CONFIRM, datetime.now(UTC))
    page = part(show(prune_page, newer(small())), "list")
    assert "One came back: Silent N0." in page.warning[0].value.replace("\\", "")


@pytest.mark.parametrize(
    ("answer", "outcome"), [("Yes, the same", "1 to do"), ("No, somebody else", "confirms that one is gone")]
)
def test_a_new_address_is_asked_about(data_dir: Path, answer: str, outcome: str) -> None:
    """Same name, same day: yes carries the decision over, no means that they are gone."""
    book = open_store(data_dir).open_book("me-owner", "me owner")
    people = known(["old-address"]).to_dicts()[0] | {
        "name": "Silent N0",
        "connected_on": datetime(2010, 1, 1, tzinfo=UTC).date(),
    }
    who = Known.validate(pl.DataFrame([people], schema=dict(Known.create_empty().schema)))
    book.say(verdict(["old-address"], Verdict.LET_GO), who, Act.DECIDE, datetime(2026, 3, 10, tzinfo=UTC))
    page = part(show(prune_page, newer(small())), "list")
    assert "may have a new address" in everything(page)
    click(page, answer)
    assert outcome in (everything(page) + "".join(one.value for one in page.success)).replace("\\", "")
    assert "may have a new address" not in everything(page)


def test_without_the_file_of_invitations_nothing_is_said_about_them() -> None:
    """No file is not the same as nobody waiting."""
    export = ExportBuilder().link("Silent N0")
    assert "does not have Invitations.csv" in everything(part(show(prune_page, export.analyze()), "pending"))
    export.invite("Silent N0", "1/2/15, 9:00 AM")
    assert "No invitation of yours has waited" in everything(part(show(prune_page, export.analyze()), "pending"))


def test_reach_out_first_stands_under_keep_in_touch(data_dir: Path) -> None:
    """With the reason, until it is written; without anybody the page leads to Prune."""
    app = part(show(touch_page, small().analyze()), "first")
    assert "Nobody is waiting" in everything(app)
    decided(data_dir, "silent-n0", what=Verdict.REACH_OUT)
    app = part(show(touch_page, small().analyze()), "first")
    assert "Silent N0" in everything(app)
    click(app, "I have written")
    assert "You have written to one" in everything(app)
    assert "Silent N0" not in everything(app)


def test_verdict_note_and_tag_on_the_persons_page(data_dir: Path) -> None:
    """What one says oneself is kept, shown again, and keeps somebody off the queue."""
    analysis = small().analyze()
    app = show(person_page, analysis)
    app.query_params["person"] = ref_of("silent-n0")
    app.run()
    click(app, "Keep")
    app.text_area[0].set_value("met *here*").run()
    app.multiselect[0].set_value([KEEP_TAG]).run()
    assert kept(data_dir) == {
        ("silent-n0", "verdict", ""): "keep",
        ("silent-n0", "note", ""): "met *here*",
        ("silent-n0", "tag", KEEP_TAG): "yes",
    }
    assert "You decided to keep them" in everything(app)
    app.multiselect[0].set_value([]).run()
    assert ("silent-n0", "tag", KEEP_TAG) not in kept(data_dir)
    page = show(prune_page, analysis)
    assert card(page) == "Silent N1"
    assert "1 has a note of yours" in everything(page)


def test_on_somebodys_page_only_what_was_decided_about_them_is_taken_back(data_dir: Path) -> None:
    """A decision about others, made elsewhere, is not undone by the way."""
    analysis = small().analyze()
    decided(data_dir, "silent-n1")
    app = show(person_page, analysis)
    app.query_params["person"] = ref_of("silent-n0")
    app.run()
    assert next(one for one in app.button if one.label == "Undo").disabled
    click(app, "Keep")
    click(app, "Undo")
    assert {key[0] for key in kept(data_dir)} == {"silent-n1"}
    assert next(one for one in app.button if one.label == "Undo").disabled


def test_a_locked_file_is_said_on_the_page_and_the_card_stays(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The decision was not kept, so the same person is up."""
    monkeypatch.setattr("analyzer.store.database._PRAGMAS", ("journal_mode=WAL", "busy_timeout=50"))
    decided(data_dir, "silent-n2")
    app = show(prune_page, small().analyze())
    other = sqlite3.connect(data_dir / "handful.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    click(app, "Keep")
    assert "Another program is writing" in app.error[0].value
    assert card(app) == "Silent N0"
    other.execute("ROLLBACK")
    other.close()
    click(app, "Keep")
    assert not app.error
    assert card(app) == "Silent N1"


def test_a_damaged_file_is_said_on_every_page_that_needs_it(data_dir: Path) -> None:
    """No page breaks, and none acts as if nothing had been decided."""
    data_dir.mkdir()
    (data_dir / "handful.db").write_bytes(b"words " * 2000)
    for page in (prune_page, touch_page, data_page):
        app = show(page, small().analyze())
        assert not app.exception
        assert "damaged" in app.error[0].value
        assert "Silent" not in everything(app)


def test_an_export_is_remembered_and_forgotten(data_dir: Path) -> None:
    """One yes; a new tab opens with it; one press forgets, and a reload finds nothing."""
    app = show(data_page, small().analyze())
    click(app, "Yes, remember it")
    assert "has been remembered since" in everything(app)
    assert (data_dir / "handful.db").stat().st_mode & 0o777 == 0o600
    again = show(prune_page, None)
    assert card(again) == "Silent N0"
    app = show(data_page, small().analyze())
    click(app, "Forget it")
    assert "Forgotten." in everything(app)
    assert "no export to look at" in everything(show(prune_page, None))
    assert kept(data_dir) == {}


def test_forgetting_that_failed_is_not_called_forgotten(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is locked: the page says so, and the export is still looked at and still remembered."""
    monkeypatch.setattr("analyzer.store.database._PRAGMAS", ("journal_mode=WAL", "busy_timeout=50"))
    app = click(show(data_page, small().analyze()), "Yes, remember it")
    other = sqlite3.connect(data_dir / "handful.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    click(app, "Forget it")
    assert "Another program is writing" in app.error[0].value
    assert "Not forgotten" in everything(app)
    other.execute("ROLLBACK")
    other.close()
    assert card(show(prune_page, None)) == "Silent N0"


def test_an_older_export_does_not_take_the_place_of_a_newer_one(data_dir: Path) -> None:
    """What is remembered is the newest that was read."""
    newest = (
        ExportBuilder().link("Near Friend").talk("Near Friend", 9, last="2026-02-01").link("Brand New", "2026-01-01")
    )
    click(show(data_page, newer(newest)), "Yes, remember it")
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    upload(app, small().zip(), "LinkedInDataExport_03-09-2026.zip")
    assert str(open_store(data_dir).remembers()[0].exported_on) == "2027-05-01"


def test_an_export_of_nobody_confirms_nothing(data_dir: Path) -> None:
    """Neither one without connections nor one that does not tell whose it is says that anybody is gone."""
    decided(data_dir, "silent-n0")
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    upload(app, ExportBuilder().zip(), LATER)
    assert not app.exception
    assert kept(data_dir) == {("silent-n0", "verdict", ""): "let_go"}
    assert open_store(data_dir).open_book("me-owner", "me owner").milestones().is_empty()


def test_another_owners_export_does_not_take_the_place_of_the_remembered_one() -> None:
    """Looking at a sample or a client changes nothing of what I asked to be remembered."""
    click(show(data_page, small().analyze()), "Yes, remember it")
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    assert "4 connections." in app.header[0].value
    click(app, "The newcomer")
    assert "12 connections." in app.header[0].value
    assert card(show(prune_page, None)) == "Silent N0"
    app = show(
        data_page,
        analyze(read_export(ExportBuilder().link("A B").file("Profile.csv", "First Name,Last Name\nO,P\n").zip())),
    )
    assert "The export of another member" in everything(app)
    click(app, "Forget it")
    assert card(show(prune_page, None)) == "Silent N0", "what another member asked to be remembered stays"


def test_everything_goes_out_and_in_as_one_file(data_dir: Path) -> None:
    """What was written on one machine holds on another; what is no such file is said."""
    book = open_store(data_dir).open_book("me-owner", "me owner")
    book.say(note("silent-n0", "hello"), known(["silent-n0"]), Act.WRITE, datetime.now(UTC))
    app = show(data_page, small().analyze())
    assert "About 1 person: 0 decided, 1 with a note" in everything(app)
    written = write_out(open_store(data_dir), datetime.now(UTC)).encode()
    click(app, "Delete everything")
    assert "This cannot be undone" in everything(app)
    assert "“as one file” above keeps a copy" in everything(app)
    hidden = everything(click(show(data_page, small().analyze(), hide_names=True), "Delete everything"))
    assert "“as one file” above" not in hidden, "it is not there while names are hidden"
    assert "show the names again first" in hidden
    click(app, "Yes, delete it all")
    assert not data_dir.exists()
    app = show(data_page, small().analyze())
    app.file_uploader[0].set_value(("d.json", written, "application/json")).run()
    assert "one decision, note or undo was new here" in app.toast[0].value
    assert kept(data_dir) == {("silent-n0", "note", ""): "hello"}
    click(click(app, "Delete everything"), "Yes, delete it all")
    assert not data_dir.exists(), "what was taken in once is not taken in again"
    app.file_uploader[0].set_value(("d.json", json.dumps({}).encode(), "application/json")).run()
    assert "no file of decisions" in app.error[0].value


def test_hidden_names_are_hidden_here_too(data_dir: Path) -> None:
    """Neither card, list, checklist nor undo names anybody, and there is no file to take away."""
    decided(data_dir, "silent-n2")
    analysis = small().hear("Silent N0", "2020-01-01", "Hello, this is Silent N0 of House 0.").analyze()
    for name in ("review", "many", "what_if", "list", "pending"):
        app = part(show(prune_page, analysis, hide_names=True), name)
        shown = everything(app) + "".join(frame.value.to_csv() for frame in app.dataframe)
        shown += "".join(editor.value.to_csv() for editor in app.data_editor)
        assert "Silent" not in shown, name
        assert "House" not in shown, name
        assert "linkedin.com" not in shown, name
        assert not app.download_button
    app = show(data_page, analysis, hide_names=True)
    assert not app.download_button


def test_without_messages_nobody_is_up() -> None:
    """Silence means nothing then, and the page says so; the checklist is there all the same."""
    app = show(prune_page, ExportBuilder().link("Silent N0").analyze())
    assert "silence means nothing" in app.info[0].value
    assert "Nothing to do by hand" in everything(part(app, "list"))


@pytest.mark.parametrize("name", ["review", "many", "what_if", "list", "pending"])
def test_every_part_answers_on_the_sample(collector: Analysis, name: str) -> None:
    """Nothing breaks on a real-sized list."""
    app = part(show(prune_page, collector), name)
    assert not app.exception
    assert slug_of("Who Can") not in everything(app)


def test_a_wish_for_doors_is_kept_with_the_decisions(data_dir: Path) -> None:
    """A place on the list is there in the next tab, and its only link is never up."""
    open_store(data_dir).open_book("me-owner", "me owner").wish(Wish.TARGETS, ["House 1"], datetime.now(UTC))
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    upload(app, small().zip(), "export.zip")
    assert app.session_state["targets-1"] == ["House 1"]
    page = show(prune_page, small().analyze(), **{"targets-0": ["House 1"]})
    assert "2 in the queue" in everything(page)
    assert "1 is the last one in a circle" in everything(page)


def noting() -> None:
    """Take note of an export as Start does once it is read, and draw the app at the next run."""
    import streamlit  # noqa: PLC0415 - as above

    from analyzer.ui import keeping, session  # noqa: PLC0415 - as above

    session.choose_now()
    if not streamlit.session_state.get("noted"):
        streamlit.session_state["noted"] = True
        analysis = session.held()
        assert analysis is not None
        keeping.take_note(analysis)
    streamlit.text(session.names().of({"name": "Near Friend"}))
    streamlit.text(session.language())
    session.toast_now()


@pytest.mark.usefixtures("data_dir")
def test_hidden_names_stay_hidden_in_whatever_way_an_export_comes() -> None:
    """Hidden before anything was kept, then a first decision: the same export read in another tab names nobody."""
    first = show(prune_page, small().analyze(), hide_names=True)
    click(first, "Keep")
    assert not first.exception
    again = show(noting, small().analyze())
    again.run()
    assert "Near Friend" not in again.text[0].value
    assert again.session_state["hide_names"] is True


@pytest.mark.usefixtures("data_dir")
def test_names_that_were_never_hidden_stay_shown() -> None:
    """Nobody's names are hidden because somebody decided something."""
    first = show(prune_page, small().analyze())
    click(first, "Keep")
    again = show(noting, small().analyze())
    again.run()
    assert again.text[0].value == "Near Friend"


@pytest.mark.usefixtures("data_dir")
def test_a_language_chosen_is_spoken_tomorrow() -> None:
    """Chosen in one tab, with something kept: the next tab speaks it, and one that chose for itself does not."""
    first = show(prune_page, small().analyze(), language="de", language_chosen=True)
    click(first, "Behalten")
    again = show(noting, small().analyze())
    assert [one.value for one in again.toast] == ["Auf Deutsch, wie du es für diesen Export gewählt hast."]
    again.run()
    assert again.text[1].value == "de"
    own = show(noting, small().analyze(), language="en", language_chosen=True)
    assert not own.toast
    own.run()
    assert own.text[1].value == "en"


def test_a_link_chooses_among_the_people() -> None:
    """Tiers and order stand in an address; what is changed by hand afterwards stays changed."""
    app = AppTest.from_function(people_page, default_timeout=TIMEOUT)
    app.session_state["analysis"] = small().analyze()
    app.query_params["tier"] = "could_call,nobody"
    app.query_params["order"] = "name"
    app.run()
    assert not app.exception
    assert app.dataframe[0].value["name"].to_list() == ["Near Friend"]
    assert app.selectbox[0].value == "name"
    app.button_group[0].set_value([]).run()
    assert len(app.dataframe[0].value) == 4
