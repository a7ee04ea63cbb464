"""Ties and what was typed and ticked → the people shown, in the order asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import polars as pl

from analyzer.schemas import Tier


class Order(StrEnum):
    """What a list of people is ordered by."""

    CURRENT = "current"
    STRENGTH = "strength"
    RECENT = "recent"
    NAME = "name"
    LINKED = "linked"


_BY: Final = {
    Order.CURRENT: ("current", True),
    Order.STRENGTH: ("strength", True),
    Order.RECENT: ("last_contact", True),
    Order.NAME: ("name", False),
    Order.LINKED: ("connected_on", True),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to see. Empty means everything."""

    search: str = ""
    tiers: Collection[Tier] = ()
    companies: Collection[str] = ()
    years: tuple[int, int] | None = None
    others: bool = True
    order: Order = Order.CURRENT


def choose(ties: pl.DataFrame, choice: Choice) -> pl.DataFrame:
    """Choose from ties. The search wants every word, in name, company or title, whatever its case and accents.

    Whoever bears all of them in the name comes first.
    """
    wanted: str = pl.select(folded(pl.lit(choice.search))).item()
    bears = (folded(pl.col("name")).str.contains(word, literal=True) for word in wanted.split())
    chosen = ties.lazy().with_columns(_named=pl.all_horizontal(pl.lit(value=True), *bears))
    for word in wanted.split():
        found = (folded(pl.col(name)).str.contains(word, literal=True) for name in ("name", "company", "position"))
        chosen = chosen.filter(pl.any_horizontal(found))
    if choice.tiers:
        chosen = chosen.filter(pl.col("tier").cast(pl.String).is_in([tier.value for tier in choice.tiers]))
    if choice.companies:
        chosen = chosen.filter(pl.col("company").is_in(list(choice.companies)))
    if choice.years:
        chosen = chosen.filter(pl.col("connected_on").dt.year().is_between(*choice.years))
    if not choice.others:
        chosen = chosen.filter("is_connection")
    column, descending = _BY[choice.order]
    by, ways = ["_named", column, "person_id"], [True, descending, False]
    return chosen.sort(by, descending=ways, nulls_last=True, maintain_order=True).drop("_named").collect()


def folded(text: pl.Expr) -> pl.Expr:
    """Drop case and accents, so that zoe finds Zoë."""
    return text.str.to_lowercase().str.normalize("NFKD").str.replace_all(r"\p{M}+", "")


def companies_of(ties: pl.DataFrame) -> list[str]:
    """List the companies, the most frequent first."""
    counted = ties.lazy().filter(pl.col("company").is_not_null()).group_by("company").len()
    return counted.sort("len", "company", descending=[True, False]).collect()["company"].to_list()


def years_of(ties: pl.DataFrame) -> tuple[int, int] | None:
    """Give the first and the last year of a link."""
    years = ties["connected_on"].dt.year()
    first, last = years.min(), years.max()
    return (int(str(first)), int(str(last))) if first is not None else None
