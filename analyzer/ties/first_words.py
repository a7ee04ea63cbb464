"""Messages and invitations → the first words between ego and everybody with whom nothing went both ways."""

from __future__ import annotations

from typing import Final

import dataframely as dy
import polars as pl

from analyzer.cues import PITCH, find_phrases, normal_form
from analyzer.export import Ego
from analyzer.schemas import FirstWords
from analyzer.settings import Settings

_QUOTED: Final = 240
"""Characters of the first words that are kept: enough to know them again."""

_CANNED: Final = r"^(?:congrat|happy(?:birthday|work|newyear|anniversary)|welldone)"
"""Openings that LinkedIn itself proposes at a click: copies of each other, and no mass sending."""


def find_first_words(
    judged: pl.DataFrame, invited: pl.DataFrame, ego: Ego | None, settings: Settings
) -> dy.DataFrame[FirstWords]:
    """Find how it began with those whom ego never exchanged a word with.

    Args:
        judged: `person_id`, `at`, `given`, `group_size`, `counts`, `why_not`, `content`: every message, advertising too.
        invited: `person_id`, `at`, `given`, `note`.
        ego: The owner, whose name stands in greetings.
        settings: The constants.
    """
    alone = judged.lazy().filter(pl.col("group_size") == 1)
    both = (
        alone.filter("counts").group_by("person_id").agg(sides=pl.col("given").n_unique()).filter(pl.col("sides") > 1)
    )
    letters = alone.join(both, on="person_id", how="anti").select("person_id", "at", "given", "content").collect()
    notes = invited.filter(pl.col("note").is_not_null()).join(both.collect(), on="person_id", how="anti")
    notes = notes.select("person_id", "at", "given", content="note", is_note=pl.lit(value=True))
    written = pl.concat([notes, letters.with_columns(is_note=pl.lit(value=False))])
    if written.is_empty():
        return FirstWords.create_empty()
    first = written.sort("at", "is_note", descending=[False, True], nulls_last=True, maintain_order=True).unique(
        "person_id", keep="first", maintain_order=True
    )
    received = written.filter(~pl.col("given").fill_null(value=True) & pl.col("content").is_not_null())
    pitches = received.with_columns(pitch=find_phrases(received["content"], PITCH))
    pitches = pitches.sort("at", maintain_order=True).group_by("person_id").agg(pl.col("pitch").drop_nulls().first())
    text = pl.col("content").str.strip_chars()
    short = pl.when(text.str.len_chars() <= _QUOTED).then(text).otherwise(text.str.head(_QUOTED) + " …")
    table = (
        first.join(pitches, on="person_id", how="left")
        .join(_alike(received, ego, settings), on="person_id", how="left")
        .with_columns(quote=pl.when(text != "").then(short), alike=pl.col("alike").fill_null(0))
    )
    return FirstWords.validate(table.select(FirstWords.column_names()).sort("person_id"), cast=True)


def _alike(received: pl.DataFrame, ego: Ego | None, settings: Settings) -> pl.DataFrame:
    """Count how many others sent ego what each person sent; a name in the greeting does not matter."""
    name = ((ego and ego.name) or "").lower()
    form = normal_form(pl.col("content"), pl.lit(name), pl.lit(name.split(" ")[0]))
    return (
        received.select("person_id", form=form)
        .filter(
            (pl.col("form").str.len_chars() >= settings.mass_text_characters) & ~pl.col("form").str.contains(_CANNED)
        )
        .with_columns(alike=pl.col("person_id").n_unique().over("form") - 1)
        .group_by("person_id")
        .agg(pl.col("alike").max())
    )
