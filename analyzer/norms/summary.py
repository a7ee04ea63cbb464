"""The cohort's table → what may be shown of it: how each measure is spread, and how it changed, group by group."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from math import floor, isfinite, log10, sqrt
from pathlib import Path
from statistics import NormalDist
from typing import Any, Final

import numpy as np
import polars as pl

import analyzer
from analyzer.errors import CohortError
from analyzer.norms.groups import FLOOR, Group, form_groups
from analyzer.norms.measures import BY_NAME, MEASURES, Measure, Unit

_FORM: Final = 1
_ROUND_PEOPLE: Final = 5
"""Numbers of participants are told to the nearest five: one more or less does not show."""

_FIGURES: Final = 2
"""Figures that are told of a number."""

_SHARE_DECIMALS: Final = 2

_BETWEEN: Final = 5
"""Participants between two levels that are told, and beyond the outermost: none of them is anybody's own value."""

_STEPS: Final = (0.05, 0.125, 0.25, 0.5)
"""Steps in which levels are told, the half among all of them and the quarters among all but the last; the finest for which
there are enough participants."""

_APART_WEEKS: Final = 2
"""Weeks from which two exports are a before and an after."""

SURE: Final = 0.9
"""Share of the probability (0-1) that an interval holds."""

MOST_BYTES: Final = 64 * 1024**2
"""Of a file about a cohort; one of three attributes with ten values each has about two million."""

LONGEST_NAME: Final = 80
"""Letters of a group's name: it stands on a screen."""

_MOST_GROUPS: Final = 5_000
_HALF: Final = 0.5
_ERA: Final = re.compile(r"[0-9]{4}-Q[1-4]")

_NO_SUMMARY: Final = ("That is no file about a cohort.", "Give the .json that “handful cohort” wrote.")


@dataclass(frozen=True, slots=True)
class Spread:
    """How a measure is spread over a group.

    Attributes:
        people: Participants of whom it is known, to the nearest five.
        levels: Share of them (0-1) → the value that so many lie at or below, rounded.
    """

    people: int
    levels: Mapping[float, float]

    def at(self, share: float) -> float | None:
        """Give the value at a share, None where there are too few participants to tell."""
        return self.levels.get(share)


@dataclass(frozen=True, slots=True)
class Change:
    """How a measure changed from each participant's first export to their last.

    Attributes:
        people: Participants with both, to the nearest five.
        mean: The mean change, rounded.
        lowest: Lower end of its 90 % interval (Student's t).
        highest: Upper end.
        levels: As of `Spread`, of the changes.
        weeks: Median weeks between the two.
    """

    people: int
    mean: float
    lowest: float
    highest: float
    levels: Mapping[float, float]
    weeks: int


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """What may be shown of one group.

    Attributes:
        values: Attribute → value; nothing for everybody.
        whole: Whether nobody of these values was left out because too few are like them otherwise.
        spreads: Name of a measure → how it is spread, where ten are known.
        changes: Name of a measure → how it changed, where ten have a before and an after.
    """

    values: Mapping[str, str]
    whole: bool
    spreads: Mapping[str, Spread]
    changes: Mapping[str, Change] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Summary:
    """What may be shown of a cohort.

    Attributes:
        people: Participants, to the nearest five.
        attributes: What groups are formed by.
        groups: Everybody first.
        eras: Quarters in which the exports were made, the first and the last; empty where none is known.
    """

    people: int
    attributes: tuple[str, ...]
    groups: tuple[GroupSummary, ...]
    eras: tuple[str, ...]

    @property
    def everybody(self) -> GroupSummary:
        """The group of all."""
        return self.groups[0]

    def group(self, values: Mapping[str, str]) -> GroupSummary:
        """Give a group by its values; everybody where it is not shown."""
        return next((one for one in self.groups if dict(one.values) == dict(values)), self.everybody)


def summarise(rows: pl.LazyFrame, grouped: pl.DataFrame) -> Summary:
    """Summarise a cohort. Each measure is looked at by itself: its groups are formed of those of whom it is known.

    Args:
        rows: As `scan_rows` gives them; they are read a column at a time.
        grouped: As `sort_into_groups` gives it.

    Raises:
        CohortError: there are fewer participants than may be spoken of.
    """
    people = rows.select(pl.col("participant").n_unique()).collect().item()
    if people < FLOOR:
        raise CohortError(
            f"A cohort is {FLOOR} participants at least, and these are fewer: single ones would show.",
            "The table is written all the same; add exports and run it again.",
        )
    attributes = tuple(name for name in grouped.columns if name != "participant")
    found: dict[tuple[tuple[str, str], ...], dict[str, Any]] = {}
    for measure in MEASURES:
        last = _last_values(rows, measure).join(grouped, on="participant")
        for group, values in _by_group(last, attributes):
            _entry(found, group)["spreads"][measure.name] = _spread(values["value"], measure)
        both = _before_and_after(rows, measure).join(grouped, on="participant")
        for group, values in _by_group(both, attributes):
            _entry(found, group)["changes"][measure.name] = _change(values, measure)
    eras = rows.select(first=pl.col("era").min(), last=pl.col("era").max()).collect().row(0)
    return Summary(
        people=_people(people),
        attributes=attributes,
        groups=tuple(GroupSummary(**found[key]) for key in sorted(found, key=lambda key: (len(key), key))),
        eras=tuple(era for era in eras if era),
    )


def write_summary(summary: Summary) -> str:
    """Give a summary as JSON: see docs/cohort.md for its keys."""
    document = {"handful": analyzer.__version__, "cohort": _FORM, **asdict(summary)}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def read_summary(content: bytes) -> Summary:
    """Read a summary that `write_summary` wrote. It comes from somebody else, so all of it is looked at.

    Raises:
        CohortError: it is none, or of another version.
    """
    if len(content) > MOST_BYTES:
        raise CohortError(*_NO_SUMMARY)
    try:
        document = json.loads(content, parse_constant=_refuse)
        if document["cohort"] != _FORM:
            raise CohortError("Another version of Handful made that file.", "Make it anew with this one.")
        summary = Summary(
            people=int(document["people"]),
            attributes=tuple(_name(name) for name in document["attributes"]),
            groups=tuple(_read_group(one) for one in document["groups"]),
            eras=tuple(era for era in document["eras"] if _ERA.fullmatch(era)),
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise CohortError(*_NO_SUMMARY) from None
    if summary.people < FLOOR or not 0 < len(summary.groups) <= _MOST_GROUPS or summary.everybody.values:
        raise CohortError(*_NO_SUMMARY)
    return summary


def is_summary(file: Path) -> bool:
    """Tell whether a file is what `write_summary` wrote, so that a new one may take its place."""
    try:
        with file.open("rb") as opened:
            read_summary(opened.read(MOST_BYTES + 1))
    except (OSError, CohortError):
        return False
    return True


def _read_group(told: Any) -> GroupSummary:  # noqa: ANN401 - whatever a file holds
    return GroupSummary(
        values={_name(name): _name(value) for name, value in told["values"].items()},
        whole=told["whole"] is True,
        spreads={name: Spread(_people_of(one), _levels_of(one)) for name, one in _known(told["spreads"])},
        changes={name: _read_change(one) for name, one in _known(told["changes"])},
    )


def _read_change(told: Mapping[str, Any]) -> Change:
    mean, lowest, highest = (_number(told[name]) for name in ("mean", "lowest", "highest"))
    if not lowest <= mean <= highest:
        raise ValueError(told)
    return Change(_people_of(told), mean, lowest, highest, _levels_of(told), int(told["weeks"]))


def _known(told: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Leave out what a later version measures."""
    return [(name, one) for name, one in told.items() if name in BY_NAME]


def _people_of(told: Mapping[str, Any]) -> int:
    people = int(told["people"])
    if people < FLOOR:
        raise ValueError(people)
    return people


def _levels_of(told: Mapping[str, Any]) -> dict[float, float]:
    levels = {float(share): _number(value) for share, value in told["levels"].items()}
    values = [levels[share] for share in sorted(levels)]
    if _HALF not in levels or not 0 < min(levels) <= max(levels) < 1 or values != sorted(values):
        raise ValueError(levels)
    return levels


def _number(told: Any) -> float:  # noqa: ANN401 - whatever a file holds
    number = float(told)
    if not isfinite(number):
        raise ValueError(number)
    return number


def _name(told: Any) -> str:  # noqa: ANN401 - as above
    """Take a name as one short line."""
    shown = "".join(letter if letter.isprintable() else " " for letter in str(told))
    return " ".join(shown.split())[:LONGEST_NAME]


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _last_values(rows: pl.LazyFrame, measure: Measure) -> pl.DataFrame:
    last = rows.filter(pl.col("moment") == pl.col("moment").max().over("participant"))
    return last.select("participant", value=measure.name).drop_nulls("value").sort("participant").collect()


def _before_and_after(rows: pl.LazyFrame, measure: Measure) -> pl.DataFrame:
    """Give `participant`, `value` (the change) and `weeks` of those who have a before and an after."""
    known = rows.select("participant", "moment", "weeks", value=measure.name).drop_nulls(["value", "weeks"])
    ends = known.group_by("participant").agg(
        before=pl.col("value").sort_by("moment").first(),
        after=pl.col("value").sort_by("moment").last(),
        weeks=(pl.col("weeks").max() - pl.col("weeks").min()),
    )
    apart = ends.filter(pl.col("weeks") >= _APART_WEEKS)
    return apart.select("participant", "weeks", value=pl.col("after") - pl.col("before")).sort("participant").collect()


def _by_group(known: pl.DataFrame, attributes: Sequence[str]) -> list[tuple[Group, pl.DataFrame]]:
    if not attributes:
        return [(one, known) for one in form_groups({(): known.height}, attributes)]
    counted = known.group_by(attributes).len().sort(attributes).with_row_index("cell")
    cells = list(counted.select(attributes).iter_rows())
    numbers = {cell: number for number, cell in enumerate(cells)}
    groups = form_groups(dict(zip(cells, counted["len"].to_list(), strict=True)), attributes)
    placed = known.join(counted.drop("len"), on=attributes)
    inside = [[numbers[cell] for cell in one.cells] for one in groups]
    return [(one, placed.filter(pl.col("cell").is_in(some))) for one, some in zip(groups, inside, strict=True)]


def _entry(found: dict[tuple[tuple[str, str], ...], dict[str, Any]], group: Group) -> dict[str, Any]:
    key = tuple(sorted(group.values.items()))
    entry = found.setdefault(key, {"values": dict(group.values), "whole": True, "spreads": {}, "changes": {}})
    entry["whole"] = entry["whole"] and group.whole
    return entry


def _spread(values: pl.Series, measure: Measure) -> Spread:
    return Spread(_people(values.len()), _levels(values, measure))


def _change(values: pl.DataFrame, measure: Measure) -> Change:
    changes = values["value"].to_numpy().astype(float)
    mean, half = float(changes.mean()), _half_interval(changes)
    return Change(
        people=_people(changes.size),
        mean=_figures(mean),
        lowest=_figures(mean - half),
        highest=_figures(mean + half),
        levels=_levels(values["value"], measure),
        weeks=round(float(np.median(values["weeks"].to_numpy()))),
    )


def _levels(values: pl.Series, measure: Measure) -> dict[float, float]:
    """Give the values at even steps, as fine as leaves five participants between any two of them."""
    sorted_values = np.sort(values.to_numpy().astype(float))
    step = next(one for one in _STEPS if one * sorted_values.size >= _BETWEEN)
    shares = [round(step * place, 3) for place in range(1, round(1 / step))]
    return {share: _rounded(float(np.quantile(sorted_values, share)), measure.unit) for share in shares}


def _half_interval(values: np.ndarray) -> float:
    """Half of the interval of a mean, by Student's t."""
    return _t_quantile((1 + SURE) / 2, values.size - 1) * float(values.std(ddof=1)) / sqrt(values.size)


def _t_quantile(probability: float, freedom: int) -> float:
    """Give a quantile of Student's t by its expansion (Abramowitz and Stegun 26.7.5): to three decimals from 9 on."""
    z = NormalDist().inv_cdf(probability)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    quantile: float = z + sum(term / freedom**power for power, term in enumerate(terms, start=1))
    return quantile


def _people(count: int) -> int:
    return _ROUND_PEOPLE * round(count / _ROUND_PEOPLE)


def _rounded(value: float, unit: Unit) -> float:
    return round(value, _SHARE_DECIMALS) if unit is Unit.SHARE else _figures(value)


def _figures(value: float) -> float:
    """Keep two figures of a number."""
    if value == 0:
        return 0.0
    return float(round(value, _FIGURES - 1 - floor(log10(abs(value)))))
