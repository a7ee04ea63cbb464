"""A row of a comparison's lists → the sentence that says what changed, with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from analyzer.text.keeping_in_touch import span
from analyzer.text.words import Words


def change_sentence(kind: str, row: Mapping[str, Any], words: Words) -> str:
    """Say what changed for one person.

    Args:
        kind: The name of the list in `comparison.Comparison`.
        row: A row of it.
        words: The language.
    """
    if kind == "tier_changes":
        return _tier_change(row, words)
    if kind == "changed_job":
        key = "other_company" if row["other_company"] else "other_title"
        return words.say(
            f"changed.{key}",
            before=_job(row["position_before"], row["company_before"]),
            now=_job(row["position"], row["company"]),
        )
    if kind == "gone_quiet":
        key = "quiet" if row["usual_days"] is None else "quiet_rhythm"
        usual = span(round(row["usual_days"] or 0), words, nearest=True)
        return words.say(f"changed.{key}", last=row["last_contact"], ago=span(row["silent_days"], words), usual=usual)
    if kind == "warmed_up":
        key = "warmed" if row["last_before"] else "warmed_first"
        return words.say(
            f"changed.{key}", before=words.day(row["last_before"]), wrote=row["wrote_on"], heard=row["heard_on"]
        )
    if kind in {"replies_given", "answers_received"}:
        return words.say(f"changed.{kind}", asked=row["asked_on"], replied=row["replied_on"])
    linked = words.day(row["connected_on"])
    return words.say(f"changed.{kind}", linked=linked, tier=words.say(f"tier.{row['tier']}") if kind != "moved" else "")


def _job(position: str | None, company: str | None) -> str:
    return ", ".join(part for part in (position, company) if part).removesuffix(".")  # "Ltd." ends no sentence twice


def _tier_change(row: Mapping[str, Any], words: Words) -> str:
    unlisted = words.say("changed.unlisted")
    before, now = (words.say(f"tier.{row[name]}") if row[name] else unlisted for name in ("tier_before", "tier"))
    moved = words.say("changed.tier", before=before, now=now)
    return f"{moved} {_why(row, words)}"


def _why(row: Mapping[str, Any], words: Words) -> str:
    wrote, heard, last = (row[name] for name in ("wrote_on", "heard_on", "last_contact"))
    if row["why"] == "in_touch":
        how = "both" if wrote and heard else "you" if wrote else "they"
        return words.say(f"moved_why.in_touch_{how}", wrote=words.day(wrote), heard=words.day(heard))
    if row["why"] == "time" and last is None:
        return words.say("moved_why.time_undated")
    return words.say(f"moved_why.{row['why']}", last=words.day(last))


def comparison_sentences(summary: Mapping[str, Any], words: Words) -> list[str]:
    """Say what changed on the whole: the headline first.

    Args:
        summary: The `summary` of the document `handful compare` writes.
        words: The language.
    """
    then, now = summary["then"], summary["now"]
    headline = words.say(
        "compare.headline",
        then=date.fromisoformat(then["as_of"]),
        now=date.fromisoformat(now["as_of"]),
        callable_then=then["tiers"]["could_call"],
        callable_now=now["tiers"]["could_call"],
    )
    if not any(summary["lists"].values()) and not summary["lacking"] and then["as_of"] == now["as_of"]:
        return [headline, words.say("compare.nothing")]
    said = [
        headline,
        words.say("compare.links", then=then["connections"], now=now["connections"]),
        words.say(
            "compare.contact",
            written=words.count("people", summary["written_to"]),
            heard=words.count("people", summary["heard_from"]),
        ),
    ]
    closed = now["unnamed_connections"] - then["unnamed_connections"]
    if closed > 0:
        said.append(words.say("compare.unnamed", closed))
    if summary["lacking"]:
        tables = ", ".join(words.say(f"table.{table}") for table in summary["lacking"])
        said.append(words.say("compare.lacking", tables=tables))
    return said
