"""Reason keys, findings and signals with their numbers → the sentence or the short word a person reads."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from analyzer.text.words import Words

_UNANSWERED_DAYS: Final = 90
"""Days between their last word and ego's from which a sentence names both. Prior: a quarter is more than a slow answer."""


_PLACES: Final = 2
"""Places after the point at which evidence is shown; the parts of a strength are rounded to add up there."""

_WARMTH_PLACES: Final = 3
"""Places at which warmth is shown: of a silence of years two would leave nothing."""


def reason_sentence(tie: Mapping[str, Any], words: Words) -> str:
    """Say in one sentence why a person stands where they stand.

    Args:
        tie: One row of `schemas.Ties`.
        words: The language.
    """
    return words.say(
        f"reason.{tie['reason_key']}",
        days=words.count("days", tie["active_days"]),
        months=words.count("months", tie["active_months"]),
        last=_last(tie, words),
        call=_month(tie["arranged_call_on"], words),
        imported_when=words.say("imported.when", when=words.month(tie["imported_on"])) if tie["imported_on"] else "",
        last_word=words.say("last_word.on", when=tie["last_contact"]) if tie["last_contact"] else "",
        recommended=_recommended(tie, words),
        recommended_when=(
            words.say("recommended.when", when=words.month(tie["recommended_on"])) if tie["recommended_on"] else ""
        ),
        linked=(
            words.say("linked.since", when=words.month(tie["connected_on"]))
            if tie["connected_on"]
            else words.say("linked.undated")
        ),
    )


def _last(tie: Mapping[str, Any], words: Words) -> str:
    """The day of the last contact, that it was in a group where it was, and that they left it unanswered for long."""
    in_group = tie["last_letter"] and tie["last_contact"] != tie["last_letter"]
    if in_group:
        return words.say("last.in_group", day=tie["last_contact"])
    heard = tie["last_heard"]
    if heard and (tie["last_contact"] - heard).days > _UNANSWERED_DAYS:
        return words.say("last.unanswered", day=tie["last_contact"], heard=heard)
    return words.day(tie["last_contact"])


def _month(day: date | None, words: Words) -> str:
    return words.month(day) if day else words.day(None)


def _recommended(tie: Mapping[str, Any], words: Words) -> str:
    given, received = tie["recommendations_given"] > 0, tie["recommendations_received"] > 0
    return words.say("recommended." + ("both" if given and received else "given" if given else "received"))


def chips(tie: Mapping[str, Any], words: Words) -> list[str]:
    """Say in a word each what else speaks for a person, the weightiest first."""
    skills = tie["endorsements_given"] + tie["endorsements_received"]
    said = [
        ("chip.recommended_you", tie["recommendations_received"] > 0),
        ("chip.recommended_them", tie["recommendations_given"] > 0),
        ("chip.imported_phone", tie["imported_phone"]),
        ("chip.arranged_call", tie["arranged_call"]),
        ("chip.invitation_note", tie["invitation_note"]),
        ("chip.shared_employer", tie["shared_employer"]),
        ("chip.endorsements", skills > 0),
        ("chip.cooling", tie["reason_key"] == "cooling"),
        ("chip.not_linked", not tie["is_connection"]),
    ]
    return [words.say(key, skills) for key, holds in said if holds]


def finding_sentence(code: str, table: str | None, rows: int, words: Words, names: Sequence[str] = ()) -> str:
    """Say what was odd in a file, with the number of rows and never their content."""
    return words.say(
        f"finding.{code}",
        names=", ".join(names),
        rows=words.count("rows", rows),
        files=words.count("files", rows),
        days=words.count("days", rows),
        more=words.count("exports", rows),
        table=table or "",
    )


def rows_sentence(examples: Sequence[int], rows: int, words: Words) -> str:
    """Say in which rows it was, the first under the header being 1; empty where it is no matter of rows."""
    if not examples:
        return ""
    numbers = ", ".join(words.show(number) for number in examples)
    if rows > len(examples):
        return words.say("rows.and_more", numbers=numbers, more=words.show(rows - len(examples)))
    return words.say("rows.are", len(examples), numbers=numbers)


def evidence_lines(tie: Mapping[str, Any], most: float, words: Words) -> list[tuple[str, str, str]]:
    """Say line by line what was measured for a person and what it adds to the strength.

    Args:
        tie: One row of `schemas.Ties`.
        most: What all extras together may add.
        words: The language.

    Returns:
        What, measured, adds; what has no trace is left out, what multiplies or sums says so.
    """

    def line(key: str, measured: str, adds: str = "") -> tuple[str, str, str]:
        return words.say(f"evidence_line.{key}"), measured, adds

    def number(value: float) -> str:
        return words.number(value, _PLACES)

    def both_ways(kind: str) -> str:
        received, given = tie[f"{kind}_received"], tie[f"{kind}_given"]
        return words.say("evidence_line.received_given", received=received, given=given)

    def plus(name: str) -> str:
        return words.say("evidence_line.plus", amount=number(adds[name]))

    yes, no = words.say("evidence_line.yes"), words.say("evidence_line.no")
    extras = {
        "recommendation": both_ways("recommendations"),
        "imported_phone": yes,
        "arranged_call": words.day(tie["arranged_call_on"]),
        "invitation_note": yes,
        "shared_employer": yes,
        "endorsement": both_ways("endorsements"),
        "years_known": "" if tie["years_known"] is None else number(tie["years_known"]),
    }
    adds = {"core": tie["core"], **{name: tie[f"{name}_strength"] for name in extras}}
    has = [name for name in extras if adds[name] > 0]
    if tie["extras"] < most:
        adds = _that_add_up(adds, tie["strength"])
    silence = words.say("evidence_line.nothing")
    if tie["last_contact"]:
        months = words.count("months", int(tie["silent_months"]))  # full ones, as the rule counts
        silence = words.say("evidence_line.months_of", months=months, last=tie["last_contact"])
    lines = [
        line("active_days", words.show(tie["active_days"])),
        line("active_months", words.show(tie["active_months"])),
    ]
    if tie["group_days"]:
        lines.append(line("group_days", number(tie["group_days"])))
    if tie["last_contact"]:
        both = words.say("evidence_line.sent_received", sent=tie["sent"], received=tie["received"])
        lines += [
            line("two_way", yes if tie["two_way"] else no),
            line("balance", both),
            line("core", "", plus("core")),
        ]
    lines += [line(name, extras[name], plus(name)) for name in has]
    capped = words.say("evidence_line.capped", amount=number(most))
    lines += [
        line(
            "strength",
            capped if tie["extras"] >= most else "",
            words.say("evidence_line.equals", amount=number(tie["strength"])),
        ),
        line("silent", silence),
        line("warmth", "", words.say("evidence_line.times", amount=words.number(tie["warmth"], _WARMTH_PLACES))),
        line("current", "", words.say("evidence_line.equals", amount=number(tie["current"]))),
    ]
    left = {
        "mass": tie["mass_messages"],
        "greetings": tie["greetings"],
        "undated": tie["undated_messages"],
        "adverts": tie["advertisements"],
    }
    if any(left.values()):
        lines.append(line("not_counted", words.say("evidence_line.not_counted_of", **left)))
    return lines


def _that_add_up(parts: Mapping[str, float], whole: float) -> dict[str, float]:
    """Round parts so that what is shown adds up to their sum as it is shown, none by more than the last place."""
    scale = 10**_PLACES
    below = {name: math.floor(scale * part) for name, part in parts.items()}
    missing = round(scale * float(f"{whole:.{_PLACES}f}")) - sum(below.values())
    nearest_above = sorted(parts, key=lambda name: scale * parts[name] - below[name], reverse=True)[:missing]
    return {name: (count + (name in nearest_above)) / scale for name, count in below.items()}


def step_sentence(step: Mapping[str, Any] | None, words: Words) -> str:
    """Say what would move somebody up a tier.

    Args:
        step: The fields of `ties.StepUp`, None for whom ego could call.
        words: The language.
    """
    if step is None:
        return words.say("step.none")
    if step["word"]:
        return words.say("step.word", tier=words.say(f"tier.{step['tier']}"))
    parts = []
    if step["days"]:
        when = " " + words.say("step.months", step["months"]) if step["months"] else ""
        parts.append(words.say("step.days", step["days"]) + when)
    if step["both"]:
        parts.append(words.say("step.both"))
    what, tier = ", ".join(parts), words.say(f"tier.{step['tier']}")
    what = what[:1].upper() + what[1:]
    if step["vouched"]:
        return words.say("step.either", what=what, other=words.say("step.vouched"), tier=tier)
    return words.say("step.write", what=what, tier=tier)


def place_sentence(place: Mapping[str, Any], people: int, words: Words) -> str:
    """Say which place somebody has in the order, and between which it lies under other constants."""
    key = "step.place" if place["highest"] == place["lowest"] else "step.places"
    return words.say(key, people=people, place=place["place"], highest=place["highest"], lowest=place["lowest"])


def own_lines_sentence(lines: Mapping[str, Any], words: Words) -> str:
    """Say where the owner's answers drew the lines: the fields of `asking.Lines`."""
    return words.say(
        "check.lines_own",
        days=words.count("days", lines["strong_days"]),
        months=words.count("months", lines["strong_months"]),
        silent=lines["callable_silent_months"],
    )


def rule_sentence(tie: Mapping[str, Any], lines: Mapping[str, Any], words: Words) -> str:
    """Say what a call takes by the days of writing, and what there is.

    Args:
        tie: One row of `schemas.Ties`.
        lines: `strong_days`, `strong_days_with_evidence`, `strong_months`, `callable_silent_months` of the constants.
        words: The language.
    """
    silent = tie["silent_months"]
    backed = tie["vouched"] or tie["arranged_call"]
    return words.say(
        "people.rule_backed" if backed else "people.rule",
        wanted_days=words.count("days", lines["strong_days_with_evidence" if backed else "strong_days"]),
        wanted_months=words.count("months", lines["strong_months"]),
        wanted_silent=lines["callable_silent_months"],
        days=words.count("days", tie["active_days"]),
        months=words.count("months", tie["active_months"]),
        ways=words.say("people.rule_both" if tie["two_way"] else "people.rule_one"),
        silence=words.count("months", int(silent)) if silent is not None else words.day(None),
    )


def public_sentence(public: Mapping[str, int], words: Words) -> str:
    """Say how often ego spoke to everybody in a year, and to how many people alone.

    Args:
        public: The counts of `habits.Public`.
        words: The language.
    """
    said = [words.count(name, public[name]) for name in ("posts", "comments", "reactions") if public[name]]
    return words.say("handful.public", public=", ".join(said), people=words.count("people", public["people"]))


def mark_sentences(marks: Sequence[Mapping[str, Any]], words: Words) -> list[str]:
    """Say what ego did about somebody without their seeing it: each note, the latest of follows, searches counted.

    Args:
        marks: Rows of `schemas.Marks` about one person, the earliest first.
        words: The language.
    """
    said = []
    searches = [mark for mark in marks if mark["mark"] == "looked_up"]
    follows = [mark for mark in marks if mark["mark"] in {"followed", "unfollowed"}]
    for mark in [*(mark for mark in marks if mark["mark"] == "noted"), *follows[-1:]]:
        key = "noted_wordless" if mark["mark"] == "noted" and not mark["text"] else mark["mark"]
        said.append(
            words.say(f"mark.{key}", day=words.day(_day(mark["at"])), text=" ".join((mark["text"] or "").split()))
        )
    if searches:
        said.append(words.say("mark.looked_up", len(searches), day=words.day(_day(searches[-1]["at"]))))
    return said


def _day(at: datetime | None) -> date | None:
    return at.date() if at else None
