"""A report to keep: what stands in it, as plain data, and the two forms it is given in."""

from analyzer.reports.handout.contents import make_report
from analyzer.reports.handout.html import render_html
from analyzer.reports.handout.model import Report, Step
from analyzer.reports.handout.pdf import Printed, render_pdf

__all__ = ["Printed", "Report", "Step", "make_report", "render_html", "render_pdf"]
