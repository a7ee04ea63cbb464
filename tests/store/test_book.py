"""An owner's book, on SQLite and on PostgreSQL: what is said holds, an undo is an act, nothing is ever changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import func, select, text

from analyzer.errors import StoreError
from analyzer.schemas import Answer, FollowUp, Known, Milestones, Settled, Verdict
from analyzer.store import (
    Act,
    Book,
    Store,
    Wish,
    cadence,
    contact,
    done,
    follow_up,
    label,
    note,
    open_store,
    removed,
    same_person,
    story,
    tag,
    verdict,
)
from analyzer.store.tables import ACTS, ENTRIES
from tests.store.makers import NOON, at, holds, known


def test_a_verdict_holds(book: Book) -> None:
    """What was decided is read back, with the moment and the act."""
    act = book.say(verdict(["ann"], Verdict.LET_GO), known(["ann"]), Act.DECIDE, NOON)
    row = book.follow().said.row(0, named=True)
    assert {**row, "order": 0} == {
        "person_id": "ann", "topic": "verdict", "detail": "", "value": "let_go", "at": NOON, "act": act, "order": 0,
    }  # fmt: skip


def test_the_last_word_holds_and_the_first_stays_in_the_log(store: Store, book: Book) -> None:
    """A second verdict takes the place of the first; both are rows of the log."""
    for minute, decided in enumerate((Verdict.KEEP, Verdict.LET_GO)):
        book.say(verdict(["ann"], decided), known(), Act.DECIDE, at(minute))
    assert holds(book) == {("ann", "verdict", ""): "let_go"}
    with store.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(ENTRIES)).scalar() == 2


def test_undo_goes_back_to_the_very_first(book: Book) -> None:
    """Undo after undo takes back the decisions one by one, then says that there is none."""
    before = []
    for minute, person in enumerate(("ann", "bea", "ann")):
        before.append(holds(book))
        book.say(
            verdict([person], [Verdict.KEEP, Verdict.LATER, Verdict.LET_GO][minute]), known(), Act.DECIDE, at(minute)
        )
    for then in reversed(before):
        assert book.can_undo()
        assert book.undo(at(10)) is not None
        assert holds(book) == then
    assert not book.can_undo()
    assert book.undo(at(11)) is None


def test_an_undo_about_somebody_takes_back_nothing_about_others(book: Book) -> None:
    """On a page about one person only what was decided last, and about them alone, can be taken back there."""
    book.say(verdict(["ann"], Verdict.KEEP), known(), Act.DECIDE, NOON)
    assert book.can_undo(about="ann")
    assert not book.can_undo(about="bea")
    assert book.undo(at(1), about="bea") is None
    book.say(verdict(["ann", "bea"], Verdict.LET_GO), known(), Act.DECIDE, at(2))
    assert not book.can_undo(about="ann")
    assert book.undo(at(3)) is not None
    undone = book.undo(at(4), about="ann")
    assert undone is not None
    assert holds(book) == {}


def test_an_undo_is_an_act_and_says_what_it_took_back(store: Store, book: Book) -> None:
    """The log grows by it, and names what no longer counts."""
    act = book.say(verdict(["ann", "bea"], Verdict.LET_GO), known(), Act.DECIDE, NOON)
    undone = book.undo(at(1))
    assert undone is not None
    assert undone.act == act
    assert undone.statements["person_id"].sort().to_list() == ["ann", "bea"]
    with store.engine.connect() as connection:
        assert connection.execute(select(ACTS.c.undoes).order_by(ACTS.c.seq)).scalars().all() == [None, act]


def test_one_undo_takes_back_a_whole_bulk(book: Book) -> None:
    """Ten thousand at once are one act."""
    book.say(verdict(["ann"], Verdict.KEEP), known(), Act.DECIDE, NOON)
    book.say(verdict([f"p{n}" for n in range(10_000)], Verdict.LET_GO), known(), Act.DECIDE, at(1))
    assert book.follow().said.height == 10_001
    book.undo(at(2))
    assert holds(book) == {("ann", "verdict", ""): "keep"}


def test_undo_leaves_ticks_and_notes_alone(book: Book) -> None:
    """What is taken back is the last decision, whatever was written since."""
    book.say(verdict(["ann"], Verdict.LET_GO), known(), Act.DECIDE, NOON)
    book.say(note("ann", "met at the fair"), known(), Act.WRITE, at(1))
    book.say(done(["ann"], Verdict.LET_GO), known(), Act.TICK, at(2))
    book.undo(at(3))
    assert holds(book) == {("ann", "note", ""): "met at the fair", ("ann", "done", ""): "let_go"}


def test_a_clock_that_goes_back_changes_no_order(book: Book) -> None:
    """An act never stands before an earlier one of the same owner."""
    book.say(verdict(["ann"], Verdict.KEEP), known(), Act.DECIDE, NOON)
    book.say(verdict(["ann"], Verdict.LET_GO), known(), Act.DECIDE, at(-60))
    assert holds(book) == {("ann", "verdict", ""): "let_go"}
    assert book.follow().said["at"].to_list() == [at(-60)], "what the clock said is kept as it was"


def test_following_sees_what_another_tab_said(store: Store, book: Book) -> None:
    """What is read step by step is what is read at once, undo included."""
    other = store.find_book("me-owner", None)
    assert other is not None
    held = book.follow()
    for minute, person in enumerate(("ann", "bea", "cle")):
        other.say(verdict([person], Verdict.KEEP), known([person]), Act.DECIDE, at(minute))
        held = book.follow(held)
        assert held.said.equals(book.follow().said)
    other.undo(at(5))
    held = book.follow(held)
    assert held.said.equals(book.follow().said)
    assert book.follow(held) is held


def test_following_a_file_that_was_begun_anew_reads_it_all(tmp_path: Path) -> None:
    """Numbers of acts come again there; what was held before is let go then."""
    book = open_store(tmp_path / "one").open_book("me", None)
    book.say(verdict(["ann"], Verdict.KEEP), known(), Act.DECIDE, NOON)
    held = book.follow()
    again = open_store(tmp_path / "other").open_book("me", None)
    again.say(verdict(["bea"], Verdict.KEEP), known(), Act.DECIDE, NOON)
    assert again.follow(held).said["person_id"].to_list() == ["bea"]


def test_a_wish_is_changed_from_what_it_is_now(book: Book) -> None:
    """Two tabs that each add something both see it kept."""
    book.change_wish(Wish.PRESETS, lambda before: {**(before or {}), "one": {}}, NOON)
    book.change_wish(Wish.PRESETS, lambda before: {**(before or {}), "two": {}}, NOON)
    assert book.wishes() == {Wish.PRESETS: {"one": {}, "two": {}}}


def test_what_is_not_known_now_leaves_what_was(book: Book) -> None:
    """Somebody who stands in messages only any more keeps the day of the link and the address."""
    book.say(verdict(["ann"], Verdict.KEEP), known(["ann"]), Act.DECIDE, NOON)
    bare = Known.validate(known(["ann"]).with_columns(connected_on=pl.lit(None, pl.Date)))
    book.say(note("ann", "hello"), bare, Act.WRITE, at(1))
    assert book.known()["connected_on"].to_list() == [date(2020, 1, 1)]


def test_everything_one_can_say_is_read_back(book: Book) -> None:
    """Notes, tags, labels, cadences, ticks, confirmations and answers about addresses."""
    statements = [
        note("ann", " words "),
        tag(["ann"], " old  friend "),
        label("ann", Answer.YES),
        cadence("ann", 90),
        done(["ann"], Verdict.LET_GO),
        removed(["ann"], date(2026, 3, 9)),
        same_person("ann", "ann-2", same=False),
        follow_up(["ann"], FollowUp.OWED, Settled.LATER, date(2026, 6, 1)),
        contact(["ann"], date(2026, 3, 1)),
        story("ann", " Grew up by the sea. "),
    ]
    for minute, statement in enumerate(statements):
        book.say(statement, known(["ann"]), Act.WRITE, at(minute))
    assert holds(book) == {
        ("ann", "note", ""): "words",
        ("ann", "tag", "old friend"): "yes",
        ("ann", "label", ""): "yes",
        ("ann", "cadence", ""): "90",
        ("ann", "done", ""): "let_go",
        ("ann", "removed", ""): "2026-03-09",
        ("ann", "same_person", "ann-2"): "no",
        ("ann", "follow_up", "owed"): "later 2026-06-01",
        ("ann", "contact", "2026-03-01"): "yes",
        ("ann", "story", ""): "Grew up by the sea.",
    }
    taken_back = (note("ann", " "), tag(["ann"], "old friend", on=False), label("ann", None), cadence("ann", None))
    more = (follow_up(["ann"], FollowUp.OWED, None), contact(["ann"], date(2026, 3, 1), on=False), story("ann", ""))
    last = (*taken_back, *more, done(["ann"], None), same_person("ann", "ann-2", same=None))
    for minute, statement in enumerate(last):
        book.say(statement, known(), Act.WRITE, at(20 + minute))
    assert holds(book) == {("ann", "removed", ""): "2026-03-09"}


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: note("ann", "x" * 10_001),
        lambda: tag(["ann"], "  "),
        lambda: tag(["ann"], "x" * 41),
        lambda: cadence("ann", 0),
        lambda: cadence("ann", 4000),
        lambda: story("ann", "x" * 10_001),
    ],
)
def test_what_makes_no_sense_is_refused_before_it_is_kept(wrong: Callable[[], object]) -> None:
    """One sentence and a hint."""
    with pytest.raises(StoreError) as told:
        wrong()
    assert told.value.hint


def test_a_follow_up_is_dealt_with_on_a_day() -> None:
    """Neither is said without the other: a forgotten day would take back what was meant to be kept."""
    with pytest.raises(ValueError, match="without the other"):
        follow_up(["ann"], FollowUp.OWED, Settled.DONE)
    with pytest.raises(ValueError, match="without the other"):
        follow_up(["ann"], FollowUp.OWED, None, date(2026, 3, 1))


def test_undo_goes_back_through_several_kinds_of_acts(book: Book) -> None:
    """The last of any of them, whichever it is, and none of another kind."""
    book.say(verdict(["ann"], Verdict.REACH_OUT), known(["ann"]), Act.DECIDE, NOON)
    book.say(done(["ann"], Verdict.REACH_OUT), known(["ann"]), Act.TICK, at(1))
    book.say(note("ann", "words"), known(["ann"]), Act.WRITE, at(2))
    assert book.undo(at(3), Act.TICK, Act.DECIDE) is not None
    assert set(holds(book)) == {("ann", "verdict", ""), ("ann", "note", "")}
    assert book.undo(at(4), Act.TICK, Act.DECIDE) is not None
    assert set(holds(book)) == {("ann", "note", "")}
    assert not book.can_undo(Act.TICK, Act.DECIDE)
    assert book.undo(at(5), Act.TICK, Act.DECIDE) is None


def test_who_people_were_is_kept_and_renewed(book: Book) -> None:
    """The last name and address known are there when the person is gone from the export."""
    book.say(verdict(["ann", "bea"], Verdict.LET_GO), known(["ann", "bea"]), Act.DECIDE, NOON)
    renamed = Known.validate(known(["ann"]).with_columns(name=pl.lit("Ann Other")))
    book.say(verdict(["ann"], Verdict.KEEP), renamed, Act.DECIDE, at(1))
    assert book.known().select("person_id", "name").rows() == [("ann", "Ann Other"), ("bea", "Bea")]
    crowd = known([f"p{n}" for n in range(600)])
    book.say(verdict(["p1"], Verdict.KEEP), crowd, Act.DECIDE, at(2))
    assert book.known().height == 602


def test_wishes_are_kept_and_the_last_holds(book: Book) -> None:
    """Any plain value; an unknown wish of another version is left alone."""
    book.wish(Wish.TARGETS, ["Litware", "nursing"], NOON)
    book.wish(Wish.TARGETS, ["Fabrikam"], at(1))
    book.wish(Wish.PORTION, 8, at(2))
    assert book.wishes() == {Wish.TARGETS: ["Fabrikam"], Wish.PORTION: 8}


def test_milestones_are_one_a_day(book: Book) -> None:
    """Of two readings of one export the later stays, and they come in the order of their days."""
    counts = dict.fromkeys(Milestones.column_names()[1:], 1)
    for day, connections in ((date(2026, 3, 9), 10), (date(2025, 3, 9), 20), (date(2026, 3, 9), 12)):
        row = {**counts, "exported_on": day, "connections": connections}
        book.mark(Milestones.validate(pl.DataFrame([row]), cast=True))
    assert book.milestones()["connections"].to_list() == [20, 12]


def test_two_owners_do_not_see_each_other(store: Store, book: Book) -> None:
    """Decisions, undo and wishes are of one owner."""
    other = store.open_book("another", "an other")
    book.say(verdict(["ann"], Verdict.KEEP), known(), Act.DECIDE, NOON)
    assert holds(other) == {}
    assert other.undo(at(1)) is None
    other.say(verdict(["ann"], Verdict.LET_GO), known(), Act.DECIDE, at(2))
    other.undo(at(3))
    assert holds(book) == {("ann", "verdict", ""): "keep"}


def test_an_owner_is_found_by_slug_and_by_name_where_there_was_no_slug(store: Store) -> None:
    """A first, small export may not tell the slug; a later one does, and finds the same book."""
    assert store.find_book("slug", "a name") is None
    first = store.open_book(None, "a name")
    assert store.open_book("slug", "a name").owner == first.owner
    assert store.open_book("slug", "another name").owner == first.owner
    assert store.open_book(None, "a name").owner == first.owner
    namesake = store.open_book("other-slug", "a name")
    assert namesake.owner != first.owner
    assert store.find_book(None, "a name") is None, "two bear the name: nobody is meant"


def test_exports_that_tell_no_owner_share_a_book(store: Store) -> None:
    """Without name and slug it is the nameless book, and nobody else's."""
    named = store.open_book("slug", None)
    nameless = store.open_book(None, None)
    assert nameless.owner != named.owner
    assert store.open_book(None, None).owner == nameless.owner


def test_exports_of_one_owner_are_remembered_and_forgotten(store: Store, book: Book) -> None:
    """Of whomever the last one is, each by its day; of one day the later reading stays; decisions stay when they go."""
    book.say(verdict(["ann"], Verdict.KEEP), known(), Act.DECIDE, NOON)
    first, last = date(2026, 1, 26), date(2026, 3, 9)
    store.open_book("another", None).remember({"facts": b"{}"}, last, None, NOON)
    book.remember({"facts": b"{}", "people": b"0"}, last, last, NOON)
    book.remember({"facts": b"{}", "people": b"1"}, last, last, at(1))
    book.remember({"facts": b"old"}, first, None, at(2))
    kept = store.remembers()
    assert [(one.book.owner, one.as_of, one.exported_on, one.since) for one in kept] == [
        (book.owner, last, last, at(1)),
        (book.owner, first, None, at(2)),
    ]
    assert store.remembered() == {"facts": b"{}", "people": b"1"}
    assert store.remembered(first) == {"facts": b"old"}
    assert store.remembered(date(2020, 1, 1)) == {}
    store.forget_exports()
    assert store.remembers() == []
    assert store.remembered() == {}
    assert holds(book) == {("ann", "verdict", ""): "keep"}


def test_what_is_written_about_no_alter_is_kept_and_the_latest_holds(store: Store) -> None:
    """Field by field, also where the clock goes back; what was written before stays in the file."""
    store.record("client", {"consent": {"until": "2026-12-31"}, "by": "Carla"}, at(5))
    store.record("client", {"by": "Clara"}, NOON)
    store.record("one session", {"rating": 3}, NOON)
    store.record("one session", {}, NOON)
    assert store.records() == {
        "client": {"consent": {"until": "2026-12-31"}, "by": "Clara"},
        "one session": {"rating": 3},
    }
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM records")).scalar() == 4


def test_an_act_that_says_nothing_changes_nothing(book: Book) -> None:
    """Nobody chosen: the log has an act, and nothing else holds."""
    book.say(verdict(["ann"], Verdict.KEEP), known(), Act.DECIDE, NOON)
    held = book.follow()
    book.say(verdict([], Verdict.LET_GO), known(), Act.DECIDE, at(1))
    assert book.follow(held).said.equals(held.said)
