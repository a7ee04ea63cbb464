"""The invented owners: how many people they know how well, how they write, when their export was made."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from analyzer.samples.names import FIRST, LAST


class Story(StrEnum):
    """How two people stand to each other in the messages. Each plays one rule of the model, or one trap."""

    REGULAR = "regular"  # writes often, both ways, not long ago
    BACKED = "backed"  # writes seldom, but with a recommendation, a phone number or a call
    EDGE_CALLABLE = "edge_callable"  # exactly at the cut-offs, on the callable side
    COOLING = "cooling"  # strong, silent for two to three years
    SOME = "some"  # a few days, both ways
    EDGE_WARM = "edge_warm"  # just short of strong
    VOUCHED = "vouched"  # a recommendation or a phone number, hardly a message
    ONCE_STRONG = "once_strong"  # strong, silent for more than three years
    ONCE_SOME = "once_some"  # a few days, long ago
    ONCE_VOUCHED = "once_vouched"  # a recommendation of long ago
    BRIEF = "brief"  # a day or two
    PITCH = "pitch"  # they sell, ego does not answer
    UNANSWERED = "unanswered"  # ego wrote, nobody answered
    GROUP = "group"  # in group conversations only
    MASS_ANSWERED = "mass_answered"  # got a copy, said a word
    MASS = "mass"  # got a copy
    NOTE = "note"  # a note with the invitation, nothing after
    GREETING = "greeting"  # a greeting on the day of the link, nothing after
    SILENT = "silent"  # never a word


@dataclass(frozen=True, slots=True)
class Persona:
    """One invented owner.

    Attributes:
        first, last, slug: Who it is.
        exported_on: The day of the export.
        since: The year of the first link.
        era: Key of `eras.ERAS`: how the files are written.
        connections, messages: How many, where nothing else is asked for.
        callable_people: How many of the usual number of connections could be called.
        close: Share of the people who are close to ego, whether they write here or not.
        languages: Language → share of the people.
        shares: Story → share of the connections, for everything but the callable.
        sponsored: Share of the conversations that are advertisements.
        bursts: Share of the links that were made on a few days.
        positions: Ego's jobs: employer, title, first month, last month.
        unnamed: Share of links of whom only a date is left.
        complete: Whether it is the larger archive, with what the owner did in public.
    """

    first: str
    last: str
    slug: str
    exported_on: date
    since: int
    era: str
    connections: int
    messages: int
    callable_people: int
    close: float
    languages: Mapping[str, float]
    shares: Mapping[Story, float]
    sponsored: float
    bursts: float
    positions: tuple[tuple[str, str, str, str], ...]
    unnamed: float = 0.01
    applications: int = 0
    headline: str = field(default="")
    complete: bool = False


PERSONAS: Final[dict[str, Persona]] = {
    "collector": Persona(
        first="Mara",
        last="Einträger",
        slug="mara-einträger-4f1c20",
        exported_on=date(2026, 3, 9),
        since=2012,
        era="2026-03",
        connections=2400,
        messages=3600,
        callable_people=9,
        close=0.014,
        languages={"en": 0.66, "de": 0.14, "fr": 0.07, "es": 0.06, "pt": 0.07},
        shares={
            Story.COOLING: 0.0015,
            Story.SOME: 0.007,
            Story.EDGE_WARM: 0.0015,
            Story.VOUCHED: 0.002,
            Story.ONCE_STRONG: 0.008,
            Story.ONCE_SOME: 0.014,
            Story.ONCE_VOUCHED: 0.002,
            Story.BRIEF: 0.025,
            Story.PITCH: 0.045,
            Story.UNANSWERED: 0.02,
            Story.GROUP: 0.005,
            Story.MASS_ANSWERED: 0.003,
            Story.MASS: 0.03,
            Story.NOTE: 0.004,
            Story.GREETING: 0.02,
        },
        sponsored=0.14,
        bursts=0.35,
        headline="Community lead. Bringing people together.",
        complete=True,
        positions=(
            ("Litware", "Event Manager", "Mar 2012", "Aug 2016"),
            ("Contoso, Ltd.", "Community Manager", "Sep 2016", "Dec 2020"),
            ("Northwind Traders", "Community Lead", "Jan 2021", ""),
        ),
    ),
    "quiet": Persona(
        first="Tomás",
        last="Lisedo",
        slug="tomás-lisedo-b07e31",
        exported_on=date(2024, 11, 18),
        since=2014,
        era="2024-11",
        connections=140,
        messages=2400,
        callable_people=22,
        close=0.34,
        languages={"en": 0.5, "es": 0.4, "pt": 0.1},
        shares={
            Story.COOLING: 0.03,
            Story.SOME: 0.06,
            Story.EDGE_WARM: 0.02,
            Story.VOUCHED: 0.015,
            Story.ONCE_STRONG: 0.05,
            Story.ONCE_SOME: 0.04,
            Story.ONCE_VOUCHED: 0.01,
            Story.BRIEF: 0.05,
            Story.PITCH: 0.05,
            Story.UNANSWERED: 0.02,
            Story.GROUP: 0.02,
            Story.GREETING: 0.02,
        },
        sponsored=0.13,
        bursts=0.05,
        headline="Translator, quietly.",
        positions=(
            ("Lucerne Publishing", "Translator", "Feb 2014", "Jun 2019"),
            ("Casa do Orvalho", "Senior Translator", "Jul 2019", ""),
        ),
    ),
    "job-seeker": Persona(
        first="Rhea",
        last="Dunmore",
        slug="rhea-dunmore-77a9c4",
        exported_on=date(2022, 10, 6),
        since=2011,
        era="2022-10",
        connections=860,
        messages=2200,
        callable_people=5,
        close=0.02,
        languages={"en": 0.85, "de": 0.05, "fr": 0.05, "es": 0.05},
        shares={
            Story.COOLING: 0.006,
            Story.SOME: 0.012,
            Story.EDGE_WARM: 0.003,
            Story.VOUCHED: 0.004,
            Story.ONCE_STRONG: 0.012,
            Story.ONCE_SOME: 0.03,
            Story.ONCE_VOUCHED: 0.004,
            Story.BRIEF: 0.03,
            Story.PITCH: 0.06,
            Story.UNANSWERED: 0.09,
            Story.GROUP: 0.004,
            Story.MASS_ANSWERED: 0.02,
            Story.MASS: 0.12,
            Story.NOTE: 0.01,
            Story.GREETING: 0.02,
        },
        sponsored=0.5,
        bursts=0.5,
        headline="Open to work: project management.",
        positions=(
            ("Adatum", "Project Assistant", "May 2011", "Nov 2014"),
            ("Fabrikam", "Project Manager", "Aug 2015", "Jan 2019"),
            ("Wingtip", "Project Manager", "Nov 2019", "Apr 2022"),
        ),
        applications=140,
    ),
    "newcomer": Persona(
        first="Yara",
        last="Neubert",
        slug="yara-neubert-0c5d18",
        exported_on=date(2025, 12, 1),
        since=2025,
        era="2025-12",
        connections=12,
        messages=0,
        callable_people=0,
        close=0.2,
        languages={"de": 0.6, "en": 0.4},
        shares={},
        sponsored=0.13,
        bursts=0.0,
        unnamed=0.0,
        headline="Student, Bellows College",
        positions=(),
    ),
}
"""The four owners of the committed samples."""


def somebody_else(persona: Persona, number: int) -> Persona:
    """Give another owner who lives such a life.

    Args:
        persona: The life.
        number: Of the owner, 1 or more: each has a name and an address of their own.
    """
    rng = random.Random(f"owner {number}")  # noqa: S311 - samples, not secrets
    language = rng.choice(list(persona.languages))
    first, last = rng.choice(FIRST[language]), rng.choice(LAST[language])
    slug = "-".join(f"{first} {last}".lower().split())
    return replace(persona, first=first, last=last, slug=f"{slug}-{number:08x}")
