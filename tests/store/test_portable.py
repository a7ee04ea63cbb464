"""The portable file: everything out and in again, merged in whatever order, and never half taken in."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as hyp

from analyzer.errors import StoreError
from analyzer.schemas import FollowUp, Known, Milestones, Settled, Verdict
from analyzer.store import (
    Act,
    Store,
    Wish,
    cadence,
    contact,
    follow_up,
    note,
    open_store,
    story,
    tag,
    take_in,
    verdict,
    write_out,
)
from tests.store.makers import NOON, at, holds, known


def full(folder: Path) -> Store:
    """Make a store with something of everything."""
    store = open_store(folder)
    book = store.open_book("me", "me")
    book.say(verdict(["ann", "zoë"], Verdict.LET_GO), known(["ann", "zoë"]), Act.DECIDE, NOON)
    book.say(note("ann", "“met” at\nthe fair"), known(["ann"]), Act.WRITE, at(1))
    book.say(verdict(["bea"], Verdict.KEEP), known(["bea"]), Act.DECIDE, at(2))
    book.undo(at(3))
    book.wish(Wish.TARGETS, ["Litware"], at(4))
    book.say(tag(["ann"], "choir"), known(), Act.WRITE, at(3.5))
    book.say(tag(["ann"], "choir", on=False), known(), Act.WRITE, at(3.6))
    book.wish(Wish.REMEMBER, value=True, now=at(4))
    book.wish(Wish.PRESETS, {"mine": {}}, at(4))
    book.wish(Wish.PORTION, 7, at(4))
    book.wish(Wish.PSEUDONYMS, "00" * 16, at(4))
    book.wish(Wish.LINES, None, at(4))
    book.wish(Wish.HIDDEN, value=True, now=at(4))
    book.wish(Wish.LANGUAGE, "de", at(4))
    book.wish(Wish.APART, ["Contoso"], at(4))
    book.wish(Wish.RECALLED, ["Ann"], at(4))
    book.wish(Wish.DRAWN, ["ann"], at(4))
    book.wish(Wish.CADENCES, {"choir": 91}, at(4))
    book.remember({"facts": b"private"}, NOON.date(), None, at(4))
    row = {**dict.fromkeys(Milestones.column_names()[1:], 3), "exported_on": date(2026, 3, 9)}
    book.mark(Milestones.validate(pl.DataFrame([row]), cast=True))
    store.open_book(None, None).say(verdict(["x"], Verdict.LATER), known(), Act.DECIDE, NOON)
    return store


def test_everything_goes_out_and_in(tmp_path: Path) -> None:
    """On another machine the same holds, undo works as before, and what is remembered of exports stays where it was."""
    written = write_out(full(tmp_path / "one"), NOON)
    store = open_store(tmp_path / "other")
    merged = take_in(store, written.encode())
    assert (merged.books, merged.acts, merged.known) == (2, 7, 0)
    book = store.find_book("me", None)
    assert book is not None
    here = full(tmp_path / "third").find_book("me", None)
    assert here is not None
    assert set(here.wishes()) == set(Wish), "there is one of every kind"
    assert book.wishes() == {name: value for name, value in here.wishes().items() if name is not Wish.REMEMBER}
    assert holds(book) == holds(here)
    assert book.known().equals(here.known())
    assert book.milestones().equals(here.milestones())
    assert store.remembered() == {}
    assert "private" not in written
    book.undo(at(9))
    assert ("ann", "verdict", "") not in holds(book)


def test_a_file_taken_in_twice_changes_nothing(tmp_path: Path) -> None:
    """Also into the store it came from."""
    store = full(tmp_path)
    written = write_out(store, NOON)
    merged = take_in(store, b"\xef\xbb\xbf" + written.encode())
    assert (merged.acts, merged.known) == (0, 7)
    assert write_out(store, NOON) == written


def test_of_two_machines_the_later_word_holds(tmp_path: Path) -> None:
    """Whichever file is taken in first."""
    here, there = (open_store(tmp_path / name).open_book("me", "me") for name in ("here", "there"))
    here.say(verdict(["ann"], Verdict.KEEP), known(), Act.DECIDE, at(5))
    there.say(verdict(["ann"], Verdict.LET_GO), known(), Act.DECIDE, at(1))
    there.say(verdict(["bea"], Verdict.LET_GO), known(), Act.DECIDE, at(9))
    here.wish(Wish.PORTION, 3, at(1))
    there.wish(Wish.PORTION, 8, at(2))
    stores = [open_store(tmp_path / name) for name in ("here", "there")]
    files = [write_out(store, NOON).encode() for store in stores]
    take_in(stores[0], files[1])
    take_in(stores[1], files[0])
    expected = {("ann", "verdict", ""): "keep", ("bea", "verdict", ""): "let_go"}
    assert holds(here) == holds(there) == expected
    assert here.wishes() == there.wishes() == {Wish.PORTION: 8}


def test_following_sees_what_was_merged_in_between(tmp_path: Path) -> None:
    """Acts that take a place before the last one are seen too."""
    store = open_store(tmp_path / "here")
    here, there = store.open_book("me", "me"), open_store(tmp_path / "there").open_book("me", "me")
    there.say(verdict(["bea"], Verdict.LET_GO), known(), Act.DECIDE, at(1))
    here.say(verdict(["ann"], Verdict.KEEP), known(), Act.DECIDE, at(5))
    held = here.follow()
    take_in(store, write_out(open_store(tmp_path / "there"), NOON).encode())
    assert here.follow(held).said.equals(here.follow().said)
    assert ("bea", "verdict", "") in holds(here)


def test_an_older_file_takes_no_newer_name_away(tmp_path: Path) -> None:
    """Who somebody is now stays as it is known here, and so does where the list stood."""
    store = full(tmp_path)
    written = write_out(store, NOON)
    book = store.find_book("me", None)
    assert book is not None
    renamed = Known.validate(known(["ann"]).with_columns(name=pl.lit("Ann Married")))
    book.say(verdict(["ann"], Verdict.KEEP), renamed, Act.DECIDE, at(30))
    take_in(store, written.encode())
    assert "Ann Married" in book.known()["name"].to_list()


def test_an_act_undone_on_both_machines_is_undone_once(tmp_path: Path) -> None:
    """Two undos of one act are no contradiction."""
    one = full(tmp_path / "one")
    two = open_store(tmp_path / "two")
    take_in(two, write_out(one, NOON).encode())
    for store in (one, two):
        book = store.find_book("me", None)
        assert book is not None
        book.undo(at(20))
    take_in(two, write_out(one, NOON).encode())
    book = two.find_book("me", None)
    assert book is not None
    assert ("ann", "verdict", "") not in holds(book)


acts = hyp.lists(
    hyp.tuples(hyp.sampled_from(["ann", "bea"]), hyp.sampled_from([*Verdict, None])), min_size=0, max_size=5
)  # fmt: skip


@given(acts, acts)
def test_merging_does_not_depend_on_who_takes_in_whom(mine: list[Any], yours: list[Any]) -> None:
    """Two machines that took in each other's file hold the same."""
    with tempfile.TemporaryDirectory() as folder:
        stores = [open_store(Path(folder) / name) for name in ("mine", "yours")]
        for store, said in zip(stores, (mine, yours), strict=True):
            book = store.open_book("me", "me")
            for minute, (person, decided) in enumerate(said):
                if decided is None:
                    book.undo(at(minute))
                else:
                    book.say(verdict([person], decided), known([person]), Act.DECIDE, at(minute))
        files = [write_out(store, NOON).encode() for store in stores]
        take_in(stores[0], files[1])
        take_in(stores[1], files[0])
        one, two = (store.open_book("me", "me") for store in stores)
        assert holds(one) == holds(two)


def _without(key: str) -> Callable[[dict[str, Any]], None]:
    return lambda document: document["owners"][0].pop(key)


def _act(**values: object) -> Callable[[dict[str, Any]], None]:
    return lambda document: document["owners"][0]["acts"][0].update(values)


@pytest.mark.parametrize(
    "damage",
    [
        _without("acts"),
        _without("people"),
        _act(kind="dance"),
        _act(uid=None),
        _act(uid="x" * 33),
        _act(at_us="now"),
        _act(at_us=-1),
        _act(at_us=True),
        _act(entries=[["ann", "colour", "", "red"]]),
        _act(entries=[["ann"]]),
        _act(entries=[["ann", "verdict", "", "banana"]]),
        _act(entries=[["ann", "removed", "", "soon"]]),
        _act(entries=[["ann", "tag", "x", "maybe"]]),
        _act(entries=[["ann", "cadence", "", "often"]]),
        _act(entries=[["ann", "cadence", "", "-30"]]),
        _act(entries=[["ann", "cadence", "", "99999999"]]),
        _act(entries=[["ann", "contact", "20260214", "yes"]]),
        _act(entries=[["ann", "contact", "", "yes"]]),
        _act(entries=[["ann", "follow_up", "owed", "later 20260601"]]),
        _act(entries=[["ann", "follow_up", "owed", "perhaps 2026-06-01"]]),
        _act(entries=[["ann", "follow_up", "grudge", "done 2026-06-01"]]),
        lambda document: document["owners"][0]["preferences"][0].update(name="cadences", value='{"choir": 0}'),
        _act(entries=[["ann", "note", "", "one"], ["ann", "note", "", "two"]]),
        _act(entries=[["ann", "note", "", "half \ud800"]]),
        _act(clock_us=None),
        lambda document: document["owners"][0]["people"].append(document["owners"][0]["people"][0]),
        lambda document: document["owners"][0]["preferences"][0].update(value="5"),
        lambda document: document["owners"][0]["preferences"][0].update(name="presets", value="5"),
        lambda document: document["owners"][0]["preferences"][0].update(name="portion", value="true"),
        lambda document: document["owners"][0]["preferences"][0].update(name="remember", value="1"),
        lambda document: document["owners"][0]["preferences"][0].update(name="pseudonyms", value='"00"'),
        lambda document: document["owners"][0]["preferences"][0].update(name="pseudonyms", value='"no hex"'),
        lambda document: document["owners"][0]["preferences"][0].update(name="lines", value="[1]"),
        _act(entries=7),
        lambda document: document.update(owners=None),
        lambda document: document.update(owners=["me"]),
        lambda document: document["owners"][0]["preferences"][0].update(value="{"),
        lambda document: document["owners"][0]["milestones"][0].update(exported_on="someday"),
    ],
)
def test_a_damaged_file_changes_nothing(tmp_path: Path, damage: Callable[[dict[str, Any]], None]) -> None:
    """One sentence, and not one act of it is taken in."""
    document = json.loads(write_out(full(tmp_path / "one"), NOON))
    damage(document)
    store = open_store(tmp_path / "other")
    with pytest.raises(StoreError, match="no file of decisions"):
        take_in(store, json.dumps(document).encode())
    assert json.loads(write_out(store, NOON))["owners"] == []


@pytest.mark.parametrize(
    "content", [b"", b"words", b"[]", b"{}", b"\xff\xfe", b'{"handful_decisions": "1"}', b"[" * 99_999]
)
def test_another_file_is_told(tmp_path: Path, content: bytes) -> None:
    """Whatever it is."""
    with pytest.raises(StoreError, match="no file of decisions"):
        take_in(open_store(tmp_path), content)


def test_a_newer_file_is_told(tmp_path: Path) -> None:
    """It asks to update."""
    with pytest.raises(StoreError, match="newer"):
        take_in(open_store(tmp_path), b'{"handful_decisions": 2}')


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody decides about a million people."""
    monkeypatch.setattr("analyzer.store.portable.LARGEST", 10)
    with pytest.raises(StoreError):
        take_in(open_store(tmp_path), b"{" + b" " * 20 + b"}")


def test_what_keeps_in_touch_goes_out_and_in(tmp_path: Path) -> None:
    """Rhythms, ticks, stories and what was done about a follow-up hold on the other machine too."""
    book = open_store(tmp_path / "one").open_book("me", "me")
    statements = (
        cadence("ann", 91),
        contact(["ann"], date(2026, 3, 1)),
        story("ann", "Grew up by the sea."),
        follow_up(["ann"], FollowUp.OWED, Settled.NOT_THIS, date(2026, 2, 1)),
    )
    for minute, statement in enumerate(statements):
        book.say(statement, known(["ann"]), Act.WRITE, at(minute))
    book.wish(Wish.CADENCES, {"choir": 30}, at(9))
    other = open_store(tmp_path / "other")
    take_in(other, write_out(open_store(tmp_path / "one"), NOON).encode())
    there = other.find_book("me", None)
    assert there is not None
    assert holds(there) == holds(book)
    assert there.wishes() == {Wish.CADENCES: {"choir": 30}}


def test_two_damaged_files_are_refused_by_two_errors(tmp_path: Path) -> None:
    """An exception keeps what was at hand where it was raised: one for all would keep somebody's file for all."""
    store, refused = open_store(tmp_path), []
    for content in (b"not one", b"not another"):
        with pytest.raises(StoreError) as caught:
            take_in(store, content)
        refused.append(caught.value)
    assert refused[0] is not refused[1]
