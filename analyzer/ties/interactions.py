"""The tables of an export and who is who → everything that happened between ego and each alter, one row each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import dataframely as dy
import polars as pl

from analyzer.export import Code, Export, Finding
from analyzer.export.reading import TableFile
from analyzer.export.tables import contacts, endorsements, invitations, recommendations
from analyzer.people import EGO, Identities, match_contacts, match_names, tell_parties
from analyzer.people.keys import full_name, name_key
from analyzer.schemas import FirstWords, GroupMembers, Interactions, Kind, WhyNot
from analyzer.settings import Settings
from analyzer.ties.contact import judge_messages
from analyzer.ties.first_words import find_first_words

NOTE: Final = "note"
"""Stands in `what` of an invitation that came with a personal note."""


@dataclass(frozen=True, slots=True)
class Happenings:
    """What happened, and the words of it.

    Attributes:
        interactions: One row per thing that happened with one alter.
        groups: Who takes part in which group conversation.
        words: The one-to-one messages that count: `person_id`, `conversation`, `turn`, `at`, `given`,
            `content`.
        first_words: How it began with those whom ego never exchanged a word with.
        findings: Rows that could be laid to nobody.
    """

    interactions: dy.DataFrame[Interactions]
    groups: dy.DataFrame[GroupMembers]
    words: pl.DataFrame
    first_words: dy.DataFrame[FirstWords]
    findings: tuple[Finding, ...]


def gather_interactions(export: Export, identities: Identities, settings: Settings) -> Happenings:
    """Lay every row of every table to the alter it is about, and judge which messages are contact."""
    findings: list[Finding] = []
    invited = _invitations(export, identities)
    told = tell_parties(export, identities)
    findings.extend(told.findings)
    judged = judge_messages(told.messages, invited, identities.people, settings)
    rows = [
        _complete(judged, Kind.MESSAGE),
        _complete(_connected(identities), Kind.CONNECTED),
        _complete(invited, Kind.INVITATION),
        _complete(_endorsements(export, identities, findings), Kind.ENDORSEMENT),
        _complete(_recommendations(export, identities, findings), Kind.RECOMMENDATION),
        *_imported(export, identities, findings),
    ]
    words = judged.lazy().filter(pl.col("counts") & (pl.col("group_size") == 1))
    return Happenings(
        Interactions.validate(pl.concat(rows), cast=True),
        told.groups,
        words.select("person_id", "conversation", "turn", "at", "given", "content").collect(),
        find_first_words(judged, invited, export.ego, settings),
        tuple(findings),
    )


def _complete(rows: pl.DataFrame, kind: Kind) -> pl.DataFrame:
    """Bring the rows of one kind under the columns of Interactions."""
    usual: dict[str, pl.Expr] = {
        "given": pl.lit(None, pl.Boolean),
        "group_size": pl.lit(1, pl.UInt32),
        "conversation": pl.lit(None, pl.UInt64),
        "turn": pl.lit(None, pl.Int64),
        "counts": pl.lit(value=False),
        "why_not": pl.lit(WhyNot.NOT_A_MESSAGE.value, pl.Enum(WhyNot)),
        "what": pl.lit(None, pl.String),
        "copied": pl.lit(value=False),
    }
    absent = [value.alias(name) for name, value in usual.items() if name not in rows.columns]
    return rows.select(pl.all(), *absent, pl.lit(kind.value, pl.Enum(Kind)).alias("kind")).select(
        Interactions.column_names()
    )


def _connected(identities: Identities) -> pl.DataFrame:
    return identities.people.filter("is_connection").select("person_id", at=_midnight("connected_on"))


def _midnight(day: str) -> pl.Expr:
    return pl.col(day).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")


def _invitations(export: Export, identities: Identities) -> pl.DataFrame:
    """One row per invitation: `note` in its own words; of these only `what` leaves, which says that there is one."""
    rows = export.rows(invitations.TABLE).filter(pl.col("outgoing").is_not_null())
    other = rows.select(
        "at",
        "note",
        given="outgoing",
        url=pl.when("outgoing").then("invitee_url").otherwise("inviter_url"),
        key=name_key(pl.when("outgoing").then("invitee").otherwise("inviter")),
    ).with_columns(ref=pl.coalesce("url", "key"))
    known = other.join(identities.references, on="ref").filter(pl.col("person_id") != EGO)
    return known.select(
        "person_id", "at", "given", "note", what=pl.when(pl.col("note").is_not_null()).then(pl.lit(NOTE))
    )


def _endorsements(export: Export, identities: Identities, findings: list[Finding]) -> pl.DataFrame:
    parts = []
    for table, given in ((endorsements.RECEIVED, False), (endorsements.GIVEN, True)):
        rows = export.rows(table).with_columns(key=name_key(full_name()), company=pl.lit(None, pl.String))
        rows = rows.join(identities.references.rename({"ref": "url"}), on="url", how="left", maintain_order="left")
        unaddressed = rows["url"].is_null()
        by_name, _ = match_names(rows.filter(unaddressed), identities)
        person = rows["person_id"].scatter(unaddressed.arg_true(), by_name)
        _note_nobody(findings, table, person.null_count())
        parts.append(rows.select("at", person_id=person, given=pl.lit(given), what="skill"))
    return (
        pl.concat(parts)
        .filter(pl.col("person_id") != EGO)
        .unique(["person_id", "given", "what"], keep="first", maintain_order=True)
    )


def _recommendations(export: Export, identities: Identities, findings: list[Finding]) -> pl.DataFrame:
    parts = []
    for table, given in ((recommendations.RECEIVED, False), (recommendations.GIVEN, True)):
        rows = export.rows(table).with_columns(key=name_key(full_name()))
        person, _ = match_names(rows, identities)
        _note_nobody(findings, table, person.null_count())
        parts.append(rows.select("at", person_id=person, given=pl.lit(given), what="company"))
    return pl.concat(parts).filter(pl.col("person_id").is_not_null())


def _imported(export: Export, identities: Identities, findings: list[Finding]) -> list[pl.DataFrame]:
    """The address-book entries that mean one known person: those with a phone number, and the others."""
    rows = export.rows(contacts.TABLE)
    keys = pl.concat_list(name_key(pl.col("full_name")), name_key(full_name())).list.unique(maintain_order=True)
    keyed = rows.with_columns(keys=keys)
    person, several = match_contacts(keyed, identities)
    _note_nobody(findings, contacts.TABLE, several)
    known = keyed.select("has_phone", person_id=person, at=_midnight("imported_on"), what="company")
    known = known.filter(pl.col("person_id").is_not_null())
    return [
        _complete(known.filter("has_phone").drop("has_phone"), Kind.IMPORTED_CONTACT),
        _complete(known.filter(~pl.col("has_phone")).drop("has_phone"), Kind.IMPORTED_ADDRESS),
    ]


def _note_nobody(findings: list[Finding], table: TableFile[Any], rows: int) -> None:
    if rows:
        findings.append(Finding(Code.AMBIGUOUS_NAME, table.files[0], rows))
