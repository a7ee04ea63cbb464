"""The pages, one file each, in the order of the menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from analyzer.coaching import Member
from analyzer.ui import session
from analyzer.ui.pages import (
    check,
    coaching,
    cohort,
    compare,
    data,
    giving,
    habits,
    handful,
    method,
    network,
    people,
    person,
    prune,
    reports,
    start,
    touch,
)

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the app.

    Attributes:
        label: Key of its name in the menu.
        address: What stands behind the slash; empty for the first page.
        render: Draws it.
        in_menu: Whether the menu names it; a page about one person is reached through that person.
    """

    label: str
    address: str
    render: Callable[[], None]
    in_menu: bool = True

    def page(self) -> StreamlitPage:
        """Give Streamlit's own object for it."""
        return st.Page(
            self.render,
            title=session.words().say(self.label),
            url_path=self.address or None,
            default=not self.address,
            visibility="visible" if self.in_menu else "hidden",
        )


START: Final = Page("page.start", "", start.render)
HANDFUL: Final = Page("page.handful", "handful", handful.render)
PEOPLE: Final = Page("page.people", "people", people.render)
NETWORK: Final = Page("page.network", "network", network.render)
GIVING: Final = Page("page.giving", "give-and-take", giving.render)
HABITS: Final = Page("page.habits", "habits", habits.render)
TOUCH: Final = Page("page.touch", "keep-in-touch", touch.render)
PRUNE: Final = Page("page.prune", "prune", prune.render)
COMPARE: Final = Page("page.compare", "compare", compare.render)
COACHING: Final = Page("page.coaching", "coaching", coaching.render)
COHORT: Final = Page("page.cohort", "cohort", cohort.render)
REPORTS: Final = Page("page.reports", "reports", reports.render)
CHECK: Final = Page("page.check", "check", check.render)
METHOD: Final = Page("page.method", "method", method.render)
DATA: Final = Page("page.data", "your-data", data.render)

PERSON: Final = Page("page.person", "person", person.render, in_menu=False)
PAGES: Final = (
    START,
    HANDFUL,
    PEOPLE,
    NETWORK,
    GIVING,
    HABITS,
    TOUCH,
    PRUNE,
    COMPARE,
    COACHING,
    COHORT,
    REPORTS,
    CHECK,
    METHOD,
    DATA,
    PERSON,
)
"""Every page, in the order of the menu. To add one: a file, a line above, its place here."""


def pages_of(member: Member | None) -> list[Page]:
    """Give the pages somebody may see: at a server for many, clients are for coaches."""
    return [page for page in PAGES if page is not COACHING or member is None or member.coach]
