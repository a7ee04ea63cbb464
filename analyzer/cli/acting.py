"""Commands for what to do next: prune, followups, contacts, report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from analyzer.cli.entry import cli
from analyzer.cli.options import (
    AS_OF,
    COHORT,
    DATA_DIR,
    EXPORT,
    FOLLOW_UPS,
    FORMAT,
    LANG,
    LIST_FORMAT,
    OUTPUT,
    words_asked,
)
from analyzer.cli.reading import heeded, kept, naming_of, norms_of, read, waiting_of
from analyzer.cli.terminal import print_follow_ups, print_prune, progress, tell_what_is_missing
from analyzer.cli.writing import LIST_SUFFIXES, REPORT_SUFFIXES, form_of, write, write_table
from analyzer.errors import SettingsError


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

    words = words_asked()
    chosen = form_of(form, output, export)
    with progress(words) as watch:
        analysis = read(export, as_of, watch)
        if pending:
            from analyzer.prune import find_pending  # noqa: PLC0415

            table = pending_table(find_pending(analysis))
            untold = "prune.pending_no_file" if "invitations" in analysis.facts.missing else ""
        else:
            watch("network")
            waiting, knowable = waiting_of(analysis, preset, targets, data_dir)
            table = prune_table(analysis, waiting, words)
            untold = "" if knowable else "prune.no_messages"
    if chosen != "table":
        write_table(table, chosen, output)
    elif not untold:
        print_prune(table, words, output, pending=pending)
    if untold:
        click.echo(f"handful: {words.say(untold)}", err=True)
    else:
        tell_what_is_missing(analysis, words)


@cli.command(short_help="Show who may be glad to hear from you.")
@EXPORT
@AS_OF
@LIST_FORMAT
@OUTPUT
@click.option("--kind", "kinds", type=click.Choice(FOLLOW_UPS), multiple=True, help="Only this list; may be repeated.")
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

    words = words_asked()
    chosen = form_of(form, output, export, LIST_SUFFIXES)
    with progress(words) as watch:
        analysis = heeded(read(export, as_of, watch, gestures=True), data_dir)
        said, _ = kept(analysis, data_dir)
        today = date.today()  # noqa: DTZ011 - "later" is asked about on the calendar of this machine
        table = follow_ups_table(analysis, still_open(find_follow_ups(analysis), said, today), words)
    table = table.filter(pl.col("kind").is_in(kinds or FOLLOW_UPS))
    tell_what_is_missing(analysis, words)
    if chosen == "xlsx":
        write(as_xlsx({words.say("touch.sheet"): follow_ups_sheet(table, words)}), output)
    elif chosen == "table":
        print_follow_ups(table, words, output)
    else:
        write_table(table, chosen, output)


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
    form_of("table", output, export)
    analysis = heeded(read(export, as_of, nothing), data_dir)
    said, _ = kept(analysis, data_dir)
    cards = contacts_of(analysis, said, tiers)
    if not cards:
        raise SettingsError("nobody_to_write")
    write(render_contacts(cards), output)


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

    words = words_asked()
    if output.suffix.lower() not in REPORT_SUFFIXES:
        raise SettingsError("report_suffix", suffixes=", ".join(REPORT_SUFFIXES))
    chosen = form_of(None, output, (*export, since) if since else export, REPORT_SUFFIXES)
    group = norms_of(cohort, groups)
    if group is not None and chosen == "xlsx":
        raise SettingsError("cohort_in_report")
    with progress(words) as watch:
        by_rules = read(export, as_of, watch, gestures=True)
        analysis = heeded(by_rules, data_dir)
        said, wishes = kept(analysis, data_dir)
        older = heeded(read((since,), None, watch, gestures=True), data_dir) if since else None
        compared = compare(older, analysis, said) if older else None
        watch("network")
        made = map_network(analysis, wishes.get(Wish.APART, ()))
        waiting = still_open(find_follow_ups(analysis), said, date.today())  # noqa: DTZ011 - "later" is of this calendar
        naming = naming_of(wishes, words, hidden=hide_names)
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
    tell_what_is_missing(analysis, words)
    write(content, output)
