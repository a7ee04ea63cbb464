"""Contacts.csv, ImportedContacts.csv, Imported Contacts.csv → one row per entry of the uploaded address book."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.dates import read_days
from analyzer.export.reading import Parsing, TableFile
from analyzer.export.tables.parsing import possible_days

_FEWEST_DIGITS = 5  # of a phone number; the shortest real ones, internal extensions apart, have more


class Contacts(dy.Schema):
    """One row per entry. Not LinkedIn ties: the owner's own address book, once uploaded."""

    row = dy.UInt32()
    first_name = dy.String(nullable=True)
    last_name = dy.String(nullable=True)
    full_name = dy.String(nullable=True)
    company = dy.String(nullable=True)
    emails = dy.String(nullable=True)
    has_phone = dy.Bool()
    imported_on = dy.Date(nullable=True)


def parse(texts: pl.DataFrame, parsing: Parsing) -> pl.DataFrame:
    """Type the columns; of a phone number only its presence is kept."""
    return texts.with_columns(
        possible_days(texts, "imported_on", read_days(texts["imported_on"]), parsing),
        has_phone=pl.col("phones").str.count_matches(r"[0-9]").fill_null(0) >= _FEWEST_DIGITS,
    ).drop("phones")


TABLE = TableFile(
    name="contacts",
    schema=Contacts,
    files=("Contacts.csv", "ImportedContacts.csv", "Imported Contacts.csv"),
    columns={
        "first_name": ("FirstName",),
        "last_name": ("LastName",),
        "full_name": ("FullName",),
        "company": ("Companies",),
        "emails": ("Emails", "Email Address"),
        "phones": ("PhoneNumbers",),
        "imported_on": ("CreatedAt",),
    },
    required=("first_name", "phones"),
    dated_by="imported_on",
    parse=parse,
    trimmed=("first_name", "last_name", "full_name", "company"),
)
