"""The messages of an export → who stands in them, once each: what is asked of half a million rows is asked of these."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from analyzer.export import Export
from analyzer.export.tables import messages


@dataclass(frozen=True, slots=True)
class Mentions:
    """The distinct senders and the distinct lists of recipients.

    Attributes:
        senders: `name`, `url`, `rows`: how many messages each of them sent.
        lists: `names`, `urls`, `rows`: how many messages went to each list.
        rows: How many messages name an address at all.
    """

    senders: pl.DataFrame
    lists: pl.DataFrame
    rows: int


def find_mentions(export: Export) -> Mentions:
    """Count each sender and each list of recipients."""
    written = export.rows(messages.TABLE).lazy()
    senders, lists, addressed = pl.collect_all(
        [
            written.group_by(name="sender", url="sender_url").agg(pl.len().alias("rows")).sort("url", "name"),
            written.group_by(names="recipients", urls="recipient_urls")
            .agg(pl.len().alias("rows"))
            .sort("urls", "names"),
            written.select((pl.col("sender_url").is_not_null() | pl.col("recipient_urls").is_not_null()).sum()),
        ]
    )
    return Mentions(senders, lists, addressed.item() or 0)
