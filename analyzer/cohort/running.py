"""A ledger of exports and an engine that reads them → every export read once, or set aside with its reason."""

from __future__ import annotations

import os
import socket
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import psutil

from analyzer.cohort.digest import MADE_BY, Digest
from analyzer.cohort.engines import Engine, Read
from analyzer.errors import CohortError
from analyzer.settings import Settings
from analyzer.store import Claim, Done, Ledger, Tally

ATTEMPTS: Final = 3
"""Times an export is begun before it is set aside, where it is no fault of the file that it came to no end."""

WAITS: Final = (timedelta(seconds=5), timedelta(minutes=1))
"""Before the second attempt, and before the third: a share that is gone for a moment sets nobody aside."""

_LEASE: Final = timedelta(minutes=5)
"""How long an export is its reader's after the last sign of life."""

_RENEWED_SECONDS: Final = 60
"""Between two signs of life."""

_KEPT_SECONDS: Final = 1
"""Longest time between the reading of an export and its keeping, while others are being read: one write to the disk
keeps all that came meanwhile."""

_LOOK_SECONDS: Final = 0.2
_AHEAD: Final = 2
"""Exports taken for each that is being read, so that nobody waits for the next."""

_LONELY_SECONDS: Final = 120
"""How long one waits for a scheduler's workers to come back."""

_SLACK_SECONDS: Final = 600
"""How much longer than its time and that of the one before it an export may be out before it is given to somebody else."""

_SAME_BIRTH_SECONDS: Final = 60
"""How much the birth of one process may seem to move: a clock that is set moves it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        tally: How many exports are how far.
        per_second: Exports settled a second since the run began; 0 before the first.
        left: Time until the last one at this rate; None before the first.
    """

    tally: Tally
    per_second: float
    left: timedelta | None


def read_all(
    ledger: Ledger,
    engine: Engine,
    settings: Settings,
    clock: Callable[[], datetime],
    watch: Callable[[Progress], None],
) -> Tally:
    """Read every export of a ledger that is not settled yet.

    May be stopped at any moment, and run by several at once: each export is kept once.

    Args:
        ledger: Which exports there are, and how far each is.
        engine: Reads them.
        settings: The constants, with the bounds on time and memory of each.
        clock: Tells the time.
        watch: Told how far it is, at every change.

    Raises:
        CohortError: nobody is there to read any more.
    """
    return _Run(ledger, engine, settings, clock, watch).go()


class _Run:
    """One run: what is out to be read, and what came back and is not kept yet."""

    def __init__(
        self,
        ledger: Ledger,
        engine: Engine,
        settings: Settings,
        clock: Callable[[], datetime],
        watch: Callable[[Progress], None],
    ) -> None:
        self._ledger = ledger
        self._engine = engine
        self._settings = settings
        self._clock = clock
        self._watch = watch
        self._holder = name_holder()
        self._out: dict[int, Claim] = {}
        self._unkept: list[Done] = []
        self._due: dict[int, float] = {}
        self._kept_at = self._renewed_at = self._seen_at = self._began = time.monotonic()
        self._settled_before = 0
        self._longest = _AHEAD * settings.limits.seconds + _SLACK_SECONDS

    def go(self) -> Tally:
        for gone in self._ledger.holders():
            if is_dead(gone):
                self._ledger.give_up(gone)
        tally = self._ledger.tally()
        self._settled_before = tally.settled
        self._tell(tally)
        try:
            while tally.open:
                self._renew()
                self._take()
                self._collect()
                self._keep_if_due()
                tally = self._ledger.tally() if not self._out else tally
        finally:
            self._keep()
            self._ledger.release(self._holder)
        return tally

    def _take(self) -> None:
        """Take as many exports as keep everybody busy."""
        slots, now = self._engine.slots, time.monotonic()
        if slots:
            self._seen_at = now
        elif now - self._seen_at > _LONELY_SECONDS:
            raise CohortError("nobody_reads")
        room = _AHEAD * slots - len(self._out)
        if room < max(slots, 1):  # a write to the ledger for each would cost more than it gains
            return
        for claim in self._ledger.claim(self._holder, MADE_BY, room, self._clock(), _LEASE, ATTEMPTS):
            self._out[claim.job], self._due[claim.job] = claim, now + self._longest
            self._engine.submit(claim.job, Digest(claim.address, self._ledger.secret, settings=self._settings))

    def _collect(self) -> None:
        """Take what was read; what never comes back is given to somebody else."""
        ended = self._engine.ended(_LOOK_SECONDS)
        now = time.monotonic()
        late = CohortError("reader_never_back", hint="read_alone")
        ended += [Read(job, why=late, again=True) for job in self._out if self._due[job] < now]
        for read in ended:
            claim = self._out.pop(read.job, None)
            if claim is not None:  # else it came after all, when it was given up
                self._unkept.append(_done(read, claim, self._clock()))

    def _renew(self) -> None:
        now = time.monotonic()
        if now - self._renewed_at > _RENEWED_SECONDS:
            self._ledger.renew(self._holder, self._clock(), _LEASE)
            self._renewed_at = now

    def _keep_if_due(self) -> None:
        now = time.monotonic()
        if self._unkept and (not self._out or now - self._kept_at > _KEPT_SECONDS):
            self._keep()
            self._kept_at = now
            self._tell(self._ledger.tally())

    def _keep(self) -> None:
        if self._unkept:
            self._ledger.finish(self._holder, self._unkept)
            self._unkept = []

    def _tell(self, tally: Tally) -> None:
        passed = time.monotonic() - self._began
        settled = tally.settled - self._settled_before
        rate = settled / passed if passed > 0 else 0.0
        self._watch(Progress(tally, rate, timedelta(seconds=tally.open / rate) if rate else None))


def _done(read: Read, claim: Claim, now: datetime) -> Done:
    if read.row is not None:
        return Done(claim.job, read.row.content, read.row.document())
    again = now + WAITS[claim.attempt - 1] if read.again and claim.attempt < ATTEMPTS else None
    return Done(claim.job, why=read.why, again=again)


def name_holder() -> str:
    """Name this process so that another one can tell whether it still lives."""
    return f"{socket.gethostname()}|{os.getpid()}|{psutil.Process().create_time():.2f}|{uuid.uuid4().hex}"


def is_dead(holder: str) -> bool:
    """Tell whether a holder was a process of this machine that is no more."""
    host, pid, born, _ = holder.rsplit("|", 3)
    if host != socket.gethostname():
        return False
    try:
        return abs(psutil.Process(int(pid)).create_time() - float(born)) > _SAME_BIRTH_SECONDS
    except psutil.NoSuchProcess:
        return True
