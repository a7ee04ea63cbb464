"""The cohort's table → what may be shown of it: how each measure is spread, and how it changed, group by group."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from math import ceil, floor, isfinite, log10, sqrt
from pathlib import Path
from statistics import NormalDist
from typing import Any, Final

import numpy as np
import polars as pl

import analyzer
from analyzer.errors import CohortError
from analyzer.norms.groups import FLOOR, Group, form_groups
from analyzer.norms.measures import BY_NAME, MEASURES, Measure, Unit
from analyzer.settings import CohortSettings, HabitSettings

_FORM: Final = 1
_ROUND_PEOPLE: Final = 5
"""Numbers of participants are told to the nearest five: one more or less does not show."""

_FIGURES: Final = 2
"""Figures that are told of a number."""

_SHARE_DECIMALS: Final = 2

_STEPS: Final = ((0.05, 120), (0.125, 48), (0.25, 24), (0.5, FLOOR))
"""Steps in which levels are told, and the participants from which they are: five and more between any two, and beyond the
outermost. The half is among all of them, the quarters among all but the last."""

_AROUND: Final = 2
"""Participants to either side of a level whose values are in it: it is the mean of five at least, and nobody's own."""

_TRIMMED: Final = 0.1
"""Share of the changes that is left out at either end, so that no single one shows in the mean (Tukey and McLaughlin 1963)."""

SURE: Final = HabitSettings().sure
"""Share of the probability (0-1) that an interval holds: the same as of give and take."""

MOST_BYTES: Final = 64 * 1024**2
"""Of a file about a cohort; one of three attributes with ten values each has about two million."""

LONGEST_NAME: Final = 80
"""Letters of a group's name: it stands on a screen."""

_MOST_GROUPS: Final = 500
_MOST_PEOPLE: Final = 10**9
_MOST: Final = 1e12
"""Groups, people and values that a file may speak of: more is no cohort."""

_OF_MESSAGES: Final = "could_call"
"""A measure that is known where an export has messages, and nowhere else."""

_HALF: Final = 0.5
_ERA: Final = re.compile(r"[0-9]{4}-Q[1-4]")


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
        mean: The mean change, a tenth of them left out at either end, rounded.
        lowest: Lower end of its 90 % interval (Yuen 1974: Student's t on what is left).
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
        eras: Quarter before whose end, and after whose beginning, ten exports were made; empty for fewer than twenty.
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


def summarise(rows: pl.LazyFrame, grouped: pl.DataFrame, settings: CohortSettings | None = None) -> Summary:
    """Summarise a cohort. Each measure is looked at by itself: its groups are formed of those of whom it is known.

    Changes are told of those with messages both times, whatever the measure: sums of them are of the same people then.

    Args:
        rows: As `scan_rows` gives them; they are read a column at a time.
        grouped: `participant`, and a column of text for each group, empty where none is said.
        settings: The constants; the usual ones if left out.

    Raises:
        CohortError: there are fewer participants than may be spoken of.
    """
    people = rows.select(pl.col("participant").n_unique()).collect().item()
    if people < FLOOR:
        raise CohortError("cohort_too_small", floor=FLOOR)
    apart = (settings or CohortSettings()).apart_weeks
    attributes = tuple(name for name in grouped.columns if name != "participant")
    placed = grouped.rename({name: f"group{place}" for place, name in enumerate(attributes)})
    found: dict[tuple[tuple[str, str], ...], dict[str, Any]] = {}
    for measure in MEASURES:
        last = _last_values(rows, measure).join(placed, on="participant")
        for group, values in _by_group(last, attributes):
            _entry(found, group)["spreads"][measure.name] = _spread(values["value"], measure)
        both = _before_and_after(rows, measure, apart).join(placed, on="participant")
        for group, values in _by_group(both, attributes):
            change = _change(values, measure)
            if change is not None:
                _entry(found, group)["changes"][measure.name] = change
    return Summary(
        people=_people(people),
        attributes=attributes,
        groups=tuple(GroupSummary(**found[key]) for key in sorted(found, key=lambda key: (len(key), key))),
        eras=_eras(rows),
    )


def _eras(rows: pl.LazyFrame) -> tuple[str, ...]:
    """Give between which quarters the exports were made, as ten participants at either end have it."""
    last = rows.filter(pl.col("moment") == pl.col("moment").max().over("participant"))
    eras = last.select("era").drop_nulls().sort("era").collect()["era"]
    return (str(eras[FLOOR - 1]), str(eras[-FLOOR])) if eras.len() >= 2 * FLOOR else ()


def write_summary(summary: Summary) -> str:
    """Give a summary as JSON: see docs/reference.md for its keys."""
    document = {"handful": analyzer.__version__, "cohort": _FORM, **asdict(summary)}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def read_summary(content: bytes) -> Summary:
    """Read a summary that `write_summary` wrote. It comes from somebody else, so all of it is looked at.

    Raises:
        CohortError: it is none, or of another version.
    """
    if len(content) > MOST_BYTES:
        raise CohortError("not_a_summary")
    try:
        document = json.loads(content, parse_constant=_refuse)
        if document["cohort"] != _FORM:
            raise CohortError("summary_version")
        summary = Summary(
            people=_people_of(document),
            attributes=tuple(_name(name) for name in document["attributes"]),
            groups=tuple(_read_group(one) for one in document["groups"]),
            eras=tuple(era for era in document["eras"] if _ERA.fullmatch(era)),
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise CohortError("not_a_summary") from None
    if not 0 < len(summary.groups) <= _MOST_GROUPS or summary.everybody.values:
        raise CohortError("not_a_summary")
    return summary


def is_summary(file: Path) -> bool:
    """Tell whether a file is what `write_summary` of any version wrote, so that a new one may take its place."""
    try:
        with file.open("rb") as opened:
            return {"handful", "cohort"} <= set(json.loads(opened.read(MOST_BYTES + 1)))
    except (OSError, ValueError, TypeError, RecursionError):
        return False


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
    return Change(_people_of(told), mean, lowest, highest, _levels_of(told), int(_number(told["weeks"])))


def _known(told: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Leave out what a later version measures."""
    return [(name, one) for name, one in told.items() if name in BY_NAME]


def _people_of(told: Mapping[str, Any]) -> int:
    people = int(told["people"])
    if not FLOOR <= people <= _MOST_PEOPLE:
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
    if not isfinite(number) or abs(number) > _MOST:
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


def _before_and_after(rows: pl.LazyFrame, measure: Measure, apart: int) -> pl.DataFrame:
    """Give `participant`, `value` (the change) and `weeks` of those who have a before and an after, with messages."""
    known = rows.filter(pl.col(_OF_MESSAGES).is_not_null()).select("participant", "moment", "weeks", value=measure.name)
    ends = (
        known.drop_nulls(["value", "weeks"])
        .group_by("participant")
        .agg(
            before=pl.col("value").sort_by("moment").first(),
            after=pl.col("value").sort_by("moment").last(),
            weeks=(pl.col("weeks").max() - pl.col("weeks").min()),
        )
        .filter(pl.col("weeks") >= apart)
    )
    return ends.select("participant", "weeks", value=pl.col("after") - pl.col("before")).sort("participant").collect()


def _by_group(known: pl.DataFrame, attributes: Sequence[str]) -> list[tuple[Group, pl.DataFrame]]:
    if not attributes:
        return [(one, known) for one in form_groups({(): known.height}, attributes)]
    columns = [f"group{place}" for place in range(len(attributes))]
    counted = known.group_by(columns).len().sort(columns).with_row_index("cell")
    cells = list(counted.select(columns).iter_rows())
    numbers = {cell: number for number, cell in enumerate(cells)}
    groups = form_groups(dict(zip(cells, counted["len"].to_list(), strict=True)), attributes)
    placed = known.join(counted.drop("len"), on=columns)
    inside = [[numbers[cell] for cell in one.cells] for one in groups]
    return [(one, placed.filter(pl.col("cell").is_in(some))) for one, some in zip(groups, inside, strict=True)]


def _entry(found: dict[tuple[tuple[str, str], ...], dict[str, Any]], group: Group) -> dict[str, Any]:
    key = tuple(sorted(group.values.items()))
    entry = found.setdefault(key, {"values": dict(group.values), "whole": True, "spreads": {}, "changes": {}})
    entry["whole"] = entry["whole"] and group.whole
    return entry


def _spread(values: pl.Series, measure: Measure) -> Spread:
    return Spread(_people(values.len()), _levels(values, measure))


def _change(values: pl.DataFrame, measure: Measure) -> Change | None:
    """Give how a measure changed; None where too few are left once both ends are left out."""
    changes = values["value"].to_numpy().astype(float)
    if changes.size - 2 * _left_out(changes.size) < FLOOR:
        return None
    mean, half = trimmed_mean(changes)
    return Change(
        people=_people(changes.size),
        mean=_of_a_change(mean, measure.unit),
        lowest=_of_a_change(mean - half, measure.unit),
        highest=_of_a_change(mean + half, measure.unit),
        levels=_levels(values["value"], measure),
        weeks=round(float(np.median(values["weeks"].to_numpy()))),
    )


def trimmed_mean(values: np.ndarray) -> tuple[float, float]:
    """Give the mean without a tenth at either end, and half of its 90 % interval (Yuen 1974).

    Args:
        values: Twelve numbers or more.
    """
    ordered, count = np.sort(values), values.size
    out = _left_out(count)
    kept = ordered[out : count - out]
    drawn_in = np.clip(ordered, kept[0], kept[-1])
    spread = float(drawn_in.var(ddof=1)) * (count - 1) / (kept.size * (kept.size - 1))
    return float(kept.mean()), _t_quantile((1 + SURE) / 2, kept.size - 1) * sqrt(spread)


def _left_out(count: int) -> int:
    return max(1, int(_TRIMMED * count))


def _levels(values: pl.Series, measure: Measure) -> dict[float, float]:
    """Give the values at even steps, each the mean of the five or six in the middle of it."""
    ordered = np.sort(values.to_numpy().astype(float))
    return {
        share: round_value(float(ordered[begin:end].mean()), measure.unit)
        for share, (begin, end) in level_places(ordered.size).items()
    }


def level_places(count: int) -> dict[float, tuple[int, int]]:
    """Give the levels that are told of so many participants, and between which of them, in their order, each lies.

    Args:
        count: Ten or more.
    """
    step = next(step for step, least in _STEPS if count >= least)
    shares = [round(step * place, 3) for place in range(1, round(1 / step))]
    middles = {share: share * (count - 1) for share in shares}
    return {share: (floor(at) - _AROUND, ceil(at) + _AROUND + 1) for share, at in middles.items()}


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


def round_value(value: float, unit: Unit) -> float:
    """Round a value as levels are: a share to a percent, anything else to two figures.

    Args:
        value: Of a measure.
        unit: Of the measure.
    """
    return round(value, _SHARE_DECIMALS) if unit is Unit.SHARE else _figures(value)


def _of_a_change(value: float, unit: Unit) -> float:
    """Round a change: of a share to a tenth of a point, of anything else to two figures."""
    return round(value, _SHARE_DECIMALS + 1) if unit is Unit.SHARE else _figures(value)


def _figures(value: float) -> float:
    """Keep two figures of a number."""
    if value == 0:
        return 0.0
    return float(round(value, _FIGURES - 1 - floor(log10(abs(value)))))
