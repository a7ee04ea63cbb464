"""Connections.csv → one row per connection; rows that only carry a date are counted and set aside."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.dates import read_days
from analyzer.export.findings import Code
from analyzer.export.reading import ROW, Parsing, TableFile
from analyzer.export.tables.parsing import possible_days

_IDENTIFYING = ("first_name", "last_name", "url", "email", "company", "position")


class Connections(dy.Schema):
    """One row per connection, as written in the file. `connected_on` is a UTC day, null where it cannot be read."""

    row = dy.UInt32()
    first_name = dy.String(nullable=True)
    last_name = dy.String(nullable=True)
    url = dy.String(nullable=True)
    email = dy.String(nullable=True)
    company = dy.String(nullable=True)
    position = dy.String(nullable=True)
    connected_on = dy.Date(nullable=True)
    unnamed = dy.Bool()


def parse(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the columns. `unnamed` rows (members who closed or hid their account) stay: they are counted, not people."""
    if parsing.present >= {"email"} and _is_filled_with_na(texts["email"]):
        texts = texts.with_columns(pl.when(pl.col(name) != "NA").then(pl.col(name)) for name in _IDENTIFYING)
    frame = texts.with_columns(
        possible_days(texts, "connected_on", read_days(texts["connected_on"]), parsing),
        unnamed=pl.all_horizontal(pl.col(_IDENTIFYING).is_null()),
    )
    if "connected_on" in parsing.present:
        parsing.report(Code.MISSING_DATE, texts.filter(pl.col("connected_on").is_null()))
    unnamed = frame.filter("unnamed")
    parsing.report(Code.UNNAMED_CONNECTIONS, unnamed, set_aside=True)
    repeated = frame.filter(~pl.col("unnamed")).filter(~pl.struct(*_IDENTIFYING, "connected_on").is_first_distinct())
    parsing.report(Code.DUPLICATE_ROWS, repeated, set_aside=True)
    return frame.filter(~pl.col(ROW).is_in(repeated[ROW].implode()))


def _is_filled_with_na(emails: pl.Series) -> bool:
    """Some re-saved files write NA where nothing stood; nobody's address is that, and most people give none."""
    filled = (emails == "NA").sum()
    return filled > 0 and filled * 2 > emails.len()


TABLE = TableFile(
    name="connections",
    schema=Connections,
    files=("Connections.csv",),
    columns={
        "first_name": ("First Name", "Vorname", "Prénom"),
        "last_name": ("Last Name", "Nachname", "Nom"),
        "url": ("URL",),
        "email": ("Email Address", "E-Mail-Adresse", "Adresse e-mail"),
        "company": ("Company", "Unternehmen", "Entreprise"),
        "position": ("Position", "Poste"),
        "connected_on": ("Connected On", "Verbunden am", "Date de connexion"),
    },
    required=("first_name", "connected_on"),
    dated_by="connected_on",
    parse=parse,
    trimmed=_IDENTIFYING,
    one_line=True,
)
