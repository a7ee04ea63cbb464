"""The menu's two switches: a press on one that has gone hides names and shows nobody; a press on one that stands counts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analyzer.store import make_vault
from analyzer.ui.keys import Key
from tests.coaching.makers import note, willing
from tests.ui.test_pruning import say_by


def menu_page() -> None:
    """Draw the two switches as the menu does, and what holds."""
    import streamlit as st  # noqa: PLC0415 - AppTest keeps no import of the test's

    from analyzer.ui import keeping, session  # noqa: PLC0415
    from analyzer.ui.keys import Key  # noqa: PLC0415

    keeping.do_as_asked()
    hides = session.switch(Key.HIDE_NAMES, told=session.names().hidden)
    st.toggle("Hide names", hides.stood, key=hides.key, on_change=keeping.keep_hidden, args=(hides.key,))
    speaks = session.switch(Key.LANGUAGE, told=session.words().code)
    st.segmented_control(
        "Language",
        ["en", "de"],
        default=speaks.stood,
        key=speaks.key,
        required=True,
        on_change=keeping.keep_language,
        args=(speaks.key,),
    )
    st.text("hidden" if session.names().hidden else "shown")
    st.text("client" if keeping.client() else "own")


def open_menu(**told: object) -> AppTest:
    """Draw the menu where some things hold already."""
    app = AppTest.from_function(menu_page, default_timeout=60)
    for name, value in told.items():
        app.session_state[Key(name).value] = value
    return app.run()


def says(app: AppTest) -> list[str]:
    """Give what holds."""
    assert not app.exception
    return [one.value for one in app.text]


@pytest.mark.parametrize("own_hidden", [False, True])
def test_a_flip_on_ones_own_page_shows_nobody_of_a_client_whose_names_are_hidden(
    data_dir: Path, *, own_hidden: bool
) -> None:
    """It was on its way while the client's file was opened; their own switch stands at hidden, and works."""
    vault, store = make_vault(data_dir, "Anna")
    now = datetime.now(UTC)
    note(store, willing(now.date(), hide_names=True), now)
    app = open_menu(hide_names=own_hidden)
    before = app.toggle[0]
    app.session_state["client_asked_for"] = (vault, store)
    app.run()
    assert says(app) == ["hidden", "client"]
    say_by(app, before.set_value(False))
    assert says(app) == ["hidden", "client"]
    assert app.toggle[0].value
    app.toggle[0].set_value(False).run()
    assert says(app) == ["shown", "client"]


@pytest.mark.usefixtures("data_dir")
def test_a_language_that_is_set_leaves_the_other_switch_as_it_is() -> None:
    """The first press on it counts."""
    app = open_menu(hide_names=True, language="en")
    app.session_state[Key.LANGUAGE.value] = "de"
    app.run()
    app.toggle[0].set_value(False).run()
    assert says(app) == ["shown", "own"]
    assert app.segmented_control[0].value == "de"
