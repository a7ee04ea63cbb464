"""An analysis and its network → the numbers of a cohort's row: none of them is a name, an address, a company or a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import inf
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.habits import (
    Gift,
    count_all,
    count_broadcasts,
    count_click_days,
    count_greeted,
    count_openings,
    find_gifts,
    letters_of,
    measure_spread,
    total_share,
)
from analyzer.network import Network
from analyzer.schemas import Tier
from analyzer.ties import days_before

_DECIMALS: Final = 4
_TOLD: Final = "measure"


class Unit(StrEnum):
    """What a measure is counted in."""

    COUNT = "count"
    SHARE = "share"
    NUMBER = "number"


class About(StrEnum):
    """What a measure is about. The order is the order shown."""

    SIZE = "size"
    TIERS = "tiers"
    BREADTH = "breadth"
    DEPTH = "depth"
    GIVING = "giving"
    HABITS = "habits"
    STRUCTURE = "structure"


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a row.

    Attributes:
        name: Its column.
        about: What it tells of.
        unit: `COUNT` of people or things, `SHARE` (0-1), or `NUMBER`, which has decimals.
        of_messages: Whether it is null where an export has no messages: nobody is silent there, nothing is known.
    """

    name: str
    about: About
    unit: Unit
    of_messages: bool


def _count(about: About, *, of_messages: bool = True) -> dy.Int64:
    return dy.Int64(nullable=True, min=0, metadata={_TOLD: (about, Unit.COUNT, of_messages)})


def _share(about: About, *, of_messages: bool = True) -> dy.Float64:
    return dy.Float64(nullable=True, min=0, max=1, metadata={_TOLD: (about, Unit.SHARE, of_messages)})


def _number(about: About, *, of_messages: bool = True) -> dy.Float64:
    return dy.Float64(nullable=True, min=0, metadata={_TOLD: (about, Unit.NUMBER, of_messages)})


class CohortRows(dy.Schema):
    """One row per export: numbers derived from it, and nothing that names anybody.

    `participant` numbers the owners in no order that means anything, `moment` their exports from the first, and `weeks`
    says how long after the first each was made. `era` is the quarter of an export's day, such as 2026-Q1. `findings` are
    the codes of what was odd in the files, `rows_set_aside` counts rows that could not be used, `tables` files that were
    read. What the measures mean is in docs/cohort.md; a null is unknown.
    """

    participant = dy.UInt32(primary_key=True)
    moment = dy.UInt32(primary_key=True)
    weeks = dy.UInt32(nullable=True)
    era = dy.String(nullable=True)
    tables = dy.UInt32()
    rows_set_aside = dy.UInt32()
    findings = dy.List(dy.String())
    connections = _count(About.SIZE, of_messages=False)
    unnamed_connections = _count(About.SIZE, of_messages=False)
    others = _count(About.SIZE)
    letters = _count(About.SIZE)
    conversations = _count(About.SIZE)
    years_linking = _number(About.SIZE, of_messages=False)
    could_call = _count(About.TIERS)
    warm = _count(About.TIERS)
    dormant = _count(About.TIERS)
    shallow = _count(About.TIERS)
    no_evidence = _count(About.TIERS)
    could_call_share = _share(About.TIERS)
    warm_share = _share(About.TIERS)
    dormant_share = _share(About.TIERS)
    shallow_share = _share(About.TIERS)
    no_evidence_share = _share(About.TIERS)
    firm_share = _share(About.TIERS)
    partners = _count(About.BREADTH)
    partners_year = _count(About.BREADTH)
    effective_partners = _number(About.BREADTH)
    callable_circles = _count(About.BREADTH)
    nearest_share = _share(About.DEPTH)
    days_each = _number(About.DEPTH)
    nearest_strength = _number(About.DEPTH)
    given = _count(About.GIVING)
    received = _count(About.GIVING)
    asked = _count(About.GIVING)
    was_asked = _count(About.GIVING)
    given_share = _share(About.GIVING)
    links_year = _count(About.HABITS, of_messages=False)
    click_share = _share(About.HABITS, of_messages=False)
    greeted_share = _share(About.HABITS)
    opened_share = _share(About.HABITS)
    active_months_share = _share(About.HABITS)
    letters_month = _number(About.HABITS)
    mass_people = _count(About.HABITS)
    circles = _count(About.STRUCTURE, of_messages=False)
    largest_circle_share = _share(About.STRUCTURE, of_messages=False)
    in_no_circle_share = _share(About.STRUCTURE, of_messages=False)
    living_effective_size = _number(About.STRUCTURE)
    living_constraint = _number(About.STRUCTURE)


MEASURES: Final = tuple(
    Measure(name, *column.metadata[_TOLD])
    for name, column in CohortRows.columns().items()
    if column.metadata and _TOLD in column.metadata
)
"""Every measure, in the order of its columns. To add one: a column above, its value below, its words in text/."""

BY_NAME: Final[Mapping[str, Measure]] = {measure.name: measure for measure in MEASURES}


def measure_export(analysis: Analysis, network: Network | None) -> dict[str, float | None]:
    """Measure one export.

    Args:
        analysis: As `analyze` gives it, with gestures.
        network: As `map_network` makes of it; without one nothing is told of circles.

    Returns:
        Name of each measure → its value. Null where the export does not tell: where there are no messages, or nothing
        to take a share of.
    """
    values: dict[str, float | None] = dict.fromkeys(BY_NAME)
    for part in _PARTS:
        values |= part(analysis)
    if network is not None:
        values |= _structure(analysis, network)
    silent = "messages" in analysis.facts.missing
    return {one.name: None if silent and one.of_messages else _rounded(values[one.name], one.unit) for one in MEASURES}


def _rounded(value: float | None, unit: Unit) -> float | None:
    """Round a value, and hold it against what its column takes: one bad row would stop a whole table."""
    if value is None:
        return None
    if not 0 <= value <= (1 if unit is Unit.SHARE else inf):
        raise ArithmeticError(unit)
    return int(value) if unit is Unit.COUNT else round(float(value), _DECIMALS)


def _of(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _a_year_before(analysis: Analysis) -> date:
    return days_before(analysis.as_of, analysis.settings.cohort.year_days)


def _connections(analysis: Analysis) -> pl.DataFrame:
    return analysis.ties.filter("is_connection")


def _sizes(analysis: Analysis) -> dict[str, float | None]:
    links, letters = _connections(analysis), letters_of(analysis)
    days = links.select((pl.lit(analysis.as_of) - pl.col("connected_on").min()).dt.total_days()).item()
    return {
        "connections": links.height,
        "unnamed_connections": analysis.unnamed_connections,
        "others": analysis.ties.height - links.height,
        "letters": letters.height,
        "conversations": letters["conversation"].n_unique(),
        "years_linking": None if days is None else days / analysis.settings.days_per_year,
    }


def _tiers(analysis: Analysis) -> dict[str, float | None]:
    links = _connections(analysis)
    counts = {tier.value: links.filter(tier=tier.value).height for tier in Tier}
    shares = {f"{tier}_share": _of(count, links.height) for tier, count in counts.items()}
    return {**counts, **shares, "firm_share": _of(int(links["firm"].sum()), links.height)}


def _breadth(analysis: Analysis) -> dict[str, float | None]:
    spread = measure_spread(analysis)
    recent = letters_of(analysis).filter(pl.col("at").dt.date() > _a_year_before(analysis))
    return {
        "partners": spread.partners if spread else 0,
        "partners_year": recent["person_id"].n_unique(),
        "effective_partners": spread.effective if spread else None,
    }


def _depth(analysis: Analysis) -> dict[str, float | None]:
    spread = measure_spread(analysis)
    days = letters_of(analysis).select("person_id", pl.col("at").dt.date()).unique().height
    nearest = (
        analysis.ties.filter(pl.col("strength") > 0)["strength"]
        .sort(descending=True)
        .head(analysis.settings.cohort.nearest)
    )
    return {
        "nearest_share": spread.nearest_share if spread else None,
        "days_each": _of(days, spread.partners) if spread else None,
        "nearest_strength": nearest.median() if nearest.len() == analysis.settings.cohort.nearest else None,  # type: ignore[dict-item]  # of floats
    }


def _giving(analysis: Analysis) -> dict[str, float | None]:
    gifts = find_gifts(analysis)
    given, received = count_all(gifts)
    share = total_share(gifts, analysis.settings.habits)
    asks = gifts.filter(pl.col("gift") == Gift.ASK.value)
    asked = int(asks["given"].sum())
    return {
        "given": given,
        "received": received,
        "asked": asked,
        "was_asked": asks.height - asked,
        "given_share": share.share if share else None,
    }


def _habits(analysis: Analysis) -> dict[str, float | None]:
    links, letters = _connections(analysis), letters_of(analysis)
    greeted, opened, clicks = count_greeted(analysis), count_openings(analysis), count_click_days(analysis)
    own_openings = int(opened["given"].sum())
    recent = analysis.settings.cohort.recent_months
    months = pl.lit(analysis.as_of).dt.offset_by(f"-{recent}mo")
    own = letters.filter("given", pl.col("at").dt.date() > months)
    return {
        "links_year": links.filter(pl.col("connected_on") > _a_year_before(analysis)).height,
        "click_share": _of(clicks.links, clicks.links + clicks.other_links),
        "greeted_share": _of(int(greeted["greeted"].sum()), int(greeted["links"].sum())),
        "opened_share": _of(own_openings, own_openings + int(opened["received"].sum())),
        "active_months_share": min(own["at"].dt.month_start().dt.date().n_unique() / recent, 1.0),
        "letters_month": own.height / recent,
        "mass_people": count_broadcasts(analysis).people,
    }


def _structure(analysis: Analysis, network: Network) -> dict[str, float | None]:
    links = _connections(analysis)
    circles = network.communities.filter(pl.col("size") >= network.settings.community_people)
    inside = network.memberships.join(circles, on="community", how="semi").join(links, on="person_id", how="semi")
    sizes = inside["community"].value_counts()["count"].to_list()
    return {
        "callable_circles": network.handful.circles,
        "circles": circles.height,
        "largest_circle_share": _of(max(sizes, default=0), links.height),
        "in_no_circle_share": _of(links.height - inside.height, links.height),
        "living_effective_size": network.living_structure.effective_size,
        "living_constraint": network.living_structure.constraint,
    }


_PARTS: Final[tuple[Callable[[Analysis], dict[str, float | None]], ...]] = (
    _sizes,
    _tiers,
    _breadth,
    _depth,
    _giving,
    _habits,
)
