"""Rows that know a person by name, company or e-mail only → the one person they can mean, or nobody."""

from __future__ import annotations

import polars as pl

from analyzer.people.employers import employer_key
from analyzer.people.identify import Identities


def match_names(rows: pl.DataFrame, identities: Identities) -> tuple[pl.Series, int]:
    """Find whom each row means by its name, and where several bear it by the company too.

    Args:
        rows: `key` (folded name) and `company` (as written, may be null).
        identities: Who is who.

    Returns:
        The person_id of each row, null for nobody, and how many rows found several people and chose none.
    """
    if rows.is_empty():
        return pl.Series("person_id", [], dtype=pl.String), 0
    numbered = rows.select("key", "company").with_row_index("place")
    bearers = (
        numbered.join(identities.names, on="key", how="inner")
        .join(identities.people.select("person_id", their_company="company"), on="person_id")
        .with_columns(n=pl.len().over("place"), fits=_same_employer("company", "their_company"))
        .with_columns(fitting=pl.col("fits").sum().over("place"))
    )
    chosen = bearers.filter((pl.col("n") == 1) | (pl.col("fits") & (pl.col("fitting") == 1)))
    found = numbered.join(chosen.select("place", "person_id"), on="place", how="left").sort("place")["person_id"]
    several = bearers.filter(pl.col("n") > 1)["place"].n_unique() - chosen.filter(pl.col("n") > 1).height
    return found, several


def match_contacts(contacts: pl.DataFrame, identities: Identities) -> tuple[pl.Series, int]:
    """Find whom each address-book entry means: by e-mail, which is surest, else by name.

    Args:
        contacts: `keys` (folded names the entry goes by), `emails` (as written, several possible).
        identities: Who is who.

    Returns:
        As `match_names`.
    """
    addresses = identities.people.select("person_id", email=pl.col("email").str.to_lowercase())
    addresses = addresses.filter(pl.col("email").is_not_null() & ~pl.col("email").is_duplicated())
    by_email = (
        contacts.select(email=pl.col("emails").str.to_lowercase().str.extract_all(r"[^\s,;<>]+@[^\s,;<>]+"))
        .with_row_index("place")
        .explode("email", empty_as_null=True)
        .join(addresses, on="email", how="left")
        .group_by("place")
        .agg(pl.col("person_id").drop_nulls().unique())
        .sort("place")
        .select(pl.when(pl.col("person_id").list.len() == 1).then(pl.col("person_id").list.first()))
        .to_series()
    )
    unsure = by_email.is_null()
    named = contacts.select("keys").with_row_index("entry").filter(unsure).explode("keys")
    named = named.select("entry", key="keys", company=pl.lit(None, pl.String)).filter(pl.col("key").is_not_null())
    found, several = match_names(named, identities)
    whom = named.select("entry", person_id=found).drop_nulls().unique()
    whom = whom.filter(~pl.col("entry").is_duplicated())
    return by_email.scatter(whom["entry"], whom["person_id"]), several


def _same_employer(one: str, other: str) -> pl.Expr:
    return (employer_key(pl.col(one)) == employer_key(pl.col(other))).fill_null(value=False)
