"""Where an upload lies until it is read: a private temporary folder, deleted when the server stops, however it does."""

from __future__ import annotations

import atexit
import re
import secrets
import shutil
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

import psutil

_PREFIX: Final = "handful-upload-"
_IDENT: Final = re.compile(r"[0-9a-f]{32}")
_IDENT_BYTES: Final = 16
_AT_ONCE: Final = 3
"""Uploads of one user that wait to be read: the two zips of a request, and one more. Prior."""
_STALE_SECONDS: Final = 900
"""Age at which an upload nobody took is deleted: the tab was closed while it came in, or another one with it failed."""


@cache
def folder() -> Path:
    """Give the folder, readable by nobody else; those of servers that broke off are deleted."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        owner = left.name.removeprefix(_PREFIX).partition("-")[0]
        if owner.isdigit() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(left, ignore_errors=True)
    made = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{psutil.Process().pid}-"))
    atexit.register(close)
    return made


def close() -> None:
    """Delete the folder and what is in it."""
    if folder.cache_info().currsize:
        shutil.rmtree(folder(), ignore_errors=True)
        folder.cache_clear()


def drop_stale(now: float) -> None:
    """Delete uploads nobody took.

    Args:
        now: Seconds of the clock.
    """
    for left in list(folder().iterdir()):
        with suppress(OSError):  # read and deleted in this very moment, or still open
            if left.stat().st_mtime < now - _STALE_SECONDS:
                left.unlink()


def place(user: str = "") -> tuple[str, Path]:
    """Give an unguessable name and the file it stands for.

    Of one user few lie here at a time: the oldest goes where there would be one too many.

    Args:
        user: Their key; empty on somebody's own machine.
    """
    ident = secrets.token_hex(_IDENT_BYTES)
    folder().mkdir(mode=0o700, exist_ok=True)  # where somebody tidied up the temporary files
    theirs = sorted(folder().glob(f"{user}.*"), key=_age) if user else []
    for old in theirs[: max(0, len(theirs) - _AT_ONCE + 1)]:
        old.unlink(missing_ok=True)
    return ident, folder() / f"{user}.{ident}"


def find(ident: str, user: str = "") -> Path | None:
    """Give the file a user's upload came to, or None where there is none of theirs of that name."""
    path = folder() / f"{user}.{ident}"
    return path if _IDENT.fullmatch(ident) and path.is_file() else None


def _age(file: Path) -> float:
    with suppress(OSError):
        return file.stat().st_mtime
    return 0.0


def holds(path: Path) -> bool:
    """Tell whether a file is an upload."""
    return path.parent == folder()
