"""Messages between people, and who of them called → how well the product's own score tells who could be called.

    python -m benchmarks.validation DIR [--json] [--rounds N]

DIR holds the Copenhagen Networks Study's sms.csv, calls.csv and fb_friends.csv, or any messages.csv (sender, recipient,
time in seconds or ISO 8601) beside a labels.csv (ego, alter, and 1 or 0 under label; only the egos in it are ranked, and an alter of theirs that is not listed is 0).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl

from analyzer.schemas import Interactions, Kind, People
from analyzer.settings import Settings
from analyzer.ties import Evidence, measure_signals
from analyzer.ties.strength import strength_columns
from benchmarks.ranking import Flags, Numbers, Places, Quality, interval, measure

SCORES: Final = ("count", "active_days", "strength", "current")
"""What is compared: the raw number of messages, the days with one, and the model's two numbers."""

BARS: Final = {
    ("A14", "auc"): 0.72,
    ("A14", "ap"): 0.63,
    ("A21", "auc"): 0.70,
    ("A21", "ap"): 0.45,
    ("B14", "ap"): 0.44,
    ("B21", "ap"): 0.37,
}
"""What the product has to reach on the Copenhagen data; on each of these it is never below the raw count."""

ROUNDS: Final = 1_000
"""Bootstrap rounds for the intervals."""

WEEKS: Final = replace(Settings(), period_days=7, days_per_month=7.0, half_life_months=2.0)
"""The model counted in weeks, with a half-life of 14 days: four weeks of data hold no months."""

CAVEATS: Final = "Students, four weeks, one channel; the outcome is a call, not closeness."
_DAY: Final = 86_400
_LATEST: Final = 253_402_300_799  # seconds at the end of the year 9999; more are milliseconds
_BEGAN: Final = date(1970, 1, 1)  # seconds from an undisclosed start are laid here, so that weeks begin with it
_BETWEEN: Final = "\x1f"


class DataError(Exception):
    """Stop because what is to be checked against cannot be used: what is wrong, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        """Keep the two sentences a terminal shows."""
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Task:
    """Whom to rank, by what was written before a day, and who called on it or after.

    Attributes:
        name: Of the task.
        pairs: `ego`, `alter`, `called`: one row per ego and alter.
        messages: `sender`, `recipient`, `at`: those before the day.
        as_of: The day.
        settings: The unit of time.
    """

    name: str
    pairs: pl.DataFrame
    messages: pl.DataFrame
    as_of: date
    settings: Settings


def score(task: Task) -> pl.DataFrame:
    """Score every pair with the product's own signals and model: each ego with each of their alters is one person.

    Returns:
        `ego`, `alter`, `called`, `count`, `active_days`, `strength`, `current`.
    """
    pair = pl.concat_str("ego", pl.lit(_BETWEEN), "alter")
    both = pl.concat(
        [
            task.messages.select("at", ego="sender", alter="recipient", given=pl.lit(value=True)),
            task.messages.select("at", ego="recipient", alter="sender", given=pl.lit(value=False)),
        ]
    ).join(task.pairs.select("ego", "alter"), on=["ego", "alter"], how="semi")
    empty: Any = Interactions.create_empty()
    happened = pl.concat(
        [
            empty,
            both.select(
                person_id=pair,
                kind=pl.lit(Kind.MESSAGE.value, pl.Enum(Kind)),
                at=pl.col("at").cast(pl.Datetime("us", "UTC")),
                given="given",
                group_size=pl.lit(1, pl.UInt32),
                conversation=pl.lit(None, pl.UInt64),
                turn=pl.lit(None, pl.Int64),
                counts=pl.lit(value=True),
                why_not=pl.lit(None, empty.schema["why_not"]),
                what=pl.lit(None, pl.String),
                copied=pl.lit(value=False),
            ),
        ]
    )
    nobody: Any = People.create_empty()
    people = pl.concat([nobody, task.pairs.select(person_id=pair, name=pair)], how="diagonal")
    evidence = Evidence(
        interactions=happened.lazy(),
        people=people.lazy(),
        calls=pl.LazyFrame(schema={"person_id": pl.String, "at": pl.Datetime("us", "UTC")}),
        employers=frozenset(),
        as_of=task.as_of,
        settings=task.settings,
    )
    scored: pl.DataFrame = measure_signals(evidence)
    for step in strength_columns(task.settings):
        scored = scored.with_columns(step)
    told = scored.select("person_id", "active_days", "strength", "current", count=pl.col("sent") + pl.col("received"))
    joined = task.pairs.with_columns(person_id=pair).join(told, on="person_id", how="left", maintain_order="left")
    return joined.drop("person_id")


def copenhagen(folder: Path) -> Iterator[Task]:
    """Give the four tasks: people texted before day 14 or 21 (A), and declared friends on top (B)."""
    texts = pl.read_csv(folder / "sms.csv").with_columns(pl.col("sender", "recipient").cast(pl.String))
    calls = pl.read_csv(folder / "calls.csv").filter(pl.col("duration") > 0)
    calls = calls.with_columns(pl.col("caller", "callee").cast(pl.String))
    friends = pl.read_csv(folder / "fb_friends.csv", new_columns=["one", "other"]).cast(pl.String)
    start = datetime(_BEGAN.year, _BEGAN.month, _BEGAN.day, tzinfo=UTC)
    texts = texts.with_columns(at=pl.lit(start) + pl.duration(seconds="timestamp"))
    for day in (14, 21):
        before = texts.filter(pl.col("timestamp") < day * _DAY)
        after = _both_ways(calls.filter(pl.col("timestamp") >= day * _DAY), "caller", "callee")
        texted = _both_ways(before, "sender", "recipient")
        declared = _both_ways(friends, "one", "other").join(texted, on="ego", how="semi")
        for letter, pairs in (("A", texted), ("B", pl.concat([texted, declared]).unique())):
            labelled = pairs.join(after.with_columns(called=True), on=["ego", "alter"], how="left")
            table = labelled.with_columns(pl.col("called").fill_null(value=False)).sort("ego", "alter")
            yield Task(f"{letter}{day}", table, before, _BEGAN + timedelta(days=day), WEEKS)


def anybody(folder: Path) -> Iterator[Task]:
    """Give the one task of a folder with messages.csv and labels.csv: everybody written to or labelled."""
    messages = _read(folder / "messages.csv", ("sender", "recipient", "time"))
    labels = _read(folder / "labels.csv", ("ego", "alter", "label"))
    seconds = pl.col("time").cast(pl.Float64, strict=False)
    written = pl.col("time").str.to_datetime(time_unit="us", time_zone="UTC", strict=False)
    possible = pl.when(seconds.is_between(0, _LATEST)).then(seconds * 1e6).cast(pl.Int64)
    moment = pl.coalesce(pl.from_epoch(possible, "us").dt.replace_time_zone("UTC"), written)
    messages = messages.with_columns(at=moment)
    unread = messages["at"].null_count()
    if unread:
        raise DataError(
            f"messages.csv has {unread:,} rows without a readable time.", "Give seconds since 1970, or ISO 8601."
        )
    if not labels["label"].is_in(["0", "1"]).all():
        raise DataError("labels.csv has a label that is neither 1 nor 0.", "Write 1 for a tie, 0 for none.")
    called = labels.select("ego", "alter", called=pl.col("label") == "1").unique()
    if called.select("ego", "alter").is_duplicated().any():
        raise DataError("labels.csv labels one pair both 1 and 0.", "Give every pair one label.")
    if not called["called"].any():
        raise DataError("labels.csv has no pair with the label 1.", "Without any there is nothing to find.")
    egos = called.select("ego").unique()
    texted = _both_ways(messages, "sender", "recipient").join(egos, on="ego", how="semi")
    pairs = pl.concat([texted, called.select("ego", "alter")]).unique().join(called, on=["ego", "alter"], how="left")
    table = pairs.with_columns(pl.col("called").fill_null(value=False)).sort("ego", "alter")
    yield Task(folder.resolve().name, table, messages, messages["at"].dt.date().sort()[-1], Settings())


def _read(file: Path, columns: tuple[str, ...]) -> pl.DataFrame:
    """Read a table as text.

    Raises:
        DataError: it is empty or no table, or lacks a column.
    """
    try:
        table = pl.read_csv(file, infer_schema=False)
    except pl.exceptions.PolarsError:
        raise DataError(f"{file.name} is empty, or no table.", f"Give {', '.join(columns)}, with commas.") from None
    missing = [name for name in columns if name not in table.columns]
    if missing or table.is_empty():
        said = f"has no column {missing[0]}" if missing else "has no rows"
        raise DataError(f"{file.name} {said}.", f"It takes {', '.join(columns)}, separated by commas.")
    return table.select(columns)


def _both_ways(rows: pl.DataFrame, one: str, other: str) -> pl.DataFrame:
    pairs = pl.concat([rows.select(ego=one, alter=other), rows.select(ego=other, alter=one)])
    return pairs.filter(pl.col("ego") != pl.col("alter")).unique()


def tasks_of(folder: Path) -> tuple[Iterator[Task], bool]:
    """Give the tasks of a folder, and whether they are those with bars to meet.

    Raises:
        DataError: the folder holds neither of the two.
    """
    if all((folder / name).is_file() for name in ("sms.csv", "calls.csv", "fb_friends.csv")):
        return copenhagen(folder), True
    if all((folder / name).is_file() for name in ("messages.csv", "labels.csv")):
        return anybody(folder), False
    if not folder.is_dir():
        raise DataError("There is no such folder.", "Check the path for a typing error.")
    raise DataError(
        "That folder holds no data to check against.",
        "Give one with sms.csv, calls.csv and fb_friends.csv, or with messages.csv and labels.csv; see docs/method.md.",
    )


def judge(task: Task, rounds: int) -> dict[str, Any]:
    """Rank a task by every score, with intervals."""
    table = score(task)
    called: Flags = table["called"].to_numpy()
    egos: Places = table["ego"].rank("dense").cast(pl.Int64).to_numpy()
    found: dict[str, Any] = {
        "task": task.name,
        "pairs": table.height,
        "egos": int(table["ego"].n_unique()),
        "called": float(np.mean(called)),
        "scores": {},
    }
    for name in SCORES:
        values: Numbers = table[name].cast(pl.Float64).to_numpy()
        low, high = interval(_on(values, called), egos, rounds)
        found["scores"][name] = {
            "quality": asdict(measure(values, called, egos)),
            "low": asdict(low),
            "high": asdict(high),
        }
    return found


def _on(values: Numbers, called: Flags) -> Callable[[Places, Places], Quality]:
    return lambda rows, egos: measure(values[rows], called[rows], egos)


def missed(found: list[dict[str, Any]]) -> list[str]:
    """Say which bars are missed, and where the model falls below the raw count."""
    said = []
    for one in found:
        model, count = (one["scores"][name]["quality"] for name in ("current", "count"))
        for (task, name), bar in BARS.items():
            if task == one["task"] and not (model[name] >= bar and model[name] >= count[name]):
                said.append(f"{task}: {name} {model[name]:.3f}, bar {bar}, raw count {count[name]:.3f}")
    return said


def print_table(found: list[dict[str, Any]]) -> None:
    """Print one row per task and score, as docs/method.md has it."""
    print("| task | pairs / egos / called | score | AUC | AP | MAP | hit@1 |\n|---|---|---|---|---|---|---|")
    for one in found:
        for name in SCORES:
            of = one["scores"][name]
            cells = [
                f"{of['quality'][what]:.3f} ({of['low'][what]:.3f}–{of['high'][what]:.3f})"
                for what in ("auc", "ap", "mean_ap", "hit")
            ]
            head = f"{one['pairs']:,} / {one['egos']} / {100 * one['called']:.1f} %" if name == SCORES[0] else ""
            print(f"| {one['task']} | {head} | {name.replace('_', ' ')} | {' | '.join(cells)} |")


def main(arguments: list[str] | None = None) -> int:
    """Check the model against a folder of data; 0 where every bar is met, 1 where one is missed, 2 without data."""
    parser = argparse.ArgumentParser(prog="benchmarks.validation", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="sms.csv, calls.csv, fb_friends.csv; or messages.csv and labels.csv")
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="bootstrap rounds of the intervals")
    given = parser.parse_args(arguments)
    try:
        tasks, with_bars = tasks_of(given.folder)
        found = []
        for task in tasks:
            print(f"{task.name} …", file=sys.stderr, flush=True)
            found.append(judge(task, given.rounds))
    except DataError as error:
        print(f"{error.message}\n{error.hint}", file=sys.stderr)
        return 2
    said = missed(found) if with_bars else []
    if given.json:
        print(json.dumps({"tasks": found, "missed": said}, indent=1))
    else:
        print_table(found)
        if with_bars:
            print(f"\n{CAVEATS}")
        print("\n".join(f"missed: {one}" for one in said), end="\n" if said else "")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
