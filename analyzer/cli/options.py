"""What commands have in common: arguments, options, and the language asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from analyzer.text import Words

LANGUAGES: Final = ("en", "de")
"""`text.LANGUAGES`, written out for the same reason; without any other wish it is the first."""

_LANGUAGE: Final = "handful.language"

FOLLOW_UPS: Final = (
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
LIST_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "parquet", "xlsx"]),
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
    type=click.Choice(LANGUAGES),
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


def words_asked() -> Words:
    """Give the language asked for."""
    return words_of(click.get_current_context())


def words_of(context: click.Context) -> Words:
    """Give the language asked for in a context."""
    from analyzer.text import load_words  # noqa: PLC0415 - `--help` answers without Polars

    return load_words(context.meta.get(_LANGUAGE, LANGUAGES[0]))


def asked_language() -> str | None:
    """Tell the language asked for on this command line, None where none was."""
    asked: str | None = click.get_current_context().meta.get(_LANGUAGE)
    return asked
