"""The tables behind a report → sheets under words, for those who want to sort themselves."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.comparison import Comparison
from analyzer.followups import FollowUps
from analyzer.habits import count_both_ways, find_gifts, share_by_person
from analyzer.network import Network
from analyzer.reports.comparing import changes_sheet, changes_table
from analyzer.reports.keeping_in_touch import follow_ups_sheet, follow_ups_table
from analyzer.reports.network_listing import community_names
from analyzer.text import Naming, Words, reason_sentence

_TELLING = ("profile_url", "company", "position", "quote")
"""Columns that tell who somebody is, besides the name."""


def make_sheets(
    analysis: Analysis,
    network: Network,
    follow_ups: dy.DataFrame[FollowUps],
    naming: Naming,
    compared: Comparison | None = None,
) -> dict[str, pl.DataFrame]:
    """Give the sheets of a workbook by their names: people, whom to write to, circles, give and take, what changed.

    Args:
        analysis: As `analyze` gives it, with gestures.
        network: As `map_network` makes of it.
        follow_ups: What is still open.
        naming: How people are called; what else tells who they are is left out while names are hidden.
        compared: What changed since an earlier export, where that is to stand in it.
    """
    words = naming.words
    todo = _named(follow_ups_table(analysis, follow_ups, words, naming), naming)
    sheets = {
        "people": _people(analysis, naming, words),
        "touch": follow_ups_sheet(todo, words),
        "circles": _circles(network, naming, words),
        "giving": _giving(analysis, words),
        "givers": _givers(analysis, naming, words),
    }
    if compared is not None:
        changes = _named(changes_table(compared, words), naming)
        changes = changes.filter(pl.col("list") != "changed_job") if naming.hidden else changes
        sheets["changes"] = changes_sheet(changes, words)
    hidden = (
        [words.say(f"sheet.{name}") for name in ("company", "position", "profile", "quote")] if naming.hidden else []
    )
    return {words.say(f"workbook.{name}"): table.drop(hidden, strict=False) for name, table in sheets.items()}


def _named(table: pl.DataFrame, naming: Naming) -> pl.DataFrame:
    """Call everybody as they are called here."""
    if not naming.hidden:
        return table
    telling = (pl.lit(None, table.schema[name]).alias(name) for name in _TELLING if name in table.columns)
    return table.with_columns(naming.column(table["name"]), *telling)


def _people(analysis: Analysis, naming: Naming, words: Words) -> pl.DataFrame:
    ties = analysis.ties
    reasons = [reason_sentence(row, words) for row in ties.iter_rows(named=True)]
    columns: dict[str, pl.Expr] = {
        "name": pl.lit(naming.column(ties["name"])),
        "tier": pl.col("tier").cast(pl.String).replace_strict(words.section("tier"), return_dtype=pl.String),
        "why": pl.lit(pl.Series("why", reasons, dtype=pl.String)),
        "strength": pl.col("strength"),
        "current": pl.col("current"),
        "last": pl.col("last_contact"),
        "days": pl.col("active_days"),
        "sent": pl.col("sent"),
        "received": pl.col("received"),
        "linked": pl.col("connected_on"),
        "company": pl.col("company"),
        "position": pl.col("position"),
        "profile": pl.col("profile_url"),
    }
    return ties.select(column.alias(words.say(f"sheet.{name}")) for name, column in columns.items())


def _circles(network: Network, naming: Naming, words: Words) -> pl.DataFrame:
    names = community_names(network, words, naming.place)
    columns = {
        "circle": pl.col("community").replace_strict(names, return_dtype=pl.String),
        "people": pl.col("size"),
        "callable": pl.col("could_call"),
        "living": pl.col("living"),
        "heard": pl.col("heard_from_you"),
    }
    return network.communities.select(column.alias(words.say(f"sheet.{name}")) for name, column in columns.items())


def _giving(analysis: Analysis, words: Words) -> pl.DataFrame:
    named = words.section("gift")
    return count_both_ways(find_gifts(analysis)).select(
        pl.col("gift")
        .cast(pl.String)
        .replace_strict(named, return_dtype=pl.String)
        .alias(words.say("giving.column_gift")),
        pl.col("given").alias(words.say("giving.you_said")),
        pl.col("received").alias(words.say("giving.they_said")),
    )


def _givers(analysis: Analysis, naming: Naming, words: Words) -> pl.DataFrame:
    people = share_by_person(analysis, find_gifts(analysis))
    rows = people.join(analysis.ties.select("person_id", "name"), on="person_id", maintain_order="left")
    counts = [
        pl.col(one).alias(words.say(f"giving.column_{one}")) for one in ("given", "received", "was_asked", "asked")
    ]
    return rows.select(naming.column(rows["name"]).alias(words.say("sheet.name")), *counts)
