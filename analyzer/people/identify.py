"""The tables of an export → who is who: one person_id for each alter, under every spelling the files use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.export import Code, Ego, Export, Finding, Survey
from analyzer.export.tables import endorsements, invitations, messages
from analyzer.people.ego import find_ego, split_names
from analyzer.people.keys import NAME_PREFIX, full_name, is_nobody, name_key, profile_urls
from analyzer.people.surveying import survey
from analyzer.schemas import People

EGO: Final = ""
"""Stands for ego where a reference is looked up: no person_id is empty."""

_NO_EGO: Final = Ego(None, EGO)


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is who in one export.

    Attributes:
        people: One row per alter.
        references: `ref`, `person_id`: every profile address as written and every folded name that stands for a
            person; EGO stands for the owner. A reference that could be several people is not in it.
        names: `key`, `person_id`: every folded name and each person who bears it, ego left out.
        parties: Who writes to whom, as `Survey` has it.
    """

    people: dy.DataFrame[People]
    references: pl.DataFrame
    names: pl.DataFrame
    parties: pl.DataFrame


def with_ego(export: Export) -> Export:
    """Give the export with its owner found."""
    found = survey(export)
    ego = find_ego(export, found)
    lost = ego is None and export.rows(messages.TABLE).height > 0
    findings = (*export.findings, Finding(Code.EGO_UNKNOWN)) if lost else export.findings
    return replace(export, ego=ego, findings=findings, survey=found)


def identify(export: Export) -> Identities:
    """Find out who is who.

    A person is the profile slug. Where a file has names only, a name stands for the one person who bears it exactly;
    borne by nobody known it is a person known by name only, borne by several it is nobody, and counted. Two addresses
    are never one person; two people of one name stay two.
    """
    ego = export.ego or _NO_EGO
    found = survey(export)
    addresses = found.addresses
    known = _known_names(found)
    named = _named_addresses(export, found, known)
    linked = _connections(found, named.filter(pl.col("slug") != (ego.slug or EGO)), ego)
    bearers = (
        pl.concat(
            [
                named.select("key", person_id="slug"),
                linked.select("key", "person_id"),
            ]
        )
        .unique()
        .filter(pl.col("person_id") != ego.person_id)
    )
    met = _names_met(export, found, known).filter(~pl.col("key").is_in(list(ego.name_keys)))
    count = bearers.group_by("key").agg(pl.len().alias("bearers"), pl.col("person_id").first())
    resolved = met.join(count, on="key", how="left").with_columns(pl.col("bearers").fill_null(0))
    minted = resolved.filter(pl.col("bearers") == 0).select("written", "key", person_id=NAME_PREFIX + pl.col("key"))
    references = pl.concat(
        [
            addresses.select(
                ref="url", person_id=pl.when(pl.col("slug") == (ego.slug or EGO)).then(pl.lit(EGO)).otherwise("slug")
            ),
            resolved.filter(pl.col("bearers") == 1).select(ref="key", person_id="person_id"),
            minted.select(ref="key", person_id="person_id"),
            pl.DataFrame(
                {"ref": sorted(ego.name_keys), "person_id": EGO}, schema={"ref": pl.String, "person_id": pl.String}
            ),
        ]
    )
    people = _people(linked, named, addresses, minted, ego)
    names = pl.concat([bearers, minted.select("key", "person_id")]).select("key", "person_id")
    return Identities(people, references.unique("ref", keep="first", maintain_order=True), names, found.parties)


def _known_names(found: Survey) -> pl.Series:
    """Every folded name that stands alone somewhere: of a connection, of a sender."""
    linked, senders = found.connections["key"], found.senders.select(name_key(pl.col("name"))).to_series()
    return pl.concat([linked, senders.alias("key")]).drop_nulls().unique()


def _named_addresses(export: Export, found: Survey, known: pl.Series) -> pl.DataFrame:
    """Every name that stands beside a profile address: `key`, `written`, `slug`, `rank` (how far to trust the name)."""
    invited = export.rows(invitations.TABLE).lazy()
    # Members without an address are in the names and not in the addresses: one address is not yet one recipient.
    one_name = split_names(pl.col("names"), known).list.len() == 1
    alone = found.lists.lazy().filter(~pl.col("urls").str.contains(",", literal=True) & one_name)
    linked = found.connections.lazy().filter(pl.col("slug").is_not_null())
    pairs = [
        found.senders.lazy().select(url="url", written="name", rank=pl.lit(1)),
        alone.select(url="urls", written="names", rank=pl.lit(2)),
        invited.select(url="inviter_url", written="inviter", rank=pl.lit(3)),
        invited.select(url="invitee_url", written="invitee", rank=pl.lit(3)),
        *(
            export.rows(table).lazy().select(url="url", written=full_name(), rank=pl.lit(4))
            for table in (endorsements.RECEIVED, endorsements.GIVEN)
        ),
    ]
    others = (
        pl.concat(pairs)
        .filter(pl.col("url").is_not_null() & pl.col("written").is_not_null())
        .join(found.addresses.lazy(), on="url")
        .select("slug", "written", "rank", key=name_key(pl.col("written")))
        .select("key", "slug", "written", "rank")
    )
    return (
        pl.concat([linked.select("key", "slug", written="name", rank=pl.lit(0)), others])
        .filter(pl.col("key").is_not_null() & ~is_nobody(pl.col("key")))
        .group_by("key", "slug")
        .agg(pl.col("rank").min(), pl.col("written").sort_by("rank", "written").first())
        .sort("slug", "rank", "key")
        .collect()
    )


def _connections(found: Survey, named: pl.DataFrame, ego: Ego) -> pl.DataFrame:
    """One row per connection, with its person_id; ego left out."""
    rows = found.connections
    with_address = rows.filter(pl.col("slug").is_not_null())
    with_address = with_address.sort("slug", "connected_on", "row").unique("slug", keep="first", maintain_order=True)
    by_name = rows.filter(pl.col("slug").is_null() & pl.col("key").is_not_null())
    adopted = _adopt(by_name, named.filter(~pl.col("slug").is_in(with_address["slug"].implode())))
    by_name = adopted.with_columns(person_id=pl.coalesce("adopted", _distinct_names(adopted)))
    return pl.concat(
        [
            with_address.with_columns(person_id="slug", by_name_only=pl.lit(value=False)),
            by_name.with_columns(slug="adopted", by_name_only=pl.lit(value=True)).drop("adopted"),
        ],
        how="diagonal",
    ).filter(pl.col("person_id") != ego.person_id)


def _adopt(by_name: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Give a connection without address the one address that its name has elsewhere, if both are the only ones."""
    one_address = named.group_by("key").agg(pl.col("slug").n_unique().alias("n"), adopted=pl.col("slug").first())
    one_address = one_address.filter(pl.col("n") == 1).drop("n")
    found = by_name.join(one_address, on="key", how="left", maintain_order="left")
    return found.with_columns(adopted=pl.when(~pl.col("key").is_duplicated()).then("adopted"))


def _distinct_names(rows: pl.DataFrame) -> pl.Series:
    """The person_id of people known by name: the name, told apart by company, then by day, then by number."""
    key = pl.col("key")
    company = pl.col("company").fill_null("").str.to_lowercase()
    day = pl.col("connected_on").dt.to_string("%Y-%m-%d").fill_null("")
    told = rows.with_row_index("place").with_columns(
        person_id=pl.when(~key.is_duplicated())
        .then(NAME_PREFIX + key)
        .when(~pl.struct(key, company).is_duplicated())
        .then(pl.concat_str(pl.lit(NAME_PREFIX), key, pl.lit("|"), company))
        .otherwise(pl.concat_str(pl.lit(NAME_PREFIX), key, pl.lit("|"), company, pl.lit("|"), day)),
    )
    told = told.sort("person_id", "position", "email", "row").with_columns(
        number=pl.int_range(pl.len()).over("person_id"),
    )
    numbered = pl.when(pl.col("number") > 0).then(pl.format("{}|{}", "person_id", pl.col("number") + 1))
    return told.with_columns(person_id=numbered.otherwise("person_id")).sort("place")["person_id"]


def _names_met(export: Export, found: Survey, known: pl.Series) -> pl.DataFrame:
    """Folded names that have to stand for a person because the file has no address there: `key`, `written`."""
    met = [pl.DataFrame(schema={"written": pl.String})]
    if not export.has(messages.TABLE, "sender_url"):
        met.append(found.senders.select(written="name"))
    if not export.has(messages.TABLE, "recipient_urls"):
        met.append(found.lists.select(written=split_names(pl.col("names"), known)).explode("written"))
    invited = export.rows(invitations.TABLE)
    for name, url in (("inviter", "inviter_url"), ("invitee", "invitee_url")):
        met.append(invited.filter(pl.col(url).is_null()).select(written=name))
    keyed = pl.concat(met).with_columns(key=name_key(pl.col("written")))
    keyed = keyed.filter(pl.col("key").is_not_null() & ~is_nobody(pl.col("key")))
    return keyed.group_by("key").agg(pl.col("written").min()).sort("key")


def _people(
    linked: pl.DataFrame, named: pl.DataFrame, addresses: pl.DataFrame, minted: pl.DataFrame, ego: Ego
) -> dy.DataFrame[People]:
    best_name = named.group_by("slug").agg(pl.col("written").first())
    others = (
        addresses.select("slug")
        .unique()
        .filter((pl.col("slug") != (ego.slug or EGO)) & ~pl.col("slug").is_in(linked["person_id"].implode()))
        .join(best_name, on="slug", how="left")
        .select(person_id="slug", slug="slug", name=pl.coalesce("written", "slug"), by_name_only=pl.lit(value=False))
    )
    unaddressed = minted.select("person_id", name="written", by_name_only=pl.lit(value=True))
    everyone = pl.concat(
        [
            linked.select(
                "person_id",
                "slug",
                pl.col("first_name"),
                pl.coalesce("name", "slug", "person_id").alias("name"),
                "company",
                "position",
                "email",
                "connected_on",
                "by_name_only",
                is_connection=pl.lit(value=True),
                profile_url=profile_urls(linked["slug"]),
            ),
            others.with_columns(
                is_connection=pl.lit(value=False),
                profile_url=profile_urls(others["slug"]),
            ),
            unaddressed.with_columns(is_connection=pl.lit(value=False)),
        ],
        how="diagonal",
    )
    first = pl.coalesce("first_name", pl.col("name").str.split(" ").list.first())
    everyone = everyone.with_columns(first_name=first).select(People.column_names())
    return People.validate(everyone.unique("person_id", keep="first", maintain_order=True).sort("person_id"), cast=True)
