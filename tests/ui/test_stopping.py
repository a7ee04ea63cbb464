"""A server that is told to stop does so in bounded time."""

from __future__ import annotations

import hmac
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.runtime.scriptrunner import script_runner

from analyzer.ui import ending
from tests.browser.conftest import free_port, until_answers

ENDS = 60  # seconds until a process has to be gone: a bound, not an expectation
SECRET = b"known-to-the-test"
SERVES = (
    "import sys\n"
    "from analyzer.ui.uploading import route\n"
    f"route.SECRET = {SECRET!r}\n"
    "from analyzer.ui import server\n"
    "server.serve((), port=int(sys.argv[1]), browser=False)\n"
)


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Serve the app, and end it whatever happens."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", SERVES, str(port)], cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    try:
        until_answers(process, f"http://127.0.0.1:{port}/_stcore/health")
        yield process, port
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_an_upload_that_never_ends_does_not_keep_the_server_from_stopping(told: signal.Signals, tmp_path: Path) -> None:
    """A browser that began to send a zip and fell silent is hung up on."""
    with served(tmp_path) as (process, port), socket.create_connection(("127.0.0.1", port)) as silent:
        asked = (
            f"POST /handful/upload HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\n"
            f"X-Handful-Token: -0.{hmac.digest(SECRET, b'-0', 'sha256').hex()}\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\n\r\n"
        )
        silent.sendall(asked.encode())
        assert silent.recv(64).startswith(b"HTTP/1.1 100"), "it is being read"
        process.send_signal(told)
        assert process.wait(ENDS) in {0, -signal.SIGTERM}


def test_streamlit_still_calls_the_threads_of_clicks_so() -> None:
    """The name waited for is the one Streamlit gives."""
    assert ending.SCRIPT in Path(script_runner.__file__).read_text(encoding="utf-8")
