"""An analysis → what may be remembered of it, without the words of any message, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any, Final

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis, ExportFacts
from analyzer.export import Ego, FileRead, Finding
from analyzer.export.catalog import SkipReason
from analyzer.export.findings import Code
from analyzer.schemas import (
    Abilities,
    Careers,
    Deeds,
    FirstWords,
    Gestures,
    GroupMembers,
    Interactions,
    LastLines,
    Marks,
    People,
    Signals,
    Ties,
)
from analyzer.settings import Settings

FORMAT: Final = 4
"""Of what is remembered; raised whenever a table changes. Another format is not read: the export is asked for again."""

_FACTS: Final = "facts"
_CALLS: Final = "calls"
_SCHEMAS: Final[Mapping[str, type[dy.Schema]]] = {
    "people": People,
    "interactions": Interactions,
    "groups": GroupMembers,
    "careers": Careers,
    "signals": Signals,
    "ties": Ties,
    "first_words": FirstWords,
    "gestures": Gestures,
    "lines": LastLines,
    "marks": Marks,
    "deeds": Deeds,
    "abilities": Abilities,
}
_WORDLESS: Final = ""
"""Stands where the words were: that there were some is part of a verdict, what they said is not."""


def pack_analysis(analysis: Analysis) -> dict[str, bytes]:
    """Give the derived tables, each as the bytes of a Parquet file, and the facts as JSON. No message text is in them."""
    wordless = {
        "first_words": analysis.first_words.with_columns(
            pl.when(pl.col(name).is_not_null()).then(pl.lit(_WORDLESS)).alias(name) for name in ("quote", "pitch")
        ),
        "marks": analysis.marks.with_columns(
            text=pl.when(pl.col("text").is_not_null()).then(pl.lit(_WORDLESS)),
        ),
        "gestures": analysis.gestures.with_columns(quote=pl.lit(_WORDLESS)),
        "lines": analysis.lines.with_columns(quote=pl.when(pl.col("quote").is_not_null()).then(pl.lit(_WORDLESS))),
        _CALLS: analysis.calls.with_columns(phrase=pl.lit(_WORDLESS)),
    }
    frames: dict[str, pl.DataFrame] = {name: getattr(analysis, name) for name in _SCHEMAS} | wordless
    return {_FACTS: json.dumps(_facts(analysis), ensure_ascii=False).encode()} | {
        name: _bytes(frame) for name, frame in frames.items()
    }


def unpack_analysis(parts: Mapping[str, bytes], settings: Settings | None = None) -> Analysis | None:
    """Give the analysis again; None where another version of Handful remembered it.

    Args:
        parts: As `pack_analysis` gave them.
        settings: The constants it was made with; the usual ones if left out.
    """
    facts: dict[str, Any] = json.loads(parts[_FACTS])
    if facts.get("format") != FORMAT:
        return None
    frames: dict[str, Any] = {
        name: schema.validate(pl.read_parquet(BytesIO(parts[name])), cast=True) for name, schema in _SCHEMAS.items()
    }
    return Analysis(
        facts=_facts_of(facts),
        as_of=date.fromisoformat(facts["as_of"]),
        settings=settings or Settings(),
        calls=pl.read_parquet(BytesIO(parts[_CALLS])),
        unnamed_connections=facts["unnamed_connections"],
        **frames,
    )


def _bytes(frame: pl.DataFrame) -> bytes:
    buffer = BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()


def _facts(analysis: Analysis) -> dict[str, Any]:
    facts = analysis.facts
    ego = facts.ego
    return {
        "format": FORMAT,
        "as_of": analysis.as_of.isoformat(),
        "unnamed_connections": analysis.unnamed_connections,
        "exported_on": facts.exported_on.isoformat() if facts.exported_on else None,
        "ego": ego and {"name": ego.name, "person_id": ego.person_id, "slug": ego.slug, "keys": sorted(ego.name_keys)},
        "files": [[file.file, file.table, file.rows, file.set_aside] for file in facts.files],
        "ignored": [[file, why.value] for file, why in facts.ignored],
        "unknown": list(facts.unknown),
        "missing": list(facts.missing),
        "findings": [
            [one.code.value, one.table, one.rows, list(one.examples), list(one.names)] for one in facts.findings
        ],
    }


def _facts_of(plain: Mapping[str, Any]) -> ExportFacts:
    ego = plain["ego"]
    return ExportFacts(
        ego=Ego(ego["name"], ego["person_id"], ego["slug"], frozenset(ego["keys"])) if ego else None,
        exported_on=date.fromisoformat(plain["exported_on"]) if plain["exported_on"] else None,
        files=tuple(FileRead(*file) for file in plain["files"]),
        ignored=tuple((file, SkipReason(why)) for file, why in plain["ignored"]),
        unknown=tuple(plain["unknown"]),
        missing=tuple(plain["missing"]),
        findings=tuple(
            Finding(Code(code), table, rows, tuple(more), tuple(names))
            for code, table, rows, more, names in plain["findings"]
        ),
    )
