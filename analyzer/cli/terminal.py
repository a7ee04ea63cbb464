"""A result → what is read on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from analyzer.cli.writing import write

if TYPE_CHECKING:
    import polars as pl
    from rich.console import Console

    from analyzer.analysis import Analysis
    from analyzer.network import Network
    from analyzer.text import Words

SHOWN: Final = 40
"""People listed on a terminal before the rest is only counted: about a screenful or two."""
LISTED: Final = 10
"""People shown of each list of follow-ups: as many as one writes to in a week."""


@contextmanager
def progress(words: Words) -> Iterator[Callable[[str], None]]:
    """Show the stage on a terminal's stderr, and nothing anywhere else."""
    from analyzer.export import nothing  # noqa: PLC0415

    if not sys.stderr.isatty():
        yield nothing
        return
    from rich.console import Console  # noqa: PLC0415

    with Console(stderr=True).status("") as status:
        yield lambda stage: status.update(words.say(f"stage.{stage}") + " …")


@contextmanager
def console_of(output: Path | None) -> Iterator[Any]:
    """Give what prints to the terminal, or into the file that was asked for."""
    from rich.console import Console  # noqa: PLC0415

    if output is None:
        width = None if sys.stdout.isatty() else 120
        yield Console(highlight=False, markup=False, width=width)
        return
    page = StringIO()
    yield Console(file=page, highlight=False, markup=False, width=120)
    write(page.getvalue(), output)


def escaped(text: str) -> str:
    """Drop what a terminal would obey rather than show."""
    return "".join(letter for letter in text if letter.isprintable())


def print_ties(analysis: Analysis, words: Words, output: Path | None) -> None:
    """Print who is who."""
    from dataclasses import asdict  # noqa: PLC0415

    from rich.table import Table  # noqa: PLC0415

    from analyzer.asking import Lines  # noqa: PLC0415
    from analyzer.reports import summary  # noqa: PLC0415
    from analyzer.settings import Settings  # noqa: PLC0415
    from analyzer.text import own_lines_sentence, reason_sentence  # noqa: PLC0415

    counts = summary(analysis)
    with console_of(output) as console:
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
        for row in nearest.head(SHOWN).iter_rows(named=True):
            table.add_row(
                *(
                    escaped(cell)
                    for cell in (row["name"], words.say(f"tier.{row['tier']}"), reason_sentence(row, words))
                )
            )
        console.print()
        console.print(table)
        if analysis.ties.height > SHOWN:
            console.print(words.say("terminal.more", analysis.ties.height - SHOWN), style="dim")


def print_prune(table: pl.DataFrame, words: Words, output: Path | None, *, pending: bool) -> None:
    """Print who can go, or who has not answered an invitation."""
    from rich.table import Table  # noqa: PLC0415

    with console_of(output) as console:
        key = "terminal.pending" if pending else "terminal.can_go"
        console.print(words.say(key, table.height), style="bold")
        shown = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, pad_edge=False)
        shown.add_column(words.say("terminal.column_name"), max_width=32)
        shown.add_column(words.say("prune.column_sent" if pending else "prune.column_linked"), no_wrap=True)
        shown.add_column(words.say("prune.column_days" if pending else "terminal.column_reason"), ratio=1)
        for row in table.head(SHOWN).iter_rows(named=True):
            day = row["sent_on"] if pending else row["connected_on"]
            cells = (row["name"], words.day(day), words.show(row["days"]) if pending else row["reason"])
            shown.add_row(*(escaped(cell) for cell in cells))
        if table.height:
            console.print()
            console.print(shown)
        if table.height > SHOWN:
            console.print(words.say("terminal.more", table.height - SHOWN), style="dim")


def print_follow_ups(table: pl.DataFrame, words: Words, output: Path | None) -> None:
    """Print whom to write to, list by list."""
    import polars as pl  # noqa: PLC0415

    with console_of(output) as console:
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
    for row in rows.head(LISTED).iter_rows(named=True):
        shown.add_row(*(escaped(cell) for cell in (row["name"], row["reason"])))
    console.print(shown)
    if rows.height > LISTED:
        console.print(words.say("terminal.more", rows.height - LISTED), style="dim")


def print_comparison(summary: Mapping[str, Any], table: pl.DataFrame, words: Words, output: Path | None) -> None:
    """Print what changed."""
    from analyzer.text import comparison_sentences  # noqa: PLC0415

    with console_of(output) as console:
        headline, *sentences = comparison_sentences(summary, words)
        console.print(headline, style="bold")
        for sentence in sentences:
            console.print(sentence)
        for (kind,), rows in table.partition_by("list", as_dict=True, maintain_order=True).items():
            console.print()
            console.print(f"{words.say(f'change.{kind}')} ({words.show(rows.height)})", style="bold")
            _print_pairs(console, rows, words)


def print_network(made: Network, targets: Collection[str], words: Words, output: Path | None) -> None:
    """Print who hangs together."""
    from rich.table import Table  # noqa: PLC0415

    from analyzer.network import check_targets, find_last_links  # noqa: PLC0415
    from analyzer.reports import community_names, last_link_name  # noqa: PLC0415
    from analyzer.text import layoff_sentence, target_sentence  # noqa: PLC0415

    names = community_names(made, words)
    last_links = find_last_links(made, targets)
    people = dict(made.shares.alters.select("person_id", "name").iter_rows())
    large = made.communities.filter(made.communities["size"] >= made.settings.community_people)
    with console_of(output) as console:
        found = words.say("terminal.circles", large.height) if large.height else words.say("terminal.no_circles")
        console.print(found, style="bold")
        console.print(words.say("terminal.as_of", day=made.as_of))
        console.print(words.say("terminal.inferred"))
        table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, pad_edge=False)
        table.add_column(words.say("terminal.column_circle"), ratio=1)
        for key in ("people", "callable", "living"):
            table.add_column(words.say(f"terminal.column_{key}"), justify="right")
        table.add_column(words.say("terminal.column_heard"), no_wrap=True)
        for row in large.head(SHOWN).to_dicts():
            counts = (words.show(row[name]) for name in ("size", "could_call", "living"))
            heard = words.show(row["heard_from_you"]) if row["heard_from_you"] else "–"
            table.add_row(escaped(names[row["community"]]), *counts, heard)
        if large.height:
            console.print()
            console.print(table)
        if large.height > SHOWN:
            console.print(words.say("terminal.more_circles", large.height - SHOWN), style="dim")
        for row in made.layoff.to_dicts():
            console.print("\n" + escaped(layoff_sentence(row, words)))
        if targets:
            console.print("\n" + words.say("terminal.targets"), style="bold")
        for row in check_targets(made, targets).to_dicts():
            said = target_sentence(row, people.get(row["nearest"]), words)
            console.print(escaped(f"· {row['target']}: {said}"))
        if last_links.height:
            console.print("\n" + words.say("terminal.last_links"), style="bold")
        for row in last_links.to_dicts():
            console.print(f"· {escaped(people[row['person_id']])}: {escaped(last_link_name(row, names, words))}")


def print_inspection(document: dict[str, Any], words: Words, output: Path | None) -> None:
    """Print what is in an export."""
    from rich.table import Table  # noqa: PLC0415

    from analyzer.export import FURTHER_TABLES  # noqa: PLC0415
    from analyzer.text import rows_sentence  # noqa: PLC0415

    with console_of(output) as console:
        ego = document["ego"]
        known = ego and (ego["name"] or ego["person_id"])
        whose = (
            words.say("terminal.belongs_to", name=escaped(known)) if known else words.say("terminal.belongs_to_unknown")
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
            table.add_row(*(escaped(cell) for cell in cells))
        console.print()
        console.print(table)
        console.print()
        for finding in document["findings"]:
            where = rows_sentence(finding["examples"], finding["rows"], words)
            console.print("· " + escaped(f"{finding['message']} {where}".rstrip()))
        reasons: dict[str, list[str]] = {}
        for file, why in document["ignored_because"].items():
            reasons.setdefault(why, []).append(file)
        if reasons:
            console.print(words.say("terminal.ignored"))
        for why, files in reasons.items():
            console.print("· " + escaped(f"{why}: {', '.join(files)}"))
        if document["unknown"]:
            console.print(words.say("terminal.unknown", files=escaped("; ".join(document["unknown"]))))
        further = {table.files[0] for table in FURTHER_TABLES}
        needed = [missing for missing in document["missing"] if missing["file"] not in further]
        if needed:
            console.print(words.say("terminal.missing"))
            for missing in needed:
                console.print("· " + words.say("terminal.missing_line", **missing))
        absent = "; ".join(missing["file"] for missing in document["missing"] if missing["file"] in further)
        if absent:
            console.print(words.say("terminal.missing_further", files=absent))


def tell_what_is_missing(analysis: Analysis, words: Words) -> None:
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
