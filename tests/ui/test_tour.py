"""The tour's offer: taken up, or gone with the first page one chooses oneself."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.test_app import everything


def pages_with_an_offer(places: list[str]) -> None:
    """Offer the tour, and show what stands above one page after another."""
    import streamlit as st  # noqa: PLC0415 - AppTest keeps no import of the test's

    from analyzer.ui import session, tour  # noqa: PLC0415

    if "at" not in st.session_state:
        tour.offer()
    at = st.session_state["at"] = st.session_state.get("at", -1) + 1
    tour.draw(places[at], session.words())


def page_that_offers_again() -> None:
    """Draw the way back to the tour."""
    from analyzer.ui import session, tour  # noqa: PLC0415 - AppTest keeps no import of the test's

    tour.offer_again(session.words())


@pytest.mark.parametrize(("told", "drawn"), [({}, ["Show me around"]), ({"tour": -1}, []), ({"tour": 2}, [])])
def test_the_tour_can_be_begun_again_unless_it_is_offered_or_under_way(told: dict[str, int], drawn: list[str]) -> None:
    """One way to it stands on the page at a time."""
    app = AppTest.from_function(page_that_offers_again, default_timeout=60)
    for name, value in told.items():
        app.session_state[name] = value
    app.run()
    assert not app.exception
    assert [button.label for button in app.button] == drawn


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (["", ""], "Five things are worth seeing"),
        (["", "handful"], ""),
        (["", "people"], ""),
        (["", "people", "handful"], ""),
    ],
)
def test_an_offer_goes_with_the_first_page_one_chooses(places: list[str], said: str) -> None:
    """It stays on Start; any other page is a no."""
    app = AppTest.from_function(pages_with_an_offer, kwargs={"places": places}, default_timeout=60)
    for _ in places:
        app.run()
    assert not app.exception
    assert (said in everything(app)) if said else not app.button
