"""A comparison → the document, the table and the sheet a person keeps or passes on."""

from __future__ import annotations

from typing import Any

import polars as pl

import analyzer
from analyzer.comparison import Comparison, Moment
from analyzer.comparison.kinds import LISTS
from analyzer.reports.listing import as_rows
from analyzer.schemas import Tier
from analyzer.text import Words, change_sentence

_TABLE = {
    "list": pl.String,
    "person_id": pl.String,
    "name": pl.String,
    "profile_url": pl.String,
    "tier_before": pl.String,
    "tier": pl.String,
    "reason": pl.String,
}


def comparison_document(compared: Comparison, words: Words) -> dict[str, Any]:
    """Give a comparison as a document of plain values: see docs/reference.md for its keys."""
    lists = {
        kind: [
            {**row, "reason": change_sentence(kind, source, words)}
            for row, source in zip(as_rows(rows), rows.iter_rows(named=True), strict=True)
        ]
        for kind in LISTS
        for rows in (getattr(compared, kind),)
    }
    return {
        "handful": analyzer.__version__,
        "summary": {
            "then": _moment(compared.then),
            "now": _moment(compared.now),
            "written_to": compared.written_to,
            "heard_from": compared.heard_from,
            "lists": {kind: len(rows) for kind, rows in lists.items()},
            "lacking": list(compared.lacking),
        },
        **lists,
        "over_time": as_rows(compared.over_time),
    }


def changes_table(compared: Comparison, words: Words) -> pl.DataFrame:
    """Give every change as a row of one table, list by list, the sentence beside its list's key."""
    parts = []
    for kind in LISTS:
        rows: pl.DataFrame = getattr(compared, kind)
        reasons = [change_sentence(kind, row, words) for row in rows.iter_rows(named=True)]
        part = rows.with_columns(pl.Series("reason", reasons, dtype=pl.String), list=pl.lit(kind))
        absent = [pl.lit(None, dtype).alias(name) for name, dtype in _TABLE.items() if name not in part.columns]
        parts.append(part.with_columns(absent).select(pl.col(name).cast(dtype) for name, dtype in _TABLE.items()))
    return pl.concat(parts)


def changes_sheet(table: pl.DataFrame, words: Words) -> pl.DataFrame:
    """Give the same for a person who opens a spreadsheet, under words."""
    lists, tiers = words.section("change"), words.section("tier")
    columns = {
        "name": pl.col("name"),
        "list": pl.col("list").replace_strict(lists, return_dtype=pl.String),
        "why": pl.col("reason"),
        "tier": pl.col("tier").replace_strict(tiers, default=None, return_dtype=pl.String),
        "profile": pl.col("profile_url"),
    }
    return table.select(column.alias(words.say(f"sheet.{name}")) for name, column in columns.items())


def _moment(moment: Moment) -> dict[str, Any]:
    stock = moment.stock
    return {
        "as_of": moment.as_of.isoformat(),
        "exported_on": moment.exported_on.isoformat() if moment.exported_on else None,
        "connections": stock["connections"],
        "unnamed_connections": moment.unnamed,
        "others": moment.others,
        "never_spoken": stock["never_spoken"],
        "tiers": {tier.value: stock[tier.value] for tier in Tier},
    }
