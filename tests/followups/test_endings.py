"""The lists that rest on words, judged on invented endings of threads by others than whoever wrote the rules."""

from __future__ import annotations

from functools import cache

import pytest

from analyzer.schemas import FollowUp
from benchmarks.endings import CLASSES, Ending, read_endings, score

HALVES = ("tuning", "test", "everyday")


@cache
def endings(half: str) -> tuple[Ending, ...]:
    """Give a half, put through the product once."""
    return tuple(read_endings(half))


@pytest.mark.parametrize("half", HALVES)
def test_there_are_enough_endings_in_pairs_and_three_languages(half: str) -> None:
    """Over all far more than two hundred, half of them cases and half near misses, in every language and class."""
    rows = endings(half)
    assert {one.language for one in rows} == {"en", "de", "fr"}
    for language in ("en", "de", "fr"):
        for kind in CLASSES.values():
            pairs: dict[int, list[bool]] = {}
            for one in rows:
                if (one.language, one.kind) == (language, kind):
                    pairs.setdefault(one.pair, []).append(one.case)
            assert len(pairs) >= 8
            assert all(sorted(pair) == [False, True] for pair in pairs.values())


def test_no_ending_stands_in_two_halves() -> None:
    """What was read while the rules were written is not what they are judged on."""
    texts = {half: {tuple(letter["text"] for letter in one.thread) for one in endings(half)} for half in HALVES}
    assert not texts["tuning"] & (texts["test"] | texts["everyday"])


@pytest.mark.parametrize(("kind", "bar"), [(FollowUp.OWED, 0.9), (FollowUp.PROMISED, 0.9), (FollowUp.UNTHANKED, 0.9)])
def test_on_everyday_endings_nine_of_ten_lines_are_right(kind: FollowUp, bar: float) -> None:
    """Written after the rules, by somebody who had not seen them."""
    counted = score([one for one in endings("everyday") if one.kind is kind])
    assert counted.found > 0
    assert counted.precision >= bar


@pytest.mark.parametrize(("kind", "bar"), [(FollowUp.OWED, 0.7), (FollowUp.PROMISED, 0.85), (FollowUp.UNTHANKED, 0.65)])
def test_on_the_hard_half_it_is_as_told(kind: FollowUp, bar: float) -> None:
    """Near misses made to mislead, written before the rules: docs/method.md has the figures."""
    counted = score([one for one in endings("test") if one.kind is kind])
    assert counted.precision >= bar
