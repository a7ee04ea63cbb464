"""A company or a field, as somebody types it → who of ego's is there, whom they could ask, who could introduce them."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.network.affiliations import Shared, Shares
from analyzer.network.communities import Memberships, living_ties
from analyzer.network.fields import Field, classify_titles, fold_title
from analyzer.people.employers import employer_key
from analyzer.schemas import Tier
from analyzer.settings import NetworkSettings


class DoorReason(StrEnum):
    """Why somebody is a door. The order is the one shown where people are equally near."""

    WORKS_THERE = "works_there"
    WAS_NAMED = "was_named"
    IN_FIELD = "in_field"
    TITLE_SAYS = "title_says"


class Doors(dy.Schema):
    """One row per person at a company or in a field, ordered by what ego could ask of them."""

    person_id = dy.String(primary_key=True)
    why = dy.Enum(DoorReason)
    tier = dy.Enum(Tier)


class Introducers(dy.Schema):
    """One row per person and somebody living who could introduce them, the likeliest first.

    `kind` is the weightiest thing the two share, so the reason why they may know each other: an inference, no fact.
    """

    person_id = dy.String(primary_key=True)
    introducer = dy.String(primary_key=True)
    kind = dy.Enum(Shared)
    weight = dy.Float64()


_FEWEST: Final = 2  # characters of what is looked for; one letter is everywhere

_FOR_A_JOB: Final = (Tier.DORMANT, Tier.SHALLOW, Tier.WARM, Tier.COULD_CALL, Tier.NO_EVIDENCE)
"""Tiers in the order in which they tend to help with a job: moderately weak ones most (Rajkumar et al. 2022)."""


def find_doors(shares: Shares, sought: str, *, for_a_job: bool = False) -> dy.DataFrame[Doors]:
    """Find who is at a company or in a field.

    A company is meant where one of its spellings has all the words in their order, as whole words; people named with it
    elsewhere (in a recommendation, the address book, their mail's domain) were there once. Unless they are the whole
    name of an employer, the words are read as a title too, which tells a field, and looked for in everybody's title.

    Args:
        shares: Who shares what.
        sought: A company, the key of a field, or a title, as typed. Case, accents and legal form do not matter.
        for_a_job: Order weak and dormant ties first, which help most in finding a job.
    """
    alters = shares.alters.select("person_id", "tier", "employer", "position", "field").with_row_index("place")
    key, title = pl.select(key=employer_key(pl.lit(sought)), title=_words_of(pl.lit(sought))).row(0)
    words = " ".join((title or "").split())
    if len(words.replace(" ", "")) < _FEWEST:
        return Doors.create_empty()
    company = key or words
    spelled = shares.employers.with_columns(spelling=employer_key(pl.col("company")))
    meant = spelled.filter(_has(pl.col("spelling"), company) | _has(pl.col("employer"), company))["employer"].unique()
    whole = bool((spelled["spelling"] == company).any())
    named = shares.named_at.filter(_has(pl.col("employer"), company))["person_id"]
    field = sought.strip().lower() if sought.strip().lower() in set(Field) else None if whole else _field_of(sought)
    why = (
        pl.when(pl.col("employer").is_in(meant.implode()))
        .then(pl.lit(DoorReason.WORKS_THERE.value))
        .when(pl.col("person_id").is_in(named.implode()))
        .then(pl.lit(DoorReason.WAS_NAMED.value))
        .when((pl.col("field").cast(pl.String) == (field or "")).fill_null(value=False))
        .then(pl.lit(DoorReason.IN_FIELD.value))
        .when(_has(_words_of(pl.col("position")), words) & (not whole))
        .then(pl.lit(DoorReason.TITLE_SAYS.value))
    )
    order = [tier.value for tier in (_FOR_A_JOB if for_a_job else Tier)]
    found = (
        alters.with_columns(why=why)
        .filter(pl.col("why").is_not_null())
        .with_columns(
            near=pl.col("tier").cast(pl.String).replace_strict(order, range(len(order)), return_dtype=pl.UInt8),
            rank=pl.col("why").cast(pl.Enum(DoorReason)).to_physical(),
        )
        .sort("near", "rank", "place")
    )
    return Doors.validate(found.select(Doors.column_names()), cast=True)


def _words_of(title: pl.Expr) -> pl.Expr:
    return fold_title(title).str.replace_all("|", " ", literal=True)


def _has(text: pl.Expr, words: str) -> pl.Expr:
    """Tell whether a text has some words, as whole words in their order."""
    return pl.format(" {} ", text).str.contains(f" {words} ", literal=True).fill_null(value=False)


def _field_of(sought: str) -> str | None:
    """Give the field that a title tells."""
    told: str | None = classify_titles(pl.Series([sought], dtype=pl.String))["field"][0]
    return told


def find_introducers(
    shares: Shares,
    memberships: dy.DataFrame[Memberships],
    people: pl.Series,
    settings: NetworkSettings,
) -> dy.DataFrame[Introducers]:
    """Find who among ego's living ties could introduce each of some people: those who share something rare with them.

    To be in one field, or to have been met in one chapter of ego's life, lets nobody know anybody, and is left out;
    two of one community are ordered before others.

    Args:
        shares: Who shares what.
        memberships: Who hangs together.
        people: The person_id of those ego would like to meet.
        settings: The constants.
    """
    telling = shares.things.filter(
        ~pl.col("kind").cast(pl.String).is_in([Shared.FIELD.value, Shared.CHAPTER.value])
        & (pl.col("size") <= settings.clique_people)
    )
    rows = shares.affiliations.join(telling.select("thing", "kind", "weight"), on="thing")
    living = living_ties(shares.alters).select("person_id", "current")
    sought = rows.filter(pl.col("person_id").is_in(people.implode()))
    met = sought.join(rows.join(living, on="person_id").select("thing", "current", introducer="person_id"), on="thing")
    told = (
        met.filter(pl.col("person_id") != pl.col("introducer"))
        .sort("weight", "kind", descending=[True, False])
        .group_by("person_id", "introducer", maintain_order=True)
        .agg(pl.col("kind").first(), pl.col("weight").sort().sum(), pl.col("current").first())
        .join(memberships, on="person_id", how="left")
        .join(memberships.rename({"person_id": "introducer"}), on="introducer", how="left", suffix="_theirs")
        .with_columns(together=(pl.col("community") == pl.col("community_theirs")).fill_null(value=False))
        .sort("person_id", "together", "weight", "current", "introducer", descending=[False, True, True, True, False])
        .with_columns(number=pl.int_range(pl.len()).over("person_id"))
        .filter(pl.col("number") < settings.introducers)
    )
    return Introducers.validate(told.select(Introducers.column_names()), cast=True)
