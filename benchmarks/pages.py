"""How long each page takes on a large export, as its browser sees it: `python -m benchmarks.pages EXPORT`.

For the first visit (once), a rerun and what is done on a page (medians): milliseconds from the click or key until the server's last answer was
there, until it had been painted, and what was sent. An empty app is measured beside it.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from analyzer.text import Words, load_words
from analyzer.ui.pages import PAGES
from benchmarks.serving import EMPTY, browse, handful, serve

if TYPE_CHECKING:
    from playwright.sync_api import Page

RERUN: Final = "r"
"""The key by which Streamlit runs a page again."""

_FRAMES: Final = Path(__file__).with_name("frames.js")
_IDLE: Final = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_QUIET: Final = 400
"""Milliseconds without a frame after which nothing more is expected."""

_LONG: Final = 180_000


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done in the browser.

    Attributes:
        page: Where.
        what: What was done.
        answered: Milliseconds until the last frame of the answer.
        painted: Milliseconds until it was on the screen.
        kilobytes: What was sent to the browser.
        empty: Milliseconds an empty app's rerun was answered in, measured in turn with the page's.
    """

    page: str
    what: str
    answered: float
    painted: float
    kilobytes: float
    empty: float = 0.0


def do(page: Page, where: str, what: str, act: Callable[[], object]) -> Act:
    """Do something and wait until its answer is painted."""
    begin = page.evaluate("() => { window.frames_seen.length = 0; return performance.now(); }")
    act()
    page.wait_for_function("() => window.frames_seen.length > 0", timeout=_LONG)
    while True:
        page.locator(_IDLE).wait_for(timeout=_LONG)
        seen = page.evaluate("() => window.frames_seen.length")
        page.wait_for_timeout(_QUIET)
        frames: list[dict[str, Any]] = page.evaluate("() => window.frames_seen")
        if len(frames) == seen and all("painted" in frame for frame in frames):
            break
    return Act(
        where,
        what,
        frames[-1]["at"] - begin,
        max(frame["painted"] for frame in frames) - begin,
        sum(frame["bytes"] for frame in frames) / 1024,
    )


def median(acts: Sequence[Act]) -> Act:
    """Give the medians of the same thing done several times."""
    middle = (statistics.median(getattr(act, name) for act in acts) for name in ("answered", "painted", "kilobytes"))
    return Act(acts[0].page, acts[0].what, *middle)


def measure(export: Path, runs: int) -> list[Act]:
    """Visit every page of the app on an export, run it again, and do on it what people do most."""
    words = load_words()
    with serve(EMPTY) as empty, serve(handful(str(export))) as served, browse() as browser:
        nothing, page = browser.new_page(), browser.new_page()
        for one, url in ((nothing, empty.url), (page, served.url)):
            one.add_init_script(path=_FRAMES)
            one.set_default_timeout(_LONG)
            one.goto(url)
            one.locator(_IDLE).wait_for(timeout=_LONG)
        acts: list[Act] = []
        for name in (words.say(one.label) for one in PAGES if one.in_menu):
            link = page.get_by_role("link", name=name, exact=True)
            visit = do(page, name, "visit", link.click)
            pairs = [
                (
                    do(nothing, "empty", "rerun", lambda: nothing.keyboard.press(RERUN)),
                    do(page, name, "rerun", lambda: page.keyboard.press(RERUN)),
                )
                for _ in range(runs)
            ]
            blank, rerun = (median(side) for side in zip(*pairs, strict=True))
            done = [visit, rerun]
            for what, once in _deeds(page, words).get(name, ()):
                do(page, name, what, partial(once, 1))  # the first verdict makes the file
                done.append(median([do(page, name, what, partial(once, number)) for number in range(runs)]))
            acts.extend(replace(act, empty=blank.answered) for act in done)
        return acts


def _deeds(page: Page, words: Words) -> dict[str, list[tuple[str, Callable[[int], object]]]]:
    """Give for a page what people do on it again and again; each is told how often it was done before."""
    search = page.get_by_role("textbox", name=words.say("people.search"))

    def look_for(times: int) -> None:
        search.fill("ab"[times % 2])
        search.press("Enter")

    return {
        words.say("page.people"): [("typing in the filter", look_for)],
        words.say("page.prune"): [("a verdict", lambda _: page.keyboard.press("k"))],
    }


def table(acts: Sequence[Act]) -> str:
    """Write the table."""
    head = "| page | what | answered, ms | painted, ms | sent, kB | empty, ms |\n|---|---|---|---|---|---|"
    rows = [
        f"| {act.page} | {act.what} | {act.answered:.0f} | {act.painted:.0f} | {act.kilobytes:,.0f} | {act.empty:.0f} |"
        for act in acts
    ]
    return "\n".join([head, *rows])


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("export", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    acts = measure(wanted.export, wanted.runs)
    print(json.dumps([asdict(act) for act in acts], indent=1) if wanted.json else table(acts))


if __name__ == "__main__":
    main()
