"""Reason keys, findings and signals with their numbers → the sentence or the short word a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from analyzer.text.words import Words


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
        last=words.day(tie["last_contact"]),
        call=_month(tie["arranged_call_on"], words),
        imported=_month(tie["imported_on"], words),
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
        ("chip.not_linked", not tie["is_connection"]),
    ]
    return [words.say(key, skills) for key, holds in said if holds]


def finding_sentence(code: str, table: str | None, rows: int, words: Words) -> str:
    """Say what was odd in a file, with the number of rows and never their content."""
    return words.say(
        f"finding.{code}",
        rows=words.count("rows", rows),
        files=words.count("files", rows),
        table=table or "",
    )
