"""A cohort's table → what may be shown of it, and where one person's numbers stand in it."""

from analyzer.norms.groups import FLOOR, Group, form_blocks, form_groups
from analyzer.norms.measures import BY_NAME, MEASURES, About, CohortRows, Measure, Unit, measure_export
from analyzer.norms.opening import open_summary
from analyzer.norms.rows import PARTITION, UNKNOWN, scan_rows
from analyzer.norms.standing import Standing, stand
from analyzer.norms.summary import (
    LONGEST_NAME,
    Change,
    GroupSummary,
    Spread,
    Summary,
    is_summary,
    read_summary,
    summarise,
    write_summary,
)

__all__ = [
    "BY_NAME",
    "FLOOR",
    "LONGEST_NAME",
    "MEASURES",
    "PARTITION",
    "UNKNOWN",
    "About",
    "Change",
    "CohortRows",
    "Group",
    "GroupSummary",
    "Measure",
    "Spread",
    "Standing",
    "Summary",
    "Unit",
    "form_blocks",
    "form_groups",
    "is_summary",
    "measure_export",
    "open_summary",
    "read_summary",
    "scan_rows",
    "stand",
    "summarise",
    "write_summary",
]
