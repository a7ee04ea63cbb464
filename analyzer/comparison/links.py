"""Two lists of connections → who is new, who is gone, and who works elsewhere now."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.comparison.kinds import JobChanges, Links
from analyzer.people.employers import employer_key


def find_links(analysis: Analysis, other: Analysis) -> dy.DataFrame[Links]:
    """Find the connections of one export that are none in the other, the strongest first."""
    there = other.ties.filter("is_connection").select("person_id")
    alone = analysis.ties.filter("is_connection").join(there, on="person_id", how="anti", maintain_order="left")
    return Links.validate(alone.select(Links.column_names()))


def find_job_changes(old: Analysis, new: Analysis) -> dy.DataFrame[JobChanges]:
    """Find the connections whose company or title is another one now, the strongest first.

    A company is another one by its folded name, as everywhere; a title by its letters, whatever their case.
    """
    before = old.ties.filter("is_connection").select("person_id", company_before="company", position_before="position")
    both = new.ties.filter("is_connection").join(before, on="person_id", maintain_order="left")
    company = employer_key(pl.col("company")) != employer_key(pl.col("company_before"))
    title = _folded("position") != _folded("position_before")
    changed = both.with_columns(other_company=company.fill_null(value=False), title=title.fill_null(value=False))
    changed = changed.filter(pl.col("other_company") | pl.col("title"))
    return JobChanges.validate(changed.select(JobChanges.column_names()))


def _folded(column: str) -> pl.Expr:
    return pl.col(column).str.to_lowercase().str.replace_all(r"\s+", " ").str.strip_chars()
