"""A file about a cohort, or the cohort's table → what may be shown of it."""

from __future__ import annotations

from pathlib import Path

from analyzer.errors import CohortError
from analyzer.norms.rows import scan_rows
from analyzer.norms.summary import MOST_BYTES, Summary, read_summary, summarise

_TABLE = ".parquet"


def open_summary(path: Path) -> Summary:
    """Read what may be shown of a cohort: from the file made for it, or from the table, whose groups are not known.

    Raises:
        CohortError: it is neither, or there are fewer participants than may be spoken of.
    """
    if path.is_dir() or path.suffix.lower() == _TABLE:
        rows = scan_rows(path)
        return summarise(rows, rows.select("participant").unique().collect())
    try:
        with path.open("rb") as file:
            return read_summary(file.read(MOST_BYTES + 1))
    except OSError:
        raise CohortError("summary_unreadable", hint="check_path") from None
