"""The network in a real browser: seen, searched, filtered, clicked; still without WebGL; thirty thousand people."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser.conftest import SLOW, free_port, serve
from tests.browser.test_journey import take_sample
from tests.browser.walking import click, settled
from tests.builders import ExportBuilder

pytestmark = pytest.mark.browser
PEOPLE = 30_000
NO_WEBGL = """
const usual = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
  return kind.startsWith("webgl") ? null : usual.call(this, kind, ...more);
};
"""


def open_network(page: Page) -> Locator:
    """Go to the page and wait until the picture has drawn everybody."""
    click(page.get_by_role("link", name="Network"))
    expect(page.get_by_role("heading", name="Who knows whom, as far as this shows?")).to_be_visible()
    picture = page.locator(".picture")
    expect(picture).to_have_attribute("data-drawn", re.compile(r"\d+"))
    return picture


@pytest.fixture
def quiet(page: Page, address: str) -> Iterator[Page]:
    """Open the app; what goes wrong in the console goes against it."""
    complaints: list[str] = []
    page.set_default_timeout(SLOW)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(address)
    yield page
    assert [text for text in complaints if "404" not in text] == []


def test_a_dot_leads_to_its_persons_page(quiet: Page) -> None:
    """Search for somebody, the picture goes there; a click on the dot in its middle opens their page."""
    take_sample(quiet)
    picture = open_network(quiet)
    search = quiet.get_by_label("Find somebody")
    search.fill("elias fuens")
    search.press("Enter")
    expect(picture).to_have_attribute("data-ratio", "0.180")
    box = picture.bounding_box()
    assert box
    click(picture, {"x": box["width"] / 2, "y": box["height"] / 2})
    expect(quiet.get_by_role("heading", name="Elías Fuensanta")).to_be_visible()
    expect(quiet.get_by_text("Circle, as far as this shows:")).to_be_visible()
    click(quiet.get_by_role("button", name="Back to “Network”"))
    expect(quiet.get_by_role("heading", name="Who knows whom, as far as this shows?")).to_be_visible()


def test_a_search_is_led_by_the_keyboard_and_says_when_nobody_is_found(quiet: Page) -> None:
    """Nobody is said to be nobody; an arrow and Enter choose; a second Enter opens the person."""
    take_sample(quiet)
    picture = open_network(quiet)
    search = quiet.get_by_label("Find somebody")
    search.fill("zzzz")
    expect(quiet.get_by_role("listitem").filter(has_text="Nobody of that name")).to_be_visible()
    search.fill("elias fuens")
    search.press("ArrowDown")
    quiet.keyboard.press("Enter")
    expect(picture).to_have_attribute("data-ratio", "0.180")
    search.press("Enter")
    expect(quiet.get_by_role("heading", name="Elías Fuensanta")).to_be_visible()


def test_hovering_says_who_it_is_and_what_they_share(quiet: Page) -> None:
    """The tip names the person, the tier and the circle."""
    take_sample(quiet)
    picture = open_network(quiet)
    quiet.get_by_label("Find somebody").fill("elias fuens")
    quiet.get_by_label("Find somebody").press("Enter")
    expect(picture).to_have_attribute("data-ratio", "0.180")
    box = picture.bounding_box()
    assert box
    picture.hover(position={"x": box["width"] / 2, "y": box["height"] / 2})
    tip = quiet.locator(".tip")
    expect(tip).to_contain_text("Elías Fuensanta · You could call")
    expect(tip).to_contain_text("People")


def test_filters_and_colours_keep_the_place_one_zoomed_to(quiet: Page) -> None:
    """Tiers are switched off and on, circles and years chosen; a rerun of the page leaves the zoom alone."""
    take_sample(quiet)
    picture = open_network(quiet)
    click(quiet.get_by_label("Closer"))
    expect(picture).not_to_have_attribute("data-ratio", "1.000")
    warm = quiet.get_by_role("button", name="Warm 36")
    click(warm)
    expect(warm).to_have_attribute("aria-pressed", "false")
    quiet.get_by_label("Colour by").select_option("circle")
    quiet.get_by_label("Circle", exact=True).select_option(index=1)
    click(quiet.get_by_role("radio", name="Doors"))
    door = quiet.get_by_role("textbox", name="A company, a field or a title")
    door.fill("Litware")
    door.press("Enter")
    expect(quiet.get_by_text(re.compile(r"^\d+ of your people$"))).to_be_visible()
    expect(picture).not_to_have_attribute("data-ratio", "1.000")
    expect(warm).to_have_attribute("aria-pressed", "false")
    click(quiet.get_by_label("The whole picture"))
    expect(picture).to_have_attribute("data-ratio", "1.000")


def test_the_buttons_around_the_picture_are_two_stops_of_the_tab_key(quiet: Page) -> None:
    """Arrows lead from button to button, and Tab from the ones in the corner to the tiers and on."""
    take_sample(quiet)
    open_network(quiet)
    closer = quiet.get_by_label("Closer")
    closer.focus()
    quiet.keyboard.press("ArrowRight")
    expect(quiet.get_by_label("Further away")).to_be_focused()
    quiet.keyboard.press("Home")
    expect(closer).to_be_focused()
    quiet.keyboard.press("ArrowUp")
    expect(quiet.get_by_role("toolbar").first.get_by_role("button").last).to_be_focused()
    quiet.keyboard.press("Tab")
    tiers = quiet.get_by_role("toolbar").last.get_by_role("button")
    expect(tiers.first).to_be_focused()
    quiet.keyboard.press("ArrowRight")
    quiet.keyboard.press("Space")
    expect(tiers.nth(1)).to_be_focused()
    expect(tiers.nth(1)).to_have_attribute("aria-pressed", "false")
    quiet.keyboard.press("Tab")
    expect(quiet.get_by_role("toolbar").get_by_role("button").and_(quiet.locator(":focus"))).to_have_count(0)


def test_a_row_of_the_table_leads_there_by_keyboard_alone(quiet: Page) -> None:
    """The table beside the picture says the same: an arrow offers a person, and their card leads to their page."""
    take_sample(quiet)
    open_network(quiet)
    quiet.get_by_role("radio", name="Everybody").press("Space")
    expect(quiet.get_by_text("Choose one to see who is in it.")).to_have_count(0)
    settled(quiet)  # or it is the table before that gets the keys
    table = quiet.get_by_test_id("stDataFrame").and_(quiet.locator(":visible")).first
    table.get_by_test_id("data-grid-canvas").focus()
    quiet.keyboard.press("ArrowDown")
    quiet.keyboard.press("ArrowRight")
    quiet.get_by_role("button", name="See what is there").press("Enter")
    expect(quiet.get_by_text("What speaks for it")).to_be_visible()


def test_both_pictures_can_be_kept_without_names(quiet: Page) -> None:
    """The SVG of the page and the PNG of the view come down; the SVG holds nobody's name."""
    take_sample(quiet)
    open_network(quiet)
    with quiet.expect_download() as svg:
        click(quiet.get_by_role("button", name="Keep the picture (SVG)"))
    text = Path(svg.value.path()).read_text(encoding="utf-8")
    assert text.startswith("<svg")
    assert "Elías" not in text
    with quiet.expect_download() as png:
        click(quiet.get_by_label("Keep the picture (PNG), without names"))
    assert Path(png.value.path()).read_bytes().startswith(b"\x89PNG")


def test_the_layout_can_be_changed(quiet: Page) -> None:
    """Drawn to each other, people lie elsewhere, and all of them are drawn."""
    take_sample(quiet, "The quiet one")
    picture = open_network(quiet)
    click(quiet.get_by_label("Closer"))
    expect(picture).not_to_have_attribute("data-ratio", "1.000")
    click(quiet.get_by_text("Drawn to each other"))
    expect(picture).to_have_attribute("data-ratio", "1.000")
    expect(picture).to_have_attribute("data-drawn", re.compile(r"\d+"))


def test_hidden_names_are_in_no_picture(quiet: Page) -> None:
    """Nobody can be searched for, and neither page nor tables hold a name."""
    take_sample(quiet)
    open_network(quiet)
    click(quiet.get_by_text("Hide names"))
    expect(quiet.get_by_label("Find somebody")).to_have_count(0)
    expect(quiet.locator(".picture")).to_have_attribute("data-drawn", re.compile(r"\d+"))
    for name in ("Northwind", "Fuensanta"):
        expect(quiet.locator("td", has_text=name)).to_have_count(0)
        assert name not in quiet.content()


def test_without_webgl_a_still_picture_remains(page: Page, address: str) -> None:
    """A browser without WebGL gets everybody drawn once, says so, and a click still leads to a person."""
    page.set_default_timeout(SLOW)
    page.add_init_script(NO_WEBGL)
    page.goto(address)
    take_sample(page)
    picture = open_network(page)
    expect(page.get_by_text("This browser draws no WebGL")).to_be_visible()
    expect(page.get_by_label("Closer")).to_have_count(0)
    page.get_by_label("Find somebody").fill("elias fuens")
    page.get_by_label("Find somebody").press("Enter")
    tip = page.locator(".tip")
    expect(tip).to_contain_text("Elías Fuensanta")
    at = tip.evaluate("tip => ({ x: parseFloat(tip.style.left), y: parseFloat(tip.style.top) })")
    click(picture, at)
    expect(page.get_by_role("heading", name="Elías Fuensanta")).to_be_visible()


def scrolled(page: Page) -> float:
    """Tell how far the page is scrolled."""
    far: float = page.get_by_test_id("stMain").evaluate("main => main.scrollTop")
    return far


def test_the_wheel_scrolls_the_page_until_somebody_takes_hold_of_the_picture(quiet: Page) -> None:
    """Over an untouched picture the page moves and the zoom does not; after a press it is the other way round."""
    quiet.set_viewport_size({"width": 1280, "height": 700})
    take_sample(quiet)
    picture = open_network(quiet)
    picture.hover(position={"x": 60, "y": 60})
    quiet.mouse.wheel(0, 200)
    quiet.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop > 0")
    expect(picture).to_have_attribute("data-ratio", "1.000")
    picture.hover(position={"x": 60, "y": 300})
    before = scrolled(quiet)
    quiet.mouse.down()
    quiet.mouse.up()
    quiet.mouse.wheel(0, -200)
    expect(picture).not_to_have_attribute("data-ratio", "1.000")
    assert scrolled(quiet) == before


def test_the_list_of_doors_is_there_again_after_another_page(quiet: Page) -> None:
    """What was wished for is kept in the tab: leaving the page and returning loses neither list nor layout."""
    take_sample(quiet)
    picture = open_network(quiet)
    click(quiet.get_by_role("radio", name="Doors"))
    wish = quiet.get_by_role("combobox", name="Where would you like a door? Your list")
    offered = quiet.get_by_role("option", name="Add: Zork Partners")
    # What is typed before the page stands, or in the moment the field appears, Streamlit draws over.
    settled(quiet)
    wished = quiet.get_by_text("Nobody of yours.")
    for _ in range(4):
        click(wish)
        wish.fill("Zork Partners")
        with suppress(AssertionError):
            expect(offered).to_be_visible(timeout=5000)
            wish.press("Enter")
        with suppress(AssertionError):
            expect(wished).to_be_visible(timeout=8000)
            break
    expect(wished).to_be_visible()
    settled(quiet)
    wish.press("Escape")
    # The first click beside an open list shuts it, and does no more.
    expect(quiet.get_by_role("listbox")).to_have_count(0)
    click(quiet.get_by_text("Drawn to each other"))
    expect(quiet.get_by_role("radio", name="Drawn to each other")).to_be_checked()  # or it was not chosen yet
    click(quiet.get_by_role("link", name="People"))
    expect(quiet.get_by_role("heading", name="What is there between you and …?")).to_be_visible()
    picture = open_network(quiet)
    expect(picture).to_be_visible()
    expect(quiet.get_by_role("radio", name="Drawn to each other")).to_be_checked()
    click(quiet.get_by_role("radio", name="Doors"))
    expect(quiet.get_by_text("Nobody of yours.")).to_be_visible()


def test_the_picture_follows_the_theme_chosen_in_the_menu(page: Page, address: str) -> None:
    """Light to dark without a new visit: the names get ink and halo of the new paper."""
    page.set_default_timeout(SLOW)
    page.emulate_media(color_scheme="light")
    page.goto(address)
    take_sample(page)
    picture = open_network(page)
    expect(picture).to_have_attribute("data-paper", "#ffffff")
    page.emulate_media(color_scheme="dark")
    expect(picture).to_have_attribute("data-paper", "#0f172a")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_hangs_over_no_edge(page: Page, address: str, width: int, scheme: str) -> None:
    """On a phone and on a screen, light and dark, nothing scrolls sideways."""
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)
    take_sample(page)
    if width == 390:
        click(page.get_by_test_id("stExpandSidebarButton"))
    open_network(page)
    over = page.evaluate(
        "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth }"
    )
    assert over <= 0


def test_hostile_names_stay_text(page: Page, address: str, tmp_path: Path) -> None:
    """Markdown, HTML and scripts in names, companies and titles do nothing in the picture or beside it."""
    builder = ExportBuilder()
    hostile = "<img src=x onerror=alert(1)>![x](http://127.0.0.1:9/x.png)"
    for number in range(6):
        day = f"2019-0{1 + number}-03"
        builder.link(f"{hostile} N{number}", day, slug=f"p{number}", company=hostile, position=hostile)
    path = tmp_path / "Basic_LinkedInDataExport_03-09-2026.zip"
    path.write_bytes(builder.zip())
    shown: list[str] = []

    def note(dialog: Dialog) -> None:
        shown.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.set_default_timeout(SLOW)
    page.goto(address)
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_role("button", name="See your handful")).to_be_visible()
    picture = open_network(page)
    page.get_by_label("Find somebody").fill("img")
    expect(page.locator(".found button")).to_have_count(6)
    page.get_by_label("Find somebody").press("Enter")
    expect(picture).to_have_attribute("data-ratio", "0.180")
    for part in ("Everybody", "Bridges and last links", "Doors", "Breadth", "What it rests on"):
        click(page.get_by_role("radio", name=part))
    assert shown == []
    assert page.locator("img[src=x], img[src*='127.0.0.1:9']").count() == 0


def test_thirty_thousand_people_load_zoom_and_lead_to_a_person(page: Page, tmp_path: Path) -> None:
    """The largest list LinkedIn allows is drawn, zoomed and clicked."""
    export = tmp_path / "large.zip"
    command = [sys.executable, "-m", "analyzer.cli"]
    size = ["--connections", str(PEOPLE), "--messages", "20000", "--seed", "7"]
    subprocess.run([*command, "sample", str(export), *size], check=True, capture_output=True)
    port = free_port()
    serving = [*command, "app", str(export), "--no-browser", "--port", str(port)]
    page.set_default_timeout(2 * SLOW)
    for address in serve(serving, port, tmp_path / "log.txt", tmp_path):
        page.goto(address)
        expect(page.get_by_role("button", name="See your handful")).to_be_visible(timeout=2 * SLOW)
        picture = open_network(page)
        drawn = int(picture.get_attribute("data-drawn") or 0)
        assert drawn >= PEOPLE * 0.99
        for step in ("0.667", "0.444", "0.296"):
            click(page.get_by_label("Closer"))
            expect(picture).to_have_attribute("data-ratio", step)
        page.get_by_label("Find somebody").fill("a")
        click(page.locator(".found button").first)
        expect(picture).to_have_attribute("data-ratio", "0.180")
        box = picture.bounding_box()
        assert box
        click(picture, {"x": box["width"] / 2, "y": box["height"] / 2})
        expect(page.get_by_role("heading", name="What speaks for it")).to_be_visible()
