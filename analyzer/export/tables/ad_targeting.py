"""Ad_Targeting.csv → what LinkedIn tells advertisers about the owner: one row of lists, each in one field."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export.reading import Parsing, TableFile


class AdTargeting(dy.Schema):
    """One row per row of the file, which has one. Each field is a list, its values parted by `; `."""

    row = dy.UInt32()
    skills = dy.String(nullable=True)
    interests = dy.String(nullable=True)
    titles = dy.String(nullable=True)


def parse(texts: pl.DataFrame, _parsing: Parsing) -> pl.DataFrame:
    """Leave the columns as they are."""
    return texts


TABLE = TableFile(
    name="ad_targeting",
    schema=AdTargeting,
    files=("Ad_Targeting.csv", "Ad Targeting.csv"),
    columns={
        "skills": ("Member Skills",),
        "interests": ("Member Interests",),
        "titles": ("Job Titles",),
    },
    required=("skills", "interests"),
    parse=parse,
    repeated=("titles",),
)
