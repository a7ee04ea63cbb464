"""python -m analyzer.cli, as `handful`."""

from analyzer.cli import main

main()
