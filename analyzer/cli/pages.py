"""The app in the browser, and what makes a shell complete commands."""

from __future__ import annotations

import os
from pathlib import Path

import click

from analyzer.cli.entry import COMPLETE, PROGRAM, cli
from analyzer.cli.options import COHORT, DATA_DIR, LANG, asked_language
from analyzer.errors import SettingsError


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
    session.LANGUAGE_AT_START = asked_language()
    if hosting is None:
        server.serve(export, port=port, browser=browser, data_dir=data_dir)
        return
    from analyzer.ui.hosting import read_hosting  # noqa: PLC0415

    server.serve_many(read_hosting(hosting, os.environ), host=host, port=port, data_dir=data_dir)


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
        click.echo(made(cli, {}, PROGRAM, COMPLETE).source())
