"""Other constants: how the headline sways, between which places somebody stands, and what would move them up."""

from __future__ import annotations

from dataclasses import asdict

import polars as pl
import pytest

from analyzer.analysis import Analysis, analyze, judge_anew, read_export
from analyzer.schemas import Tier
from analyzer.settings import ALL, Way
from analyzer.text import load_words, place_sentence, step_sentence
from analyzer.ties import StepUp, measure_ranks, measure_sway, next_step
from tests.builders import TODAY, ExportBuilder

WORDS = load_words()


def test_the_sway_is_what_an_analysis_with_those_constants_says(collector: Analysis, collector_zip: object) -> None:
    """Each count is that of a whole analysis under the moved constant."""
    sway = measure_sway(collector.ties, collector.as_of, collector.settings)
    counts = {(row["constant"], row["way"]): row["could_call"] for row in sway.to_dicts()}
    export = read_export(str(collector_zip))
    for variant in collector.settings.variants():
        if variant.constant in {"strong_days", ALL} or variant.way is Way.WITHOUT:
            ties = analyze(export, settings=variant.settings).ties.filter("is_connection")
            assert counts[variant.constant, variant.way] == ties.filter(tier=Tier.COULD_CALL).height


def test_places_hold_the_place_as_it_is(collector: Analysis) -> None:
    """By closeness now the first is first; the range holds the place, and nobody stands outside of the list."""
    ranks = measure_ranks(collector.ties, collector.settings)
    assert ranks["person_id"].equals(collector.ties["person_id"])
    assert ranks["place"][0] == 1
    assert (ranks["highest"] <= ranks["place"]).all()
    assert (ranks["place"] <= ranks["lowest"]).all()
    assert int(str(ranks["lowest"].max())) <= collector.ties.height


def step(builder: ExportBuilder, name: str) -> StepUp | None:
    """Give what would move somebody up."""
    return next_step(builder.tie(name), builder.analyze().settings, TODAY)


def test_what_is_missing_is_counted() -> None:
    """From silence to warm, from warm to callable, from asleep to awake: the fewest days, the other's word, a word."""
    silent = ExportBuilder().link("A B")
    assert step(silent, "A B") == StepUp(Tier.WARM, days=3, both=True, vouched=True)
    one_sided = ExportBuilder().link("A B").hear("A B", "2026-01-01")
    assert step(one_sided, "A B") == StepUp(Tier.WARM, days=1, both=True, vouched=True), (
        "an answer now is a month later"
    )
    fresh = ExportBuilder().link("A B").hear("A B", "2026-03-01")
    assert step(fresh, "A B") == StepUp(Tier.WARM, days=2, both=True, vouched=True)
    unanswered = ExportBuilder().link("A B").recommend("A B", "3/14/25, 9:26 AM")
    for day in range(1, 9):
        unanswered.hear("A B", f"2026-01-{day:02}")
    assert step(unanswered, "A B") == StepUp(Tier.COULD_CALL, days=1, both=True), "what is missing is a word of yours"
    warm = ExportBuilder().link("A B").talk("A B", 5, last="2026-02-01")
    assert step(warm, "A B") == StepUp(Tier.COULD_CALL, days=3)
    backed = ExportBuilder().link("A B").talk("A B", 3, last="2026-02-01").recommend("A B", "3/14/15, 9:26 AM")
    assert step(backed, "A B") == StepUp(Tier.COULD_CALL, days=1)
    cooling = ExportBuilder().link("A B").talk("A B", 9, last="2023-08-01")
    assert step(cooling, "A B") == StepUp(Tier.COULD_CALL, word=True)
    asleep = ExportBuilder().link("A B").talk("A B", 9, last="2018-08-01")
    assert step(asleep, "A B") == StepUp(Tier.COULD_CALL, word=True)
    once_some = ExportBuilder().link("A B").talk("A B", 4, last="2018-08-01")
    assert step(once_some, "A B") == StepUp(Tier.WARM, word=True)
    once_vouched = ExportBuilder().link("A B").recommend("A B", "3/14/15, 9:26 AM")
    assert step(once_vouched, "A B") == StepUp(Tier.WARM, word=True)
    near = ExportBuilder().link("A B").talk("A B", 9, last="2026-02-01")
    assert step(near, "A B") is None


@pytest.mark.parametrize("days", range(3, 8))
def test_the_step_leads_where_it_says(days: int) -> None:
    """Whoever writes on as many more days as it says is callable then."""
    builder = ExportBuilder().link("A B").talk("A B", days, last="2026-01-01")
    wanted = step(builder, "A B")
    assert wanted is not None
    more = ExportBuilder().link("A B").talk("A B", days + wanted.days, last="2026-01-01")
    assert more.tie("A B", TODAY)["tier"] == Tier.COULD_CALL
    fewer = ExportBuilder().link("A B").talk("A B", days + wanted.days - 1, last="2026-01-01")
    assert fewer.tie("A B", TODAY)["tier"] == Tier.WARM, "one day fewer would not do"


def test_one_answer_after_a_month_makes_a_lone_message_warm() -> None:
    """What the step says of one day holds when that day comes."""
    builder = ExportBuilder().link("A B").hear("A B", "2026-01-01").write("A B", TODAY.isoformat())
    assert builder.tie("A B", TODAY)["tier"] == Tier.WARM


def test_one_word_wakes_whoever_was_close_all_the_way() -> None:
    """What the step says of a word holds when that word is written: only the silence stood between."""
    builder = ExportBuilder().link("A B").talk("A B", 9, last="2018-08-01").write("A B", TODAY.isoformat())
    assert builder.tie("A B", TODAY)["tier"] == Tier.COULD_CALL


def test_one_word_warms_whoever_wrote_a_little_or_vouched_long_ago() -> None:
    """What the step says of a word holds for the lesser two as well: on that day they are warm."""
    for before in (
        ExportBuilder().link("A B").talk("A B", 4, last="2018-08-01"),
        ExportBuilder().link("A B").recommend("A B", "3/14/15, 9:26 AM"),
    ):
        assert before.tie("A B", TODAY)["tier"] == Tier.DORMANT
        assert before.write("A B", TODAY.isoformat()).tie("A B", TODAY)["tier"] == Tier.WARM


def test_the_owners_word_is_moved_by_no_line() -> None:
    """A yes counts under every constant, a no under none; and nothing is said to move them up."""
    builder = ExportBuilder().link("Said Yes").link("Said No").talk("Said No", 9, last="2026-02-01")
    builder.link("Nearly There").talk("Nearly There", 7, last="2026-02-01")
    answers = {"said-yes": "yes", "said-no": "no", "nearly-there": "no"}
    labels = pl.DataFrame({"person_id": list(answers), "answer": list(answers.values())})
    heard = judge_anew(builder.analyze(), labels)
    assert set(measure_sway(heard.ties, heard.as_of, heard.settings)["could_call"]) == {1}
    for row in heard.ties.to_dicts():
        assert next_step(row, heard.settings, heard.as_of) is None
        assert row["firm"] == (row["tier_lowest"] == row["tier_highest"])
        assert row["person_id"] == "said-yes" or row["tier_highest"] == Tier.WARM


def test_the_step_reads_aloud() -> None:
    """Each kind is a whole sentence."""
    said = [
        step_sentence(None, WORDS),
        step_sentence(asdict(StepUp(Tier.WARM, word=True)), WORDS),
        step_sentence(asdict(StepUp(Tier.WARM, days=2, both=True, vouched=True)), WORDS),
        step_sentence(asdict(StepUp(Tier.COULD_CALL, days=1, months=2)), WORDS),
    ]
    assert said == [
        "Nothing more is needed: you could call.",
        "A new word between you would make it “Warm”: what there was has gone quiet.",
        "2 more days of writing, both of you writing; or a recommendation, or their number in your address book: either would make it “Warm”.",
        "One more day of writing in 2 more months would make it “You could call”.",
    ]
    assert place_sentence({"place": 3, "highest": 3, "lowest": 3}, 10, WORDS) == "Place 3 of 10 by closeness now."
    assert "between 1 and 9" in place_sentence({"place": 3, "highest": 1, "lowest": 9}, 10, WORDS)


def test_nobody_sways_nothing() -> None:
    """An empty list has zeros and no places."""
    analysis = ExportBuilder().analyze()
    assert measure_sway(analysis.ties, analysis.as_of, analysis.settings)["could_call"].sum() == 0
    assert measure_ranks(analysis.ties, analysis.settings).is_empty()


def test_equals_share_the_places_from_the_first_to_the_last() -> None:
    """Ten silent people behind one friend stand anywhere between the second and the eleventh place."""
    builder = ExportBuilder().link("Near Friend").talk("Near Friend", 9, last="2026-02-01")
    for number in range(10):
        builder.link(f"Silent N{number}")
    analysis = builder.analyze()
    ranks = measure_ranks(analysis.ties, analysis.settings)
    assert ranks.filter(pl.col("person_id") != "near-friend").select("place", "highest", "lowest").unique().rows() == [
        (2, 2, 11)
    ]
