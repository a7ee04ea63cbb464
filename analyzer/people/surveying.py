"""The tables of an export → the names and addresses in them, once each."""

from __future__ import annotations

import polars as pl

from analyzer.export import Export, Survey
from analyzer.export.tables import connections, endorsements, invitations, messages
from analyzer.people.keys import full_name, name_key, slugs_of


def survey(export: Export) -> Survey:
    """Give the survey of an export; the one that was made when it was read, where it still holds."""
    return export.survey or make_survey(export)


def make_survey(export: Export) -> Survey:
    """Count who wrote to whom, and of these each sender and each list of recipients; read every address."""
    rows = export.rows(messages.TABLE).group_by("parties").agg(pl.len().alias("rows"))
    parties = export.parties.join(rows, on="parties", how="inner", maintain_order="left")
    told = parties.lazy()
    count = pl.col("rows").sum()
    senders, lists, addressed = pl.collect_all(
        [
            told.group_by(name="sender", url="sender_url").agg(count).sort("url", "name"),
            told.group_by(names="recipients", urls="recipient_urls").agg(count).sort("urls", "names"),
            told.filter(pl.col("sender_url").is_not_null() | pl.col("recipient_urls").is_not_null()).select(count),
        ]
    )
    addresses = _addresses(export, senders, lists)
    linked = (
        export.rows(connections.TABLE)
        .filter(~pl.col("unnamed"))
        .join(addresses, on="url", how="left", maintain_order="left")
        .with_columns(name=full_name())
        .with_columns(key=name_key(pl.col("name")))
    )
    return Survey(parties, senders, lists, addressed.item(), addresses, linked)


def _addresses(export: Export, senders: pl.DataFrame, lists: pl.DataFrame) -> pl.DataFrame:
    """Every profile address in the export as written, with its slug: no repetition, no nulls."""
    written = [
        export.rows(connections.TABLE)["url"],
        senders["url"],
        lists["urls"].drop_nulls().str.split(",").explode(empty_as_null=False),
        *(export.rows(invitations.TABLE)[name] for name in ("inviter_url", "invitee_url")),
        *(export.rows(table)["url"] for table in (endorsements.RECEIVED, endorsements.GIVEN)),
    ]
    urls = pl.concat([series.alias("url") for series in written]).drop_nulls().unique().sort()
    return pl.DataFrame({"url": urls, "slug": slugs_of(urls)}).filter(pl.col("slug").is_not_null())
