"""An analysis → what becomes of a new link: whether a word follows, and who says it first."""

from __future__ import annotations

from dataclasses import dataclass

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.habits.letters import letters_of
from analyzer.network import find_bursts
from analyzer.schemas import Kind
from analyzer.ties import is_greeting


class Greeted(dy.Schema):
    """One row per year of linking: links made, and how many of them got a first message within a month.

    Links of the last month are left out: their month is not over. A message before the link counts.
    """

    year = dy.Int32(primary_key=True)
    links = dy.UInt32()
    greeted = dy.UInt32()


class Openings(dy.Schema):
    """One row per year: one-to-one conversations begun by ego and by others."""

    year = dy.Int32(primary_key=True)
    given = dy.UInt32()
    received = dy.UInt32()


@dataclass(frozen=True, slots=True)
class ClickDays:
    """Days on which many links were made at once.

    Attributes:
        bursts: How many such occasions.
        links: Links made on them.
        spoken: How many of these people ever got a word, either way.
        other_links: Links made on other days.
        other_spoken: How many of those ever got a word.
    """

    bursts: int
    links: int
    spoken: int
    other_links: int
    other_spoken: int


def count_greeted(analysis: Analysis) -> dy.DataFrame[Greeted]:
    """Count by year how many links were followed by a word within a month."""
    month = pl.duration(days=analysis.settings.habits.greeted_days)
    links = analysis.ties.filter(pl.col("is_connection") & (pl.col("connected_on") <= pl.lit(analysis.as_of) - month))
    # A lone greeting on the day of the link is no contact to a verdict, and a greeting all the same.
    words = analysis.interactions.filter(
        (pl.col("kind") == Kind.MESSAGE.value) & (pl.col("group_size") == 1) & (pl.col("counts") | is_greeting())
    )
    first = words.group_by("person_id").agg(first_on=pl.col("at").min().dt.date())
    within = pl.col("first_on") <= pl.col("connected_on") + month
    years = (
        links.join(first, on="person_id", how="left")
        .group_by(year=pl.col("connected_on").dt.year())
        .agg(links=pl.len(), greeted=within.fill_null(value=False).sum())
    )
    return Greeted.validate(years.sort("year"), cast=True)


def count_openings(analysis: Analysis) -> dy.DataFrame[Openings]:
    """Count by year who wrote the first message of each conversation."""
    first = letters_of(analysis).group_by("conversation", "person_id", maintain_order=True).first()
    years = first.group_by(year=pl.col("at").dt.year()).agg(
        given=pl.col("given").sum(), received=(~pl.col("given")).sum()
    )
    return Openings.validate(years.sort("year"), cast=True)


def count_click_days(analysis: Analysis) -> ClickDays:
    """Count links made in bursts, and how many of these people ever got a word."""
    links = analysis.ties.filter(pl.col("is_connection") & pl.col("connected_on").is_not_null())
    bursts = find_bursts(links, analysis.settings.network)
    clicked = links.join(bursts, on="person_id", how="semi")
    others = links.join(bursts, on="person_id", how="anti")
    spoken = pl.col("first_contact").is_not_null()
    return ClickDays(
        bursts=bursts["began_on"].n_unique(),
        links=clicked.height,
        spoken=clicked.filter(spoken).height,
        other_links=others.height,
        other_spoken=others.filter(spoken).height,
    )
