"""Many people at one server at once: do all get answers, and is everything they decided kept?

Each of them signs in, sends an export through the drop zone, goes from page to page and decides about people, with a
pause between two clicks as a reader makes one. They speak Streamlit's own protocol over a socket, as a browser does,
without drawing what comes. In the middle the server is killed and started again. At the end each one's vault is opened
and held against what that one was told was kept.

    python -m benchmarks.load [--people 50] [--seconds 600] [--database postgresql+psycopg://…] [--no-kill] [--json]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

import psutil
from sqlalchemy import func, select
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, generate_xsrf_token_string
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin, Subprotocol

from analyzer.coaching import key_of
from analyzer.samples import SAMPLES
from analyzer.store import Hosted
from analyzer.store.tables import ACTS

T = TypeVar("T")

ISSUER: Final = "https://id.example.test"
COLLECTOR: Final = next(one.path for one in SAMPLES if one.persona == "collector")
COOKIE_SECRET: Final = "of the benchmark, and long enough for a cookie"  # noqa: S105 - it guards nothing
PAUSE: Final = (5.0, 15.0)
"""Seconds a reader looks at a page before the next click, at least and at most; at a card half of that. Prior."""

GRACE: Final = 5.0
"""Seconds for that click to fail after the longest pause."""

DECISIONS: Final = 4
"""People decided about in a row, before the next page."""

PAGES: Final = ("handful", "people", "network", "keep-in-touch", "habits", "give-and-take", "your-data", "")
GIVE_UP: Final = 180.0
"""Seconds after which an answer counts as none: as long as the server lets somebody wait for their turn to read."""


@dataclass(slots=True)
class Person:
    """Somebody at the server, and what they were told.

    Attributes:
        name: As the identity provider has them.
        kept: Verdicts the server said it kept.
        waited: Kind of click → seconds until it was answered.
        errors: What went wrong that was not the kill.
    """

    name: str
    kept: int = 0
    waited: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Give what stands for them at the server."""
        return key_of(ISSUER, self.name)

    def cookie(self, address: str) -> str:
        """Give the cookie of somebody who signed in."""
        told = {
            "origin": address,
            "is_logged_in": True,
            "iss": ISSUER,
            "sub": self.name,
            "email": f"{self.name}@example.test",
            "email_verified": True,
            "name": self.name,
            "iat": int(time.time()),
        }
        return create_signed_value(COOKIE_SECRET, "_streamlit_user", json.dumps(told)).decode()


class Window:
    """One window: what is sent to it, kept as far as the next click needs it."""

    def __init__(self, socket: ClientConnection, address: str) -> None:
        """Open it."""
        self._socket = socket
        self._address = address
        self._page = ""
        self._place = ""
        self.ids: set[str] = set()
        self.texts: list[str] = []
        self.token = ""
        self.pages: dict[str, str] = {}

    async def rerun(
        self, place: str | None = None, *, trigger: str | None = None, dropped: tuple[str, str] | None = None
    ) -> None:
        """Ask for a run, and wait until it is answered.

        Args:
            place: The page to go to; the one that is open if left out.
            trigger: Id of the button that is pressed.
            dropped: Id of the drop zone's trigger, and what it tells.

        Raises:
            RuntimeError: the page says that something broke.
            TimeoutError: nothing came.
        """
        message = BackMsg()
        run = message.rerun_script
        run.context_info.timezone = "UTC"
        run.context_info.url = f"{self._address}/{self._place if place is None else place}"
        if place is not None:
            self._page, self._place = self.pages.get(place, ""), place
            self.ids = set()
        run.page_script_hash = self._page
        if trigger is not None:
            run.widget_states.widgets.add(id=trigger, trigger_value=True)
        if dropped is not None:
            run.widget_states.widgets.add(id=dropped[0], json_trigger_value=dropped[1])
        self.texts = []
        await self._socket.send(message.SerializeToString())
        await asyncio.wait_for(self._until_answered(), GIVE_UP)

    async def _until_answered(self) -> None:
        finished = False
        while not finished:
            answer = ForwardMsg()
            answer.ParseFromString(await self._socket.recv())
            kind = answer.WhichOneof("type")
            if kind == "navigation":
                self.pages = {page.url_pathname: page.page_script_hash for page in answer.navigation.app_pages}
                self._page = answer.navigation.page_script_hash
            elif kind == "delta":
                self._take(answer)
            elif kind == "script_finished":
                done = answer.script_finished
                # A run that was cut short by `st.rerun` is followed by the one that counts.
                finished = done in {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR}
        if any("made a mistake here" in text for text in self.texts):
            raise RuntimeError(f"a page broke: /{self._place}")

    def _take(self, answer: ForwardMsg) -> None:
        text = answer.delta.SerializeToString().decode("utf-8", "ignore")
        self.texts.append(text)
        self.ids.update(re.findall(r"\$\$ID-[0-9a-f]+-[A-Za-z0-9_-]+", text))
        found = re.search(r'"token":\s*"([0-9a-f]+-[0-9]+\.[0-9a-f]{64})"', text)
        if found:
            self.token = found[1]

    def find(self, part: str) -> str | None:
        """Give the id of a widget whose key holds some words."""
        return next((one for one in sorted(self.ids) if part in one), None)


def free_port() -> int:
    """Give a port nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def send_zip(address: str, token: str) -> str:
    """Send the export as the drop zone does; give what it is asked for by."""
    request = urllib.request.Request(
        f"{address}/handful/upload",
        data=COLLECTOR.read_bytes(),
        headers={"Origin": address, "X-Handful-Token": token},
    )
    with urllib.request.urlopen(request, timeout=GIVE_UP) as response:
        return str(json.loads(response.read())["id"])


async def live(person: Person, address: str, until: float, down: asyncio.Event, chance: random.Random) -> None:
    """Be somebody at the server until the time is over; come back where it was killed."""
    while time.monotonic() < until:
        try:
            await _visit(person, address, until, chance)
        except (ConnectionClosed, OSError, InvalidStatus, EOFError) as error:
            if not down.is_set():
                person.errors.append(type(error).__name__)
            await asyncio.sleep(1 + chance.random())
        except (RuntimeError, TimeoutError) as error:
            person.errors.append(f"{type(error).__name__}: {error}")
            await asyncio.sleep(1)


async def _visit(person: Person, address: str, until: float, chance: random.Random) -> None:
    ours = generate_xsrf_token_string()
    cookie = {"Cookie": f"_streamlit_user={person.cookie(address)}; _streamlit_xsrf={ours}"}
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(
        stream,
        additional_headers=cookie,
        origin=Origin(address),
        max_size=None,
        subprotocols=[Subprotocol("streamlit"), Subprotocol(ours)],
    ) as opened:
        window = Window(opened, address)
        await _timed(person, "first page", window.rerun(""))
        if window.find("see_handful") is None:  # nothing is remembered yet
            sent = asyncio.to_thread(send_zip, address, window.token)
            ident = await _timed(person, "upload", sent)
            drop = window.find("-upload-")
            event = json.dumps([{"event": "dropped", "value": [{"id": ident, "name": COLLECTOR.name}]}])
            await _timed(person, "read", window.rerun(dropped=(f"$$STREAMLIT_INTERNAL_KEY_{drop}__events", event)))
            if window.find("see_handful") is None:
                raise RuntimeError("the export was not read")
            remember = window.find("-remember")
            if remember:
                await _timed(person, "remember", window.rerun(trigger=remember))
        while time.monotonic() < until:
            await asyncio.sleep(chance.uniform(*PAUSE))
            await _timed(person, "page", window.rerun(chance.choice(PAGES)))
            await asyncio.sleep(chance.uniform(*PAUSE))
            await _timed(person, "prune", window.rerun("prune"))
            for _ in range(DECISIONS):
                await asyncio.sleep(chance.uniform(*PAUSE) / 2)
                verdict = window.find(f"verdict-{chance.choice(('let_go', 'keep'))}-")
                if verdict is None:  # the portion of the day is done: a few more, please
                    more = window.find("-more")
                    if more is None:
                        raise RuntimeError("nobody is up")
                    await _timed(person, "prune", window.rerun(trigger=more))
                    continue
                window.ids = set()
                await _timed(person, "verdict", window.rerun(trigger=verdict))
                if window.find(verdict.rsplit("-", 2)[1]):  # …-whom-turn
                    raise RuntimeError("a verdict was not taken")
                person.kept += 1


async def _timed(person: Person, kind: str, waiting: Awaitable[T]) -> T:
    began = time.monotonic()
    result = await waiting
    person.waited[kind].append(time.monotonic() - began)
    return result


@contextmanager
def settings(folder: Path, address: str, people: int) -> Iterator[Path]:
    """Write how the server is run."""
    told = (
        f'[server]\noperator = "A benchmark"\ncontact = "nobody"\naddress = "{address}"\n'
        f'[sign_in]\nmetadata = "http://localhost:1/nobody-is-asked"\nclient_id = "handful"\n'
        f"[limits]\nuploads_an_hour = {people}\nwindows = 50\n"
    )
    (folder / "hosting.toml").write_text(told, encoding="utf-8")
    yield folder / "hosting.toml"


def start(file: Path, folder: Path, port: int, database: str) -> subprocess.Popen[bytes]:
    """Start the server, and wait until it is well."""
    variables = {
        **os.environ,
        "HANDFUL_CLIENT_SECRET": "of the benchmark",
        "HANDFUL_COOKIE_SECRET": COOKIE_SECRET,
        "HANDFUL_DATABASE_URL": database,
    }
    command = [sys.executable, "-m", "analyzer.cli", "app", "--hosting", str(file), "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--data-dir", str(folder / "kept")],
        env=variables,
        stderr=(folder / "log.txt").open("ab"),
        stdout=subprocess.DEVNULL,
    )
    for _ in range(600):
        with suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"http://localhost:{port}/handful/health", timeout=1).close()
            return process
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit((folder / "log.txt").read_text(encoding="utf-8")[-2000:])


async def crowd(
    people: list[Person], file: Path, folder: Path, port: int, wishes: argparse.Namespace
) -> dict[str, Any]:
    """Let everybody live at the server; kill it in the middle if that is wished."""
    address, chance = f"http://localhost:{port}", random.Random(1)  # noqa: S311 - for pauses
    process, down, memory = start(file, folder, port, wishes.database), asyncio.Event(), [0.0]
    began = time.monotonic()
    until = began + wishes.seconds
    living = [
        asyncio.create_task(live(one, address, until, down, random.Random(place)))  # noqa: S311 - for pauses
        for place, one in enumerate(people)
    ]
    killed = not wishes.kill
    try:
        while not all(one.done() for one in living):
            await asyncio.sleep(1)
            with suppress(psutil.Error):
                family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
                memory.append(sum(one.memory_info().rss for one in family) / 1024**2)
            if not killed and time.monotonic() > began + wishes.seconds / 2 + chance.random():
                killed = True
                down.set()
                process.kill()
                process.wait()
                process = await asyncio.to_thread(start, file, folder, port, wishes.database)
                await asyncio.sleep(PAUSE[1] + GRACE)  # who is reading notices at their next click
                down.clear()
    finally:
        process.terminate()
        process.wait()
    return {"peak_mib": round(max(memory)), "end_mib": round(memory[-1]), "ended": process.returncode}


def held(people: list[Person], folder: Path, database: str) -> dict[str, int]:
    """Count, for each person, the verdicts in their vault."""
    kept = Hosted(folder / "kept", database)
    counted = {}
    for one in people:
        store = kept.find(one.key)
        query = select(func.count()).select_from(ACTS).where(ACTS.c.kind == "decide")
        if store is None:
            counted[one.name] = 0
            continue
        with store.engine.connect() as connection, connection.begin():
            counted[one.name] = int(connection.execute(query).scalar_one())
    kept.close()
    return counted


def main() -> None:
    """Run it and print what came of it; exit 1 where somebody got no answer or lost a decision."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--database", default="")
    parser.add_argument("--no-kill", dest="kill", action="store_false")
    parser.add_argument("--json", action="store_true")
    wishes = parser.parse_args()
    people = [Person(f"person{place}") for place in range(wishes.people)]
    with tempfile.TemporaryDirectory(prefix="handful-load-") as place:
        folder, port = Path(place), free_port()
        with settings(folder, f"http://localhost:{port}", wishes.people) as file:
            told = asyncio.run(crowd(people, file, folder, port, wishes))
        counted = held(people, folder, wishes.database)
        if any(one.errors for one in people):
            sys.stderr.write((folder / "log.txt").read_text(encoding="utf-8")[-4000:])
    waited: defaultdict[str, list[float]] = defaultdict(list)
    for one in people:
        for kind, seconds in one.waited.items():
            waited[kind].extend(seconds)
    errors = [error for one in people for error in one.errors]
    lost = sum(max(0, one.kept - counted[one.name]) for one in people)
    told |= {
        "people": wishes.people,
        "seconds": wishes.seconds,
        "decided": sum(one.kept for one in people),
        "in_vaults": sum(counted.values()),
        "lost": lost,
        "errors": len(errors),
        "what_errors": sorted(set(errors))[:5],
        "answers": {
            kind: {
                "n": len(seconds),
                "median": round(statistics.median(seconds), 2),
                "p95": round(statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0], 2),
                "p99": round(statistics.quantiles(seconds, n=100)[-1] if len(seconds) > 1 else seconds[0], 2),
                "most": round(max(seconds), 2),
            }
            for kind, seconds in sorted(waited.items())
        },
    }
    print(json.dumps(told, indent=1) if wishes.json else _as_text(told))
    sys.exit(1 if lost or errors else 0)


def _as_text(told: dict[str, Any]) -> str:
    head = (
        f"{told['people']} people for {told['seconds']} s: {told['errors']} errors {told['what_errors']}, "
        f"{told['decided']} decisions told as kept, {told['lost']} of them lost, {told['in_vaults']} in the vaults; "
        f"memory {told['peak_mib']} MiB at most, {told['end_mib']} at the end"
    )
    lines = [
        head,
        f"{'click':<12}{'n':>7}{'median':>9}{'p95':>8}{'p99':>8}{'most':>8}   seconds until answered",
    ]
    for kind, one in told["answers"].items():
        lines.append(f"{kind:<12}{one['n']:>7}{one['median']:>9}{one['p95']:>8}{one['p99']:>8}{one['most']:>8}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
