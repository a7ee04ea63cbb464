"""Ties and what is known about these people → what they share: the two kinds of nodes of the graph, and who has what."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.network.bursts import find_bursts, name_bursts
from analyzer.network.chapters import Chapters, chapter_of, find_chapters
from analyzer.network.employers import Employers, Merges, list_merges, name_employers
from analyzer.network.fields import Field, Level, classify_titles
from analyzer.people.employers import employer_key
from analyzer.schemas import Careers, Deeds, GroupMembers, Interactions, Kind, Occupation, People, Tier, Ties
from analyzer.settings import NetworkSettings


class Shared(StrEnum):
    """A kind of thing that people share."""

    GROUP = "group"
    EMPLOYER = "employer"
    SCHOOL = "school"
    MAIL_DOMAIN = "mail_domain"
    BURST = "burst"
    CHAPTER = "chapter"
    FIELD = "field"


class Things(dy.Schema):
    """One row per thing that at least two listed people share.

    `thing` is its node in the graph, `label` what it is called: an employer as most people write it, a field's key,
    the place of a chapter, the event a burst fell on, else its day. The days are those of a chapter, a burst, a group's messages. `weight`
    is that of each edge to it: the inverse natural logarithm of its size (Adamic and Adar 2003), more for a group.
    """

    thing = dy.String(primary_key=True)
    kind = dy.Enum(Shared)
    label = dy.String()
    size = dy.UInt32(min=2)
    weight = dy.Float64(min=0)
    first_on = dy.Date(nullable=True)
    last_on = dy.Date(nullable=True)


class Affiliations(dy.Schema):
    """One row per person and thing they share with somebody."""

    person_id = dy.String(primary_key=True)
    thing = dy.String(primary_key=True)


class Alters(dy.Schema):
    """One row per listed person, in the order of the ties: the tie, and where it comes from as far as that shows.

    `employer` is the key of the employer or school, shared or not; `chapter` the thing of ego's chapter at the link;
    `heard_from_you` the day of ego's last message that counts, `you_wrote_last` whether nobody wrote after it.
    """

    person_id = dy.String(primary_key=True)
    name = dy.String()
    is_connection = dy.Bool()
    tier = dy.Enum(Tier)
    strength = dy.Float64()
    warmth = dy.Float64()
    current = dy.Float64()
    strong = dy.Bool()
    last_contact = dy.Date(nullable=True)
    connected_on = dy.Date(nullable=True)
    company = dy.String(nullable=True)
    position = dy.String(nullable=True)
    employer = dy.String(nullable=True)
    field = dy.Enum(Field, nullable=True)
    level = dy.Enum(Level, nullable=True)
    chapter = dy.String(nullable=True)
    heard_from_you = dy.Date(nullable=True)
    you_wrote_last = dy.Bool(nullable=True)


class NamedAt(dy.Schema):
    """One row per person and employer they were named with elsewhere than as their job now.

    By a recommendation, by the address book, or by the domain of their mail.
    """

    person_id = dy.String(primary_key=True)
    employer = dy.String(primary_key=True)


class Workplaces(dy.Schema):
    """One row per employer ego works for on the day looked at; whoever works for themselves has none."""

    employer = dy.String(primary_key=True)
    label = dy.String()


@dataclass(frozen=True, slots=True)
class Sources:
    """What the graph is made of: frames of one analysis, and the owner's wishes.

    Attributes:
        ties: As `schemas.Ties`.
        people: As `schemas.People`.
        interactions: As `schemas.Interactions`.
        groups: As `schemas.GroupMembers`.
        careers: As `schemas.Careers`.
        deeds: As `schemas.Deeds`: the events among them give bursts a name.
        as_of: The day everything is seen from.
        settings: The constants.
        apart: Companies as written that are to stay employers of their own.
    """

    ties: dy.DataFrame[Ties]
    people: dy.DataFrame[People]
    interactions: dy.DataFrame[Interactions]
    groups: dy.DataFrame[GroupMembers]
    careers: dy.DataFrame[Careers]
    deeds: dy.DataFrame[Deeds]
    as_of: date
    settings: NetworkSettings
    apart: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Shares:
    """Who shares what.

    Attributes:
        alters: As `Alters`.
        things: As `Things`, ordered by kind and name.
        affiliations: As `Affiliations`.
        named_at: As `NamedAt`.
        employers: As `Employers`: which employer each spelling is.
        workplaces: As `Workplaces`: where ego works now.
        chapters: As `Chapters`.
        merges: As `Merges`.
    """

    alters: dy.DataFrame[Alters]
    things: dy.DataFrame[Things]
    affiliations: dy.DataFrame[Affiliations]
    named_at: dy.DataFrame[NamedAt]
    employers: dy.DataFrame[Employers]
    workplaces: dy.DataFrame[Workplaces]
    chapters: dy.DataFrame[Chapters]
    merges: dy.DataFrame[Merges]


_PUBLIC_MAIL: Final = (
    r"^(?:arcor|virginmedia|sbcglobal|list|bk|rambler|ukr|cox|charter|optonline|earthlink|bellsouth|ntlworld|talktalk|"
    r"blueyonder|tin|teletu|neuf|numericable|telefonica|ono|iol|clix|netcabo|chello|upcmail|bigpond|optusnet|shaw|rogers|"
    r"sympatico|telus|duck|gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|me|mac|aol|gmx|web|t-online|freenet|"
    r"proton|protonmail|pm|mail|email|inbox|fastmail|zoho|yandex|qq|163|126|naver|hanmail|orange|wanadoo|free|laposte|sfr|"
    r"libero|virgilio|tiscali|alice|uol|bol|terra|sapo|hey|posteo|mailbox|tutanota|comcast|verizon|att|btinternet|sky|"
    r"bluewin|hispeed|ziggo|kpnmail|planet|xs4all|telenet|skynet|seznam|wp|onet|o2|interia|rediffmail)"
    r"\.(?:[a-z]{2,4}(?:\.[a-z]{2})?|example)$"
)
"""Mail for everybody: sharing it says nothing. Our own list of large public providers."""


_HOUSE: Final = r"([^.]+)\.(?:(?:co|com|ac|org|gov|edu|net|or|ne|go)\.)?[^.]+$"
"""The house in a mail's domain: acme in acme.co.uk and in mail.acme.com."""


def gather_shares(sources: Sources) -> Shares:
    """Find out who shares what."""
    settings = sources.settings
    ties = sources.ties.select("person_id", "company", "position", "connected_on")
    chapters = find_chapters(sources.careers, sources.as_of, settings)
    schools = sources.careers.filter(occupation=Occupation.STUDY.value).select(employer_key(pl.col("place")))
    own_schools = schools.to_series().drop_nulls().to_list()
    employers = name_employers(ties["company"], sources.careers["place"], own_schools, sources.apart)
    jobs = classify_titles(ties["position"])
    linked = ties.select("person_id", "connected_on")
    chapter = chapter_of(linked, chapters).join(chapters, on="number")
    kinds = {
        Shared.GROUP: _numbered_groups(sources.groups),
        **{
            kind: ties.join(employers.filter(pl.col("is_school") == is_school), on="company").select(
                "person_id", "label", key="employer"
            )
            for kind, is_school in ((Shared.EMPLOYER, False), (Shared.SCHOOL, True))
        },
        Shared.MAIL_DOMAIN: _mail_domains(sources.people),
        Shared.BURST: name_bursts(find_bursts(linked, settings), sources.deeds, settings).select(
            "person_id", "label", key=pl.col("began_on").cast(pl.String), first_on="began_on", last_on="ended_on"
        ),
        Shared.CHAPTER: chapter.select(
            "person_id",
            key=pl.col("number").cast(pl.String),
            label="place",
            first_on="started_on",
            last_on="finished_on",
        ),
        Shared.FIELD: ties.join(jobs, on="position")
        .filter(pl.col("field").is_not_null())
        .select("person_id", key=pl.col("field").cast(pl.String), label=pl.col("field").cast(pl.String)),
    }
    rows = pl.concat(
        [frame.with_columns(kind=pl.lit(kind.value, pl.Enum(Shared))) for kind, frame in kinds.items()],
        how="diagonal",
    ).join(ties.select("person_id"), on="person_id", how="semi")
    rows = rows.with_columns(thing=unlike(pl.format("{}:{}", "kind", "key"), ties["person_id"]))
    things = (
        rows.group_by("thing")
        .agg(
            pl.col("kind", "label").first(),
            pl.col("person_id").n_unique().alias("size"),
            pl.col("first_on").min(),
            pl.col("last_on").max(),
        )
        .filter(pl.col("size") > 1)
        .with_columns(weight=_weight(settings))
        .sort("kind", "thing")
    )
    affiliations = rows.join(things, on="thing", how="semi").select("person_id", "thing").unique()
    employer = employers.select("company", "employer")
    alters = (
        sources.ties.join(employer, on="company", how="left", maintain_order="left")
        .join(jobs, on="position", how="left", maintain_order="left")
        .join(
            chapter.select("person_id", chapter=unlike(pl.format("chapter:{}", "number"), ties["person_id"])),
            on="person_id",
            how="left",
            maintain_order="left",
        )
        .join(_heard_from_you(sources.interactions), on="person_id", how="left", maintain_order="left")
    )
    return Shares(
        Alters.validate(alters.select(Alters.column_names()), cast=True),
        Things.validate(things.select(Things.column_names()), cast=True),
        Affiliations.validate(affiliations.sort("person_id", "thing"), cast=True),
        _named_at(sources),
        employers,
        _workplaces(sources, employers),
        chapters,
        list_merges(employers, ties["company"]),
    )


def _numbered_groups(groups: dy.DataFrame[GroupMembers]) -> pl.DataFrame:
    """Number the group conversations by when they began and who is in them, so that a number means the same again."""
    told = groups.group_by("conversation").agg(
        pl.col("first_on").min(), pl.col("last_on").max(), who=pl.col("person_id").sort().str.join("\n")
    )
    told = told.sort("first_on", "last_on", "who", "conversation").with_row_index("number", 1)
    key = pl.col("number").cast(pl.String)
    numbered = groups.select("conversation", "person_id").join(told, on="conversation")
    return numbered.select("person_id", "first_on", "last_on", key=key, label=key)


def unlike(ids: pl.Expr, taken: pl.Series) -> pl.Expr:
    """Mark ids of things that are somebody's person_id too: a profile may be called `field:nursing`."""
    return pl.when(ids.is_in(taken.implode())).then(ids + "*").otherwise(ids)


def _workplaces(sources: Sources, employers: dy.DataFrame[Employers]) -> dy.DataFrame[Workplaces]:
    now = sources.careers.filter(
        (pl.col("occupation") == Occupation.WORK.value) & (pl.col("finished_on") >= sources.as_of).fill_null(value=True)
    ).with_row_index("order")
    named = now.join(employers.select("company", "employer"), left_on="place", right_on="company").sort("order")
    places = named.unique("employer", keep="first", maintain_order=True).select("employer", label="place")
    return Workplaces.validate(places, cast=True)


def _weight(settings: NetworkSettings) -> pl.Expr:
    rarity = 1 / pl.col("size").log()
    return pl.when(pl.col("kind") == Shared.GROUP.value).then(rarity * settings.group_weight).otherwise(rarity)


def _mail_domains(people: pl.DataFrame) -> pl.DataFrame:
    domain = pl.col("email").str.to_lowercase().str.extract(r"@([^@\s]+\.[^@\s.]+)$")
    found = people.select("person_id", key=domain).drop_nulls()
    return found.filter(~pl.col("key").str.contains(_PUBLIC_MAIL)).with_columns(label="key")


def _named_at(sources: Sources) -> dy.DataFrame[NamedAt]:
    """Find the employers people were named with elsewhere."""
    telling = pl.col("kind").cast(pl.String).is_in([Kind.RECOMMENDATION.value, Kind.IMPORTED_CONTACT.value])
    named = sources.interactions.filter(telling).select("person_id", employer=employer_key(pl.col("what")))
    house = employer_key(pl.col("key").str.extract(_HOUSE))
    mail = _mail_domains(sources.people).select("person_id", employer=house)
    found = pl.concat([named, mail]).drop_nulls().unique().join(sources.ties, on="person_id", how="semi")
    return NamedAt.validate(found.sort("person_id", "employer"), cast=True)


def _heard_from_you(interactions: pl.DataFrame) -> pl.DataFrame:
    """Find the day of ego's last message to each person, and whether it was the last of all."""
    counted = interactions.lazy().filter((pl.col("kind") == Kind.MESSAGE.value) & pl.col("counts"))
    given = pl.col("given").fill_null(value=False)
    last = counted.group_by("person_id").agg(
        yours=pl.col("at").filter(given).max(), theirs=pl.col("at").filter(~given).max()
    )
    return last.select(
        "person_id",
        heard_from_you=pl.col("yours").dt.date(),
        you_wrote_last=(pl.col("yours") > pl.col("theirs")).fill_null(pl.col("theirs").is_null()),
    ).collect()
