"""What the address says of a page beside which it is: the part, the filter, the order; never a name.

An address can be kept, and the browser's way back leads from one to the one before. So what is chosen on a page is
written there, and what a link says is chosen, once: what is chosen after it counts.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

_PAGE: Final = "address_page"
_ARRIVED: Final = "address_arrived"
_BEFORE: Final = "address_before"
_TOLD: Final = "address_told"


def arrive(page: str, *, in_menu: bool = True) -> None:
    """Note which page is about to be drawn, and whether it is another one than before.

    Args:
        page: Its address.
        in_menu: Whether the menu leads to it: from a page it does not lead to, the way back is to the last one it does.
    """
    st.session_state[_ARRIVED] = st.session_state.get(_PAGE) != page
    st.session_state[_PAGE] = page
    if in_menu:
        st.session_state[_BEFORE] = page


def before() -> str:
    """Give the address of the page of the menu one came from, empty for none."""
    return str(st.session_state.get(_BEFORE, ""))


def asked(name: str) -> str | None:
    """Give what the address asks for, empty for what a page begins with; None where it asks for nothing new.

    An address without the name, on arrival, asks for nothing: the choice of the last visit stays. On the same page it
    is the way back to what the page began with.
    """
    said: str = st.query_params.get(name, "")
    if said == _told().get(name, "") or (not said and st.session_state.get(_ARRIVED, True)):
        return None
    return said


def tell(name: str, value: str) -> None:
    """Write what is chosen into the address; empty takes it out."""
    _told()[name] = value
    if value == st.query_params.get(name, ""):
        return  # to write it again would put the same page twice on the way back
    if value:
        st.query_params[name] = value
    else:
        del st.query_params[name]


def _told() -> dict[str, str]:
    """Give what was written or taken last on this page."""
    page = st.session_state.get(_PAGE, "")
    told: dict[str, str] = st.session_state.setdefault(_TOLD, {}).setdefault(page, {})
    return told
