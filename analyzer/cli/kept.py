"""Commands about what was kept: backup, restore, purge."""

from __future__ import annotations

from pathlib import Path

import click

from analyzer.cli.entry import cli
from analyzer.cli.options import DATA_DIR, LANG, words_asked
from analyzer.cli.writing import write
from analyzer.errors import SettingsError, StoreError


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
        write(content, None)
        return
    if output.resolve() in {file.resolve() for file in files_of(folder)}:
        raise SettingsError("over_decisions", hint="another_file")
    write(content, output)


@cli.command(short_help="Merge a file that backup wrote with what is here.")
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
    click.echo(words_asked().say("data.took_in", merged.acts, known=merged.known), err=True)


@cli.command(short_help="Delete everything Handful kept.")
@DATA_DIR
@click.option("--yes", is_flag=True, help="Do not ask first.")
@LANG
def purge(data_dir: Path | None, *, yes: bool) -> None:
    """Delete every decision, note and tag, what is remembered of exports, the backups, and every client's file; show that nothing is left."""
    from analyzer.store import client_files, files_of, usual_folder  # noqa: PLC0415
    from analyzer.store import purge as purge_folder  # noqa: PLC0415

    words = words_asked()
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
