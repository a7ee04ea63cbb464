"""Asking the one who knows: whom, what the answers say, lines that fit better, and names from memory."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as hyp

from analyzer.analysis import Analysis, judge_anew
from analyzer.asking import FEWEST, Lines, compare_answers, draw_people, find_recalled, refit, wilson
from analyzer.schemas import Answer, Reason, Tier
from analyzer.settings import Settings
from tests.builders import ExportBuilder, slug_of


def labels(answers: dict[str, Answer]) -> pl.DataFrame:
    """Give answers by person_id."""
    rows = {"person_id": list(answers), "answer": [answer.value for answer in answers.values()]}
    return pl.DataFrame(rows, schema={"person_id": pl.String, "answer": pl.String})


def people() -> ExportBuilder:
    """Give one person for each number of days of writing from 1 to 12, and some silent ones."""
    builder = ExportBuilder()
    for days in range(1, 13):
        name = f"Days {days:02}"
        builder.link(name).talk(name, days, last="2026-02-01")
    for number in range(10):
        builder.link(f"Silent N{number}")
    return builder


def test_half_are_drawn_near_the_line_and_the_same_again(collector: Analysis) -> None:
    """Twenty different connections, ten of them where other lines would say otherwise; equal ties draw equal people."""
    drawn = draw_people(collector.ties)
    assert len(set(drawn)) == len(drawn) == 20
    assert draw_people(collector.ties) == drawn
    near = collector.ties.filter(pl.col("person_id").is_in(drawn) & (pl.col("tier_highest") == Tier.COULD_CALL.value))
    assert near.height >= 10
    assert collector.ties.filter(pl.col("person_id").is_in(drawn))["is_connection"].all()


def test_of_a_few_people_all_are_drawn() -> None:
    """Fewer than twenty are asked about once each, nobody of nobody."""
    assert sorted(draw_people(people().ties(), 50)) == sorted(people().ties()["person_id"])
    assert draw_people(ExportBuilder().ties()) == []


@given(hyp.integers(0, 40), hyp.integers(0, 40))
def test_an_interval_holds_its_share(part: int, more: int) -> None:
    """Between 0 and 1, around the share, wide where little is known."""
    share = wilson(part, part + more)
    assert 0 <= share.low <= share.high <= 1
    if part + more:
        assert share.low <= part / (part + more) <= share.high


def test_an_interval_of_all_ends_at_all() -> None:
    """Nineteen of nineteen: no rounding cuts the share off."""
    assert wilson(19, 19).high == 1.0
    assert wilson(0, 7).low == 0.0


def test_an_interval_by_hand() -> None:
    """Eight of ten: 49 to 94 percent (Wilson 1927)."""
    share = wilson(8, 10)
    assert (round(share.low, 3), round(share.high, 3)) == (0.490, 0.943)


def test_agreement_is_counted_and_disagreement_named() -> None:
    """A callable one who would pick up, one who would not, a silent one who would, and one nobody knows."""
    answers = labels(
        {
            "days-12": Answer.YES,
            "days-11": Answer.NO,
            "silent-n0": Answer.YES,
            "silent-n1": Answer.NO,
            "silent-n2": Answer.DO_NOT_KNOW,
        }
    )
    found = compare_answers(people().ties(), answers)
    assert (found.answered, found.unknown) == (4, 1)
    assert (found.agree.part, found.agree.whole) == (2, 4)
    assert (found.precision.part, found.precision.whole) == (1, 2)
    assert (found.recall.part, found.recall.whole) == (1, 2)
    assert sorted(found.wrong["person_id"]) == ["days-11", "silent-n0"]


def test_the_owners_word_wins_and_says_so() -> None:
    """Yes makes callable, no makes warm at most, don't know changes nothing; the numbers stay."""
    analysis = people().analyze()
    answers = labels(
        {"silent-n0": Answer.YES, "days-12": Answer.NO, "days-11": Answer.DO_NOT_KNOW, "silent-n1": Answer.NO}
    )
    heard = judge_anew(analysis, answers)
    told = {row["person_id"]: row for row in heard.ties.to_dicts()}
    before = {row["person_id"]: row for row in analysis.ties.to_dicts()}
    assert (told["silent-n0"]["tier"], told["silent-n0"]["reason_key"]) == (Tier.COULD_CALL, Reason.OWN_YES)
    assert (told["days-12"]["tier"], told["days-12"]["reason_key"]) == (Tier.WARM, Reason.OWN_NO)
    assert told["silent-n0"]["firm"]
    assert told["days-11"] == before["days-11"]
    assert told["silent-n1"] == before["silent-n1"]
    assert told["silent-n0"]["current"] == before["silent-n0"]["current"]
    assert heard.ties["person_id"].equals(analysis.ties["person_id"])


def test_lines_are_offered_only_where_they_help_out_of_sample() -> None:
    """Whoever wrote on five days or more would pick up: lines at five days fit; without enough answers none are offered."""
    analysis = people().analyze()
    answers = {f"days-{days:02}": Answer.YES if days >= 5 else Answer.NO for days in range(1, 13)}
    answers |= {f"silent-n{number}": Answer.NO for number in range(5)}
    fit = refit(analysis.ties, labels(answers), analysis.as_of, analysis.settings)
    assert fit is not None
    assert fit.lines.strong_days == 5
    assert (fit.answers, fit.right_now) == (17, 14)
    assert fit.right_then >= 16
    anew = judge_anew(analysis, labels({}), fit.lines.laid_on(analysis.settings))
    assert anew.ties.filter(tier=Tier.COULD_CALL).height == 8
    few = dict(list(answers.items())[: FEWEST - 1])
    assert refit(analysis.ties, labels(few), analysis.as_of, analysis.settings) is None


def test_lines_that_fit_are_left_where_they_are() -> None:
    """Answers that agree with the rules give nothing to gain; too few of them say nothing at all."""
    analysis = people().analyze()
    called = set(analysis.ties.filter(tier=Tier.COULD_CALL)["person_id"])
    answers = {one: Answer.YES if one in called else Answer.NO for one in analysis.ties["person_id"]}
    fit = refit(analysis.ties, labels(answers), analysis.as_of, analysis.settings)
    assert fit is not None
    assert (fit.helps, fit.right_now) == (False, fit.answers)
    few = labels(dict(list(answers.items())[:5]))
    assert refit(analysis.ties, few, analysis.as_of, analysis.settings) is None


def test_lines_beyond_the_warm_ones_move_these_along() -> None:
    """No tie is callable for longer than it is warm."""
    assert Lines(8, 3, 48.0).laid_on(Settings()).warm_silent_months == 48.0
    assert Lines.of(Settings()).laid_on(Settings()) == Settings()


def test_a_part_of_a_word_is_no_name() -> None:
    """Ann is not found in Hannah; Luc is found in Jean-Luc."""
    ties = ExportBuilder().link("Hannah Kay").link("Jean-Luc Kay").ties()
    found = find_recalled(ties, ["Ann", "Luc"]).found
    assert found.select("name", "person_id").rows() == [("Luc", "jean-luc-kay")]


def test_names_from_memory_find_their_people() -> None:
    """A first name that one bears, an accent left out, the last name first, a slip, several of one name, and nobody."""
    builder = ExportBuilder().link("Zoë Example").talk("Zoë Example", 9, last="2026-02-01")
    builder.link("Ann One").link("Ann Two").link("Bea Only").link("Cle Near").talk("Cle Near", 9, last="2026-02-01")
    builder.link("Cle Far")
    found = find_recalled(
        builder.ties(),
        ["zoe example", "  Bea ", "Ann", "Cle", "Nobody Here", "", "Bea", "Near, Cle", "Bea Onli"],
    )
    assert found.found.select("name", "person_id").rows() == [
        ("zoe example", slug_of("Zoë Example")),
        ("Bea", "bea-only"),
        ("Cle", "cle-near"),
        ("Near, Cle", "cle-near"),
    ]
    assert (found.several, found.no_trace) == (("Ann",), ("Nobody Here",))
    assert found.meant == (("Bea Onli", "Bea Only"),)
    assert found.forgotten.to_list() == []
    assert find_recalled(builder.ties(), []).forgotten.len() == 2


@pytest.mark.parametrize("answer", list(Answer))
def test_answers_about_people_who_are_gone_change_nothing(answer: Answer) -> None:
    """A label of an earlier export about somebody who is not in this one."""
    analysis = people().analyze()
    assert judge_anew(analysis, labels({"gone": answer})).ties.equals(analysis.ties)
    assert compare_answers(analysis.ties, labels({"gone": answer})).answered == 0
