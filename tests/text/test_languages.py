"""Languages: each says everything, of the same things, and writes numbers, days and cases as it does."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import analyzer.text
from analyzer.cli.options import LANGUAGES as COMMANDS
from analyzer.text import LANGUAGES, load_words

FOLDER = Path(analyzer.text.__file__).parent
OTHERS = [code for code in LANGUAGES if code != "en"]
ENGLISH, GERMAN = load_words("en"), load_words("de")


def said(code: str) -> dict[str, Any]:
    """Give what a language says: `section.key` → a sentence, its two forms, or a list."""
    sections = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    return {f"{section}.{key}": entry for section, entries in sections.items() for key, entry in entries.items()}


def sentences(entry: Any) -> Iterator[str]:
    """Give every sentence of an entry; a list of names has none."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        yield from entry.values()


def braces(entry: Any) -> set[str]:
    """Give what stands in the braces of an entry."""
    return {name for one in sentences(entry) for _, name, _, _ in Formatter().parse(one) if name is not None}


def test_every_file_is_listed_and_the_command_line_knows_all() -> None:
    """No language lies about unheard."""
    assert {file.stem for file in FOLDER.glob("*.toml")} == set(LANGUAGES)
    assert tuple(LANGUAGES) == COMMANDS


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_says_everything(code: str) -> None:
    """Each sentence of English has one, and there is none besides, but for cases English has not."""
    english, other = said("en"), said(code)
    assert sorted(set(english) - set(other)) == []
    assert sorted(key for key in set(other) - set(english) if not key.startswith("dative.")) == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_says_it_of_the_same_things(code: str) -> None:
    """The same braces, the same forms, lists as long: pseudonyms keep their numbers from language to language."""
    english, other = said("en"), said(code)
    assert [key for key in english if braces(english[key]) != braces(other[key])] == []
    assert [key for key in english if type(english[key]) is not type(other[key])] == []
    assert [key for key, entry in english.items() if isinstance(entry, list) and len(entry) != len(other[key])] == []


ALIKE = frozenset(
    "Marketing Software IT Design Senior Name Start Coaching Constraint Export Handful "
    "Passphrase PNG Zip warm".casefold().split()
)
"""Words that both languages have."""


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_does_not_repeat_english(code: str) -> None:
    """What is the same in both has no word but such as both languages have."""
    english, other = said("en"), said(code)
    alike = [
        (key, one)
        for key, entry in english.items()
        for one, its in zip(sentences(entry), sentences(other[key]), strict=True)
        if one == its and not key.startswith("form.")
    ]
    words = {key: set(re.findall(r"[a-zA-Z]{2,}", re.sub(r"\{[^}]*\}", "", one).casefold())) for key, one in alike}
    assert {key: left for key, told in words.items() if (left := told - ALIKE)} == {}


def test_numbers_and_days_are_written_as_each_language_does() -> None:
    """Thousands, decimals, percent, days and months."""
    assert [one.show(1204) for one in (ENGLISH, GERMAN)] == ["1,204", "1.204"]
    assert [one.show(1204.5) for one in (ENGLISH, GERMAN)] == ["1,204.5", "1.204,5"]
    assert [one.number(0.25, 2) for one in (ENGLISH, GERMAN)] == ["0.25", "0,25"]
    assert [one.share(1, 3) for one in (ENGLISH, GERMAN)] == ["33%", "33 %"]
    day = date(2026, 3, 9)
    assert [one.show(day) for one in (ENGLISH, GERMAN)] == ["9 March 2026", "9. März 2026"]
    assert [one.month(day) for one in (ENGLISH, GERMAN)] == ["March 2026", "März 2026"]
    assert [one.day(None) for one in (ENGLISH, GERMAN)] == ["an unknown day", "unbekannten Tag"]


@pytest.mark.parametrize(
    ("ago", "expected"),
    [("1 Tag", "1 Tag"), ("3 Tage", "3 Tagen"), ("7 Monate", "7 Monaten"), ("2 Jahre", "2 Jahren")],
)
def test_a_language_may_ask_for_another_case(ago: str, expected: str) -> None:
    """What is counted as 3 Tage is written 3 Tagen after a preposition that wants it."""
    said = GERMAN.say("cause.once_close", ago=ago, day=date(2026, 3, 9))
    assert said == f"Letztes Wort vor {expected}, am 9. März 2026."
