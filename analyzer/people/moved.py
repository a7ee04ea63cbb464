"""People something was said about, and an export → who may have changed their address, and what follows once that is sure."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.people.keys import name_key
from analyzer.schemas import Known, LastWords, People, Said, Topic


class Moved(dy.Schema):
    """One row per person of an earlier export who may stand in this one under another address.

    Both bear the same name and were linked on the same day, and nobody else does.
    """

    before = dy.String(primary_key=True)
    now = dy.String(unique=True)
    name = dy.String()
    connected_on = dy.Date()


def find_moved(
    known: dy.DataFrame[Known], people: dy.DataFrame[People], said: dy.DataFrame[Said]
) -> dy.DataFrame[Moved]:
    """Find who may have changed their address, and about whom it was not answered yet.

    Args:
        known: People something was said about.
        people: Everybody in the export.
        said: What was said, with the answers of before.
    """
    here = people.filter(pl.col("is_connection") & pl.col("connected_on").is_not_null())
    lost = known.join(here, on="person_id", how="anti").filter(pl.col("connected_on").is_not_null())
    alike = ["key", "connected_on"]
    lost = lost.with_columns(key=name_key(pl.col("name"))).filter(pl.len().over(alike) == 1)
    found = here.with_columns(key=name_key(pl.col("name"))).filter(pl.len().over(alike) == 1)
    answered = said.filter(pl.col("topic") == Topic.SAME_PERSON.value).select(before="person_id", now="detail")
    pairs = (
        lost.select("key", "connected_on", before="person_id")
        .join(found.select("key", "connected_on", "name", now="person_id"), on=alike)
        .join(answered, on=["before", "now"], how="anti")
    )
    return Moved.validate(pairs.select(Moved.column_names()).sort("name", "before"))


def follow_moves(last_words: dy.DataFrame[LastWords], people: dy.DataFrame[People]) -> dy.DataFrame[Said]:
    """Lay what was said about somebody's former addresses to the one they have in this export.

    Of two things said about one person the later holds, and what was taken back holds nowhere. Addresses that are
    nowhere in the export keep what was said.
    """
    answer = pl.col("topic") == Topic.SAME_PERSON.value
    yes = last_words.filter(answer & (pl.col("value") == "yes"))
    renamed: pl.DataFrame = last_words
    if yes.height:
        means = _meant(yes.select("person_id", "detail").rows(), set(people["person_id"]))
        now = pl.when(answer).then("person_id").otherwise(pl.col("person_id").replace(means))
        renamed = (
            last_words.with_columns(now.alias("person_id"))
            .sort("order", "act", maintain_order=True)
            .unique(["person_id", "topic", "detail"], keep="last", maintain_order=True)
        )
    return Said.cast(renamed.filter(pl.col("value").is_not_null()))  # some of what was validated before


def _meant(pairs: list[tuple[str, ...]], here: set[str]) -> dict[str, str]:
    """Give for each address of somebody the one of this export, where it is one alone."""
    group: dict[str, set[str]] = {}
    for before, now in pairs:
        joined = group.get(before, {before}) | group.get(now, {now})
        group.update(dict.fromkeys(joined, joined))
    return {one: found[0] for one, all_of in group.items() if len(found := sorted(all_of & here)) == 1}
