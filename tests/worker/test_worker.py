"""The process an export is read in: the same result, bounds that hold, and nothing left behind."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import psutil
import pytest

from analyzer import errors
from analyzer.analysis import Analysis
from analyzer.errors import ExportError, HandfulError, WorkerError
from analyzer.export import Source, nothing
from analyzer.export.archive import DamagedFileError
from analyzer.settings import Settings
from analyzer.worker.running import run
from analyzer.worker.tasks import Analyze, Inspect
from tests.builders import CONNECTIONS, zip_of
from tests.worker.tasks_that_break import Broken, Dying, Endless, Greedy, Refusing, Starving

TODAY = date(2026, 3, 9)
pytestmark = pytest.mark.worker


ERRORS = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, HandfulError)]
ROOT = Path(__file__).parents[2]


def workers() -> list[int]:
    """Give the workers that are running."""
    children = psutil.Process().children(recursive=True)
    return [child.pid for child in children if "analyzer.worker" in " ".join(child.cmdline())]


def test_a_worker_finds_what_this_process_finds(collector: Analysis, collector_zip: Path) -> None:
    """The same verdicts, the same facts, and each stage told on the way."""
    stages: list[str] = []
    made = run(Analyze((Source(collector_zip),), None, TODAY), stages.append)
    assert made.ties.equals(collector.ties)
    assert made.facts == collector.facts
    assert list(dict.fromkeys(stages))[-2:] == ["words", "verdicts"]
    assert workers() == []


def test_an_inspection_needs_no_connections(collector_zip: Path) -> None:
    """What a file is, is told of bytes too."""
    facts = run(Inspect((Source(collector_zip.read_bytes(), collector_zip.name),)), nothing)
    assert facts.ego is not None
    assert not facts.apart


def test_input_that_cannot_be_used_is_told_in_the_tasks_own_words() -> None:
    """One sentence and a hint cross over; what a library prints does not get in between."""
    stages: list[str] = []
    with pytest.raises(ExportError, match="not a zip") as caught:
        run(Refusing(), stages.append)
    assert (caught.value.hint, stages) == ("Choose another; nothing was changed.", ["people"])


def test_a_bug_crosses_over_without_its_words() -> None:
    """Type and place, never what was in it."""
    with pytest.raises(WorkerError) as caught:
        run(Broken(), nothing)
    assert (caught.value.kind, caught.value.place.split(":")[0]) == ("KeyError", "tasks_that_break.py")
    assert "Zoë" not in str(caught.value)


def test_whoever_watches_may_stop_a_task_in_the_middle_of_a_stage() -> None:
    """Not at the next stage alone, which a task that hangs never comes to; nothing of it goes on."""

    def stop(stage: str) -> None:
        told.append(stage)
        if len(told) > 1:
            raise KeyboardInterrupt

    told: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        run(Endless(), stop)
    assert told == ["people", "people"]
    assert workers() == []


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (Endless(), "longer than"),
        (Greedy(), "more memory"),
        (Starving(), "more memory"),
        (Dying(134), "more memory"),
    ],
)
def test_what_takes_too_much_is_stopped(task: Endless | Greedy | Starving | Dying, said: str) -> None:
    """Time and memory end with a sentence and a hint, and the process is gone."""
    with pytest.raises(ExportError, match=said) as caught:
        run(task, nothing)
    assert caught.value.hint
    assert workers() == []


def test_a_process_that_ends_without_a_word_is_a_bug() -> None:
    """It is not taken for a fault of the export."""
    with pytest.raises(WorkerError, match="exit 3"):
        run(Dying(3), nothing)


def test_a_caller_that_goes_away_takes_the_worker_with_it() -> None:
    """A closed tab stops what it asked for."""

    def leave(_stage: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(Endless(Settings()), leave)
    assert workers() == []


def test_a_file_that_lies_where_one_works_is_not_run(tmp_path: Path, collector_zip: Path) -> None:
    """Somebody's polars.py in a folder of downloads is no part of Handful."""
    (tmp_path / "polars.py").write_text("raise SystemExit('not ours')\n")
    command = [str(Path(sys.executable).with_name("handful")), "inspect", str(collector_zip)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_damage_within_a_zip_within_a_zip_crosses_over() -> None:
    """A download of a download, one byte of it changed."""
    inner = zip_of({"Connections.csv": CONNECTIONS + "\n" + "A,B,,,,,05 Mar 2024\n" * 50})
    broken = bytearray(zip_of({"Basic_LinkedInDataExport_03-09-2026.zip": inner}))
    broken[90] ^= 0xFF
    with pytest.raises(ExportError, match="damaged"):
        run(Inspect((Source(bytes(broken), "x.zip.zip"),)), nothing)


@pytest.mark.parametrize("kind", [DamagedFileError, *ERRORS])
def test_every_error_crosses_over(kind: type[HandfulError]) -> None:
    """With its words."""
    made = DamagedFileError() if kind is DamagedFileError else kind("port_taken", hint="check_path", port="80")
    crossed = pickle.loads(pickle.dumps(made))  # noqa: S301 - made in the line before
    assert (type(crossed), str(crossed), crossed.hint) == (kind, str(made), made.hint)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_signal_that_ends_the_caller_ends_the_worker(sign: signal.Signals) -> None:
    """Whichever: a closed terminal, a stopped service, a killed process."""
    script = (
        "from analyzer.worker.running import run; "
        "from analyzer.settings import Settings; from tests.worker.tasks_that_break import Endless; "
        "run(Endless(Settings()), lambda stage: print(stage, flush=True))"
    )
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE) as caller:
        assert caller.stdout is not None
        assert caller.stdout.readline() == b"people\n"  # it is at work
        (worker,) = psutil.Process(caller.pid).children()
        caller.send_signal(sign)
        worker.wait(20)
    assert not worker.is_running()


def test_the_command_line_tells_a_bug_of_the_worker(tmp_path: Path) -> None:
    """With the place in the worker, where the mistake is, and exit code 1."""
    script = "import sys; from analyzer import cli, worker; from analyzer.errors import WorkerError\n"
    script += "def broken(*a, **k): raise WorkerError('KeyError', 'reading.py:7')\n"
    script += "worker.run = broken; sys.argv = ['handful', 'ties', 'x.zip']; cli.main()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, "KeyError at reading.py:7" in done.stderr) == (1, True)


def test_what_a_shell_unpacks_on_the_way_is_read(collector_zip: Path) -> None:
    """`handful inspect <(cat x.zip)` hands over a file that only the command itself can see."""
    handful = Path(sys.executable).with_name("handful")
    done = subprocess.run(
        ["/bin/bash", "-c", f"'{handful}' inspect <(cat '{collector_zip}')"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Connections.csv" in done.stdout) == (0, True)
