"""An export or an analysis → the plain rows and documents that the command line prints and files keep."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, Final

import polars as pl

import analyzer
from analyzer.analysis import Analysis, ExportFacts
from analyzer.asking import Lines
from analyzer.export import FURTHER_TABLES, TABLES, Ego, FileRead
from analyzer.schemas import Signals, Tier
from analyzer.text import Words, finding_sentence, reason_sentence
from analyzer.ties import DECIMALS

_SIGNALS: Final = [name for name in Signals.column_names() if name != "person_id"]
_HEAD: Final = (
    "person_id",
    "name",
    "profile_url",
    "company",
    "position",
    "connected_on",
    "is_connection",
    "tier",
    "reason_key",
)
_FORMULA: Final = r"^\s*[=+\-@\t\r＝＋－＠]"
"""How a cell begins that some spreadsheet reads as a formula; the last four are how an East Asian keyboard writes them."""

_TERMINAL: Final = r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"
"""Marks that no text needs and that a terminal obeys: colours, titles, links."""


def ties_document(analysis: Analysis, words: Words) -> dict[str, Any]:
    """Give the verdicts as a document of plain values: see docs/reference.md for its keys."""
    return {
        "handful": analyzer.__version__,
        "as_of": analysis.as_of.isoformat(),
        "exported_on": _iso(analysis.facts.exported_on),
        "ego": ego_of(analysis.facts.ego),
        "summary": summary(analysis),
        "ties": [_tie(row, words) for row in _rounded(analysis.ties).iter_rows(named=True)],
    }


def summary(analysis: Analysis) -> dict[str, Any]:
    """Count connections and their tiers; people who are no connection are counted apart."""
    connections = analysis.ties.filter("is_connection")
    counted = Counter(connections["tier"].to_list())
    return {
        "connections": connections.height,
        "unnamed_connections": analysis.unnamed_connections,
        "others": analysis.ties.height - connections.height,
        "firm": int(connections["firm"].sum()),
        "firm_could_call": int(connections.filter(tier=Tier.COULD_CALL.value)["firm"].sum()),
        "lines": asdict(Lines.of(analysis.settings)),
        "never_spoken": int(connections["first_contact"].null_count()),
        "tiers": {tier.value: counted[tier.value] for tier in Tier},
    }


def lead_sentence(analysis: Analysis, counts: Mapping[str, Any], words: Words) -> str:
    """Say what the headline rests on: up to which day, and how many links never exchanged a word.

    Args:
        analysis: As `analyze` gives it.
        counts: As `summary` gives them.
        words: The language.
    """
    if "messages" in analysis.facts.missing:
        return words.say("handful.no_messages")
    if counts["never_spoken"] and counts["connections"]:
        share = words.share(counts["never_spoken"], counts["connections"])
        return words.say("handful.lead", day=analysis.as_of, share=share)
    return words.say("handful.lead_all_spoken", day=analysis.as_of)


def ties_table(analysis: Analysis, words: Words) -> pl.DataFrame:
    """Give the verdicts as one flat table, the sentence beside its key."""
    rounded = _rounded(analysis.ties)
    reasons = [reason_sentence(row, words) for row in rounded.iter_rows(named=True)]
    table = rounded.with_columns(pl.Series("reason", reasons, dtype=pl.String), pl.col(pl.Enum).cast(pl.String))
    head = [*_HEAD, "reason", "strength", "warmth", "current", "firm", "tier_lowest", "tier_highest", "evidence"]
    return table.select(*head, *_SIGNALS)


def missing_tables(facts: ExportFacts) -> tuple[list[str], list[str]]:
    """Give the names of the tables an export does not have: those the verdicts are made of, and the further ones."""
    further = {table.name for table in FURTHER_TABLES}
    return (
        [name for name in facts.missing if name not in further],
        [name for name in facts.missing if name in further],
    )


def sort_files(facts: ExportFacts) -> tuple[list[FileRead], list[FileRead]]:
    """Give the files read, the main tables' apart from the further ones', each in the order of the tables."""
    order = {table.name: place for place, table in enumerate(TABLES)}
    further = {table.name for table in FURTHER_TABLES}
    files = sorted(facts.files, key=lambda file: (order[file.table], file.file))
    return [file for file in files if file.table not in further], [file for file in files if file.table in further]


def inspect_document(facts: ExportFacts, words: Words) -> dict[str, Any]:
    """Give what was made of each file of an export."""
    return {
        "exported_on": _iso(facts.exported_on),
        "ego": ego_of(facts.ego),
        "tables": [
            {"file": file.file, "table": file.table, "rows": file.rows, "set_aside": file.set_aside}
            for file in facts.files
        ],
        "ignored": [file for file, _ in facts.ignored],
        "ignored_because": {file: words.say(f"ignored.{why}") for file, why in facts.ignored},
        "unknown": list(facts.unknown),
        "missing": [
            {"file": table.files[0], "unlocks": words.say(f"unlocks.{table.name}")}
            for table in TABLES
            if table.name in facts.missing
        ],
        "findings": [
            {
                "code": finding.code.value,
                "table": finding.table,
                "rows": finding.rows,
                "examples": list(finding.examples),
                "message": finding_sentence(finding.code, finding.table, finding.rows, words, finding.names),
            }
            for finding in facts.findings
        ],
    }


def as_rows(table: pl.DataFrame) -> list[dict[str, Any]]:
    """Give a table as a list of plain values that JSON can hold; days are ISO 8601."""
    return [
        {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
        for row in table.iter_rows(named=True)
    ]


def as_json(document: dict[str, Any] | list[dict[str, Any]]) -> str:
    """Write a document as JSON, one value a line, names as they are but for marks a terminal would obey."""
    text = json.dumps(document, ensure_ascii=False, indent=1)  # which writes those below a space as \u001b and the like
    return re.sub("[\x7f-\x9f]", lambda mark: f"\\u{ord(mark[0]):04x}", text)


def as_csv(table: pl.DataFrame) -> str:
    """Write a table as CSV in which no cell is a formula to a spreadsheet, or an order to a terminal."""
    texts = pl.col(pl.String).str.replace_all(_TERMINAL, "")
    safe = pl.when(texts.str.contains(_FORMULA)).then("'" + texts).otherwise(texts)
    return table.with_columns(safe.name.keep()).write_csv()


def _rounded(ties: pl.DataFrame) -> pl.DataFrame:
    return ties.with_columns(pl.col(pl.Float64).round(DECIMALS))


def _tie(row: dict[str, Any], words: Words) -> dict[str, Any]:
    reason = reason_sentence(row, words)
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
    return {
        **{name: plain[name] for name in _HEAD},
        "reason": reason,
        **{name: plain[name] for name in ("strength", "warmth", "current", "firm", "tier_lowest", "tier_highest")},
        "evidence": plain["evidence"],
        "signals": {name: plain[name] for name in _SIGNALS},
    }


def ego_of(ego: Ego | None) -> dict[str, str | None] | None:
    """Give the owner as documents name them."""
    return {"name": ego.name, "person_id": ego.person_id} if ego else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
