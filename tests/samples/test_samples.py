"""Samples: invented, seeded, heavy-tailed, and judged as planted."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from analyzer import analyze, read_export
from analyzer.analysis import Analysis
from analyzer.errors import SettingsError
from analyzer.samples import EARLIER, EARLIER_DAYS, ERAS, PERSONAS, SAMPLES, Sample, make_sample


def made(tmp_path: Path, **arguments: Any) -> tuple[Analysis, dict[str, dict[str, Any]]]:
    """Make a sample; give its analysis and what is true of everybody in it."""
    out, truth = tmp_path / "sample.zip", tmp_path / "truth.json"
    make_sample(out, truth=truth, **arguments)
    people = json.loads(truth.read_text(encoding="utf-8"))["people"]
    return analyze(read_export(out)), {person["person_id"]: person for person in people}


def judged_otherwise(analysis: Analysis, truth: dict[str, dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Give whoever did not get the planted tier: story, planted, given."""
    given = dict(zip(analysis.ties["person_id"], analysis.ties["tier"], strict=True))
    return [
        (person["story"], person["tier"], given.get(person_id, "no_evidence"))
        for person_id, person in truth.items()
        if given.get(person_id, "no_evidence") != person["tier"]
    ]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.persona)
def test_a_committed_sample_is_what_its_seed_makes(sample: Sample, tmp_path: Path) -> None:
    """The zips in sample_exports/ hold, file by file, what the seeded command makes."""
    make_sample(tmp_path / "again.zip", sample.persona)
    with zipfile.ZipFile(sample.path) as kept, zipfile.ZipFile(tmp_path / "again.zip") as again:
        assert kept.namelist() == again.namelist()
        assert all(kept.read(name) == again.read(name) for name in kept.namelist())


def test_the_committed_earlier_sample_is_what_its_seed_makes(tmp_path: Path) -> None:
    """File by file, and it holds nothing after its day."""
    make_sample(tmp_path / "again.zip", EARLIER.persona, earlier=EARLIER_DAYS)
    with zipfile.ZipFile(EARLIER.path) as kept, zipfile.ZipFile(tmp_path / "again.zip") as again:
        assert kept.namelist() == again.namelist()
        assert all(kept.read(name) == again.read(name) for name in kept.namelist())
    earlier = analyze(read_export(EARLIER.path))
    day = PERSONAS[EARLIER.persona].exported_on - timedelta(days=EARLIER_DAYS)
    assert earlier.facts.exported_on == day
    assert earlier.interactions.filter(pl.col("at").dt.date() > day).is_empty()


@pytest.mark.parametrize("persona", PERSONAS)
def test_everybody_in_a_sample_gets_the_planted_tier(persona: str, tmp_path: Path) -> None:
    """Callable, warm, dormant, shallow and silent: all as the plan says, nobody missing, nobody invented."""
    analysis, truth = made(tmp_path, persona=persona)
    assert judged_otherwise(analysis, truth) == []
    assert set(analysis.ties["person_id"]) <= set(truth)
    assert {person_id for person_id, person in truth.items() if person["is_connection"]} <= set(
        analysis.ties["person_id"]
    )
    callable_people = analysis.ties.filter(pl.col("is_connection") & (pl.col("tier") == "could_call")).height
    assert callable_people == PERSONAS[persona].callable_people


def test_no_trap_stands_above_shallow(tmp_path: Path) -> None:
    """No pitch, mass message, sponsored thread or lone note makes anybody more than shallow."""
    analysis, truth = made(tmp_path, persona="job-seeker", seed=11)
    traps = [
        key
        for key, person in truth.items()
        if person["story"] in {"pitch", "mass", "note", "greeting", "unanswered", "group"}
    ]
    tiers = set(analysis.ties.filter(pl.col("person_id").is_in(traps))["tier"])
    assert len(traps) > 100
    assert tiers <= {"shallow", "no_evidence"}


@pytest.mark.parametrize("era", ERAS)
def test_every_era_gives_the_same_verdicts(era: str, tmp_path: Path) -> None:
    """One invented life, written as LinkedIn wrote in each era from 2018 to 2026, is judged as planted."""
    analysis, truth = made(tmp_path, persona="job-seeker", seed=7, era=era, connections=400, messages=1200)
    assert judged_otherwise(analysis, truth) == []
    assert analysis.facts.ego is not None
    assert analysis.facts.ego.name == "Rhea Dunmore"
    assert analysis.facts.unknown == ()


def test_equal_seeds_make_equal_bytes_and_others_do_not(tmp_path: Path) -> None:
    """The seed decides everything."""
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        make_sample(tmp_path / name, "quiet", seed=seed)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() != (tmp_path / "c").read_bytes()


def test_an_inbox_is_shaped_like_a_real_one(tmp_path: Path) -> None:
    """3-33 % of connections ever exchange a word, at least 13 % of threads are advertising, tails are heavy."""
    make_sample(tmp_path / "x.zip", "collector")
    export = read_export(tmp_path / "x.zip")
    ties = analyze(export).ties.filter("is_connection")
    assert 0.03 <= ties["first_contact"].is_not_null().mean() <= 0.33  # type: ignore[operator]
    threads = (
        export.frames["messages"].group_by("conversation").agg(pl.col("title").first() == "Sponsored Conversation")
    )
    assert threads["title"].fill_null(value=False).mean() >= 0.13  # type: ignore[operator]
    written = (ties["sent"] + ties["received"]).sort(descending=True)
    assert int(written.head(24).sum()) * 4 > int(written.sum())


def test_no_text_of_over_forty_characters_goes_to_five_people_unplanned(tmp_path: Path) -> None:
    """Only planted mass messages are near-identical: the grammar repeats itself to nobody."""
    make_sample(tmp_path / "x.zip", "quiet", messages=6000)
    export = read_export(tmp_path / "x.zip")
    sent = export.frames["messages"].join(export.parties, on="parties")
    sent = sent.filter(pl.col("sender_url").str.contains("lisedo"))
    counts = Counter(
        text for text, _ in set(zip(sent["content"], sent["recipients"], strict=True)) if text and len(text) > 40
    )
    assert max(counts.values()) < 5


def test_any_size_can_be_made(tmp_path: Path) -> None:
    """From nobody at all to more messages than the persona has, and about as many rows as were asked for."""
    for connections, messages in ((0, 0), (1, 1), (50, 0), (300, 4000)):
        analysis, truth = made(tmp_path, persona="collector", connections=connections, messages=messages)
        assert judged_otherwise(analysis, truth) == []
        assert sum(person["is_connection"] for person in truth.values()) + analysis.unnamed_connections == connections
    with zipfile.ZipFile(io.BytesIO((tmp_path / "sample.zip").read_bytes())) as archive:
        assert "messages.csv" in archive.namelist()
    assert analysis.interactions.filter(kind="message").height >= 3000


@pytest.mark.parametrize("wrong", [{"persona": "nobody"}, {"era": "1999"}, {"connections": -1}])
def test_what_cannot_be_made_is_said(wrong: dict[str, Any], tmp_path: Path) -> None:
    """An unknown persona, an unknown era, a negative number: one sentence and what to choose from."""
    with pytest.raises(SettingsError) as caught:
        make_sample(tmp_path / "x.zip", **wrong)
    assert caught.value.hint
