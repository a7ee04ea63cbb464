"""A ledger → the cohort's table: one nameless row per export, in files of Parquet."""

from __future__ import annotations

import errno
import os
import re
import shutil
import socket
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

import dataframely as dy
import polars as pl
import psutil

from analyzer.errors import CohortError
from analyzer.norms import MEASURES, PARTITION, UNKNOWN, CohortRows, Unit
from analyzer.settings import Limits
from analyzer.store import Ledger, Result

_OF_A_MAC: Final = ".DS_Store"
_ROWS: Final = 250_000
"""Rows of one file: about 20 MB."""

_AT_ONCE: Final = 20_000
"""Documents taken into a frame at a time."""

_DAYS_A_WEEK: Final = 7

_HERE: Final = re.sub(r"\W", "_", socket.gethostname())
_PART: Final = ".part"
_BEFORE: Final = ".before"
"""How folders end that are being written, and that are being replaced."""

_KEPT: Final[dict[str, Any]] = {
    "address": pl.String,
    "content": pl.String,
    "code": pl.String,
    "likeness": pl.String,
    "exported_on": pl.String,
    "day_told": pl.Boolean,
    "tables": pl.Int64,
    "rows_set_aside": pl.Int64,
    "findings": pl.List(pl.String),
    **{one.name: pl.Int64 if one.unit is Unit.COUNT else pl.Float64 for one in MEASURES},
}


@dataclass(frozen=True, slots=True)
class Gathered:
    """The table, and where its rows come from, which is no part of it.

    Attributes:
        rows: As `CohortRows`.
        owners: `participant`, `address`: whose export lies where, those of one owner all included, the newest last.
        copies: Exports that hold the same as another one, of the same day as far as is told.
        replaced: Exports that answer the same request as a fuller one of the same owner.
    """

    rows: dy.DataFrame[CohortRows]
    owners: pl.DataFrame
    copies: int
    replaced: int


def gather_rows(ledger: Ledger, same_request_days: int = Limits().same_request_days) -> Gathered:
    """Make the table of what a ledger holds. Equal ledgers give equal tables, in whatever order exports were read.

    Of exports that hold the same, and of which no file tells another day, one counts; of the archives that answer one
    request the fullest.

    Args:
        ledger: Of a run.
        same_request_days: Days between two archives of one owner up to which they answer one request.
    """
    everything = _named(_frame(ledger.results())).with_columns(pl.col("exported_on").str.to_date())
    once = _without_copies(everything)
    dated = once.sort("code", "exported_on", "content", nulls_last=True)
    requests = dated.with_columns(request=pl.Series(_requests(dated, same_request_days), dtype=pl.UInt32))
    fullest = [
        pl.col("letters").is_null(),
        -pl.col("tables"),
        -pl.col("connections"),
        -pl.col("exported_on").dt.epoch("d"),
    ]
    kept = requests.sort("code", "request", *fullest, "content").unique(
        ["code", "request"], keep="first", maintain_order=True
    )
    first = pl.col("exported_on").min().over("code")
    numbered = kept.sort("code", "exported_on", "content", nulls_last=True).with_columns(
        participant=pl.col("code").rank("dense"),
        moment=pl.int_range(1, pl.len() + 1).over("code"),
        weeks=(pl.col("exported_on") - first).dt.total_days() // _DAYS_A_WEEK,
        era=pl.format("{}-Q{}", pl.col("exported_on").dt.year(), pl.col("exported_on").dt.quarter()),
    )
    codes = numbered.select("code", pl.col("participant").cast(pl.UInt32)).unique()
    owners = everything.join(codes, on="code").sort("participant", "exported_on", "address", nulls_last=False)
    rows = CohortRows.validate(numbered.select(CohortRows.column_names()), cast=True)
    return Gathered(
        rows, owners.select("participant", "address"), everything.height - once.height, once.height - kept.height
    )


def _without_copies(frame: pl.DataFrame) -> pl.DataFrame:
    """Leave out exports that hold what another one does, but for those of other days: then nothing happened in between."""
    same = ["code", "content"]
    told = frame.filter("day_told").sort("address").unique([*same, "exported_on"], keep="first", maintain_order=True)
    others = frame.filter(~pl.col("day_told")).join(told, on=same, how="anti")
    last = others.sort("exported_on", "address", descending=[True, False], nulls_last=True)
    return pl.concat([told, last.unique(same, keep="first", maintain_order=True)])


def _named(frame: pl.DataFrame) -> pl.DataFrame:
    """Give every export the code of its owner: one without an address has that of one with the same likeness."""
    known = frame.filter(pl.col("code") != "").sort("code").unique("likeness", keep="first", maintain_order=True)
    alike = known.select("likeness", alike="code")
    code = pl.when(pl.col("code") != "").then("code").otherwise(pl.coalesce("alike", "likeness"))
    return frame.join(alike, on="likeness", how="left", maintain_order="left").with_columns(code=code).drop("alike")


def _requests(dated: pl.DataFrame, days: int) -> list[int]:
    """Number the requests of each owner: an archive answers one while it is within days of the first that does."""
    numbers: list[int] = []
    owner, began, number = "", None, 0
    for code, on in dated.select("code", "exported_on").iter_rows():
        if code != owner or began is None or on is None or (on - began).days > days:
            owner, began, number = code, on, number + 1
        numbers.append(number)
    return numbers


def refuse_others(folder: Path) -> None:
    """Refuse to write a table where anything else stands.

    Raises:
        CohortError: something does.
    """
    if folder.exists() and not _is_table(folder):
        raise CohortError("table_place_taken", hint="another_o")


def write_rows(rows: dy.DataFrame[CohortRows], folder: Path) -> None:
    """Write the table as files of Parquet, one folder an era; what stood there goes when the whole of it is written.

    Args:
        rows: As `gather_rows` gives them.
        folder: Where to.

    Raises:
        CohortError: something else is there, or it cannot be written.
    """
    refuse_others(folder)
    beside, before = (folder.with_name(f".{folder.name}.{_HERE}-{os.getpid()}{end}") for end in (_PART, _BEFORE))
    try:
        _tidy_up(folder)
        beside.mkdir(mode=0o700, parents=True)
        named = rows.with_columns(pl.col(PARTITION).fill_null(UNKNOWN))
        for (era,), part in named.partition_by(PARTITION, as_dict=True, maintain_order=True).items():
            place = beside / f"{PARTITION}={era}"
            place.mkdir()
            for number, some in enumerate(part.drop(PARTITION).iter_slices(_ROWS)):
                some.write_parquet(place / f"rows-{number:04}.parquet")
        _exchange(beside, folder, before)
    except OSError as error:
        raise CohortError("table_unwritable", why=error.strerror) from None


def _exchange(new: Path, folder: Path, before: Path) -> None:
    """Put a folder in the place of another; where two runs do so at once, the last one's stands."""
    while True:
        with suppress(FileNotFoundError):
            folder.rename(before)
        try:
            new.rename(folder)
        except OSError as error:
            if error.errno not in {errno.ENOTEMPTY, errno.EEXIST}:
                raise
        else:
            break
        finally:
            shutil.rmtree(before, ignore_errors=not before.exists())


def _tidy_up(folder: Path) -> None:
    """Delete what runs that were stopped here left half written."""
    for end in (_PART, _BEFORE):
        for left in folder.parent.glob(f".{folder.name}.*{end}"):
            host, _, pid = left.name.removeprefix(f".{folder.name}.").removesuffix(end).rpartition("-")
            if host == _HERE and pid.isdigit() and (int(pid) == os.getpid() or not psutil.pid_exists(int(pid))):
                shutil.rmtree(left)


def _is_table(folder: Path) -> bool:
    """Tell whether a folder is empty or holds a table of ours and nothing else: only then may it go."""
    return folder.is_dir() and all(
        one.name.startswith(f"{PARTITION}=") or one.name == _OF_A_MAC for one in folder.iterdir()
    )


def _frame(results: Iterable[Result]) -> pl.DataFrame:
    kept = iter(results)
    parts = [pl.DataFrame(schema=_KEPT)]
    while some := list(islice(kept, _AT_ONCE)):
        parts.append(pl.DataFrame([_flat(one) for one in some], schema=_KEPT))
    return pl.concat(parts)


def _flat(kept: Result) -> dict[str, Any]:
    result = kept.result
    return {
        "address": kept.address,
        "content": kept.content,
        "code": result["participant"],
        "likeness": result["likeness"],
        "exported_on": result["exported_on"],
        "day_told": result["day_told"],
        "tables": result["files"],
        "rows_set_aside": result["set_aside"],
        "findings": result["findings"],
        **result["measures"],
    }
