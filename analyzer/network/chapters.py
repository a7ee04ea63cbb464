"""Ego's jobs and studies → the chapters of a life, and which of them was current when a link was made."""

from __future__ import annotations

from datetime import date, timedelta

import dataframely as dy
import polars as pl

from analyzer.people.employers import employer_key
from analyzer.schemas import Careers, Occupation
from analyzer.settings import NetworkSettings


class Chapters(dy.Schema):
    """One row per chapter, in the order they began. `key` is the folded place, `number` counts from 1."""

    number = dy.UInt32(primary_key=True)
    occupation = dy.Enum(Occupation)
    place = dy.String()
    key = dy.String()
    started_on = dy.Date()
    finished_on = dy.Date()
    current = dy.Bool()


def find_chapters(careers: dy.DataFrame[Careers], as_of: date, settings: NetworkSettings) -> dy.DataFrame[Chapters]:
    """Put jobs that followed each other at one place together; what has no beginning is left out."""
    rows = careers.filter(pl.col("started_on").is_not_null()).with_columns(
        key=pl.coalesce(employer_key(pl.col("place")), pl.col("place").str.to_lowercase()),
        finished_on=pl.min_horizontal(pl.col("finished_on").fill_null(as_of), pl.lit(as_of)),
        current=(pl.col("finished_on") >= as_of).fill_null(value=True),
    )
    rows = rows.filter(pl.col("finished_on") >= pl.col("started_on"))
    gap = timedelta(days=settings.chapter_gap_days)
    ended = pl.col("finished_on").cum_max().shift().over("occupation", "key", order_by="started_on")
    new = (pl.col("started_on") - ended > gap).fill_null(value=True)
    stretch = new.cum_sum().over("occupation", "key", order_by="started_on")
    chapters = (
        rows.sort("started_on", "finished_on", "place", "title")
        .with_columns(stretch=stretch)
        .group_by("occupation", "key", "stretch", maintain_order=True)
        .agg(
            pl.col("place").last(),
            pl.col("started_on").min(),
            pl.col("finished_on").max(),
            pl.col("current").any(),
        )
        .sort("started_on", "finished_on", "key")
        .with_columns(number=pl.int_range(1, pl.len() + 1))
    )
    return Chapters.validate(chapters.select(Chapters.column_names()), cast=True)


def chapter_of(linked: pl.DataFrame, chapters: dy.DataFrame[Chapters]) -> pl.DataFrame:
    """Tell for each person the chapter they were linked in: of several, the one that had begun last.

    Args:
        linked: `person_id`, `connected_on`.
        chapters: As `find_chapters` gives them.

    Returns:
        `person_id`, `number`; who was linked outside every chapter, or on an unknown day, is not in it.
    """
    days = linked.select("connected_on").drop_nulls().unique()
    within = (pl.col("started_on") <= pl.col("connected_on")) & (pl.col("connected_on") <= pl.col("finished_on"))
    met = (
        days.join(chapters.select("number", "started_on", "finished_on"), how="cross")
        .filter(within)
        .sort("connected_on", "started_on", "number")
        .unique("connected_on", keep="last", maintain_order=True)
    )
    return linked.join(met, on="connected_on", how="inner").select("person_id", "number")
