"""Commands that show what there is: inspect, ties, network, compare."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import click

from analyzer.cli.entry import cli
from analyzer.cli.options import AS_OF, DATA_DIR, EXPORT, FORMAT, LANG, LIST_FORMAT, OUTPUT, words_asked
from analyzer.cli.reading import heeded, kept, read, read_one, sources_of
from analyzer.cli.terminal import (
    print_comparison,
    print_inspection,
    print_network,
    print_ties,
    progress,
    tell_what_is_missing,
)
from analyzer.cli.writing import GRAPH_SUFFIXES, LIST_SUFFIXES, as_parquet, form_of, write, write_graph_csv, write_table
from analyzer.errors import ComparisonError, SettingsError

_PAIR: Final = 2
"""Exports it takes to compare."""


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

    words = words_asked()
    chosen = form_of(form, output, export)
    with progress(words) as watch:
        facts = run(Inspect(sources_of(export)), watch)
    if for_bug:
        write(diagnostics(facts) + "\n", output)
        return
    document = inspect_document(facts, words)
    if chosen == "json":
        write(as_json(document) + "\n", output)
    elif chosen == "table":
        print_inspection(document, words, output)
    else:
        import polars as pl  # noqa: PLC0415

        table = pl.DataFrame(
            document["tables"], schema={"file": pl.String, "table": pl.String, "rows": pl.Int64, "set_aside": pl.Int64}
        )
        write(as_csv(table) if chosen == "csv" else as_parquet(table), output)


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

    words = words_asked()
    chosen = form_of(form, output, export)
    with progress(words) as watch:
        analysis = heeded(read(export, as_of, watch), data_dir)
    tell_what_is_missing(analysis, words)
    if chosen == "json":
        write(as_json(ties_document(analysis, words)) + "\n", output)
    elif chosen == "table":
        print_ties(analysis, words, output)
    else:
        write_table(ties_table(analysis, words), chosen, output)


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
    from analyzer.store import Wish  # noqa: PLC0415
    from analyzer.text import named_field  # noqa: PLC0415

    words = words_asked()
    chosen = form_of(form, output, export, GRAPH_SUFFIXES)
    if chosen == "csv" and output is None:
        raise SettingsError("graph_in_csv")
    with progress(words) as watch:
        analysis = heeded(read(export, as_of, watch), data_dir)
        _, wishes = kept(analysis, data_dir)
        targets = tuple(named_field(one) for one in (*targets, *wishes.get(Wish.TARGETS, ())) if one.strip())
        watch("network")
        made = map_network(analysis, (*apart, *wishes.get(Wish.APART, ())), Layout(layout))
    if chosen == "json":
        write(as_json(network_document(analysis, made, words, targets)) + "\n", output)
    elif chosen in {"graphml", "gexf"}:
        labels = dict(network_nodes(made, words).select("node", "label").iter_rows())
        render = render_graphml if chosen == "graphml" else render_gexf
        write(render(made, GRAPH_COLOURS, labels, community_names(made, words)), output)
    elif chosen == "csv" and output is not None:
        write_graph_csv(made, words, output)
    else:
        print_network(made, targets, words, output)
    tell_what_is_missing(analysis, words)


@cli.command(name="compare", short_help="Show what changed between two exports.")
@click.argument("exports", metavar="OLD NEW", type=click.Path(path_type=Path), nargs=-1, required=True)
@LIST_FORMAT
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
    words = words_asked()
    chosen = form_of(form, output, exports, LIST_SUFFIXES)
    with progress(words) as watch:
        analyses = [read_one(one, watch, gestures=one is exports[0]) for one in exports]
        said, _ = kept(analyses[-1], data_dir)
        old, *between, new = (heeded(one, data_dir) for one in analyses)
        compared = compare(old, new, said, between)
    if chosen == "json":
        write(as_json(comparison_document(compared, words)) + "\n", output)
        return
    table = changes_table(compared, words)
    if chosen == "xlsx":
        write(as_xlsx({words.say("compare.sheet"): changes_sheet(table, words)}), output)
    elif chosen == "table":
        print_comparison(comparison_document(compared, words)["summary"], table, words, output)
    else:
        write_table(table, chosen, output)
