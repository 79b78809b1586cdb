"""Putting articles together: their dates, the places of their mentions on the calendar, and the events they share."""

from timeline.combining.corrections import correct
from timeline.combining.dating import date_article, parse_date
from timeline.combining.grouping import cluster, group, grouped
from timeline.combining.keydates import KeyDate, key_dates
from timeline.combining.placing import place
from timeline.combining.proposals import propose

__all__ = [
    "KeyDate",
    "cluster",
    "correct",
    "date_article",
    "group",
    "grouped",
    "key_dates",
    "parse_date",
    "place",
    "propose",
]
