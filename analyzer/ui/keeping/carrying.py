"""What was decided and written as one file, out and in, and everything deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from analyzer.store import (
    Merged,
    Purged,
    purge,
    take_in,
    write_out,
)
from analyzer.ui import hosting
from analyzer.ui.hosting import sharing
from analyzer.ui.keeping.books import forget_stores, heed_again, sure_store
from analyzer.ui.keeping.clients import client, closed
from analyzer.ui.keeping.where import folder, now

T = TypeVar("T")


def carry_out() -> Callable[[], str]:
    """Give what makes everything into one file, once it is asked for: by then nobody knows whose page asked.

    Raises:
        StoreError: the store cannot be opened.
    """
    store = sure_store()
    return lambda: write_out(store, now())


def guarded(make: Callable[[], T]) -> Callable[[], T]:
    """Make something later for whoever sees this page now, as long as they may see it."""
    opened = client()
    shared = opened.shared if opened is not None else None
    stay = hosting.stay()

    def make_for_them() -> T:
        if not stay.holds() or (shared is not None and not stay.may_look(shared)):
            raise closed()
        return make()

    return make_for_them


def carry_in(content: bytes) -> Merged:
    """Merge such a file with what is here.

    Raises:
        StoreError: it is none, or it cannot be kept.
    """
    merged = take_in(sure_store(), content)
    heed_again()
    return merged


def purge_all() -> Purged:
    """Delete everything that is kept.

    Raises:
        StoreError: something could not be deleted.
    """
    forget_stores()
    member = hosting.user()
    if member is not None:  # who is signed out by this
        return sharing.delete_own(member)
    purged = purge(folder())
    heed_again()
    return purged
