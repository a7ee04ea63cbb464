"""One person → what there is to know before one writes: how it began, the last lines, what changed, what to bring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.network import classify_titles
from analyzer.people.employers import employer_key
from analyzer.schemas import Kind, LastLines, Occupation, People, Said, Sign, Tier, Topic

_FEW: Final = 3
"""Needs, kindnesses and people shown on the card: what one can keep in mind while writing."""


@dataclass(frozen=True, slots=True)
class Chance:
    """An introduction ego could make: two of theirs in one field, at different employers.

    Attributes:
        person_id: The other one.
        name: Of the other one.
        field: A `network.Field`: what both work in.
    """

    person_id: str
    name: str
    field: str


@dataclass(frozen=True, slots=True)
class Before:
    """What is known of one person before one writes.

    Attributes:
        linked_on: Day of the link.
        linked_while: Where ego worked or studied then.
        asked_by_ego: Who sent the invitation; None where it is not known.
        first_on: Day of the first message.
        lines: As `LastLines`: the last messages, the latest first.
        needs: `at`, `quote`: what they asked ego for, the latest first.
        kindnesses: `at`, `sign`, `quote`: what they did for ego, the latest first.
        job_before: Their title and company in an older export, where the new one says something else.
        chances: Whom they could be introduced to.
    """

    linked_on: date | None
    linked_while: str | None
    asked_by_ego: bool | None
    first_on: date | None
    lines: dy.DataFrame[LastLines]
    needs: pl.DataFrame
    kindnesses: pl.DataFrame
    job_before: tuple[str | None, str | None] | None
    chances: tuple[Chance, ...]


def look_back(analysis: Analysis, person_id: str, older: dy.DataFrame[People] | None = None) -> Before:
    """Gather what there is to know of somebody.

    Args:
        analysis: As `analyze` gives it, with gestures.
        person_id: Of a listed person.
        older: Everybody in an older export of the same owner.
    """
    tie = analysis.ties.row(by_predicate=pl.col("person_id") == person_id, named=True)
    heard = analysis.gestures.filter((pl.col("person_id") == person_id) & ~pl.col("given")).sort("at", descending=True)
    asked = heard.filter(pl.col("sign") == Sign.ASK.value).select("at", "quote").head(_FEW)
    kind = [Sign.INTRODUCTION.value, Sign.HELP.value, Sign.OFFER.value]
    did = heard.filter(pl.col("sign").is_in(kind)).unique("at", keep="first", maintain_order=True)
    invited = analysis.interactions.filter(
        (pl.col("person_id") == person_id) & (pl.col("kind") == Kind.INVITATION.value)
    )["given"].drop_nulls()
    return Before(
        linked_on=tie["connected_on"],
        linked_while=_place_on(analysis, tie["connected_on"]),
        asked_by_ego=bool(invited[0]) if invited.len() else None,
        first_on=tie["first_contact"],
        lines=LastLines.validate(analysis.lines.filter(person_id=person_id), cast=True),
        needs=asked,
        kindnesses=did.select("at", "sign", "quote").head(_FEW),
        job_before=_job_before(tie["position"], tie["company"], person_id, older),
        chances=_chances(analysis, person_id),
    )


def share_of_stories(analysis: Analysis, said: dy.DataFrame[Said]) -> tuple[int, int]:
    """Count the handful, and those of them whose story ego has written down: (with a story, all)."""
    handful = analysis.ties.filter(pl.col("tier") == Tier.COULD_CALL.value)
    told = said.filter(pl.col("topic") == Topic.STORY.value)
    return handful.join(told, on="person_id", how="semi").height, handful.height


def _place_on(analysis: Analysis, day: date | None) -> str | None:
    """Where ego worked on a day, or studied where they did not work; the place begun last."""
    if day is None:
        return None
    began = (pl.col("started_on") <= day).fill_null(value=False)
    lasted = (pl.col("finished_on") >= day).fill_null(value=True)
    at_work = pl.col("occupation") == Occupation.WORK.value
    places = analysis.careers.filter(began & lasted).sort(at_work, "started_on", descending=True)["place"]
    return str(places[0]) if places.len() else None


def _job_before(
    position: str | None, company: str | None, person_id: str, older: dy.DataFrame[People] | None
) -> tuple[str | None, str | None] | None:
    was = older.filter(person_id=person_id).to_dicts() if older is not None else []
    if not was or (was[0]["position"], was[0]["company"]) == (position, company):
        return None
    return was[0]["position"], was[0]["company"]


def _chances(analysis: Analysis, person_id: str) -> tuple[Chance, ...]:
    """Find living ties in the same field at another employer, the strongest first."""
    alive = pl.col("tier").is_in([Tier.COULD_CALL.value, Tier.WARM.value]) | (pl.col("person_id") == person_id)
    people = analysis.ties.filter(alive & pl.col("position").is_not_null() & pl.col("company").is_not_null())
    jobs = classify_titles(people["position"])
    told = people.join(jobs, on="position", maintain_order="left").with_columns(house=employer_key(pl.col("company")))
    mine = told.filter(person_id=person_id).to_dicts()
    if not mine or mine[0]["field"] is None or mine[0]["house"] is None:
        return ()
    others = told.filter(
        (pl.col("field") == mine[0]["field"])
        & (pl.col("house") != mine[0]["house"])
        & (pl.col("person_id") != person_id)
    )
    rows = others.select("person_id", "name", pl.col("field").cast(pl.String)).head(_FEW)
    return tuple(Chance(*row) for row in rows.iter_rows())
