"""Bytes → tables: opens the archive, finds each table in its file, types its columns, accounts for every file."""

from analyzer.export.archive import Source, gather, is_table, unfold
from analyzer.export.catalog import FURTHER_TABLES, TABLES, SkipReason, copy_of, recognise
from analyzer.export.export import Ego, Export, FileRead, need_connections, nothing, read_tables
from analyzer.export.findings import Code, Finding
from analyzer.export.merging import merge_exports, same_owner
from analyzer.export.survey import Survey

__all__ = [
    "FURTHER_TABLES",
    "TABLES",
    "Code",
    "Ego",
    "Export",
    "FileRead",
    "Finding",
    "SkipReason",
    "Source",
    "Survey",
    "copy_of",
    "gather",
    "is_table",
    "merge_exports",
    "need_connections",
    "nothing",
    "read_tables",
    "recognise",
    "same_owner",
    "unfold",
]
