"""The one server this process is, if it is one for many."""

from __future__ import annotations

from pathlib import Path

from analyzer.errors import StoreError
from analyzer.store import Hosted
from analyzer.ui.hosting.settings import Hosting

_RUNNING: list[tuple[Hosting, Hosted]] = []


def begin(hosting: Hosting, folder: Path) -> None:
    """Be a server for many from now on.

    Raises:
        StoreError: the vaults cannot be reached.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise StoreError("no_data_folder", folder=folder) from None
    kept = Hosted(folder, hosting.database)
    _RUNNING[:] = [(hosting, kept)]


def current() -> Hosting | None:
    """Give how this server is run; None where it is somebody's own machine."""
    return _RUNNING[0][0] if _RUNNING else None


def vaults() -> Hosted:
    """Give where everybody's vaults are.

    Raises:
        LookupError: this is no server for many.
    """
    if not _RUNNING:
        raise LookupError
    return _RUNNING[0][1]
