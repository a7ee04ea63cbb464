"""A report to keep: what stands in it, as plain data, and the two forms it is given in."""

from analyzer.reports.handout.contents import make_report
from analyzer.reports.handout.html import render_html
from analyzer.reports.handout.model import Report, ToDo
from analyzer.reports.handout.pdf import Printed, render_first_page, render_pdf
from analyzer.reports.handout.session_sheet import commitment_steps, make_session_sheet

__all__ = [
    "Printed",
    "Report",
    "ToDo",
    "commitment_steps",
    "make_report",
    "make_session_sheet",
    "render_first_page",
    "render_html",
    "render_pdf",
]
