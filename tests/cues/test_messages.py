"""Cues in seven languages, judged on invented messages by hands that saw neither the rules nor the rules' own examples."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest

from analyzer.cues import LANGUAGES, Sign
from benchmarks.cues import judge, mark, read_messages

ENOUGH = {"en": 40}
"""Messages a class at least in English; elsewhere 15."""


MESSAGE_SIGNS = (
    Sign.ARRANGED_CALL,
    Sign.PHONE_NUMBER,
    Sign.THANKS,
    Sign.ASK,
    Sign.OFFER,
    Sign.INTRODUCTION,
    Sign.CONGRATULATION,
    Sign.PITCH,
    Sign.MASS_MESSAGE,
)
"""Signs that one message shows by itself; the others are judged on whole threads, in tests/followups."""


@cache
def marked() -> pl.DataFrame:
    """Give every message with what the rules found in it."""
    return mark(read_messages())


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_there_are_enough_messages_half_of_them_near_misses(language: str) -> None:
    """Every class, both halves, about as many near misses as hits, no text twice."""
    messages = read_messages().filter(language=language)
    counted = messages.group_by("sign").agg(
        messages=pl.len(), hits=pl.col("hit").sum(), test=(pl.col("half") == "test").sum()
    )
    assert set(counted["sign"]) == set(MESSAGE_SIGNS)
    for row in counted.to_dicts():
        assert row["messages"] >= ENOUGH.get(language, 15)
        assert abs(2 * row["hits"] - row["messages"]) <= 1
        assert row["test"] >= 7
    assert messages["text"].n_unique() == messages.height


@pytest.mark.parametrize("sign", MESSAGE_SIGNS)
def test_a_cue_is_right_when_it_speaks(sign: Sign) -> None:
    """On the test half, at least nineteen of twenty; how many it finds is told in docs/method.md."""
    found = judge(marked().filter(half="test"), ["sign"]).filter(sign=sign.value).row(0, named=True)
    assert found["found"] > 0
    assert found["precision"] >= 0.95


def test_a_cue_shows_its_phrase() -> None:
    """What was found is a part of the message, as it stands there."""
    rows = marked().filter(pl.col("found").is_not_null())
    for row in rows.to_dicts():
        assert row["found"].strip("… ") in row["text"]
