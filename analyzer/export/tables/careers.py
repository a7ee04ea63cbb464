"""Positions.csv, Education.csv → the owner's jobs and studies, one row each."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.dates import FOUR_DIGITS
from analyzer.export.reading import Parsing, TableFile


class Positions(dy.Schema):
    """One row per job of the owner, from its first day to its last as far as a month tells; a null end is the present."""

    row = dy.UInt32()
    company = dy.String(nullable=True)
    title = dy.String(nullable=True)
    started_on = dy.Date(nullable=True)
    finished_on = dy.Date(nullable=True)


class Education(dy.Schema):
    """One row per study of the owner."""

    row = dy.UInt32()
    school = dy.String(nullable=True)
    degree = dy.String(nullable=True)
    started_on = dy.Date(nullable=True)
    finished_on = dy.Date(nullable=True)


def parse(texts: pl.DataFrame, _parsing: Parsing) -> pl.DataFrame:
    """Read `Jan 2024` and `2024` as the first day of it where something starts, as the last where it ends."""
    return texts.with_columns(
        started_on=pl.coalesce(_month("started_on"), _year("started_on")),
        finished_on=pl.coalesce(
            _month("finished_on").dt.month_end(), _year("finished_on").dt.offset_by("1y").dt.offset_by("-1d")
        ),
    )


def _month(name: str) -> pl.Expr:
    return _in_our_time(("1 " + pl.col(name)).str.to_date("%d %b %Y", strict=False))


def _year(name: str) -> pl.Expr:
    return _in_our_time(("1 Jan " + pl.col(name)).str.to_date("%d %b %Y", strict=False))


def _in_our_time(day: pl.Expr) -> pl.Expr:
    """Take no day of a year of two digits: polars reads "24" as the year 24."""
    return pl.when(day.dt.year() >= FOUR_DIGITS).then(day)


POSITIONS = TableFile(
    name="positions",
    schema=Positions,
    files=("Positions.csv",),
    columns={
        "company": ("Company Name",),
        "title": ("Title",),
        "started_on": ("Started On", "Start Date"),
        "finished_on": ("Finished On", "End Date"),
    },
    required=("company",),
    parse=parse,
    trimmed=("company", "title"),
)
EDUCATION = TableFile(
    name="education",
    schema=Education,
    files=("Education.csv",),
    columns={
        "school": ("School Name",),
        "degree": ("Degree Name",),
        "started_on": ("Start Date", "Started On"),
        "finished_on": ("End Date", "Finished On"),
    },
    required=("school",),
    parse=parse,
    trimmed=("school", "degree"),
)
