"""What a person wants to say → statements, checked before they are kept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.errors import StoreError
from analyzer.schemas import Answer, FollowUp, Settled, Statements, Topic, Verdict

LONGEST_NOTE: Final = 10_000
"""Characters of a note: some pages."""

LONGEST_TAG: Final = 40
"""Characters of a tag: a few words."""

LONGEST_CADENCE: Final = 3652
"""Days between two messages: ten years."""

YES: Final = "yes"
NO: Final = "no"


def verdict(people: Collection[str], decided: Verdict | None) -> dy.DataFrame[Statements]:
    """Decide about people, or take the decision back."""
    return _state(people, Topic.VERDICT, decided.value if decided else None)


def done(people: Collection[str], carried_out: Verdict | None) -> dy.DataFrame[Statements]:
    """Tick off what was carried out on LinkedIn, or take the tick away."""
    return _state(people, Topic.DONE, carried_out.value if carried_out else None)


def removed(people: Collection[str], exported_on: date) -> dy.DataFrame[Statements]:
    """Confirm that people were no connections any more on the day of an export."""
    return _state(people, Topic.REMOVED, exported_on.isoformat())


def note(person_id: str, words: str) -> dy.DataFrame[Statements]:
    """Write a note about somebody; no words take it away.

    Raises:
        StoreError: it is too long.
    """
    return _written(person_id, Topic.NOTE, words)


def tag(people: Collection[str], name: str, *, on: bool = True) -> dy.DataFrame[Statements]:
    """Put a tag on people, or take it off.

    Raises:
        StoreError: it has no letters, or too many.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_TAG:
        raise StoreError("tag_long", longest=LONGEST_TAG)
    return _state(people, Topic.TAG, YES if on else None, name)


def label(person_id: str, answer: Answer | None) -> dy.DataFrame[Statements]:
    """Answer "would they pick up?", or take the answer back."""
    return _state([person_id], Topic.LABEL, answer.value if answer else None)


def cadence(person_id: str, days: int | None) -> dy.DataFrame[Statements]:
    """Wish to be in touch every so many days, or no longer.

    Raises:
        StoreError: it is less than a day, or more than ten years.
    """
    if days is not None and not 1 <= days <= LONGEST_CADENCE:
        raise StoreError("cadence_bounds")
    return _state([person_id], Topic.CADENCE, str(days) if days else None)


def follow_up(
    people: Collection[str], kind: FollowUp, settled: Settled | None, day: date | None = None
) -> dy.DataFrame[Statements]:
    """Deal with a follow-up, or take that back.

    Args:
        people: Whose.
        kind: On which list.
        settled: What was done about it.
        day: The day of what came up, or the one until which it waits.
    """
    if (settled is None) != (day is None):
        raise ValueError("a follow-up is dealt with on a day, and neither is said without the other")
    value = f"{settled.value} {day.isoformat()}" if settled and day else None
    return _state(people, Topic.FOLLOW_UP, value, kind.value)


def contact(people: Collection[str], day: date, *, on: bool = True) -> dy.DataFrame[Statements]:
    """Tick that ego was in touch with people on a day, by whatever way, or take the tick of that day away."""
    return _state(people, Topic.CONTACT, YES if on else None, day.isoformat())


def story(person_id: str, words: str) -> dy.DataFrame[Statements]:
    """Write down what somebody's story is; no words take it away.

    Raises:
        StoreError: it is too long.
    """
    return _written(person_id, Topic.STORY, words)


def same_person(before: str, now: str, *, same: bool | None) -> dy.DataFrame[Statements]:
    """Say that two addresses are one person's, that they are two people's, or neither."""
    value = None if same is None else YES if same else NO
    return _state([before], Topic.SAME_PERSON, value, now)


def _written(person_id: str, topic: Topic, words: str) -> dy.DataFrame[Statements]:
    if len(words) > LONGEST_NOTE:
        raise StoreError("note_long", longest=LONGEST_NOTE)
    return _state([person_id], topic, words.strip() or None)


def _state(people: Collection[str], topic: Topic, value: str | None, detail: str = "") -> dy.DataFrame[Statements]:
    rows = pl.DataFrame({"person_id": list(people)}, schema={"person_id": pl.String}).unique(maintain_order=True)
    return Statements.validate(
        rows.with_columns(topic=pl.lit(topic.value), detail=pl.lit(detail), value=pl.lit(value, pl.String)), cast=True
    )
