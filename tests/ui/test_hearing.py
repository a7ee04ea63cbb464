"""What somebody did is heard to its end before the next thing they do is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner import RerunData, script_runner
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from analyzer.ui import hearing, server


def test_the_served_app_hears_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever way it is started: both begin with what is given to Streamlit's app."""
    monkeypatch.setattr(script_runner, "ScriptRequests", None)
    server.app_arguments()
    assert script_runner.ScriptRequests is hearing.RequestsInLine  # type: ignore[attr-defined]


def overtaken_page() -> None:
    """Draw a field and a button while whose callback is at work another click comes."""
    import threading  # noqa: PLC0415 - AppTest keeps no import of the test's

    import streamlit as st  # noqa: PLC0415
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx  # noqa: PLC0415

    log, clicks = st.session_state["log"], st.session_state["clicks"]
    log.append("drawn")

    def click_if(moment: str) -> None:
        context = get_script_run_ctx()
        assert context is not None
        assert context.script_requests is not None
        if moment in clicks:
            clicks.remove(moment)
            elsewhere = threading.Thread(target=context.script_requests.request_rerun, args=(RerunData(),))
            elsewhere.start()
            elsewhere.join()

    def act() -> None:
        click_if("before")
        st.session_state.get("anything")
        log.append("written")
        click_if("after")
        st.session_state["said"] = "it is said"

    st.button("Decide", on_click=act)
    st.text_area("Your note", on_change=act)


@pytest.mark.parametrize("clicks", [[], ["before"], ["after"], ["before", "after"]])
@pytest.mark.parametrize("does", ["decides", "writes"])
def test_what_was_begun_is_done_once_whatever_comes_meanwhile(does: str, clicks: list[str]) -> None:
    """It is written and said, and only then the page is drawn, for the click that waited."""
    app = AppTest.from_function(overtaken_page, default_timeout=60)
    log: list[str] = []
    app.session_state["log"], app.session_state["clicks"] = log, list(clicks)
    app.run()
    if does == "decides":
        app.button[0].click().run()
    else:
        app.text_area[0].input("Call after Easter.").run()
    assert not app.exception
    assert log[:2] == ["drawn", "written"]
    assert log.count("written") == 1
    assert log[-1] == "drawn"
    assert app.session_state["said"] == "it is said"


def interrupted_page() -> None:
    """Write two things that belong together, of the page itself, while another click comes."""
    import threading  # noqa: PLC0415 - AppTest keeps no import of the test's

    import streamlit as st  # noqa: PLC0415
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx  # noqa: PLC0415

    from analyzer.ui import hearing  # noqa: PLC0415

    log = st.session_state["log"]
    if st.button("Make") and not log:
        with hearing.whole():
            log.append("made")
            context = get_script_run_ctx()
            assert context is not None
            assert context.script_requests is not None
            elsewhere = threading.Thread(target=context.script_requests.request_rerun, args=(RerunData(),))
            elsewhere.start()
            elsewhere.join()
            st.session_state.get("anything")
            log.append("noted")
        st.session_state.get("anything")
        log.append("never")


def test_two_writes_that_belong_together_are_both_made() -> None:
    """A click between them waits until the second is made, and is heard right after it."""
    app = AppTest.from_function(interrupted_page, default_timeout=60)
    log: list[str] = []
    app.session_state["log"] = log
    app.run()
    app.button[0].click().run()
    assert not app.exception
    assert log == ["made", "noted"]


def states(**values: str | bool) -> WidgetStates:
    """Give what a browser sends of its fields and of the button that was pressed."""
    return WidgetStates(
        widgets=[
            WidgetState(id=name, string_value=value)
            if isinstance(value, str)
            else WidgetState(id=name, trigger_value=value)
            for name, value in values.items()
        ]
    )


def ask(page: str, **values: str | bool) -> RerunData:
    """Give what a browser asks for."""
    return RerunData(page_script_hash=page, widget_states=states(**values))


def test_what_a_browser_asks_for_is_given_in_its_order() -> None:
    """Each as it was asked for, while others wait, and also once those before it are through."""
    requests, asked = hearing.RequestsInLine(), [ask("person", note="Ca"), ask("person", keep=True), ask("people")]
    for one in asked[:2]:
        assert requests.request_rerun(one)
    given = [requests.on_scriptrunner_ready()]
    assert requests.request_rerun(asked[2])
    given += [requests.on_scriptrunner_ready() for _ in range(3)]
    assert [one.rerun_data for one in given[:3]] == asked
    assert given[3].type is ScriptRequestType.STOP
    assert not requests.request_rerun(asked[0])


def test_what_stands_in_line_is_heard_before_an_end_and_a_tab_that_comes_back_is_served() -> None:
    """A browser that hung up sends no press a second time."""
    requests, asked = hearing.RequestsInLine(), [ask("person", keep=True), ask("person", note="Call"), ask("people")]
    for one in asked[:2]:
        assert requests.request_rerun(one)
    assert requests.on_scriptrunner_ready().rerun_data == asked[0]
    requests.request_stop()
    assert requests.on_scriptrunner_ready().rerun_data == asked[1]
    assert requests.request_rerun(asked[2])
    assert requests.on_scriptrunner_ready().rerun_data == asked[2]
    requests.request_stop()
    assert requests.on_scriptrunner_ready().type is ScriptRequestType.STOP


def test_a_dialog_whose_page_was_left_leads_nowhere_and_holds_nobody_up() -> None:
    """What was pressed in it is heard where one is by now; in line before a page, it ends what is at work as that does."""
    requests = hearing.RequestsInLine()
    assert requests.request_rerun(RerunData(page_script_hash="person", query_string="person=a"))
    requests.on_scriptrunner_ready()
    assert requests.request_rerun(RerunData(page_script_hash="handful", fragment_id="dialog"))
    assert requests.request_rerun(ask("people"))
    given = [requests.on_scriptrunner_ready().rerun_data for _ in range(2)]
    assert (given[0].page_script_hash, given[0].query_string) == ("person", "person=a")
    assert (given[0].fragment_id_queue, given[0].is_fragment_scoped_rerun) == (["dialog"], True)
    assert given[1] == ask("people")


def note_page() -> None:
    """Draw a note and a key, each of which keeps what it is about; and a button that acts where it is drawn."""
    import streamlit as st  # noqa: PLC0415 - AppTest keeps no import of the test's

    log = st.session_state["log"]
    st.text_area("Your note", key="note", on_change=lambda: log.append(st.session_state["note"]))
    for name in ("first", "second"):
        st.button(name, key=name, on_click=log.append, args=(name,))
    if st.button("plain", key="plain"):
        log.append("plain")


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Give what has a page drawn, then several things asked for at once, and gives what was kept."""

    def run(*asked: dict[str, str | bool], last_page: str = "") -> list[str]:
        app = AppTest.from_function(note_page, default_timeout=60)
        log: list[str] = []
        app.session_state["log"] = log
        app.run()
        ids = {one.key: one.proto.id for one in (*app.text_area, *app.button)}
        start = LocalScriptRunner.request_rerun

        def and_more(self: LocalScriptRunner, data: RerunData) -> bool:
            first, *others = (
                replace(data, widget_states=states(**{ids[name]: value for name, value in one.items()}))
                for one in asked
            )
            accepted = start(self, first)
            for one in others:
                start(self, one)
            if last_page:
                start(self, RerunData(page_script_hash=last_page, widget_states=WidgetStates()))
            return accepted

        monkeypatch.setattr(LocalScriptRunner, "request_rerun", and_more)
        app.run()
        assert not app.exception
        return log

    return run


@pytest.mark.parametrize("last_page", ["", "another-page"])
def test_a_note_and_keys_that_came_at_once_are_kept_in_their_order(
    runner: Callable[..., list[str]], last_page: str
) -> None:
    """Also where another page was asked for before any of it was looked at."""
    asked = ({"note": "Call"}, {"note": "Call", "first": True}, {"note": "Call", "second": True})
    assert runner(*asked, last_page=last_page) == ["Call", "first", "second"]


def test_a_button_that_acts_where_it_is_drawn_is_seen_once_by_the_page_drawn_next(
    runner: Callable[..., list[str]],
) -> None:
    """The page was never drawn for the press alone; drawn for what came after it, it acts on both."""
    assert runner({"plain": True}, {"note": "Call"}) == ["Call", "plain"]


def waiting_page() -> None:
    """Draw a note, and while something turns for what takes long, a note and a way to another page are asked for."""
    import threading  # noqa: PLC0415 - AppTest keeps no import of the test's
    from contextlib import nullcontext  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415
    from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates  # noqa: PLC0415
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx  # noqa: PLC0415

    log = st.session_state["log"]
    st.text_area("Your note", key="note", on_change=lambda: log.append(st.session_state["note"]))
    turns: dict[str, Any] = {"spinner": st.spinner, "status": st.status, "nothing": nullcontext}
    if st.session_state["turning"]:
        context = get_script_run_ctx()
        assert context is not None
        requests = context.script_requests
        assert requests is not None
        (note,) = (one for one in context.shared.widget_ids_this_run.snapshot() if "note" in one)
        written = WidgetStates(widgets=[WidgetState(id=note, string_value="Call")])

        def leave() -> None:
            requests.request_rerun(RerunData(page_script_hash=context.page_script_hash, widget_states=written))
            requests.request_rerun(RerunData(page_script_hash="another-page", widget_states=WidgetStates()))

        with turns[st.session_state["turning"].pop()]("Working"):
            elsewhere = threading.Thread(target=leave)
            elsewhere.start()
            elsewhere.join()
            st.session_state.get("anything")


@pytest.mark.parametrize("turning", ["spinner", "status", "nothing"])
def test_a_note_written_while_something_turns_is_kept(turning: str) -> None:
    """What turns says once more that it is through, as its page ends: that is not the moment to ask for what waits."""
    app = AppTest.from_function(waiting_page, default_timeout=60)
    log: list[str] = []
    app.session_state["log"], app.session_state["turning"] = log, []
    app.run()
    app.session_state["turning"] = [turning]
    app.run()
    assert not app.exception
    assert log == ["Call"]


def late_page() -> None:
    """Draw, after a click has come, a button that acts where it is drawn, in which another click comes."""
    import threading  # noqa: PLC0415 - AppTest keeps no import of the test's

    import streamlit as st  # noqa: PLC0415
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx  # noqa: PLC0415

    def click() -> None:
        context = get_script_run_ctx()
        assert context is not None
        assert context.script_requests is not None
        asked = RerunData(page_script_hash=context.page_script_hash)
        elsewhere = threading.Thread(target=context.script_requests.request_rerun, args=(asked,))
        elsewhere.start()
        elsewhere.join()

    clicks, log = st.session_state["clicks"], st.session_state["log"]
    if "before" in clicks:
        clicks.remove("before")
        click()
    st.text("above")
    if st.button("plain"):
        log.append("plain")
        if "within" in clicks:
            clicks.remove("within")
            click()
        st.text("below")
        log.append("through")


@pytest.mark.parametrize(
    ("clicks", "acted"),
    [
        ([], ["plain", "through"]),
        (["before"], ["plain", "through"]),
        (["within"], ["plain"]),
        (["before", "within"], ["plain"]),
    ],
)
def test_a_button_a_page_had_not_come_to_is_answered_when_it_is_drawn_next(clicks: list[str], acted: list[str]) -> None:
    """And one it had answered is not answered twice."""
    app = AppTest.from_function(late_page, default_timeout=60)
    log: list[str] = []
    app.session_state["log"], app.session_state["clicks"] = log, []
    app.run()
    app.session_state["clicks"] = list(clicks)
    app.button[0].click().run()
    assert not app.exception
    assert log == acted


def part_page() -> None:
    """Draw a part that is drawn anew alone, as a dialog is, and a line below it."""
    import streamlit as st  # noqa: PLC0415 - AppTest keeps no import of the test's
    from streamlit.runtime.scriptrunner import get_script_run_ctx  # noqa: PLC0415

    @st.fragment
    def part() -> None:
        st.text("part")

    with st.container(key="box"):
        part()
    st.text("below")
    context = get_script_run_ctx()
    assert context is not None
    st.session_state["part"] = context.shared.new_fragment_ids.snapshot()


def test_a_page_drawn_after_a_part_of_it_begins_at_its_own_top(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was asked for in the moment in which the part was through; it would stand inside the part."""
    app = AppTest.from_function(part_page, default_timeout=60).run()
    start, finish = LocalScriptRunner.request_rerun, LocalScriptRunner._on_script_finished  # noqa: SLF001 - the moment it is about
    (part,) = app.session_state["part"]
    left = [RerunData(page_script_hash="it")]

    def and_a_part(self: LocalScriptRunner, data: RerunData) -> bool:
        whole = replace(data, page_script_hash="it")
        return start(self, whole) and start(self, replace(whole, fragment_id=part))

    def and_the_page(self: LocalScriptRunner, context: ScriptRunContext, *rest: Any) -> None:
        if context.fragment_ids_this_run:
            elsewhere = threading.Thread(target=start, args=(self, left.pop()))
            elsewhere.start()
            elsewhere.join()
        finish(self, context, *rest)

    monkeypatch.setattr(LocalScriptRunner, "request_rerun", and_a_part)
    monkeypatch.setattr(LocalScriptRunner, "_on_script_finished", and_the_page)
    app.run()
    assert not app.exception
    assert not left
    assert [one.type for one in app.main.children.values()] == ["flex_container", "text"]
