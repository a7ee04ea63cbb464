"""The first look around: five things worth seeing, each on its page, left at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from analyzer.text import Words
from analyzer.ui import session
from analyzer.ui.keys import Key

if TYPE_CHECKING:
    from analyzer.ui.pages import Page

STOPS: Final = ("handful", "people", "touch", "prune", "network")
"""What is shown, by the names of the pages, in its order."""

_OFFERED: Final = -1
"""Where it stands as long as nobody said yes or no to it."""


def wish() -> None:
    """Offer it once what was chosen is read: an invented export, to look around in."""
    st.session_state[session.TOUR_WISHED] = True


def wished() -> bool:
    """Tell, once, whether it is to be offered: of what was chosen then alone, not of what is read after it."""
    return bool(st.session_state.pop(session.TOUR_WISHED, False))


def offer() -> None:
    """Offer it on Start: whoever goes elsewhere has said no."""
    st.session_state[session.TOUR] = _OFFERED


def offer_again(words: Words) -> None:
    """Draw the quiet way to it, where it is neither offered nor under way."""
    if session.TOUR not in st.session_state and st.button(
        words.say("tour.begin"), key=f"{Key.TOUR}-again", type="tertiary", icon=":material/explore:"
    ):
        st.session_state[session.TOUR] = 0
        st.switch_page(_stops()[0].page())


def withdraw() -> None:
    """Offer it no more, where nobody has said yes: something else is looked at."""
    if st.session_state.get(session.TOUR) == _OFFERED:
        leave()


def leave() -> None:
    """Leave it; it does not come back by itself."""
    st.session_state.pop(session.TOUR, None)


def draw(here: str, words: Words) -> None:
    """Draw the card of the stop one is at, above its page; on other pages the way back to it.

    Args:
        here: The address of the page that is shown.
        words: The language.
    """
    step: int | None = st.session_state.get(session.TOUR)
    if step is None:
        return
    if step == _OFFERED and here:
        leave()
        return
    stops = _stops()
    at_stop = step >= 0 and stops[step].address == here
    with st.container(border=True, key=Key.TOUR):
        if at_stop:
            place = words.say("tour.place", step=step + 1, steps=len(stops))
            title, says = words.say(f"tour.{STOPS[step]}_title"), words.say(f"tour.{STOPS[step]}")
            st.markdown(f":gray[{place}] **{title}** {says}")
        else:
            st.markdown(words.say("tour.offer" if step == _OFFERED else "tour.elsewhere"))
        with st.container(horizontal=True, gap="small"):
            last = at_stop and step + 1 == len(stops)
            if not last and st.button(_onward(step, words, at_stop=at_stop), key=f"{Key.TOUR}-on"):
                st.session_state[session.TOUR] = step + 1 if at_stop else max(step, 0)
                st.switch_page(stops[st.session_state[session.TOUR]].page())
            if last and st.button(words.say("tour.own"), key=f"{Key.TOUR}-own"):
                from analyzer.ui.pages import START  # noqa: PLC0415 - as below

                leave()
                session.forget()
                st.switch_page(START.page())
            st.button(
                words.say("tour.end" if last else "tour.no_thanks" if step == _OFFERED else "tour.leave"),
                key=f"{Key.TOUR}-leave",
                type="tertiary",
                on_click=leave,
            )


def _onward(step: int, words: Words, *, at_stop: bool) -> str:
    if at_stop:
        return words.say("tour.next", page=words.say(f"page.{STOPS[step + 1]}"))
    return words.say("tour.begin" if step == _OFFERED else "tour.go_on")


def _stops() -> list[Page]:
    from analyzer.ui.pages import PAGES  # noqa: PLC0415 - its pages begin the tour

    return [next(page for page in PAGES if page.label == f"page.{stop}") for stop in STOPS]
