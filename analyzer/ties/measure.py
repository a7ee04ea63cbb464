"""Interactions → signals: one row per alter."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.cues import ARRANGED_CALL, find_phrases
from analyzer.export import Export
from analyzer.export.tables import messages
from analyzer.people.parties import turn_of_row
from analyzer.schemas import Signals
from analyzer.ties.signals import SIGNALS, Evidence


def measure_signals(evidence: Evidence) -> dy.DataFrame[Signals]:
    """Measure every signal for every person; who has no trace of one has its empty value."""
    measured = pl.collect_all([signal.measure(evidence) for signal in SIGNALS])
    table = evidence.people.select("person_id").collect()
    for signal, frame in zip(SIGNALS, measured, strict=True):
        table = table.join(frame, on="person_id", how="left", maintain_order="left")
        table = table.with_columns(
            pl.col(name).fill_null(empty) for name, empty in signal.COLUMNS.items() if empty is not None
        )
    return Signals.validate(table.sort("person_id"), cast=True)


def spot_calls(export: Export) -> pl.DataFrame:
    """Find the messages that speak of a call, a meeting or a phone number, whoever wrote them to whom.

    Returns:
        `row` (of the message), `phrase`: the sentence that says so.
    """
    written = export.rows(messages.TABLE)
    phrases = find_phrases(written["content"], ARRANGED_CALL)
    return written.select("row", phrase=phrases).filter(pl.col("phrase").is_not_null())


def find_calls(words: pl.DataFrame, spotted: pl.DataFrame) -> pl.DataFrame:
    """Find where a call or meeting was arranged or a phone number given, in threads in which both wrote.

    Args:
        words: `person_id`, `conversation`, `turn`, `at`, `given`: the one-to-one messages that count.
        spotted: As `spot_calls` gives it.

    Returns:
        `person_id`, `at`, `given`, `phrase`: one row per message that says so.
    """
    found = words.join(spotted.select("phrase", turn=turn_of_row()), on="turn")
    thread = ["person_id", "conversation"]
    threads = words.lazy().join(found.lazy().select(thread).unique(), on=thread, how="semi")
    both = threads.group_by(thread).agg(pl.col("given").n_unique().alias("sides")).filter(pl.col("sides") > 1)
    said = found.lazy().join(both, on=thread, how="semi").select("person_id", "at", "given", "phrase")
    return said.sort("person_id", "at", "given", "phrase").collect()
