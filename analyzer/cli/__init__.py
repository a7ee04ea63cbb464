"""The command line: parse arguments, call, print."""

from analyzer.cli import acting, kept, looking, many, pages  # noqa: F401 - each adds its commands
from analyzer.cli.entry import cli, main

__all__ = ["cli", "main"]
