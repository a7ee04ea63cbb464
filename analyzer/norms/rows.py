"""The files of a cohort's table → its rows, scanned and not read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from analyzer.errors import CohortError
from analyzer.norms.measures import CohortRows

PARTITION: Final = "era"
"""The column that the table is parted by: it stands in the names of folders."""

UNKNOWN: Final = "unknown"
"""What a folder is called whose rows have none."""


def scan_rows(folder: Path) -> pl.LazyFrame:
    """Scan the table without reading it.

    Args:
        folder: As `write_rows` wrote it; or one file of Parquet with the same columns.

    Raises:
        CohortError: it is no such table.
    """
    try:
        if folder.is_file():
            scanned = pl.scan_parquet(folder, glob=False)
        else:
            files = sorted(folder.glob(f"{PARTITION}=*/*.parquet"))
            scanned = pl.scan_parquet(files, glob=False, hive_partitioning=True, try_parse_hive_dates=False)
        names = scanned.collect_schema().names()
    except (OSError, pl.exceptions.PolarsError):
        raise CohortError("no_cohort_table") from None
    if missing := set(CohortRows.column_names()) - set(names):
        raise CohortError("table_lacks", columns=len(missing))
    era = pl.col(PARTITION).cast(pl.String)
    return scanned.with_columns(pl.when(era != UNKNOWN).then(era)).select(CohortRows.column_names())
