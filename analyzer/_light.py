"""What has to happen before Polars and dataframely are imported, so that both are light.

dataframely looks for SQLAlchemy, of which Handful's schemas use nothing, and would import four dialects of it: 0.17 s of
every start and 30 MB of every process, by `python -X importtime`. The store imports SQLAlchemy when it is opened;
dataframely by then has done without.

Polars keeps memory that it has freed for later: half a gigabyte, and for as long as nothing is asked of it. Told to give
it back within 0.3 s it is as fast (docs/performance.md).
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Final

_UNWANTED: Final = "sqlalchemy"
_GIVE_BACK: Final = "dirty_decay_ms:300,muzzy_decay_ms:0"
"""For jemalloc, which Polars allocates with."""


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
