"""The report: one self-contained HTML page, and the plain Plotly figure."""

from timeline.report.figure import figure
from timeline.report.fragments import fragments
from timeline.report.page import render

__all__ = ["figure", "fragments", "render"]
