"""The command line: parse arguments, call, print; errors become exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Any, Final

import click

from analyzer import __version__
from analyzer.errors import ComparisonError, ExportError, HandfulError, SettingsError, StoreError, place_of

if TYPE_CHECKING:
    import polars as pl
    from dataframely import DataFrame
    from rich.console import Console

    from analyzer.analysis import Analysis
    from analyzer.cohort import Cohort, Pool, Progress
    from analyzer.export import Source
    from analyzer.network import Network
    from analyzer.norms import GroupSummary
    from analyzer.prune import Candidates
    from analyzer.schemas import Said
    from analyzer.text import Naming, Words

_SHOWN: Final = 40
"""People listed on a terminal before the rest is only counted: about a screenful or two."""

_LISTED: Final = 10
"""People shown of each list of follow-ups: as many as one writes to in a week."""

_PAIR: Final = 2
"""Exports it takes to compare."""

_SUFFIXES: Final = {".json": "json", ".csv": "csv", ".parquet": "parquet"}
_FOLLOW_UPS: Final = (
    "owed",
    "promised",
    "unthanked",
    "waiting",
    "asked_and_gone",
    "never_greeted",
    "overdue",
    "dormant",
)
"""The lists of `schemas.FollowUp`, written out because `--help` answers without Polars."""

_LIST_SUFFIXES: Final = {**_SUFFIXES, ".xlsx": "xlsx"}
_REPORT_SUFFIXES: Final = {".pdf": "pdf", ".html": "html", ".xlsx": "xlsx"}
_GRAPH_SUFFIXES: Final = {".json": "json", ".csv": "csv", ".graphml": "graphml", ".gexf": "gexf"}
_LANGUAGES: Final = ("en", "de")
"""`text.LANGUAGES`, written out for the same reason; without any other wish it is the first."""

_LANGUAGE: Final = "handful.language"
_PROGRAM: Final = "handful"
_COMPLETE: Final = "_HANDFUL_COMPLETE"
"""By which a shell asks what could come next."""

_BAD_INPUT: Final = 2
_MINUTES_AN_HOUR: Final = 60

EXPORT = click.argument("export", type=click.Path(path_type=Path), nargs=-1, required=True)


class Day(click.ParamType[date]):
    """A day, written as ISO 8601 writes it."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - as click hands it
        """Read the day, or say how one is written."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day. Write one like 2026-03-09.", param, ctx)


AS_OF = click.option(
    "--as-of",
    type=Day(),
    metavar="YYYY-MM-DD",
    help="Judge from this day; else the day of the export.",
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "parquet"]),
    help="How to write it; else by the ending of OUTPUT, else a table.",
)
OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file, never over the export."
)
DATA_DIR = click.option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="HANDFUL_DATA_DIR",
    show_envvar=True,
    help="Where your decisions are kept; else where this system keeps such things.",
)
LANG = click.option(
    "--lang",
    type=click.Choice(_LANGUAGES),
    envvar="HANDFUL_LANG",
    show_envvar=True,
    expose_value=False,
    is_eager=True,
    callback=lambda context, _, value: value and context.meta.update({_LANGUAGE: value}),
    help="Language of the sentences, else en; of the pages, else the browser's.",
)


COHORT = click.option(
    "--cohort",
    type=click.Path(path_type=Path),
    help="Beside the numbers of others: what `handful cohort` wrote, the .json of it or the table.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="handful")
def cli() -> None:
    """Read your LinkedIn data export and see the handful of people you could call, and why.

    EXPORT is the zip LinkedIn sent you, or the folder you unzipped; the Basic and the Complete zip of one request may be
    given together, and so may single tables out of them. Nothing leaves this machine.
    """


@cli.command(short_help="Open the pages in your browser.")
@click.argument("export", type=click.Path(path_type=Path), nargs=-1)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8501, show_default=True, help="Where to listen; 0 picks one."
)
@click.option("--browser/--no-browser", default=True, help="Open the page in your browser.")
@DATA_DIR
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where to listen; beyond this machine with --hosting only."
)
@click.option(
    "--hosting",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="HANDFUL_HOSTING",
    show_envvar=True,
    help="Serve many, who sign in: a file that says who runs the server; see docs/hosting.md.",
)
@COHORT
@LANG
def app(
    export: tuple[Path, ...],
    port: int,
    data_dir: Path | None,
    host: str,
    hosting: Path | None,
    cohort: Path | None,
    *,
    browser: bool,
) -> None:
    """Open Handful in your browser, on this machine only; or serve it to many, who sign in."""
    from analyzer.ui.options import THIS_MACHINE  # noqa: PLC0415 - `--help` answers without it

    if hosting is None and host not in THIS_MACHINE:
        raise SettingsError("beyond_this_machine")
    if hosting is not None and export:
        raise SettingsError("server_opens_nothing")
    from analyzer.norms import open_summary  # noqa: PLC0415 - as above
    from analyzer.ui import server, session  # noqa: PLC0415 - Streamlit takes a second; the other commands do without

    session.NORMS_AT_HAND = open_summary(cohort) if cohort else None
    session.LANGUAGE_AT_START = click.get_current_context().meta.get(_LANGUAGE)
    if hosting is None:
        server.serve(export, port=port, browser=browser, data_dir=data_dir)
        return
    from analyzer.ui.hosting import read_hosting  # noqa: PLC0415

    server.serve_many(read_hosting(hosting, os.environ), host=host, port=port, data_dir=data_dir)


@cli.command(short_help="Show what is in an export.")
@EXPORT
@FORMAT
@OUTPUT
@click.option("--diagnostics", "for_bug", is_flag=True, help="Instead: a text for a bug report, with nothing of yours.")
@LANG
def inspect(export: tuple[Path, ...], form: str | None, output: Path | None, *, for_bug: bool) -> None:
    """Show what is in an export: each file, what was read, what was set aside, what is missing."""
    from analyzer.reports import (  # noqa: PLC0415 - `--help` answers without Polars
        as_csv,
        as_json,
        diagnostics,
        inspect_document,
    )
    from analyzer.worker import Inspect, run  # noqa: PLC0415

    words = _words()
    chosen = _form(form, output, export)
    with _progress(words) as watch:
        facts = run(Inspect(_sources(export)), watch)
    if for_bug:
        _write(diagnostics(facts) + "\n", output)
        return
    document = inspect_document(facts, words)
    if chosen == "json":
        _write(as_json(document) + "\n", output)
    elif chosen == "table":
        _print_inspection(document, words, output)
    else:
        import polars as pl  # noqa: PLC0415

        table = pl.DataFrame(
            document["tables"], schema={"file": pl.String, "table": pl.String, "rows": pl.Int64, "set_aside": pl.Int64}
        )
        _write(as_csv(table) if chosen == "csv" else _parquet(table), output)


@cli.command(short_help="Show who is who to you, and why.")
@EXPORT
@AS_OF
@FORMAT
@OUTPUT
@DATA_DIR
@LANG
def ties(
    export: tuple[Path, ...],
    as_of: date | None,
    form: str | None,
    output: Path | None,
    data_dir: Path | None,
) -> None:
    """Show who is who to you: everybody's tier with the reason, the strongest first.

    Where you answered in the app whether somebody would pick up, your answer is the tier, and the reason says so.
    """
    from analyzer.reports import as_json, ties_document, ties_table  # noqa: PLC0415

    words = _words()
    chosen = _form(form, output, export)
    with _progress(words) as watch:
        analysis = _heeded(_analyze(export, as_of, watch), data_dir)
    _tell_what_is_missing(analysis, words)
    if chosen == "json":
        _write(as_json(ties_document(analysis, words)) + "\n", output)
    elif chosen == "table":
        _print_ties(analysis, words, output)
    else:
        _write_table(ties_table(analysis, words), chosen, output)


@cli.command(short_help="Show who can go, and why.")
@EXPORT
@AS_OF
@FORMAT
@OUTPUT
@click.option(
    "--preset",
    type=click.Choice(["everyone", "pitches", "never", "waves", "unanswered"]),
    default="everyone",
    show_default=True,
    help="Only those of one of the usual choices.",
)
@click.option("--pending", is_flag=True, help="Instead: invitations you sent over 90 days ago that nobody accepted.")
@click.option("--target", "targets", multiple=True, help="A company or field whose last link stays; may be repeated.")
@DATA_DIR
@LANG
def prune(
    export: tuple[Path, ...],
    as_of: date | None,
    form: str | None,
    output: Path | None,
    preset: str,
    targets: tuple[str, ...],
    data_dir: Path | None,
    *,
    pending: bool,
) -> None:
    """Show who can go: connections for whom nothing in the export speaks, the first to ask yourself about first.

    Whoever you decided about in the app is left out, and so is whoever has a note of yours or the tag "keep". Nothing is
    removed for you.
    """
    from analyzer.reports import pending_table, prune_table  # noqa: PLC0415

    words = _words()
    chosen = _form(form, output, export)
    with _progress(words) as watch:
        analysis = _analyze(export, as_of, watch)
        if pending:
            from analyzer.prune import find_pending  # noqa: PLC0415

            table = pending_table(find_pending(analysis))
            untold = "prune.pending_no_file" if "invitations" in analysis.facts.missing else ""
        else:
            watch("network")
            waiting, knowable = _waiting(analysis, preset, targets, data_dir)
            table = prune_table(analysis, waiting, words)
            untold = "" if knowable else "prune.no_messages"
    if chosen != "table":
        _write_table(table, chosen, output)
    elif not untold:
        _print_prune(table, words, output, pending=pending)
    if untold:
        click.echo(f"handful: {words.say(untold)}", err=True)
    else:
        _tell_what_is_missing(analysis, words)


@cli.command(short_help="Show who may be glad to hear from you.")
@EXPORT
@AS_OF
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "parquet", "xlsx"]),
    help="How to write it; else by the ending of OUTPUT, else a table.",
)
@OUTPUT
@click.option("--kind", "kinds", type=click.Choice(_FOLLOW_UPS), multiple=True, help="Only this list; may be repeated.")
@DATA_DIR
@LANG
def followups(
    export: tuple[Path, ...],
    as_of: date | None,
    form: str | None,
    output: Path | None,
    kinds: tuple[str, ...],
    data_dir: Path | None,
) -> None:
    """Show who may be glad to hear from you: replies, promises and thanks that look open, and ties that went quiet.

    What you ticked off, put off or turned down in the app is left out, and so is everybody you decided to let go.
    """
    import polars as pl  # noqa: PLC0415 - `--help` answers without Polars

    from analyzer.followups import find_follow_ups, still_open  # noqa: PLC0415
    from analyzer.reports import as_xlsx, follow_ups_sheet, follow_ups_table  # noqa: PLC0415

    words = _words()
    chosen = _form(form, output, export, _LIST_SUFFIXES)
    with _progress(words) as watch:
        analysis = _heeded(_analyze(export, as_of, watch, gestures=True), data_dir)
        said, _ = _kept(analysis, data_dir)
        today = date.today()  # noqa: DTZ011 - "later" is asked about on the calendar of this machine
        table = follow_ups_table(analysis, still_open(find_follow_ups(analysis), said, today), words)
    table = table.filter(pl.col("kind").is_in(kinds or _FOLLOW_UPS))
    _tell_what_is_missing(analysis, words)
    if chosen == "xlsx":
        _write(as_xlsx({words.say("touch.sheet"): follow_ups_sheet(table, words)}), output)
    elif chosen == "table":
        _print_follow_ups(table, words, output)
    else:
        _write_table(table, chosen, output)


@cli.command(name="compare", short_help="Show what changed between two exports.")
@click.argument("exports", metavar="OLD NEW", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "parquet", "xlsx"]),
    help="How to write it; else by the ending of OUTPUT, else a table.",
)
@OUTPUT
@DATA_DIR
@LANG
def compare_command(exports: tuple[Path, ...], form: str | None, output: Path | None, data_dir: Path | None) -> None:
    """Show what changed between two exports of one person: links, jobs, who came closer, who went quiet, who answered.

    Give the older one first. Between the two there may stand further ones: they add their points to the line over time.
    """
    from analyzer.comparison import compare  # noqa: PLC0415 - `--help` answers without Polars
    from analyzer.reports import as_json, as_xlsx, changes_sheet, changes_table, comparison_document  # noqa: PLC0415

    if len(exports) < _PAIR:
        raise ComparisonError("takes_two")
    words = _words()
    chosen = _form(form, output, exports, _LIST_SUFFIXES)
    with _progress(words) as watch:
        analyses = [_analyze((one,), None, watch, gestures=one is exports[0]) for one in exports]
        said, _ = _kept(analyses[-1], data_dir)
        old, *between, new = (_heeded(one, data_dir) for one in analyses)
        compared = compare(old, new, said, between)
    if chosen == "json":
        _write(as_json(comparison_document(compared, words)) + "\n", output)
        return
    table = changes_table(compared, words)
    if chosen == "xlsx":
        _write(as_xlsx({words.say("compare.sheet"): changes_sheet(table, words)}), output)
    elif chosen == "table":
        _print_comparison(comparison_document(compared, words)["summary"], table, words, output)
    else:
        _write_table(table, chosen, output)


@cli.command(short_help="Write the handful to a file for your telephone.")
@EXPORT
@AS_OF
@OUTPUT
@click.option(
    "--tier",
    "tiers",
    type=click.Choice(["could_call", "warm", "dormant"]),
    multiple=True,
    default=("could_call",),
    show_default=True,
    help="Whom to write; may be repeated.",
)
@DATA_DIR
@LANG
def contacts(
    export: tuple[Path, ...], as_of: date | None, output: Path | None, tiers: tuple[str, ...], data_dir: Path | None
) -> None:
    """Write the people you could call as address-book cards (vCard 4.0), your notes with them."""
    from analyzer.export import nothing  # noqa: PLC0415
    from analyzer.reports import contacts_of, render_contacts  # noqa: PLC0415

    if output and output.suffix.lower() not in {".vcf", ""}:
        raise SettingsError("cards_end_in_vcf", suffix=output.suffix)
    _form("table", output, export)
    analysis = _heeded(_analyze(export, as_of, nothing), data_dir)
    said, _ = _kept(analysis, data_dir)
    cards = contacts_of(analysis, said, tiers)
    if not cards:
        raise SettingsError("nobody_to_write")
    _write(render_contacts(cards), output)


@cli.command(short_help="Write a report to keep or to hand over.")
@EXPORT
@AS_OF
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Write to this file: .pdf or .html for the report, .xlsx for the tables behind it.",
)
@click.option("--by", default="", help="Who hands it over, named on the first page.")
@click.option("--note", default="", help="A word of theirs for the first page.")
@click.option(
    "--since",
    type=click.Path(path_type=Path),
    help="An older export of the same person: what changed since stands in the report.",
)
@click.option(
    "--hide-names", is_flag=True, help="Call everybody by an invented name, places too, and leave out job titles."
)
@COHORT
@click.option(
    "--group", "groups", multiple=True, metavar="NAME=VALUE", help="Only those of the cohort; may be repeated."
)
@DATA_DIR
@LANG
def report(
    export: tuple[Path, ...],
    as_of: date | None,
    output: Path,
    by: str,
    note: str,
    since: Path | None,
    cohort: Path | None,
    groups: tuple[str, ...],
    data_dir: Path | None,
    *,
    hide_names: bool,
) -> None:
    """Write a report to keep or to hand over: the handful with reasons, ties worth a word, give and take, habits, circles, and the next six weeks."""
    from analyzer.comparison import compare  # noqa: PLC0415
    from analyzer.followups import find_follow_ups, still_open  # noqa: PLC0415
    from analyzer.mapping import map_network  # noqa: PLC0415
    from analyzer.norms import measure_export  # noqa: PLC0415
    from analyzer.reports import (  # noqa: PLC0415
        as_xlsx,
        make_report,
        make_sheets,
        place_beside,
        render_html,
        render_pdf,
    )
    from analyzer.store import Wish  # noqa: PLC0415

    words = _words()
    if output.suffix.lower() not in _REPORT_SUFFIXES:
        raise SettingsError("report_suffix", suffixes=", ".join(_REPORT_SUFFIXES))
    chosen = _form(None, output, (*export, since) if since else export, _REPORT_SUFFIXES)
    group = _norms(cohort, groups)
    if group is not None and chosen == "xlsx":
        raise SettingsError("cohort_in_report")
    with _progress(words) as watch:
        by_rules = _analyze(export, as_of, watch, gestures=True)
        analysis = _heeded(by_rules, data_dir)
        said, wishes = _kept(analysis, data_dir)
        older = _heeded(_analyze((since,), None, watch, gestures=True), data_dir) if since else None
        compared = compare(older, analysis, said) if older else None
        watch("network")
        made = map_network(analysis, wishes.get(Wish.APART, ()))
        waiting = still_open(find_follow_ups(analysis), said, date.today())  # noqa: DTZ011 - "later" is of this calendar
        naming = _naming(wishes, words, hidden=hide_names)
        if chosen == "xlsx":
            content: str | bytes = as_xlsx(make_sheets(analysis, made, waiting, naming, compared))
        else:
            by = words.say("report.by", name=by) if by else ""
            beside = place_beside(measure_export(by_rules, None), group, words) if group else []
            written = make_report(analysis, made, waiting, naming, by=by, note=note, compared=compared, beside=beside)
            printed = render_pdf(written) if chosen == "pdf" else None
            content = printed.content if printed else render_html(written)
            if printed and not printed.complete:
                click.echo(f"handful: {words.say('report.incomplete')}", err=True)
    _tell_what_is_missing(analysis, words)
    _write(content, output)


@cli.command(short_help="Write your decisions to one file.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file; else to the terminal."
)
@DATA_DIR
@LANG
def backup(output: Path | None, data_dir: Path | None) -> None:
    """Write every decision, note and tag as one JSON file, to keep or to take to another machine."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from analyzer.store import files_of, find_store, usual_folder, write_out  # noqa: PLC0415

    folder = data_dir or usual_folder()
    store = find_store(folder)
    if store is None:
        raise StoreError("nothing_kept", folder=folder)
    content = write_out(store, datetime.now(UTC))
    if output is None:
        _write(content, None)
        return
    if output.resolve() in {file.resolve() for file in files_of(folder)}:
        raise SettingsError("over_decisions", hint="another_file")
    _write(content, output)


@cli.command(short_help="Take in such a file.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@DATA_DIR
@LANG
def restore(file: Path, data_dir: Path | None) -> None:
    """Merge a file that `handful backup` or the app wrote with what is here: nothing is overwritten, nothing stands twice."""
    from analyzer.store import open_store, take_in, usual_folder  # noqa: PLC0415

    try:
        content = file.read_bytes()
    except OSError:
        raise StoreError("file_unreadable", hint="check_path") from None
    merged = take_in(open_store(data_dir or usual_folder()), content)
    click.echo(_words().say("data.took_in", merged.acts, known=merged.known), err=True)


@cli.command(short_help="Delete everything Handful kept.")
@DATA_DIR
@click.option("--yes", is_flag=True, help="Do not ask first.")
@LANG
def purge(data_dir: Path | None, *, yes: bool) -> None:
    """Delete every decision, note and tag, what is remembered of exports, the backups, and every client's file; show that nothing is left."""
    from analyzer.store import client_files, files_of, usual_folder  # noqa: PLC0415
    from analyzer.store import purge as purge_folder  # noqa: PLC0415

    words = _words()
    folder = data_dir or usual_folder()
    files = [*files_of(folder), *client_files(folder)]
    if not files:
        click.echo(words.say("terminal.nothing_kept", folder=str(folder)))
        return
    for file in files:
        click.echo(str(file))
    if not yes and not click.confirm(words.say("terminal.purge_sure", len(files)), default=False):
        click.echo(words.say("terminal.purge_not"))
        return
    purged = purge_folder(folder)
    size = -(-purged.bytes // 1000)
    click.echo(words.say("data.purged", purged.files, size=size, folder=str(folder)))
    if purged.left:
        click.echo(words.say("terminal.purge_left", len(purged.left), folder=str(folder)))


@cli.command(short_help="Show who hangs together, and write the graph.")
@EXPORT
@AS_OF
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "graphml", "gexf"]),
    help="How to write it; else by the ending of OUTPUT, else a table.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file: .graphml or .gexf for Gephi, .json, or .csv, which makes FILE-nodes.csv and FILE-edges.csv.",
)
@click.option(
    "--target", "targets", multiple=True, help="A company or field you would like a door to; may be repeated."
)
@click.option("--apart", multiple=True, help="A spelling of a company that is an employer of its own; may be repeated.")
@click.option(
    "--layout", type=click.Choice(["packed", "force"]), default="packed", show_default=True, help="Where the nodes lie."
)
@DATA_DIR
@LANG
def network(
    export: tuple[Path, ...],
    as_of: date | None,
    form: str | None,
    output: Path | None,
    targets: tuple[str, ...],
    apart: tuple[str, ...],
    layout: str,
    data_dir: Path | None,
) -> None:
    """Show who hangs together as far as the export tells, and write the graph for other programs.

    Ties between your connections are not in an export. What joins them here is what they share: an employer, a field, a
    chapter of your life, a day of linking, a group conversation; it is named on every edge.
    """
    from analyzer.mapping import map_network  # noqa: PLC0415
    from analyzer.network import Layout, render_gexf, render_graphml  # noqa: PLC0415
    from analyzer.reports import GRAPH_COLOURS, as_json, community_names, network_document, network_nodes  # noqa: PLC0415

    words = _words()
    chosen = _form(form, output, export, _GRAPH_SUFFIXES)
    targets = tuple(target for target in targets if target.strip())
    if chosen == "csv" and output is None:
        raise SettingsError("graph_in_csv")
    with _progress(words) as watch:
        analysis = _heeded(_analyze(export, as_of, watch), data_dir)
        watch("network")
        made = map_network(analysis, apart, Layout(layout))
    if chosen == "json":
        _write(as_json(network_document(analysis, made, words, targets)) + "\n", output)
    elif chosen in {"graphml", "gexf"}:
        labels = dict(network_nodes(made, words).select("node", "label").iter_rows())
        render = render_graphml if chosen == "graphml" else render_gexf
        _write(render(made, GRAPH_COLOURS, labels, community_names(made, words)), output)
    elif chosen == "csv" and output is not None:
        _write_graph_csv(made, words, output)
    else:
        _print_network(made, targets, words, output)
    _tell_what_is_missing(analysis, words)


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
    words = _words()
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

    words = _words()
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
        _write(write_summary(made.summary), shown)
    elif shown.exists():
        shown.unlink()  # that of a cohort that was larger
        click.echo(f"handful: {words.say('cohort.removed', file=str(shown))}", err=True)
    if form == "json":
        _write(as_json(made.document()) + "\n", None)
    else:
        _print_cohort(made, side.unknown if side else (), words)
    click.echo(words.say("terminal.wrote", file=str(output)), err=True)
    if made.summary:
        click.echo(words.say("cohort.next", file=str(shown)), err=True)


@cli.command(short_help="Print what makes your shell complete commands.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the lines that make your shell complete commands, options and files.

    For bash, in ~/.bashrc: eval "$(handful completion bash)". For zsh the same with zsh, in ~/.zshrc. For fish: handful
    completion fish > ~/.config/fish/completions/handful.fish.
    """
    from click.shell_completion import get_completion_class  # noqa: PLC0415

    made = get_completion_class(shell)
    if made is not None:  # as click knows all three
        click.echo(made(cli, {}, _PROGRAM, _COMPLETE).source())


def main() -> None:
    """Run the command line; the exit code is 0 for fine, 2 for input that cannot be used, 1 for a bug of ours."""
    sys.excepthook = _tell_of_a_bug
    if asked := os.environ.get(_COMPLETE):
        from click.shell_completion import shell_complete  # noqa: PLC0415

        sys.exit(shell_complete(cli, {}, _PROGRAM, _COMPLETE, asked))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # names of every script, whatever the terminal or the pipe would have
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        with cli.make_context("handful", sys.argv[1:]) as context:  # click's own main calls a closed pipe a failure
            cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:  # --help and --version
        sys.exit(done.exit_code)
    except HandfulError as error:
        _tell(error, _words_of(context))
        sys.exit(_BAD_INPUT)
    except click.ClickException as error:
        error.show()
        sys.exit(_BAD_INPUT)
    except BrokenPipeError:  # the reader, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)  # as a shell reports an interrupted command
    sys.exit(0)


def _words() -> Words:
    """Give the language asked for."""
    return _words_of(click.get_current_context())


def _words_of(context: click.Context) -> Words:
    from analyzer.text import load_words  # noqa: PLC0415 - `--help` answers without Polars

    return load_words(context.meta.get(_LANGUAGE, _LANGUAGES[0]))


def _tell(error: HandfulError, words: Words) -> None:
    message, hint = error.told(words)
    click.echo(f"handful: {message}", err=True)
    if hint:
        click.echo(f"         {hint}", err=True)


def _tell_of_a_bug(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Say where it broke, and not with what: an exception's own words may hold somebody's name."""
    kind, place = place_of(error)
    click.echo(f"handful: this is a mistake in Handful ({kind} at {place}), not in your export.", err=True)
    click.echo("         Please report it with this line; it holds nothing of yours.", err=True)


@contextmanager
def _progress(words: Words) -> Iterator[Callable[[str], None]]:
    """Show the stage on a terminal's stderr, and nothing anywhere else."""
    from analyzer.export import nothing  # noqa: PLC0415

    if not sys.stderr.isatty():
        yield nothing
        return
    from rich.console import Console  # noqa: PLC0415

    with Console(stderr=True).status("") as status:
        yield lambda stage: status.update(words.say(f"stage.{stage}") + " …")


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


def _form(
    form: str | None,
    output: Path | None,
    export: tuple[Path, ...],
    suffixes: Mapping[str, str] = MappingProxyType(_SUFFIXES),
) -> str:
    if output and output.exists() and any(one.exists() and _covers(output, one) for one in export):
        raise SettingsError("over_export", hint="another_file")
    if output and not form and output.suffix.lower() not in {*suffixes, ".txt", ""}:
        raise SettingsError("cannot_write_as", suffix=output.suffix, suffixes=", ".join(suffixes))
    chosen = form or suffixes.get(output.suffix.lower() if output else "", "table")
    if chosen in {"parquet", "xlsx"} and output is None and sys.stdout.isatty():
        raise SettingsError("not_for_terminal", form=chosen)
    return chosen


def _covers(output: Path, export: Path) -> bool:
    """Tell whether writing there would write over the export."""
    return output.samefile(export) or export.resolve() in output.resolve().parents


def _write(content: str | bytes, output: Path | None) -> None:
    """Print, or write a file for its owner's eyes only: it names people who asked nobody to be named."""
    data = content.encode() if isinstance(content, str) else content
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        if output.exists() and not output.is_file():  # a pipe, the terminal
            output.write_bytes(data)
        else:
            _replace(output.resolve(), data)
    except OSError as error:
        raise SettingsError("file_unwritable", hint="another_place", why=error.strerror) from None
    click.echo(_words().say("terminal.wrote", file=str(output)), err=True)


def _replace(file: Path, data: bytes) -> None:
    """Write a file; what stood there before goes only when the whole of it is written."""
    beside = file.with_name(f"{file.name}.part")
    try:
        beside.unlink(missing_ok=True)
        beside.touch(mode=0o600, exist_ok=False)
        beside.write_bytes(data)
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _write_graph_csv(made: Network, words: Words, output: Path) -> None:
    from analyzer.reports import CSV_ENDS, as_csv, network_tables  # noqa: PLC0415

    for table, end in zip(network_tables(made, words), CSV_ENDS, strict=True):
        _write(as_csv(table), output.with_name(output.name.removesuffix(output.suffix) + end))


def _write_table(table: pl.DataFrame, form: str, output: Path | None) -> None:
    """Write a table as JSON, CSV or Parquet."""
    from analyzer.reports import as_csv, as_json, as_rows  # noqa: PLC0415

    if form == "json":
        _write(as_json(as_rows(table)) + "\n", output)
    else:
        _write(as_csv(table) if form == "csv" else _parquet(table), output)


def _analyze(
    export: tuple[Path, ...], as_of: date | None, watch: Callable[[str], None], *, gestures: bool = False
) -> Analysis:
    """Read and judge, in a process of its own."""
    from analyzer.worker import Analyze, run  # noqa: PLC0415

    today = date.today()  # noqa: DTZ011 - the day on this machine's calendar, where nothing in the export has one
    return run(Analyze(_sources(export), as_of, today, gestures=gestures), watch)


def _sources(export: tuple[Path, ...]) -> tuple[Source, ...]:
    from analyzer.export import Source  # noqa: PLC0415

    # These are this process's own, such as `handful ties <(unpack it)`: another one cannot open them.
    own = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
    return tuple(Source(_piped(path) if str(path).startswith(own) else path) for path in export)


def _piped(path: Path) -> bytes:
    from analyzer.settings import Limits  # noqa: PLC0415

    most = Limits().upload_bytes
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError:
        raise ExportError("no_such_file", hint="check_path") from None
    if len(data) > most:
        raise ExportError("stream_too_large")
    return data


def _kept(analysis: Analysis, data_dir: Path | None) -> tuple[DataFrame[Said], dict[Any, Any]]:
    """Give what the owner said in the app about people of this export, and what they wish."""
    from analyzer.people import follow_moves  # noqa: PLC0415
    from analyzer.schemas import Said  # noqa: PLC0415
    from analyzer.store import find_store, usual_folder  # noqa: PLC0415

    store = find_store(data_dir or usual_folder())
    ego = analysis.facts.ego
    book = store.find_book(*(ego.goes_by if ego else (None, None))) if store else None
    if book is None:
        return Said.create_empty(), {}
    return follow_moves(book.follow().last_words, analysis.people), book.wishes()


def _heeded(analysis: Analysis, data_dir: Path | None) -> Analysis:
    """Let what the owner said in the app win over the rules."""
    from analyzer.analysis import judge_anew  # noqa: PLC0415
    from analyzer.asking import Lines, labels_of  # noqa: PLC0415
    from analyzer.store import Wish  # noqa: PLC0415

    said, wishes = _kept(analysis, data_dir)
    if said.is_empty() and not wishes:
        return analysis
    return judge_anew(analysis, labels_of(said), Lines.read(wishes.get(Wish.LINES), analysis.settings))


def _norms(cohort: Path | None, groups: tuple[str, ...]) -> GroupSummary | None:
    """Give the group of a cohort that was asked for; everybody where none was."""
    if cohort is None:
        if groups:
            raise SettingsError("group_without_cohort")
        return None
    from analyzer.norms import open_summary  # noqa: PLC0415

    summary = open_summary(cohort)
    if not all("=" in one for one in groups):
        raise SettingsError("group_written")
    wanted = dict(one.partition("=")[::2] for one in groups)
    group = summary.group(wanted)
    if dict(group.values) != wanted:
        shown = "; ".join(
            ", ".join(f"{name}={value}" for name, value in one.values.items()) for one in summary.groups if one.values
        )
        raise SettingsError("no_such_group", groups=shown or "everybody")
    return group


def _naming(wishes: Mapping[Any, Any], words: Words, *, hidden: bool) -> Naming:
    """Tell how people are called: by the pseudonyms they have in the app, where it kept any."""
    import secrets  # noqa: PLC0415

    from analyzer.store import Wish  # noqa: PLC0415
    from analyzer.text import Naming  # noqa: PLC0415

    kept = wishes.get(Wish.PSEUDONYMS)
    return Naming(hidden, words, bytes.fromhex(kept) if kept else secrets.token_bytes(16))


def _waiting(
    analysis: Analysis, preset: str, targets: tuple[str, ...], data_dir: Path | None
) -> tuple[DataFrame[Candidates], bool]:
    """Give who is up, less those their owner spoke about, and whether the export tells at all."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from analyzer.asking import people_named  # noqa: PLC0415
    from analyzer.mapping import map_network  # noqa: PLC0415
    from analyzer.prune import PRESETS, choose_candidates, find_reaches, queue, sort_out  # noqa: PLC0415
    from analyzer.store import Wish  # noqa: PLC0415

    said, wishes = _kept(analysis, data_dir)
    everybody = sort_out(analysis)
    wanted = [*targets, *wishes.get(Wish.TARGETS, [])]
    reaches = find_reaches(map_network(analysis, wishes.get(Wish.APART, ())), wanted)
    midnight = datetime.now(UTC).astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    named = people_named(analysis.ties, wishes.get(Wish.RECALLED) or ())
    up = queue(everybody, reaches, said, midnight, named).waiting
    return choose_candidates(up, PRESETS[preset], analysis.as_of, analysis.settings), everybody.knowable


def _parquet(table: pl.DataFrame) -> bytes:
    buffer = BytesIO()
    table.write_parquet(buffer)
    return buffer.getvalue()


def _print_ties(analysis: Analysis, words: Words, output: Path | None) -> None:
    from dataclasses import asdict  # noqa: PLC0415

    from rich.table import Table  # noqa: PLC0415

    from analyzer.asking import Lines  # noqa: PLC0415
    from analyzer.reports import summary  # noqa: PLC0415
    from analyzer.settings import Settings  # noqa: PLC0415
    from analyzer.text import own_lines_sentence, reason_sentence  # noqa: PLC0415

    counts = summary(analysis)
    with _console(output) as console:
        connections = words.count("connections", counts["connections"])
        headline = words.say("terminal.headline", connections=connections, callable=counts["tiers"]["could_call"])
        console.print(headline, style="bold")
        console.print(words.say("terminal.as_of", day=analysis.as_of))
        made = analysis.facts.exported_on
        if made and made < analysis.as_of:
            console.print(words.say("terminal.made_before", day=made))
        lines = Lines.of(analysis.settings)
        if lines != Lines.of(Settings()):
            console.print(own_lines_sentence(asdict(lines), words))
        for key, count in (("unnamed", counts["unnamed_connections"]), ("others", counts["others"])):
            if count:
                console.print(words.say(f"terminal.{key}", count))
        table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, pad_edge=False)
        table.add_column(words.say("terminal.column_name"), max_width=32)
        table.add_column(words.say("terminal.column_tier"), no_wrap=True)
        table.add_column(words.say("terminal.column_reason"), ratio=1)
        # The closest tier first; the order within it is that of every list.
        nearest = analysis.ties.sort("tier", maintain_order=True)
        for row in nearest.head(_SHOWN).iter_rows(named=True):
            table.add_row(
                *(_plain(cell) for cell in (row["name"], words.say(f"tier.{row['tier']}"), reason_sentence(row, words)))
            )
        console.print()
        console.print(table)
        if analysis.ties.height > _SHOWN:
            console.print(words.say("terminal.more", analysis.ties.height - _SHOWN), style="dim")


def _print_prune(table: pl.DataFrame, words: Words, output: Path | None, *, pending: bool) -> None:
    from rich.table import Table  # noqa: PLC0415

    with _console(output) as console:
        key = "terminal.pending" if pending else "terminal.can_go"
        console.print(words.say(key, table.height), style="bold")
        shown = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, pad_edge=False)
        shown.add_column(words.say("terminal.column_name"), max_width=32)
        shown.add_column(words.say("prune.column_sent" if pending else "prune.column_linked"), no_wrap=True)
        shown.add_column(words.say("prune.column_days" if pending else "terminal.column_reason"), ratio=1)
        for row in table.head(_SHOWN).iter_rows(named=True):
            day = row["sent_on"] if pending else row["connected_on"]
            cells = (row["name"], words.day(day), words.show(row["days"]) if pending else row["reason"])
            shown.add_row(*(_plain(cell) for cell in cells))
        if table.height:
            console.print()
            console.print(shown)
        if table.height > _SHOWN:
            console.print(words.say("terminal.more", table.height - _SHOWN), style="dim")


def _print_follow_ups(table: pl.DataFrame, words: Words, output: Path | None) -> None:
    import polars as pl  # noqa: PLC0415

    with _console(output) as console:
        console.print(words.say("touch.headline", table.height), style="bold")
        for (kind,), rows in table.partition_by("kind", as_dict=True, maintain_order=True).items():
            console.print()
            console.print(f"{words.say(f'follow_up.{kind}')} ({words.show(rows.height)})", style="bold")
            quote = (
                pl.when(pl.col("quote").is_not_null())
                .then(pl.format(" " + words.form("quote").replace("{quote}", "{}"), "quote"))
                .otherwise(pl.lit(""))
            )
            _print_pairs(console, rows.with_columns(reason=pl.col("reason") + quote), words)


def _print_pairs(console: Console, rows: pl.DataFrame, words: Words) -> None:
    """Print who and why of the first few, and how many more there are."""
    from rich.table import Table  # noqa: PLC0415

    shown = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, pad_edge=False, show_header=False)
    shown.add_column(max_width=32)
    shown.add_column(ratio=1)
    for row in rows.head(_LISTED).iter_rows(named=True):
        shown.add_row(*(_plain(cell) for cell in (row["name"], row["reason"])))
    console.print(shown)
    if rows.height > _LISTED:
        console.print(words.say("terminal.more", rows.height - _LISTED), style="dim")


def _print_comparison(summary: Mapping[str, Any], table: pl.DataFrame, words: Words, output: Path | None) -> None:
    from analyzer.text import comparison_sentences  # noqa: PLC0415

    with _console(output) as console:
        headline, *sentences = comparison_sentences(summary, words)
        console.print(headline, style="bold")
        for sentence in sentences:
            console.print(sentence)
        for (kind,), rows in table.partition_by("list", as_dict=True, maintain_order=True).items():
            console.print()
            console.print(f"{words.say(f'change.{kind}')} ({words.show(rows.height)})", style="bold")
            _print_pairs(console, rows, words)


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
    named = "; ".join(unknown[:_LISTED]) + ("; …" if len(unknown) > _LISTED else "")
    said = [words.say(f"cohort.{key}", count, names=named) for key, count in counts.items() if count]
    shown = [group_name(group, words) for group in made.summary.groups if group.values] if made.summary else []
    hidden = [f"{name} {value}" for name, value in made.hidden]
    groups = {"shown": "; ".join(shown), "hidden": "; ".join(hidden)}
    return [*said, *(words.say(f"cohort.{key}", groups=names) for key, names in groups.items() if names)]


def _print_cohort(made: Cohort, unknown: tuple[str, ...], words: Words) -> None:
    from rich.table import Table  # noqa: PLC0415

    from analyzer.reports import cohort_lines  # noqa: PLC0415

    with _console(None) as console:
        rows = made.gathered.rows.height
        read = words.count("exports_read", rows)
        console.print(words.say("cohort.headline", made.participants, read=read), style="bold")
        for said in _about_cohort(made, unknown, words):
            console.print(_plain(said))
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
        for one in made.set_aside[:_SHOWN]:
            console.print("· " + _plain(f"{one.address}: {one.message} {one.hint}".rstrip()))
        if len(made.set_aside) > _SHOWN:
            console.print(words.say("cohort.more", len(made.set_aside) - _SHOWN), style="dim")


def _print_network(made: Network, targets: Collection[str], words: Words, output: Path | None) -> None:
    from rich.table import Table  # noqa: PLC0415

    from analyzer.network import check_targets, find_last_links  # noqa: PLC0415
    from analyzer.reports import community_names, last_link_name  # noqa: PLC0415
    from analyzer.text import layoff_sentence, target_sentence  # noqa: PLC0415

    names = community_names(made, words)
    last_links = find_last_links(made, targets)
    people = dict(made.shares.alters.select("person_id", "name").iter_rows())
    large = made.communities.filter(made.communities["size"] >= made.settings.community_people)
    with _console(output) as console:
        found = words.say("terminal.circles", large.height) if large.height else words.say("terminal.no_circles")
        console.print(found, style="bold")
        console.print(words.say("terminal.as_of", day=made.as_of))
        console.print(words.say("terminal.inferred"))
        table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, pad_edge=False)
        table.add_column(words.say("terminal.column_circle"), ratio=1)
        for key in ("people", "callable", "living"):
            table.add_column(words.say(f"terminal.column_{key}"), justify="right")
        table.add_column(words.say("terminal.column_heard"), no_wrap=True)
        for row in large.head(_SHOWN).to_dicts():
            counts = (words.show(row[name]) for name in ("size", "could_call", "living"))
            heard = words.show(row["heard_from_you"]) if row["heard_from_you"] else "–"
            table.add_row(_plain(names[row["community"]]), *counts, heard)
        if large.height:
            console.print()
            console.print(table)
        if large.height > _SHOWN:
            console.print(words.say("terminal.more_circles", large.height - _SHOWN), style="dim")
        for row in made.layoff.to_dicts():
            console.print("\n" + _plain(layoff_sentence(row, words)))
        if targets:
            console.print("\n" + words.say("terminal.targets"), style="bold")
        for row in check_targets(made, targets).to_dicts():
            said = target_sentence(row, people.get(row["nearest"]), words)
            console.print(_plain(f"· {row['target']}: {said}"))
        if last_links.height:
            console.print("\n" + words.say("terminal.last_links"), style="bold")
        for row in last_links.to_dicts():
            console.print(f"· {_plain(people[row['person_id']])}: {_plain(last_link_name(row, names, words))}")


def _print_inspection(document: dict[str, Any], words: Words, output: Path | None) -> None:
    from rich.table import Table  # noqa: PLC0415

    from analyzer.export import FURTHER_TABLES  # noqa: PLC0415
    from analyzer.text import rows_sentence  # noqa: PLC0415

    with _console(output) as console:
        ego = document["ego"]
        known = ego and (ego["name"] or ego["person_id"])
        whose = (
            words.say("terminal.belongs_to", name=_plain(known)) if known else words.say("terminal.belongs_to_unknown")
        )
        console.print(whose, style="bold")
        day = document["exported_on"]
        day = day and date.fromisoformat(day)
        console.print(words.say("terminal.exported_on", day=day) if day else words.say("terminal.exported_unknown"))
        table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, pad_edge=False)
        table.add_column(words.say("terminal.column_file"))
        table.add_column(words.say("terminal.column_what"))
        table.add_column(words.say("terminal.column_rows"), justify="right")
        table.add_column(words.say("terminal.column_set_aside"), justify="right")
        for file in document["tables"]:
            cells = (
                file["file"],
                words.say(f"table.{file['table']}"),
                words.show(file["rows"]),
                words.show(file["set_aside"]),
            )
            table.add_row(*(_plain(cell) for cell in cells))
        console.print()
        console.print(table)
        console.print()
        for finding in document["findings"]:
            where = rows_sentence(finding["examples"], finding["rows"], words)
            console.print("· " + _plain(f"{finding['message']} {where}".rstrip()))
        reasons: dict[str, list[str]] = {}
        for file, why in document["ignored_because"].items():
            reasons.setdefault(why, []).append(file)
        if reasons:
            console.print(words.say("terminal.ignored"))
        for why, files in reasons.items():
            console.print("· " + _plain(f"{why}: {', '.join(files)}"))
        if document["unknown"]:
            console.print(words.say("terminal.unknown", files=_plain("; ".join(document["unknown"]))))
        further = {table.files[0] for table in FURTHER_TABLES}
        needed = [missing for missing in document["missing"] if missing["file"] not in further]
        if needed:
            console.print(words.say("terminal.missing"))
            for missing in needed:
                console.print("· " + words.say("terminal.missing_line", **missing))
        absent = "; ".join(missing["file"] for missing in document["missing"] if missing["file"] in further)
        if absent:
            console.print(words.say("terminal.missing_further", files=absent))


@contextmanager
def _console(output: Path | None) -> Iterator[Any]:
    from rich.console import Console  # noqa: PLC0415

    if output is None:
        width = None if sys.stdout.isatty() else 120
        yield Console(highlight=False, markup=False, width=width)
        return
    page = StringIO()
    yield Console(file=page, highlight=False, markup=False, width=120)
    _write(page.getvalue(), output)


def _plain(text: str) -> str:
    """Drop what a terminal would obey rather than show."""
    return "".join(letter for letter in text if letter.isprintable())


def _tell_what_is_missing(analysis: Analysis, words: Words) -> None:
    """Say which archives were left alone, and why everybody is without evidence where that is the export's doing."""
    from analyzer.export import Code  # noqa: PLC0415
    from analyzer.text import finding_sentence  # noqa: PLC0415

    for finding in analysis.facts.findings:
        if finding.code in {Code.NO_ARCHIVE, Code.SEVERAL_EXPORTS}:
            click.echo(f"handful: {finding_sentence(finding.code, finding.table, finding.rows, words)}", err=True)
    if not any(file.rows + file.set_aside for file in analysis.facts.files if file.table == "connections"):
        _hint("no_rows", words)
    elif "messages" in analysis.facts.missing:
        _hint("no_messages", words)


def _hint(key: str, words: Words) -> None:
    click.echo(f"handful: {words.say(f'{key}.message')}", err=True)
    click.echo(f"         {words.say(f'{key}.hint')}", err=True)


if __name__ == "__main__":
    main()
