"""Labelled endings of threads → how often a list of follow-ups is right, and how much it finds.

python -m benchmarks.endings [--half tuning|test|everyday] [--misses]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from analyzer.followups import find_follow_ups
from analyzer.schemas import FollowUp
from tests.builders import ME, ExportBuilder

ENDINGS: Final = Path(__file__).parents[1] / "tests" / "followups" / "endings"
"""One folder a half, one file a language; see its README."""

CLASSES: Final = {"owed": FollowUp.OWED, "promised": FollowUp.PROMISED, "thanks": FollowUp.UNTHANKED}
_SILENCE: Final = 60
"""Days after the last message of every ending."""

_TODAY: Final = date(2026, 3, 9)


@dataclass(frozen=True, slots=True)
class Ending:
    """One labelled ending.

    Attributes:
        language: ISO 639-1.
        kind: The list it is about.
        pair: Number of the pair of a case and a near miss.
        case: Whether it belongs on the list.
        thread: `by`, `day`, `text` of each message.
        found: Whether the list has it.
    """

    language: str
    kind: FollowUp
    pair: int
    case: bool
    thread: tuple[dict[str, Any], ...]
    found: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How a list did.

    Attributes:
        cases: Endings that belong on it.
        found: Endings it has.
        right: Endings it has that belong on it.
    """

    cases: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Share of what it has that belongs there; 1 where it has nothing."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what belongs there that it has."""
        return self.right / self.cases if self.cases else 1.0


def read_endings(half: str) -> list[Ending]:
    """Read a half, and put every ending through the product: an export, its analysis, its lists."""
    labelled = list(_labelled(half))
    export = ExportBuilder()
    for number, (_, row) in enumerate(labelled):
        name = f"Person {number}"
        export.link(name)
        last = row["thread"][-1]["day"]
        for place, letter in enumerate(row["thread"]):
            day = _TODAY - timedelta(days=_SILENCE + last - letter["day"])
            sender, to = (ME, name) if letter["by"] == "me" else (name, ME)
            export.message(sender, to, f"{day.isoformat()} {8 + place:02}:00:00", letter["text"])
    lists = find_follow_ups(export.analyze(_TODAY))
    found = {(row["kind"], row["person_id"]) for row in lists.iter_rows(named=True)}
    return [
        Ending(
            language,
            CLASSES[row["class"]],
            row["pair"],
            row["case"],
            tuple(row["thread"]),
            (CLASSES[row["class"]].value, f"person-{number}") in found,
        )
        for number, (language, row) in enumerate(labelled)
    ]


def score(endings: list[Ending]) -> Score:
    """Count what was found and what was right."""
    return Score(
        cases=sum(one.case for one in endings),
        found=sum(one.found for one in endings),
        right=sum(one.found and one.case for one in endings),
    )


def _labelled(half: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted((ENDINGS / half).glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield file.stem[:2], json.loads(line)


def main(arguments: list[str] | None = None) -> None:
    """Print the table that docs/method.md has."""
    parser = argparse.ArgumentParser(prog="benchmarks.endings")
    parser.add_argument("--half", choices=["tuning", "test", "everyday"], default="test")
    parser.add_argument("--misses", action="store_true", help="print what was wrongly found and what was not found")
    given = parser.parse_args(arguments)
    endings = read_endings(given.half)
    if given.misses:
        for one in endings:
            if one.case != one.found:
                said = " | ".join(f"{letter['by']}: {letter['text']}" for letter in one.thread)
                print(f"{'missed' if one.case else 'WRONG '} {one.language} {one.kind} {one.pair}: {said}")
    languages = sorted({one.language for one in endings})
    print(f"| list | endings | precision | recall | {' | '.join(languages)} |")
    print(f"|---|---|---|---|{'---|' * len(languages)}")
    for kind in CLASSES.values():
        rows = [one for one in endings if one.kind is kind]
        whole = score(rows)
        each = [score([one for one in rows if one.language == language]) for language in languages]
        cells = " | ".join(f"{one.right}/{one.found} of {one.cases}" for one in each)
        print(f"| {kind} | {len(rows)} | {whole.precision:.2f} | {whole.recall:.2f} | {cells} |")


if __name__ == "__main__":
    main()
