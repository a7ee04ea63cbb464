"""Imports dataframely without SQLAlchemy, which it looks for and Handful's schemas have no use for.

It would import four dialects of it: 0.17 s of every start and 30 MB of every process, by `python -X importtime`. The
store imports SQLAlchemy when it is opened; dataframely by then has done without.
"""

from __future__ import annotations

import importlib
import sys
from typing import Final

_UNWANTED: Final = "sqlalchemy"


def import_without(module: str, unwanted: str) -> None:
    """Import a module as if another were not installed, unless that is imported already."""
    if unwanted in sys.modules:
        return
    sys.modules[unwanted] = None  # type: ignore[assignment]  # how Python marks what cannot be imported
    try:
        importlib.import_module(module)
    finally:
        del sys.modules[unwanted]


import_without("dataframely", _UNWANTED)
