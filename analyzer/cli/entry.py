"""Where a command line begins and ends: errors become exit codes."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from types import TracebackType
from typing import TYPE_CHECKING, Final

import click

from analyzer import __version__
from analyzer.cli.options import words_of
from analyzer.errors import HandfulError, place_of

if TYPE_CHECKING:
    from analyzer.text import Words

PROGRAM: Final = "handful"
COMPLETE: Final = "_HANDFUL_COMPLETE"
"""By which a shell asks what could come next."""
_BAD_INPUT: Final = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="handful")
def cli() -> None:
    """Read your LinkedIn data export and see the handful of people you could call, and why.

    EXPORT is the zip LinkedIn sent you, or the folder you unzipped; the Basic and the Complete zip of one request may be
    given together, and so may single tables out of them. Nothing leaves this machine.
    """


def main() -> None:
    """Run the command line; the exit code is 0 for fine, 2 for input that cannot be used, 1 for a bug of ours."""
    sys.excepthook = _tell_of_a_bug
    if asked := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete  # noqa: PLC0415

        sys.exit(shell_complete(cli, {}, PROGRAM, COMPLETE, asked))
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
        _tell(error, words_of(context))
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


def _tell(error: HandfulError, words: Words) -> None:
    message, hint = error.told(words)
    which = "".join(f"{one}: " for one in getattr(error, "__notes__", ()))
    click.echo(f"handful: {which}{message}", err=True)
    if hint:
        click.echo(f"         {hint}", err=True)


def _tell_of_a_bug(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Say where it broke, and not with what: an exception's own words may hold somebody's name."""
    kind, place = place_of(error)
    click.echo(f"handful: this is a mistake in Handful ({kind} at {place}), not in your export.", err=True)
    click.echo("         Please report it with this line; it holds nothing of yours.", err=True)
