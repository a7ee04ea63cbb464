"""What holds for every page: its language, and how much it asks for at once."""

from __future__ import annotations

import json
import re

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from analyzer.analysis import Analysis, analyze, read_export
from analyzer.text import load_words
from analyzer.ui.pages import PAGES
from analyzer.ui.pages.method import ABOUT
from tests.conftest import sample
from tests.ui.test_app import TIMEOUT

RUNS = re.compile(r"^(deferred_file_id|set_value|raw_values|value): .*\n", re.MULTILINE)
"""What tells one run from another: which file is made when it is asked for, and what a choice was set to before."""

SEEN = [page.address for page in PAGES if page.address]


def opened(address: str, analysis: Analysis) -> AppTest:
    """Open a tab on a page, looking at an analysis."""
    script = (
        f"from analyzer.ui.pages import PAGES\nnext(page for page in PAGES if page.address == {address!r}).render()\n"
    )
    app = AppTest.from_string(script, default_timeout=TIMEOUT)
    app.session_state["analysis"] = analysis
    return app


def drawn(address: str, analysis: Analysis, *languages: str) -> list[str]:
    """Give everything a page sends to the browser in the last of some languages, chosen one after the other."""
    app = opened(address, analysis)
    for language in languages:
        app.session_state["language"] = language
        app.run()
        assert not app.exception
    return list(sent(app.main))


def leaves(node: Element | Block) -> list[Element]:
    """Give what a part of a page is made of."""
    if isinstance(node, Block):
        return [leaf for child in node.children.values() for leaf in leaves(child)]
    return [node]


def sent(node: Block) -> list[str]:
    """Give what stands in a part of a page, leaf by leaf."""
    return [RUNS.sub("", str(leaf.proto)) for leaf in leaves(node)]


@pytest.fixture(scope="module")
def quiet() -> Analysis:
    """Give the analysis of the quiet one."""
    return analyze(read_export(sample("quiet").path))


@pytest.mark.parametrize("address", SEEN)
def test_nothing_stays_in_the_language_before(address: str, quiet: Analysis) -> None:
    """What is kept between two runs is kept by language: the page is the one that was never seen in another."""
    assert drawn(address, quiet, "en", "de") == drawn(address, quiet, "de")


SAYS_NO_NUMBER = {"coaching", "cohort", "compare", "method", "person", "reports", "your-data"}
"""Pages without numbers of their own, or whose numbers come with a client, a cohort, an older export, a person."""


@pytest.mark.parametrize("address", sorted({*SEEN} - SAYS_NO_NUMBER))
def test_a_page_of_numbers_says_what_they_mean_where_they_stand(address: str, collector: Analysis) -> None:
    """In plain words, without leaving it; and it leads to how they are reached."""
    app = opened(address, collector)
    app.run()
    told = {one.value for one in app.markdown}
    words = load_words()
    said = [one for one in ABOUT if f"**{words.say(f'method.{one}_title')}**  \n{words.say(f'method.{one}')}" in told]
    assert said
    assert any(one.label == "How it is reached" for one in app.button)


@pytest.mark.parametrize("address", SEEN)
def test_every_column_of_numbers_says_what_it_means(address: str, collector: Analysis) -> None:
    """Where one points at its head; a year is a year."""
    app = opened(address, collector)
    app.run()
    tables = [json.loads(node.proto.columns) for node in leaves(app.main) if node.type == "dataframe"]
    numbers = [
        (name, one.get("help"))
        for table in tables
        for name, one in table.items()
        if (one.get("type_config") or {}).get("type") == "number" and name != "year"
    ]
    assert [name for name, says in numbers if not says] == []


@pytest.mark.parametrize("address", SEEN)
def test_a_page_suggests_one_thing_at_most(address: str, collector: Analysis) -> None:
    """In each of its parts one button stands out, or none where there is to look and not to do."""
    app = opened(address, collector)
    app.run()
    chosen = app.segmented_control
    for part in chosen[0].options if chosen else [None]:
        if part is not None:
            app.segmented_control[0].set_value(part)
            app.run()
        assert not app.exception
        assert sum('type: "primary"' in one for one in sent(app.main)) <= 1, part
