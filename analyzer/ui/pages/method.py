"""How it is reached: the model, its sources, its checks, what it cannot know."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from analyzer.ui import components, session

_PLACES: Final = (
    Path(__file__).parents[1] / "method.md",  # where the wheel has it
    Path(__file__).parents[3] / "docs" / "method.md",
)


def method_text() -> str:
    """Give docs/method.md, from the wheel or from the clone."""
    return next(place for place in _PLACES if place.is_file()).read_text(encoding="utf-8")


def render() -> None:
    """Draw the page: the document itself, so that it cannot say anything else."""
    analysis = session.held()
    if analysis is not None:
        components.own_lines(analysis, session.words())
    st.markdown(method_text())
