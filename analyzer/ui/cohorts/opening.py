"""Opening a cohort: a file about one, or an invented one to look at."""

from __future__ import annotations

from typing import Final

import streamlit as st

from analyzer.norms import open_summary, read_summary
from analyzer.samples import sample_cohort
from analyzer.text import Words
from analyzer.ui import keeping, session
from analyzer.ui.keys import Key

_COMMAND: Final = "handful cohort EXPORTS -o cohort.parquet --groups groups.csv"
_TAKEN: Final = "cohorts_opened"
"""Says how many were opened: the drop zone is another one after each."""


def ask_for_one(words: Words) -> None:
    """Say what a cohort is, take a file about one in, and show how to make it."""
    st.markdown(words.say("cohort_page.none"))
    key = f"{Key.COHORT_FILE}-{st.session_state.get(_TAKEN, 0)}"
    st.file_uploader(
        words.say("cohort_page.open"),
        key=key,
        help=words.say("cohort_page.open_help"),
        on_change=_take_in,
        args=(key, words),
    )
    st.button(words.say("cohort_page.try_sample"), key=f"{Key.COHORT}-sample", on_click=_open_sample)
    st.markdown(words.say("cohort_page.none_how"))
    st.code(_COMMAND, language=None)


def _take_in(key: str, words: Words) -> None:
    """Open a file once, and let go of it."""
    taken = st.session_state[key]
    st.session_state[_TAKEN] = st.session_state.get(_TAKEN, 0) + 1
    summary = keeping.attempt(lambda: read_summary(taken.getvalue())) if taken is not None else None
    if summary is not None:
        session.open_norms(summary)
        session.toast_next(words.say("cohort_page.opened", int(summary.people)))


def _open_sample() -> None:
    summary = keeping.attempt(lambda: open_summary(sample_cohort()))
    if summary is not None:
        session.open_norms(summary)
