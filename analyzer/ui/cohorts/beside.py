"""One sentence beside a number: where it lies among a cohort's, where one is open."""

from __future__ import annotations

import streamlit as st

from analyzer.norms import stand
from analyzer.reports import Beside, group_name, handful_sentence, place_beside
from analyzer.text import Words
from analyzer.ui import session
from analyzer.ui.escaping import plain


def beside_others(words: Words) -> list[Beside]:
    """Give the numbers of the export looked at beside those of the group that was chosen; none without a cohort."""
    group = session.norms_group()
    return place_beside(session.measures(), group, words) if group else []


def say_handful_beside(words: Words) -> None:
    """Say how the number of people one could call lies among others', where a cohort is open."""
    group = session.norms_group()
    if group is None:
        return
    standing = stand(group, "could_call", session.measures()["could_call"])
    if standing is not None:
        st.markdown(plain(handful_sentence(standing, group_name(group, words), words)))


def say_beside(measure: str, words: Words) -> None:
    """Say where one measure lies among others', where a cohort is open."""
    group = session.norms_group()
    if group is None:
        return
    for one in place_beside(session.measures(), group, words, (measure,)):
        st.markdown(f":gray[{plain(f'{one.title}: {one.value}. {one.says}')}]")
