"""Shares.csv and InstantReposts.csv → one row per post of the owner's own, and per post passed on without a word."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.dates import read_instants
from analyzer.export.reading import Parsing, TableFile
from analyzer.export.tables.parsing import possible_days, read_at


class Shares(dy.Schema):
    """One row per post; `text` is what the owner wrote, with its line breaks."""

    row = dy.UInt32()
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)
    text = dy.String(nullable=True)


class Reposts(dy.Schema):
    """One row per post passed on."""

    row = dy.UInt32()
    at = dy.Datetime(time_unit="us", time_zone="UTC", nullable=True)


def parse(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the columns; LinkedIn writes each line break of a post between two quotation marks of its own."""
    mended = pl.col("text").str.replace_all(r'"\r?\n"', "\n")
    return texts.with_columns(mended, possible_days(texts, "at", read_instants(texts["at"]), parsing))


def parse_reposts(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the columns."""
    return read_at(texts, parsing).drop("link")


TABLE = TableFile(
    name="shares",
    schema=Shares,
    files=("Shares.csv",),
    columns={"at": ("Date",), "text": ("ShareCommentary",)},
    required=("at", "text"),
    dated_by="at",
    parse=parse,
)
REPOSTS = TableFile(
    name="reposts",
    schema=Reposts,
    files=("InstantReposts.csv",),
    columns={"at": ("Date",), "link": ("Link",)},
    required=("at", "link"),
    dated_by="at",
    parse=parse_reposts,
)
