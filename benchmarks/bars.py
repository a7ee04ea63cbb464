"""Every bar of speed and memory in one run: `python -m benchmarks.bars [--large] [--json] [--runs N] [--no-browser]`.

Each row has our figure, the reference measured in the same run, their ratio, the bar and whether it holds. Whole fresh
processes are timed, in turn; the ratio is the median of the rounds'. Exports are made by `handful sample`.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from benchmarks.serving import EMPTY, browse, handful, serve
from benchmarks.timing import Timing, in_turn, make_export, median, ratio

MEBIBYTE: Final = 1024**2


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the table.

    Attributes:
        what: What is measured.
        ours: Our figure.
        reference: That of the reference.
        unit: Of both.
        cpu: Our CPU seconds, where time is measured in a process of its own.
        ratio: Ours over the reference, or the reference over ours where that is the bar.
        most: The bar, if it is a most.
        least: The bar, if it is a least.
    """

    what: str
    ours: float
    reference: float
    unit: str
    ratio: float
    cpu: float | None = None
    most: float | None = None
    least: float | None = None

    @property
    def holds(self) -> bool | None:
        """Tell whether the bar is met; None where there is none."""
        if self.most is not None:
            return self.ratio <= self.most
        return None if self.least is None else self.ratio >= self.least


def processes(folder: Path, runs: int, *, large: bool) -> Iterator[Bar]:
    """Measure what runs in processes of its own."""
    one = make_export(folder / "one.zip", 1, 2)
    small = make_export(folder / "small.zip", 5_000, 50_000)
    usual = make_export(folder / "usual.zip", 30_000, 500_000)
    _same_results(small)
    floor, ties, network, communities, tens, frames = in_turn(
        [
            ("floor", usual),
            ("ties", usual),
            ("network", usual),
            ("networkx", usual),
            ("ties", small),
            ("pandas", small),
        ],
        runs,
    )
    yield _times("export to ties, 30,000/500,000, over unzip and parse", ties, floor, most=1.6)
    yield _times("5,000/50,000: pandas over ours", frames, tens, least=15)
    size, peak = _messages_size(usual), median(ties).peak
    yield Bar("peak memory over the size of messages.csv", peak, size, "MiB", peak / size, most=2.6)
    yield _times("500,000 messages over 50,000", ties, tens, most=11)
    yield _times("network, its graph, circles, layout, over unzip and parse", network, floor, most=2)
    yield _times("NetworkX's Louvain alone, over all of that", communities, network)
    polars, first = in_turn([("import_polars", one), ("first_call", one)], runs)
    yield _times("import and first verdict, over importing Polars", first, polars, most=4)
    if large:
        million = make_export(folder / "million.zip", 30_000, 1_000_000)
        half, whole = in_turn([("ties", usual), ("ties", million)], runs)
        yield _times("1,000,000 messages over 500,000", whole, half, most=2.2)
        peaks = median(whole).peak, median(half).peak
        yield Bar("memory, 1,000,000 messages over 500,000", *peaks, "MiB", peaks[0] / peaks[1], most=2.2)


def pages(folder: Path, runs: int) -> Iterator[Bar]:
    """Measure what a browser sees."""
    from benchmarks.pages import measure  # noqa: PLC0415

    _start(EMPTY), _start(handful())  # warm the disk
    starts = []
    for number in range(runs):  # each is first in every other round
        both = (EMPTY, handful()) if number % 2 else (handful(), EMPTY)
        took = {command: _start(command) for command in both}
        starts.append((took[EMPTY], took[handful()]))
    empty, ours = (statistics.median(side) for side in zip(*starts, strict=True))
    quotient = statistics.median(mine / theirs for theirs, mine in starts)
    yield Bar("start to first screen, over an empty app", ours, empty, "s", quotient, most=1.5)
    for act in measure(folder / "usual.zip", runs):
        most = None if act.what == "visit" else 5
        yield Bar(f"{act.page}: {act.what}", act.answered, act.empty, "ms", act.answered / act.empty, most=most)


def _start(command: tuple[str, ...]) -> float:
    """Give the seconds from starting a server until a browser has its first screen."""
    with serve(command) as served, browse() as browser:
        page = browser.new_page()
        page.goto(served.url)
        page.get_by_role("heading").first.wait_for()
        return served.seconds + float(page.evaluate("() => performance.now() / 1000"))


def _same_results(path: Path) -> None:
    """Stop where the pandas version says anything else of anybody: then it is no reference."""
    from analyzer import analyze, read_export  # noqa: PLC0415
    from benchmarks.pandas_reference import differences, measure  # noqa: PLC0415

    apart = differences(analyze(read_export(path), gestures=False).signals, measure(path))
    if apart:
        sys.exit(f"pandas and Handful differ in {', '.join(apart)}")


def _times(
    what: str,
    ours: Sequence[Timing],
    reference: Sequence[Timing],
    *,
    most: float | None = None,
    least: float | None = None,
) -> Bar:
    middle = median(ours)
    return Bar(what, middle.wall, median(reference).wall, "s", ratio(ours, reference), middle.cpu, most, least)


def _messages_size(path: Path) -> float:
    with zipfile.ZipFile(path) as archive:
        return archive.getinfo("messages.csv").file_size / MEBIBYTE


def line(bar: Bar) -> str:
    """Write one row for the terminal."""
    wanted = f"≤ {bar.most:g}" if bar.most is not None else f"≥ {bar.least:g}" if bar.least is not None else ""
    verdict = {True: "holds", False: "MISSED", None: ""}[bar.holds]
    cpu = f"{bar.cpu:.2f}" if bar.cpu is not None else ""
    figures = f"| {_short(bar.ours)} | {cpu} | {_short(bar.reference)} | {bar.unit} | {bar.ratio:.2f} | {wanted} | {verdict} |"
    return f"| {bar.what} {figures}"


def _short(figure: float) -> str:
    return f"{figure:.0f}" if figure >= 10 else f"{figure:.2f}"  # noqa: PLR2004 - digits


def main() -> int:
    """Print the table as it grows, or JSON; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="also one million messages")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--runs", type=int, default=5, help="rounds")
    parser.add_argument("--no-browser", action="store_true", help="only what needs none")
    wanted = parser.parse_args()
    bars = []
    if not wanted.json:
        print(
            "| what | ours | CPU, s | reference | unit | ratio | bar | |\n|---|---|---|---|---|---|---|---|", flush=True
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for bar in processes(folder, wanted.runs, large=wanted.large):
            bars.append(bar)
            _say(bar, quiet=wanted.json)
        for bar in () if wanted.no_browser else pages(folder, wanted.runs):
            bars.append(bar)
            _say(bar, quiet=wanted.json)
    if wanted.json:
        print(json.dumps([{**asdict(bar), "holds": bar.holds} for bar in bars], indent=1, ensure_ascii=False))
    return int(any(bar.holds is False for bar in bars))


def _say(bar: Bar, *, quiet: bool) -> None:
    if not quiet:
        print(line(bar), flush=True)


if __name__ == "__main__":
    sys.exit(main())
