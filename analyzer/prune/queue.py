"""Candidates and what was said about them → who is up now, in which order, and who waits for another day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.prune.candidates import Candidates, Shield, Sorted
from analyzer.prune.reaches import Reaches, last_links
from analyzer.schemas import KEEP_TAG, Said, Topic, Verdict

_DAY: Final = timedelta(days=1)
_FINAL: Final = (Verdict.KEEP.value, Verdict.LET_GO.value, Verdict.REACH_OUT.value)


@dataclass(frozen=True, slots=True)
class Queue:
    """Who is up.

    Attributes:
        waiting: As `Candidates`, the next one first: nobody decided about, and those put off on an earlier day last.
        put_off: How many were put off today, and come up again tomorrow.
        decided: How many candidates were decided about.
        shields: `person_id`, `shield`: the connections that are never up, and why.
    """

    waiting: dy.DataFrame[Candidates]
    put_off: int
    decided: int
    shields: pl.DataFrame


def queue(
    everybody: Sorted,
    reaches: dy.DataFrame[Reaches],
    said: dy.DataFrame[Said],
    day_began: datetime,
    named: Collection[str] = (),
) -> Queue:
    """Find out who is up.

    Args:
        everybody: As `sort_out` gives it.
        reaches: What each connection leads to: nobody who alone still leads somewhere is up.
        said: What the owner said: verdicts, notes, labels, tags.
        day_began: The owner's midnight: whoever was put off since then is up from tomorrow.
        named: Whom the owner named from memory as people to call: they are never up.
    """
    verdicts = verdicts_of(said)
    spoken = _spoken_for(said, named)
    alone = (
        last_links(reaches, gone_of(said))
        .to_frame("person_id")
        .with_columns(shield=pl.lit(Shield.LAST_LINK.value, pl.Enum(Shield)))
    )
    kept = pl.concat([spoken, alone.join(spoken, on="person_id", how="anti")])
    up = everybody.candidates.join(kept, on="person_id", how="anti")
    told = up.join(verdicts, on="person_id", how="left")
    decided = told["verdict"].is_in(list(_FINAL)).fill_null(value=False)
    later = (pl.col("verdict") == Verdict.LATER.value).fill_null(value=False)
    put_off = later & (pl.col("at") >= day_began) & (pl.col("at") < day_began + _DAY)
    put_off = put_off.fill_null(value=False)
    waiting = told.filter(~decided).filter(~put_off).sort(later, "rank")
    shields = pl.concat(
        [
            everybody.shields,
            kept.join(everybody.candidates.select("person_id"), on="person_id", how="semi"),
        ]
    )
    return Queue(
        Candidates.cast(waiting.select(Candidates.column_names())),  # some of what was validated before
        told.filter(~decided).filter(put_off).height,
        int(decided.sum()),
        shields.sort("person_id"),
    )


def verdicts_of(said: dy.DataFrame[Said]) -> pl.DataFrame:
    """Give `person_id`, `verdict`, `at`: what was decided about whom."""
    return said.filter(pl.col("topic") == Topic.VERDICT.value).select("person_id", "at", verdict="value")


def gone_of(said: dy.DataFrame[Said]) -> pl.Series:
    """Give those who are to be let go."""
    return said.filter((pl.col("topic") == Topic.VERDICT.value) & (pl.col("value") == Verdict.LET_GO.value))[
        "person_id"
    ]


def _spoken_for(said: dy.DataFrame[Said], named: Collection[str]) -> pl.DataFrame:
    """Find for whom their owner spoke by a note, a label, a tag or from memory, and which of these it is."""
    topic = pl.col("topic")
    tagged = (topic == Topic.TAG.value) & (pl.col("detail").str.to_lowercase() == KEEP_TAG)
    shield = (
        pl.when(topic.is_in([Topic.NOTE.value, Topic.STORY.value, Topic.CADENCE.value]))
        .then(pl.lit(Shield.NOTED.value, pl.Enum(Shield)))
        .when(topic == Topic.LABEL.value)
        .then(pl.lit(Shield.LABELLED.value, pl.Enum(Shield)))
        .when(tagged)
        .then(pl.lit(Shield.TAGGED.value, pl.Enum(Shield)))
    )
    found = said.select("person_id", shield=shield).filter(pl.col("shield").is_not_null())
    remembered = pl.DataFrame({"person_id": sorted(named)}, schema={"person_id": pl.String})
    found = pl.concat([found, remembered.with_columns(shield=pl.lit(Shield.NAMED.value, pl.Enum(Shield)))])
    return found.sort("person_id", pl.col("shield").to_physical()).unique("person_id", keep="first")
