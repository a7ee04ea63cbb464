"""Titles as people write them, in seven languages → the field somebody works in and how senior they are."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final

import dataframely as dy
import polars as pl

LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl")
"""Languages with a file of rules in titles/. All are asked of every title: people write in several at once."""


class Field(StrEnum):
    """A job family. Where a title speaks for two, the one that stands first here is meant: a sales engineer sells."""

    PEOPLE = "people"
    SALES = "sales"
    MARKETING = "marketing"
    LAW = "law"
    DATA = "data"
    SOFTWARE = "software"
    IT = "it"
    NURSING = "nursing"
    MEDICINE = "medicine"
    EDUCATION = "education"
    MEDIA = "media"
    DESIGN = "design"
    FINANCE = "finance"
    PRODUCT = "product"
    PROJECTS = "projects"
    LOGISTICS = "logistics"
    SERVICE = "service"
    SOCIAL = "social"
    OFFICE = "office"
    PUBLIC = "public"
    HOSPITALITY = "hospitality"
    BUILDING = "building"
    SCIENCE = "science"
    ENGINEERING = "engineering"
    OPERATIONS = "operations"
    CONSULTING = "consulting"
    MANAGEMENT = "management"


class Level(StrEnum):
    """How senior a title is. Where it speaks for two, the one that stands first here is meant."""

    JUNIOR = "junior"
    EXECUTIVE = "executive"
    HEAD = "head"
    MANAGER = "manager"
    SENIOR = "senior"
    PROFESSIONAL = "professional"


class Jobs(dy.Schema):
    """One row per distinct title. What a title does not tell is null: none is invented."""

    position = dy.String(primary_key=True)
    field = dy.Enum(Field, nullable=True)
    level = dy.Enum(Level, nullable=True)


_NONE: Final = "none"  # a phrase that looks like a field and is none
_MOST_CHARACTERS: Final = 160  # of a title; what follows is a slogan
_EMPLOYER: Final = r"(\S)\s+(?:at|@|bei|chez|presso)\s.*$|(\S)\s*@.*$"
_NEXT_TITLE: Final = r"\s[-–—]+\s|[|•·,;/()\[\]]"


def classify_titles(positions: pl.Series) -> dy.DataFrame[Jobs]:
    """Tell field and level of each distinct title.

    A title is read part by part (commas, bars and slashes part it), and the first part that tells counts. In a part
    the phrase of most words decides, and between equals the order of `Field` and `Level`. A title with a field and no
    word of rank is a professional's.

    Args:
        positions: Titles as written; nulls are left out.
    """
    titles = positions.drop_nulls().unique().sort().alias("position").to_frame()
    parts = (
        titles.lazy()
        .select("position", part=fold_title(pl.col("position")).str.split("|"))
        .explode("part")
        .with_columns(place=pl.int_range(pl.len()).over("position"))
        .with_columns(part=pl.format("^ {} $", pl.col("part").str.strip_chars()))
    )
    rules = _rules()
    said = (
        parts.with_columns(
            pattern=pl.col("part").str.extract_many(rules["pattern"].unique().sort().to_list(), overlapping=True)
        )
        .explode("pattern")
        .join(rules.lazy(), on="pattern")
        .sort("position", "place", "words", "rank", descending=[False, False, True, False])
        .unique(["position", "kind"], keep="first", maintain_order=True)
        .select("position", "kind", "value")
        .collect()
    )
    field, level = (said.filter(kind=kind).select("position", pl.col("value").alias(kind)) for kind in _KINDS)
    jobs = titles.join(field, on="position", how="left").join(level, on="position", how="left")
    known = pl.when(pl.col("field") != _NONE).then("field")
    jobs = jobs.with_columns(field=known).with_columns(
        level=pl.coalesce("level", pl.when(pl.col("field").is_not_null()).then(pl.lit(Level.PROFESSIONAL.value)))
    )
    return Jobs.validate(jobs.sort("position"), cast=True)


def fold_title(title: pl.Expr) -> pl.Expr:
    """Fold a title: no case, accents and punctuation, the employer cut off, its parts divided by bars."""
    text = title.str.head(_MOST_CHARACTERS).str.to_lowercase().str.replace_all("ß", "ss", literal=True)
    text = text.str.normalize("NFKD").str.replace_all(r"\p{M}+", "")
    text = text.str.replace(_EMPLOYER, "$1$2").str.replace_all(_NEXT_TITLE, "|")
    return text.str.replace_all(r"[^\p{L}\p{N}|]+", " ")


_KINDS: Final = ("field", "level")


@cache
def _rules() -> pl.DataFrame:
    """One row per rule: `pattern` (what is looked for in a folded, padded part), `kind`, `value`, `words`, `rank`."""
    ranks = {
        "field": {name: rank for rank, name in enumerate((_NONE, *Field))},
        "level": {name.value: rank for rank, name in enumerate(Level)},
    }
    rows = []
    for language in LANGUAGES:
        text = resources.files(__package__).joinpath("titles", f"{language}.toml").read_text(encoding="utf-8")
        tables = tomllib.loads(text)
        rows += [
            (phrase.strip(), kind, value, ranks[kind][value])
            for kind in _KINDS
            for value, phrases in tables[f"{kind}s"].items()
            for phrase in phrases.split(",")
        ]
    schema = {"phrase": pl.String, "kind": pl.String, "value": pl.String, "rank": pl.UInt8}
    phrase = pl.col("phrase")
    plain = phrase.str.strip_chars("*")
    pattern = pl.concat_str(
        # A space where a word has to begin or end; the mark of a part's start stands for its own.
        pl.when(phrase.str.starts_with("*") | phrase.str.starts_with("^")).then(pl.lit("")).otherwise(pl.lit(" ")),
        plain,
        pl.when(phrase.str.ends_with("*")).then(pl.lit("")).otherwise(pl.lit(" ")),
    )
    rules = pl.DataFrame(rows, schema=schema, orient="row").unique(maintain_order=True)
    return rules.select(
        pattern.alias("pattern"), "kind", "value", plain.str.count_matches(r"[^ ^]+").alias("words"), "rank"
    )
