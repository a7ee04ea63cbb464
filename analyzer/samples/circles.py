"""Invented people → where they work and as what: circles that grew at ego's jobs and events, and a long tail of loners.

Measured on real lists: 49 to 84 % of people are the only one from their employer, and the largest employer holds 6 to
159 of them.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from analyzer.samples.names import EMPLOYERS, JOBS, LAST, LEGAL_FORMS, ODD_TITLES, TRADES
from analyzer.samples.personas import Persona

_THEMES: Final = 3
"""Fields that most of the people met at one job work in."""

_THEMED: Final = 0.62
"""Share of the people met at a job, or at one event, who work in its fields."""

_COLLEAGUE: Final = 0.1
"""Share of the people met at a job who are still there."""

_SHARED: Final = 0.26
"""Share of the people whose employer others share too."""

_ODD: Final = 0.05
"""Share of titles that tell no field."""

_EVENT_LINKS: Final = 5
"""Links of one day from which it was an event."""

_HOUSES: Final = ("en", "en", "de")
"""Languages of the names of small houses."""

_LARGEST: Final = 140
"""People at one shared employer at most."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Where one person stands: the field (empty where the title does not tell it) and ego's employer at the time."""

    field: str
    chapter: str
    employer: str
    title: str


class Circles:
    """Settles people, one after the other, by a chance of its own: equal worlds are settled equally."""

    def __init__(self, persona: Persona, linked_on: Sequence[date | None], seed: int) -> None:
        """Choose the fields of ego's jobs and of the events, by a chance of its own."""
        self._rng = random.Random(f"circles {seed}")  # noqa: S311 - samples, not secrets
        days = Counter(day for day in linked_on if day)
        self._jobs = [
            (_month(start), _month(end) if end else persona.exported_on, employer)
            for employer, _, start, end in persona.positions
        ]
        fields = list(JOBS)
        self._themes = [self._rng.sample(fields, _THEMES) for _ in self._jobs]
        self._events = {day: self._rng.choice(fields) for day in sorted(days) if days[day] >= _EVENT_LINKS}
        self._taken: Counter[str] = Counter()

    def settle(self, language: str, linked_on: date | None) -> Settled:
        """Settle one person."""
        rng = self._rng
        job = next(
            (place for place, (start, end, _) in enumerate(self._jobs) if linked_on and start <= linked_on <= end), None
        )
        event = self._events.get(linked_on) if linked_on else None
        field = rng.choice(list(JOBS))
        if event and rng.random() < _THEMED:
            field = event
        elif job is not None and rng.random() < _THEMED:
            field = rng.choice(self._themes[job])
        chapter = self._jobs[job][2] if job is not None else ""
        title = rng.choice(JOBS[field].get(language, JOBS[field]["en"]))
        if rng.random() < _ODD:
            field, title = "", rng.choice(ODD_TITLES)
        return Settled(field, chapter, self._employer(chapter), title)

    def _employer(self, chapter: str) -> str:
        rng = self._rng
        if chapter and rng.random() < _COLLEAGUE:
            name = chapter.split(",", maxsplit=1)[0]
        elif rng.random() < _SHARED:
            name = EMPLOYERS[min(int(rng.paretovariate(0.6)) - 1, rng.randrange(len(EMPLOYERS)))]
        else:
            names = LAST[rng.choice(_HOUSES)]
            partner = rng.choice((f"& {rng.choice(names)}", rng.choice(TRADES)))
            return f"{rng.choice(names)} {partner} {rng.choice(TRADES)}"
        self._taken[name] += 1
        if self._taken[name] > _LARGEST:
            return f"{rng.choice(LAST['en'])} {rng.choice(TRADES)} {rng.choice(TRADES)}"
        return name + rng.choice(LEGAL_FORMS)


def _month(text: str) -> date:
    return datetime.strptime(text, "%b %Y").replace(tzinfo=UTC).date()
