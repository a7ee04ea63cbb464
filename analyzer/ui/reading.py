"""What was chosen is read: the stage is shown, reading can be stopped, and the page is drawn anew with what came of it."""

from __future__ import annotations

import streamlit as st

from analyzer.errors import HandfulError
from analyzer.export import Source
from analyzer.text import Words
from analyzer.ui import keeping, session, tour
from analyzer.ui.keys import Key


def read_at_start(words: Words) -> None:
    """Read what the app was started with, whatever page a tab opens at first; not into the file of a client."""
    launched = () if keeping.client() is not None else session.launched_with()
    if launched:
        read(launched, words)


def read(sources: tuple[Source, ...], words: Words) -> None:
    """Read an export and look at it from now on; what cannot be read is told by the page that is drawn then."""
    with_tour = tour.wished()

    def watch(stage: str) -> None:
        # To show it is also where a click ends this run, and with it the process that reads.
        status.update(label=words.say(f"stage.{stage}") + " …")

    with st.container(key=Key.READING):
        status = st.status(words.say("start.reading"))
        stopped = words.say("start.stopped")
        st.button(words.say("start.stop"), key=Key.STOP, on_click=session.toast_next, args=(stopped,))
    with status:
        try:
            session.hold(
                sources, watch, keeping.accept, lambda analysis: keeping.attempt(lambda: keeping.take_note(analysis))
            )
            if with_tour:
                tour.offer()
            else:
                tour.withdraw()
            session.choose_next(Key.PATH, "")  # a path may say whose export it is: it does not stay on a shared screen
        except HandfulError as error:
            session.refuse(error)
    st.rerun()
