"""What was made of an export → a text for a report of a bug, with nothing personal in it."""

from __future__ import annotations

import platform
from collections import Counter

import polars as pl

import analyzer
from analyzer.analysis import ExportFacts
from analyzer.export import Finding, recognise
from analyzer.export.reading import TableFile


def diagnostics(facts: ExportFacts) -> str:
    """Tell versions, tables with their counts, and findings by code and row number.

    No name of a file or a column that the export's owner may have given, no address, no day, no content: tables go by
    the name Handful has for them, and of columns nobody knows only the number is told.
    """
    ignored = Counter(why.value for _, why in facts.ignored)
    return "\n".join(
        [
            f"handful {analyzer.__version__}, python {platform.python_version()}, polars {pl.__version__}",
            f"{platform.system()} {platform.machine()}",
            f"owner {'known' if facts.ego else 'unknown'}, {'dated' if facts.exported_on else 'undated'}",
            *(f"read {file.table}: {file.rows} rows, {file.set_aside} set aside" for file in facts.files),
            *(f"missing {table}" for table in facts.missing),
            *(f"ignored {why}: {count}" for why, count in sorted(ignored.items())),
            f"unknown files: {len(facts.unknown)}",
            *(_finding(finding, facts) for finding in facts.findings),
        ]
    )


def _finding(finding: Finding, facts: ExportFacts) -> str:
    known = recognise(finding.table) if finding.table else None
    read = next((file.table for file in facts.files if file.file == finding.table), "archive")
    where = known.name if isinstance(known, TableFile) else read
    rows = f", rows {', '.join(map(str, finding.examples))}" if finding.examples else ""
    names = f", columns {len(finding.names)}" if finding.names else ""
    return f"found {finding.code.value} in {where}: {finding.rows}{rows}{names}"
