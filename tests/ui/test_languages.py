"""A page that was seen in one language, once another one is chosen."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from analyzer.analysis import Analysis, analyze, read_export
from analyzer.ui.pages import PAGES
from tests.conftest import sample
from tests.ui.test_app import TIMEOUT

RUNS = re.compile(r"^(deferred_file_id|set_value|raw_values|value): .*\n", re.MULTILINE)
"""What tells one run from another: which file is made when it is asked for, and what a choice was set to before."""

SEEN = [page.address for page in PAGES if page.address]


def drawn(address: str, analysis: Analysis, *languages: str) -> list[str]:
    """Give everything a page sends to the browser in the last of some languages, chosen one after the other."""
    script = (
        f"from analyzer.ui.pages import PAGES\nnext(page for page in PAGES if page.address == {address!r}).render()\n"
    )
    app = AppTest.from_string(script, default_timeout=TIMEOUT)
    app.session_state["analysis"] = analysis
    for language in languages:
        app.session_state["language"] = language
        app.run()
        assert not app.exception
    return list(sent(app.main))


def sent(node: Node) -> list[str]:
    """Give what stands in a part of a page, leaf by leaf."""
    if isinstance(node, Block):
        return [text for child in node.children.values() for text in sent(child)]
    return [RUNS.sub("", str(node.proto))]


@pytest.fixture(scope="module")
def quiet() -> Analysis:
    """Give the analysis of the quiet one."""
    return analyze(read_export(sample("quiet").path))


@pytest.mark.parametrize("address", SEEN)
def test_nothing_stays_in_the_language_before(address: str, quiet: Analysis) -> None:
    """What is kept between two runs is kept by language: the page is the one that was never seen in another."""
    assert drawn(address, quiet, "en", "de") == drawn(address, quiet, "de")
