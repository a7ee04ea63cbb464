"""Skills.csv and Languages.csv → one row per skill, and per language, the owner's profile names."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.reading import Parsing, TableFile


class Skills(dy.Schema):
    """One row per skill or language."""

    row = dy.UInt32()
    name = dy.String(nullable=True)


def parse(texts: pl.DataFrame, _parsing: Parsing) -> pl.DataFrame:
    """Leave the columns as they are."""
    return texts


def _table(name: str, file: str) -> TableFile[Skills]:
    return TableFile(
        name=name,
        schema=Skills,
        files=(file,),
        columns={"name": ("Name",)},
        required=("name",),
        parse=parse,
        trimmed=("name",),
    )


TABLE = _table("skills", "Skills.csv")
LANGUAGES = _table("languages", "Languages.csv")
