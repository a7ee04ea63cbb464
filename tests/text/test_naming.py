"""Pseudonyms: everybody keeps theirs, and nobody can tell whose it is."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.text import Naming, load_words

WORDS = load_words()
SECRET = bytes(range(16))
HIDDEN = Naming(hidden=True, words=WORDS, secret=SECRET)


@given(st.text(max_size=40))
def test_a_pseudonym_stays_and_is_made_of_our_words_alone(name: str) -> None:
    """The same name has the same pseudonym, in a row, a column and beside a dot, and no letter of it is the name's."""
    said = HIDDEN.of({"name": name})
    quality, creature, number = said.split(" ")
    lists = WORDS.sections["pseudonyms"]
    assert quality in lists["qualities"]
    assert creature in lists["creatures"]
    assert 10 <= int(number) <= 99
    assert HIDDEN.column(pl.Series("name", [name])).to_list() == [said]
    assert said.endswith(HIDDEN.beside_dots([name])[0])
    assert HIDDEN.place(name).split(" ")[1] in lists["trees"]


def test_another_secret_gives_another_pseudonym() -> None:
    """Without the secret nobody can try out names."""
    names = [f"Person {number}" for number in range(50)]
    other = Naming(hidden=True, words=WORDS, secret=b"another secret ..")
    assert [HIDDEN.of({"name": one}) for one in names] != [other.of({"name": one}) for one in names]


def test_few_people_share_a_pseudonym() -> None:
    """Among the 150 people one can keep up with, hardly two are called the same."""
    names = [f"Person {number}" for number in range(150)]
    assert len({HIDDEN.of({"name": one}) for one in names}) >= 149


def test_shown_names_are_as_they_are() -> None:
    """While nothing is hidden, nothing is changed."""
    shown = Naming(hidden=False, words=WORDS)
    assert (shown.of({"name": "Zoë Example"}), shown.beside_dots(["Zoë Example"])) == ("Zoë Example", ["Zoë"])
    assert shown.place("Acme") == "Acme"
    assert shown.column(pl.Series("name", ["Zoë"])).to_list() == ["Zoë"]


def test_who_shares_a_first_name_bears_more_of_theirs_beside_a_dot() -> None:
    """The others keep the short one."""
    names = ["Ana Sola", "Ana María Roca", "Ana Ruiz", "Ben Lund", "Cai", "Cai Moss", "Ida Beck", "Ida Berg"]
    said = ["Ana S.", "Ana María Roca", "Ana Ruiz", "Ben", "Cai", "Cai M.", "Ida Beck", "Ida Berg"]
    assert Naming(hidden=False, words=WORDS).beside_dots(names) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Dana Yarrow (she/her)", "Dana Y."),
        ("Dana Roca, PhD", "Dana R."),
        ("Dana O'Neil MBA", "Dana O."),
        ("Dana Vega 🚀", "Dana V."),
        ("Dana 🚀", "Dana 🚀"),
    ],
)
def test_nobody_bears_the_initial_of_a_title(name: str, said: str) -> None:
    """What stands behind a name in its field is none of it; where nothing else is left, all of it is said."""
    assert Naming(hidden=False, words=WORDS).beside_dots([name, "Dana Bellweather"])[0] == said


@pytest.mark.parametrize("hidden", [False, True])
@given(st.lists(st.text("ab .", min_size=1, max_size=7), unique=True, max_size=8))
def test_no_two_names_are_one_beside_the_dots(hidden: bool, names: list[str]) -> None:  # noqa: FBT001 - pytest gives it
    """Whoever is called otherwise stands there under another name, as far as pseudonyms differ."""
    naming = Naming(hidden=hidden, words=WORDS, secret=SECRET)
    whole = {naming.of({"name": name}) for name in names}
    assert len(set(naming.beside_dots(names))) >= len(whole)


@pytest.mark.parametrize("kind", ["qualities", "creatures", "trees"])
def test_the_words_of_pseudonyms_are_plain_and_said_once(kind: str) -> None:
    """One word each, with letters of every font, none twice."""
    words = WORDS.sections["pseudonyms"][kind]
    assert len(set(words)) == len(words) > 40
    assert all(word.isascii() and word.isalpha() for word in words)
