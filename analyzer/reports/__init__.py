"""An analysis → the documents, tables and pictures a person keeps or passes on."""

from analyzer.reports.calendar import Entry, render_calendar
from analyzer.reports.cohort import (
    COMPARED,
    Beside,
    cohort_lines,
    development_sentence,
    group_name,
    handful_sentence,
    place_beside,
    show_value,
    spread_sentence,
)
from analyzer.reports.comparing import changes_sheet, changes_table, comparison_document
from analyzer.reports.contacts import Contact, contacts_of, render_contacts
from analyzer.reports.diagnostics import diagnostics
from analyzer.reports.habits import Bars, Habit, Portrait, giving_sentence, portray_habits
from analyzer.reports.handout import (
    Printed,
    Report,
    ToDo,
    commitment_steps,
    make_report,
    make_session_sheet,
    render_first_page,
    render_html,
    render_pdf,
)
from analyzer.reports.keeping_in_touch import calendar_entries, follow_ups_sheet, follow_ups_table
from analyzer.reports.listing import (
    as_csv,
    as_json,
    as_rows,
    inspect_document,
    lead_sentence,
    missing_tables,
    sort_files,
    summary,
    ties_document,
    ties_table,
)
from analyzer.reports.network_listing import (
    CSV_ENDS,
    community_names,
    last_link_name,
    network_document,
    network_measures,
    network_nodes,
    network_tables,
    value_name,
)
from analyzer.reports.network_picture import render_network
from analyzer.reports.palette import CIRCLE_COLOURS, GRAPH_COLOURS, LINE, PAPER, QUIET, TEXT, TIER_COLOURS, Theme
from analyzer.reports.pruning import checklist_table, pending_table, prune_table, render_checklist
from analyzer.reports.rings_layout import CIRCLES, place_people
from analyzer.reports.rings_picture import render_rings
from analyzer.reports.spreadsheet import XLSX_TYPE, as_xlsx
from analyzer.reports.workbook import make_sheets

__all__ = [
    "CIRCLES",
    "CIRCLE_COLOURS",
    "COMPARED",
    "CSV_ENDS",
    "GRAPH_COLOURS",
    "LINE",
    "PAPER",
    "QUIET",
    "TEXT",
    "TIER_COLOURS",
    "XLSX_TYPE",
    "Bars",
    "Beside",
    "Contact",
    "Entry",
    "Habit",
    "Portrait",
    "Printed",
    "Report",
    "Theme",
    "ToDo",
    "as_csv",
    "as_json",
    "as_rows",
    "as_xlsx",
    "calendar_entries",
    "changes_sheet",
    "changes_table",
    "checklist_table",
    "cohort_lines",
    "commitment_steps",
    "community_names",
    "comparison_document",
    "contacts_of",
    "development_sentence",
    "diagnostics",
    "follow_ups_sheet",
    "follow_ups_table",
    "giving_sentence",
    "group_name",
    "handful_sentence",
    "inspect_document",
    "last_link_name",
    "lead_sentence",
    "make_report",
    "make_session_sheet",
    "make_sheets",
    "missing_tables",
    "network_document",
    "network_measures",
    "network_nodes",
    "network_tables",
    "pending_table",
    "place_beside",
    "place_people",
    "portray_habits",
    "prune_table",
    "render_calendar",
    "render_checklist",
    "render_contacts",
    "render_first_page",
    "render_html",
    "render_network",
    "render_pdf",
    "render_rings",
    "show_value",
    "sort_files",
    "spread_sentence",
    "summary",
    "ties_document",
    "ties_table",
    "value_name",
]
