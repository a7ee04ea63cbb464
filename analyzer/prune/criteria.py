"""Wishes about whom to ask about first → the candidates that fit; and the usual wishes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import dataframely as dy
import polars as pl

from analyzer.errors import SettingsError
from analyzer.prune.candidates import Candidates, PruneReason
from analyzer.settings import Settings

MOST_YEARS: Final = 30
"""Years that can be asked for: LinkedIn is younger."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """Whom to ask about. The usual value of each asks about everybody.

    Attributes:
        whys: Reasons to be up; none means any.
        years: Linked at least so many years ago; 0 takes undated links too.
        no_shared_employer: Leave out whoever works where ego has worked.
        no_endorsements: Leave out whoever endorsed ego or was endorsed.
        no_note: Leave out invitations that came with a note.
        wave: Only links made on a day of many, an event for example.
    """

    whys: frozenset[PruneReason] = frozenset()
    years: int = 0
    no_shared_employer: bool = False
    no_endorsements: bool = False
    no_note: bool = False
    wave: bool = False

    def as_plain(self) -> dict[str, Any]:
        """Give what JSON can hold."""
        return {
            "whys": sorted(self.whys),
            "years": self.years,
            "no_shared_employer": self.no_shared_employer,
            "no_endorsements": self.no_endorsements,
            "no_note": self.no_note,
            "wave": self.wave,
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Criteria:
        """Read what `as_plain` gave.

        Raises:
            SettingsError: it is something else.
        """
        try:
            switches = {
                name: bool(plain[name]) for name in ("no_shared_employer", "no_endorsements", "no_note", "wave")
            }
            years = min(max(int(plain["years"]), 0), MOST_YEARS)
            return cls(frozenset(PruneReason(why) for why in plain["whys"]), years, **switches)
        except (KeyError, TypeError, ValueError):
            raise SettingsError("choice_unreadable") from None


PRESETS: Final[Mapping[str, Criteria]] = {
    "everyone": Criteria(),
    "pitches": Criteria(whys=frozenset({PruneReason.PITCHED, PruneReason.SENT_TO_MANY, PruneReason.ADVERTISED})),
    "never": Criteria(whys=frozenset({PruneReason.NEVER_A_WORD}), years=3, no_shared_employer=True),
    "waves": Criteria(whys=frozenset({PruneReason.NEVER_A_WORD, PruneReason.ONLY_A_GREETING}), years=1, wave=True),
    "unanswered": Criteria(whys=frozenset({PruneReason.PITCHED, PruneReason.SENT_TO_MANY, PruneReason.NEVER_ANSWERED})),
}
"""The usual wishes, by the key of their name."""


def choose_candidates(
    candidates: dy.DataFrame[Candidates],
    criteria: Criteria,
    as_of: date,
    settings: Settings,
) -> dy.DataFrame[Candidates]:
    """Keep the candidates that fit, in their order."""
    return Candidates.cast(candidates.filter(_fits(criteria, as_of, settings)))  # some of what was validated before


def count_candidates(
    candidates: dy.DataFrame[Candidates],
    choices: Mapping[str, Criteria],
    as_of: date,
    settings: Settings,
) -> dict[str, int]:
    """Count for each of several wishes how many candidates fit, in one pass."""
    counts = candidates.select(_fits(criteria, as_of, settings).sum().alias(name) for name, criteria in choices.items())
    return {name: int(count) for name, count in counts.row(0, named=True).items()}


def _fits(criteria: Criteria, as_of: date, settings: Settings) -> pl.Expr:
    fits = [pl.col("rank") >= 0]
    if criteria.whys:
        fits.append(pl.col("why").is_in([why.value for why in criteria.whys]))
    if criteria.years:
        age = (pl.lit(as_of) - pl.col("connected_on")).dt.total_days() / settings.days_per_year
        fits.append((age >= criteria.years).fill_null(value=False))
    if criteria.no_shared_employer:
        fits.append(~pl.col("shared_employer"))
    if criteria.no_endorsements:
        fits.append(pl.col("endorsements") == 0)
    if criteria.no_note:
        fits.append(~pl.col("invitation_note"))
    if criteria.wave:
        fits.append(pl.col("wave"))
    return pl.all_horizontal(fits)
