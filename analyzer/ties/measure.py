"""Interactions → signals: one row per alter."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.cues import ARRANGED_CALL, find_phrases
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


def find_calls(words: pl.DataFrame) -> pl.DataFrame:
    """Find where a call or meeting was arranged or a phone number given, in threads in which both wrote.

    Args:
        words: `person_id`, `conversation`, `at`, `given`, `content`: the one-to-one messages that count.

    Returns:
        `person_id`, `at`, `given`, `phrase`: one row per message that says so.
    """
    found = words.with_columns(phrase=find_phrases(words["content"], ARRANGED_CALL)).filter(
        pl.col("phrase").is_not_null()
    )
    thread = ["person_id", "conversation"]
    threads = words.lazy().join(found.lazy().select(thread).unique(), on=thread, how="semi")
    both = threads.group_by(thread).agg(pl.col("given").n_unique().alias("sides")).filter(pl.col("sides") > 1)
    said = found.lazy().join(both, on=thread, how="semi").select("person_id", "at", "given", "phrase")
    return said.sort("person_id", "at", "given", "phrase").collect()
