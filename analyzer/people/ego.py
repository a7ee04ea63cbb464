"""The tables of an export → whose export it is, found without being told."""

from __future__ import annotations

from typing import Final

import polars as pl

from analyzer.export import Ego, Export, Survey
from analyzer.export.tables import invitations, messages, profile
from analyzer.people.keys import NAME_PREFIX, full_name, is_nobody, name_key

_MOST: Final = 0.5  # of all rows: a party to fewer than half is no owner of the inbox


def find_ego(export: Export, found: Survey) -> Ego | None:
    """Find the owner: the one party to every message, else the profile's name, else what the invitations say.

    Args:
        export: The tables.
        found: Who stands in them. The owner is never among the connections (as measured in real exports).

    Returns:
        The owner; None where nothing tells.
    """
    profile_name, profile_key = _profile_name(export)
    slugs, linked = found.addresses, found.connections["slug"].drop_nulls()
    named = found.senders.select(name=name_key(pl.col("name")), written="name", url="url")
    named = named.join(slugs, on="url", how="left").filter(pl.col("name").is_not_null())
    slug = _party_to_every_row(found, slugs, linked, named, profile_key)
    invited = _from_invitations(export, slugs)
    # Without the recipients' addresses nobody's address is in every row, but somebody's name is.
    in_every_row = None if slug else _name_in_every_row(export, profile_key)
    slug = slug or _slug_named(found, slugs, in_every_row, linked) or _slug_named(found, slugs, profile_key, linked)
    slug = slug or invited[0]
    keys = {key for key in (in_every_row, profile_key) if key}
    keys |= set(named.filter(pl.col("slug") == slug)["name"].to_list()) if slug else set()
    if not keys and invited[1]:
        keys = {invited[1]}
    if not slug and not keys:
        return None
    own = named.filter(pl.col("name").is_in(list(keys)))["written"].to_list()
    identity = slug or NAME_PREFIX + (in_every_row or profile_key or min(keys))
    return Ego(profile_name or min(own, default=None), identity, slug, frozenset(keys))


def _profile_name(export: Export) -> tuple[str | None, str | None]:
    rows = (
        export.rows(profile.TABLE)
        .select(name=full_name(), key=name_key(full_name()))
        .filter(pl.col("key").is_not_null())
    )
    return (rows["name"][0], rows["key"][0]) if rows.height else (None, None)


def _party_to_every_row(
    found: Survey, slugs: pl.DataFrame, linked: pl.Series, named: pl.DataFrame, profile_key: str | None
) -> str | None:
    """The slug that sends or receives every message, if there is one; a party to most if nobody else is."""
    if not found.lists["urls"].count():
        return None  # the recipients have no addresses before 2023, so nobody is party to every row
    senders = found.senders.select("url", "rows")
    recipients = found.lists.select("rows", url=pl.col("urls").str.split(",")).explode("url").select("url", "rows")
    parties = pl.concat([senders, recipients]).join(slugs, on="url").group_by("slug").agg(pl.col("rows").sum())
    strangers = parties.filter(~pl.col("slug").is_in(linked.implode()))
    candidates, unlinked = (
        set(some.filter(pl.col("rows") >= found.rows)["slug"].to_list()) for some in (parties, strangers)
    )
    of_name = set(named.filter(pl.col("name") == profile_key)["slug"].to_list()) if profile_key else set()
    # One correspondent is party to every row too: the owner is the one who is no connection, or bears the name.
    for narrowed in (unlinked, unlinked & of_name, candidates & of_name):
        if len(narrowed) == 1:
            return str(narrowed.pop())
    most = strangers.filter(pl.col("rows") > found.rows * _MOST)["slug"].to_list()
    return str(most[0]) if not candidates and len(most) == 1 else None


def _slug_named(found: Survey, slugs: pl.DataFrame, key: str | None, linked: pl.Series) -> str | None:
    """The address that sends most under a name; namesakes write less to an inbox than its owner does."""
    if not key:
        return None
    senders = found.senders.filter(name_key(pl.col("name")) == key).join(slugs, on="url")
    counted = senders.filter(~pl.col("slug").is_in(linked.implode())).group_by("slug").agg(pl.col("rows").sum())
    own = counted.sort("rows", "slug", descending=[True, False])["slug"].to_list()
    return str(own[0]) if own else None


def _name_in_every_row(export: Export, profile_key: str | None) -> str | None:
    """The name that is in FROM or TO of every row; where several are, the profile's; None where no name is."""
    written = export.rows(messages.TABLE).select("row", "outgoing", "parties").join(export.parties, on="parties")
    if not written.height:
        return None
    outgoing = written.filter(pl.col("outgoing").fill_null(value=False)).select(key=name_key(pl.col("sender")))["key"]
    if outgoing.count():
        return str(outgoing.drop_nulls().mode().sort()[0])
    parties = pl.concat(
        [
            written.select("row", key=name_key(pl.col("sender"))),
            written.select("row", key=split_names(pl.col("recipients")))
            .explode("key")
            .with_columns(name_key(pl.col("key"))),
        ]
    ).filter(pl.col("key").is_not_null() & ~is_nobody(pl.col("key")))
    counts = parties.unique().group_by("key").len()
    every = parties["row"].n_unique()
    candidates = counts.filter(pl.col("len") == every)["key"].to_list()
    if profile_key in candidates:
        return profile_key
    return str(candidates[0]) if len(candidates) == 1 else None


def split_names(joined: pl.Expr, known: pl.Series | None = None) -> pl.Expr:
    """Split a TO field: names are joined by a bare comma, while a comma inside a name is followed by a space.

    A field that as a whole is somebody's known name (folded, in `known`) is that one name, whatever commas are in it.
    """
    parts = (
        joined.str.replace_all(", ", "\0 ", literal=True)
        .str.split(",")
        .list.eval(pl.element().str.replace_all("\0", ",", literal=True))
    )
    if known is None:
        return parts
    return pl.when(name_key(joined).is_in(known.implode())).then(pl.concat_list(joined)).otherwise(parts)


def _from_invitations(export: Export, slugs: pl.DataFrame) -> tuple[str | None, str | None]:
    """The inviter of what went out and the invitee of what came in: slug and folded name, as far as they agree."""
    rows = export.rows(invitations.TABLE).filter(pl.col("outgoing").is_not_null())
    own = rows.select(
        url=pl.when("outgoing").then("inviter_url").otherwise("invitee_url"),
        name=name_key(pl.when("outgoing").then("inviter").otherwise("invitee")),
    ).join(slugs, on="url", how="left")
    slug, name = (own[column].drop_nulls().mode().sort() for column in ("slug", "name"))
    return (str(slug[0]) if slug.len() else None, str(name[0]) if name.len() else None)
