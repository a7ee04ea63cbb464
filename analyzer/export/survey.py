"""Who stands in an export, as its files write them: what is asked of half a million rows is asked of these."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Survey:
    """The names and addresses of an export, once each.

    Attributes:
        parties: `parties` (the code in each message), `sender`, `sender_url`, `recipients`, `recipient_urls`, `rows`: how
            many messages passed between them.
        senders: `name`, `url`, `rows`: how many messages each of them sent.
        lists: `names`, `urls`, `rows`: how many messages went to each list.
        rows: How many messages name an address at all.
        addresses: `url`, `slug`: every profile address in any file, as written, with its slug.
        connections: The rows of Connections.csv that have a name or an address left, with `slug`, `name` (as messages
            write it) and `key` (the name folded).
    """

    parties: pl.DataFrame
    senders: pl.DataFrame
    lists: pl.DataFrame
    rows: int
    addresses: pl.DataFrame
    connections: pl.DataFrame
