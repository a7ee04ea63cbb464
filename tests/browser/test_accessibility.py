"""For everybody: axe-core on every page in both themes, journeys by keyboard, stillness, twice as large, longer words."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from analyzer.coaching.sessions import begin_session
from analyzer.samples import SAMPLES
from analyzer.store import make_vault
from tests.browser.conftest import SLOW, free_port, serve
from tests.browser.walking import click, go, read, settled, walk
from tests.coaching.makers import note, willing

pytestmark = pytest.mark.browser

NOW = datetime.now(UTC)
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
COLLECTOR = next(one.path for one in SAMPLES if one.persona == "collector")
ALL_RULES = "axe.run()"
COLOURS = "axe.run({runOnly: ['color-contrast', 'link-in-text-block']})"  # the rest of a page is the same in the dark
TABS = 80
"""Presses of Tab after which something has to be reached: more than any page has in front of what is looked for."""


def violations(page: Page, what: str) -> list[tuple[str, str]]:
    """Give what axe-core holds against the page as it stands: the rule, and the first of what breaks it.

    What it finds it has to find again once the page stands: the menu becomes lists when `page.js` is there, and a busy
    machine may still be between two themes.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    told = page.evaluate(what)["violations"]
    if told:
        settled(page)
        told = page.evaluate(what)["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in told]


@pytest.mark.parametrize("language", ["en", "de"])
def test_axe_finds_nothing_on_any_page_in_any_theme(page: Page, tmp_path: Path, language: str) -> None:
    """Each page, part, tab, fold, a person, a client, a session; in the other theme colours, which alone differ.

    In German the pages that most is said on.
    """
    _, store = make_vault(tmp_path / "kept", "Lena Muster")
    note(store, willing(NOW.date(), hide_names=False), NOW)
    begin_session(store, NOW)
    found: dict[str, list[tuple[str, str]]] = {}

    themes: list[Literal["light", "dark"]] = ["light", "dark"]

    def look(where: str) -> None:
        now, then = themes
        found[f"{where}, {now}"] = violations(page, ALL_RULES)
        page.emulate_media(color_scheme=then)
        settled(page)
        found[f"{where}, {then}"] = violations(page, COLOURS)
        themes.reverse()  # the next place is seen in this one first, so each change is waited for once

    page.set_default_timeout(SLOW)
    page.emulate_media(color_scheme=themes[0], reduced_motion="reduce")  # a colour half way to another is no colour
    command = [sys.executable, "-m", "analyzer.cli", "app", "--no-browser", "--data-dir", str(tmp_path / "kept")]
    port = free_port()
    for address in serve([*command, "--port", str(port), "--lang", "en"], port, tmp_path / "log.txt", tmp_path):
        page.goto(address)
        expect(page.get_by_role("heading", name="What did LinkedIn give you?")).to_be_visible()
        settled(page)
        expect(page.get_by_test_id("stSidebarNavItems")).to_have_attribute("role", "presentation")
        look("Start, before an export")
        read(page, COLLECTOR)
        if language == "en":
            walk(page, look, COLLECTOR)
        else:  # the same pages: what is asked is whether they say their language
            click(page.get_by_test_id("stSidebar").get_by_text("Deutsch", exact=True))
            expect(page.get_by_role("link", name="Deine Handvoll")).to_be_visible()
            for name in ("Deine Handvoll", "Aufräumen", "In Verbindung bleiben"):
                go(page, name)
                look(name)
            assert page.evaluate("document.documentElement.lang") == "de"
    assert {where: told for where, told in found.items() if told} == {}


def test_what_opens_over_a_page_can_be_read_in_both_themes(handful: Page) -> None:
    """What the numbers mean, the queue's choices: axe, and by keyboard in, out and on to the method."""
    page = handful
    click(page.get_by_role("button", name="The quiet one"))
    expect(page.get_by_role("button", name="See your handful")).to_be_visible()
    themes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    page.emulate_media(reduced_motion="reduce")
    found: dict[str, list[tuple[str, str]]] = {}
    for place, opener in (
        ("Your handful", "What does this mean?"),
        ("Prune", "Adjust"),
        ("a person", "What does this"),
    ):
        if place == "a person":
            go(page, "Your handful")
            click(page.get_by_role("button", name="See what is there").first)
            expect(page.get_by_role("heading", name="What speaks for it")).to_be_visible()
            settled(page)
        else:
            go(page, place)
        page.get_by_role("button", name=opener).first.focus()
        page.keyboard.press("Enter")
        over = page.get_by_test_id("stPopoverBody")
        expect(over).to_be_visible()
        for theme in themes:
            page.emulate_media(color_scheme=theme)
            settled(page)
            found[f"{place}, {theme}"] = violations(page, ALL_RULES)
        scheme = over.evaluate("one => getComputedStyle(one).colorScheme")
        assert scheme == page.get_by_test_id("stApp").evaluate("one => getComputedStyle(one).colorScheme")
        page.keyboard.press("Escape")
        expect(over).to_be_hidden()
    assert {where: told for where, told in found.items() if told} == {}
    go(page, "Your handful")
    click(page.get_by_role("button", name="What does this mean?"))
    tab_to(page, "How it is reached")
    page.keyboard.press("Enter")
    expect(page.get_by_text("What you asked about")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="What does this mean?")).to_be_visible()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what bears a name has the focus."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "(() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"
            " return e ? (e.getAttribute('aria-label') || e.innerText || e.value || '') : ''; })()"
        )
        if name in focused:
            return
    pytest.fail(f"Tab does not lead to {name}")


def test_a_whole_evening_by_keyboard(handful: Page) -> None:
    """Past the menu, an invented export, the tour, a person, a word about them, a verdict, and back: no mouse."""
    page = handful
    settled(page)
    page.keyboard.press("Tab")
    skip = page.get_by_test_id("stSkipToContent")
    expect(skip).to_be_focused()
    expect(skip).to_have_text("To the page, past the menu")
    page.keyboard.press("Enter")
    tab_to(page, "The quiet one")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Show me around")).to_be_visible()
    settled(page)
    page.get_by_test_id("stSkipToContent").focus()
    page.keyboard.press("Enter")
    tab_to(page, "Show me around")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of 5")).to_be_visible()
    settled(page)
    tab_to(page, "See what is there")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What speaks for it")).to_be_visible()
    settled(page)
    tab_to(page, "Yes")
    page.keyboard.press("Space")
    expect(page.get_by_text("You said that they would pick up.").first).to_be_visible()
    settled(page)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Start").focus()
    tab_to(page, "Prune")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Who can go?")).to_be_visible()
    settled(page)
    page.keyboard.press("k")
    expect(page.get_by_text("Today: 1 of 20")).to_be_visible()
    settled(page)
    page.keyboard.press("u")
    expect(page.get_by_text("Today: 0 of 20")).to_be_visible()


def test_the_tour_leads_through_five_pages_and_ends(handful: Page) -> None:
    """One button leads on; on another page it leads back; at the end it offers to begin with one's own export."""
    page = handful
    click(page.get_by_role("button", name="The quiet one"))
    click(page.get_by_role("button", name="Show me around"))
    for step, onward in enumerate(("People", "Keep in touch", "Prune", "Network"), start=1):
        expect(page.get_by_text(f"{step} of 5")).to_be_visible()
        settled(page)
        if step == 2:
            go(page, "Habits")
            expect(page.get_by_text("The tour waits where you left it.")).to_be_visible()
            click(page.get_by_role("button", name="Back to the tour"))
            expect(page.get_by_text("2 of 5")).to_be_visible()
        click(page.get_by_role("button", name=f"Next: {onward}"))
    expect(page.get_by_text("5 of 5")).to_be_visible()
    click(page.get_by_role("button", name="Now my own export"))
    expect(page.get_by_role("heading", name="What did LinkedIn give you?")).to_be_visible()
    settled(page)
    expect(page.get_by_test_id("stMain").get_by_text(re.compile("tour"))).to_have_count(0)


MOVING = """
(() => {
  const inside = root => [...root.querySelectorAll('*')].flatMap(e => [e, ...(e.shadowRoot ? inside(e.shadowRoot) : [])]);
  const lasts = style => `${style.transitionDuration},${style.animationDuration}`.split(',').some(d => parseFloat(d) > 0.01);
  return inside(document).filter(e => lasts(getComputedStyle(e))).map(e => e.outerHTML.slice(0, 120));
})()
"""


def test_whoever_asks_for_stillness_gets_it(browser: Browser, address: str) -> None:
    """Nothing that is shown moves for longer than can be seen."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address)
    expect(page.get_by_role("heading", name="What did LinkedIn give you?")).to_be_visible()
    settled(page)
    read(page, COLLECTOR)
    for name in ("Your handful", "Network"):
        go(page, name)
        assert page.evaluate(MOVING) == [], name
    page.close()


SHIFTS = """
(() => {
  window.shifts = [];
  const told = ({ node, previousRect: was, currentRect: is }) => {
    const part = node instanceof Element ? node : node?.parentElement;
    const where = part?.closest("[data-testid]")?.dataset.testid;
    return `${where} "${part?.innerText?.slice(0, 40)}" ${[was.x, was.y, was.width, was.height]} -> ${[is.x, is.y, is.width, is.height]}`;
  };
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) shifts.push([one.value, ...one.sources.map(told)]);
  }).observe({ type: "layout-shift" });
})()
"""


def test_nothing_jumps_when_a_page_is_drawn_anew(handful: Page) -> None:
    """Whatever is pressed draws the whole page again: what stood on it stands where it stood."""
    read(handful, COLLECTOR)
    handful.evaluate(SHIFTS)
    for name in [link.inner_text() for link in handful.get_by_test_id("stSidebarNav").get_by_role("link").all()]:
        go(handful, name)
        asked = handful.evaluate("shifts.length = 0; conversationAsks()")
        handful.keyboard.press("r")  # Streamlit's key for drawing anew
        settled(handful)
        assert handful.evaluate("conversationAsks()") == asked + 1, name
        assert handful.evaluate("shifts") == [], name


LONGER = """
import analyzer.text.words as words
import analyzer.text as text
from math import ceil
real = words.load_words
FILL = "lorem ipsum dolor sit amet consetetur sadipscing elitr " * 40

def stretch(entry):
    if isinstance(entry, dict):
        return {key: stretch(one) for key, one in entry.items()}
    if isinstance(entry, str):
        return entry.rstrip() + " " + FILL[: ceil(0.4 * len(entry))].strip()
    return entry

def longer(code="en"):
    said = real(code)
    kept = {"form", "months", "weekdays", "pseudonyms"}
    return words.Words(code, {name: one if name in kept else stretch(one) for name, one in said.sections.items()})

words.load_words = text.load_words = longer
from analyzer.cli import main
main()
"""
WIDE = """
(() => {
  const main = document.querySelector('[data-testid=stMain]');
  const found = main.scrollWidth > main.clientWidth + 1 ? ['the page scrolls sideways'] : [];
  for (const one of main.querySelectorAll('button p, h1, h2, h3, label p, [data-testid=stMetric], summary p')) {
    const box = one.getBoundingClientRect();
    if (!box.width) continue;
    if (box.right > window.innerWidth + 1) found.push('cut off: ' + one.innerText);
    if (getComputedStyle(one).textOverflow === 'ellipsis' && one.scrollWidth > one.clientWidth + 1)
      found.push('shortened: ' + one.innerText);
  }
  return found;
})()
"""


@pytest.fixture(scope="module")
def stretched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the app with every sentence 40 % longer, on the collector's export."""
    port, tmp_path = free_port(), tmp_path_factory.mktemp("stretched")
    command = [sys.executable, "-c", LONGER, "app", str(COLLECTOR), "--no-browser", "--lang", "en"]
    yield from serve(
        [*command, "--port", str(port), "--data-dir", str(tmp_path / "kept")], port, tmp_path / "log.txt", tmp_path
    )


@pytest.mark.parametrize("width", [1280, 640, 390])  # 640 is what 1280 becomes at a zoom of 200 %
def test_the_layout_holds_longer_words_zoom_and_a_phone(browser: Browser, stretched: str, width: int) -> None:
    """No page scrolls sideways, no button, heading or label is cut off."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_default_timeout(SLOW)
    page.goto(stretched)
    expect(page.get_by_role("button", name=re.compile("See your handful"))).to_be_visible()
    links = page.get_by_test_id("stSidebarNav").get_by_role("link")
    found: dict[str, Any] = {}
    for place in range(links.count()):
        if page.get_by_test_id("stExpandSidebarButton").is_visible():
            click(page.get_by_test_id("stExpandSidebarButton"))
        name = links.nth(place).inner_text()
        click(links.nth(place))
        settled(page)
        if told := page.evaluate(WIDE):
            found[name] = told
    assert found == {}
    page.close()
