"""A ledger → the cohort's table: one nameless row per export, in files of Parquet."""

from __future__ import annotations

import errno
import os
import shutil
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

_ROWS: Final = 250_000
"""Rows of one file: about 20 MB."""

_AT_ONCE: Final = 20_000
"""Documents taken into a frame at a time."""

_DAYS_A_WEEK: Final = 7

_PART: Final = ".part"
_BEFORE: Final = ".before"
"""How folders end that are being written, and that are being replaced."""

_KEPT: Final[dict[str, Any]] = {
    "address": pl.String,
    "content": pl.String,
    "code": pl.String,
    "exported_on": pl.String,
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
        owners: `participant`, `address`: whose export lies where, those of one owner all included.
        copies: Exports whose content was read at another address already.
        replaced: Exports that answer the same request as a fuller one of the same owner.
    """

    rows: dy.DataFrame[CohortRows]
    owners: pl.DataFrame
    copies: int
    replaced: int


def gather_rows(ledger: Ledger, same_request_days: int = Limits().same_request_days) -> Gathered:
    """Make the table of what a ledger holds. Equal ledgers give equal tables, in whatever order exports were read.

    Of exports with equal bytes one counts, and of the archives that answer one request the fullest.

    Args:
        ledger: Of a run.
        same_request_days: Days between two archives of one owner up to which they answer one request.
    """
    everything = _frame(ledger.results())
    once = everything.unique("content", keep="first", maintain_order=True)
    days = pl.col("exported_on").str.to_date()
    dated = once.with_columns(exported_on=days).sort("code", "exported_on", "content", nulls_last=True)
    gap = pl.col("exported_on").diff().over("code").dt.total_days()
    requests = dated.with_columns(request=(gap.is_null() | (gap > same_request_days)).cum_sum().over("code"))
    fullest = [pl.col("letters").is_null(), -pl.col("tables"), -pl.col("connections")]
    kept = requests.sort("code", "request", *fullest, "content").unique(
        ["code", "request"], keep="first", maintain_order=True
    )
    first = pl.col("exported_on").min().over("code")
    numbered = kept.sort("code", "exported_on", "content", nulls_last=True).with_columns(
        participant=pl.col("code").rank("dense"),
        moment=pl.int_range(1, pl.len() + 1).over("code"),
        weeks=((pl.col("exported_on") - first).dt.total_days() / _DAYS_A_WEEK).round(),
        era=pl.format("{}-Q{}", pl.col("exported_on").dt.year(), pl.col("exported_on").dt.quarter()),
    )
    codes = numbered.select("code", pl.col("participant").cast(pl.UInt32)).unique()
    owners = everything.select("code", "address").join(codes, on="code").select("participant", "address")
    rows = CohortRows.validate(numbered.select(CohortRows.column_names()), cast=True)
    return Gathered(
        rows, owners.sort("participant", "address"), everything.height - once.height, once.height - kept.height
    )


def write_rows(rows: dy.DataFrame[CohortRows], folder: Path) -> None:
    """Write the table as files of Parquet, one folder an era; what stood there goes when the whole of it is written.

    Args:
        rows: As `gather_rows` gives them.
        folder: Where to.

    Raises:
        CohortError: something else is there, or it cannot be written.
    """
    if folder.exists() and not _is_table(folder):
        raise CohortError("Something else stands where the table would go.", "Give another place with -o.")
    beside, before = (folder.with_name(f".{folder.name}.{os.getpid()}{end}") for end in (_PART, _BEFORE))
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
        raise CohortError(f"The table cannot be written: {error.strerror}.", "Choose another place with -o.") from None


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
            pid = left.name.removeprefix(f".{folder.name}.").removesuffix(end)
            if pid.isdigit() and (int(pid) == os.getpid() or not psutil.pid_exists(int(pid))):
                shutil.rmtree(left)


def _is_table(folder: Path) -> bool:
    """Tell whether a folder is empty or holds a table of ours and nothing else: only then may it go."""
    return folder.is_dir() and all(one.name.startswith(f"{PARTITION}=") for one in folder.iterdir())


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
        "exported_on": result["exported_on"],
        "tables": result["files"],
        "rows_set_aside": result["set_aside"],
        "findings": result["findings"],
        **result["measures"],
    }
