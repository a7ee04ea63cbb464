"""What takes seconds is made beside the page: a click meanwhile is heard, and nothing is made twice."""

from __future__ import annotations

import threading
from concurrent.futures import Future

import pytest
from streamlit.testing.v1 import AppTest


def impatient_page() -> None:
    """Have something made that is only done once somebody has clicked elsewhere."""
    import streamlit as st  # noqa: PLC0415 - AppTest keeps no import of the test's
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx  # noqa: PLC0415

    from analyzer.ui import making  # noqa: PLC0415

    runs, clicked = st.session_state["runs"], st.session_state["clicked"]
    runs.append("begun")
    context = get_script_run_ctx()
    assert context is not None
    requests = context.script_requests
    assert requests is not None
    if len(runs) > 1:
        clicked.set()

    def make() -> str:
        runs.append("made")
        requests.request_rerun(RerunData())  # as a click does
        clicked.wait()
        return "the network"

    st.markdown(making.made_aside("it", None, make))
    runs.append("shown")


def test_a_click_ends_the_page_and_not_what_is_being_made() -> None:
    """The first run is over before it is made; the second shows what the first one began."""
    app = AppTest.from_function(impatient_page, default_timeout=60)
    runs: list[str] = []
    app.session_state["runs"], app.session_state["clicked"] = runs, threading.Event()
    app.run()
    assert not app.exception
    assert runs == ["begun", "made", "begun", "shown"]
    assert [said.value for said in app.markdown] == ["the network"]


def failing_page() -> None:
    """Make something that goes wrong the first time."""
    import streamlit as st  # noqa: PLC0415 - as above

    from analyzer.errors import HandfulError  # noqa: PLC0415
    from analyzer.ui import making  # noqa: PLC0415

    tries = st.session_state["tries"]

    def make() -> int:
        tries.append(1)
        if len(tries) == 1:
            raise HandfulError("no_messages")
        return len(tries)

    try:
        st.markdown(str(making.made_aside("it", None, make)))
    except HandfulError as error:
        st.markdown(error.code)


@pytest.mark.parametrize(("runs", "said"), [(1, "no_messages"), (2, "2"), (3, "2")])
def test_what_went_wrong_is_said_and_tried_anew(runs: int, said: str) -> None:
    """An error is raised where the result is wanted; what was made then is not made again."""
    app = AppTest.from_function(failing_page, default_timeout=60)
    app.session_state["tries"] = []
    for _ in range(runs):
        app.run()
    assert [one.value for one in app.markdown] == [said]


def changing_page() -> None:
    """Wish for something else while the first wish still waits for a thread, or let go of it all."""
    import streamlit as st  # noqa: PLC0415 - as above

    from analyzer.ui import making  # noqa: PLC0415

    st.session_state["aside-it"] = ("first", [st.session_state["waiting"]])
    if st.session_state["anew"]:
        st.markdown(making.made_aside("it", "second", lambda: "the second"))
    else:
        making.unmake()


@pytest.mark.parametrize(("anew", "said"), [(True, ["the second"]), (False, [])])
def test_what_nobody_waits_for_any_more_is_not_begun(anew: bool, said: list[str]) -> None:  # noqa: FBT001 - a case
    """Another wish, or none, takes the first one back."""
    app = AppTest.from_function(changing_page, default_timeout=60)
    waiting: Future[str] = Future()
    app.session_state["waiting"], app.session_state["anew"] = waiting, anew
    app.run()
    assert not app.exception
    assert waiting.cancelled()
    assert [one.value for one in app.markdown] == said
    assert ("aside-it" in app.session_state) == anew
