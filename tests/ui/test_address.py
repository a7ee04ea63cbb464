"""What stands in an address: a link chooses, what is chosen is written there, and neither holds a name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analyzer import ui
from analyzer.analysis import Analysis
from analyzer.ui.pages import METHOD, PERSON
from tests.builders import ExportBuilder
from tests.ui.test_app import TIMEOUT

PARTS = {"prune": "many", "keep-in-touch": "dates", "check": "answer", "network": "doors"}


def pages() -> None:
    """Draw the page that was asked for, as the app does."""
    import streamlit as st  # noqa: PLC0415 - AppTest keeps no import of the test's

    from analyzer.ui import address  # noqa: PLC0415 - as above
    from analyzer.ui.pages import PAGES  # noqa: PLC0415 - as above

    wanted = st.session_state["wanted"]
    address.arrive(wanted)
    next(page for page in PAGES if page.address == wanted).render()


@pytest.fixture(scope="module")
def few() -> Analysis:
    """Give the analysis of one near friend and two silent links."""
    builder = ExportBuilder().link("Near Friend").talk("Near Friend", 9, last="2026-02-01")
    return builder.link("Silent One", "2012-01-01").link("Silent Two", "2013-01-01").analyze()


def opened(page: str, few: Analysis, **said: str) -> AppTest:
    """Open a tab by a link."""
    app = AppTest.from_function(pages, default_timeout=TIMEOUT)
    app.session_state["analysis"] = few
    app.session_state["wanted"] = page
    for name, value in said.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def part_of(app: AppTest) -> str:
    """Tell which part of its page is chosen."""
    return str(app.button_group[0].value)


@pytest.mark.usefixtures("data_dir")
@pytest.mark.parametrize(("where", "part"), PARTS.items())
def test_a_link_opens_a_part_and_what_is_chosen_later_stands_in_the_address(
    where: str, part: str, few: Analysis
) -> None:
    """The first part needs no word in the address."""
    app = opened(where, few, part=part)
    assert part_of(app) == part
    app.button_group[0].set_value(part_of(opened(where, few))).run()
    assert "part" not in app.query_params
    app.button_group[0].set_value(part).run()
    assert app.query_params["part"] == part


@pytest.mark.usefixtures("data_dir")
@pytest.mark.parametrize("where", PARTS)
def test_a_link_to_a_part_that_is_not_there_opens_the_first(where: str, few: Analysis) -> None:
    """And the address says no longer what is not so."""
    app = opened(where, few, part="nonsense")
    assert part_of(app) == part_of(opened(where, few))
    assert "part" not in app.query_params


@pytest.mark.usefixtures("data_dir")
def test_the_way_back_within_a_page_undoes_a_choice(few: Analysis) -> None:
    """The address it had before is asked for again, up to the one with nothing in it."""
    app = opened("prune", few)
    app.button_group[0].set_value("many").run()
    app.button_group[0].set_value("list").run()
    app.query_params["part"] = "many"
    app.run()
    assert part_of(app) == "many"
    del app.query_params["part"]
    app.run()
    assert part_of(app) == "review"


@pytest.mark.usefixtures("data_dir")
def test_who_comes_again_finds_what_was_chosen(few: Analysis) -> None:
    """By the menu, whose address says nothing; the address says it then."""
    app = opened("prune", few)
    app.button_group[0].set_value("many").run()
    app.session_state["wanted"] = "people"
    app.query_params.clear()
    app.run()
    app.session_state["wanted"] = "prune"
    app.run()
    assert part_of(app) == "many"
    assert app.query_params["part"] == "many"


def test_a_filter_stands_in_the_address_and_no_name_does(few: Analysis) -> None:
    """Tiers and order; what is searched for does not."""
    app = opened("people", few)
    app.button_group[0].set_value(["could_call"])
    app.selectbox[0].set_value("name")
    app.text_input[0].set_value("Near").run()
    assert not app.exception
    assert dict(app.query_params) == {"tier": "could_call", "order": "name"}
    again = opened("people", few, tier="could_call", order="name")
    assert again.dataframe[0].value["name"].to_list() == ["Near Friend"]
    again.button_group[0].set_value([]).run()
    assert "tier" not in again.query_params


def test_what_is_handed_from_page_to_page_is_handed_to_pages_there_are() -> None:
    """The browser's side writes out the addresses of two pages; the names of what is handed over are its own copy."""
    script = (Path(ui.__file__).parent / "page.js").read_text(encoding="utf-8")
    handed = re.search(r"^const HANDED = \{ (.*) \};$", script, re.MULTILINE)
    assert handed
    assert dict(one.split(": ") for one in handed[1].split(", ")) == {
        "person": f'"{PERSON.address}"',
        "about": f'"{METHOD.address}"',
    }
