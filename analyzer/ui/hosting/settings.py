"""A file and a few secrets → how a server is run; what is missing or makes no sense is said before it starts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from analyzer.errors import SettingsError
from analyzer.ui.options import THIS_MACHINE

_SECRETS: Final = {
    "client_secret": "HANDFUL_CLIENT_SECRET",
    "cookie_secret": "HANDFUL_COOKIE_SECRET",
    "database": "HANDFUL_DATABASE_URL",
}
"""What never stands in the file, and the variable that gives it."""

_SHORTEST: Final = 32
"""Characters of the secret with which sign-ins are vouched for. As Streamlit asks for."""

_HOURS: Final = 12
"""After which one has to sign in again. Prior: a working day."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """How much one user may at once; each is a prior, for a machine of two cores and eight gigabytes.

    Attributes:
        uploads_an_hour: Zips sent.
        windows: Open at once, or closed less than three minutes ago.
        megabytes: Of one zip.
        reading_at_once: Exports of everybody read at the same time; who comes later waits for their turn.
    """

    uploads_an_hour: int = 20
    windows: int = 6
    megabytes: int = 300
    reading_at_once: int = 2


@dataclass(frozen=True, slots=True)
class Hosting:
    """How a server for many is run.

    Attributes:
        operator: Who runs it, as its users know them.
        contact: Whom they write to.
        address: Under which browsers reach it, without a path.
        metadata: Where the identity provider describes itself.
        client_id: What the provider calls this server.
        client_secret: Known to the provider and this server.
        cookie_secret: With which this server vouches for sign-ins.
        members: Addresses, or their ends with an @ before, of those let in; everybody the provider vouches for if empty.
        coaches: Addresses of those others may share with.
        hours: After which one has to sign in again.
        database: Of the vaults; files in the data folder if empty.
        allowed: How much one user may.
    """

    operator: str
    contact: str
    address: str
    metadata: str
    client_id: str
    client_secret: str = field(repr=False)
    cookie_secret: str = field(repr=False)
    members: tuple[str, ...] = ()
    coaches: tuple[str, ...] = ()
    hours: int = _HOURS
    database: str = field(default="", repr=False)
    allowed: Allowed = Allowed()

    @property
    def host(self) -> str:
        """Give the name browsers ask for."""
        return urlsplit(self.address).hostname or ""

    @property
    def is_secure(self) -> bool:
        """Tell whether browsers come over TLS."""
        return self.address.startswith("https://")

    def lets_in(self, email: str) -> bool:
        """Tell whether somebody of that address is a member."""
        return not self.members or any(_fits(email, one) for one in self.members)

    def is_coach(self, email: str) -> bool:
        """Tell whether others may share with somebody of that address."""
        return any(_fits(email, one) for one in self.coaches)


def _fits(email: str, pattern: str) -> bool:
    told, wanted = email.casefold(), pattern.casefold()
    return bool(told) and (told.endswith(wanted) if wanted.startswith("@") else told == wanted)


def read_hosting(path: Path, variables: Mapping[str, str]) -> Hosting:
    """Read how a server is run; docs/hosting.md describes the file.

    Args:
        path: A TOML file.
        variables: Of the environment, which give the secrets.

    Raises:
        SettingsError: it cannot be read, something is missing, or an address is not safe.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise SettingsError("hosting_unreadable", file=path) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError("hosting_no_toml", file=path.name, why=error) from None
    sign_in = _table(told, "sign_in", {"metadata", "client_id"}, {"members", "coaches", "hours"})
    server = _table(told, "server", {"operator", "contact", "address"}, set())
    limits = _table(told, "limits", set(), set(Allowed.__dataclass_fields__))
    unknown = sorted(set(told) - {"sign_in", "server", "limits"})
    if unknown:
        raise SettingsError("hosting_table_unknown", hint="check_typing", name=unknown[0], file=path.name)
    secrets = {name: variables.get(variable, "") for name, variable in _SECRETS.items()}
    for name in ("client_secret", "cookie_secret"):
        if not secrets[name]:
            raise SettingsError("hosting_secret_missing", variable=_SECRETS[name])
    if len(secrets["cookie_secret"]) < _SHORTEST:
        raise SettingsError("hosting_secret_short", variable=_SECRETS["cookie_secret"], shortest=_SHORTEST)
    hosting = Hosting(
        operator=_text(server, "operator"),
        contact=_text(server, "contact"),
        address=_address(_text(server, "address")),
        metadata=_safe(_text(sign_in, "metadata")),
        client_id=_text(sign_in, "client_id"),
        members=_addresses(sign_in, "members"),
        coaches=_addresses(sign_in, "coaches"),
        hours=_number(sign_in, "hours", _HOURS),
        allowed=Allowed(**{name: _number(limits, name, 1) for name in limits}),
        **secrets,
    )
    if not hosting.is_secure and hosting.host not in THIS_MACHINE:
        raise SettingsError("hosting_not_https")
    return hosting


def _table(told: dict[str, Any], name: str, needed: set[str], also: set[str]) -> dict[str, Any]:
    table = told.get(name, {})
    if not isinstance(table, dict):
        raise SettingsError("hosting_no_table", table=name)
    missing, unknown = sorted(needed - set(table)), sorted(set(table) - needed - also)
    if missing:
        raise SettingsError("hosting_missing", name=missing[0], table=name)
    if unknown:
        raise SettingsError("hosting_unknown", hint="check_typing", name=unknown[0], table=name)
    return table


def _text(table: dict[str, Any], name: str) -> str:
    value = table[name]
    if not isinstance(value, str) or not value.strip():
        raise SettingsError("hosting_no_text", table=name)
    return value.strip()


def _addresses(table: dict[str, Any], name: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and "@" in one for one in value):
        raise SettingsError("hosting_no_list", table=name)
    return tuple(value)


def _number(table: dict[str, Any], name: str, otherwise: int) -> int:
    value = table.get(name, otherwise)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SettingsError("hosting_no_number", table=name)
    return value


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise SettingsError("hosting_address")
    return text.rstrip("/")


def _safe(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme != "https" and parts.hostname not in THIS_MACHINE:
        raise SettingsError("hosting_metadata")
    return text
