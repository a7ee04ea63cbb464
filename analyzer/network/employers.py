"""Companies as people write them → employers, each spelling's merge listed so that it can be undone."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.people.employers import employer_key

_COUNTRIES: Final = (
    "africa|america|americas|apac|argentina|asia|australia|austria|belgie|belgique|belgium|benelux|brasil|brazil|canada|chile|"
    "china|colombia|dach|danmark|denmark|deutschland|emea|espana|europe|finland|france|germany|global|greece|hungary|iberia|"
    "india|international|ireland|italia|italy|japan|korea|latam|mexico|middle east|nederland|netherlands|new zealand|nordics|"
    "norge|norway|osterreich|peru|poland|polska|portugal|romania|russia|schweiz|singapore|south africa|spain|suisse|sverige|"
    "sweden|switzerland|turkey|uae|uk|uk & ireland|uk and ireland|ukraine|united kingdom|united states|us|usa|worldwide"
)
_COUNTRY: Final = rf"(.) (?:{_COUNTRIES})$"
_GENERIC: Final = (
    "air|arts|bank|banca|banco|banque|bureau|centre|center|college|council|department|embassy|focus|foundation|government|"
    "green|grupo|group|hospital|hotel|institute|invest|media|ministry|new|radio|research|royal|save|startup|tech|telecom|"
    "the|trade|transparency|university|visit|water|women|work|young"
)
"""Words that are no employer without the country behind them: Air France is not Air."""

_SCHOOL: Final = (
    r"\b(?:university|universiteit|universitat|universite|universidad|universidade|universita|college|school|schule|"
    r"hochschule|fachhochschule|gymnasium|lycee|ecole|escuela|escola|scuola|instituto superior|politecnico|polytechnic|"
    r"academy|akademie|faculty|eth|hogeschool)\b|\buni\b"
)


class Employers(dy.Schema):
    """One row per company as written. `employer` is the key of the employer it is, `label` what most people call it."""

    company = dy.String(primary_key=True)
    employer = dy.String()
    label = dy.String()
    is_school = dy.Bool()


class Merges(dy.Schema):
    """One row per spelling that was taken for an employer mostly written otherwise. Naming it keeps it apart."""

    company = dy.String(primary_key=True)
    employer = dy.String()
    label = dy.String()
    people = dy.UInt32()


def name_employers(
    companies: pl.Series, own: pl.Series, schools: Collection[str], apart: Collection[str]
) -> dy.DataFrame[Employers]:
    """Find out which spellings are one employer.

    Two are one where nothing differs but case, accents, punctuation, a note in brackets, the legal form, or a country
    behind a name that somebody else writes without it.

    Args:
        companies: As written, one entry per person; nulls are left out.
        own: Ego's own employers and schools as written; they get a row, and name nothing.
        schools: Keys of ego's own schools.
        apart: Spellings that are to stay employers of their own.
    """
    counted = companies.drop_nulls().alias("company").to_frame().group_by("company").len()
    extra = own.drop_nulls().unique().alias("company").to_frame().join(counted, on="company", how="anti")
    counted = pl.concat([counted, extra.with_columns(len=pl.lit(0, pl.get_index_type()))]).sort("company")
    keyed = counted.with_columns(key=employer_key(pl.col("company")))
    keyed = keyed.with_columns(
        key=pl.when(pl.col("company").is_in(list(apart))).then(pl.format("{} (apart)", "company")).otherwise("key")
    ).filter(pl.col("key").is_not_null())
    short = keyed.select("company", base=pl.col("key").str.replace(_COUNTRY, "$1"))
    bases = keyed["key"].unique().to_list()
    keyed = (
        keyed.join(short, on="company", how="left")
        .with_columns(
            employer=pl.when(
                pl.col("base").is_in(bases) & ~pl.col("base").is_in(_GENERIC.split("|")) & (pl.col("base") != "")
            )
            .then("base")
            .otherwise("key")
        )
        .sort("employer", "len", pl.col("company").str.len_chars(), "company", descending=[False, True, False, False])
        .with_columns(label=pl.col("company").str.strip_chars().first().over("employer"))
    )
    school = pl.col("employer").str.contains(_SCHOOL) | pl.col("employer").is_in(list(schools))
    return Employers.validate(keyed.select("company", "employer", "label", is_school=school).sort("company"), cast=True)


def list_merges(employers: dy.DataFrame[Employers], companies: pl.Series) -> dy.DataFrame[Merges]:
    """List the spellings that were merged, the one with most people first.

    Args:
        employers: As `name_employers` gives them.
        companies: As written, one entry per person.
    """
    people = companies.drop_nulls().alias("company").to_frame().group_by("company").agg(pl.len().alias("people"))
    merged = employers.filter(pl.col("company").str.strip_chars() != pl.col("label")).join(people, on="company")
    return Merges.validate(
        merged.select(Merges.column_names()).sort("people", "company", descending=[True, False]), cast=True
    )
