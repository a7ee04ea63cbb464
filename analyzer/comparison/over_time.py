"""An analysis → how many links and how many of each tier there are: one point of a line over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.schemas import Milestones, Tier


def take_stock(analysis: Analysis) -> dict[str, Any]:
    """Count links and tiers: a row of `schemas.Milestones`, on the day of the export, else the day it is judged from."""
    links = analysis.ties.filter("is_connection")
    counted = Counter(links["tier"].to_list())
    return {
        "exported_on": analysis.facts.exported_on or analysis.as_of,
        "connections": links.height,
        "never_spoken": int(links["first_contact"].null_count()),
        **{tier.value: counted[tier.value] for tier in Tier},
    }


def line_up(stocks: Iterable[dict[str, Any]]) -> dy.DataFrame[Milestones]:
    """Order such rows by their day; of two of one day the later one given stays. A single day is no line."""
    by_day = {row["exported_on"]: row for row in stocks}
    rows = [by_day[day] for day in sorted(by_day)] if len(by_day) > 1 else []
    return Milestones.validate(pl.DataFrame(rows, schema=dict(Milestones.create_empty().schema)), cast=True)
