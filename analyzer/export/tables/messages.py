"""messages.csv → one row per message, drafts and rows that nobody can be told from set aside."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.export.dates import read_instants
from analyzer.export.findings import Code
from analyzer.export.reading import Parsing, TableFile
from analyzer.export.tables.parsing import possible_days


class Parties(dy.Schema):
    """One row for each sender and list of recipients that messages passed between: few, however many messages there are.

    `recipients` and `recipient_urls` list several, joined by commas.
    """

    parties = dy.UInt64(primary_key=True)
    sender = dy.String(nullable=True)
    sender_url = dy.String(nullable=True)
    recipients = dy.String(nullable=True)
    recipient_urls = dy.String(nullable=True)


_WHO: Final = ("sender", "sender_url", "recipients", "recipient_urls")

_DRAFT = ("draft", "conversation_draft")


class Messages(dy.Schema):
    """One row per message, in the order of the file: newest first within a conversation.

    `parties` and `conversation` are codes: of who wrote to whom, which `Parties` says, and of the thread. `outgoing` is
    only known in exports of 2018 to 2020. `conversation` is null in those, where the two names are the thread. `content`
    is null for a shared post or an attachment: still a message, without words.
    """

    row = dy.UInt32()
    conversation = dy.UInt64(nullable=True)
    title = dy.String(nullable=True)
    parties = dy.UInt64()
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    content = dy.String(nullable=True)
    outgoing = dy.Bool(nullable=True)


def parse(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the columns and set aside drafts, orphans without recipients or conversation, and exact repetitions."""
    direction = pl.col("outgoing").str.to_uppercase()
    frame = texts.with_columns(
        possible_days(texts, "at", read_instants(texts["at"]), parsing),
        outgoing=pl.when(direction.is_in(["OUTGOING", "INCOMING"])).then(direction == "OUTGOING"),
        parties=_code_of(_WHO),
    )
    draft = frame.select(
        pl.any_horizontal(
            pl.col(name).str.to_lowercase().is_in(["yes", "true"]).fill_null(value=False) for name in _DRAFT
        )
    ).to_series()
    incomplete = frame.select(
        pl.any_horizontal(
            pl.lit(value=False),
            *(pl.col(name).is_null() for name in ("conversation", "recipients") if name in parsing.present),
        )
    ).to_series()
    odd = (
        (Code.DRAFTS, draft),
        (Code.INCOMPLETE_MESSAGES, incomplete & ~draft),
        (Code.DUPLICATE_ROWS, _repeated(frame) & ~incomplete & ~draft),
    )
    kept = pl.repeat(value=True, n=frame.height, eager=True)
    for code, rows in odd:
        if rows.any():
            parsing.report(code, frame.filter(rows), set_aside=True)
            kept &= ~rows
    frame = frame if kept.all() else frame.filter(kept)
    thread = pl.when(pl.col("conversation").is_not_null()).then(pl.col("conversation").hash())
    return frame.with_columns(conversation=thread)


def who_to_whom(frame: pl.DataFrame) -> dy.DataFrame[Parties]:
    """Give each sender and list of recipients once, of rows as `parse` gives them."""
    # Copied: a text that is picked out of a column keeps all texts of that column in memory.
    copied = (pl.concat_str(pl.col(name), pl.lit("")).alias(name) for name in _WHO)
    once = frame.lazy().group_by("parties").agg(pl.col(_WHO).first()).with_columns(copied)
    return Parties.validate(once.sort("parties").collect(), cast=True)


def _code_of(columns: Sequence[str]) -> pl.Expr:
    """Give rows that are alike in some columns one code, and others another.

    Codes are hashes of 64 bits: that two of 100,000 different ones are equal has a chance of 3 in 10,000,000,000.
    """
    return pl.reduce(operator.xor, [pl.col(name).hash(seed=place) for place, name in enumerate(columns)])


def _repeated(frame: pl.DataFrame) -> pl.Series:
    """Mark rows that stand in the file a second time; only those of one thread and second are compared in full."""
    second = frame.select(_code_of(["conversation", "at"])).to_series()
    ordered = second.sort()
    twice = ordered.filter(ordered == ordered.shift())
    suspect = second.is_in(twice.unique().implode())
    if twice.is_empty():
        return suspect
    whole = ("conversation", "sender", "sender_url", "recipients", "recipient_urls", "at", "content")
    again = frame.filter(suspect).select(~pl.struct(whole).is_first_distinct()).to_series()
    return suspect.scatter(suspect.arg_true(), again)


TABLE = TableFile(
    name="messages",
    schema=Messages,
    files=("messages.csv",),
    columns={
        "conversation": ("CONVERSATION ID",),
        "title": ("CONVERSATION TITLE",),
        "sender": ("FROM",),
        "sender_url": ("SENDER PROFILE URL",),
        "recipients": ("TO",),
        "recipient_urls": ("RECIPIENT PROFILE URLS",),
        "at": ("DATE",),
        "content": ("CONTENT",),
        "outgoing": ("DIRECTION",),
        "draft": ("IS MESSAGE DRAFT",),
        "conversation_draft": ("IS CONVERSATION DRAFT",),
    },
    required=("sender", "at"),
    dated_by="at",
    parse=parse,
)
