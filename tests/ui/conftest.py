"""What every test of the app has at hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from analyzer.ui import hearing


@pytest.fixture(scope="session", autouse=True)
def clicks_are_heard_as_in_the_served_app() -> None:
    """Hear clicks in their order, and each before the next."""
    hearing.begin()


@pytest.fixture(scope="session", autouse=True)
def what_is_installed_is_looked_through_once() -> Iterator[None]:
    """Have Streamlit look for components among the packages as a server does: once, not for each app of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield
