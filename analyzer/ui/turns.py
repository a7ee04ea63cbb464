"""Buttons that decide, each in its turn: with every card that comes up the ones before it mean nothing any more.

A card that has gone may still be in the browser for a moment, and hear keys: one press would be heard twice and decide
about two people. (Streamlit calls what a button stood for even after the button has gone.) So the buttons of each turn
have names of their own, and a press is taken only in the turn it was drawn for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from analyzer.ui import session


@dataclass(frozen=True, slots=True)
class Turn:
    """How often was decided in this tab.

    Attributes:
        now: Presses that were taken.
        drawn: The turn of the buttons drawn last.
    """

    now: int = 0
    drawn: int = 0


def button(
    label: str,
    key: str,
    shortcut: str | None,
    act: Callable[[], object],
    *,
    disabled: bool = False,
) -> None:
    """Draw a button of this turn.

    Args:
        label: What it says.
        key: What it is called, in any turn.
        shortcut: The key of the keyboard that presses it, if any.
        act: What it does.
        disabled: Whether it does nothing now.
    """
    turn = _turn()
    if turn.drawn != turn.now:
        st.session_state[session.TURN] = replace(turn, drawn=turn.now)
    st.button(
        label,
        key=f"{key}-{turn.now}",
        shortcut=shortcut,
        disabled=disabled,
        on_click=press,
        args=(turn.now, act),
    )


def press(drawn: int, act: Callable[[], object]) -> None:
    """Do what a button stands for, unless its turn is over.

    Args:
        drawn: The turn it was drawn for.
        act: As `button` takes it.
    """
    if _is_taken(drawn):
        act()


def _is_taken(drawn: int) -> bool:
    """Begin the next turn, if this press is of the present one; say so where it came before the next card did."""
    turn = _turn()
    if drawn == turn.now:
        st.session_state[session.TURN] = replace(turn, now=drawn + 1)
        return True
    if turn.drawn != turn.now:  # else it is the press of a button that stands there, heard by one that has gone as well
        st.toast(session.words().say("verdict.too_soon"))
    return False


def _turn() -> Turn:
    turn: Turn = st.session_state.get(session.TURN, Turn())
    return turn
