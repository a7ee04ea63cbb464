"""How the app is served: on this machine only, with headers that let nothing out and options that tell nobody."""

from __future__ import annotations

import base64
import hashlib
import logging
import re
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from analyzer.errors import SettingsError, place_of
from analyzer.ui import keeping, session
from analyzer.ui.ending import sessions_end
from analyzer.ui.uploading import upload_route

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST: Final = "127.0.0.1"
_LOCAL_NAMES: Final = ("127.0.0.1", "localhost")
_START_SECONDS: Final = 60
_LIGHT: Final = {
    "text": "#1e293b",
    "paper": "#ffffff",
    "panel": "#f8fafc",
    "line": "#e2e8f0",
    "ink": "#0f766e",
    "tint": "#dbeae8",
    "quiet": "#64748b",
    "call": "#0f766e",
    "warm": "#d97706",
    "dormant": "#4f5bd5",
}
_DARK: Final = {
    "text": "#e2e8f0",
    "paper": "#0f172a",
    "panel": "#17233b",
    "line": "#334155",
    "ink": "#0d8a80",
    "tint": "#1a3a45",
    "quiet": "#94a3b8",
    "call": "#2dd4bf",
    "warm": "#fbbf24",
    "dormant": "#a5b4fc",
}


def _theme(name: str, colours: dict[str, str]) -> dict[str, Any]:
    return {
        f"theme.{name}.primaryColor": colours["ink"],
        f"theme.{name}.backgroundColor": colours["paper"],
        f"theme.{name}.secondaryBackgroundColor": colours["panel"],
        f"theme.{name}.textColor": colours["text"],
        f"theme.{name}.borderColor": colours["line"],
        f"theme.{name}.linkColor": colours["call"],
        f"theme.{name}.greenTextColor": colours["call"],
        f"theme.{name}.grayTextColor": colours["quiet"],
        f"theme.{name}.orangeTextColor": colours["warm"],
        f"theme.{name}.blueTextColor": colours["dormant"],
        f"theme.{name}.sidebar.backgroundColor": colours["panel"],
        f"theme.{name}.sidebar.secondaryBackgroundColor": colours["tint"],
    }


OPTIONS: Final[dict[str, Any]] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "viewer",
    "logger.enableRich": False,
    "server.address": HOST,
    "server.allowedHosts": list(_LOCAL_NAMES),
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 50,
    "server.showEmailPrompt": False,
    "theme.baseRadius": "medium",
    "theme.headingFontSizes": ["2.4rem", "1.7rem", "1.3rem", "1.15rem", "1rem", "1rem"],
    "theme.linkUnderline": False,
    **_theme("light", _LIGHT),
    **_theme("dark", _DARK),
}
"""Every option of the server. `.streamlit/config.toml` is made of it: `python -m analyzer.ui.server`."""


def as_toml(options: dict[str, Any]) -> str:
    """Write options the way `.streamlit/config.toml` wants them."""
    tables: dict[str, list[str]] = {}
    for name, value in options.items():
        table, _, key = name.rpartition(".")
        if isinstance(value, bool):
            shown = str(value).lower()
        elif isinstance(value, list):
            shown = "[" + ", ".join(f'"{one}"' for one in value) + "]"
        else:
            shown = f'"{value}"' if isinstance(value, str) else str(value)
        tables.setdefault(table, []).append(f"{key} = {shown}")
    head = "# Made of analyzer/ui/server.py by `python -m analyzer.ui.server`; change it there.\n"
    return head + "".join(f"\n[{table}]\n" + "\n".join(lines) + "\n" for table, lines in tables.items())


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

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the app."""
        self._app = app
        self._headers = {
            "Content-Security-Policy": content_security_policy(),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Opener-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, adding the headers where an answer starts."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)


class TypeAndPlaceOnly(logging.Filter):
    """Reduces a logged error to its type and place: its message may hold somebody's name."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; always let it through."""
        if record.exc_info and record.exc_info[1]:
            kind, place = place_of(record.exc_info[1])
            record.msg, record.args, record.exc_info, record.exc_text = f"{kind} at {place}", (), None, None
        else:
            record.msg, record.args = "an error without a place", ()
        return True


def app_arguments() -> dict[str, Any]:
    """Give what `st.App` is made with, on both ways of starting."""
    logging.getLogger("streamlit.error_util").addFilter(TypeAndPlaceOnly())
    return {
        "middleware": [
            Middleware(TrustedHostMiddleware, allowed_hosts=list(_LOCAL_NAMES)),
            Middleware(SecurityHeaders),
        ],
        "routes": [upload_route],
        "lifespan": sessions_end,
        "on_script_error": session.apologise,
    }


def serve(export: tuple[Path, ...], *, port: int, browser: bool, data_dir: Path | None = None) -> None:
    """Serve the app until it is stopped.

    Args:
        export: Read at the first visit, if any is given.
        port: Where to listen; 0 picks a free one.
        browser: Whether to open the page.
        data_dir: Where decisions are kept; the usual place if left out.

    Raises:
        SettingsError: the port is taken, or there is no such file.
    """
    if not all(one.exists() for one in export):
        raise SettingsError("There is no such file or folder.", "Check the path for a typing error.")
    session.LAUNCHED_WITH = tuple(one.resolve() for one in export)
    keeping.DATA_DIR = data_dir.absolute() if data_dir else None
    port = _free_port(port)
    url = f"http://{HOST}:{port}"
    print(f"Handful is at {url} (stop it with Ctrl-C)", file=sys.stderr, flush=True)  # noqa: T201 - it is what a person looks for
    if browser:
        threading.Thread(target=_open_when_ready, args=(url,), daemon=True).start()
    script = Path(__file__).with_name("launch") / "script.py"
    app = streamlit.App(script, **app_arguments())
    try:
        app.run(config={**OPTIONS, "server.port": port, "server.headless": True})
    except KeyboardInterrupt:
        return


def _free_port(port: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise SettingsError(f"Port {port} is taken.", "Give another one with --port, or --port 0.") from None
        return int(probe.getsockname()[1])


def _open_when_ready(url: str) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):  # noqa: S310 - our own server on loopback
                webbrowser.open(url)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)


if __name__ == "__main__":
    sys.stdout.write(as_toml(OPTIONS))
