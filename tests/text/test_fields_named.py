"""A field on the list of doors is the same one, whatever language it was written in."""

from __future__ import annotations

import pytest

from analyzer.text import LANGUAGES, load_words, named_field


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_field_is_known_by_its_name_in_any_language(code: str) -> None:
    """Whoever wrote “Recht” and now reads English still has law on the list."""
    fields = load_words(code).section("field")
    assert {key: named_field(f" {label.upper()} ") for key, label in fields.items()} == {key: key for key in fields}


def test_anything_else_stays_as_it_was_typed() -> None:
    """A company is no field."""
    assert named_field("Litware, Inc.") == "Litware, Inc."
