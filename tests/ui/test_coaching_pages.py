"""Coaching, Compare and Reports without a browser: clients apart, sessions kept, what changed, what is handed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from streamlit.testing.v1 import AppTest

from analyzer.analysis import Analysis
from analyzer.coaching import Commitment, ConsentTo, Session, read_client, read_sessions
from analyzer.coaching.sessions import begin_session
from analyzer.remembering import pack_analysis
from analyzer.samples import SAMPLES
from analyzer.store import Store, Vault, delete_vault, list_vaults, make_vault, open_store, open_vault
from analyzer.ui import session
from analyzer.ui.keys import Key
from tests.builders import ExportBuilder
from tests.coaching.makers import note, willing, write
from tests.comparison.test_comparison import NEW, OLD, _after, _before
from tests.store.makers import holds
from tests.ui.test_app import click, everything
from tests.ui.test_pruning import part, say_by, show

NOW = datetime.now(UTC)


def coaching_page() -> None:
    """Draw the page as the app does, banner included."""
    from analyzer.ui import keeping, main, session  # noqa: PLC0415 - AppTest keeps no import of the test's
    from analyzer.ui.pages import coaching  # noqa: PLC0415

    keeping.do_as_asked()
    main.draw_banner(session.words())
    coaching.render()


def compare_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui.pages import compare  # noqa: PLC0415 - as above

    compare.render()


def reports_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui.pages import reports  # noqa: PLC0415 - as above

    reports.render()


def handful_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui.pages import handful  # noqa: PLC0415 - as above

    handful.render()


def a_client(
    folder: Path, label: str, analysis: Analysis | None = None, phrase: str = "", **noted: Any
) -> tuple[Vault, Store]:
    """Make a client, with an export whose results are kept."""
    vault, store = make_vault(folder, label, phrase)
    note(store, willing(NOW.date(), **noted), NOW)
    if analysis is not None:
        keep(store, analysis)
    return vault, store


def keep(store: Store, analysis: Analysis) -> None:
    """Keep what an export came to."""
    ego = analysis.facts.ego
    assert ego is not None
    book = store.open_book(*ego.goes_by)
    book.remember(pack_analysis(analysis), analysis.as_of, analysis.facts.exported_on, NOW)


def of(owner: str, *friends: str) -> Analysis:
    """Give the export of somebody with a few friends."""
    export = ExportBuilder()
    first, last = owner.split(" ")
    export.extra["Profile.csv"] = f"First Name,Last Name,Headline\n{first},{last},Somebody\n"
    for friend in friends:
        export.link(friend, company=f"{friend} Works").talk(friend, 9, last="2026-02-01")
    slug = owner.lower().replace(" ", "-")
    export.messages = [
        [cell.replace("Me Owner", owner).replace("me-owner", slug) for cell in row] for row in export.messages
    ]
    return export.analyze()


def open_first(app: AppTest, place: int = 0) -> AppTest:
    """Open a client of the list."""
    [button for button in app.button if button.label == "Open"][place].click()
    return app.run()


@pytest.mark.parametrize("page", [compare_page, reports_page])
def test_without_an_export_the_page_says_so(page: Any) -> None:
    """One sentence, and the way to Start."""
    app = show(page, None)
    assert not app.exception
    assert "Go to Start" in [button.label for button in app.button]


@pytest.mark.parametrize("page", [compare_page, reports_page, coaching_page])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.persona)
def test_the_pages_answer_on_every_sample(page: Any, sample: Any) -> None:
    """No sample breaks a page."""
    from analyzer.analysis import analyze, read_export  # noqa: PLC0415 - read for this test alone

    app = show(page, analyze(read_export(sample.path)))
    assert not app.exception
    assert app.title


def test_of_an_empty_export_there_is_nothing_to_report_and_to_compare() -> None:
    """Both pages say so."""
    empty = ExportBuilder().analyze()
    assert "Nobody is in this export" in everything(show(reports_page, empty))
    assert "It takes an older export" in everything(show(compare_page, empty))


def test_a_new_client_takes_a_yes_and_a_name(data_dir: Path) -> None:
    """Without a yes, or without a name, nothing is made; with both the file is open and the banner says whose."""
    app = show(coaching_page, None)
    click(app, "Open their file")
    assert "Without their yes nothing may be kept." in everything(app)
    app.checkbox[0].check()
    click(app, "Open their file")
    assert "needs a name" in everything(app)
    assert list_vaults(data_dir) == []
    app.text_input[0].input("Anna A")
    click(app, "Open their file")
    app.run()
    (vault,) = list_vaults(data_dir)
    assert (vault.label, vault.locked) == ("Anna A", False)
    assert "Client: Anna A" in everything(app)
    client = read_client(open_vault(vault))
    assert client.consents == (ConsentTo.RESULTS,)
    assert client.consent_on is not None


def test_two_passphrases_that_differ_make_no_client(data_dir: Path) -> None:
    """A slip of the hand locks nobody out: it is typed twice, and nothing is kept before the two agree."""
    app = show(coaching_page, None)
    app.checkbox[0].check()
    app.text_input[0].input("Anna A")
    first, second = (one for one in app.text_input if "passphrase" in one.label and one.label != "Passphrase")
    first.input("a phrase of theirs")
    second.input("a phrase of thiers")
    click(app, "Open their file")
    assert "The two passphrases differ." in everything(app)
    assert list_vaults(data_dir) == []


def test_opening_a_client_ends_the_tour(data_dir: Path) -> None:
    """A card of a first look around does not stand above somebody's file."""
    a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend"))
    app = show(coaching_page, None, tour=2)
    open_and_run(app)
    assert "tour" not in app.session_state


def test_the_list_says_who_is_next_and_what_is_due(data_dir: Path) -> None:
    """The next date first, due commitments counted, an ended yes named, a locked one asked for its passphrase."""
    today = NOW.date()
    _, anna = a_client(data_dir, "Anna", next_on=today + timedelta(days=9))
    a_client(data_dir, "Ben", next_on=today + timedelta(days=2), consent_until=today - timedelta(days=1))
    a_client(data_dir, "Cleo", phrase="a phrase of theirs")
    sitting = begin_session(anna, NOW - timedelta(days=30))
    due = Commitment("x", "Xaver", "", "", today + timedelta(days=3), today)
    write(anna, Session(sitting.uid, sitting.began, commitments=(due,)), NOW)
    said = everything(show(coaching_page, None))
    assert said.index("Ben") < said.index("Anna") < said.index("Cleo")
    assert "one commitment due" in said
    assert "Delete the file, or ask again" in said
    assert "it takes its passphrase" in said


def test_a_locked_client_opens_with_the_passphrase_alone(data_dir: Path) -> None:
    """A wrong one is told and opens nothing; another tab still has to give it."""
    a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend"), phrase="a phrase of theirs")
    app = show(coaching_page, None)
    field = next(one for one in app.text_input if one.label == "Passphrase")
    field.input("wrong phrase")
    open_first(app)
    assert "passphrase does not open it" in everything(app)
    next(one for one in app.text_input if one.label == "Passphrase").input("a phrase of theirs")
    open_first(app)
    app.run()
    assert "Client: Anna" in everything(app)
    assert app.session_state["analysis"].ties["name"].to_list() == ["Fay Friend"]
    other = show(coaching_page, None)
    assert "it takes its passphrase" in everything(other)
    assert "Fay" not in everything(other)


def test_nothing_of_one_client_is_in_anothers_tab(data_dir: Path) -> None:
    """Open Anna, then Ben: no name, note or reference of Anna's is left in the tab, and their files stay apart."""
    annas, bens = of("Anna Owner", "Fay Friend", "Shared Sam"), of("Ben Owner", "Gus Good", "Shared Sam")
    a_client(data_dir, "Anna", annas)
    a_client(data_dir, "Ben", bens)
    app = open_first(show(coaching_page, None))
    app.run()
    assert "Client: Anna" in everything(app)
    ref_of_anna = _ref(app, "shared-sam")
    click(app, "Close this client")
    app.run()
    assert "Client: Anna" not in everything(app)
    assert "analysis" not in app.session_state
    open_first(app, 1)
    app.run()
    assert "Client: Ben" in everything(app)
    held = dict(app.session_state)
    assert "Fay Friend" not in repr({name: _shown(value) for name, value in held.items()})
    assert app.session_state["analysis"].ties["name"].to_list() == ["Gus Good", "Shared Sam"]
    assert _ref(app, "shared-sam") != ref_of_anna, "an address leads from none to the other"
    assert session.CLIENT in app.session_state


def _ref(app: AppTest, person: str) -> str:
    """Give what stands for somebody in an address in this tab."""
    with patch("analyzer.ui.session.st.session_state", dict(app.session_state)):
        return session.ref_of(person)


def _shown(value: object) -> str:
    if isinstance(value, Analysis):
        return str(value.people["name"].to_list())
    return repr(value)


def test_two_tabs_on_two_clients_by_turns(data_dir: Path) -> None:
    """Again and again: each tab sees its own client's people and no other's."""
    a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend"))
    a_client(data_dir, "Ben", of("Ben Owner", "Gus Good"))
    tabs = [open_and_run(show(coaching_page, None), place) for place in (0, 1)]
    for _ in range(5):
        for tab, name, friend in zip(tabs, ("Anna", "Ben"), ("Fay Friend", "Gus Good"), strict=True):
            tab.run()
            assert f"Client: {name}" in everything(tab)
            assert tab.session_state["analysis"].ties["name"].to_list() == [friend]


def test_a_strangers_export_is_refused_while_a_client_is_open(data_dir: Path) -> None:
    """It is not looked at and nothing of it is kept."""
    _, store = a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend"))

    def accepting() -> None:
        import streamlit as st  # noqa: PLC0415

        from analyzer.errors import HandfulError  # noqa: PLC0415
        from analyzer.ui import keeping  # noqa: PLC0415

        keeping.do_as_asked()
        try:
            if st.session_state.get("stranger"):
                keeping.accept(st.session_state["stranger"])
        except HandfulError as error:
            st.error(error.message)

    vault = list_vaults(data_dir)[0]
    app = AppTest.from_function(accepting, default_timeout=60)
    app.session_state["client_asked_for"] = (vault, store)
    app.session_state["stranger"] = None
    app.run()
    app.session_state["stranger"] = of("Ben Owner", "Gus Good")
    app.run()
    assert "somebody else than the client" in everything(app)
    app.session_state["stranger"] = of("Anna Owner", "New Nora")
    app.run()
    assert "somebody else" not in everything(app)


def test_a_session_from_the_first_question_to_the_end(data_dir: Path) -> None:
    """Every step stands, what is said is kept at once, and the end is noted."""
    vault, store = a_client(
        data_dir, "Anna", of("Anna Owner", *(f"Friend {letter}" for letter in "ABCD")), coach="Carla"
    )
    app = open_first(show(coaching_page, None))
    app.run()
    click(app, "Begin a session")
    app.text_area[0].input("A job by the sea.").run()
    app.segmented_control[2].set_value(5).run()
    app.segmented_control[3].set_value(2).run()
    step(app, "names")
    app.text_area[0].input("a friend\nNobody Here").run()
    assert "1 of 2 are in the export" in everything(app)
    assert "Friend A :gray[for “a friend”: You could call]" in everything(app)
    assert "Nobody Here" in everything(app)
    step(app, "picture")
    app.text_area[0].input("How few.").run()
    step(app, "among")
    step(app, "commitments")
    assert "You have 4 people you could call" in everything(app)
    app.selectbox[0].set_value(0)
    app.text_input[0].input("Ask how it goes.")
    app.text_input[1].input("A book.")
    click(app, "Agree")
    assert "Ask how it goes" in everything(app)
    step(app, "closing")
    app.text_area[0].input("Well begun.").run()
    app.text_area[1].input("Was tired.").run()
    click(app, next(button.label for button in app.button if button.label.startswith("Next date in six weeks")))
    click(app, "End the session")
    (sitting,) = read_sessions(open_vault(vault))
    assert (sitting.importance, sitting.rating, sitting.names) == (5, 2, ("a friend", "Nobody Here"))
    assert (sitting.surprised, sitting.shared, sitting.private) == ("How few.", "Well begun.", "Was tired.")
    assert sitting.ended is not None
    assert sitting.goal == "A job by the sea."
    assert sitting.next_on == read_client(store).next_on
    assert [one.give for one in sitting.commitments] == ["A book."]
    app = part(app, "past")
    assert "importance 5, own rating 2, one commitment" in everything(app)


def step(app: AppTest, name: str) -> AppTest:
    """Go to a step of the session."""
    app.segmented_control[1].set_value(name)
    return app.run()


def test_what_is_typed_last_is_not_written_over(data_dir: Path) -> None:
    """Notes typed and a date chosen in the same run: both are kept."""
    vault, store = a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend"))
    begin_session(store, NOW)
    app = step(open_and_run(show(coaching_page, None)), "closing")
    app.text_area[1].input("Was tired.")
    click(app, next(button.label for button in app.button if button.label.startswith("Next date in six weeks")))
    (sitting,) = read_sessions(open_vault(vault))
    assert sitting.private == "Was tired."
    assert sitting.next_on is not None


def test_a_client_deleted_in_another_tab_leaves_nothing_in_ones_own_store(data_dir: Path) -> None:
    """What is decided meanwhile is refused, and goes nowhere else; the next run says so."""
    vault, _ = a_client(data_dir, "Cleo", of("Cleo Owner", "Fay Friend"))

    def deciding() -> None:
        import streamlit as st  # noqa: PLC0415

        from analyzer.schemas import Verdict  # noqa: PLC0415
        from analyzer.ui import components, keeping, session  # noqa: PLC0415

        components.tell(keeping.do_as_asked())
        if st.session_state.get("decide"):
            analysis = session.held()
            assert analysis is not None
            components.decide(analysis, ["fay-friend"], Verdict.KEEP)
            components.tell(keeping.trouble())

    app = AppTest.from_function(deciding, default_timeout=60)
    app.session_state["client_asked_for"] = (vault, open_vault(vault))
    app.run()
    app.session_state["decide"] = True
    with patch("analyzer.ui.keeping.do_as_asked", return_value=None):
        delete_vault(vault)
        app.run()
    assert "another tab deleted it" in everything(app)
    app.session_state["decide"] = False
    app.run()
    assert "another tab deleted it" in everything(app)
    assert not (data_dir / "handful.db").exists()


def test_opening_a_client_shows_no_name_that_was_hidden(data_dir: Path) -> None:
    """Names hidden before stay hidden, whatever the client's default; the label keeps its pseudonym."""
    a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend"), hide_names=False)
    app = show(coaching_page, None, hide_names=True)
    assert "Anna" not in everything(app)
    before = next(line for line in everything(app).splitlines() if line.startswith("**")).split("**")[1]
    app = open_and_run(app)
    assert app.session_state["hide_names"]
    assert f"Client: {before}" in everything(app)


def test_a_yes_gates_what_it_says(data_dir: Path) -> None:
    """Without a yes that holds: no results are opened, no past notes shown, no older export compared."""
    ended = NOW.date() - timedelta(days=1)
    _, store = a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend"), consent_until=ended)
    begun = begin_session(store, NOW)
    write(store, Session(begun.uid, begun.began, shared="SECRET", ended=NOW), NOW)
    app = open_and_run(show(coaching_page, None))
    assert "analysis" not in app.session_state
    assert "SECRET" not in everything(part(app, "past"))
    assert "takes their yes to notes" in everything(app)


def test_an_export_without_an_owner_is_told_by_its_people(data_dir: Path) -> None:
    """The list alone, then the whole export of the same client, and the other way round; a stranger's list is refused."""
    whole, alone = ExportBuilder().link("Fay Friend").talk("Fay Friend", 9, last="2026-02-01"), ExportBuilder()
    alone.extra.clear()
    alone.links = list(whole.links)
    stranger = ExportBuilder().link("Gus Good")
    stranger.extra.clear()

    def accepting() -> None:
        import streamlit as st  # noqa: PLC0415

        from analyzer.errors import HandfulError  # noqa: PLC0415
        from analyzer.ui import keeping, session  # noqa: PLC0415

        keeping.do_as_asked()
        given = st.session_state.get("given")
        if given is not None:
            try:
                keeping.accept(given)
                session.look_at(given)
                keeping.take_note(given)
            except HandfulError as error:
                st.error(error.message)

    for label, given in (("Anna", (alone, whole)), ("Ben", (whole, alone))):
        vault, store = a_client(data_dir, label)
        app = AppTest.from_function(accepting, default_timeout=60)
        app.session_state["client_asked_for"] = (vault, store)
        app.run()
        for export in given:
            app.session_state["given"] = export.analyze()
            app.run()
            assert not app.error
        assert store.owners() == [("me-owner", "me owner")], label
        app.session_state["given"] = stranger.analyze()
        app.run()
        assert "cannot be told" in everything(app)


def test_while_a_client_is_open_only_their_own_export_is_offered(data_dir: Path) -> None:
    """No sample, and what the app was started with is not read into their file."""

    def start_page() -> None:
        from analyzer.ui import keeping, reading, session  # noqa: PLC0415
        from analyzer.ui.pages import start as page  # noqa: PLC0415

        keeping.do_as_asked()
        reading.read_at_start(session.words())
        page.render()

    vault, store = a_client(data_dir, "Anna")
    app = AppTest.from_function(start_page, default_timeout=60)
    app.session_state["client_asked_for"] = (vault, store)
    with patch("analyzer.ui.session.LAUNCHED_WITH", (SAMPLES[0].path,)):
        app.run()
    assert not app.exception
    assert store.owners() == []
    assert "The collector" not in [button.label for button in app.button]


def test_whoever_left_the_ten_takes_nobodys_place(data_dir: Path) -> None:
    """Somebody asked about is not in the newer export any more: the other answers stand as they were given."""
    _, store = a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend", "Gus Good", "Hal Hale"))
    begun = begin_session(store, NOW)
    ten = ("fay-friend", "gone-gina", "gus-good", "hal-hale")
    pairs = frozenset({("fay-friend", "gone-gina"), ("gus-good", "hal-hale")})
    write(store, Session(begun.uid, begun.began, ten=ten, pairs=pairs), NOW)
    app = step(open_and_run(show(coaching_page, None)), "among")
    assert not app.exception
    assert "you know of 1 of 3 possible ties" in everything(app)


def test_a_session_is_begun_once(data_dir: Path) -> None:
    """The button that has gone may be pressed a second time: one session is going, and no twin of it."""
    _, store = a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend"))

    def hasty_page() -> None:
        from analyzer.ui import keeping  # noqa: PLC0415 - AppTest keeps no import of the test's
        from analyzer.ui.pages import coaching  # noqa: PLC0415

        keeping.do_as_asked()
        for _ in range(2):
            coaching.begin()

    app = AppTest.from_function(hasty_page, default_timeout=60)
    app.session_state["client_asked_for"] = (list_vaults(data_dir)[0], store)
    app.run()
    assert not app.exception
    assert len(read_sessions(store)) == 1


def test_what_belongs_to_a_client_that_was_closed_is_kept_nowhere(data_dir: Path) -> None:
    """A button and a field of the page that has gone are heard: nobody of theirs comes into the coach's own store."""

    def client_person() -> None:
        import streamlit as st  # noqa: PLC0415 - AppTest keeps no import of the test's

        from analyzer.ui import keeping, session  # noqa: PLC0415
        from analyzer.ui.pages import person  # noqa: PLC0415

        keeping.do_as_asked()
        if session.held() is not None:
            st.query_params["person"] = session.ref_of("fay-friend")
        person.render()

    _, store = a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend"))
    app = AppTest.from_function(client_person, default_timeout=60)
    app.session_state["client_asked_for"] = (list_vaults(data_dir)[0], store)
    app.run()
    pressed = next(button for button in app.button if button.label == "Keep")
    written = next(field for field in app.text_area if field.label == "Your note")
    app.session_state["client_asked_for"] = None
    app.run()
    for gone in (pressed.set_value(True), written.set_value("Met at the fair.")):
        say_by(app, gone)
        assert not app.exception
        assert "not looked at any more" in app.error[0].value
    assert open_store(data_dir).owners() == []
    book = store.find_book("anna-owner", "anna owner")
    assert book is None or holds(book) == {}


def hasty_page() -> None:
    """Hear two clicks on what makes a client's file, before the page is drawn for the first."""
    import streamlit as st  # noqa: PLC0415 - AppTest keeps no import of the test's

    from analyzer.store import make_vault  # noqa: PLC0415
    from analyzer.ui import keeping  # noqa: PLC0415
    from analyzer.ui.coaching.clients import do_at  # noqa: PLC0415

    def make() -> None:
        keeping.ask_to_open(*make_vault(keeping.folder(), "Anna"))

    for _ in range(2):
        do_at("new", make)
    st.text("asked" if keeping.is_asked() else "")


def test_two_clicks_make_one_file(data_dir: Path) -> None:
    """The second comes before the file of the first is open."""
    app = AppTest.from_function(hasty_page, default_timeout=60).run()
    assert not app.exception
    assert app.text[0].value == "asked"
    assert len(list_vaults(data_dir)) == 1


def undoing_page() -> None:
    """Hear an undo of an export that has gone, after somebody of this one was answered about."""
    import streamlit as st  # noqa: PLC0415 - AppTest keeps no import of the test's

    from analyzer.schemas import Answer  # noqa: PLC0415
    from analyzer.store import Act  # noqa: PLC0415
    from analyzer.ui import checking, keeping, session  # noqa: PLC0415

    mine, gone = st.session_state["mine"], st.session_state["gone"]
    session.look_at(mine)
    checking.keep_answer(mine, "fay-friend", Answer.NO, ["fay-friend"])
    for act in (lambda: keeping.undo(gone, Act.LABEL), lambda: keeping.heed(gone)):
        keeping.attempt(act)
        st.text(str(keeping.trouble()))
    held = session.held()
    st.text(held.ties.filter(person_id="fay-friend")["reason_key"].item() if held else "")


@pytest.mark.usefixtures("data_dir")
def test_an_undo_of_what_was_left_takes_back_nothing_here() -> None:
    """Neither what is kept nor what the verdicts heed."""
    app = AppTest.from_function(undoing_page, default_timeout=60)
    app.session_state["mine"], app.session_state["gone"] = of("Anna Owner", "Fay Friend"), of("Ben Bold", "Fay Friend")
    app.run()
    assert not app.exception
    *refused, reason = [one.value for one in app.text]
    assert len(refused) == 2
    assert all("not looked at any more" in one for one in refused)
    assert reason == "own_no"


def test_a_report_holds_what_was_agreed_meanwhile(data_dir: Path) -> None:
    """A commitment agreed after the page was seen stands in the report all the same."""
    _, store = a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend"))

    def client_reports() -> None:
        from analyzer.ui import keeping  # noqa: PLC0415
        from analyzer.ui.pages import reports as page  # noqa: PLC0415

        keeping.do_as_asked()
        page.render()

    app = AppTest.from_function(client_reports, default_timeout=60)
    app.session_state["client_asked_for"] = (list_vaults(data_dir)[0], store)
    app.run()
    assert not app.exception
    before = app.session_state["aside-report"][0]
    begun = begin_session(store, NOW)
    agreed = Commitment("fay-friend", "Fay Friend", "Purpose.", "", NOW.date(), NOW.date())
    write(store, Session(begun.uid, begun.began, commitments=(agreed,)), NOW)
    app.run()
    assert app.session_state["aside-report"][0] != before
    plan = next(
        one for one in app.session_state["aside-report"][1][0].result().sections if one.title == "The next six weeks"
    )
    assert "Purpose." in repr(plan)


def test_private_notes_are_on_no_screen_while_names_are_hidden(data_dir: Path) -> None:
    """Neither in the session nor among past ones; free text that may name people neither."""
    _, store = a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend"), hide_names=True)
    begun = begin_session(store, NOW)
    sitting = Session(begun.uid, begun.began, surprised="SECRET-A", shared="SECRET-B", private="SECRET-C")
    write(store, sitting, NOW)
    app = open_first(show(coaching_page, None))
    app.run()
    assert app.session_state["hide_names"]
    for name in ("opening", "names", "picture", "among", "commitments", "closing"):
        step(app, name)
        assert not app.exception
        shown = everything(app) + "".join(str(field.value) for field in (*app.text_area, *app.text_input))
        assert "SECRET" not in shown
        assert "Fay" not in shown
    assert "Your own notes are not shown" in everything(app)
    click(app, "End the session")
    assert "SECRET" not in everything(part(app, "past"))


def test_without_a_yes_to_notes_no_session_is_written(data_dir: Path) -> None:
    """It is said what is missing."""
    a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend"), consents=(ConsentTo.RESULTS,))
    app = open_first(show(coaching_page, None))
    app.run()
    assert "takes their yes to notes" in everything(app)
    assert "Begin a session" not in [button.label for button in app.button]


def test_what_came_of_it_stands_with_its_evidence(data_dir: Path) -> None:
    """Six weeks later: who was written to, who answered."""
    _, store = a_client(data_dir, "Me", _before().analyze(OLD))
    keep(store, _after().analyze(NEW))
    began = datetime(2026, 1, 26, 12, tzinfo=UTC)
    begun = begin_session(store, began)
    agreed = [
        Commitment(person, name, "Purpose.", "", date(2026, 3, 1), date(2026, 1, 26))
        for person, name in (("sleepy-sam", "Sleepy Sam"), ("silent-sue", "Silent Sue"))
    ]
    write(store, Session(begun.uid, began, commitments=tuple(agreed), ended=began), NOW)
    app = part(open_and_run(show(coaching_page, None)), "since")
    said = everything(app)
    assert "1 of 2 were done, 1 got an answer" in said
    assert "You wrote on 10 February 2026, they answered on 11 February 2026" in said
    assert "Nothing of it is in this export; a call would not be" in said
    click(app, "We were in touch elsewhere")
    assert "2 of 2 were done" in everything(app)


def test_compare_shows_a_client_what_was_kept(data_dir: Path) -> None:
    """What was agreed stands beside what else changed, with the same evidence."""
    _, store = a_client(data_dir, "Me", _before().analyze(OLD))
    keep(store, _after().analyze(NEW))
    began = datetime(2026, 1, 26, 12, tzinfo=UTC)
    begun = begin_session(store, began)
    agreed = Commitment("sleepy-sam", "Sleepy Sam", "Purpose.", "", date(2026, 3, 1), date(2026, 1, 26))
    write(store, Session(begun.uid, began, commitments=(agreed,), ended=began), NOW)

    def client_compares() -> None:
        from analyzer.ui import keeping  # noqa: PLC0415
        from analyzer.ui.pages import compare as page  # noqa: PLC0415

        keeping.do_as_asked()
        page.render()

    app = AppTest.from_function(client_compares, default_timeout=60)
    app.session_state["client_asked_for"] = (list_vaults(data_dir)[0], store)
    app.run()
    assert not app.exception
    assert "26 January 2026 → 9 March 2026" in everything(app)
    assert "You wrote on 10 February 2026, they answered on 11 February 2026" in everything(app)


def open_and_run(app: AppTest, place: int = 0) -> AppTest:
    """Open a client and let it be drawn."""
    open_first(app, place)
    return app.run()


def set_lock(app: AppTest, phrase: str, again: str = "", now: str = "", *, off: bool = False) -> None:
    """Fill in the form of the lock, and send it."""
    fields = {str(one.key).removeprefix(f"{Key.CLIENT_FILE}-lock-")[2:]: one for one in app.text_input}
    fields["phrase"].input(phrase)
    fields["phrase-again"].input(again or phrase)
    if now:
        fields["now"].input(now)
    for one in app.checkbox:
        if one.label.startswith("Take the lock off"):
            one.set_value(off)
    click(app, "Change the lock")


def test_a_lock_comes_off_only_where_that_is_said(data_dir: Path) -> None:
    """An empty field takes nothing off, and neither does a new passphrase beside the tick; the toast says what it is."""
    a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend"))
    app = part(open_and_run(show(coaching_page, None)), "file")
    set_lock(app, "")
    assert "No new passphrase was given." in everything(app)
    set_lock(app, "a phrase of theirs")
    assert app.session_state["toast_next"] == "The lock is changed."
    part(app, "file")
    set_lock(app, "", now="a phrase of theirs")
    assert "No new passphrase was given." in everything(app)
    set_lock(app, "another phrase", now="a phrase of theirs", off=True)
    assert "it is one or the other" in everything(app)
    set_lock(app, "", now="not the phrase", off=True)
    assert "That passphrase does not open it." in everything(app)
    assert list_vaults(data_dir)[0].locked
    set_lock(app, "", now="a phrase of theirs", off=True)
    assert not list_vaults(data_dir)[0].locked
    assert app.session_state["toast_next"] == "The lock is off: the file opens without a passphrase."
    assert [one.value for one in part(app, "file").text_input if "assphrase" in one.label] == [""] * 4


def test_a_client_goes_out_is_locked_and_is_deleted(data_dir: Path) -> None:
    """From the client's own part of the page; deleted means gone."""
    a_client(data_dir, "Anna", of("Anna Owner", "Fay Friend"))
    app = part(open_and_run(show(coaching_page, None)), "file")
    assert "They said yes on" in everything(app)
    fields = {one.label: one for one in app.text_input}
    fields["Passphrase for the file"].input("for the way over")
    click(app, "Make the file")
    assert "The two passphrases differ." in everything(app)
    again = [one for one in app.text_input if one.label == "The same passphrase once more"]
    again[0].input("for the way over")
    click(app, "Make the file")
    assert not app.exception
    assert list(app.get("download_button"))
    set_lock(app, "a phrase of theirs", "another one of theirs")
    assert "The two passphrases differ." in everything(app)
    set_lock(app, "a phrase of theirs")
    assert list_vaults(data_dir)[0].locked
    click(app, "Delete everything of this client")
    assert "nothing was deleted" in everything(app)
    {one.label: one for one in app.text_input}["Type what you call them, to be sure"].input("Anna")
    click(app, "Delete everything of this client")
    app.run()
    assert list_vaults(data_dir) == []
    assert "No client yet" in everything(app)


def test_compare_shows_what_changed_since_a_remembered_export(data_dir: Path) -> None:
    """The older one from the store, the newer one at hand; the wrong one is never chosen."""
    new = _after().analyze(NEW)
    store = open_store(data_dir)
    keep(store, _before().analyze(OLD))
    app = show(compare_page, new)
    said = everything(app)
    assert not app.exception
    assert "26 January 2026 → 9 March 2026" in said
    assert "They asked on 5 January 2026" in said or "You asked on 5 January 2026" in said
    app.session_state["hide_names"] = True
    app.run()
    assert [row[0] for row in _after().links if f"{row[0]} {row[1]}" in everything(app)] == []


def test_three_remembered_exports_are_a_line(data_dir: Path) -> None:
    """Export by export: the table beneath the chart has a row for each."""
    store = open_store(data_dir)
    for day in (date(2025, 6, 1), OLD):
        early = _before().analyze(day)
        keep(store, replace(early, facts=replace(early.facts, exported_on=day)))
    app = show(compare_page, _after().analyze(NEW))
    assert not app.exception
    assert len(app.selectbox[0].options) == 2
    assert app.dataframe[0].value.shape[0] == 3


def test_a_report_names_nobody_while_names_are_hidden() -> None:
    """The page says so, and offers the three files."""
    analysis = of("Anna Owner", "Fay Friend")
    app = show(reports_page, analysis)
    assert "It names people" in everything(app)
    assert len(app.get("download_button")) == 3
    hidden = show(reports_page, analysis, hide_names=True)
    assert "Names are hidden" in everything(hidden)
    assert "Fay" not in repr(hidden.session_state["aside-report"][1][0].result())
    assert "This document holds names" not in repr(hidden.session_state["aside-report"][1][0].result())
