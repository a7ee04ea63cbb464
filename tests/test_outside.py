"""No process of the tests reaches another machine, and the guard that holds it works."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.outside.sitecustomize import NOTES, is_here

SPEAKS = "import socket\nsocket.create_connection(('192.0.2.1', 80), 1)\n"


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Note tries apart from those of the whole run."""
    monkeypatch.setenv(NOTES, str(tmp_path / "notes.txt"))
    return tmp_path / "notes.txt"


def test_a_call_to_another_machine_is_refused_and_noted(notes: Path) -> None:
    """By address, by name, and without a connection."""
    with pytest.raises(RuntimeError, match="socket"):
        socket.create_connection(("192.0.2.1", 80), 1)
    with pytest.raises(RuntimeError, match="socket"):
        socket.getaddrinfo("handful.invalid", 80)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one, pytest.raises(RuntimeError, match="socket"):
        one.sendto(b"", ("192.0.2.1", 9))
    assert notes.read_text(encoding="utf-8").count("socket.") >= 3


def test_so_it_is_in_every_process_the_tests_start(notes: Path) -> None:
    """A try whose error somebody swallows is noted all the same."""
    told = subprocess.run([sys.executable, "-c", SPEAKS], capture_output=True, text=True, check=False)
    assert "OutsideError" in told.stderr
    swallowed = f"try:\n    exec({SPEAKS!r})\nexcept Exception:\n    pass\n"
    assert subprocess.run([sys.executable, "-c", swallowed], capture_output=True, check=False).returncode == 0
    assert notes.read_text(encoding="utf-8").count("socket.getaddrinfo '192") == 2


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "", None, b"127.0.0.1", "0.0.0.0"])  # noqa: S104 - nobody listens
def test_this_machine_may_be_spoken_to(host: str | bytes | None) -> None:
    """Servers and browsers of the tests are here."""
    assert is_here(host)
