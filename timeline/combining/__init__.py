"""Putting articles together: their dates, the places of their mentions on the calendar, and the events they share."""

from timeline.combining.cards import Card, make_card
from timeline.combining.corrections import correct
from timeline.combining.dating import date_article, parse_date
from timeline.combining.documents import Documents
from timeline.combining.grouping import cluster, group, grouped, grouped_cards
from timeline.combining.keydates import KeyDate, key_dates, make_daybook
from timeline.combining.placing import place
from timeline.combining.proposals import propose

__all__ = [
    "Card",
    "Documents",
    "KeyDate",
    "cluster",
    "correct",
    "date_article",
    "group",
    "grouped",
    "grouped_cards",
    "key_dates",
    "make_card",
    "make_daybook",
    "parse_date",
    "place",
    "propose",
]
