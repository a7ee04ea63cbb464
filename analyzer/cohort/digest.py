"""One export → its nameless row, by whatever process reads it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import polars as pl

import analyzer
from analyzer.analysis import Analysis, analyze, read_export
from analyzer.cohort.addresses import fetch
from analyzer.export import Source
from analyzer.mapping import map_network
from analyzer.norms import measure_export
from analyzer.settings import Settings

_FORM: Final = 1
"""Of a row. A change of what is measured, or how, makes it 2, and every export is read anew."""

MADE_BY: Final = f"{analyzer.__version__}/{_FORM}"
"""What a row was made by: rows of two versions are not compared."""

_BYTES: Final = 16
"""Of the codes of contents and participants: two of a million never coincide by chance."""

_OLDEST: Final = 5
"""Links, the oldest, by which the owner of an export is known that does not tell an address."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is kept of one export.

    Attributes:
        content: Hash of what is in its tables: the same for a zip and the folder it was unzipped to.
        participant: Code of its owner's address, a keyed hash, by which two exports of one person are known for that;
            empty where it does not tell one.
        likeness: Code of the owner's name and oldest links, by which an export without an address finds its owner.
        exported_on: Its day, where it is known; only its quarter goes into the table.
        day_told: Whether a file or its name tells that day: else it is that of the newest thing in it, and two exports
            that hold the same may be one.
        measures: As `measure_export` gives them.
        findings: Codes of what was odd in its files.
        set_aside: Rows of its files that could not be used.
        files: Tables that were read.
    """

    content: str
    participant: str
    likeness: str
    exported_on: date | None
    day_told: bool
    measures: dict[str, float | None]
    findings: tuple[str, ...]
    set_aside: int
    files: int

    def document(self) -> dict[str, Any]:
        """Give it as plain values that JSON can hold."""
        return {
            "participant": self.participant,
            "likeness": self.likeness,
            "exported_on": self.exported_on.isoformat() if self.exported_on else None,
            "day_told": self.day_told,
            "measures": self.measures,
            "findings": list(self.findings),
            "set_aside": self.set_aside,
            "files": self.files,
        }


@dataclass(frozen=True, slots=True)
class Digest:
    """Read one export and keep its row.

    Attributes:
        address: Where it is.
        secret: Of the run: participants are told apart by it.
        handed: The archive itself, where only the caller's process can reach the address.
        settings: The constants, with the bounds on time and memory.
    """

    address: str = field(repr=False)
    secret: bytes = field(repr=False)
    handed: tuple[Source, ...] = field(default=(), repr=False)
    settings: Settings = field(default_factory=Settings)

    def work(self, watch: Callable[[str], None]) -> Row:
        """Do it, in whatever process this is.

        Raises:
            ExportError: it is no export that can be read, or has no connections.
            UnreachableError: it cannot be reached now.
        """
        sources = self.handed or fetch(self.address, self.settings.limits)
        read = read_export(sources, settings=self.settings, watch=watch)
        # Where nothing is dated no verdict depends on the day.
        day = read.exported_on or date(self.settings.limits.earliest_year, 1, 1)
        analysis = analyze(read, day, settings=self.settings, watch=watch, gestures=True)
        watch("network")
        facts = analysis.facts
        slug = facts.ego.slug if facts.ego else None
        return Row(
            content=_content(analysis),
            participant=self._code(f"slug {slug}") if slug else "",
            likeness=self._code(_likeness(analysis)),
            exported_on=facts.exported_on,
            day_told=facts.exported_on is not None and facts.exported_on > _newest(analysis),
            measures=measure_export(analysis, map_network(analysis)),
            findings=tuple(sorted({finding.code.value for finding in facts.findings})),
            set_aside=sum(file.set_aside for file in facts.files),
            files=len(facts.files),
        )

    def _code(self, known: str) -> str:
        return hmac.new(self.secret, known.encode(), hashlib.sha256).hexdigest()[: 2 * _BYTES]


def _likeness(analysis: Analysis) -> str:
    """Say by what an owner is known without an address: their name, and whom they linked with first."""
    ego = analysis.facts.ego
    oldest = _links(analysis).drop_nulls("connected_on").head(_OLDEST)
    return f"name {sorted(ego.name_keys) if ego else ''} links {oldest.rows() or _content(analysis)}"


def _newest(analysis: Analysis) -> date:
    """Give the day of the newest thing that happened."""
    days = analysis.interactions.select(pl.col("at").dt.date().max()).item()
    return days if isinstance(days, date) else date.min


def _content(analysis: Analysis) -> str:
    """Hash what the tables hold: every link, every interaction; no name of a file, and not the day it was made."""
    happened = analysis.interactions.select("person_id", pl.col("kind", "at", "given").cast(pl.String))
    whole = hashlib.blake2b(digest_size=_BYTES)
    for table in (_links(analysis), happened.sort(happened.columns)):
        whole.update(table.write_csv().encode())
    return whole.hexdigest()


def _links(analysis: Analysis) -> pl.DataFrame:
    links = analysis.people.filter("is_connection").select("connected_on", "person_id")
    return links.sort("connected_on", "person_id")
