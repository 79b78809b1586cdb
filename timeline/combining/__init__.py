"""Putting articles together: their dates, the places of their mentions on the calendar, and the events they share."""

from timeline.combining.at_hand import cluster, group, grouped
from timeline.combining.cards import Card, Profile, Tellings, make_card
from timeline.combining.corrections import correct
from timeline.combining.dating import date_article, parse_date
from timeline.combining.daybooks import make_daybook
from timeline.combining.grouping import Grouped, group_articles
from timeline.combining.keydates import KeyDate, key_dates
from timeline.combining.placing import place
from timeline.combining.proposals import propose

__all__ = [
    "Card",
    "Grouped",
    "KeyDate",
    "Profile",
    "Tellings",
    "cluster",
    "correct",
    "date_article",
    "group",
    "group_articles",
    "grouped",
    "key_dates",
    "make_card",
    "make_daybook",
    "parse_date",
    "place",
    "propose",
]
