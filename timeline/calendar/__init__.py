"""The calendar: symbolic times resolved to intervals, and their written forms (TIMEX3, EDTF, words)."""

from timeline.calendar.describe import describe
from timeline.calendar.expressions import resolve_all
from timeline.calendar.interval import Interval, interval_of, iso_interval
from timeline.calendar.resolve import Anchors, resolve

__all__ = ["Anchors", "Interval", "describe", "interval_of", "iso_interval", "resolve", "resolve_all"]
