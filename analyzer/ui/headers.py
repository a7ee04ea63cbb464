"""The headers under which a page reaches nothing but this server, and runs no script but its own."""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import re
from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse

_YEAR: Final = 31_536_000
"""Seconds."""

_PASSED_ON: Final = frozenset({b"forwarded", b"via", b"x-real-ip", b"x-forwarded-for", b"x-forwarded-host"})
"""What proxies say of whom they pass on."""

_POLICY: Final = 1008
"""What a websocket is closed with where it is against the rules."""

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


def content_security_policy() -> str:
    """Give the policy under which the page can reach nothing but this server, and runs no script but its own."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    hashes = [
        "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
        for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    ]
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", "blob:", *hashes]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "frame-src": "'self'",
        "media-src": "'self' blob:",
        "manifest-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


class SecurityHeaders:
    """Adds to every answer the headers that keep the page to itself."""

    def __init__(self, app: ASGIApp, *, secure: bool = False) -> None:
        """Wrap the app.

        Args:
            app: What answers.
            secure: Whether browsers come over TLS, and are to come no other way from now on.
        """
        self._app = app
        self._secure = secure
        self._headers = {
            "Content-Security-Policy": content_security_policy(),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }
        if secure:
            self._headers["Strict-Transport-Security"] = f"max-age={_YEAR}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, adding the headers where an answer starts."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                if self._secure:
                    _over_tls_only(headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _over_tls_only(headers: MutableHeaders) -> None:
    """Have browsers send cookies over TLS only: Streamlit does not say so of its own."""
    for name, value in list(headers.raw):
        if name == b"set-cookie" and b"; secure" not in value.lower():
            headers.raw.remove((name, value))
            headers.raw.append((name, value + b"; Secure"))


class ThisMachineOnly:
    """Refuses whoever calls from another machine, whatever name they call the server by, and however it was started."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes from this machine."""
        caller = scope.get("client")
        if scope["type"] in {"http", "websocket"} and caller is not None and not _is_ours(caller[0], scope["headers"]):
            refusal = PlainTextResponse("Handful answers this machine only.", status_code=HTTPStatus.FORBIDDEN)
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": _POLICY})
                return
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_ours(address: str, headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Tell whether somebody at this machine calls, and not a proxy for somebody elsewhere."""
    if any(name.lower() in _PASSED_ON for name, _ in headers):
        return False
    try:
        return ipaddress.ip_address(address.partition("%")[0]).is_loopback
    except ValueError:
        return False
