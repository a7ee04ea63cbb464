"""How the verdicts fare against the hidden closeness of invented people: precision and recall of the could-call list."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from analyzer import analyze, read_export
from analyzer.samples import PERSONAS, make_sample
from analyzer.schemas import Tier

SEEDS = (1, 2, 3)
HEADER = "| sample | people | would pick up | could call | of these would pick up | found of all who would |\n|---|---|---|---|---|---|"


def judge(persona: str, seed: int, folder: Path) -> tuple[int, int, int, int]:
    """Give connections, those who would pick up, those called callable, and those who are both."""
    out, truth = folder / "sample.zip", folder / "truth.json"
    make_sample(out, persona, seed=seed, truth=truth)
    close = {
        person["person_id"]
        for person in json.loads(truth.read_text(encoding="utf-8"))["people"]
        if person["would_pick_up"] and person["is_connection"]
    }
    ties = analyze(read_export(out)).ties.filter("is_connection")
    named = set(ties.filter(tier=Tier.COULD_CALL)["person_id"])
    return ties.height, len(close), len(named), len(close & named)


def main() -> None:
    """Print one row per persona, over the seeds together."""
    print(HEADER)
    with tempfile.TemporaryDirectory() as folder:
        for persona in PERSONAS:
            people, close, named, both = map(
                sum, zip(*(judge(persona, seed, Path(folder)) for seed in SEEDS), strict=True)
            )
            precision = f"{100 * both / named:.0f} %" if named else "–"
            recall = f"{100 * both / close:.0f} %" if close else "–"
            print(f"| {persona} | {people:,} | {close} | {named} | {precision} | {recall} |")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
