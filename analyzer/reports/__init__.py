"""An analysis → the documents, tables and pictures a person keeps or passes on."""

from analyzer.reports.listing import as_csv, as_json, inspect_document, summary, ties_document, ties_table
from analyzer.reports.palette import TEXT, TIER_COLOURS, Theme
from analyzer.reports.rings_picture import render_rings

__all__ = [
    "TEXT",
    "TIER_COLOURS",
    "Theme",
    "as_csv",
    "as_json",
    "inspect_document",
    "render_rings",
    "summary",
    "ties_document",
    "ties_table",
]
