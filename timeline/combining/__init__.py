"""Putting articles together: their dates, the places of their mentions on the calendar, and the events they share."""

from timeline.combining.dating import date_article, parse_date
from timeline.combining.grouping import cluster, group
from timeline.combining.placing import place

__all__ = ["cluster", "date_article", "group", "parse_date", "place"]
