"""Names somebody would call without looking → whom of them the export knows, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.schemas import Tier, Ties

_ALIKE: Final = 0.8
"""How alike two names are, of 1, from which the one may be meant by the other. Prior: a letter or two are wrong."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What became of the names.

    Attributes:
        found: `name` as typed, `person_id`, `tier`: those who mean one person of the export.
        several: Names that several people bear.
        no_trace: Names nobody in the export bears.
        meant: `(name as typed, name in the export)` for names that nobody bears but somebody nearly does; not in `no_trace`.
        forgotten: `person_id` of those one could call who were not named, the closest first.
    """

    found: pl.DataFrame
    several: tuple[str, ...]
    no_trace: tuple[str, ...]
    meant: tuple[tuple[str, str], ...]
    forgotten: pl.Series


def find_recalled(ties: dy.DataFrame[Ties], names: Sequence[str]) -> Recalled:
    """Find the people some names mean: each word has to begin a word of the name, whatever its case, accents and order.

    Where several fit, the one whose tie is closest is meant if it alone is warm or closer.
    """
    people = ties.select("person_id", "tier", written="name", name=_folded(pl.col("name")))
    spaced = (" " + pl.col("name")).str.replace_all("-", " ", literal=True)
    found, several, no_trace, almost = [], [], [], []
    typed: dict[str, str] = {}
    for one in names:
        typed.setdefault(pl.select(_folded(pl.lit(one))).item(), " ".join(one.split()))
    for wanted, name in typed.items():
        if not wanted:
            continue
        fits = people.filter(
            pl.all_horizontal(
                spaced.str.contains(f" {word}", literal=True) for word in wanted.replace("-", " ").split()
            )
        )
        near = fits.filter(pl.col("tier").cast(pl.String).is_in([Tier.COULD_CALL.value, Tier.WARM.value]))
        meant = fits if fits.height == 1 else near
        if fits.is_empty():
            nearest = get_close_matches(wanted, people["name"].to_list(), n=1, cutoff=_ALIKE)
            if nearest:
                almost.append((name, str(people.filter(name=nearest[0])["written"][0])))
            else:
                no_trace.append(name)
        elif meant.height != 1:
            several.append(name)
        else:
            found.append({"name": name, "person_id": meant["person_id"][0], "tier": meant["tier"][0]})
    table = pl.DataFrame(found, schema={"name": pl.String, "person_id": pl.String, "tier": pl.String})
    called = ties.filter(pl.col("is_connection") & (pl.col("tier") == Tier.COULD_CALL.value))["person_id"]
    forgotten = called.filter(~called.is_in(table["person_id"].implode()))
    return Recalled(table, tuple(several), tuple(no_trace), tuple(almost), forgotten)


def people_named(ties: dy.DataFrame[Ties], names: Sequence[str]) -> list[str]:
    """Give the `person_id` of those whom some names mean."""
    return find_recalled(ties, names).found["person_id"].to_list() if names else []


def _folded(text: pl.Expr) -> pl.Expr:
    letters = text.str.to_lowercase().str.normalize("NFKD").str.replace_all(r"\p{M}+", "")
    return letters.str.replace_all(r"[\p{P}\s]+", " ").str.strip_chars()
