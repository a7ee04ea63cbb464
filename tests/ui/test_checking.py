"""Ask yourself, without a browser: names first, twenty answers, how often it is right, the word that wins."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analyzer.analysis import Analysis
from analyzer.schemas import Answer
from analyzer.store import Wish, open_store
from analyzer.text import load_words
from analyzer.ui.keys import Key
from analyzer.ui.pages.method import ABOUT
from analyzer.ui.session import ref_of
from tests.builders import ExportBuilder
from tests.store.makers import holds
from tests.ui.test_app import ROOT, TIMEOUT, click, everything
from tests.ui.test_pruning import part, person_page, prune_page, show


def check_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui import keeping  # noqa: PLC0415 - AppTest keeps no import of the test's
    from analyzer.ui.pages import check  # noqa: PLC0415

    keeping.restore()
    check.render()


def people() -> Analysis:
    """Give twenty people: two for each number of days of writing from 4 to 9, and eight silent ones."""
    builder = ExportBuilder()
    for days in range(4, 10):
        for which in ("One", "Two"):
            builder.link(f"Days {days} {which}").talk(f"Days {days} {which}", days, last="2026-02-01")
    for number in range(8):
        builder.link(f"Silent N{number}")
    return builder.analyze()


def answers(data_dir: Path) -> dict[str, str]:
    """Give the answers that are kept."""
    kept = holds(open_store(data_dir).open_book("me-owner", "me owner"))
    return {person: value for (person, topic, _), value in kept.items() if topic == "label"}


def card(app: AppTest) -> str:
    """Give who is asked about."""
    return str(app.header[0].value)


def test_names_are_asked_for_before_anything_is_shown(data_dir: Path) -> None:
    """Only the question stands there first; then who was found, who has no trace, who was forgotten."""
    app = show(check_page, people())
    assert not app.exception
    assert "Days" not in everything(app)
    app.text_area[0].set_value("days 9 one\nNobody Here\nsilent")
    click(app, "Show what became of them")
    said = everything(app).replace("\\", "")
    assert "You could call: days 9 one" in said
    assert "No trace in this export: Nobody Here." in said
    assert "Several bear that name here: silent" in said
    assert "You could call them too, as far as this shows: Days 9 Two" in said
    again = show(check_page, people())
    assert "You could call: days 9 one" in everything(again).replace("\\", ""), "it is kept"
    assert open_store(data_dir).open_book("me-owner", "me owner").wishes()[Wish.RECALLED][0] == "days 9 one"


def test_twenty_are_asked_about_taken_up_again_and_taken_back(data_dir: Path) -> None:
    """Each answer is kept at once, the next tab goes on where it stopped, undo goes back to the first."""
    app = part(show(check_page, people()), "answer")
    first = card(app)
    click(app, "Yes")
    second = card(app)
    assert second != first
    again = part(show(check_page, people()), "answer")
    assert card(again) == second
    click(again, "Don't know")
    assert sorted(answers(data_dir).values()) == ["do_not_know", "yes"]
    click(click(again, "Undo"), "Undo")
    assert card(again) == first
    assert answers(data_dir) == {}


def answer_all(app: AppTest, least: int) -> AppTest:
    """Answer that whoever wrote on so many days would pick up."""
    part(app, "answer")
    while app.header:
        name = card(app).replace("\\", "")
        yes = name.startswith("Days") and int(name.split()[1]) >= least
        click(app, "Yes" if yes else "No")
    return app


def test_agreement_is_shown_and_the_word_wins(data_dir: Path) -> None:
    """How often, with intervals; where the rules are wrong; and whoever would pick up is callable from then on."""
    app = answer_all(show(check_page, people()), 5)
    part(app, "agreement")
    said = everything(app).replace("\\", "")
    assert "Handful's rules say the same as you about 14 of 20" in said
    assert "would pick up; the rules alone say “Warm”" in said
    ties = app.session_state["analysis"].ties
    told = {row["name"]: row["tier"] for row in ties.to_dicts()}
    asked = {person for person, value in answers(data_dir).items() if value == Answer.YES}
    assert all(told[name] == "could_call" for name in told if name.lower().replace(" ", "-") in asked)
    assert set(ties.filter(reason_key="own_yes")["person_id"]) == asked


def test_better_lines_are_offered_used_and_taken_back() -> None:
    """Shown before they are applied, with what they would get right; one press and one press back."""
    app = part(answer_all(show(check_page, people()), 5), "agreement")
    assert "With 5 days" in everything(app)
    click(app, "Draw the lines there")
    assert app.session_state["analysis"].settings.strong_days == 5
    assert (
        "The lines are drawn where your answers put them: somebody counts as one you could call after 5 days"
        in everything(app)
    )
    assert "which flatters the shares above" in everything(app)
    again = part(show(check_page, people()), "agreement")
    assert (
        "The lines are drawn where your answers put them: somebody counts as one you could call after 5 days"
        in everything(again)
    )
    while not next(one for one in part(again, "answer").button if one.label == "Undo").disabled:
        click(again, "Undo")
    part(again, "agreement")
    assert "Nothing yet" in everything(again), "with every answer taken back the lines can still be"
    click(again, "Draw them where they were")
    assert again.session_state["analysis"].settings.strong_days == 8


def test_a_word_on_a_persons_page_wins_and_is_taken_back(data_dir: Path) -> None:
    """Whoever it is, asked about or not; no sentence beside it claims evidence there is none of."""
    app = show(person_page, people())
    app.query_params["person"] = ref_of("silent-n0")
    app.run()
    next(one for one in app.pills if one.label == "Would they pick up?").set_value("yes")
    said = everything(app.run())
    assert "You said that they would pick up." in said
    assert "You both write" not in said
    assert answers(data_dir) == {"silent-n0": "yes"}
    next(one for one in app.pills if one.label == "Would they pick up?").set_value(None)
    assert "You said that" not in everything(app.run())
    assert answers(data_dir) == {}


def test_whoever_was_named_from_memory_is_never_up() -> None:
    """The prune queue does not offer somebody one would call."""
    before = part(show(prune_page, people()), "review")
    assert "Silent N0" in everything(before)
    app = show(check_page, people())
    app.text_area[0].set_value("Silent N0")
    click(app, "Show what became of them")
    assert "Silent N0" not in everything(part(show(prune_page, people()), "review"))


def test_without_answers_and_without_people_nothing_breaks() -> None:
    """Nothing is claimed about nothing."""
    app = part(show(check_page, people()), "agreement")
    assert "Nothing yet" in everything(app)
    assert "Nobody is in this export" in everything(show(check_page, ExportBuilder().analyze()))
    for name in ("recall", "answer", "agreement"):
        app = part(show(check_page, ExportBuilder().talk("Ann Elm", 3, last="2026-01-01").analyze()), name)
        assert not app.exception
        assert "0 people" not in everything(app)
    assert "nobody in this export to be asked about" in everything(part(app, "answer"))


def test_while_names_are_hidden_nobody_is_asked_about() -> None:
    """A shared screen shows no name here."""
    app = show(check_page, people(), hide_names=True)
    assert "nobody is asked about" in app.info[0].value
    assert "Days" not in everything(app)


def method_page() -> None:
    """Draw the page, as a script of its own."""
    from analyzer.ui.pages import method  # noqa: PLC0415 - AppTest keeps no import of the test's

    method.render()


def test_the_method_is_told_in_plain_words_and_whole() -> None:
    """Every number has its paragraph, and docs/method.md stands below without its title."""
    app = show(method_page, None)
    assert not app.exception
    told = [one.value for one in app.markdown]
    assert {load_words().say(f"method.{about}") for about in ABOUT} <= set(told)
    assert told[-1] == (ROOT / "docs" / "method.md").read_text(encoding="utf-8").partition("\n")[2].strip()


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("about", ABOUT)
def test_what_was_asked_about_stands_first(about: str, language: str) -> None:
    """The way from a number leads to what it means, in the language of the tab."""
    app = AppTest.from_function(method_page, default_timeout=TIMEOUT)
    app.query_params["about"] = about
    app.session_state[Key.LANGUAGE] = language
    app.run()
    words = load_words(language)
    assert not app.exception
    assert (app.header[0].value, app.markdown[0].value) == (
        words.say(f"method.{about}_title"),
        words.say(f"method.{about}"),
    )
