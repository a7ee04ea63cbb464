"""Notes, follows and searches of an export → what ego did about whom without their seeing it."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from analyzer.export import Export
from analyzer.export.tables import member_follows, notes, searches
from analyzer.people.identify import Identities
from analyzer.people.keys import full_name, name_key, slugs_of
from analyzer.people.matching import match_names
from analyzer.schemas import Mark, Marks

_NO_TEXT = pl.lit(None, pl.String)


def find_marks(export: Export, identities: Identities) -> dy.DataFrame[Marks]:
    """Find whom ego noted, looked up by name, followed or ceased to follow.

    What names nobody, or several people, is left out: a search may be for anything, and people follow whom they do not
    know.
    """
    noted = export.rows(notes.TABLE).filter(pl.col("note").is_not_null())
    known = identities.people["person_id"]
    slugs = slugs_of(noted["url"])
    by_address = slugs.set(~slugs.is_in(known.implode()), None)
    # Whoever has an address is nobody else, whatever the name: two addresses are never one person.
    nameless = pl.when(pl.col("url").is_null()).then(full_name())
    by_name = _by_name(noted.select(written=nameless), identities)
    parts = [
        noted.select("at", person_id=by_address.fill_null(by_name), mark=_named(Mark.NOTED), text="note"),
        _named_rows(export.rows(searches.TABLE), "query", identities).select(
            "at", "person_id", mark=_named(Mark.LOOKED_UP), text=_NO_TEXT
        ),
        _named_rows(export.rows(member_follows.TABLE), "name", identities).select(
            "at",
            "person_id",
            mark=pl.when("active").then(_named(Mark.FOLLOWED)).otherwise(_named(Mark.UNFOLLOWED)),
            text=_NO_TEXT,
        ),
    ]
    marks = pl.concat([part.select(Marks.column_names()) for part in parts])
    whole = marks.filter(pl.col("person_id").is_not_null()).sort("person_id", "at", "mark", "text")
    return Marks.validate(whole, cast=True)


def _named_rows(rows: pl.DataFrame, column: str, identities: Identities) -> pl.DataFrame:
    return rows.with_columns(person_id=_by_name(rows.select(written=column), identities))


def _by_name(rows: pl.DataFrame, identities: Identities) -> pl.Series:
    keyed = rows.select(key=name_key(pl.col("written")), company=_NO_TEXT)
    return match_names(keyed, identities)[0]


def _named(mark: Mark) -> pl.Expr:
    return pl.lit(mark.value, pl.Enum(Mark))
