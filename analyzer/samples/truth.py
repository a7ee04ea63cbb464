"""An invented world → what is true of it: how close each person is, and the tier the rules should give.

The rules are written out here a second time, in plain Python over the plan, so that the product is checked against
something other than itself.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from analyzer.samples.eras import Era
from analyzer.samples.plan import Message, Person, World

_MONTH: Final = 30.4375


def truth_of(world: World, era: Era) -> dict[str, Any]:
    """Give, for every invented person, the hidden closeness and the tier that follows from the plan."""
    as_of = world.persona.exported_on
    with_person: dict[str, list[Message]] = {}
    for message in world.messages:
        for person in message.people:
            with_person.setdefault(person.slug, []).append(message)
    names = Counter(_key(person.name) for person in world.people)
    people = [
        {
            "person_id": _person_id(person, with_person.get(person.slug, []), era, names, world),
            "name": person.name,
            "is_connection": person.connected_on is not None,
            "closeness": round(person.closeness, 4),
            "would_pick_up": person.would_pick_up,
            "story": person.story.value,
            "field": person.field or None,
            "chapter": person.chapter or None,
            "tier": tier_of(person, with_person.get(person.slug, []), as_of),
        }
        for person in (*world.people, *world.others)
    ]
    return {
        "persona": world.persona.slug,
        "exported_on": as_of.isoformat(),
        "connections": len(world.people),
        "unnamed_connections": len(world.unnamed),
        "messages": len(world.messages) + len(world.adverts),
        "people": people,
    }


def tier_of(person: Person, messages: Iterable[Message], as_of: date) -> str:
    """Apply the rules of docs/method.md to one person's plan."""
    counted = [
        message for message in messages if message.counts and (message.author is None or message.author is person)
    ]
    alone = [message for message in counted if len(message.people) == 1]
    days = {message.at.date() for message in alone}
    months = {(day.year, day.month) for day in days}
    both = len({message.author is None for message in alone}) > 1
    last = max((message.at.date() for message in counted), default=None)
    silent = (as_of - last).days / _MONTH if last else math.inf
    backed = bool(person.recommended or person.imported_on or person.arranged)
    strong = both and ((len(days) >= 8 and len(months) >= 3) or (len(days) >= 4 and backed))
    lasting = len(months) >= 2 and (max(days) - min(days)).days >= 28
    some = both and (len(days) >= 3 or lasting)
    vouched = bool(person.recommended or person.imported_on)
    dates = [day for day in (person.recommended_on, person.imported_on, last) if day]
    vouched_ago = (as_of - max(dates)).days / _MONTH if dates else math.inf
    if strong and silent < 24:
        return "could_call"
    if ((strong or some) and silent < 36) or (vouched and vouched_ago < 36):
        return "warm"
    if strong or some or vouched:
        return "dormant"
    return "shallow" if counted else "no_evidence"


def _person_id(person: Person, messages: list[Message], era: Era, names: Counter[str], world: World) -> str:
    """The slug where some file of the era has it, else the name, else the name and what tells namesakes apart."""
    slug = unicodedata.normalize("NFC", person.slug).lower()
    if person.connected_on is None:
        addressed = "SENDER" in era.messages and any(message.author is person for message in messages)
    else:
        addressed = era.connection_url or (
            "SENDER" in era.messages and any(message.author is person for message in messages)
        )
    addressed = addressed or "RECIPIENT" in era.messages
    addressed = addressed or (era.endorsement_url and any(person.endorsed) and names[_key(person.name)] == 1)
    if addressed:
        return slug
    key = _key(person.name)
    if names[key] == 1 or person.connected_on is None:
        return f"name:{key}"
    company = f"name:{key}|{person.company.lower()}"
    same = [one for one in world.people if (_key(one.name), one.company.lower()) == (key, person.company.lower())]
    return company if len(same) == 1 else f"{company}|{person.connected_on}"


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).lower().split())
