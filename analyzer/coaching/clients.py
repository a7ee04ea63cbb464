"""A vault → its client: to what they said yes, until when, and when they come next."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from analyzer.store import Store

SUBJECT: Final = "client"
"""What a vault's records about its client are filed under."""


class ConsentTo(StrEnum):
    """What a client can say yes to."""

    RESULTS = "results"
    NOTES = "notes"
    COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class Client:
    """Whose vault it is.

    Attributes:
        consents: To what they said yes.
        consent_on: When they did; None where nothing was noted.
        consent_until: The last day it holds for.
        hide_names: Whether names are hidden when the vault is opened.
        coach: How the coach is named on what is handed over.
        next_on: When they come next.
    """

    consents: tuple[ConsentTo, ...] = ()
    consent_on: date | None = None
    consent_until: date | None = None
    hide_names: bool = False
    coach: str = ""
    next_on: date | None = None

    def allows(self, what: ConsentTo, today: date) -> bool:
        """Tell whether the client said yes to something, and the yes still holds."""
        return what in self.consents and not self.is_over(today)

    def is_over(self, today: date) -> bool:
        """Tell whether what they said yes to has come to its end."""
        return self.consent_until is not None and self.consent_until < today


def read_client(store: Store) -> Client:
    """Give the client of a vault.

    Raises:
        StoreError: it cannot be read.
    """
    held = store.records().get(SUBJECT, {})
    return Client(
        consents=tuple(one for one in ConsentTo if one.value in held.get("consents", ())),
        consent_on=_day(held.get("consent_on")),
        consent_until=_day(held.get("consent_until")),
        hide_names=bool(held.get("hide_names", False)),
        coach=str(held.get("coach", "")),
        next_on=_day(held.get("next_on")),
    )


def change_client(store: Store, now: datetime, **changes: Any) -> Client:  # noqa: ANN401 - any field of a client
    """Keep some fields of a client and no other: what another tab noted of the others stays.

    Args:
        store: The vault.
        now: The moment.
        changes: Fields of `Client` with what they are from now on.

    Raises:
        StoreError: it cannot be kept.
    """
    changed = replace(read_client(store), **changes)
    written = _plain(changed)
    store.record(SUBJECT, {field: written[field] for field in changes}, now)
    return changed


def _plain(client: Client) -> dict[str, Any]:
    fields = asdict(client) | {"consents": [one.value for one in client.consents]}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items()}


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
