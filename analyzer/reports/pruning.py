"""Candidates and decisions → the list for other programs, and the sheet to work through by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from html import escape
from typing import Any, Final

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.prune import Candidates, Outcomes, Pending
from analyzer.text import Words

_STYLE: Final = (
    "body{font:16px/1.5 system-ui,sans-serif;color:#0f172a;max-width:46rem;margin:2.5rem auto;padding:0 1.5rem}"
    "h1{font-size:1.6rem;margin:0}p{color:#5b6b82}table{border-collapse:collapse;width:100%}"
    "th{text-align:left;font-weight:600;color:#5b6b82}td,th{padding:.45rem .6rem .45rem 0;border-bottom:1px solid #e2e8f0;"
    "vertical-align:top}tr{break-inside:avoid}a{color:#0c675f}.box{width:1.1rem;height:1.1rem;border:1.5px solid #5b6b82;"
    "border-radius:3px;display:inline-block}@media print{a{color:inherit}body{margin:0}}"
)
_SAFE: Final = "https://"


def prune_table(analysis: Analysis, waiting: dy.DataFrame[Candidates], words: Words) -> pl.DataFrame:
    """Give the candidates as a table, in their order: who, why, and since when they are linked."""
    reasons = {key: words.say(f"why.{key}") for key in words.section("why")}
    people = analysis.ties.select("person_id", "name", "profile_url", "company", "position")
    return waiting.join(people, on="person_id", maintain_order="left").select(
        "person_id",
        "name",
        "profile_url",
        kind=pl.col("why").cast(pl.String),
        reason=pl.col("why").cast(pl.String).replace_strict(reasons, return_dtype=pl.String),
        company="company",
        position="position",
        connected_on="connected_on",
    )


def pending_table(pending: dy.DataFrame[Pending]) -> pl.DataFrame:
    """Give the invitations that wait, in the columns of `prune_table`."""
    return pending.select(
        "person_id",
        "name",
        "profile_url",
        kind=pl.lit("pending_invitation"),
        sent_on=pl.col("sent_at").dt.date(),
        days="days",
        with_note="with_note",
    )


def checklist_table(outcomes: dy.DataFrame[Outcomes], words: Words, day_of: Callable[[datetime], date]) -> pl.DataFrame:
    """Give the people to let go as a table to work through in a spreadsheet.

    Args:
        outcomes: What became of the decisions.
        words: The language.
        day_of: Gives the day a moment fell on where its reader lives.
    """
    states = words.section("outcome")
    return outcomes.select(
        pl.col("outcome").cast(pl.String).replace_strict(states, return_dtype=pl.String).alias("state"),
        "name",
        "profile_url",
        "connected_on",
        pl.Series("decided_on", [day_of(moment) for moment in outcomes["decided_at"]], dtype=pl.Date),
    )


def render_checklist(outcomes: dy.DataFrame[Outcomes], day: date, words: Words) -> str:
    """Write the sheet as one HTML page that needs nothing else, to print or to keep open beside LinkedIn."""
    title = words.say("prune.sheet_title")
    lead = words.say("prune.sheet_lead", people=words.count("people", outcomes.height), day=day)
    heads = [words.say(f"prune.column_{name}") for name in ("done", "name", "linked", "profile")]
    rows = [
        "<tr><td><span class=box></span></td>"
        f"<td>{escape(row['name'])}</td><td>{escape(words.show(row['connected_on'] or ''))}</td><td>{_link(row)}</td></tr>"
        for row in outcomes.iter_rows(named=True)
    ]
    return (
        f'<!doctype html><html lang="{words.code}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style><h1>{escape(title)}</h1><p>{escape(lead)}</p>"
        f"<table><thead><tr>{''.join(f'<th>{escape(head)}</th>' for head in heads)}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></html>\n"
    )


def _link(row: dict[str, Any]) -> str:
    url = row["profile_url"] or ""
    if not url.startswith(_SAFE):
        return ""
    return f'<a href="{escape(url)}" rel="noreferrer">{escape(url.removeprefix(_SAFE))}</a>'
