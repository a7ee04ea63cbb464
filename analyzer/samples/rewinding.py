"""An invented world → the same world some days earlier: what had not happened yet is gone, what ended since is there."""

from __future__ import annotations

import random
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from analyzer.samples.names import FIRST, LAST
from analyzer.samples.plan import Person, World

_MOVED_ON: Final = 90
"""One in so many people had another job. Prior: people change every few years, and few tell within weeks."""

_GONE_SINCE: Final = 250
"""One link in so many has ended since."""

_LINKED_YEARS: Final = (1, 8)


def rewind(world: World, days: int, seed: int) -> World:
    """Give a world as it was so many days before its export.

    Args:
        world: As `plan_world` gives it; it stays as it is.
        days: How many, 1 or more.
        seed: Of who had another job and whose link ended since; equal seeds give equal worlds.
    """
    rng = random.Random(f"{seed} earlier {days}")  # noqa: S311 - samples, not secrets
    day = world.persona.exported_on - timedelta(days=days)
    earlier = deepcopy(world)
    earlier.persona = replace(world.persona, exported_on=day)
    earlier.people = [
        _before(one, day) for one in earlier.people if one.connected_on is None or one.connected_on <= day
    ]
    there = {one.slug for one in earlier.people}
    earlier.messages = [message for message in earlier.messages if _by(message.at, day)]
    earlier.adverts = [message for message in earlier.adverts if _by(message.at, day)]
    earlier.pending = [(person, at, note) for person, at, note in earlier.pending if _by(at, day)]
    earlier.unnamed = [linked for linked in earlier.unnamed if linked <= day]
    jobs = sorted({(one.company, one.position) for one in earlier.people if one.company})
    for one in earlier.people:
        if one.company and jobs and rng.randrange(_MOVED_ON) == 0:
            one.company, one.position = rng.choice(jobs)
    taken = there | {world.persona.slug}
    for number in range(len(earlier.people) // _GONE_SINCE):
        earlier.people.append(_gone(rng, day, number, taken))
    return earlier


def _by(at: datetime, day: date) -> bool:
    return at.date() <= day


def _before(person: Person, day: date) -> Person:
    """Take back what came after the day."""
    if person.recommended_on and person.recommended_on > day:
        person.recommended, person.recommended_on = "", None
    if person.imported_on and person.imported_on > day:
        person.imported_on = None
    return person


def _gone(rng: random.Random, day: date, number: int, taken: set[str]) -> Person:
    first, last = rng.choice(FIRST["en"]), rng.choice(LAST["en"])
    slug = f"{first}-{last}-{number:04x}".lower()
    while slug in taken:
        slug += "0"
    taken.add(slug)
    years = rng.uniform(*_LINKED_YEARS)
    return Person(first, last, slug, "en", day - timedelta(days=round(365 * years)), 0.0)
