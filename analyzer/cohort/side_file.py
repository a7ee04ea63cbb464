"""What the organiser says about exports → which participant belongs to which groups."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from analyzer.cohort.addresses import Found
from analyzer.errors import CohortError
from analyzer.norms import LONGEST_NAME

MOST_ATTRIBUTES: Final = 3
_FIRST: Final = "export"
_OF_THE_TABLE: Final = "participant"
"""The column by which groups are laid to the table's rows."""


@dataclass(frozen=True, slots=True)
class SideFile:
    """What the organiser says about exports.

    Attributes:
        attributes: Names of the columns.
        of: Address of an export → its values, empty where none is given.
        unknown: What lines call an export that is not there.
    """

    attributes: tuple[str, ...]
    of: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...]


def read_side_file(file: Path, found: Sequence[Found]) -> SideFile:
    """Read which export belongs to which groups.

    An export is named as it lies below the folder that was given, or by its file's name where only one has it.

    Args:
        file: A CSV.
        found: The exports of the run.

    Raises:
        CohortError: it is no such file, it names none of the exports, or two of them go by one name.
    """
    rows = _rows(file)
    header = [name.strip() for name in rows[0]] if rows else []
    attributes = tuple(header[1:])
    if not header or header[0].casefold() != _FIRST or not all(attributes) or len(set(attributes)) < len(attributes):
        raise CohortError("groups_no_export", hint="groups_how")
    if _OF_THE_TABLE in attributes:
        raise CohortError("group_name_taken", name=_OF_THE_TABLE)
    if not 1 <= len(attributes) <= MOST_ATTRIBUTES:
        raise CohortError("groups_columns", hint="groups_how", most=MOST_ATTRIBUTES)
    named = _names(found)
    of: dict[str, tuple[str, ...]] = {}
    unknown = []
    for row in rows[1:]:
        if not any(cell.strip() for cell in row):
            continue
        addresses = named.get(row[0].strip(), [])
        if len(addresses) > 1:
            raise CohortError("groups_name_several")
        values = [*(cell.strip()[:LONGEST_NAME] for cell in row[1:]), *[""] * len(attributes)][: len(attributes)]
        unknown += [] if addresses else [row[0].strip()]
        of |= dict.fromkeys(addresses, tuple(values))
    if not of:
        raise CohortError("groups_name_nothing", hint="groups_how")
    return SideFile(attributes, of, tuple(unknown))


def sort_into_groups(owners: pl.DataFrame, side: SideFile | None) -> pl.DataFrame:
    """Give each participant one value of each attribute.

    Args:
        owners: `participant`, `address`.
        side: What the organiser says; nothing if None. Of an owner with several exports what is said of the newest
            counts, group by group.

    Returns:
        `participant` and a column an attribute, empty where nothing is said.
    """
    attributes = side.attributes if side else ()
    told = side.of if side else {}
    of: dict[int, tuple[str, ...]] = {}
    nothing = ("",) * len(attributes)
    for participant, address in owners.iter_rows():  # the newest last
        before = of.get(participant, nothing)
        of[participant] = tuple(new or old for new, old in zip(told.get(address, nothing), before, strict=True))
    columns = {name: [values[place] for values in of.values()] for place, name in enumerate(attributes)}
    schema = {"participant": pl.UInt32, **dict.fromkeys(attributes, pl.String)}
    return pl.DataFrame({"participant": list(of), **columns}, schema=schema)


def _names(found: Sequence[Found]) -> dict[str, list[str]]:
    """Give every name an export may go by: its path, and its file's name."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for one in found:
        for name in {one.within, one.within.rpartition("/")[2], one.address}:
            names[name].append(one.address)
    exact = {one.within: [one.address] for one in found}
    return {**names, **exact}


def _rows(file: Path) -> list[list[str]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
        first = text.partition("\n")[0]
        delimiter = max(",;\t", key=first.count)
        return list(csv.reader(text.splitlines(), delimiter=delimiter, strict=True))
    except FileNotFoundError:
        raise CohortError("no_groups_file", hint="check_path") from None
    except (OSError, UnicodeDecodeError, csv.Error):
        raise CohortError("groups_unreadable", hint="groups_how") from None
