"""Tables of cohorts, invented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dataframely as dy
import polars as pl

from analyzer.norms import CohortRows


def table(rows: Sequence[dict[str, Any]]) -> dy.DataFrame[CohortRows]:
    """Make a table of the few columns that matter; one row a participant unless it says otherwise."""
    usual = {"moment": 1, "weeks": 0, "era": "2026-Q1", "tables": 5, "rows_set_aside": 0, "findings": []}
    filled = [{"participant": number, **usual, **row} for number, row in enumerate(rows, start=1)]
    names = CohortRows.column_names()
    return CohortRows.validate(
        pl.DataFrame(
            [{name: row.get(name) for name in names} for row in filled], schema=CohortRows.create_empty().schema
        ),
        cast=True,
    )


def nobody_grouped(rows: pl.DataFrame) -> pl.DataFrame:
    """Put nobody into groups."""
    return rows.select("participant").unique().sort("participant")
