"""An analysis → contact while ego looked for work, and at all other times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from analyzer.analysis import Analysis
from analyzer.habits.letters import letters_of
from analyzer.schemas import Deed, Occupation
from analyzer.ties import days_before


@dataclass(frozen=True, slots=True)
class Seeking:
    """How much ego wrote while looking for work, and at other times.

    Attributes:
        search_days: Days of search since the first message.
        other_days: Days that are none.
        search_letters: Messages ego wrote on days of search.
        other_letters: Messages ego wrote on others.
    """

    search_days: int
    other_days: int
    search_letters: int
    other_letters: int

    @property
    def comparable(self) -> bool:
        """Whether there are days of both kinds since the first message."""
        return bool(self.search_days and self.other_days)

    @property
    def ratio(self) -> float | None:
        """Messages a day while looking over messages a day at other times; None where the latter are none."""
        if not (self.comparable and self.other_letters):
            return None
        return (self.search_letters / self.search_days) / (self.other_letters / self.other_days)


def compare_seeking(analysis: Analysis) -> Seeking | None:
    """Compare what ego writes in times of search with all others; None where no time of search is known.

    A time of search is one around an application, or between two jobs.
    """
    own = letters_of(analysis).filter("given").select(pl.col("at").dt.date().alias("on"))
    spans = _merged([*_around_applications(analysis), *_between_jobs(analysis)], analysis.as_of)
    if own.is_empty() or not spans:
        return None
    first = own["on"].min()
    began = first if isinstance(first, date) else analysis.as_of
    spans = [(max(start, began), end) for start, end in spans if end >= began]
    days = {start + timedelta(days=day) for start, end in spans for day in range((end - start).days + 1)}
    inside = int(own["on"].is_in(sorted(days)).sum())
    whole = (analysis.as_of - began).days + 1
    return Seeking(
        search_days=len(days),
        other_days=max(whole - len(days), 0),
        search_letters=inside,
        other_letters=own.height - inside,
    )


def _around_applications(analysis: Analysis) -> list[tuple[date, date]]:
    around = timedelta(days=analysis.settings.habits.search_days)
    days = (
        analysis.deeds.filter(pl.col("deed") == Deed.JOB_APPLIED.value)["at"].drop_nulls().dt.date().unique().to_list()
    )
    return [(day - around, day + around) for day in days]


def _between_jobs(analysis: Analysis) -> list[tuple[date, date]]:
    """The times after one job ended and before any other began, up to `as_of`."""
    jobs = analysis.careers.filter(
        (pl.col("occupation") == Occupation.WORK.value) & pl.col("started_on").is_not_null()
    ).sort("started_on")
    gap = analysis.settings.habits.gap_days
    spans: list[tuple[date, date]] = []
    until: date | None = None
    for start, end in jobs.select("started_on", "finished_on").iter_rows():
        if until is not None and (start - until).days > gap:
            spans.append((until, start))
        until = max(until or date.min, end or date.max)
    if until is not None and until < days_before(analysis.as_of, gap):
        spans.append((until, analysis.as_of))
    return spans


def _merged(spans: list[tuple[date, date]], last: date) -> list[tuple[date, date]]:
    """Put spans that touch together; nothing lies after the last day."""
    merged: list[tuple[date, date]] = []
    for start, end in sorted((start, min(end, last)) for start, end in spans if start <= last):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
