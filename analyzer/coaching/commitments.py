"""What was agreed on, and a newer export → what came of it, with the days that show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.comparison import gather_between
from analyzer.schemas import Said, Topic

_DAY: Final = timedelta(days=1)


class Standing(StrEnum):
    """How a commitment stands."""

    ANSWERED = "answered"
    KEPT = "kept"
    LATE = "late"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Commitment:
    """Somebody to be in touch with.

    Attributes:
        person_id: Who.
        name: What they were called when it was agreed.
        purpose: What for.
        give: What the client brings.
        by: Until when.
        made_on: When it was agreed.
    """

    person_id: str
    name: str
    purpose: str
    give: str
    by: date
    made_on: date

    def write(self) -> dict[str, Any]:
        """Give it as plain values that JSON can hold."""
        return {
            "person_id": self.person_id,
            "name": self.name,
            "purpose": self.purpose,
            "give": self.give,
            "by": self.by.isoformat(),
            "made_on": self.made_on.isoformat(),
        }

    @staticmethod
    def read(held: dict[str, Any]) -> Commitment:
        """Give it from such values."""
        days = {name: date.fromisoformat(held[name]) for name in ("by", "made_on")}
        return Commitment(**{**held, **days})


class Standings(dy.Schema):
    """One row per commitment, in the order given.

    `wrote_on` is the first day on or after `made_on` on which ego wrote to them one to one, or ticked that they were in
    touch; `answered_on` the first one on which they wrote after ego's first letter. Both are null where there is none.
    `known` says
    whether the export reaches to that day at all: one made before can tell nothing.
    """

    place = dy.UInt32(primary_key=True)
    person_id = dy.String()
    name = dy.String()
    purpose = dy.String()
    give = dy.String()
    made_on = dy.Date()
    by = dy.Date()
    wrote_on = dy.Date(nullable=True)
    answered_on = dy.Date(nullable=True)
    standing = dy.Enum(Standing)
    known = dy.Bool()


def check_commitments(
    commitments: Iterable[Commitment], analysis: Analysis, said: dy.DataFrame[Said], today: date
) -> dy.DataFrame[Standings]:
    """Check what was agreed on against what an export shows, and what was ticked by hand.

    Args:
        commitments: What was agreed on.
        analysis: The export at hand.
        said: What the owner said: days on which they were in touch elsewhere.
        today: The day after which something is late, if the export reaches that far.
    """
    ticked = said.filter((pl.col("topic") == Topic.CONTACT.value) & (pl.col("value") == "yes")).select(
        "person_id", on=pl.col("detail").str.to_date("%Y-%m-%d")
    )
    rows = [_stands(place, one, analysis, ticked, today) for place, one in enumerate(commitments)]
    return Standings.validate(pl.DataFrame(rows, schema=dict(Standings.create_empty().schema)), cast=True)


def _stands(place: int, one: Commitment, analysis: Analysis, ticked: pl.DataFrame, today: date) -> dict[str, Any]:
    letters = gather_between(analysis, one.made_on - _DAY).filter(person_id=one.person_id)
    wrote, answered = (letters[name][0] if letters.height else None for name in ("wrote_on", "answered_on"))
    by_hand = ticked.filter((pl.col("person_id") == one.person_id) & (pl.col("on") >= one.made_on))["on"].min()
    if isinstance(by_hand, date):
        wrote = min(wrote, by_hand) if wrote else by_hand
    if answered:
        standing = Standing.ANSWERED
    elif wrote:
        standing = Standing.KEPT
    else:  # an export that ends before its day cannot tell that it was not done
        standing = Standing.LATE if one.by < min(today, analysis.as_of) else Standing.OPEN
    return {
        "place": place,
        "person_id": one.person_id,
        "name": one.name,
        "purpose": one.purpose,
        "give": one.give,
        "made_on": one.made_on,
        "by": one.by,
        "wrote_on": wrote,
        "answered_on": answered,
        "standing": standing.value,
        "known": analysis.as_of >= one.made_on,
    }
