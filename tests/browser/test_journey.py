"""The app as a person meets it: in a real browser, against a real server."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import ROOT, SLOW, free_port, serve
from tests.browser.walking import click, go, settled
from tests.builders import ExportBuilder

pytestmark = pytest.mark.browser


def take_sample(page: Page, label: str = "The collector") -> None:
    """Read a sample and go to the handful."""
    click(page.get_by_role("button", name=label))
    click(page.get_by_role("button", name="See your handful"))
    # The sentence stands on Start too, one level lower.
    expect(page.get_by_role("heading", name=re.compile("connections"), level=1)).to_be_visible(timeout=SLOW)


def canvas_is_drawn(page: Page) -> None:
    """Wait until the rings have drawn everybody."""
    expect(page.locator("canvas[role=img]").first).to_have_attribute("data-drawn", re.compile(r"\d+"), timeout=SLOW)


def test_from_the_first_screen_to_one_persons_evidence(handful: Page) -> None:
    """Open, take the sample, read the sentence, find a person, see why."""
    take_sample(handful)
    expect(handful.get_by_role("heading", name=re.compile(r"2,376 connections\. 9\syou could\scall\."))).to_be_visible()
    canvas_is_drawn(handful)
    click(handful.get_by_role("link", name="People"))
    search = handful.get_by_role("textbox", name="Name, company or title")
    search.fill("elias fuensanta")
    search.press("Enter")
    expect(handful.get_by_text("1 person")).to_be_visible()
    expect(handful.get_by_test_id("stDataFrame")).to_have_count(1)  # the tables of the page before are gone
    click(handful.get_by_test_id("stDataFrame"), {"x": 120, "y": 52})
    expect(handful.get_by_role("heading", name="Elías Fuensanta")).to_be_visible()
    expect(handful.get_by_role("heading", name="Months of contact")).to_be_visible()
    assert re.search(r"/person\?person=[0-9a-f]{12}$", handful.url)


def test_a_dot_picks_its_person(handful: Page) -> None:
    """The topmost dot of the inner ring is the first of the handful; a click leads to the evidence."""
    take_sample(handful)
    canvas_is_drawn(handful)
    canvas = handful.locator("canvas[role=img]").first
    box = canvas.bounding_box()
    assert box
    radius = box["width"] / 2 - 6
    click(canvas, {"x": box["width"] / 2, "y": box["height"] / 2 - 0.23 * radius})
    expect(handful.get_by_role("heading", name="What speaks for it")).to_be_visible()
    expect(handful.get_by_role("heading", name="Elías Fuensanta")).to_be_visible()


def test_the_menu_leads_from_a_person_back_to_everyone(handful: Page) -> None:
    """After a person, People in the menu is the whole list, also once something is searched for."""
    take_sample(handful)
    click(handful.get_by_role("button", name="See what is there").first)
    expect(handful.get_by_role("heading", name="What speaks for it")).to_be_visible()
    click(handful.get_by_role("link", name="People"))
    expect(handful.get_by_role("heading", name="What is there between you and …?")).to_be_visible()
    search = handful.get_by_role("textbox", name="Name, company or title")
    search.fill("elias")
    search.press("Enter")
    expect(handful.get_by_text(re.compile(r"^\d+ (person|people)$"))).not_to_have_text("2,405 people")
    expect(handful.get_by_role("heading", name="What speaks for it")).to_have_count(0)
    assert "person=" not in handful.url


def test_by_keyboard_a_row_is_chosen_and_back_finds_the_person(handful: Page) -> None:
    """Moving through the list opens nobody; a row that is ticked shows the way; the browser's back leads to its person."""
    handful.set_viewport_size({"width": 1366, "height": 768})
    expect(handful.get_by_text("Hide names", exact=True)).to_be_in_viewport()  # the menu leaves room for it on a laptop
    take_sample(handful)
    go(handful, "People")
    grid = handful.get_by_test_id("stDataFrame").locator("canvas").first
    grid.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        handful.keyboard.press(key)
    settled(handful)
    expect(handful.get_by_role("heading", name="What is there between you and …?")).to_be_visible()
    handful.keyboard.press("Shift+Space")
    look = handful.get_by_role("button", name="See what is there")
    expect(look).to_be_visible()
    click(look)
    expect(handful.get_by_role("heading", name="What speaks for it")).to_be_visible()
    settled(handful)
    whom = handful.get_by_test_id("stMain").get_by_role("heading", level=1).inner_text()
    click(handful.get_by_role("button", name="Back to “People”"))
    settled(handful)
    handful.go_back()
    expect(handful.get_by_role("heading", name=whom, level=1)).to_be_visible()
    settled(handful)
    assert "person=" in handful.url
    handful.go_back()
    expect(handful.get_by_role("heading", name="What is there between you and …?")).to_be_visible()
    settled(handful)
    assert "person=" not in handful.url


STEP = 20
"""Milliseconds between two looks at what a line holds."""


class Line:
    """The line between page and server, cut right after the next word about the address, until it is mended."""

    def __init__(self, page: Page) -> None:
        """Stand between the two from the next page on."""
        self.cuts = False
        self._held: list[bytes] | None = None
        page.route_web_socket(re.compile("_stcore/stream"), self._carry)

    @property
    def has_all(self) -> bool:
        """Whether all that the server had to say is held back: the last of it is that it has drawn the page."""
        last = ForwardMsg.FINISHED_SUCCESSFULLY
        told = (ForwardMsg.FromString(one) for one in self._held or ())
        return any(one.HasField("script_finished") and one.script_finished == last for one in told)

    def mend(self) -> None:
        """Say what was held back."""
        held, self._held, self.cuts = self._held or [], None, False
        for message in held:
            self._way.send(message)

    def _carry(self, way: WebSocketRoute) -> None:
        self._way = way
        way.connect_to_server().on_message(self._answer)

    def _answer(self, message: str | bytes) -> None:
        assert isinstance(message, bytes)
        if self._held is not None:
            self._held.append(message)
            return
        self._way.send(message)
        if self.cuts and ForwardMsg.FromString(message).HasField("page_info_changed"):
            self._held = []


def test_who_goes_back_while_a_page_is_being_left_finds_what_the_address_says(browser: Browser, address: str) -> None:
    """Back pressed between the two steps of leaving a person: where a person stands in the address, they stand there."""
    page = browser.new_page()
    line = Line(page)
    page.goto(address)
    take_sample(page)
    click(page.get_by_role("button", name="See what is there").first)
    person = page.get_by_role("heading", name="What speaks for it")
    expect(person).to_be_visible()
    settled(page)
    line.cuts = True
    click(page.get_by_role("button", name="Back to “Your handful”"))
    for _ in range(SLOW // STEP):
        if line.has_all:
            break
        page.wait_for_timeout(STEP)
    assert line.has_all
    page.go_back()
    line.mend()
    settled(page)
    while page.url != f"{address}/":
        assert ("person=" in page.url) == (person.count() == 1)
        page.go_back()
        settled(page)
    page.close()


def test_an_address_that_leads_nowhere_says_so(browser: Browser, address: str) -> None:
    """In our own words, in the language spoken; behind it stands Start."""
    page = browser.new_page(locale="de-DE")
    page.goto(f"{address}/nowhere")
    expect(page.get_by_role("dialog").get_by_text("Hier ist keine Seite", exact=True)).to_be_visible()
    expect(page.get_by_role("dialog")).to_contain_text("dahinter steht „Start“")
    page.close()


def test_a_refusal_is_in_view(page: Page, address: str, tmp_path: Path) -> None:
    """On a phone too, where the field that was filled in stands far below."""
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto(address)
    field = page.get_by_role("textbox", name=re.compile("Or the path"))
    field.fill(str(tmp_path / "nowhere.zip"))
    click(page.get_by_role("button", name="Read it"))
    refusal = page.get_by_test_id("stMain").get_by_role("alert").first
    expect(refusal).to_be_in_viewport()
    expect(field).to_have_value(str(tmp_path / "nowhere.zip"))  # it can be mended


def test_reading_can_be_stopped(handful: Page, tmp_path: Path) -> None:
    """Whatever it hangs at; what was here before is still here, and another file can be read."""
    take_sample(handful)
    go(handful, "Start")
    handful.set_viewport_size({"width": 1280, "height": 400})
    endless = tmp_path / "endless.zip"
    os.mkfifo(endless)
    click(handful.get_by_text("Look at another export"))
    handful.get_by_role("textbox", name=re.compile("Or the path")).fill(str(endless))
    click(handful.get_by_role("button", name="Read it"))
    stop = handful.get_by_role("button", name="Stop reading")
    expect(stop).to_be_in_viewport()  # wherever on the page it was asked for
    stop.click()  # a page that reads does not rest
    expect(handful.get_by_text("Stopped. Nothing of it was kept")).to_be_visible()
    expect(handful.get_by_role("button", name="Stop reading")).to_have_count(0)
    expect(handful.get_by_role("heading", name=re.compile(r"2,376 connections\."))).to_be_visible()


def test_on_a_phone_the_menu_gives_way_to_the_page(page: Page, address: str) -> None:
    """Choosing a page closes the menu, and the page opens at its top."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    take_sample(page)
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 900)")
    click(page.get_by_test_id("stExpandSidebarButton"))
    click(page.get_by_role("link", name="People"))
    heading = page.get_by_role("heading", name="What is there between you and …?")
    expect(heading).to_be_in_viewport()
    expect(page.get_by_role("link", name="Your data")).not_to_be_in_viewport()


def test_a_zip_from_the_disk_is_read_and_forgotten(handful: Page, tmp_path: Path) -> None:
    """Drop in a zip, see it counted, forget it, and nothing is left on screen or in the drop zone."""
    path = tmp_path / "Basic_LinkedInDataExport_03-09-2026.zip"
    path.write_bytes(ExportBuilder().link("Zoë Example").talk("Zoë Example", 9, last="2026-02-01").zip())
    handful.locator("input[type=file]").set_input_files(path)
    expect(handful.get_by_role("heading", name=re.compile(r"1 connection\. 1\syou could\scall\."))).to_be_visible()
    click(handful.get_by_role("link", name="Your data"))
    click(handful.get_by_role("button", name="Forget it"))
    expect(handful.get_by_text("Forgotten. Nothing of it is left in this tab.")).to_be_visible()
    click(handful.get_by_role("link", name="Start"))
    expect(handful.get_by_text("Drop in the zip LinkedIn sent you.")).to_be_visible()
    expect(handful.get_by_text("Basic_LinkedInDataExport")).to_have_count(0)


def test_a_file_that_is_no_export_is_said_to_be_none(handful: Page, tmp_path: Path) -> None:
    """One sentence and a hint, where the file was dropped."""
    path = tmp_path / "notes.zip"
    path.write_text("not a zip at all")
    handful.locator("input[type=file]").set_input_files(path)
    expect(handful.get_by_text("That file is not a zip.")).to_be_visible()


def test_two_tabs_see_two_exports(handful: Page, address: str) -> None:
    """What one browser session reads, another does not see."""
    take_sample(handful, "The quiet one")
    context = handful.context.browser
    assert context
    other = context.new_context().new_page()
    other.goto(f"{address}/handful")
    expect(other.get_by_text("There is no export to look at in this tab.")).to_be_visible(timeout=SLOW)
    go(other, "Start")
    take_sample(other, "The newcomer")
    expect(other.get_by_role("heading", name=re.compile("12 connections"))).to_be_visible(timeout=SLOW)
    go(handful, "Your handful")
    expect(handful.get_by_role("heading", name=re.compile("12 connections"))).to_have_count(0)
    other.context.close()


def test_hidden_names_reach_neither_page_nor_canvas(handful: Page) -> None:
    """With names hidden, no name of the sample is in the page, and everybody has an invented one."""
    take_sample(handful)
    click(handful.get_by_text("Hide names"))
    expect(handful.get_by_text(re.compile(r"^[A-Z][a-z]+ [A-Z][a-z]+ \d\d$")).first).to_be_visible()
    canvas_is_drawn(handful)
    assert "Fuensanta" not in handful.content()


def test_the_picture_can_be_kept(handful: Page) -> None:
    """The rings come down as an SVG without names."""
    take_sample(handful)
    with handful.expect_download() as waiting:
        click(handful.get_by_role("button", name="Keep the picture (SVG)"))
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert text.startswith("<svg")
    assert "Elías" not in text


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hangs_over_the_edge(page: Page, address: str, width: int, scheme: str) -> None:
    """On a phone and on a screen, light and dark, no page scrolls sideways."""
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)
    take_sample(page)
    canvas_is_drawn(page)
    over = page.evaluate(
        "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth }"
    )
    assert over <= 0


def test_every_answer_carries_the_headers_that_keep_the_page_to_itself(page: Page, address: str) -> None:
    """A policy without eval or foreign places, no referrer, and no answer to a foreign host name."""
    answer: Response | None = page.goto(address)
    assert answer
    headers = answer.headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert page.request.get(address, headers={"Host": "evil.test"}).status == 400


def test_the_log_holds_no_name(handful: Page, log: Path) -> None:
    """What the server writes down names nobody."""
    take_sample(handful)
    text = log.read_text(encoding="utf-8")
    assert "Fuensanta" not in text
    assert "Traceback" not in text


def test_streamlit_run_serves_the_same_app(page: Page, tmp_path: Path) -> None:
    """From a clone, `streamlit run streamlit_app.py` listens on this machine only and sends the same headers."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(ROOT / "streamlit_app.py"),
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    for address in serve(command, port, tmp_path / "log.txt", tmp_path):
        answer = page.goto(address)
        assert answer
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        expect(page.get_by_role("heading", name="What did LinkedIn give you?")).to_be_visible(timeout=SLOW)


def test_an_export_named_on_the_command_line_is_open_at_once(page: Page, tmp_path: Path, collector_zip: Path) -> None:
    """`handful app EXPORT` reads it at the first visit, whatever page a bookmark opens."""
    port = free_port()
    command = [sys.executable, "-m", "analyzer.cli", "app", str(collector_zip), "--no-browser", "--port", str(port)]
    for address in serve(command, port, tmp_path / "log.txt", tmp_path):
        page.goto(address)
        expect(page.get_by_role("heading", name=re.compile("2,376 connections"))).to_be_visible(timeout=SLOW)
        page.goto(f"{address}/people?tier=could_call")
        expect(page.get_by_text("9 people")).to_be_visible(timeout=SLOW)
