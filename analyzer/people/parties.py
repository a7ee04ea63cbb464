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
    written = export.rows(messages.TABLE)
    if export.ego is None:  # whichever of the two is ego, the other would be wrong
        written = written.clear()
    by_address = export.has(messages.TABLE, "sender_url")
    list_column = "recipient_urls" if export.has(messages.TABLE, "recipient_urls") else "recipients"
    ids = identities.references
    rows = written.select(
        "row",
        "at",
        "content",
        "outgoing",
        sender=pl.col("sender_url") if by_address else name_key(pl.col("sender")),
        recipients=pl.col(list_column),
        group_size=_group_size(written, list_column, identities),
        sponsored=_sponsored(written),
        conversation=_conversation(written, has_codes=export.has(messages.TABLE, "conversation")),
    )
    rows = rows.join(ids.rename({"ref": "sender", "person_id": "from_whom"}), on="sender", how="left").with_columns(
        given=pl.coalesce("outgoing", pl.col("from_whom") == EGO)
    )
    sent = rows.filter("given").drop("from_whom")
    by_name = list_column == "recipients"
    lists = _people_of_lists(sent["recipients"], identities, by_name=by_name)
    met = sent.join(lists, on="recipients", how="inner")
    if by_name:
        unclear = sent.join(lists, on="recipients", how="anti")
        met = pl.concat([met, _namesakes_by_thread(rows, unclear, identities).select(met.columns)])
    received = rows.filter(~pl.col("given") & (pl.col("from_whom") != EGO)).rename({"from_whom": "person_id"})
    told = pl.concat([met, received], how="diagonal").with_columns(turn=-pl.col("row").cast(pl.Int64))
    laid = told.select("person_id", "given", "group_size", "conversation", "at", "content", "sponsored", "turn")
    groups = _group_members(rows, identities, by_name=by_name)
    return Told(laid, groups, _count_nobody(rows, told, identities))


def _group_members(rows: pl.DataFrame, identities: Identities, *, by_name: bool) -> dy.DataFrame[GroupMembers]:
    """Find who wrote to a group and who is among its recipients, ego left out.

    A message to many that nobody takes up is a circular and joins nobody: at least two people have to have written.
    """
    talk = rows.filter((pl.col("group_size") > 1) & ~pl.col("sponsored"))
    talk = talk.filter(pl.col("from_whom").n_unique().over("conversation") > 1)
    lists = _people_of_lists(talk["recipients"], identities, by_name=by_name)
    named = [
        talk.select("conversation", "at", person_id="from_whom"),
        talk.join(lists, on="recipients", how="inner").select("conversation", "at", "person_id"),
    ]
    members = pl.concat(named).filter(pl.col("person_id") != EGO).group_by("conversation", "person_id")
    days = pl.col("at").dt.date()
    return GroupMembers.validate(
        members.agg(first_on=days.min(), last_on=days.max()).sort("conversation", "person_id"), cast=True
    )


def _count_nobody(rows: pl.DataFrame, told: pl.DataFrame, identities: Identities) -> tuple[Finding, ...]:
    """Count advertisements, rows with a name that several bear, and rows whose other side has no profile."""
    lost = rows.filter(~pl.col("sponsored")).with_columns(turn=-pl.col("row").cast(pl.Int64))
    lost = lost.join(told.select("turn").unique(), on="turn", how="anti")
    several = identities.names.filter(pl.col("key").is_duplicated())["key"].unique()
    other = pl.when("given").then(name_key(pl.col("recipients"))).otherwise(name_key(pl.col("sender")))
    ambiguous = lost.filter(other.is_in(several.implode())).height
    counts = (
        (Code.SPONSORED, int(rows["sponsored"].sum())),
        (Code.AMBIGUOUS_NAME, ambiguous),
        (Code.NO_PROFILE, lost.height - ambiguous),
    )
    return tuple(Finding(code, messages.TABLE.files[0], count) for code, count in counts if count)


def _people_of_lists(lists: pl.Series, identities: Identities, *, by_name: bool) -> pl.DataFrame:
    """Who stands in each list of recipients: `recipients`, `person_id`, one row per list and alter."""
    distinct = lists.drop_nulls().unique().to_frame("recipients")
    names = split_names(pl.col("recipients"), identities.names["key"])
    parts = distinct.with_columns(ref=names if by_name else pl.col("recipients").str.split(",")).explode("ref")
    if by_name:
        parts = parts.with_columns(name_key(pl.col("ref")))
    found = parts.join(identities.references, on="ref").filter(pl.col("person_id") != EGO)
    return found.select("recipients", "person_id").unique()


def _namesakes_by_thread(rows: pl.DataFrame, unclear: pl.DataFrame, identities: Identities) -> pl.DataFrame:
    """Lay ego's messages to a name that several bear to the one of them who writes in the same thread."""
    heard = rows.filter(~pl.col("given") & (pl.col("from_whom") != EGO)).select("conversation", person_id="from_whom")
    alone = heard.unique().filter(~pl.col("conversation").is_duplicated())
    named = unclear.join(alone, on="conversation").with_columns(key=name_key(pl.col("recipients")))
    return named.join(identities.names, on=["key", "person_id"], how="semi").drop("key")


def _group_size(written: pl.DataFrame, list_column: str, identities: Identities) -> pl.Series:
    """Count the others in each conversation: the longer of the two lists, since members may have no address.

    A known name with a bare comma in it is one person.
    """
    sizes = pl.repeat(1, written.height, dtype=pl.UInt32, eager=True)
    lists = written.lazy().select(
        pl.any_horizontal(pl.col(name).str.contains(",", literal=True) for name in ("recipients", "recipient_urls"))
    )
    several = lists.collect().to_series().fill_null(value=False)
    if not several.any():
        return sizes
    commas = written.filter(several).select(
        "recipients",
        names=split_names(pl.col("recipients"), identities.names["key"]).list.len(),
        urls=pl.col("recipient_urls").str.split(",").list.len() if list_column == "recipient_urls" else pl.lit(0),
    )
    counted = commas.select(pl.max_horizontal("names", "urls").cast(pl.UInt32)).to_series()
    return sizes.scatter(several.arg_true(), counted)


def _sponsored(written: pl.DataFrame) -> pl.Series:
    """Mark every message of a thread that is an advertisement, the owner's button reply included."""
    mark = written.select(
        title=pl.col("title").str.to_lowercase() == _SPONSORED_TITLE, addressed=pl.col("sender_url").is_not_null()
    ).with_columns(pl.col("title").fill_null(value=False))
    unaddressed = ~mark["addressed"]
    html = written["content"].filter(unaddressed).str.contains(_SPONSORED_MARK, literal=True).fill_null(value=False)
    advert = mark["title"].scatter(unaddressed.arg_true().filter(html), True) if html.any() else mark["title"]  # noqa: FBT003
    if not advert.any():
        return advert
    threads = written["conversation"].filter(advert).drop_nulls().unique()
    return advert | written["conversation"].is_in(threads.implode()).fill_null(value=False)


def _conversation(written: pl.DataFrame, *, has_codes: bool) -> pl.Series:
    """Give each thread a number; where the export has no thread codes, the set of its parties' names is the thread."""
    if has_codes:
        return written["conversation"].hash()
    return written.select(
        pl.concat_list(name_key(pl.col("sender")), split_names(pl.col("recipients")).list.eval(name_key(pl.element())))
        .list.sort()
        .list.join("\n", ignore_nulls=True)
        .hash()
    ).to_series()
