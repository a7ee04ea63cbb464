"""Fields and levels from titles: what a reader says of three hundred of them, and what stays unknown."""

from __future__ import annotations

import tomllib
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as hyp

from analyzer.analysis import analyze, read_export
from analyzer.network import Field, Level, classify_titles
from analyzer.network.fields import LANGUAGES
from analyzer.samples import SAMPLES
from analyzer.samples.names import JOBS, ODD_TITLES

ROOT = Path(__file__).parents[2]
LABELLED = [
    tuple(line.split("\t"))
    for line in (Path(__file__).with_name("titles.tsv")).read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def told(*titles: str) -> list[tuple[str, str]]:
    """Give field and level of titles, a dash for unknown."""
    jobs = classify_titles(pl.Series(list(titles), dtype=pl.String))
    found = {row["position"]: (row["field"] or "-", row["level"] or "-") for row in jobs.iter_rows(named=True)}
    return [found[title] for title in titles]


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_read_as_a_reader_does(language: str) -> None:
    """Every labelled title of the language, written down before the rules, gets its field and its level."""
    rows = [row for row in LABELLED if row[0] == language]
    assert len(rows) >= 30
    said = told(*(title for _, title, _, _ in rows))
    wrong = [(title, got) for (_, title, field, level), got in zip(rows, said, strict=True) if got != (field, level)]
    assert wrong == []


def test_no_title_is_invented() -> None:
    """What tells no field has none, in whatever language, and no level either."""
    assert told("Making things better", "Dreamer, doer, dad", "Lebenskünstler", "🚀", "...") == [("-", "-")] * 5


def test_the_first_part_that_tells_counts_and_the_employer_does_not() -> None:
    """A title of several parts is read from the left; what stands behind "at" is a place, not a job."""
    assert told("Dad | Nurse | Podcaster") == [("nursing", "professional")]
    assert told("Consultant at Sales & Marketing School") == [("consulting", "professional")]
    assert told("Engineer @ The Law Firm") == [("engineering", "professional")]


def test_most_of_the_samples_people_have_a_field() -> None:
    """On every sample at least four in five of those with a title get a field."""
    for sample in SAMPLES:
        ties = analyze(read_export(sample.path)).ties.filter(pl.col("position").is_not_null())
        jobs = ties.join(classify_titles(ties["position"]), on="position", how="left")
        assert jobs["field"].count() >= 0.8 * jobs.height, sample.persona


def test_the_invented_titles_tell_the_field_they_were_invented_for() -> None:
    """Nineteen in twenty titles of the samples get their planted field; the odd ones get none."""
    planted = [(field, title) for field, by in JOBS.items() for titles in by.values() for title in titles]
    said = [field for field, _ in told(*(title for _, title in planted))]
    right = sum(field == want for (want, _), field in zip(planted, said, strict=True))
    assert right >= 0.95 * len(planted)
    assert {field for field, _ in told(*ODD_TITLES)} == {"-"}


def test_every_rule_belongs_to_a_field_or_level_that_exists() -> None:
    """A typing error in the data would be a rule nobody reads."""
    for language in LANGUAGES:
        text = (ROOT / "analyzer" / "network" / "titles" / f"{language}.toml").read_text(encoding="utf-8")
        tables = tomllib.loads(text)
        assert set(tables) == {"fields", "levels"}
        assert set(tables["fields"]) <= {*Field, "none"}
        assert set(tables["levels"]) == set(Level)
        for phrases in (*tables["fields"].values(), *tables["levels"].values()):
            assert all(
                phrase.strip() and phrase == phrase.lower() and phrase.isascii() for phrase in phrases.split(",")
            )


@given(hyp.lists(hyp.text(max_size=200), max_size=5))
def test_any_text_is_read_without_harm(titles: list[str]) -> None:
    """Whatever people type, each distinct title gets one row."""
    jobs = classify_titles(pl.Series(titles, dtype=pl.String))
    assert sorted(jobs["position"].to_list()) == sorted(set(titles))


def test_the_order_of_titles_changes_nothing() -> None:
    """The same titles in another order, or twice, give the same rows."""
    titles = [title for _, title, _, _ in LABELLED]
    forward, backward = (classify_titles(pl.Series(one)) for one in (titles, [*reversed(titles), *titles]))
    assert forward.equals(backward)


def test_titles_nobody_tuned_for_are_read_as_well() -> None:
    """Of 175 titles by somebody who had not seen the rules, nine in ten get their field and nine in ten their level."""
    lines = Path(__file__).with_name("titles_unseen.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert len(rows) == 175
    said = told(*(title for _, title, _, _ in rows))
    fields = sum(field == want for (_, _, want, _), (field, _) in zip(rows, said, strict=True))
    levels = sum(level == want for (_, _, _, want), (_, level) in zip(rows, said, strict=True))
    assert fields >= 0.9 * len(rows)
    assert levels >= 0.9 * len(rows)
