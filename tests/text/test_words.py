"""Words: every key has its sentence, every sentence its use, and numbers read as people write them."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from string import Formatter

import pytest

from analyzer.coaching import ConsentTo, Standing, Step
from analyzer.comparison import MoveReason
from analyzer.comparison.kinds import LISTS as CHANGES
from analyzer.errors import CohortError, ExportError
from analyzer.export import Code, SkipReason
from analyzer.export.catalog import TABLES
from analyzer.export.export import UNREADABLE
from analyzer.followups import Cause, Due
from analyzer.habits import Gift
from analyzer.network import Dimension, DoorReason, Field, Layout, Level, Reached, Shared
from analyzer.norms import MEASURES, About
from analyzer.prune import PRESETS, Outcome, Place, PruneReason, Shield
from analyzer.samples import PERSONAS
from analyzer.schemas import Answer, Evidence, FollowUp, Reason, Settled, Tier, Verdict
from analyzer.settings import Settings
from analyzer.text import CADENCES, LANGUAGES, finding_sentence, load_words, mark_sentences, rows_sentence
from analyzer.ui.choosing import Order
from analyzer.ui.guide import STEPS
from analyzer.ui.hosting.gate import Refusal
from analyzer.ui.pages.method import ABOUT
from analyzer.ui.tour import STOPS

ROOT = Path(__file__).parents[2] / "analyzer"
WORDS = load_words()


def keys_said() -> set[str]:
    """Give every key that some code says as it stands."""
    said = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count(".") == 1:
                said.add(node.value)
    return said


def keys_raised() -> set[str]:
    """Give the key of every sentence that an error is made of, and of its hint where that is called otherwise."""
    raised = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not ast.unparse(node.func).endswith(("Error", "super().__init__")):
                continue
            if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                raised.add(f"error.{node.args[0].value}")
            raised |= {f"hint.{ast.literal_eval(one.value)}" for one in node.keywords if one.arg == "hint"}
    return raised


def raised_with() -> list[tuple[str, str, set[str]]]:
    """Give each place that raises an error: the code, the name of its hint, and what is handed over to be said."""
    found = []
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not ast.unparse(node.func).endswith(("Error", "super().__init__")):
                continue
            first = node.args[0] if node.args else None
            if not isinstance(first, ast.Constant) or f"error.{first.value!s}" not in keys_written():
                continue
            named = {one.arg: one.value for one in node.keywords if one.arg}
            hint = ast.literal_eval(named["hint"]) if "hint" in named else first.value
            found.append((str(first.value), str(hint), set(named) - {"hint"}))
    return found


def keys_built() -> set[str]:
    """Give every key that code puts together from an enumeration."""
    return {
        *(f"error.{how}_{code}" for how in ("unreadable", "nothing") for code in UNREADABLE),
        *(f"error.{what}" for what in ("old_workbook", "gzip", "seven_zip", "rar", "pdf")),
        *(f"error.store_{how}" for how in ("busy", "full", "disk", "readonly", "closed", "damaged")),
        *(f"tier.{tier}" for tier in Tier),
        *(f"measure.{one.name}" for one in MEASURES),
        *(f"about.{one}" for one in About),
        *(
            f"{section}.{where}"
            for section in ("norms", "norms_handful")
            for where in ("more", "within", "fewer", "middle")
        ),
        *(f"norms.report_{column}" for column in ("you", "others", "more_than")),
        *(f"cohort.{key}" for key in ("copies", "replaced", "no_export", "returning", "ungrouped", "shown", "hidden")),
        *(f"cohort.column_{key}" for key in ("low", "middle", "high", "people")),
        *(f"cohort_page.part_{part}" for part in ("beside", "spread", "change")),
        *(f"cohort_page.headline_{when}" for when in ("between", "in")),
        *(f"tier_meaning.{tier}" for tier in Tier),
        *(f"number.gift_{what}" for what in ("given", "received", "was_asked", "asked")),
        *(f"reason.{reason}" for reason in Reason),
        *(f"evidence.{one}" for one in Evidence),
        *(f"finding.{code}" for code in Code),
        *(f"ignored.{why}" for why in SkipReason),
        *(f"table.{table.name}" for table in TABLES),
        *(f"unlocks.{table.name}" for table in TABLES),
        *(f"stage.{table.name}" for table in TABLES),
        *(f"stage.{stage}" for stage in ("archive", "turn", "people", "interactions", "words", "verdicts", "network")),
        *(f"people.order_{order}" for order in Order),
        *(f"mark.{mark}" for mark in ("noted", "noted_wordless", "followed", "unfollowed")),
        "pruning.looked_up",
        *(f"start.sample_{persona}{end}" for persona in PERSONAS for end in ("", "_says")),
        *(f"start.upload_{said}" for said in ("choose", "or_drop", "coming", "too_large", "failed", "too_many")),
        *(f"start.upload_{said}_here" for said in ("too_large", "failed")),
        *(f"hosting.refused_{why}" for why in Refusal if why is not Refusal.NOBODY),
        *(f"recommended.{way}" for way in ("both", "given", "received")),
        *(f"{key}.{part}" for key in ("no_rows", "no_messages") for part in ("message", "hint")),
        *(f"start.column_{name}" for name in ("file", "what", "rows", "set_aside", "unlocks", "why")),
        *(f"people.column_{name}" for name in ("what", "measured", "adds")),
        *(f"handful.none_{why}" for why in ("text", "warm", "unknown")),
        *(f"{section}.{field}" for section in ("field", "field_people") for field in Field),
        *(f"level.{level}" for level in Level),
        *(f"circle.{kind}" for kind in Shared if kind != Shared.FIELD),
        *(f"circle.field_{kind}" for kind in Shared if kind != Shared.FIELD),
        *(f"shared.{kind}" for kind in Shared if kind not in {Shared.FIELD, Shared.CHAPTER}),
        *(f"shared_by.{kind}" for kind in Shared),
        *(f"thing.{kind}" for kind in Shared if kind != Shared.FIELD),
        *(f"door.{why}" for why in DoorReason),
        *(f"reach.{kind}" for kind in Reached),
        *(f"reach.target_{how}" for how in ("none", "last", "living", "asleep", "once", "nearest")),
        *(f"breadth.{one}" for one in Dimension),
        *(f"network.layout_{layout}" for layout in Layout),
        *(f"network.part_{part}" for part in ("circles", "everybody", "bridges", "doors", "breadth", "rests")),
        *(f"terminal.column_{key}" for key in ("people", "callable", "living")),
        *(f"terminal.{key}" for key in ("unnamed", "others", "ignored", "unknown")),
        *(f"{section}.{verdict}" for section in ("verdict", "decided", "undone") for verdict in Verdict),
        *(f"{section}.{why}" for section in ("why", "why_short") for why in PruneReason),
        *(f"shield.{shield}" for shield in Shield),
        *(f"preset.{preset}" for preset in (*PRESETS, "own")),
        *(f"outcome.{outcome}" for outcome in Outcome),
        *(f"prune.{outcome}" for outcome in ("removed", "still_here", "ticked_but_here", "came_back")),
        *(f"prune.emptied_{place}" for place in Place),
        *(f"prune.confirm_{verdict}" for verdict in Verdict if verdict != Verdict.LATER),
        *(f"{page}.parts" for page in ("prune", "check", "cohort_page", "network")),
        *(f"prune.part_{part}" for part in ("review", "many", "what_if", "list", "pending")),
        *(f"prune.row_{row}" for row in ("links", "never", "living", "communities", "fields", "employers")),
        *(f"prune.picture_{when}" for when in ("now", "after")),
        *(f"check.{key}" for key in ("agree", "precision", "recall", "wrong_yes", "wrong_no")),
        *(f"check.recall_{key}" for key in ("several", "no_trace")),
        *(f"check.part_{part}" for part in ("recall", "answer", "agreement")),
        *(f"check.answer_{answer}" for answer in Answer),
        *(f"prune.adjust_{switch}" for switch in ("employer", "endorsements", "note", "wave")),
        *(f"prune.moved_{answer}" for answer in ("same", "other")),
        *(f"prune.column_{name}" for name in ("done", "name", "linked", "profile")),
        *(f"pruning.{label}" for label in ("linked", "began", "pitch", "between", "goes", "circle")),
        *(
            f"{section}.{kind}"
            for section in ("follow_up", "follow_up_short", "follow_up_lead", "follow_up_none", "prompt")
            for kind in FollowUp
        ),
        "weekdays.names",
        *(f"app.{name}" for name in ("past", "upload", "each", "enter", "enter_sends", "lost", "lost_says")),
        *(f"tour.{stop}{end}" for stop in STOPS for end in ("", "_title")),
        *(f"tour.{way}" for way in ("offer", "elsewhere", "begin", "go_on", "next", "leave", "end")),
        *(f"guide.{step}{end}" for step in STEPS for end in ("", "_alt")),
        *(
            f"guide.{said}"
            for said in ("settings", "privacy", "copy", "larger", "single", "request", "minutes", "day", "zip")
        ),
        *(f"menu.{group}" for group in ("people", "do", "you", "time", "keep")),
        *(f"method.{about}{end}" for about in ABOUT for end in ("", "_title")),
        *(f"pseudonyms.{kind}" for kind in ("qualities", "creatures", "trees")),
        *(
            f"sheet.{name}"
            for name in ("name", "list", "why", "since", "quote", "tier", "company", "position", "profile")
        ),
        *(f"{section}.{kind}" for section in ("change", "change_lead") for kind in CHANGES),
        *(
            f"changed.{kind}"
            for kind in CHANGES
            if kind in {"new", "gone", "moved", "replies_given", "answers_received"}
        ),
        *(
            f"changed.{key}"
            for key in ("other_company", "other_title", "quiet", "quiet_rhythm", "warmed", "warmed_first")
        ),
        *(f"moved_why.{why}" for why in MoveReason if why != MoveReason.IN_TOUCH),
        *(f"moved_why.in_touch_{who}" for who in ("both", "you", "they")),
        *(f"gift.{gift}" for gift in Gift),
        *(f"report.{name}" for name in ("people", "meaning", "weeks_first", "weeks_then")),
        *(f"report.method_{part}" for part in ("reached", "cannot", "inferred")),
        *(f"coach_prompt.{prompt}" for prompt in ("written", "nobody", "never", "dormant", "open", "one_place")),
        *(f"coaching.{name}_{step}" for name in ("step", "why") for step in Step),
        *(f"coaching.consent_{one}" for one in ConsentTo),
        *(f"coaching.standing_{one}" for one in Standing),
        *(f"coaching.evidence_{one}" for one in (*Standing, "unknown")),
        *(f"coaching.part_{part}" for part in ("session", "since", "past", "file")),
        *(f"coaching.{name}" for name in ("importance_ends", "rating_ends", "parts", "goal")),
        *(f"coaching.names_{key}" for key in ("several", "meant", "other")),
        *(f"coaching.{name}" for name in ("among_apart", "among_most", "surprised", "shared", "came_to_mind")),
        *(f"workbook.{name}" for name in ("people", "touch", "circles", "giving", "givers", "changes")),
        *(f"sheet.{name}" for name in ("strength", "current", "last", "days", "sent", "received", "linked")),
        *(f"sheet.{name}" for name in ("circle", "people", "callable", "living", "heard")),
        *(f"giving.column_{name}" for name in ("given", "received", "was_asked", "asked")),
        *(
            f"habits.{name}{end}"
            for name in ("collecting", "clicking", "greeting", "opening", "seeking", "spread", "mass", "hours")
            for end in ("", "_caveat")
        ),
        "habits.linking",
        *(f"habits.seeking_{how}" for how in ("more", "less")),
        *(f"cause.{cause}" for cause in Cause),
        *(f"cause.{cause}" for cause in ("they_endorsed_something", "wait_on_new")),
        *(f"due.{due}" for due in (*Due, "today")),
        *(f"cadence.d{days}" for days in CADENCES),
        *(f"touch.part_{part}" for part in ("today", "lists", "dates", "first", "files")),
        "touch.parts",
        *(f"touch.later_{days}" for days in (7, 30, 91)),
        *(f"touch.settled_{settled}" for settled in Settled),
        *(f"touch.last_{how}" for how in ("here", "by_hand", "never")),
        *(f"touch.lead{how}" for how in ("", "_none")),
        *(f"before.{name}" for name in ("you", "they", "you_asked", "they_asked", "needs", "kindnesses")),
        *(f"before.{field}{end}" for field in ("story", "note") for end in ("", "_hint")),
        *(f"constant.{variant.constant}" for variant in Settings().variants()),
        *(f"pruning.{whose}_{what}" for whose in ("your", "their") for what in ("note", "words")),
        *(f"pruning.{more}" for more in ("alike", "groups", "skills")),
    }


def keys_written() -> set[str]:
    """Give every key of the language's file."""
    return {f"{section}.{key}" for section, entries in WORDS.sections.items() for key in entries}


@pytest.mark.parametrize("key", sorted(keys_built()))
def test_every_key_that_can_be_asked_for_has_a_sentence(key: str) -> None:
    """Nothing the code can name is without words."""
    assert key in keys_written()


def test_every_error_has_its_sentence() -> None:
    """What is raised anywhere can be said, and so can the hint it names."""
    words = {one for one in keys_raised() if one.split(".")[1].isidentifier()}
    assert words
    assert sorted(words - keys_written()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_can_be_told(language: str) -> None:
    """What stands in the braces of its sentence and its hint is handed over wherever it is raised, and no more."""
    words = load_words(language)
    wrong = []
    for code, hint, given in raised_with():
        said = [words.sections["error"][code], words.sections["hint"].get(hint, "")]
        asked = {name for one in said for _, name, _, _ in Formatter().parse(one) if name}
        if asked != given:
            wrong.append((code, hint, asked ^ given))
    assert len(raised_with()) > 100
    assert wrong == []


@pytest.mark.parametrize("code", sorted(UNREADABLE))
def test_an_error_put_together_can_be_told(code: Code) -> None:
    """In both forms, with the file."""
    for how in ("unreadable", "nothing"):
        message, hint = ExportError(f"{how}_{code}", hint="take_the_zip", file="messages.csv").told(load_words("de"))
        assert "messages.csv" in message
        assert hint.startswith("Nimm das Zip")


def test_an_error_in_an_error_is_said_in_the_same_language() -> None:
    """Why none of many exports could be read stands in the language of the rest of the sentence."""
    german = load_words("de")
    why = ExportError("not_a_zip")
    assert CohortError("none_readable", why=why).told(german)[0].endswith(why.told(german)[0])


def test_no_sentence_is_without_use() -> None:
    """A sentence nobody says is deleted; parts of sentences are named by their section."""
    raised = keys_raised() | {key for key in keys_built() if key.startswith("error.")}
    own_hints = {f"hint.{hint}" for _, hint, _ in raised_with()}
    own_hints |= {key.replace("error.", "hint.") for key in keys_built() if key.startswith("error.store_")}
    parts = own_hints | {
        key
        for key in keys_written()
        if key.split(".")[0] in {"count", "evidence_line", "form", "months", "network_view"}
    }
    assert sorted(keys_written() - keys_said() - keys_built() - raised - parts) == []


def test_what_was_done_unseen_is_said() -> None:
    """A note with its words, one whose words are gone, searches counted, follows by their day; none of it undated."""
    at = datetime(2024, 1, 5, tzinfo=UTC)
    marks: list[dict[str, object]] = [
        {"mark": "noted", "at": at, "text": "Likes\nowls."},
        {"mark": "noted", "at": None, "text": ""},
        {"mark": "looked_up", "at": at, "text": None},
        {"mark": "looked_up", "at": at + timedelta(days=1), "text": None},
        {"mark": "unfollowed", "at": at, "text": None},
    ]
    assert mark_sentences(marks, WORDS) == [
        "You noted on LinkedIn, 5 January 2024: “Likes owls.”",
        "You noted something about them on LinkedIn, an unknown day.",
        "You ceased to follow them on 5 January 2024.",
        "You looked for their name 2 times, last on 6 January 2024.",
    ]
    assert mark_sentences([], WORDS) == []


def test_rows_are_named_by_number_and_never_all_of_many() -> None:
    """None where it is no matter of rows."""
    assert rows_sentence((), 0, WORDS) == ""
    assert rows_sentence((7,), 1, WORDS) == "(row 7)"
    assert rows_sentence((7, 1200), 2, WORDS) == "(rows 7, 1,200)"
    assert rows_sentence((1, 2, 3, 4, 5), 9, WORDS) == "(rows 1, 2, 3, 4, 5 and 4 more)"


@pytest.mark.parametrize("code", Code)
def test_a_finding_is_said_with_its_numbers(code: Code) -> None:
    """Each finding makes a whole sentence, in singular and plural."""
    for rows in (1, 2):
        said = finding_sentence(code, "Connections.csv", rows, WORDS)
        assert said.endswith(".")
        assert "{" not in said


def test_numbers_and_days_are_written_out() -> None:
    """Thousands are separated, a day has its month's name, one is one."""
    assert WORDS.count("connections", 2376) == "2,376 connections"
    assert WORDS.count("days", 1) == "1 day"
    assert WORDS.show(date(2026, 2, 12)) == "12 February 2026"
    assert WORDS.day(None) == "an unknown day"


@pytest.mark.parametrize(
    ("key", "said", "number", "meant"),
    [
        ("terminal.pending", "90 days", Settings().prune.pending_days, 90),
        ("preset.never", "3 years", PRESETS["never"].years, 3),
        ("preset.waves", "a year", PRESETS["waves"].years, 1),
        ("change_lead.warmed_up", "half a year", Settings().comparison.silent_months, 6),
    ],
)
def test_a_number_written_into_a_sentence_is_the_one_that_counts(
    key: str, said: str, number: float, meant: int
) -> None:
    """Whoever moves the constant is told which sentence would be untrue."""
    assert said in WORDS.say(key, 2)
    assert number == meant


def test_a_language_without_a_file_is_unknown() -> None:
    """Only listed languages are spoken."""
    with pytest.raises(KeyError):
        load_words("tlh")
