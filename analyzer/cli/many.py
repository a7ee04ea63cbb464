"""Commands about exports that are invented, and about many at once: sample, cohort."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from analyzer.cli.entry import cli
from analyzer.cli.options import LANG, words_asked
from analyzer.cli.terminal import LISTED, SHOWN, console_of, escaped
from analyzer.cli.writing import write
from analyzer.errors import SettingsError

if TYPE_CHECKING:
    from analyzer.cohort import Cohort, Pool, Progress
    from analyzer.text import Words

_MINUTES_AN_HOUR: Final = 60


@cli.command(short_help="Make an export of invented people.")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--persona", default="collector", show_default=True, help="collector, quiet, job-seeker or newcomer.")
@click.option("--connections", type=int, help="How many links; else as many as the persona has.")
@click.option("--messages", type=int, help="About how many messages; else as many as the persona has.")
@click.option("--seed", type=int, help="Of all chance; equal seeds give equal exports.")
@click.option(
    "--truth", type=click.Path(path_type=Path, dir_okay=False), help="Write here, as JSON, what is true of everybody."
)
@click.option(
    "--era",
    help="Write the files as LinkedIn did then: 2018-11, 2020-02, 2021-05, 2022-10, 2023-07, 2024-11, 2025-12, 2026-02, 2026-03 or 2026-07.",
)
@click.option("--earlier", type=int, default=0, metavar="DAYS", help="As it was so many days before, to compare with.")
@click.option("--owner", type=click.IntRange(0), default=0, metavar="N", help="Of another owner with such a life.")
@LANG
def sample(
    out: Path,
    persona: str,
    connections: int | None,
    messages: int | None,
    seed: int | None,
    truth: Path | None,
    era: str | None,
    earlier: int,
    owner: int,
) -> None:
    """Make an export of invented people, to try Handful on or to test it with."""
    from analyzer.samples import SEED, make_sample  # noqa: PLC0415

    try:
        made = make_sample(
            out, persona, connections, messages, SEED if seed is None else seed, truth, era, earlier, owner
        )
    except OSError as error:
        raise SettingsError("file_unwritable", hint="another_place", why=error.strerror) from None
    words = words_asked()
    links, rows = words.count("connections", made.connections), words.count("messages", made.messages)
    click.echo(words.say("terminal.wrote_sample", file=str(out), connections=links, messages=rows), err=True)


@cli.command(name="cohort", short_help="Make one nameless table of many exports.")
@click.argument("exports")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="OUT.parquet",
    help="Folder for the table; OUT.json beside it takes what may be shown.",
)
@click.option("--workers", type=click.IntRange(1), help="Exports read at once on this machine; else one a core.")
@click.option("--scheduler", metavar="tcp://HOST:PORT", help="Instead: read by the workers of this Dask scheduler.")
@click.option(
    "--groups",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.csv",
    help="A column “export” with the file's name, then up to three columns such as year or programme.",
)
@click.option(
    "--ledger",
    metavar="FOLDER|URL",
    help="What was read and what is left to read; else OUT.ledger beside the table. postgresql+psycopg://… for many at once.",
)
@click.option("--forget", is_flag=True, help="Go on though most of the exports that were read are gone.")
@click.option("--again", is_flag=True, help="Read what was set aside once more.")
@click.option("--seconds", type=click.IntRange(1), default=300, show_default=True, help="Longest time for one export.")
@click.option(
    "--memory", type=click.FloatRange(0.25), default=4.0, show_default=True, help="Most memory for one, in GB."
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="How to print what came of it."
)
@LANG
def cohort_command(
    exports: str,
    output: Path,
    workers: int | None,
    scheduler: str | None,
    groups: Path | None,
    ledger: str | None,
    seconds: int,
    memory: float,
    form: str,
    *,
    again: bool,
    forget: bool,
) -> None:
    """Make one table of many exports: a row of numbers for each, and no name, address, company or word in it.

    EXPORTS is a folder with zips, a pattern in quotes, a text file with one path a line, or an address that fsspec knows.
    It may be stopped at any moment; the same command goes on from there, and nothing is read twice. What cannot be read
    is set aside and told.
    """
    from datetime import UTC, datetime  # noqa: PLC0415 - `--help` answers without Polars

    from analyzer.cohort import DaskWorkers, find_exports, make_cohort, read_side_file  # noqa: PLC0415
    from analyzer.norms import is_summary, write_summary  # noqa: PLC0415
    from analyzer.reports import as_json  # noqa: PLC0415
    from analyzer.settings import Limits, Settings  # noqa: PLC0415
    from analyzer.store import open_ledger  # noqa: PLC0415

    words = words_asked()
    if output.suffix.lower() != ".parquet":
        raise SettingsError("cohort_parquet")
    shown = output.with_suffix(".json")
    if shown.exists() and not is_summary(shown):
        raise SettingsError("name_taken", hint="another_o", name=shown.name)
    if scheduler and workers:
        raise SettingsError("scheduler_or_workers")
    limits = Limits(seconds=seconds, memory_bytes=int(memory * 1024**3))
    found = find_exports(exports)
    side = read_side_file(groups, found) if groups else None
    opened = open_ledger(ledger or output.with_suffix(".ledger"), name=f"{output.stem} {exports}")
    engine = DaskWorkers(scheduler, found[0].address) if scheduler else _pool(workers, limits.memory_bytes, words)
    try:
        with _progress_of_many(words) as watch:
            made = make_cohort(
                found,
                side,
                output,
                opened,
                engine,
                lambda: datetime.now(UTC),
                settings=Settings(limits=limits),
                again=again,
                forget=forget,
                watch=watch,
            )
    except KeyboardInterrupt:
        so_far = opened.tally()
        at = words.say("cohort.stopped_at", settled=so_far.settled, total=so_far.settled + so_far.open)
        click.echo(f"\nhandful: {words.say('cohort.stopped')} {at}", err=True)
        raise
    finally:
        opened.close()
    if made.summary:
        write(write_summary(made.summary), shown)
    elif shown.exists():
        shown.unlink()  # that of a cohort that was larger
        click.echo(f"handful: {words.say('cohort.removed', file=str(shown))}", err=True)
    if form == "json":
        write(as_json(made.document(words)) + "\n", None)
    else:
        _print_cohort(made, side.unknown if side else (), words)
    click.echo(words.say("terminal.wrote", file=str(output)), err=True)
    if made.summary:
        click.echo(words.say("cohort.next", file=str(shown)), err=True)


@contextmanager
def _progress_of_many(words: Words) -> Iterator[Callable[[Progress], None]]:
    """Show how many exports are read, at what rate and for how long still; on a terminal's stderr only."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415

    with Console(stderr=True).status("") as status:

        def show(progress: Progress) -> None:
            tally = progress.tally
            said = words.say("cohort.progress", settled=tally.settled, total=tally.settled + tally.open)
            aside = f" {words.say('cohort.progress_aside', tally.set_aside)}" if tally.set_aside else ""
            left = progress.left
            rate = (
                words.say("cohort.progress_rate", rate=progress.per_second, left=_told_time(left, words))
                if left
                else ""
            )
            status.update(f"{said}{aside} {rate}".rstrip() + " …")

        yield show


def _pool(workers: int | None, memory_bytes: int, words: Words) -> Pool:
    """Begin a pool; say so where its processes have less memory than was meant for each."""
    from analyzer.cohort import Pool  # noqa: PLC0415

    pool = Pool(workers or 0)
    if pool.memory_bytes < memory_bytes:
        gigabytes = round(pool.memory_bytes / 1024**3, 1)
        click.echo(f"handful: {words.say('cohort.less_memory', slots=pool.slots, gigabytes=gigabytes)}", err=True)
    return pool


def _told_time(left: timedelta, words: Words) -> str:
    """Say a time as roughly as one plans by it."""
    minutes = left.total_seconds() / 60
    if minutes < _MINUTES_AN_HOUR:
        return words.count("minutes", max(1, round(minutes)))
    return words.count("hours", round(minutes / _MINUTES_AN_HOUR))


def _about_cohort(made: Cohort, unknown: tuple[str, ...], words: Words) -> list[str]:
    """Say what of a cohort was left out, put together, shown."""
    from analyzer.reports import group_name  # noqa: PLC0415

    counts = {
        "returning": made.returning,
        "copies": made.gathered.copies,
        "replaced": made.gathered.replaced,
        "ungrouped": made.ungrouped,
        "no_export": len(unknown),
    }
    named = "; ".join(unknown[:LISTED]) + ("; …" if len(unknown) > LISTED else "")
    said = [words.say(f"cohort.{key}", count, names=named) for key, count in counts.items() if count]
    shown = [group_name(group, words) for group in made.summary.groups if group.values] if made.summary else []
    hidden = [f"{name} {value}" for name, value in made.hidden]
    groups = {"shown": "; ".join(shown), "hidden": "; ".join(hidden)}
    return [*said, *(words.say(f"cohort.{key}", groups=names) for key, names in groups.items() if names)]


def _print_cohort(made: Cohort, unknown: tuple[str, ...], words: Words) -> None:
    from rich.table import Table  # noqa: PLC0415

    from analyzer.reports import cohort_lines  # noqa: PLC0415

    with console_of(None) as console:
        rows = made.gathered.rows.height
        read = words.count("exports_read", rows)
        console.print(words.say("cohort.headline", made.participants, read=read), style="bold")
        for said in _about_cohort(made, unknown, words):
            console.print(escaped(said))
        if made.summary is None:
            console.print(words.say("cohort.too_few"))
        else:
            table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, pad_edge=False)
            table.add_column(words.say("cohort.column_measure"))
            for key in ("low", "middle", "high", "people"):
                table.add_column(words.say(f"cohort.column_{key}"), justify="right")
            for line in cohort_lines(made.summary.everybody, words):
                table.add_row(*line)
            console.print()
            console.print(table)
        if made.set_aside:
            console.print("\n" + words.say("cohort.set_aside", len(made.set_aside)), style="bold")
        for one in made.set_aside[:SHOWN]:
            console.print("· " + escaped(f"{one.address}: {' '.join(one.why.told(words))}".rstrip()))
        if len(made.set_aside) > SHOWN:
            console.print(words.say("cohort.more", len(made.set_aside) - SHOWN), style="dim")
