"""Forbids a Python process to speak to another machine, and notes whoever tries.

Python imports a module of this name at every start where it is on the path, as it is for every process the tests start:
servers, workers, command lines. `tests/conftest.py` imports it for the tests themselves.
"""

from __future__ import annotations

import ipaddress
import os
import sys
import traceback
from pathlib import Path
from typing import Final

NOTES: Final = "HANDFUL_TESTS_OUTSIDE"
"""Names the file in which tries are noted, so that one whose error was swallowed is found too."""

_CALLS: Final = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1}
"""What Python announces before it speaks to somebody, and which argument says to whom."""

_LOOKUPS: Final = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
_ANY: Final = frozenset({"", "localhost", "*"})


class OutsideError(RuntimeError):
    """Somebody wanted to speak to another machine."""


def is_here(host: object) -> bool:
    """Tell whether a host is this machine."""
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name in _ANY:
        return True
    try:
        address = ipaddress.ip_address(str(name).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event in _LOOKUPS:
        host = args[0]
    elif event in _CALLS:
        address = args[_CALLS[event]]
        if not isinstance(address, tuple) or not address:  # a socket of this file system
            return
        host = address[0]
    else:
        return
    if is_here(host):
        return
    told = f"{event} {host!r}"
    notes = os.environ.get(NOTES)
    if notes:
        with Path(notes).open("a", encoding="utf-8") as file:
            file.write(told + "\n" + "".join(traceback.format_stack(limit=6)))
    raise OutsideError(told)


if not hasattr(sys, "speaks_to_this_machine_only"):  # by this very file under another name
    sys.addaudithook(_watch)
    sys.speaks_to_this_machine_only = True  # type: ignore[attr-defined]  # there is no other place all of Python sees
