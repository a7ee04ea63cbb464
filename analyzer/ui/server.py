"""How the app is served: on this machine only, and stopped in bounded time with nothing lost that was said."""

from __future__ import annotations

import faulthandler
import logging
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path
from types import FrameType
from typing import Any, Final

import streamlit
import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit.web import bootstrap

from analyzer.errors import SettingsError, place_of
from analyzer.ui import keeping, session
from analyzer.ui.ending import sessions_end
from analyzer.ui.headers import SecurityHeaders
from analyzer.ui.options import HOST, LOCAL_NAMES, OPTIONS
from analyzer.ui.uploading import upload_route

_START_SECONDS: Final = 60

_CLOSE_SECONDS: Final = 5
"""How long a browser that was told to hang up has for it, once the server is to stop."""

_LAST_SECONDS: Final = 25
"""After being told to stop, whatever hangs is written to the log as places in the code, and the process ends. Longer
than all the server waits for on purpose, shorter than what service managers wait before they kill (30 seconds or more)."""

_MESSAGE_BYTES: Final = 200 * 1000**2
"""Of what a browser sends at once: as Streamlit has it."""

_PING_SECONDS: Final = 30


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
            Middleware(TrustedHostMiddleware, allowed_hosts=list(LOCAL_NAMES)),
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
    try:
        _run(streamlit.App(script, **app_arguments()), port)
    except KeyboardInterrupt:
        return


def _run(app: streamlit.App, port: int) -> None:
    """Serve an app until the process is told to stop."""
    bootstrap.load_config_options({**OPTIONS, "server.port": port, "server.headless": True})
    config = uvicorn.Config(
        app,
        host=HOST,
        port=port,
        ws="websockets-sansio",
        ws_max_size=_MESSAGE_BYTES,
        ws_ping_interval=_PING_SECONDS,
        ws_ping_timeout=_PING_SECONDS,
        ws_per_message_deflate=False,  # on one machine it costs more than it saves
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=_CLOSE_SECONDS,
    )
    _Server(config).run()


class _Server(uvicorn.Server):
    """A server that ends when it is told to, whatever hangs."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; should that take too long, tell where it hangs and end all the same."""
        faulthandler.dump_traceback_later(_LAST_SECONDS, exit=True)
        super().handle_exit(sig, frame)


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
