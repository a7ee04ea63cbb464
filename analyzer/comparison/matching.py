"""Two analyses → whether they are of one member in the right order, and the people of the first under their addresses now."""

from __future__ import annotations

from dataclasses import replace

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.comparison.kinds import Moves
from analyzer.errors import ComparisonError
from analyzer.export import same_owner
from analyzer.people import find_moved
from analyzer.schemas import FirstWords, Gestures, Interactions, Known, People, Said, Ties, Topic

_IN_COMMON = 0.5
"""Share of the shorter list that must stand in the longer one where an owner is unknown. Prior: nobody replaces half of
their connections, and two strangers share next to none."""


def check_pair(old: Analysis, new: Analysis) -> None:
    """Refuse what cannot be compared.

    Raises:
        ComparisonError: the two are of different people, or the second is the older one.
    """
    ego, other = old.facts.ego, new.facts.ego
    if ego is not None and other is not None and not same_owner(ego, other):
        raise ComparisonError("two_people")
    if (ego is None or other is None) and not share_people(old, new):
        raise ComparisonError("two_unknown")
    if old.as_of > new.as_of:
        raise ComparisonError("wrong_order")


def share_people(old: Analysis, new: Analysis) -> bool:
    """Tell whether two lists of connections have most of the shorter one in common."""
    lists = [set(one.people.filter("is_connection")["person_id"]) for one in (old, new)]
    shorter = min(len(each) for each in lists)
    return shorter > 0 and len(lists[0] & lists[1]) >= _IN_COMMON * shorter


def follow_addresses(
    old: Analysis, new: Analysis, said: dy.DataFrame[Said] | None
) -> tuple[Analysis, dy.DataFrame[Moves]]:
    """Give the first analysis with everybody under the address they have in the second.

    Args:
        old: The first.
        new: The second.
        said: What the owner said: whoever they told apart stays two people.
    """
    told = said if said is not None else Said.create_empty()
    known = Known.validate(old.people.filter("is_connection").select(Known.column_names()))
    found = find_moved(known, new.people, Said.create_empty())
    about = told.filter(pl.col("topic") == Topic.SAME_PERSON.value)
    apart = about.filter(pl.col("value") == "no").select(before="person_id", now="detail")
    pairs = found.join(apart, on=["before", "now"], how="anti")
    sure = about.filter(pl.col("value") == "yes").select(before="person_id", now="detail")
    sure = sure.join(old.people.select(before="person_id"), on="before", how="semi")
    sure = sure.join(new.people.select("name", "connected_on", now="person_id"), on="now")
    sure = sure.filter(pl.col("connected_on").is_not_null())
    both = pl.concat(
        [pairs.select("before", "now", "name", "connected_on"), sure.select("before", "now", "name", "connected_on")]
    )
    once = both.unique("before", keep="first", maintain_order=True).unique("now", keep="first", maintain_order=True)
    # An address that stands in the first export for somebody of their own is not given to another one.
    once = once.join(old.people.select(now="person_id"), on="now", how="anti")
    moves = Moves.validate(once.select("before", "name", "connected_on", person_id="now").select(Moves.column_names()))
    if moves.is_empty():
        return old, moves
    renamed = pl.col("person_id").replace(dict(moves.select("before", "person_id").iter_rows()))
    return (
        replace(
            old,
            people=People.validate(old.people.with_columns(renamed)),
            interactions=Interactions.validate(old.interactions.with_columns(renamed)),
            ties=Ties.validate(old.ties.with_columns(renamed)),
            first_words=FirstWords.validate(old.first_words.with_columns(renamed)),
            gestures=Gestures.validate(old.gestures.with_columns(renamed)),
        ),
        moves,
    )
