"""The pages, one file each, in the order of the menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from analyzer.coaching import Member
from analyzer.text import Words
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
        group: Key of what stands above it in the menu, beside the pages that belong to it.
        in_menu: Whether the menu names it; a page about one person is reached through that person.
    """

    label: str
    address: str
    render: Callable[[], None]
    group: str = ""
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
HANDFUL: Final = Page("page.handful", "handful", handful.render, "menu.people")
PEOPLE: Final = Page("page.people", "people", people.render, "menu.people")
NETWORK: Final = Page("page.network", "network", network.render, "menu.people")
GIVING: Final = Page("page.giving", "give-and-take", giving.render, "menu.you")
HABITS: Final = Page("page.habits", "habits", habits.render, "menu.you")
TOUCH: Final = Page("page.touch", "keep-in-touch", touch.render, "menu.do")
PRUNE: Final = Page("page.prune", "prune", prune.render, "menu.do")
COMPARE: Final = Page("page.compare", "compare", compare.render, "menu.time")
COACHING: Final = Page("page.coaching", "coaching", coaching.render, "menu.time")
COHORT: Final = Page("page.cohort", "cohort", cohort.render, "menu.time")
REPORTS: Final = Page("page.reports", "reports", reports.render, "menu.keep")
CHECK: Final = Page("page.check", "check", check.render, "menu.you")
METHOD: Final = Page("page.method", "method", method.render, "menu.keep")
DATA: Final = Page("page.data", "your-data", data.render, "menu.keep")

PERSON: Final = Page("page.person", "person", person.render, in_menu=False)
PAGES: Final = (
    START,
    HANDFUL,
    PEOPLE,
    NETWORK,
    TOUCH,
    PRUNE,
    GIVING,
    HABITS,
    CHECK,
    COMPARE,
    COACHING,
    COHORT,
    REPORTS,
    METHOD,
    DATA,
    PERSON,
)
"""Every page, in the order of the menu. To add one: a file, a line above, its place here."""


def pages_of(member: Member | None) -> list[Page]:
    """Give the pages somebody may see: at a server for many, clients are for coaches."""
    return [page for page in PAGES if page is not COACHING or member is None or member.coach]


def menu_of(member: Member | None, words: Words) -> dict[str, list[StreamlitPage]]:
    """Give the menu: what stands above some pages → these pages."""
    menu: dict[str, list[StreamlitPage]] = {}
    for page in pages_of(member):
        menu.setdefault(words.say(page.group) if page.group else "", []).append(page.page())
    return menu
