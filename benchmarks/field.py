"""The could-call list beside the lists that other rules make, on invented people whose closeness is known.

    python -m benchmarks.field

Each rule names as many people as Handful does, those it ranks highest, so that no rule wins by naming more.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from analyzer import Analysis, analyze, read_export
from analyzer.samples import PERSONAS, make_sample
from analyzer.schemas import Kind, Tier

SEEDS: Final = (11, 12, 13)
SIZES: Final = (300, 1_500, 6_000)
"""Connections of the samples."""

_MESSAGES_EACH: Final = 5
"""Messages per connection, about as in real exports."""

_HALF_LIFE_MONTHS: Final = 12.0
"""Months that halve a contact in the rules of others: the usual choice."""

_MONTH: Final = 30.4375


def last_contact(analysis: Analysis) -> pl.DataFrame:
    """Rank by the last message alone, whoever wrote it and whatever it said."""
    return _letters(analysis).group_by("person_id").agg(score=pl.col("weight").max())


def plain_count(analysis: Analysis) -> pl.DataFrame:
    """Rank by the number of messages."""
    return _letters(analysis).group_by("person_id").agg(score=pl.len().cast(pl.Float64))


def decayed_sum(analysis: Analysis) -> pl.DataFrame:
    """Rank by messages that fade, each by its age."""
    return _letters(analysis).group_by("person_id").agg(score=pl.col("weight").sort().sum())


def mix(analysis: Analysis) -> pl.DataFrame:
    """Rank by a blend of depth, recency and endorsements, half, three tenths and a fifth."""
    told = _letters(analysis).group_by("person_id").agg(depth=pl.len().log1p(), recency=pl.col("weight").max())
    skills = analysis.ties.select(
        "person_id", skills=(pl.col("endorsements_given") + pl.col("endorsements_received")).log1p()
    )
    table = skills.join(told, on="person_id", how="left").with_columns(pl.col("depth", "recency").fill_null(0))
    blend = sum(weight * pl.col(name) / pl.max_horizontal(pl.col(name).max(), 1e-9) for name, weight in _MIX.items())
    return table.select("person_id", score=blend)


_MIX: Final[Mapping[str, float]] = {"depth": 0.5, "recency": 0.3, "skills": 0.2}


def ours(analysis: Analysis) -> pl.DataFrame:
    """Rank as Handful does, the callable first."""
    return analysis.ties.select(
        "person_id", score=(pl.col("tier") == Tier.COULD_CALL.value).cast(pl.Float64) * 1000 + pl.col("current")
    )


RULES: Final[Mapping[str, Callable[[Analysis], pl.DataFrame]]] = {
    "Handful": ours,
    "half-life of the last contact": last_contact,
    "plain count": plain_count,
    "decayed sum": decayed_sum,
    "depth, recency, endorsements": mix,
}


def _letters(analysis: Analysis) -> pl.DataFrame:
    letters = analysis.interactions.filter(
        (pl.col("kind") == Kind.MESSAGE.value) & (pl.col("group_size") == 1) & pl.col("at").is_not_null()
    )
    months = (pl.lit(analysis.as_of) - pl.col("at").dt.date()).dt.total_days() / _MONTH
    return letters.with_columns(weight=2.0 ** (-months / _HALF_LIFE_MONTHS))


@dataclass(slots=True)
class Tally:
    """Named, close, and both, over several samples."""

    named: int = 0
    close: int = 0
    both: int = 0


def judge(persona: str, connections: int, seed: int, folder: Path, tallies: Mapping[str, Tally]) -> None:
    """Add one sample to the tallies."""
    out, truth = folder / "sample.zip", folder / "truth.json"
    make_sample(out, persona, connections, connections * _MESSAGES_EACH, seed=seed, truth=truth)
    people = json.loads(truth.read_text(encoding="utf-8"))["people"]
    close = {person["person_id"] for person in people if person["would_pick_up"] and person["is_connection"]}
    analysis = analyze(read_export(out))
    connected = analysis.ties.filter("is_connection")
    many = connected.filter(tier=Tier.COULD_CALL).height
    for name, rule in RULES.items():
        ranked = rule(analysis).join(connected.select("person_id"), on="person_id", how="semi")
        named = set(ranked.sort("score", "person_id", descending=[True, False]).head(many)["person_id"])
        tally = tallies[name]
        tally.named, tally.close, tally.both = (
            tally.named + len(named),
            tally.close + len(close),
            tally.both + len(named & close),
        )


def main() -> None:
    """Print one row per rule, and a column per size, over personas and seeds together."""
    table = {size: {name: Tally() for name in RULES} for size in SIZES}
    personas = [persona for persona in PERSONAS if persona != "newcomer"]  # who has no message has no list
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            for persona in personas:
                for seed in SEEDS:
                    judge(persona, size, seed, Path(folder), table[size])
    print("| rule | " + " | ".join(f"{size:,} links: precision, recall" for size in SIZES) + " |")
    print("|---" * (len(SIZES) + 1) + "|")
    for name in RULES:
        cells = [
            f"{100 * tally.both / max(tally.named, 1):.0f} %, {100 * tally.both / max(tally.close, 1):.0f} %"
            for tally in (table[size][name] for size in SIZES)
        ]
        print(f"| {name} | {' | '.join(cells)} |")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
