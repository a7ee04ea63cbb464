"""An analysis → the connections for whom nothing in the export speaks, each with the reason; and who never is one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.network import find_bursts
from analyzer.schemas import Kind, Mark, Tier, WhyNot
from analyzer.ties import NOTE


class PruneReason(StrEnum):
    """Why somebody is up. The order is the one in which people are up: pitches and mass senders first."""

    PITCHED = "pitched"
    SENT_TO_MANY = "sent_to_many"
    ADVERTISED = "advertised"
    NEVER_ANSWERED = "never_answered"
    NEVER_A_WORD = "never_a_word"
    ONLY_CLICKS = "only_clicks"
    ONLY_A_GREETING = "only_a_greeting"
    ONLY_IN_GROUPS = "only_in_groups"
    COPY_OF_YOURS = "copy_of_yours"
    ONLY_YOU_WROTE = "only_you_wrote"
    NO_DATE = "no_date"


class Shield(StrEnum):
    """Why somebody is never up. Of several the first is told."""

    CLOSER = "closer"
    TWO_WAY = "two_way"
    ADDRESS_BOOK = "address_book"
    NOTED = "noted"
    YOUNG = "young"
    LABELLED = "labelled"
    TAGGED = "tagged"
    NAMED = "named"
    LAST_LINK = "last_link"


class Candidates(dy.Schema):
    """One row per connection for whom nothing in the export speaks, the first to be asked about first.

    `wrote` counts their one-to-one messages, `last_on` is the day of the last message of either. `wave` says that
    they were linked on a day of many. `endorsements` counts skills endorsed either way. `rank` is the place in the order.
    """

    person_id = dy.String(primary_key=True)
    rank = dy.UInt32()
    why = dy.Enum(PruneReason)
    connected_on = dy.Date(nullable=True)
    wave = dy.Bool()
    wrote = dy.UInt32()
    last_on = dy.Date(nullable=True)
    shared_employer = dy.Bool()
    endorsements = dy.UInt32()
    invitation_note = dy.Bool()
    strength = dy.Float64(min=0)


@dataclass(frozen=True, slots=True)
class Sorted:
    """Everybody sorted by whether anything speaks for them.

    Attributes:
        candidates: As `Candidates`.
        shields: `person_id`, `shield`: the other connections, and what speaks for them.
        knowable: Whether the export tells who talked with whom; without messages nobody is a candidate.
    """

    candidates: dy.DataFrame[Candidates]
    shields: pl.DataFrame
    knowable: bool


def sort_out(analysis: Analysis) -> Sorted:
    """Sort the connections into those who are up and those who never are, as far as the export tells.

    What their owner said about them is left to `queue`.
    """
    if not _knowable(analysis):
        return Sorted(
            Candidates.create_empty(),
            pl.DataFrame(schema={"person_id": pl.String, "shield": pl.Enum(Shield)}),
            knowable=False,
        )
    ties = analysis.ties.filter("is_connection")
    told = (
        ties.join(_words(analysis), on="person_id", how="left")
        .join(analysis.first_words.select("person_id", "pitch", "alike"), on="person_id", how="left")
        .with_columns(
            pl.col("wrote", "alike").fill_null(0),
            pl.col("both_wrote", "noted").fill_null(value=False),
            endorsements=pl.col("endorsements_given") + pl.col("endorsements_received"),
            wave=pl.col("person_id").is_in(_in_waves(analysis, ties).implode()),
            shield=_shield(analysis),
        )
    )
    up = told.filter(pl.col("shield").is_null()).with_columns(why=_why())
    ordered = up.sort(
        pl.col("why").to_physical(), "strength", "connected_on", "person_id", nulls_last=True
    ).with_row_index("rank")
    return Sorted(
        Candidates.validate(ordered.select(Candidates.column_names()), cast=True),
        told.filter(pl.col("shield").is_not_null()).select("person_id", "shield").sort("person_id"),
        knowable=True,
    )


def _knowable(analysis: Analysis) -> bool:
    """Tell whether silence in this export means anything: it needs messages, and an owner to lay them to."""
    talk = analysis.interactions.select((pl.col("kind") == Kind.MESSAGE.value).any()).item()
    return bool(talk) and analysis.facts.ego is not None


def _shield(analysis: Analysis) -> pl.Expr:
    quiet = pl.col("tier").cast(pl.String).is_in([Tier.SHALLOW.value, Tier.NO_EVIDENCE.value])
    recommended = (pl.col("recommendations_given") + pl.col("recommendations_received")) > 0
    in_book = pl.col("person_id").is_in(_in_address_book(analysis).implode())
    age = (pl.lit(analysis.as_of) - pl.col("connected_on")).dt.total_days()
    young = (age < analysis.settings.prune.young_days).fill_null(value=False)
    return (
        pl.when(~quiet | recommended)
        .then(_named(Shield.CLOSER))
        .when(pl.col("two_way") | pl.col("both_wrote"))
        .then(_named(Shield.TWO_WAY))
        .when(in_book)
        .then(_named(Shield.ADDRESS_BOOK))
        .when(pl.col("person_id").is_in(_noted(analysis).implode()))
        .then(_named(Shield.NOTED))
        .when(young)
        .then(_named(Shield.YOUNG))
    )


def _why() -> pl.Expr:
    reason = pl.col("reason_key").cast(pl.String)
    wrote, they_wrote = pl.col("wrote") > 0, reason == "only_they_wrote"
    rules = (
        (pl.col("pitch").is_not_null(), PruneReason.PITCHED),
        (pl.col("alike") > 0, PruneReason.SENT_TO_MANY),
        (reason == "only_advertising", PruneReason.ADVERTISED),
        (they_wrote, PruneReason.NEVER_ANSWERED),
        (reason == "only_in_groups", PruneReason.ONLY_IN_GROUPS),
        (reason == "only_you_wrote", PruneReason.ONLY_YOU_WROTE),
        (reason == "only_mass_message", PruneReason.COPY_OF_YOURS),
        (reason == "only_greeting", PruneReason.ONLY_A_GREETING),
        (reason == "only_undated", PruneReason.NO_DATE),
        (wrote, PruneReason.NEVER_ANSWERED),
        (pl.col("noted"), PruneReason.ONLY_A_GREETING),
        (pl.col("endorsements") > 0, PruneReason.ONLY_CLICKS),
    )
    return pl.coalesce(
        *(pl.when(holds).then(_because(why)) for holds, why in rules), _because(PruneReason.NEVER_A_WORD)
    )


def _named(shield: Shield) -> pl.Expr:
    return pl.lit(shield.value, pl.Enum(Shield))


def _because(why: PruneReason) -> pl.Expr:
    return pl.lit(why.value, pl.Enum(PruneReason))


def _words(analysis: Analysis) -> pl.DataFrame:
    """Count every word but advertising: messages, also those that are no contact, and the notes of invitations."""
    alone = (pl.col("kind") == Kind.MESSAGE.value) & (pl.col("group_size") == 1)
    advert = (pl.col("why_not") == WhyNot.SPONSORED.value).fill_null(value=False)
    note = (pl.col("kind") == Kind.INVITATION.value) & (pl.col("what") == NOTE).fill_null(value=False)
    told = analysis.interactions.lazy().filter((alone & ~advert) | note).group_by("person_id")
    theirs = ~pl.col("given").fill_null(value=True)
    return told.agg(
        wrote=(theirs & alone).sum(),
        both_wrote=theirs.any() & pl.col("given").fill_null(value=False).any(),
        noted=note.any(),
        last_on=pl.col("at").max().dt.date(),
    ).collect()


def _in_waves(analysis: Analysis, ties: pl.DataFrame) -> pl.Series:
    return find_bursts(ties.select("person_id", "connected_on"), analysis.settings.network)["person_id"]


def _noted(analysis: Analysis) -> pl.Series:
    """Those about whom ego wrote something down on LinkedIn."""
    return analysis.marks.filter(pl.col("mark") == Mark.NOTED.value)["person_id"].unique()


def _in_address_book(analysis: Analysis) -> pl.Series:
    kinds = [Kind.IMPORTED_CONTACT.value, Kind.IMPORTED_ADDRESS.value]
    return analysis.interactions.filter(pl.col("kind").cast(pl.String).is_in(kinds))["person_id"].unique()
