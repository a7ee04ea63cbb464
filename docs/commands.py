"""Writes docs/commands.md, every command with its options as `--help` tells them: made by `make reference`.

python -m docs.commands docs/commands.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from analyzer.cli import cli

_WIDTH: Final = 88
"""Columns of the text: what fits a page and a window."""


def document() -> str:
    """Give the document."""
    head = [
        "# Every command",
        "",
        "What `--help` says, of all of them. Made by `make reference`; what the JSON holds stands in",
        "[reference.md](reference.md).",
        "",
    ]
    return "\n".join([*head, *_all()])


def _all() -> Iterator[str]:
    for names, command in [((), cli), *(((name,), cli.commands[name]) for name in sorted(cli.commands))]:
        called = " ".join(("handful", *names))
        context = click.Context(
            command, info_name=called, terminal_width=_WIDTH, max_content_width=_WIDTH, **cli.context_settings
        )
        yield from (f"## {called}", "", "```text", command.get_help(context).rstrip(), "```", "")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(document(), encoding="utf-8")
