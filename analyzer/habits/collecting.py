"""An analysis → how many links were collected, and to how many of these people a word was ever said, year by year."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis


class Collecting(dy.Schema):
    """One row per year from the first link to `as_of`. Both numbers are running totals at the end of the year.

    `links` counts named connections, undated ones left out; `spoken` counts those of them with a message that counts.
    """

    year = dy.Int32(primary_key=True)
    links = dy.UInt32()
    spoken = dy.UInt32()


def count_links_and_talk(analysis: Analysis) -> dy.DataFrame[Collecting]:
    """Count links and people spoken to up to each year."""
    ties = analysis.ties.filter(pl.col("is_connection") & pl.col("connected_on").is_not_null())
    if ties.is_empty():
        return Collecting.create_empty()
    # A word said before the link was made is said by the time of the link: nobody is spoken to who is not there yet.
    first_word = pl.max_horizontal("connected_on", "first_contact").dt.year()
    linked = ties.group_by(year=pl.col("connected_on").dt.year()).agg(pl.len().alias("links"))
    spoken = ties.filter(pl.col("first_contact").is_not_null()).group_by(year=first_word).agg(pl.len().alias("spoken"))
    years = pl.DataFrame({"year": range(int(str(ties["connected_on"].dt.year().min())), analysis.as_of.year + 1)})
    table = (
        years.with_columns(pl.col("year").cast(pl.Int32))
        .join(linked, on="year", how="left")
        .join(spoken, on="year", how="left")
        .sort("year")
        .with_columns(pl.col("links", "spoken").fill_null(0).cum_sum())
    )
    return Collecting.validate(table, cast=True)
