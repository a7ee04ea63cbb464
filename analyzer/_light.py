"""What has to happen before Polars and dataframely are imported, so that both are light.

dataframely looks for SQLAlchemy, of which Handful's schemas use nothing, and would import four dialects of it: 0.17 s of
every start and 30 MB of every process, by `python -X importtime`. The store imports SQLAlchemy when it is opened;
dataframely by then has done without.

Both hold for the whole process: where Polars is imported before Handful, its own waits stay (0.5 s until freed memory
may be given back, and never while nothing is asked of it); where a program wants dataframely's columns for SQLAlchemy, it
imports SQLAlchemy first. Told to give memory back within 0.3 s Polars is as fast (docs/performance.md).
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Final

_UNWANTED: Final = "sqlalchemy"
_GIVE_BACK: Final = "background_thread:true,dirty_decay_ms:300,muzzy_decay_ms:0"
"""For jemalloc, which Polars allocates with; without a thread of its own it gives nothing back while nothing is asked."""


def import_without(module: str, unwanted: str) -> None:
    """Import a module as if another were not installed, unless that is imported already."""
    if unwanted in sys.modules:
        return
    sys.modules[unwanted] = None  # type: ignore[assignment]  # how Python marks what cannot be imported
    try:
        importlib.import_module(module)
    finally:
        del sys.modules[unwanted]


os.environ.setdefault("_RJEM_MALLOC_CONF", _GIVE_BACK)
import_without("dataframely", _UNWANTED)
