"""Ties under other constants → how the number of callable people moves, and between which places somebody stands."""

from __future__ import annotations

from datetime import date

import dataframely as dy
import polars as pl

from analyzer.schemas import Reason, Tier, Ties
from analyzer.settings import Settings, Way
from analyzer.ties.strength import strength_columns
from analyzer.ties.tiers import tier_under
from analyzer.ties.verdicts import DECIMALS


class Sway(dy.Schema):
    """One row per constant and way in which it is moved: how many connections ego could call then."""

    constant = dy.String(primary_key=True)
    way = dy.Enum(Way, primary_key=True)
    could_call = dy.UInt32()


class Ranks(dy.Schema):
    """One row per listed person: the place by `current`, 1 for the closest, and the places other constants give.

    Where several are equally close, `place` and `highest` are the first of theirs, `lowest` the last.

    Half-life, floor and the share of one-sided ties move only the order (science: the exact half-life hardly matters).
    """

    person_id = dy.String(primary_key=True)
    place = dy.UInt32()
    highest = dy.UInt32()
    lowest = dy.UInt32()


def measure_sway(ties: dy.DataFrame[Ties], as_of: date, settings: Settings) -> dy.DataFrame[Sway]:
    """Count the callable connections under each of the other constants; where their owner said so, none moves them."""
    variants = list(settings.variants())
    connections = ties.filter("is_connection")
    yes, no = (pl.col("reason_key") == reason.value for reason in (Reason.OWN_YES, Reason.OWN_NO))
    called = [
        (yes | ((tier_under(variant.settings, as_of) == Tier.COULD_CALL.value) & ~no)).sum().alias(str(number))
        for number, variant in enumerate(variants)
    ]
    counts = connections.select(called).row(0)
    rows = [
        {"constant": variant.constant, "way": variant.way.value, "could_call": count}
        for variant, count in zip(variants, counts, strict=True)
    ]
    return Sway.validate(pl.DataFrame(rows), cast=True)


def measure_ranks(ties: dy.DataFrame[Ties], settings: Settings) -> dy.DataFrame[Ranks]:
    """Rank everybody under each of the other constants that move the order."""
    signals = ties.select("person_id", *_SIGNALS)
    places = []
    for number, other in enumerate((settings, *settings.orders())):
        measured: pl.DataFrame = signals
        for step in strength_columns(other):
            measured = measured.with_columns(step)
        now = pl.col("current").round(DECIMALS)
        places.append(
            measured.select(
                now.rank("min", descending=True).alias(f"first{number}"),
                now.rank("max", descending=True).alias(f"last{number}"),
            )
        )
    table = pl.concat([ties.select("person_id"), *places], how="horizontal")
    first, last = ([f"{end}{number}" for number in range(len(places))] for end in ("first", "last"))
    return Ranks.validate(
        table.select("person_id", place="first0", highest=pl.min_horizontal(first), lowest=pl.max_horizontal(last)),
        cast=True,
    )


_SIGNALS = (
    "active_days",
    "active_months",
    "group_days",
    "sent",
    "received",
    "two_way",
    "silent_months",
    "recommendations_given",
    "recommendations_received",
    "imported_phone",
    "arranged_call",
    "invitation_note",
    "shared_employer",
    "endorsements_given",
    "endorsements_received",
    "years_known",
)
"""What strength and warmth are made of."""
