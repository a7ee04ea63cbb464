"""Scores and labels of pairs → how well the scores rank: AUC, average precision, both per ego, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]

SEED: Final = 20260309


@dataclass(frozen=True, slots=True)
class Quality:
    """How well one score ranks the pairs of one task.

    Attributes:
        auc: Chance that a pair that did call is ranked above one that did not; ties count half.
        ap: Average precision over all pairs; equal scores stand together.
        mean_ap: The mean over egos of the average precision among their own pairs, of egos with any call.
        hit: Share of these egos whose first-ranked pair called; ties count their share.
    """

    auc: float
    ap: float
    mean_ap: float
    hit: float


def measure(scores: Numbers, called: Flags, egos: Places) -> Quality:
    """Measure the quality of a score.

    Args:
        scores: One number per pair, the higher the closer.
        called: Whether the pair did call.
        egos: Number of the ego of each pair.
    """
    mean_ap, hit = _per_ego(scores, called, egos)
    return Quality(area_under_curve(scores, called), average_precision(scores, called), mean_ap, hit)


def area_under_curve(scores: Numbers, called: Flags) -> float:
    """Give the area under the ROC curve (Mann and Whitney 1947), ties counted half; nan where one class is empty."""
    positive, negative = int(called.sum()), int((~called).sum())
    if not positive or not negative:
        return float("nan")
    _, place, size = np.unique(scores, return_inverse=True, return_counts=True)
    rank = np.cumsum(size) - (size - 1) / 2  # the mean rank of equal scores
    return float((rank[place][called].sum() - positive * (positive + 1) / 2) / (positive * negative))


def average_precision(scores: Numbers, called: Flags) -> float:
    """Give the sum over thresholds of precision times the gain in recall; nan where nobody called."""
    positive = int(called.sum())
    if not positive:
        return float("nan")
    values, place = np.unique(-scores, return_inverse=True)
    hits = np.bincount(place, weights=called, minlength=len(values))
    sizes = np.bincount(place, minlength=len(values))
    precision = np.cumsum(hits) / np.cumsum(sizes)
    return float((precision * hits).sum() / positive)


def _per_ego(scores: Numbers, called: Flags, egos: Places) -> tuple[float, float]:
    precisions, hits = [], []
    order = np.argsort(egos, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(egos[order])) + 1):
        if called[rows].any():
            precisions.append(average_precision(scores[rows], called[rows]))
            first = scores[rows] == scores[rows].max()
            hits.append(float(called[rows][first].mean()))
    return float(np.mean(precisions)), float(np.mean(hits))


def interval(
    measure_one: Callable[[Places, Places], Quality], egos: Places, rounds: int, seed: int = SEED
) -> tuple[Quality, Quality]:
    """Give the 95 % interval of each measure, from a bootstrap over egos (Efron 1979).

    Args:
        measure_one: Gives the quality on some rows, of which some may stand twice, with the ego of each: one who was
            drawn twice is two.
        egos: Number of the ego of each pair.
        rounds: How often egos are drawn anew.
        seed: Of the drawing.
    """
    chance = np.random.default_rng(seed)
    order = np.argsort(egos, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(egos[order])) + 1)
    drawn = []
    for _ in range(rounds):
        chosen = [groups[one] for one in chance.integers(0, len(groups), len(groups))]
        fresh = np.repeat(np.arange(len(chosen)), [len(one) for one in chosen])
        quality = measure_one(np.concatenate(chosen), fresh)
        drawn.append((quality.auc, quality.ap, quality.mean_ap, quality.hit))
    low, high = np.nanpercentile(np.array(drawn), [2.5, 97.5], axis=0)
    return Quality(*map(float, low)), Quality(*map(float, high))
