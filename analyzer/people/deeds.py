"""The tables that point to no person → what ego did on LinkedIn, and what ego knows and can."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import dataframely as dy
import polars as pl

from analyzer.export import Export
from analyzer.export.reading import JOINED, TableFile
from analyzer.export.tables import (
    ad_targeting,
    comments,
    company_follows,
    events,
    job_applications,
    learning,
    reactions,
    saved_jobs,
    shares,
    skills,
)
from analyzer.schemas import UTC, Abilities, Ability, Deed, Deeds

_NOTHING = pl.lit(None, pl.String)
_PUBLIC: Final[tuple[tuple[TableFile[Any], Deed], ...]] = (
    (shares.TABLE, Deed.POST),
    (shares.REPOSTS, Deed.REPOST),
    (comments.TABLE, Deed.COMMENT),
    (reactions.TABLE, Deed.REACTION),
)
_COMPANIES: Final[tuple[tuple[TableFile[Any], Deed], ...]] = (
    (company_follows.TABLE, Deed.COMPANY_FOLLOWED),
    (saved_jobs.TABLE, Deed.JOB_SAVED),
    (job_applications.TABLE, Deed.JOB_APPLIED),
)


def find_deeds(export: Export, as_of: date) -> dy.DataFrame[Deeds]:
    """Put side by side what ego did with nobody in particular at the other end, the earliest first.

    Args:
        export: As it was on `as_of`.
        as_of: Events that begin later and courses finished later are left out; the rest has been cut already.
    """
    begun = export.rows(events.TABLE).filter(~pl.col("declined") & (pl.col("starts_on") <= as_of).fill_null(value=True))
    seen = _seen(export, as_of).filter(pl.col("at").is_not_null() | pl.col("completed_at").is_not_null())
    parts = [
        *(_deeds(export.rows(table), deed) for table, deed in _PUBLIC),
        *(_deeds(export.rows(table), deed, what=pl.col("company")) for table, deed in _COMPANIES),
        _deeds(seen.with_columns(pl.coalesce("at", "completed_at")), Deed.COURSE, what=pl.col("title")),
        _deeds(
            begun.with_columns(at=pl.col("starts_on").cast(pl.Datetime("us")).dt.replace_time_zone(UTC)),
            Deed.EVENT,
            what=pl.col("name"),
            ended_on=pl.coalesce("ends_on", "starts_on"),
        ),
    ]
    return Deeds.validate(pl.concat(parts).sort("at", "deed", "what"), cast=True)


def _deeds(rows: pl.DataFrame, deed: Deed, what: pl.Expr = _NOTHING, ended_on: pl.Expr | None = None) -> pl.DataFrame:
    return rows.select(
        pl.lit(deed.value, pl.Enum(Deed)).alias("deed"),
        "at",
        (pl.lit(None, pl.Date) if ended_on is None else ended_on).alias("ended_on"),
        what.alias("what"),
    )


def _seen(export: Export, as_of: date) -> pl.DataFrame:
    """Courses as they were known on a day: what is finished later is not finished."""
    finished = pl.col("completed_at").dt.date() <= as_of
    return export.rows(learning.TABLE).with_columns(pl.when(finished).then("completed_at").alias("completed_at"))


def find_abilities(export: Export, as_of: date) -> dy.DataFrame[Abilities]:
    """List what ego knew and could on a day; what stands twice is listed once, in the order of the files."""
    told = export.rows(ad_targeting.TABLE)
    finished = _seen(export, as_of).filter(pl.col("completed_at").is_not_null())
    lists = {
        Ability.SKILL: export.rows(skills.TABLE)["name"],
        Ability.LANGUAGE: export.rows(skills.LANGUAGES)["name"],
        Ability.COURSE: finished["title"],
        Ability.ADVERTISED_SKILL: _listed(told["skills"]),
        Ability.ADVERTISED_INTEREST: _listed(told["interests"]),
        Ability.ADVERTISED_TITLE: _listed(told["titles"]),
    }
    parts = [
        pl.DataFrame({"what": what}).select(pl.lit(ability.value, pl.Enum(Ability)).alias("ability"), "what")
        for ability, what in lists.items()
    ]
    whole = pl.concat(parts).filter(pl.col("what").is_not_null()).unique(maintain_order=True)
    return Abilities.validate(whole, cast=True)


def _listed(field: pl.Series) -> pl.Series:
    values = field.drop_nulls().str.split(JOINED.strip()).explode(empty_as_null=False).str.strip_chars()
    return values.filter(values != "")
