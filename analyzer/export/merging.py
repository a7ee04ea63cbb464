"""Several archives of one member → one export: each table from the newest archive that has it, nothing counted twice.

LinkedIn answers one request with two archives, a Basic one within minutes and a Complete one within a day; the second
is a superset of the first, not its other half (as measured in real exports). So a table is taken whole from one of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import polars as pl

from analyzer.export.catalog import TABLES, SkipReason
from analyzer.export.export import Ego, Export, join_parties
from analyzer.export.findings import Code, Finding
from analyzer.export.tables import connections


def merge_exports(
    exports: Mapping[int, Export],
    labels: Sequence[str],
    anchor: int,
    days: int,
    tables: Collection[int] = (),
) -> Export:
    """Merge the archives that answer the same request as one of them.

    Args:
        exports: The place of each among what was given → what was read of it, with its owner.
        labels: What each of them is called; stands before the names of its files where several are merged.
        anchor: The place of the one that is looked at.
        days: Days apart up to which two archives answer one request.
        tables: The places of single tables, whose day is no more than that of their newest row.

    Returns:
        One export, its owner yet to be found; `apart` has the places of those that are another export.
    """
    chosen = exports[anchor]
    group = [
        place
        for place, export in exports.items()
        if place == anchor
        or (_near(export, chosen, days, anchor in tables, place in tables) and _of_one_person(export, chosen))
    ]
    group.sort(key=lambda place: (exports[place].exported_on or date.min, place == anchor), reverse=True)
    apart = tuple(place for place in exports if place not in group)
    left_alone = (Finding(Code.SEVERAL_EXPORTS, rows=len(apart)),) if apart else ()
    if len(group) == 1:
        return replace(chosen, apart=apart, findings=(*chosen.findings, *left_alone))
    source = {table.name: place for table in TABLES if (place := _newest_with(table.name, exports, group)) is not None}
    merged = [_labelled(exports[place], place, labels[place], source) for place in sorted(group)]
    return Export(
        ego=None,
        exported_on=exports[group[0]].exported_on,
        frames={name: exports[place].frames[name] for name, place in source.items()},
        present={name: exports[place].present[name] for name, place in source.items()},
        files=tuple(file for one in merged for file in one.files),
        ignored=tuple(file for one in merged for file in one.ignored),
        unknown=tuple(file for one in merged for file in one.unknown),
        findings=(*(finding for one in merged for finding in one.findings), *left_alone),
        apart=apart,
        parties=join_parties([exports[place].parties for place in group]),
    )


def same_owner(one: Ego | None, other: Ego | None) -> bool:
    """Tell whether two archives can be of one member: by the address of the profile, else by a name in common."""
    if one is None or other is None:
        return True  # nothing speaks against it
    if one.slug and other.slug:
        return one.slug == other.slug
    return bool(one.name_keys & other.name_keys)


def _near(export: Export, chosen: Export, days: int, chosen_is_table: bool, is_table: bool) -> bool:  # noqa: FBT001 - two of a kind
    """Tell whether two archives can answer one request; of single tables only the newest row has a day."""
    one, other = export.exported_on, chosen.exported_on
    if one is None or other is None:
        return True
    apart = one - other
    earliest = timedelta.min if is_table else -timedelta(days=days)
    latest = timedelta.max if chosen_is_table else timedelta(days=days)
    return earliest <= apart <= latest


def _of_one_person(export: Export, chosen: Export) -> bool:
    """Tell by their owners whether two archives are of one member; where one has none, by whom they know.

    Two lists of one request are the same but for what changed within days. An archive without an owner and without
    people says nothing that could be somebody's secret, but nothing either by which it could be told: it stays apart,
    unless there is no list to compare it with.
    """
    if export.ego and chosen.ego:
        return same_owner(export.ego, chosen.ego)
    lists = [one.rows(connections.TABLE).filter(~pl.col("unnamed")) for one in (export, chosen)]
    keys = [set(people.select("first_name", "last_name", "connected_on").iter_rows()) for people in lists]
    fewest = min(map(len, keys))
    return not fewest or 2 * len(keys[0] & keys[1]) >= fewest


def _newest_with(table: str, exports: Mapping[int, Export], group: Sequence[int]) -> int | None:
    """The newest archive with rows of a table, else the newest that has it at all."""
    having = [place for place in group if table in exports[place].frames]
    return next((place for place in having if exports[place].frames[table].height), next(iter(having), None))


def _labelled(export: Export, place: int, label: str, source: dict[str, int]) -> Export:
    """Put the archive's name before its files, and tell those that another archive has newer."""
    used = {file.file for file in export.files if source[file.table] == place}
    idle = {file.file for file in export.files} - used
    idle |= {table.files[0] for table in TABLES if table.name in export.frames and source[table.name] != place}
    return replace(
        export,
        files=tuple(replace(file, file=f"{label}/{file.file}") for file in export.files if file.file in used),
        ignored=(
            *((f"{label}/{file}", why) for file, why in export.ignored),
            *((f"{label}/{file.file}", SkipReason.OTHER_ARCHIVE) for file in export.files if file.file not in used),
        ),
        unknown=tuple(f"{label}/{file}" for file in export.unknown),
        findings=tuple(
            replace(finding, table=finding.table and f"{label}/{finding.table}")
            for finding in export.findings
            if finding.table not in idle
            and finding.code is not Code.EGO_UNKNOWN  # it may be known by the other archive
        ),
    )
