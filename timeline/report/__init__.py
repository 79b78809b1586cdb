"""The report: one self-contained HTML page or a folder of its parts, and the plain Plotly figure."""

from timeline.report.encoding.article_block import article_block
from timeline.report.encoding.part_files import PARTS
from timeline.report.encoding.stream import Memo, Options
from timeline.report.figure import figure
from timeline.report.folder import render_folder, too_large
from timeline.report.page import render, render_pieces

__all__ = [
    "PARTS",
    "Memo",
    "Options",
    "article_block",
    "figure",
    "render",
    "render_folder",
    "render_pieces",
    "too_large",
]
