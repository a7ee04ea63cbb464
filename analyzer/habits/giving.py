"""An analysis → what was given and received: offers, thanks, introductions and the like, over all and per person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import dataframely as dy
import numpy as np
import polars as pl

from analyzer.analysis import Analysis
from analyzer.schemas import Kind, Sign
from analyzer.settings import HabitSettings

_GRID: Final = 4001
"""Points at which a density is summed up: an interval is exact to a thousandth."""

_REACH: Final = 12
"""Standard deviations around the mean outside of which a density holds nothing."""


class Gift(StrEnum):
    """What one can do for another, or ask of them. The order is the order shown."""

    OFFER = "offer"
    INTRODUCTION = "introduction"
    THANKS = "thanks"
    CONGRATULATION = "congratulation"
    RECOMMENDATION = "recommendation"
    ENDORSEMENT = "endorsement"
    ASK = "ask"


class Gifts(dy.Schema):
    """One row per thing said or done. `given` is true where ego said or did it."""

    person_id = dy.String()
    gift = dy.Enum(Gift)
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    given = dy.Bool()


class BothWays(dy.Schema):
    """One row per kind of gift: at least how many times it went each way."""

    gift = dy.Enum(Gift, primary_key=True)
    given = dy.UInt32()
    received = dy.UInt32()


class ByYear(dy.Schema):
    """One row per year from the first gift to the last: what ego did for others and they for ego; asks are neither."""

    year = dy.Int32(primary_key=True)
    given = dy.UInt32()
    received = dy.UInt32()


class ByPerson(dy.Schema):
    """One row per person with a gift either way, in the order of the ties.

    `share` is the share of what went between them that ego gave, `lowest` and `highest` its 90 % interval; all three
    are null where there were fewer than four gifts. `asked` and `was_asked` count requests, which are no gifts.
    """

    person_id = dy.String(primary_key=True)
    given = dy.UInt32()
    received = dy.UInt32()
    asked = dy.UInt32()
    was_asked = dy.UInt32()
    share = dy.Float64(nullable=True, min=0, max=1)
    lowest = dy.Float64(nullable=True, min=0, max=1)
    highest = dy.Float64(nullable=True, min=0, max=1)


@dataclass(frozen=True, slots=True)
class GivenShare:
    """The share that ego gave, and how sure that is.

    Attributes:
        share: (given + 1) / (given + received + 2): where little is known it stays near the middle.
        lowest: Lower end of the 90 % interval.
        highest: Upper end.
    """

    share: float
    lowest: float
    highest: float


_OF_SIGN: Final = {
    Sign.OFFER.value: Gift.OFFER.value,
    Sign.INTRODUCTION.value: Gift.INTRODUCTION.value,
    Sign.THANKS.value: Gift.THANKS.value,
    Sign.CONGRATULATION.value: Gift.CONGRATULATION.value,
    Sign.ASK.value: Gift.ASK.value,
}
_OF_KIND: Final = {
    Kind.RECOMMENDATION.value: Gift.RECOMMENDATION.value,
    Kind.ENDORSEMENT.value: Gift.ENDORSEMENT.value,
}


def find_gifts(analysis: Analysis) -> dy.DataFrame[Gifts]:
    """Find what was given and asked for, both ways, as far as words and files tell: rules find about half of it."""
    words = analysis.gestures.filter(pl.col("sign").cast(pl.String).is_in(list(_OF_SIGN)))
    said = words.select(
        "person_id", "at", "given", gift=pl.col("sign").cast(pl.String).replace_strict(_OF_SIGN, return_dtype=pl.String)
    )
    files = analysis.interactions.filter(
        pl.col("kind").cast(pl.String).is_in(list(_OF_KIND)) & pl.col("given").is_not_null()
    )
    # A whole list of skills endorsed at a sitting is one kindness.
    done = files.with_columns(
        gift=pl.col("kind").cast(pl.String).replace_strict(_OF_KIND, return_dtype=pl.String), day=pl.col("at").dt.date()
    ).unique(["person_id", "gift", "given", "day"], keep="first", maintain_order=True)
    rows = pl.concat([said, done.select("person_id", "at", "given", "gift")])
    return Gifts.validate(rows.sort("at", "person_id", "gift").select(Gifts.column_names()), cast=True)


def count_both_ways(gifts: dy.DataFrame[Gifts]) -> dy.DataFrame[BothWays]:
    """Count each kind of gift, both ways; kinds without any stand with zeros."""
    counted = gifts.group_by("gift").agg(given=pl.col("given").sum(), received=(~pl.col("given")).sum())
    kinds = pl.DataFrame({"gift": [gift.value for gift in Gift]}, schema={"gift": pl.Enum(Gift)})
    table = kinds.join(counted, on="gift", how="left", maintain_order="left").with_columns(
        pl.exclude("gift").fill_null(0)
    )
    return BothWays.validate(table, cast=True)


def count_by_year(gifts: dy.DataFrame[Gifts]) -> dy.DataFrame[ByYear]:
    """Count what went each way in each year; undated gifts stand in none."""
    dated = _directed(gifts).filter(pl.col("at").is_not_null()).with_columns(year=pl.col("at").dt.year())
    if dated.is_empty():
        return ByYear.create_empty()
    years = dated.group_by("year").agg(given=pl.col("gave").sum(), received=(~pl.col("gave")).sum())
    first, last = int(str(years["year"].min())), int(str(years["year"].max()))
    every = pl.DataFrame({"year": range(first, last + 1)}, schema={"year": pl.Int32})
    table = every.join(years, on="year", how="left", maintain_order="left").with_columns(
        pl.exclude("year").fill_null(0)
    )
    return ByYear.validate(table, cast=True)


def share_by_person(analysis: Analysis, gifts: dy.DataFrame[Gifts]) -> dy.DataFrame[ByPerson]:
    """Count what went between ego and each person, and give ego's share where there is enough of it."""
    directed = _directed(gifts)
    counted = directed.group_by("person_id").agg(given=pl.col("gave").sum(), received=(~pl.col("gave")).sum())
    asks = gifts.filter(pl.col("gift") == Gift.ASK.value)
    asked = asks.group_by("person_id").agg(asked=pl.col("given").sum(), was_asked=(~pl.col("given")).sum())
    table = analysis.ties.select("person_id").join(
        counted.join(asked, on="person_id", how="full", coalesce=True), on="person_id", maintain_order="left"
    )
    table = table.with_columns(pl.exclude("person_id").fill_null(0))
    shares = [
        share_given(row["given"], row["received"], analysis.settings.habits) for row in table.iter_rows(named=True)
    ]
    columns = {name: [getattr(one, name) if one else None for one in shares] for name in ("share", "lowest", "highest")}
    return ByPerson.validate(
        table.with_columns(pl.Series(name, values, dtype=pl.Float64) for name, values in columns.items()), cast=True
    )


def share_given(given: int, received: int, settings: HabitSettings) -> GivenShare | None:
    """Give the share that ego gave, with its 90 % interval; None where there were too few gifts.

    The share is the mean of a Beta distribution that begins flat, the interval its middle 90 %.
    """
    if given + received < settings.enough_gifts:
        return None
    mean = (given + 1) / (given + received + 2)
    reach = _REACH * np.sqrt(mean * (1 - mean) / (given + received + 3))
    grid = np.linspace(max(0, mean - reach), min(1, mean + reach), _GRID)[1:-1]
    weight = np.exp(given * np.log(grid) + received * np.log1p(-grid) - _peak(given, received))
    below = np.cumsum(weight) / weight.sum()
    tail = (1 - settings.sure) / 2
    lowest, highest = (float(grid[int(np.searchsorted(below, at))]) for at in (tail, 1 - tail))
    return GivenShare(mean, lowest, highest)


def total_share(gifts: dy.DataFrame[Gifts], settings: HabitSettings) -> GivenShare | None:
    """Give ego's share over everybody."""
    return share_given(*count_all(gifts), settings)


def count_all(gifts: dy.DataFrame[Gifts]) -> tuple[int, int]:
    """Count what ego did for others and they for ego, dated or not."""
    directed = _directed(gifts)
    given = int(directed["gave"].sum())
    return given, directed.height - given


def _directed(gifts: pl.DataFrame) -> pl.DataFrame:
    """Leave out requests, and say whose gift each was: thanks tell of what the one who is thanked gave."""
    thanks = pl.col("gift") == Gift.THANKS.value
    return gifts.filter(pl.col("gift") != Gift.ASK.value).with_columns(
        gave=pl.when(thanks).then(~pl.col("given")).otherwise("given")
    )


def _peak(given: int, received: int) -> float:
    """The logarithm of the density's height, so that large counts do not vanish."""
    total = given + received
    return sum(count * float(np.log(count / total)) for count in (given, received) if count)
