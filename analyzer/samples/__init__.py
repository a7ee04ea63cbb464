"""Invented exports with planted truth, of any size and of every era; and the four that travel with the product."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

from analyzer.errors import SettingsError
from analyzer.samples.eras import ERAS
from analyzer.samples.files import write_zip
from analyzer.samples.personas import PERSONAS, somebody_else
from analyzer.samples.plan import plan_world
from analyzer.samples.rewinding import rewind
from analyzer.samples.truth import truth_of

SEED: Final = 20260309
"""The seed of the committed samples."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One of the committed samples."""

    persona: str
    file: str

    @property
    def path(self) -> Path:
        """Where it lies: beside the package in an installed wheel, at the top of a clone."""
        return _folder() / self.file


EARLIER_DAYS: Final = 42
"""Days between the two exports of the collector: six weeks, as between two sessions with a coach."""

EARLIER: Final = Sample("collector", "the-collector-earlier.zip")
"""The collector's export of six weeks before, to compare with."""

SAMPLES: Final = tuple(Sample(persona, f"the-{persona}.zip") for persona in PERSONAS)
"""The committed samples, in the order they are offered."""


@cache
def _folder() -> Path:
    installed = Path(str(resources.files(__package__))) / "exports"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "sample_exports"


def is_invented(name: str | None, slug: str | None) -> bool:
    """Tell whether the owner of an export is one of the invented ones: by name, and by the address of their profile."""
    return (name, slug) in {(f"{one.first} {one.last}", one.slug) for one in PERSONAS.values()}


COHORT: Final = "a-cohort.json"
"""What may be shown of an invented cohort; benchmarks/cohort_sample.py makes it."""


def sample_cohort() -> Path:
    """Tell where the file about an invented cohort lies."""
    return _folder() / COHORT


MOST_CONNECTIONS: Final = 200_000
"""LinkedIn stops at 30,000; a few old accounts have some more."""

MOST_EARLIER: Final = 3650
"""Days."""

MOST_MESSAGES: Final = 10_000_000
"""Twenty times the largest inbox the product is measured on."""


@dataclass(frozen=True, slots=True)
class Made:
    """The size of an invented export."""

    connections: int
    messages: int


def make_sample(
    out: str | Path,
    persona: str = "collector",
    connections: int | None = None,
    messages: int | None = None,
    seed: int = SEED,
    truth: str | Path | None = None,
    era: str | None = None,
    earlier: int = 0,
    owner: int = 0,
) -> Made:
    """Make an invented export; equal arguments give equal bytes.

    Args:
        out: The zip to write.
        persona: One of PERSONAS.
        connections: How many links; the persona's own number if left out.
        messages: About how many rows of messages.csv; fewer where there is nobody to write to.
        seed: Of all chance.
        truth: Where to write, as JSON, how close everybody is and the tier the rules should give.
        era: One of ERAS; the persona's own if left out.
        earlier: Days before the persona's export: the same world then, to compare with.
        owner: Number of another owner with such a life; the persona's own if 0.

    Returns:
        How many links and rows of messages.csv there are: without anybody to write to, there are fewer than asked for.

    Raises:
        SettingsError: there is no such persona or era, or a number is negative.
    """
    if persona not in PERSONAS:
        raise SettingsError("no_persona", persona=persona, known=", ".join(PERSONAS))
    if era is not None and era not in ERAS:
        raise SettingsError("no_era", era=era, known=", ".join(ERAS))
    chosen = PERSONAS[persona]
    if era:
        chosen = replace(chosen, era=era)
    if owner:
        chosen = somebody_else(chosen, owner)
    links = chosen.connections if connections is None else connections
    rows = chosen.messages if messages is None else messages
    if min(links, rows) < 0:
        raise SettingsError("negative_number")
    if links > MOST_CONNECTIONS or rows > MOST_MESSAGES:
        raise SettingsError("more_than_anybody", connections=MOST_CONNECTIONS, messages=MOST_MESSAGES)
    if not 0 <= earlier <= MOST_EARLIER:
        raise SettingsError("earlier_bounds", most=MOST_EARLIER)
    if earlier and truth:
        raise SettingsError("earlier_truth")
    world = plan_world(chosen, links, rows, seed)
    world = rewind(world, earlier, seed) if earlier else world
    write_zip(world, ERAS[chosen.era], out, seed)
    if truth:
        text = json.dumps(truth_of(world, ERAS[chosen.era]), ensure_ascii=False, indent=1)
        Path(truth).write_text(text + "\n", encoding="utf-8")
    return Made(len(world.people) + len(world.unnamed), len(world.messages) + len(world.adverts))


__all__ = ["COHORT", "ERAS", "PERSONAS", "SAMPLES", "SEED", "Sample", "make_sample", "sample_cohort"]
