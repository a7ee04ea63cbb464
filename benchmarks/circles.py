"""How well the communities fare against the circles invented people were settled in, beside one pass of Leiden.

Agreement is normalised mutual information (0-1) with the field somebody was planted in and ego's employer at the link.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import igraph

from analyzer import analyze, read_export
from analyzer.mapping import sources_of
from analyzer.network.affiliations import gather_shares
from analyzer.network.communities import find_communities
from analyzer.samples import make_sample
from analyzer.settings import NetworkSettings

SEEDS = (1, 2, 3)
PERSONAS = ("collector", "quiet", "job-seeker")
HEADER = (
    "| sample | people in circles | communities of five and more | agreement | of one pass |\n|---|---|---|---|---|"
)
ONE_PASS = replace(NetworkSettings(), clear_modularity=1.0)


def judge(persona: str, seed: int, folder: Path) -> tuple[int, int, float, float]:
    """Give people, communities, our agreement and that of one pass."""
    out, truth = folder / "sample.zip", folder / "truth.json"
    make_sample(out, persona, seed=seed, truth=truth)
    told = json.loads(truth.read_text(encoding="utf-8"))["people"]
    planted = {person["person_id"]: (person["field"], person["chapter"]) for person in told}
    analysis = analyze(read_export(out))
    figures = []
    for settings in (NetworkSettings(), ONE_PASS):
        found = find_communities(gather_shares(sources_of(analysis, settings)), settings)
        kinds = {kind: number for number, kind in enumerate(sorted(set(map(str, planted.values()))))}
        truths = [kinds[str(planted[person])] for person in found["person_id"]]
        figures.append((found, igraph.compare_communities(found["community"].to_list(), truths, method="nmi")))
    (found, ours), (_, one_pass) = figures
    sizes = found.group_by("community").len()["len"]
    return found.height, int((sizes >= NetworkSettings().community_people).sum()), ours, one_pass


def main() -> None:
    """Print one row per persona, the means over the seeds."""
    print(HEADER)
    with tempfile.TemporaryDirectory() as folder:
        for persona in PERSONAS:
            rows = [judge(persona, seed, Path(folder)) for seed in SEEDS]
            people, communities, ours, one_pass = (sum(column) / len(SEEDS) for column in zip(*rows, strict=True))
            print(f"| {persona} | {people:,.0f} | {communities:.0f} | {ours:.2f} | {one_pass:.2f} |")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
