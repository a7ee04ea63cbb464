"""Whom would I write to this week? Handful in a program of one's own.

python docs/examples/whom_to_write_to.py EXPORT
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

from analyzer import Analysis, ExportError, Settings, analyze, read_export


def whom_to_write_to(export: Path, most: int = 5) -> pl.DataFrame:
    """Give the dormant ties that were closest once, the closest first: name, days in touch, last contact."""
    analysis: Analysis = analyze(read_export(export), settings=Settings())
    dormant = analysis.ties.filter(pl.col("tier") == "dormant")
    return dormant.sort("strength", descending=True).select("name", "active_days", "last_contact").head(most)


def main() -> int:
    """Print them, or one sentence on what is wrong."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the export
        print("Give one export: a zip or a folder.", file=sys.stderr)
        return 2
    try:
        print(whom_to_write_to(Path(sys.argv[1])))
    except ExportError as error:
        print(error.message, error.hint, sep="\n", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
