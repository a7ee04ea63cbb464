"""Message rows and who is who → from whom to whom each message went, one row per message and alter."""

from __future__ import annotations

from dataclasses import dataclass

import dataframely as dy
import polars as pl

from analyzer.export import Code, Export, Finding
from analyzer.export.tables import messages
from analyzer.people.ego import split_names
from analyzer.people.identify import EGO, Identities
from analyzer.people.keys import name_key
from analyzer.schemas import GroupMembers

_SPONSORED_TITLE = "sponsored conversation"
_SPONSORED_MARK = "spinmail"  # a class name in the HTML of every advertisement


@dataclass(frozen=True, slots=True)
class Told:
    """The messages laid to people.

    Attributes:
        messages: One row per message and alter it passed between: `person_id`, `given` (ego wrote it), `group_size`
            (the others in the conversation), `conversation` (a code), `turn` (later messages of a thread have the
            higher one), `at`, `content`, `sponsored`.
        groups: Who takes part in which group conversation, whether they wrote or only received.
        findings: Rows whose other side has no profile.
    """

    messages: pl.DataFrame
    groups: dy.DataFrame[GroupMembers]
    findings: tuple[Finding, ...]


def tell_parties(export: Export, identities: Identities) -> Told:
    """Lay every message to the alters it passed between, and find out who is in which group."""
    written: pl.DataFrame = export.rows(messages.TABLE)
    if export.ego is None:  # whichever of the two is ego, the other would be wrong
        written = written.clear()
    by_name = not export.has(messages.TABLE, "recipient_urls")
    parties = _know(identities, sender_by_name=not export.has(messages.TABLE, "sender_url"), by_name=by_name)
    known = parties.select("parties", "from_whom", "group_size", "addressed")
    rows = written.with_row_index("place").join(known, on="parties", how="left", maintain_order="left")
    if rows["conversation"].has_nulls():
        rows = rows.join(_threads(parties), on="parties", how="left", maintain_order="left")
        rows = rows.with_columns(conversation=pl.coalesce("conversation", "thread"))
    rows = rows.select(
        "place",
        "row",
        "at",
        "content",
        "parties",
        "conversation",
        "from_whom",
        "group_size",
        given=pl.coalesce("outgoing", pl.col("from_whom") == EGO),
        sponsored=_sponsored(rows),
    )
    sent = rows.filter("given").drop("from_whom")
    reached = _people_of_lists(parties, identities, by_name=by_name)
    met = sent.join(reached, on="parties", how="inner", maintain_order="left_right")
    if by_name:
        unclear = sent.join(reached, on="parties", how="anti", maintain_order="left")
        met = pl.concat([met, _namesakes_by_thread(rows, unclear, parties, identities).select(met.columns)])
    received = rows.filter(~pl.col("given") & (pl.col("from_whom") != EGO)).rename({"from_whom": "person_id"})
    told = pl.concat([met, received.select(met.columns)])
    laid = told.select(
        "person_id",
        "given",
        "group_size",
        "conversation",
        "at",
        "content",
        "sponsored",
        turn=turn_of_row(),
    )
    groups = _group_members(rows, reached)
    lost = pl.repeat(value=True, n=rows.height, dtype=pl.Boolean, eager=True).scatter(told["place"], pl.Series([False]))
    return Told(laid, groups, _count_nobody(rows, lost, parties, identities))


def turn_of_row() -> pl.Expr:
    """Number messages so that the later one of a thread has the higher number: the file is newest first."""
    return -pl.col("row").cast(pl.Int64)


def _know(identities: Identities, *, sender_by_name: bool, by_name: bool) -> pl.DataFrame:
    """Find out of each pair of sender and recipients who it is that writes, and how many the others are.

    Args:
        identities: Who is who, and who writes to whom.
        sender_by_name: Whether senders have no address.
        by_name: Whether recipients have none.

    Returns:
        `parties`, `sender`, `recipients` (as written), `listed` (their addresses, else their names), `from_whom`,
        `group_size`, `addressed` (whether the sender has an address).
    """
    parties = identities.parties
    known = parties.select(
        "parties",
        "sender",
        "recipients",
        listed="recipients" if by_name else "recipient_urls",
        ref=name_key(pl.col("sender")) if sender_by_name else pl.col("sender_url"),
        group_size=_group_size(identities, by_name=by_name),
        addressed=pl.col("sender_url").is_not_null(),
    )
    senders = identities.references.rename({"person_id": "from_whom"})
    return known.join(senders, on="ref", how="left", maintain_order="left").drop("ref")


def _threads(parties: pl.DataFrame) -> pl.DataFrame:
    """Give the thread of messages that have no code of one: the set of their names is the thread.

    Returns:
        `parties`, `thread`.
    """
    names = pl.concat_list(
        name_key(pl.col("sender")), split_names(pl.col("recipients")).list.eval(name_key(pl.element()))
    )
    code = names.list.sort().list.join("\n", ignore_nulls=True).hash()
    return parties.select("parties", thread=code)


def _group_members(rows: pl.DataFrame, reached: pl.DataFrame) -> dy.DataFrame[GroupMembers]:
    """Find who wrote to a group and who is among its recipients, ego left out.

    A message to many that nobody takes up is a circular and joins nobody: at least two people have to have written.
    """
    talk = rows.filter((pl.col("group_size") > 1) & ~pl.col("sponsored"))
    talk = talk.filter(pl.col("from_whom").n_unique().over("conversation") > 1)
    named = [
        talk.select("conversation", "at", person_id="from_whom"),
        talk.join(reached, on="parties", how="inner").select("conversation", "at", "person_id"),
    ]
    members = pl.concat(named).filter(pl.col("person_id") != EGO).group_by("conversation", "person_id")
    days = pl.col("at").dt.date()
    return GroupMembers.validate(
        members.agg(first_on=days.min(), last_on=days.max()).sort("conversation", "person_id"), cast=True
    )


def _count_nobody(
    rows: pl.DataFrame, lost: pl.Series, parties: pl.DataFrame, identities: Identities
) -> tuple[Finding, ...]:
    """Count advertisements, rows with a name that several bear, and rows whose other side has no profile."""
    nobody = rows.filter(lost & ~pl.col("sponsored")).join(parties, on="parties")
    several = identities.names.filter(pl.col("key").is_duplicated())["key"].unique()
    other = name_key(pl.when("given").then("recipients").otherwise("sender"))
    ambiguous = nobody.filter(other.is_in(several.implode())).height
    counts = (
        (Code.SPONSORED, int(rows["sponsored"].sum())),
        (Code.AMBIGUOUS_NAME, ambiguous),
        (Code.NO_PROFILE, nobody.height - ambiguous),
    )
    return tuple(Finding(code, messages.TABLE.files[0], count) for code, count in counts if count)


def _people_of_lists(parties: pl.DataFrame, identities: Identities, *, by_name: bool) -> pl.DataFrame:
    """Who stands in each list of recipients, ego left out: `parties`, `person_id`, no repetition."""
    distinct = parties.select("listed").drop_nulls().unique(maintain_order=True)
    names = split_names(pl.col("listed"), identities.names["key"])
    parts = distinct.with_columns(ref=names if by_name else pl.col("listed").str.split(",")).explode("ref")
    if by_name:
        parts = parts.with_columns(name_key(pl.col("ref")))
    found = parts.join(identities.references, on="ref", maintain_order="left").filter(pl.col("person_id") != EGO)
    alters = found.select("listed", "person_id").unique(maintain_order=True)
    return parties.select("parties", "listed").join(alters, on="listed").select("parties", "person_id")


def _namesakes_by_thread(
    rows: pl.DataFrame, unclear: pl.DataFrame, parties: pl.DataFrame, identities: Identities
) -> pl.DataFrame:
    """Lay ego's messages to a name that several bear to the one of them who writes in the same thread."""
    heard = rows.filter(~pl.col("given") & (pl.col("from_whom") != EGO)).select("conversation", person_id="from_whom")
    alone = heard.unique().filter(~pl.col("conversation").is_duplicated())
    keys = parties.select("parties", key=name_key(pl.col("recipients")))
    named = unclear.join(alone, on="conversation").join(keys, on="parties")
    return named.join(identities.names, on=["key", "person_id"], how="semi").drop("key")


def _group_size(identities: Identities, *, by_name: bool) -> pl.Expr:
    """Count the others in each conversation: the longer of the two lists, since members may have no address.

    A known name with a bare comma in it is one person.
    """
    names = split_names(pl.col("recipients"), identities.names["key"]).list.len()
    urls = pl.lit(0) if by_name else pl.col("recipient_urls").str.split(",").list.len()
    return pl.max_horizontal(names, urls, 1).cast(pl.UInt32)


def _sponsored(rows: pl.DataFrame) -> pl.Series:
    """Mark every message of a thread that is an advertisement, the owner's button reply included."""
    # A title of another length is another one: nearly none needs to be folded.
    likely = (rows["title"].str.len_bytes() == len(_SPONSORED_TITLE)).fill_null(value=False).arg_true()
    titled = likely.filter(rows["title"].gather(likely).str.to_lowercase() == _SPONSORED_TITLE)
    unaddressed = (~rows["addressed"]).arg_true()
    html = rows["content"].gather(unaddressed).str.contains(_SPONSORED_MARK, literal=True).fill_null(value=False)
    none = pl.repeat(value=False, n=rows.height, dtype=pl.Boolean, eager=True)
    advert = none.scatter(pl.concat([titled, unaddressed.filter(html)]), pl.Series([True]))
    if not advert.any():
        return advert
    threads = rows["conversation"].filter(advert).drop_nulls().unique()
    return advert | rows["conversation"].is_in(threads.implode()).fill_null(value=False)
