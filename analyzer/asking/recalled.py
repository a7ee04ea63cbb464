"""Names somebody would call without looking → whom of them the export knows, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import dataframely as dy
import polars as pl

from analyzer.schemas import Tier, Ties


@dataclass(frozen=True, slots=True)
class Recalled:
    """What became of the names.

    Attributes:
        found: `name` as typed, `person_id`, `tier`: those who mean one person of the export.
        several: Names that several people bear.
        no_trace: Names nobody in the export bears.
        forgotten: `person_id` of those one could call who were not named, the closest first.
    """

    found: pl.DataFrame
    several: tuple[str, ...]
    no_trace: tuple[str, ...]
    forgotten: pl.Series


def find_recalled(ties: dy.DataFrame[Ties], names: Sequence[str]) -> Recalled:
    """Find the people some names mean: every word has to be in the name, whatever its case and accents.

    Where several fit, the one whose tie is closest is meant if it alone is warm or closer.
    """
    people = ties.select("person_id", "tier", name=_folded(pl.col("name")))
    found, several, no_trace = [], [], []
    for name in dict.fromkeys(" ".join(one.split()) for one in names if one.strip()):
        wanted: str = pl.select(_folded(pl.lit(name))).item()
        fits = people.filter(
            pl.all_horizontal(pl.col("name").str.contains(word, literal=True) for word in wanted.split())
        )
        near = fits.filter(pl.col("tier").cast(pl.String).is_in([Tier.COULD_CALL.value, Tier.WARM.value]))
        meant = fits if fits.height == 1 else near
        if fits.is_empty():
            no_trace.append(name)
        elif meant.height != 1:
            several.append(name)
        else:
            found.append({"name": name, "person_id": meant["person_id"][0], "tier": meant["tier"][0]})
    table = pl.DataFrame(found, schema={"name": pl.String, "person_id": pl.String, "tier": pl.String})
    called = ties.filter(pl.col("is_connection") & (pl.col("tier") == Tier.COULD_CALL.value))["person_id"]
    return Recalled(table, tuple(several), tuple(no_trace), called.filter(~called.is_in(table["person_id"].implode())))


def _folded(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().str.normalize("NFKD").str.replace_all(r"\p{M}+", "")
