"""The law of the book: whatever is decided, undone, done in bulk, reloaded or merged, what holds is what a list of acts says."""

from __future__ import annotations

import tempfile
from pathlib import Path

import hypothesis.strategies as hyp
from hypothesis import settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from analyzer.schemas import Verdict
from analyzer.store import Act, Held, note, open_store, take_in, verdict, write_out
from tests.store.makers import at, holds, known

PEOPLE = ("ann", "bea", "cle", "dov")


class BookMachine(RuleBasedStateMachine):
    """A book beside the simplest thing that could be true: a list of acts, of which some are crossed out."""

    exports = Bundle("exports")

    @initialize()
    def begin(self) -> None:
        """Start with an empty file, read by two tabs."""
        self.folder = tempfile.TemporaryDirectory()
        self.book = open_store(Path(self.folder.name)).open_book("me", "me")
        self.held: Held | None = None
        self.acts: list[tuple[bool, dict[tuple[str, str, str], str]]] = []
        self.minute = 0

    def _next(self) -> int:
        self.minute += 1
        return self.minute

    @rule(people=hyp.sets(hyp.sampled_from(PEOPLE), min_size=1), decided=hyp.sampled_from(list(Verdict)))
    def decide(self, people: set[str], decided: Verdict) -> None:
        """Decide about one or about many."""
        self.book.say(verdict(sorted(people), decided), known(people), Act.DECIDE, at(self._next()))
        self.acts.append((True, {(person, "verdict", ""): decided.value for person in people}))

    @rule(person=hyp.sampled_from(PEOPLE), words=hyp.text(min_size=1, max_size=5).filter(str.strip))
    def write(self, person: str, words: str) -> None:
        """Write a note, which no undo of a decision takes back."""
        self.book.say(note(person, words), known([person]), Act.WRITE, at(self._next()))
        self.acts.append((False, {(person, "note", ""): words.strip()}))

    @rule()
    def undo(self) -> None:
        """Take back the last decision."""
        undone = self.book.undo(at(self._next()))
        decisions = [place for place, (decision, _) in enumerate(self.acts) if decision]
        assert (undone is None) == (not decisions)
        if decisions:
            del self.acts[decisions[-1]]

    @rule()
    def reload(self) -> None:
        """Close the browser and open it again."""
        self.book = open_store(Path(self.folder.name)).open_book("me", None)
        self.held = None

    @rule(target=exports)
    def carry_out(self) -> object:
        """Take everything away as a file."""
        return multiple(write_out(open_store(Path(self.folder.name)), at(0)))

    @rule(written=exports)
    def take_in_again(self, written: str) -> None:
        """Take in an earlier file of one's own: it holds nothing new."""
        assert take_in(open_store(Path(self.folder.name)), written.encode()).acts == 0

    @invariant()
    def holds_what_the_list_says(self) -> None:
        """Read at once or step by step, it is the same, and as the list says."""
        if not hasattr(self, "acts"):
            return
        expected: dict[tuple[str, str, str], str] = {}
        for _, said in self.acts:
            expected |= said
        assert holds(self.book) == expected
        self.held = self.book.follow(self.held)
        assert self.held.said.equals(self.book.follow().said)

    def teardown(self) -> None:
        """Leave nothing behind."""
        if hasattr(self, "folder"):
            self.folder.cleanup()


TestBook = BookMachine.TestCase
TestBook.settings = settings(max_examples=20, stateful_step_count=12, deadline=None)
