"""The check against the world: the measures are right on cases one can do by hand, and the product's own model is judged."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as hyp

from benchmarks.ranking import Places, Quality, area_under_curve, average_precision, interval, measure
from benchmarks.validation import main, missed


def flags(*values: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Give labels."""
    return np.array(values, dtype=bool)


def test_a_perfect_ranking_and_a_worthless_one() -> None:
    """All above all is 1, all equal is a half of the curve and the share of those who called."""
    scores, called = np.array([4.0, 3.0, 2.0, 1.0]), flags(1, 1, 0, 0)
    assert area_under_curve(scores, called) == 1
    assert average_precision(scores, called) == 1
    assert area_under_curve(-scores, called) == 0
    assert area_under_curve(np.ones(4), called) == 0.5
    assert average_precision(np.ones(4), called) == 0.5


def test_average_precision_by_hand() -> None:
    """Hits at the first and the third place: (1/1 + 2/3) / 2."""
    assert average_precision(np.array([4.0, 3.0, 2.0]), flags(1, 0, 1)) == pytest.approx((1 + 2 / 3) / 2)


def test_per_ego_means_leave_out_who_called_nobody() -> None:
    """One ego ranks well, one badly, one has no call."""
    scores, called = np.array([2.0, 1.0, 2.0, 1.0, 5.0]), flags(1, 0, 0, 1, 0)
    quality = measure(scores, called, np.array([1, 1, 2, 2, 3]))
    assert quality.mean_ap == pytest.approx((1 + 0.5) / 2)
    assert quality.hit == 0.5


def test_without_one_class_there_is_no_number() -> None:
    """Nobody called, or everybody."""
    assert math.isnan(average_precision(np.ones(2), flags(0, 0)))
    assert math.isnan(area_under_curve(np.ones(2), flags(1, 1)))


@given(hyp.lists(hyp.tuples(hyp.integers(0, 5), hyp.booleans()), min_size=2, max_size=30))
def test_the_curve_is_the_chance_of_a_right_pair(rows: list[tuple[int, bool]]) -> None:
    """Against the definition, pair by pair."""
    scores = np.array([float(score) for score, _ in rows])
    called = np.array([label for _, label in rows])
    pairs = [(a > b) + (a == b) / 2 for a in scores[called] for b in scores[~called]]
    found = area_under_curve(scores, called)
    assert math.isnan(found) if not pairs else found == pytest.approx(sum(pairs) / len(pairs))


def test_an_interval_holds_the_number_and_is_the_same_again() -> None:
    """Drawn over egos, seeded."""
    chance = np.random.default_rng(1)
    scores, egos = chance.random(200), np.repeat(np.arange(40), 5)
    called = scores + chance.normal(0, 0.5, 200) > 0.5

    def of_rows(rows: Places, drawn: Places) -> Quality:
        return measure(scores[rows], called[rows], drawn)

    low, high = interval(of_rows, egos, 400)
    assert low.auc < measure(scores, called, egos).auc < high.auc
    assert interval(of_rows, egos, 400) == (low, high)
    # Of means per ego the interval is that of drawing the egos' own values: one who is drawn twice counts twice.
    own = np.array(
        [
            measure(scores[egos == one], called[egos == one], egos[egos == one]).mean_ap
            for one in range(40)
            if called[egos == one].any()
        ]
    )
    means = [float(np.mean(chance.choice(own, len(own)))) for _ in range(2000)]
    wide = float(np.diff(np.percentile(means, [2.5, 97.5]))[0])
    assert high.mean_ap - low.mean_ap == pytest.approx(wide, rel=0.2)


def folder(place: Path, times: list[str]) -> Path:
    """Lay down messages of three people with one ego: a friend on many days, another on one, a third never."""
    rows = [f"me,friend,{time}" for time in times] + [f"friend,me,{time}" for time in times] + [f"other,me,{times[0]}"]
    (place / "messages.csv").write_text("\n".join(["sender,recipient,time", *rows]) + "\n")
    (place / "labels.csv").write_text("ego,alter,label\nme,friend,1\nme,third,0\n")
    return place


@pytest.mark.parametrize("times", [["2026-01-01T10:00:00", "2026-02-01T10:00:00"], ["0", "5000000", "9000000.5"]])
def test_anybodys_messages_and_labels_are_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], times: list[str]
) -> None:
    """Two files, times as ISO 8601 or in seconds: the friend is ranked first."""
    assert main([str(folder(tmp_path, times)), "--json", "--rounds", "5"]) == 0
    task = json.loads(capsys.readouterr().out)["tasks"][0]
    assert (task["pairs"], task["egos"]) == (3, 1)
    assert task["scores"]["current"]["quality"]["ap"] == 1
    assert main([str(tmp_path), "--rounds", "2"]) == 0
    assert "| current |" in capsys.readouterr().out


def test_the_copenhagen_files_make_four_tasks_with_bars(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """People texted, and declared friends on top, before two days; a bar that is missed is told and exits 1."""
    day = 86_400
    (tmp_path / "sms.csv").write_text(
        f"timestamp,sender,recipient\n5,1,2\n{2 * day},2,1\n{3 * day},1,3\n{20 * day},1,4\n"
    )
    (tmp_path / "calls.csv").write_text(f"timestamp,caller,callee,duration\n{22 * day},2,1,60\n{23 * day},1,3,-1\n")
    (tmp_path / "fb_friends.csv").write_text("# user_a,user_b\n1,5\n6,7\n1,1\n")
    code = main([str(tmp_path), "--json", "--rounds", "2"])
    told = json.loads(capsys.readouterr().out)
    assert [(task["task"], task["pairs"], task["egos"]) for task in told["tasks"]] == [
        ("A14", 4, 3),
        ("B14", 5, 3),
        ("A21", 6, 4),
        ("B21", 7, 4),
    ]
    assert [task["called"] for task in told["tasks"]] == [2 / 4, 2 / 5, 2 / 6, 2 / 7], "a call nobody took is none"
    assert (code, told["missed"]) == (0, [])
    monkeypatch.setattr("benchmarks.validation.BARS", {("B21", "ap"): 1.1})
    assert main([str(tmp_path), "--rounds", "2"]) == 1
    assert "missed: B21: ap" in capsys.readouterr().out


def test_a_missed_bar_is_named() -> None:
    """Below the bar, or below the raw count."""
    good, bad = {"auc": 0.9, "ap": 0.9}, {"auc": 0.73, "ap": 0.1}
    found = [{"task": "A14", "scores": {"current": {"quality": bad}, "count": {"quality": good}}}]
    assert len(missed(found)) == 2
    found[0]["scores"] = {"current": {"quality": good}, "count": {"quality": bad}}
    assert missed(found) == []


MESSAGES = "sender,recipient,time\nme,friend,2026-01-05\n"
LABELS = "ego,alter,label\nme,friend,1\n"


@pytest.mark.parametrize(
    ("messages", "labels", "said"),
    [
        ("sender,recipient,time\na,b,someday\n", LABELS, "1 rows without a readable time"),
        ("sender,recipient,time\na,b,1773000000000\n", LABELS, "1 rows without a readable time"),
        ("", LABELS, "messages.csv is empty"),
        (MESSAGES, "", "labels.csv is empty"),
        ("from,recipient,time\na,b,1\n", LABELS, "messages.csv has no column sender"),
        (MESSAGES.replace(",", ";"), LABELS, "messages.csv has no column sender"),
        ("sender,recipient,time\n", LABELS, "messages.csv has no rows"),
        (MESSAGES, "ego,alter\nme,friend\n", "labels.csv has no column label"),
        (MESSAGES, "ego,alter,label\nme,friend,yes\n", "neither 1 nor 0"),
        (MESSAGES, LABELS + "me,friend,0\n", "one pair both 1 and 0"),
        (MESSAGES, "ego,alter,label\nme,friend,0\n", "no pair with the label 1"),
    ],
)
def test_data_that_cannot_be_judged_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], messages: str, labels: str, said: str
) -> None:
    """One sentence and a hint, exit 2: nothing is left out in silence."""
    (tmp_path / "messages.csv").write_text(messages)
    (tmp_path / "labels.csv").write_text(labels)
    assert main([str(tmp_path)]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(("place", "said"), [("", "no data"), ("nowhere", "no such folder")])
def test_a_folder_without_data_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str, said: str
) -> None:
    """A folder of something else, and none at all."""
    assert main([str(tmp_path / place)]) == 2
    assert said in capsys.readouterr().err
