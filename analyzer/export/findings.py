"""What was odd in a person's data, as counted facts: a code, a table, how many rows, where. Never content."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """What was found. text/ has the sentence for each."""

    UNNAMED_CONNECTIONS = "unnamed_connections"
    UNREADABLE_DATE = "unreadable_date"
    IMPOSSIBLE_DATE = "impossible_date"
    DUPLICATE_ROWS = "duplicate_rows"
    RAGGED_ROWS = "ragged_rows"
    BROKEN_QUOTES = "broken_quotes"
    REPEATED_HEADER = "repeated_header"
    REPEATED_COLUMN = "repeated_column"
    BROKEN_CHARACTERS = "broken_characters"
    OLD_ENCODING = "old_encoding"
    CHANGED_HEADER = "changed_header"
    UNKNOWN_HEADER = "unknown_header"
    EMPTY_FILE = "empty_file"
    NO_ROWS = "no_rows"
    NOT_A_TABLE = "not_a_table"
    EXCEL_FILE = "excel_file"
    WEB_PAGE = "web_page"
    COMPRESSED_FILE = "compressed_file"
    TOO_MANY_COLUMNS = "too_many_columns"
    NO_ARCHIVE = "no_archive"
    SEVERAL_EXPORTS = "several_exports"
    DAMAGED_FILE = "damaged_file"
    DUPLICATE_MEMBER = "duplicate_member"
    DOUBTFUL_DAY = "doubtful_day"
    DISREGARDED_DAY = "disregarded_day"
    MISSING_DATE = "missing_date"
    MISSING_COLUMN = "missing_column"
    DRAFTS = "drafts"
    INCOMPLETE_MESSAGES = "incomplete_messages"
    SPONSORED = "sponsored"
    NO_PROFILE = "no_profile"
    AMBIGUOUS_NAME = "ambiguous_name"
    EGO_UNKNOWN = "ego_unknown"
    AFTER_AS_OF = "after_as_of"


EXAMPLES = 5
"""Row numbers kept with a finding: enough to look the matter up in the file, too few to fill a screen."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One odd thing in one table.

    Attributes:
        code: What it is.
        table: The file it was found in, as named in the archive, or None where it is about the whole export.
        rows: How many rows it concerns; 0 where it concerns the whole file. Of DUPLICATE_MEMBER how many files, of SEVERAL_EXPORTS how many exports, of DOUBTFUL_DAY how many days.
        examples: Up to five row numbers, the first row under the header being 1.
        names: Names of columns nobody here knows, as the file writes them.
    """

    code: Code
    table: str | None = None
    rows: int = 0
    examples: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
