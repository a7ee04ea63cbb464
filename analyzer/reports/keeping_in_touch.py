"""Follow-ups and dates → the list for other programs, and what goes into a calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.followups import Dates, FollowUps
from analyzer.reports.calendar import Entry
from analyzer.text import Naming, Words, cadence_name, cause_sentence


def hidden_cause(row: Mapping[str, Any], naming: Naming) -> dict[str, Any]:
    """Give a follow-up without what tells who it is about while names are hidden: the place or the skill."""
    return {**row, "what": None if naming.hidden else row["what"]}


def follow_ups_table(
    analysis: Analysis, follow_ups: dy.DataFrame[FollowUps], words: Words, naming: Naming | None = None
) -> pl.DataFrame:
    """Give the follow-ups as a table, list by list: who, why, since when, and the words it rests on.

    Args:
        analysis: Who is who.
        follow_ups: Those to list.
        words: The language.
        naming: Whether names are hidden, where they may be: then no reason names a place or a skill.
    """
    people = analysis.ties.select("person_id", "name", "profile_url", "tier", "company", "position")
    rows = follow_ups.join(people, on="person_id", maintain_order="left")
    naming = naming or Naming(hidden=False, words=words)
    reasons = [cause_sentence(hidden_cause(row, naming), words) for row in rows.iter_rows(named=True)]
    return rows.select(
        "person_id",
        "name",
        "profile_url",
        pl.col("kind").cast(pl.String),
        pl.Series("reason", reasons, dtype=pl.String),
        pl.col("cause").cast(pl.String),
        "on",
        "days",
        pl.col("quote").replace("", None),
        pl.col("tier").cast(pl.String),
        "company",
        "position",
    )


def follow_ups_sheet(table: pl.DataFrame, words: Words) -> pl.DataFrame:
    """Give the same for a person who opens a spreadsheet: what one reads first stands first, under words."""
    lists = words.section("follow_up")
    tiers = words.section("tier")
    columns = {
        "name": pl.col("name"),
        "list": pl.col("kind").replace_strict(lists, return_dtype=pl.String),
        "why": pl.col("reason"),
        "since": pl.col("on"),
        "quote": pl.col("quote"),
        "tier": pl.col("tier").replace_strict(tiers, return_dtype=pl.String),
        "company": pl.col("company"),
        "position": pl.col("position"),
        "profile": pl.col("profile_url"),
    }
    return table.select(column.alias(words.say(f"sheet.{name}")) for name, column in columns.items())


def calendar_entries(
    analysis: Analysis, planned: dy.DataFrame[Dates], later: pl.DataFrame, today: date, words: Words
) -> list[Entry]:
    """Give the days to put into a calendar: the next one of every cadence, and what was put off.

    Args:
        analysis: Who is who.
        planned: When they wish to be in touch with whom.
        later: As `followups.put_off` gives it.
        today: No entry lies before it.
        words: The language.
    """
    people = {
        row["person_id"]: row for row in analysis.ties.select("person_id", "name", "profile_url").iter_rows(named=True)
    }
    entries = [
        Entry(
            about=f"cadence {row['person_id']}",
            on=max(row["ideal_on"], today),
            title=words.say("touch.entry", name=people[row["person_id"]]["name"]),
            text=words.say(
                "touch.entry_says",
                often=cadence_name(row["every_days"], words),
                ideal=row["ideal_on"],
                latest=row["latest_on"],
            ),
            url=people[row["person_id"]]["profile_url"],
        )
        for row in planned.iter_rows(named=True)
    ]
    entries += [
        Entry(
            about=f"{row['kind']} {row['person_id']}",
            on=row["day"],
            title=words.say("touch.entry_later", name=people[row["person_id"]]["name"]),
            text=words.say(f"follow_up.{row['kind']}"),
            url=people[row["person_id"]]["profile_url"],
        )
        for row in later.iter_rows(named=True)
        if row["person_id"] in people
    ]
    return sorted(entries, key=lambda entry: (entry.on, entry.title))
