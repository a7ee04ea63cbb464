"""A cohort in the app: opened, looked at, and beside one's own numbers on Your handful, Habits and in the report."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import patch

import pytest

from analyzer.analysis import Analysis
from analyzer.norms import GroupSummary, Spread, Summary, open_summary, read_summary
from analyzer.samples import sample_cohort
from analyzer.ui import session
from tests.builders import ExportBuilder
from tests.ui.test_app import click, everything
from tests.ui.test_pruning import part, show


def cohort_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui.pages import cohort  # noqa: PLC0415 - AppTest keeps no import of the test's

    cohort.render()


def handful_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui.pages import handful  # noqa: PLC0415 - as above

    handful.render()


def habits_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui.pages import habits  # noqa: PLC0415 - as above

    habits.render()


def reports_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui.pages import reports  # noqa: PLC0415 - as above

    reports.render()


@pytest.fixture(scope="module")
def norms() -> Summary:
    """Give the invented cohort that travels with the product."""
    return open_summary(sample_cohort())


def of(people: int, **levels: tuple[float, ...]) -> Summary:
    """Make a cohort of one group, whose quarters are told."""
    shares = (0.25, 0.5, 0.75)
    spreads = {name: Spread(people, dict(zip(shares, three, strict=True))) for name, three in levels.items()}
    return Summary(people, (), (GroupSummary({}, whole=True, spreads=spreads),), ())


def test_without_a_cohort_the_page_says_what_one_is_and_offers_an_invented_one() -> None:
    """A file can be opened, the command is there, and one press shows how it looks."""
    app = show(cohort_page, None)
    assert not app.exception
    assert app.title[0].value == "How do others fare?"
    assert "handful cohort" in app.code[0].value
    click(app, "Try it with an invented cohort")
    assert "About 240 participants" in everything(app)
    click(app, "Close the cohort")
    assert "No cohort is open" in everything(app)


def test_a_file_is_opened_and_what_is_none_is_refused(norms: Summary) -> None:
    """A sentence each."""
    app = show(cohort_page, None)
    app.file_uploader[0].set_value(("cohort.json", sample_cohort().read_bytes(), "application/json")).run()
    assert "About 240 participants" in everything(app)
    assert app.session_state["norms"] == norms
    app = show(cohort_page, None)
    app.file_uploader[0].set_value(("cohort.json", b"{}", "application/json")).run()
    assert not app.exception
    assert "no file about a cohort" in app.error[0].value


def test_each_measure_is_shown_for_each_group(norms: Summary) -> None:
    """The sentence, the table behind the chart with a row a group, and all measures of the group that was chosen."""
    app = show(cohort_page, None, norms=norms)
    assert not app.exception
    assert "People one could call: half of about 240 participants lie between" in everything(app)
    assert app.dataframe[0].value["group"].tolist()[:3] == ["Everybody", "Mentoring", "Seminar"]
    assert len(app.dataframe[0].value) == len(norms.groups)
    app.selectbox[0].set_value(1).run()
    app.selectbox[1].set_value("greeted_share").run()
    assert "participants of Mentoring" in everything(app)
    assert "Links with a word within a month" in everything(app)
    assert len(app.dataframe[1].value) == len(norms.groups[1].spreads)


def test_before_and_after_is_told_with_its_interval(norms: Summary) -> None:
    """And with what it does not prove."""
    app = part(show(cohort_page, None, norms=norms), "change")
    assert not app.exception
    told = everything(app)
    assert "in the mean" in told
    assert "26 weeks apart" in told
    assert "no proof" in told
    table = app.dataframe[0].value
    assert table["change"].str.match(r"[+-]?[0-9.]+").all()
    assert table["range"].str.contains(" … ").all()


def test_a_group_of_whom_a_measure_is_not_known_says_so(norms: Summary) -> None:
    """Instead of a number about too few."""
    few = GroupSummary({"year": "2026"}, whole=False, spreads={}, changes={})
    app = show(cohort_page, None, norms=Summary(240, ("year",), (norms.everybody, few), ()), cohort_group=1)
    assert "known of fewer than ten in 2026, some rare combinations left out" in everything(app)
    assert "fewer than ten" in everything(part(app, "change"))


def test_a_cohort_without_second_exports_has_no_before_and_after() -> None:
    """It says what it takes."""
    app = part(show(cohort_page, None, norms=of(30, could_call=(1, 2, 3))), "change")
    assert "Add later exports" in everything(app)


def test_ones_own_numbers_stand_beside_theirs(collector: Analysis, norms: Summary) -> None:
    """Ten measures, each with value, middle half and share that has less."""
    app = show(cohort_page, collector, norms=norms)
    assert not app.exception
    table = app.dataframe[0].value
    assert table["measure"].tolist()[0] == "People one could call"
    assert table["you"].tolist()[0] == "9"
    assert len(table) == 10
    nothing = show(cohort_page, collector, norms=of(30, unnamed_connections=(1, 2, 3)))
    assert "Nothing is known" in everything(nothing)


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        ((1, 2, 4), "More people you could call than 75% of about 410 participants."),
        ((8, 10, 14), "As many people you could call as the middle half of about 410 participants: 8 to 14."),
        ((12, 15, 20), "Half of about 410 participants have 12 to 20 people they could call. It is no race."),
    ],
)
def test_your_handful_beside_others(collector: Analysis, levels: tuple[float, ...], told: str) -> None:
    """Above, among and below the middle half: in none of them is it a grade."""
    app = show(handful_page, collector, norms=of(410, could_call=levels))
    assert not app.exception
    assert told in everything(app)


def test_of_few_participants_only_the_middle_is_told(collector: Analysis) -> None:
    """Fewer than twenty have no quarters that are nobody's own."""
    summary = Summary(15, (), (GroupSummary({}, whole=True, spreads={"could_call": Spread(15, {0.5: 4.0})}),), ())
    app = show(handful_page, collector, norms=summary)
    assert "The middle of about 15 participants has 4 people they could call." in everything(app)


def test_without_a_cohort_nothing_is_compared(collector: Analysis) -> None:
    """No page speaks of participants."""
    for page in (handful_page, habits_page):
        assert "participants" not in everything(show(page, collector))


def test_habits_beside_others(collector: Analysis, norms: Summary) -> None:
    """Under each habit that a cohort knows: seven of nine with messages, one of one without."""
    app = show(habits_page, collector, norms=norms)
    assert not app.exception
    assert everything(app).count("of about 240 participants") == 6
    silent = ExportBuilder().link("Ann Berg").link("Bo Cole", "2026-02-01").analyze()
    assert everything(show(habits_page, silent, norms=norms)).count("240 participants") == 1


def test_the_report_has_a_section_beside_others(collector: Analysis, norms: Summary) -> None:
    """On paper too, with the group it was compared with."""
    app = show(reports_page, collector, norms=norms, cohort_group=1)
    assert not app.exception
    report = app.session_state["aside-report"][1][0].result()
    section = next(one for one in report.sections if one.title == "Beside others")
    assert "of Mentoring" in section.blocks[0].text
    assert section.blocks[1].rows[0][:2] == ("People one could call", "9")


def test_a_cohort_stays_when_another_export_is_looked_at(norms: Summary) -> None:
    """And is what every window begins with, where the app was started with one."""
    with patch.object(session, "NORMS_AT_HAND", norms):
        app = show(cohort_page, None)
        assert "About 240 participants" in everything(app)
        click(app, "Close the cohort")
        assert "No cohort is open" in everything(app)


HOSTILE = (
    "<a href='http://outside.test/'>x</a>",
    "![x](http://outside.test/a.png)",
    "=1+1",
    "a\nb\x1b[31m",
    "**bold**",
)


def test_names_of_groups_are_read_as_text() -> None:
    """They are a stranger's words: on the page, in the chart and in the table."""
    document: dict[str, Any] = json.loads(sample_cohort().read_bytes())
    for group, name in zip(document["groups"][1:], HOSTILE, strict=False):
        group["values"] = {"year": name}
    summary = read_summary(json.dumps(document).encode())
    assert [one.values["year"] for one in summary.groups[1:6]] == [*HOSTILE[:3], "a b [31m", HOSTILE[4]]
    for place in range(1, 6):
        app = show(cohort_page, None, norms=summary, cohort_group=place)
        assert not app.exception
        drawn = json.loads(app.get("plotly_chart")[0].proto.spec)
        assert not [name for name in drawn["layout"]["yaxis"]["ticktext"] if "<" in name.replace("<br>", "")]
        shown = [one.value for one in (*app.markdown, *app.caption)]
        assert not [said for said in shown if HOSTILE[1] in said or HOSTILE[4] in said or HOSTILE[0] in said]


@pytest.mark.parametrize(
    "change",
    [
        {"people": 9},
        {"groups": []},
        {"people": "many"},
        {"people": 1e400},
        {"eras": [3]},
    ],
)
def test_a_file_that_says_what_cannot_be_is_refused(change: dict[str, Any]) -> None:
    """Nothing odd in it reaches a page."""
    document = {**json.loads(sample_cohort().read_bytes()), **change}
    app = show(cohort_page, None)
    app.file_uploader[0].set_value(("c.json", json.dumps(document).encode(), "application/json")).run()
    assert not app.exception
    assert app.error


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("people", 3),
        ("levels", {"0.25": 1}),
        ("levels", {"0.5": "x"}),
        ("levels", {"0.5": 1, "0.75": 0}),
        ("levels", {"7": 1}),
    ],
)
def test_numbers_that_cannot_be_are_refused(name: str, value: object) -> None:
    """Fewer than ten people, no middle, levels that fall, no number."""
    document = json.loads(sample_cohort().read_bytes())
    document["groups"][0]["spreads"]["could_call"][name] = value
    app = show(cohort_page, None)
    app.file_uploader[0].set_value(("c.json", json.dumps(document).encode(), "application/json")).run()
    assert not app.exception
    assert app.error
