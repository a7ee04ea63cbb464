"""Handful: from a LinkedIn data export to the handful of people you could call.

>>> from analyzer import read_export, analyze
>>> ties = analyze(read_export("sample_exports/the-collector.zip")).ties
>>> ties.filter(tier="could_call").height
9
"""

from importlib import import_module
from typing import TYPE_CHECKING

from analyzer import _light  # noqa: F401 - before anything imports dataframely
from analyzer.analysis import Analysis, analyze, read_export
from analyzer.errors import ComparisonError, ExportError, HandfulError, SettingsError
from analyzer.export import Export, Source
from analyzer.schemas import Tier
from analyzer.settings import Settings

if TYPE_CHECKING:
    from analyzer.comparison import Comparison, compare
    from analyzer.mapping import map_network

__version__ = "0.1.0"

__all__ = [
    "Analysis",
    "Comparison",
    "ComparisonError",
    "Export",
    "ExportError",
    "HandfulError",
    "Settings",
    "SettingsError",
    "Source",
    "Tier",
    "__version__",
    "analyze",
    "compare",
    "map_network",
    "read_export",
]

_ON_DEMAND = {"Comparison": "comparison", "compare": "comparison", "map_network": "mapping"}
"""What a verdict does not need, and the module it is imported from when it is asked for."""


def __getattr__(name: str) -> object:
    """Import what is asked for the first time."""
    if name not in _ON_DEMAND:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ON_DEMAND[name]}"), name)


def __dir__() -> list[str]:
    """List what is here, what is imported on demand included."""
    return sorted({*globals(), *_ON_DEMAND})
