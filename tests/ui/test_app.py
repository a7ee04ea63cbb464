"""The app without a browser: every page on a sample, an empty export and none; uploads, filters, hidden names."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from unittest.mock import patch

import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as hyp
from streamlit.testing.v1 import AppTest

from analyzer.analysis import Analysis
from analyzer.export import Source
from analyzer.schemas import Tier
from analyzer.ui import escaping, headers, options
from analyzer.ui.choosing import Choice, Order, choose, companies_of, years_of
from analyzer.ui.pages import start
from analyzer.ui.session import ref_of
from tests.builders import ExportBuilder, zip_of

ROOT = Path(__file__).parents[2]
TIMEOUT = 60


@pytest.fixture
def app() -> AppTest:
    """Give a fresh app; its caches are shared in a process, so they are cleared."""
    st.cache_data.clear()
    st.cache_resource.clear()
    return AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()


def click(app: AppTest, label: str) -> AppTest:
    """Press the first button of that label."""
    next(button for button in app.button if button.label == label).click()
    return app.run()


def upload(app: AppTest, data: bytes, name: str = "export.zip") -> AppTest:
    """Drop a file in."""
    with patch.object(start, "show_drop_zone", side_effect=[(Source(data, name),), *[()] * 9]):
        return app.run()


def everything(app: AppTest) -> str:
    """Give every text on the page, as it is read."""
    kinds = (app.title, app.header, app.header, app.markdown, app.caption, app.error, app.info, app.warning)
    return "\n".join(str(element.value) for kind in kinds for element in kind).replace("\\", "")


def test_the_first_screen_asks_its_question_and_offers_the_samples(app: AppTest) -> None:
    """Start asks what LinkedIn gave, offers a drop zone, four samples and the way to an export."""
    assert not app.exception
    assert app.title[0].value == "What did LinkedIn give you?"
    labels = [button.label for button in app.button]
    assert {"The collector", "The quiet one", "The job seeker", "The newcomer"} <= set(labels)
    assert "Get a copy of your data" in everything(app)


def test_a_sample_is_read_and_shown(app: AppTest) -> None:
    """One press, the sentence, what was read; another, the handful with nine reasons."""
    click(app, "The collector")
    assert "2,376 connections." in app.header[0].value
    assert "9\u00a0you could\u00a0call." in app.header[0].value
    assert "It is invented: nobody in it is real." in everything(app)
    click(app, "See your handful")
    assert not app.exception
    assert app.title[0].value.startswith("2,376 connections.")
    reasons = [one.value for one in app.markdown if one.value.startswith("You have written on")]
    assert len(reasons) == 9


def test_a_card_leads_to_the_persons_evidence_and_back(app: AppTest) -> None:
    """The evidence stands line by line, with the months of contact; the way back leads to where the card was."""
    click(click(click(app, "The collector"), "See your handful"), "See what is there")
    assert not app.exception
    assert [one.value for one in app.header] == ["You could call", "What speaks for it", "Months of contact"]
    lines = app.dataframe[0].value
    assert "Closeness, in all" in lines["What"].tolist()
    click(app, "Back to “Your handful”")
    assert "you could" in app.title[0].value


@pytest.mark.parametrize("sample", ["The quiet one", "The job seeker", "The newcomer"])
def test_every_sample_shows_a_handful(app: AppTest, sample: str) -> None:
    """Also the one with hundreds of adverts and the one without a message."""
    click(click(app, sample), "See your handful")
    assert not app.exception
    assert "connections." in app.title[0].value


def test_an_upload_is_read_and_let_go(app: AppTest) -> None:
    """A dropped zip becomes the analysis; the drop zone is empty again and holds no copy."""
    upload(app, ExportBuilder().link("A B").talk("A B", 9, last="2026-02-01").zip())
    assert not app.exception
    assert "1\u00a0you could\u00a0call." in app.header[0].value


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"words", "That file is not a zip."),
        (zip_of({"Profile.csv": "First Name,Last Name\nA,B\n"}), "has no Connections"),
    ],
)
def test_a_bad_upload_gets_one_sentence_and_a_hint_and_keeps_what_was_there(
    app: AppTest, data: bytes, said: str
) -> None:
    """What cannot be read is said plainly, and the export looked at before stays."""
    click(app, "The newcomer")
    upload(app, data)
    assert not app.exception
    assert said in everything(app)
    assert "12 connections." in app.header[0].value


def test_a_place_on_this_machine_is_read(app: AppTest, tmp_path: Path) -> None:
    """A folder given by its path is read where it lies; a wrong path is said."""
    (tmp_path / "Connections.csv").write_text("First Name,Last Name,URL,Connected On\nA,B,,01 Jan 2020\n")
    app.text_input[0].set_value(str(tmp_path / "nowhere"))
    click(app, "Read it")
    assert "There is no such file or folder." in everything(app)
    app.text_input[0].set_value(" ")
    click(app, "Read it")
    assert "No path was given." in everything(app)
    assert "There is no such file or folder." not in everything(app), "which was said of another try"
    app.text_input[0].set_value(str(tmp_path))
    click(app, "Read it")
    assert "1 connection." in app.header[0].value
    assert "It is invented" not in everything(app)


def test_the_ways_in_fold_away_once_an_export_is_read_and_stay_open_where_it_could_not_be(app: AppTest) -> None:
    """Whoever gave a wrong file gives another one at once; whoever gave a right one sees what was in it."""
    good = ExportBuilder()
    good.links.append(["A", "B", "", "", "", "", "07 Jun 2024"])
    for content, opened in ((good.zip(), False), (b"no zip", True), (good.zip(), False)):
        upload(app, content)
        fold = next(one for one in app.expander if one.label == "Look at another export")
        assert fold.proto.expanded is opened


def test_an_empty_export_is_explained(app: AppTest) -> None:
    """No connections, no messages: the sentence says what is missing, nothing breaks."""
    upload(app, ExportBuilder().zip())
    assert "0 connections." in app.header[0].value
    assert "no connections" in app.info[0].value
    assert "See your handful" not in [button.label for button in app.button]


@pytest.mark.parametrize("page", ["handful", "people", "network", "person"])
def test_a_page_without_an_export_says_where_to_start(page: str) -> None:
    """No page is empty."""

    def draw(page: str) -> None:
        from analyzer.ui import pages  # noqa: PLC0415 - AppTest runs the body alone

        getattr(pages, page).render()

    app = AppTest.from_function(draw, kwargs={"page": page}, default_timeout=TIMEOUT).run()
    assert "There is no export to look at in this tab." in everything(app)


@pytest.mark.parametrize("about", ["handful", "people", "network", "check", "prune"])
def test_a_page_about_people_says_where_there_are_none_and_how_many_are_not_named(about: str) -> None:
    """Nothing is drawn of nobody; who closed an account is counted."""

    def draw(about: str) -> None:
        from analyzer.ui import pages  # noqa: PLC0415 - AppTest runs the body alone

        getattr(pages, about).render()

    app = AppTest.from_function(draw, kwargs={"about": about}, default_timeout=TIMEOUT)
    export = ExportBuilder()
    export.links += [["", "", "", "", "", "", "07 Jun 2024"]] * 2
    app.session_state["analysis"] = export.analyze()
    app.run()
    assert not app.exception
    assert "Nobody is in this export" in everything(app)
    assert "2 more of your links closed or hid their accounts" in everything(app)
    assert not app.get("imgs")


def test_forgetting_leaves_nothing(app: AppTest) -> None:
    """After 'Forget it' the session holds no analysis, no person, no file, no search: flags and numbers only."""

    def data() -> None:
        from analyzer.ui.pages import data as page  # noqa: PLC0415

        page.render()

    page = AppTest.from_function(data, default_timeout=TIMEOUT)
    click(app, "The quiet one")
    page.session_state["analysis"] = app.session_state["analysis"]
    page.session_state["refs"] = {"0123456789ab": "somebody"}
    page.session_state["search-0"] = "zoe"
    page.run()
    assert "what happened" in everything(page)
    click(page, "Forget it")
    assert "Forgotten." in everything(page)
    left = page.session_state._state.filtered_state  # noqa: SLF001 - all there is, whatever it is called
    assert not [name for name in ("analysis", "refs", "search-0", "refusal", "given", "other_export") if name in left]
    assert {type(value) for value in left.values()} <= {bool, int, str, type(None)}


def test_hidden_names_are_hidden_on_every_page(app: AppTest) -> None:
    """Pseudonyms for names, no company, no title, no link."""
    click(app, "The quiet one")
    app.toggle[0].set_value(True).run()
    analysis: Analysis = app.session_state["analysis"]
    people = analysis.ties["name"].to_list()
    seen = everything(app)
    click(app, "See your handful")
    seen += everything(app)
    click(app, "See what is there")
    seen += everything(app)
    app.session_state["address_before"] = "people"
    app.run()
    click(app, "Back to “People”")
    seen += everything(app) + app.dataframe[0].value.to_string()
    assert not app.exception
    assert [name for name in people if name in seen or escaping.plain(name) in seen] == []
    assert "linkedin.com/in/" not in seen


def test_a_link_to_nobody_is_said() -> None:
    """A stale or foreign reference opens the list with a word about it."""

    def person() -> None:
        from analyzer.ui.pages import person as page  # noqa: PLC0415

        page.render()

    app = AppTest.from_function(person, default_timeout=TIMEOUT)
    app.session_state["analysis"] = ExportBuilder().link("A B").analyze()
    app.query_params["person"] = "0123456789ab"
    app.run()
    assert "does not lead to anybody" in app.warning[0].value
    app.query_params["person"] = ref_of("a-b")
    app.run()
    assert app.title[0].value == "A B"


def test_a_reference_tells_nothing_of_the_person() -> None:
    """Twelve hex digits, the same for one person, another for another."""
    assert len(ref_of("zoë-example")) == 12
    assert ref_of("a") == ref_of("a") != ref_of("b")
    assert "zo" not in ref_of("zoë-example")


def test_people_are_found_by_any_word_without_accents() -> None:
    """Typing zoe finds Zoë; words are looked for in name, company and title together."""
    ties = (
        ExportBuilder()
        .link("Zoë Example", "2020-01-01", company="Litware", position="Nurse")
        .link("Bo Birch", "2022-01-01", company="Contoso")
        .hear("Stranger One", "2026-01-01")
        .analyze()
        .ties
    )

    def names(**wanted: object) -> list[str]:
        return choose(ties, Choice(**wanted))["name"].to_list()  # type: ignore[arg-type]

    assert names(search="ZOE nurse") == ["Zoë Example"]
    assert names(search="zoe contoso") == []
    assert names(tiers=[Tier.SHALLOW]) == ["Stranger One"]
    assert names(companies=["Contoso"]) == ["Bo Birch"]
    assert names(years=(2019, 2021)) == ["Zoë Example"]
    assert names(others=False, order=Order.NAME) == ["Bo Birch", "Zoë Example"]
    assert names(order=Order.LINKED)[:2] == ["Bo Birch", "Zoë Example"]
    assert sorted(companies_of(ties)) == ["Contoso", "Litware"]
    assert years_of(ties) == (2020, 2022)


def test_a_name_comes_before_a_company_of_that_name() -> None:
    """However close whoever works there is."""
    builder = ExportBuilder().link("Near Friend", company="Birch & Sons").talk("Near Friend", 9, last="2026-02-01")
    found = choose(builder.link("Bo Birch").analyze().ties, Choice(search="birch"))
    assert found["name"].to_list() == ["Bo Birch", "Near Friend"]


HOSTILE = [
    "![x](http://evil.test/x.png)",
    "[click](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "$\\frac{1}{2}$",
    ":red[alarm] :material/home:",
    "# heading",
    "**bold** _it_ `code`",
    "www.evil.test",
    "a|b",
    "\u202eevil\u202c",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_strangers_text_means_nothing_to_markdown(text: str) -> None:
    """Every mark that markdown obeys is escaped, every unseen one gone."""
    escaped = escaping.plain(text)
    naked = re.sub(r"\\.", "", escaped)
    assert not set(naked) & set("\\`*_{}[]<>#|~$:&")
    assert "\u202e" not in escaped


@pytest.mark.parametrize("text", ["http://evil.test/a", "HTTPS://evil.test", "see www.evil.test now", "me@evil.test"])
def test_an_address_is_no_link(text: str) -> None:
    """Markdown makes links of what looks like one after it has read what is escaped, so it must not look like one."""
    seen = escaping.plain(text).replace("\\", "")
    assert not re.search(r"https?://|www\.|\w@\w", seen, re.IGNORECASE)
    assert seen.replace("\u2060", "") == text


@given(hyp.text(max_size=60))
def test_escaping_loses_no_visible_letter(text: str) -> None:
    """Taking the backslashes away gives the text back, but for marks nobody sees."""
    seen = escaping.plain(text).replace("\u2060", "")
    assert "".join(seen.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\").split()) == "".join(
        escaping._UNSEEN.sub(" ", text).split()  # noqa: SLF001 - the claim is about it
    )


def test_the_options_file_is_made_of_the_one_dict() -> None:
    """`streamlit run` and `handful app` are served alike: the committed file says what OPTIONS says."""
    text = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert text == options.as_toml(options.OPTIONS)
    flat = {}

    def walk(table: dict[str, object], prefix: str = "") -> None:
        for name, value in table.items():
            if isinstance(value, dict):
                walk(value, f"{prefix}{name}.")
            else:
                flat[prefix + name] = value

    walk(tomllib.loads(text))
    assert flat == options.OPTIONS


def test_nobody_listens_tells_or_guesses() -> None:
    """Loopback only, no telemetry, no error details, no foreign host names."""
    assert options.OPTIONS["server.address"] == "127.0.0.1"
    assert options.OPTIONS["browser.gatherUsageStats"] is False
    assert options.OPTIONS["client.showErrorDetails"] == "none"
    policy = headers.content_security_policy()
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy
