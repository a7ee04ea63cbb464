"""Days on which to be in touch → a calendar file for any calendar program."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event

_MADE_BY: Final = "-//Handful//Keep in touch//EN"
_NAMES: Final = uuid.UUID("5a0f7b1e-6d0b-4f43-9a51-0c8f3f6b2d10")
"""Namespace of the ids of entries, drawn once: the same person on the same list is the same entry in every file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole day in the calendar.

    Attributes:
        about: What the entry is about, unique in a file: an entry taken in again replaces the one before.
        on: The day.
        title: Its one line.
        text: What else there is to say, on any number of lines.
        url: Where there is more, if anywhere.
    """

    about: str
    on: date
    title: str
    text: str = ""
    url: str | None = None


def render_calendar(entries: Iterable[Entry], now: datetime) -> bytes:
    """Write a calendar of whole days, as RFC 5545 has it.

    Args:
        entries: The days.
        now: The moment it is written, which says which of two versions of an entry is the newer one.
    """
    calendar = Calendar()
    calendar.add("prodid", _MADE_BY)
    calendar.add("version", "2.0")
    for entry in entries:
        event = Event()
        event.add("uid", str(uuid.uuid5(_NAMES, entry.about)))
        event.add("dtstamp", now)
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("summary", _printable(entry.title))
        if entry.text:
            event.add("description", _printable(entry.text))
        if entry.url:
            event.add("url", entry.url)
        event.add("transp", "TRANSPARENT")  # nobody is busy all day for one message
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _printable(text: str) -> str:
    """Drop control characters, which no calendar may hold; every blank but a new line becomes a plain one."""
    kept = (letter if letter == "\n" or not letter.isspace() else " " for letter in text)
    return "".join(letter for letter in kept if letter.isprintable() or letter == "\n")
