"""A seed → what may be shown of an invented cohort: a few hundred people, two years, two programmes, before and after.

python -m benchmarks.cohort_sample sample_exports/a-cohort.json
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from analyzer.cohort import Pool, find_exports, make_cohort, read_side_file
from analyzer.norms import write_summary
from analyzer.samples import SEED, make_sample
from analyzer.samples.personas import PERSONAS
from analyzer.store import open_ledger

_PEOPLE: Final = 240
_RETURNING: Final = 0.8
"""Share of them who gave an earlier export too, half a year before."""

_EARLIER_DAYS: Final = 182
_YEARS: Final = ("2024", "2025")
_PROGRAMMES: Final = ("Mentoring", "Seminar")
_MEDIAN_LINKS: Final = 5.6
_SPREAD_OF_LINKS: Final = 0.7
"""Mean and standard deviation of the logarithm of how many links somebody has: half have fewer than 270."""


def invent_cohort(out: Path, people: int = _PEOPLE, seed: int = SEED) -> None:
    """Invent exports, read them as any cohort is read, and write what may be shown of it.

    Args:
        out: The file to write.
        people: How many owners.
        seed: Of all chance; equal seeds give equal files.
    """
    rng = random.Random(seed)  # noqa: S311 - samples, not secrets
    with TemporaryDirectory() as made:
        folder = Path(made)
        lines = ["export,year,programme"]
        for owner in range(1, people + 1):
            persona = rng.choice([name for name, one in PERSONAS.items() if one.messages])
            links = round(rng.lognormvariate(_MEDIAN_LINKS, _SPREAD_OF_LINKS))
            letters = round(links * rng.uniform(1, 6))
            make_sample(folder / f"{owner}.zip", persona, links, letters, owner, owner=owner)
            if rng.random() < _RETURNING:
                before = folder / f"{owner}-before.zip"
                make_sample(before, persona, links, letters, owner, earlier=_EARLIER_DAYS, owner=owner)
            lines.append(f"{owner}.zip,{rng.choice(_YEARS)},{rng.choice(_PROGRAMMES)}")
        groups = folder / "groups.csv"
        groups.write_text("\n".join(lines) + "\n", encoding="utf-8")
        found = find_exports(str(folder))
        ledger = open_ledger(folder / "ledger", str(seed).encode())
        side, table = read_side_file(groups, found), folder / "rows.parquet"
        cohort = make_cohort(found, side, table, ledger, Pool(), lambda: datetime.now(UTC))
        ledger.close()
        if cohort.summary is not None:
            out.write_text(write_summary(cohort.summary), encoding="utf-8")


if __name__ == "__main__":
    invent_cohort(Path(sys.argv[1]))
