"""Tasks that go wrong in a worker, each in its own way."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from analyzer.errors import ExportError
from analyzer.settings import Limits, Settings


@dataclass(frozen=True)
class Broken:
    """A bug of ours, with somebody's name in its words.

    Attributes:
        address: Of no file.
        settings: The constants.
    """

    address: str = ""
    settings: Settings = field(default_factory=Settings)

    def work(self, _watch: Callable[[str], None]) -> None:
        """Raise it."""
        raise KeyError("Zoë Example")


@dataclass(frozen=True)
class Refusing:
    """Input that cannot be used, after a stage, and with something printed that is no word of ours."""

    settings: Settings = field(default_factory=Settings)

    def work(self, watch: Callable[[str], None]) -> None:
        """Refuse."""
        print("noise")  # noqa: T201 - what a library might do
        sys.stdout.flush()
        watch("people")
        raise ExportError("not_a_zip", hint="another_one")


@dataclass(frozen=True)
class Endless:
    """Something that never ends."""

    settings: Settings = field(default_factory=lambda: Settings(limits=Limits(seconds=2)))

    def work(self, watch: Callable[[str], None]) -> None:
        """Go on for ever."""
        watch("people")
        while True:
            pass


@dataclass(frozen=True)
class Greedy:
    """Something that takes all the memory there is."""

    settings: Settings = field(default_factory=lambda: Settings(limits=Limits(memory_bytes=400 * 1024**2)))

    def work(self, _watch: Callable[[str], None]) -> None:
        """Take more and more."""
        taken = []
        while True:
            taken.append(bytearray(os.urandom(1024) * 1024 * 16))


@dataclass(frozen=True)
class Starving:
    """Something the system gives no memory."""

    settings: Settings = field(default_factory=Settings)

    def work(self, _watch: Callable[[str], None]) -> None:
        """Ask in vain."""
        raise MemoryError


@dataclass(frozen=True)
class Dying:
    """A process that ends without a word.

    Attributes:
        code: What it ends with.
        settings: The constants.
    """

    code: int
    settings: Settings = field(default_factory=Settings)

    def work(self, _watch: Callable[[str], None]) -> None:
        """End."""
        os._exit(self.code)
