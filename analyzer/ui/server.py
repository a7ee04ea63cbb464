"""How the app is served: to this machine only, or to many who sign in; and stopped in bounded time with nothing lost."""

from __future__ import annotations

import asyncio
import errno
import faulthandler
import importlib
import logging
import re
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Final

import streamlit
import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit.web import bootstrap

from analyzer.errors import SettingsError, place_of
from analyzer.ui import hearing, making, session
from analyzer.ui.ending import let_clicks_finish, sessions_end
from analyzer.ui.headers import SecurityHeaders, ThisMachineOnly
from analyzer.ui.hosting import Hosting, SignedInUploads, begin, current, health_route, vaults
from analyzer.ui.keeping import where
from analyzer.ui.options import HOST, LOCAL_NAMES, OPTIONS
from analyzer.ui.uploading import upload_route

_START_SECONDS: Final = 60
_ASK_SECONDS: Final = 3
"""How long the identity provider has to answer when the server starts."""

_CLOSE_SECONDS: Final = 5
"""How long a browser that was told to hang up has for it, once the server is to stop."""

_LAST_SECONDS: Final = 25
"""After being told to stop, whatever hangs is written to the log as places in the code, and the process ends. Longer
than all the server waits for on purpose, shorter than what service managers wait before they kill (30 seconds or more)."""

_MESSAGE_BYTES: Final = 32 * 1000**2
"""Of what a browser sends at once: more than a form of ours can hold. Zips come in by a way of their own."""

_PING_SECONDS: Final = 30

_FORM_MEGABYTES: Final = 20
"""Of a file of decisions, or of a client's, that is taken in at a server for many: it is held in memory meanwhile."""


_TALKATIVE: Final = ("streamlit", "uvicorn", "starlette", "asyncio", "authlib", "httpx2")
"""Loggers of others, who do not know that what they say may hold somebody's name."""

_IS_DISCREET: Final = "is_discreet"
_VALUES: Final = re.compile(r"%(?:\(\w+\))?[-+ #0-9.*]*[a-zA-Z]")


def discreet(make: Callable[..., logging.LogRecord]) -> Callable[..., logging.LogRecord]:
    """Let others log an error by its type and place, and a sentence without its values."""

    def make_discreetly(*args: Any, **kwargs: Any) -> logging.LogRecord:  # noqa: ANN401 - as `logging` calls it
        record = make(*args, **kwargs)
        if record.name.split(".")[0] in _TALKATIVE:
            if record.exc_info and record.exc_info[1]:
                kind, place = place_of(record.exc_info[1])
                record.msg = f"{kind} at {place}"
            elif record.name == "streamlit.error_util":
                record.msg = "an error without a place"
            elif record.args:
                record.msg = _VALUES.sub("…", str(record.msg))
            record.args, record.exc_info, record.exc_text = (), None, None
        return record

    return make_discreetly


def app_arguments() -> dict[str, Any]:
    """Give what `st.App` is made with, on both ways of starting."""
    hearing.begin()
    if not getattr(logging.getLogRecordFactory(), _IS_DISCREET, False):
        factory = discreet(logging.getLogRecordFactory())
        setattr(factory, _IS_DISCREET, True)
        logging.setLogRecordFactory(factory)
    hosting = current()
    names = list(LOCAL_NAMES) if hosting is None else [*LOCAL_NAMES, hosting.host]
    return {
        "middleware": [
            *([Middleware(ThisMachineOnly)] if hosting is None else [Middleware(SignedInUploads)]),
            Middleware(TrustedHostMiddleware, allowed_hosts=names),
            Middleware(SecurityHeaders, secure=hosting is not None and hosting.is_secure),
        ],
        "routes": [upload_route, health_route],
        **({} if hosting is None else {"secrets": {"auth": _sign_in(hosting)}}),
        "lifespan": sessions_end,
        "on_script_error": session.apologise,
    }


def _sign_in(hosting: Hosting) -> dict[str, Any]:
    """Give what Streamlit's sign-in is set up with."""
    return {
        "redirect_uri": f"{hosting.address}/oauth2callback",
        "cookie_secret": hosting.cookie_secret,
        "client_id": hosting.client_id,
        "client_secret": hosting.client_secret,
        "server_metadata_url": hosting.metadata,
        "client_kwargs": {
            "scope": "openid email profile",
            "prompt": "login",
        },  # the next person at a shared desk is asked
    }


def serve_many(hosting: Hosting, *, host: str, port: int, data_dir: Path | None = None) -> None:
    """Serve the app to many, who sign in, until it is stopped.

    Args:
        hosting: Who runs it, and who is let in.
        host: The address to listen at.
        port: Where to listen; 0 picks a free one.
        data_dir: Where vaults are kept where there is no database, and coaches' files of clients; the usual place if
            left out.

    Raises:
        SettingsError: the port is taken.
        StoreError: the database cannot be reached.
    """
    begin(hosting, data_dir.absolute() if data_dir else where.folder())
    port = _free_port(host, port)
    words = session.words_at_start()
    _say(words.say("serving.many", operator=hosting.operator, address=hosting.address, host=host, port=str(port)))
    if not hosting.members:
        _say(words.say("serving.everybody"))
    if not _answers(hosting.metadata):
        _say(words.say("serving.no_provider", address=hosting.metadata))
    script = Path(__file__).with_name("launch") / "script.py"
    names = [*LOCAL_NAMES, hosting.host]
    options = {
        "server.allowedHosts": names,
        "server.corsAllowedOrigins": [hosting.address],
        "server.maxUploadSize": _FORM_MEGABYTES,
    }
    try:
        _run(streamlit.App(script, **app_arguments()), host, port, options)
    except KeyboardInterrupt:
        return
    finally:
        vaults().close()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=_ASK_SECONDS):  # noqa: S310 - https, or this machine: it was looked at
            return True
    except (urllib.error.URLError, OSError):
        return False


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - it is what a person looks for


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
        raise SettingsError("no_such_file", hint="check_path")
    session.LAUNCHED_WITH = tuple(one.resolve() for one in export)
    where.DATA_DIR = data_dir.absolute() if data_dir else None
    port = _free_port(HOST, port)
    url = f"http://{HOST}:{port}"
    _say(session.words_at_start().say("serving.here", address=url))
    if browser:
        threading.Thread(target=_open_when_ready, args=(url,), daemon=True).start()
    script = Path(__file__).with_name("launch") / "script.py"
    try:
        _run(streamlit.App(script, **app_arguments()), HOST, port, {})
    except KeyboardInterrupt:
        return


_LOADED_LATE: Final = "pandas"
"""What Streamlit loads at its first widget: for two seconds the first page would stand there half drawn."""


def _run(app: streamlit.App, host: str, port: int, options: dict[str, Any]) -> None:
    """Serve an app until the process is told to stop."""
    threading.Thread(target=importlib.import_module, args=(_LOADED_LATE,), daemon=True).start()
    own = {"server.address": host, "server.port": port, "server.headless": True}
    bootstrap.load_config_options({**OPTIONS, **own, **options})
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        ws="websockets-sansio",
        ws_max_size=_MESSAGE_BYTES,
        ws_ping_interval=_PING_SECONDS,
        ws_ping_timeout=_PING_SECONDS,
        ws_per_message_deflate=False,  # on one machine it costs more than it saves
        access_log=False,
        log_level="warning",
        proxy_headers=False,  # who calls is who calls, whatever they say
        timeout_graceful_shutdown=_CLOSE_SECONDS,
    )
    _Server(config).run()


class _Server(uvicorn.Server):
    """A server that carries out what was clicked before it was told to end, and ends whatever hangs."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let nobody in any more, let clicks finish while their windows are still open, then hang up."""
        for listening in self.servers:
            listening.close()
        await asyncio.to_thread(let_clicks_finish)
        making.end()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; should that take too long, tell where it hangs and end all the same."""
        faulthandler.dump_traceback_later(_LAST_SECONDS, exit=True)
        super().handle_exit(sig, frame)


def _free_port(host: str, port: int) -> int:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise SettingsError("cannot_listen", host=host, port=str(port)) from None
            raise SettingsError("port_taken", port=str(port)) from None
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
