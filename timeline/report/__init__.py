"""The report: one self-contained HTML page or a folder of its parts, and the plain Plotly figure."""

from timeline.report.figure import figure
from timeline.report.folder import render_folder, too_large
from timeline.report.fragments import fragments
from timeline.report.page import render, render_pieces
from timeline.report.parts import PARTS
from timeline.report.wire import Memo, Options

__all__ = ["PARTS", "Memo", "Options", "figure", "fragments", "render", "render_folder", "render_pieces", "too_large"]
