"""A server for many: who is let in, whose vault is whose, what a coach sees, and what nobody gets."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import create_engine, text

from tests.browser.conftest import SLOW
from tests.browser.test_two_sessions import export_of
from tests.browser.walking import click, go, settled
from tests.hosting.serving import CLIENT, COACH, OTHER, Served, drop, hosted, name_oneself, sign_in, sign_out

pytestmark = pytest.mark.browser

LOOK_ONLY = "This is somebody else's: you may look, not change."


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, postgresql: str) -> Iterator[Served]:
    """Serve many, with vaults in a real PostgreSQL; afterwards hold that the log names nobody."""
    with hosted(tmp_path_factory.mktemp("hosted"), postgresql) as one:
        yield one
    log = one.log.read_text(encoding="utf-8")
    assert not re.search("anna|boris|cora|zorblaxia|quimbyville", log, re.IGNORECASE), log


@pytest.fixture
def vaults(postgresql: str) -> Iterator[list[str]]:
    """Give the names of the vaults in the database, looked up when asked for."""
    engine = create_engine(postgresql)

    class Vaults(list[str]):
        def __iter__(self) -> Iterator[str]:
            query = "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'user%'"
            with engine.connect() as connection:
                return iter(sorted(connection.execute(text(query)).scalars()))

    yield Vaults()
    engine.dispose()


def told(page: Page) -> str:
    """Give what a page says, without the marks that part addresses."""
    settled(page)
    return page.inner_text("body").replace("\u2060", "")


def answer(address: str, **headers: str) -> int:
    """Send something to a route; give the status."""
    request = urllib.request.Request(address, data=b"x" if headers else None, headers=headers)  # noqa: S310 - our own
    try:
        with urllib.request.urlopen(request) as response:  # noqa: S310 - our own
            return int(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def remember(page: Page) -> None:
    """Let Handful remember the export that is held."""
    go(page, "Your data")
    click(page.get_by_role("button", name="Yes, remember it"))
    settled(page)


def let_go(page: Page) -> str:
    """Let the first person of the queue go; give what the page says then."""
    go(page, "Prune")
    click(page.get_by_role("button", name="Let go", exact=False).first)
    return told(page)


def test_who_is_not_signed_in_gets_nothing(browser: Browser, served: Served) -> None:
    """No page, by no address, nothing to drop a zip on, and no sending past the page either."""
    page = browser.new_page()
    page.set_default_timeout(SLOW)
    for place in ("", "/people", "/your-data", "/person?person=0123456789ab"):
        page.goto(f"{served.address}{place}")
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()
        said = told(page)
        assert "Career Service of Example Town" in said
        assert "Nothing is sent anywhere" not in said
        assert page.get_by_role("dialog").count() == 0, "no page is said to be missing"
        assert page.locator("input[type=file]").count() == 0
        assert page.get_by_role("link", name="People").count() == 0
    page.close()
    origin = {"Origin": served.address}
    assert answer(f"{served.address}/handful/upload", **origin) == 403
    forged = {"X-Handful-Token": f"{'0' * 32}.{'0' * 64}", **origin}
    assert answer(f"{served.address}/handful/upload", **forged) == 403
    assert answer(f"{served.address}/_stcore/upload_file/0/0", **origin) == 403, "Streamlit's own way in is shut too"
    assert answer(f"{served.address}/handful/health") == 200


def test_whose_address_nobody_vouches_for_is_no_member(browser: Browser, served: Served) -> None:
    """They are told whom to ask, and see no page."""
    page = browser.new_context().new_page()
    page.set_default_timeout(SLOW)
    page.goto(served.address)
    name_oneself(page, "unverified-eve")
    expect(page.get_by_text("does not say that")).to_be_visible()
    assert page.locator("input[type=file]").count() == 0
    page.context.close()


def test_each_has_a_vault_of_their_own(browser: Browser, served: Served, vaults: list[str]) -> None:
    """Two people at once: what one remembers and decides is theirs, after signing out and in again too."""
    anna, boris = (sign_in(browser, served, name) for name in (CLIENT, OTHER))
    assert anna.get_by_role("textbox", name=re.compile("Or the path")).count() == 0, "no path of the server is read"
    assert anna.get_by_role("link", name="Coaching").count() == 0, "clients are for coaches"
    for page, word in ((anna, "Zorblaxia"), (boris, "Quimbyville")):
        drop(page, export_of(word))
        remember(page)
    assert len(list(vaults)) >= 2
    sign_out(anna)
    assert "Zorblaxia" not in anna.content()
    anna.context.close()
    again = sign_in(browser, served, CLIENT)
    expect(again.get_by_role("button", name="See your handful")).to_be_visible()
    assert "Zorblaxia" in told(again)
    for name in ("People", "Keep in touch", "Your data"):
        go(again, name)
        assert "Quimbyville" not in again.content()
    again.context.close()
    boris.context.close()


def test_what_one_takes_away_is_ones_own(browser: Browser, served: Served) -> None:
    """The file of decisions holds what this user decided, and nothing of the others."""
    page = sign_in(browser, served, "hanna")
    drop(page, export_of("Zorblaxia"))
    let_go(page)
    go(page, "Your data")
    with page.expect_download() as kept:
        click(page.get_by_role("button", name="What you decided, as one file"))
    content = Path(kept.value.path()).read_text(encoding="utf-8")
    assert content.count('"let_go"') == 1
    assert "zorblaxia" in content.lower()
    page.context.close()


def test_who_signs_out_is_out_in_every_window(browser: Browser, served: Served) -> None:
    """The other one shows the door at its next click, and gives no file."""
    page = sign_in(browser, served, "ida")
    other = page.context.new_page()
    other.set_default_timeout(SLOW)
    other.goto(served.address)
    expect(other.get_by_text("No export at hand?")).to_be_visible()
    drop(other, export_of("Zorblaxia"))
    go(other, "Keep in touch")
    sign_out(page)
    click(other.get_by_test_id("stSidebarNav").get_by_role("link", name="People", exact=True))
    expect(other.get_by_text("Sign in again to go on")).to_be_visible()
    assert "Zorblaxia" not in other.get_by_test_id("stMain").inner_html()
    page.context.close()


def test_a_window_that_somebody_else_signs_in_at_is_empty(browser: Browser, served: Served) -> None:
    """At one desk, one after the other."""
    first = sign_in(browser, served, "dora")
    drop(first, export_of("Zorblaxia"))
    sign_out(first)
    name_oneself(first, "emil")
    expect(first.get_by_text("No export at hand?")).to_be_visible()
    assert "Signed in as emil@example.test" in told(first)
    assert "Zorblaxia" not in first.content()
    first.context.close()


def test_a_coach_sees_what_is_shared_changes_nothing_and_sees_it_no_more(browser: Browser, served: Served) -> None:
    """Given by the one it is of, by address; taken back, it is gone at the next click."""
    coach = sign_in(browser, served, COACH)
    go(coach, "Coaching")
    assert "Nobody shares their picture with you yet." in told(coach)
    client = sign_in(browser, served, "fiona")
    drop(client, export_of("Zorblaxia"))
    remember(client)
    client.get_by_role("textbox", name="E-mail address of your coach").fill("nobody@example.test")
    click(client.get_by_role("button", name="Share", exact=True))
    expect(client.get_by_text("No coach of that address has signed in here yet.")).to_be_visible()
    client.get_by_role("textbox", name="E-mail address of your coach").fill(f"{COACH}@example.test")
    click(client.get_by_role("button", name="Share", exact=True))
    expect(client.get_by_role("button", name="Take back")).to_be_visible()

    go(coach, "Start")
    go(coach, "Coaching")
    click(coach.get_by_role("button", name="Look", exact=True))
    expect(coach.get_by_text("You look at the picture they share")).to_be_visible()
    go(coach, "Your handful")
    assert "Zorblaxia" in coach.content()
    assert LOOK_ONLY in let_go(coach).replace("’", "'")
    go(client, "Prune")
    expect(client.get_by_role("button", name="Undo")).to_be_disabled()
    go(coach, "Start")
    coach.locator("input[type=file]").first.set_input_files(
        {"name": "x.zip", "mimeType": "application/zip", "buffer": export_of("Quimbyville")}
    )
    expect(coach.get_by_text("no other export is read into it")).to_be_visible()

    go(coach, "Reports and files")
    offered = coach.get_by_test_id("stDownloadButton").get_by_role("button")
    with coach.expect_download() as given:
        click(offered.last)
    assert given.value.suggested_filename.endswith(".xlsx")
    go(client, "Your data")
    click(client.get_by_role("button", name="Take back"))
    settled(client)
    came: list[str] = []
    coach.on("download", lambda file: came.append(file.suggested_filename))
    assert offered.count() == len(("pdf", "html", "xlsx"))
    for one in offered.all():  # on the page that is still open
        click(one)
        settled(coach)
    assert came == []
    go(coach, "People")
    expect(coach.get_by_text("they took it back")).to_be_visible()
    assert "Zorblaxia" not in coach.get_by_test_id("stMain").inner_html()
    go(coach, "Coaching")
    assert "Nobody shares their picture with you yet." in told(coach)
    for page in (coach, client):
        page.context.close()


def test_who_deletes_everything_is_gone(browser: Browser, served: Served, vaults: list[str]) -> None:
    """The vault with all in it; the others stay."""
    before = list(vaults)
    page = sign_in(browser, served, "gerd")
    drop(page, export_of("Zorblaxia"))
    remember(page)
    assert len(list(vaults)) == len(before) + 1
    click(page.get_by_role("button", name="Delete everything"))
    click(page.get_by_role("button", name="Yes, delete it all"))
    expect(page.get_by_text("Nothing of you is kept at this server any more")).to_be_visible()
    settled(page)
    page.context.close()
    assert list(vaults) == before


def test_no_more_than_allowed(browser: Browser, tmp_path: Path) -> None:
    """A third zip within the hour and a third window are refused in a sentence, in view; vaults are files here."""
    with hosted(tmp_path, uploads_an_hour=2, windows=2) as served:
        page = sign_in(browser, served, CLIENT)
        for _ in range(2):
            drop(page, export_of("Zorblaxia"))
            expect(page.locator("input[type=file]").first.locator("..")).to_be_hidden()
        click(page.get_by_text("Look at another export"))
        page.locator("input[type=file]").first.set_input_files(
            {"name": "x.zip", "mimeType": "application/zip", "buffer": export_of("Zorblaxia")}
        )
        expect(page.get_by_text("Those were many files for one hour")).to_be_visible()
        more = [page.context.new_page() for _ in range(2)]
        for one in more:
            one.goto(served.address)
        expect(more[1].get_by_text("Handful is open in many of your windows")).to_be_visible(timeout=SLOW)
        remember(page)
        page.context.close()
    files = [file for file in served.folder.rglob("*") if file.is_file()]
    assert files
    assert not [file for file in files if file.stat().st_mode & 0o077]
    assert not [file for file in files if CLIENT in str(file)], "no file is called after anybody"
