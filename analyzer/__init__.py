"""Handful: from a LinkedIn data export to the handful of people you could call.

>>> from analyzer import read_export, analyze
>>> ties = analyze(read_export("sample_exports/the-collector.zip")).ties
>>> ties.filter(tier="could_call").height
9
"""

from analyzer import _light  # noqa: F401 - before anything imports dataframely
from analyzer.analysis import Analysis, analyze, map_network, read_export
from analyzer.comparison import Comparison, compare
from analyzer.errors import ComparisonError, ExportError, HandfulError
from analyzer.export import Export
from analyzer.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Analysis",
    "Comparison",
    "ComparisonError",
    "Export",
    "ExportError",
    "HandfulError",
    "Settings",
    "__version__",
    "analyze",
    "compare",
    "map_network",
    "read_export",
]
