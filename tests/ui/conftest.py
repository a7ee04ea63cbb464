"""What every test of the app has at hand."""

from __future__ import annotations

import pytest

from analyzer.ui import hearing


@pytest.fixture(scope="package", autouse=True)
def clicks_are_heard_as_in_the_served_app() -> None:
    """Hear clicks in their order, and each before the next."""
    hearing.begin()
