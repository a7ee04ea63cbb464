"""Exports that were found, a ledger and an engine → the cohort's table, and what may be shown of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

import analyzer
from analyzer.cohort.addresses import Found
from analyzer.cohort.digest import MADE_BY
from analyzer.cohort.engines import Engine
from analyzer.cohort.running import Progress, read_all
from analyzer.cohort.side_file import SideFile, sort_into_groups
from analyzer.cohort.table import Gathered, gather_rows, refuse_others, write_rows
from analyzer.errors import CohortError
from analyzer.norms import FLOOR, Summary, summarise
from analyzer.settings import Settings
from analyzer.store import Expected, Ledger, SetAside
from analyzer.text import Words


@dataclass(frozen=True, slots=True)
class Cohort:
    """What came of a run.

    Attributes:
        found: Exports there are.
        gathered: The table, and how many exports did not count a second time.
        participants: Owners in it.
        set_aside: What could not be read, and why.
        returning: Owners with exports of two times or more.
        ungrouped: Owners of whom the side file says nothing.
        hidden: Groups that are not shown, since too few are alike: attribute and value.
        summary: What may be shown; None below ten participants, of whom nothing may.
    """

    found: int
    gathered: Gathered
    participants: int
    set_aside: tuple[SetAside, ...]
    returning: int
    ungrouped: int
    hidden: tuple[tuple[str, str], ...]
    summary: Summary | None

    def document(self, words: Words) -> dict[str, Any]:
        """Give it as plain values, the table left out, its sentences in a language: docs/reference.md has its keys."""
        return {
            "handful": analyzer.__version__,
            "exports": {
                "found": self.found,
                "rows": self.gathered.rows.height,
                "copies": self.gathered.copies,
                "replaced": self.gathered.replaced,
                "set_aside": len(self.set_aside),
            },
            "participants": self.participants,
            "returning": self.returning,
            "ungrouped": self.ungrouped,
            "hidden_groups": [{"name": name, "value": value} for name, value in self.hidden],
            "set_aside": [
                {
                    "export": one.address,
                    "code": one.why.code,
                    **dict(zip(("message", "hint"), one.why.told(words), strict=True)),
                    "attempts": one.attempts,
                }
                for one in self.set_aside
            ],
            "summary": asdict(self.summary) if self.summary else None,
        }


def make_cohort(
    found: Sequence[Found],
    side: SideFile | None,
    out: Path,
    ledger: Ledger,
    engine: Engine,
    clock: Callable[[], datetime],
    *,
    settings: Settings | None = None,
    again: bool = False,
    forget: bool = False,
    watch: Callable[[Progress], None] = lambda _: None,
) -> Cohort:
    """Read many exports, each once, and write the table of their rows.

    May be stopped at any moment and called again: it goes on from there. What is no longer among the exports is
    forgotten, in the ledger and in the table.

    Args:
        found: The exports.
        side: Which of them belong to which groups; no groups if None.
        out: Folder the table is written to.
        ledger: Of this run.
        engine: Reads them; it is closed at the end.
        clock: Tells the time.
        settings: The constants, with the bounds on time and memory of each export; the usual ones if left out.
        again: Whether what was set aside before is read once more.
        forget: Whether most of what was read before may be gone.
        watch: Told how far it is.

    Raises:
        CohortError: nobody is there to read, no export could be read, or the table cannot be written.
        StoreError: the ledger cannot be kept.
    """
    try:
        refuse_others(out)
        ledger.expect([Expected(one.address, one.stamp) for one in found], MADE_BY, forget=forget)
        if again:
            ledger.try_again()
        read_all(ledger, engine, settings or Settings(), clock, watch)
    finally:
        engine.close()
    aside = tuple(ledger.set_aside())
    gathered = gather_rows(ledger)
    if gathered.rows.is_empty():
        raise CohortError("none_readable", why=aside[0].why if aside else "")
    write_rows(gathered.rows, out)
    participants = gathered.rows["participant"].n_unique()
    grouped = sort_into_groups(gathered.owners, side)
    summary = summarise(gathered.rows.lazy(), grouped) if participants >= FLOOR else None
    attributes = grouped.drop("participant")
    return Cohort(
        found=len(found),
        gathered=gathered,
        participants=participants,
        set_aside=aside,
        returning=gathered.rows.filter(pl.col("moment") > 1)["participant"].n_unique(),
        ungrouped=grouped.filter(pl.all_horizontal(pl.exclude("participant") == "")).height if side else 0,
        hidden=_hidden(attributes, summary),
        summary=summary,
    )


def _hidden(attributes: pl.DataFrame, summary: Summary | None) -> tuple[tuple[str, str], ...]:
    """Give the values of which no group is shown."""
    shown = {pair for group in summary.groups for pair in group.values.items()} if summary else set()
    told = [(name, value) for name in attributes.columns for value in attributes[name].unique().sort().to_list()]
    return tuple(pair for pair in told if pair[1] and pair not in shown)
