"""Putting articles together: their dates, the places of their mentions on the calendar, and the events they share."""

from timeline.combining.corrections import correct
from timeline.combining.dating.dating import date_article, parse_date
from timeline.combining.grouping.coreference import Grouping, group_articles
from timeline.combining.grouping.in_memory import cluster, group, group_with_ids, regroup
from timeline.combining.grouping.inputs import GroupingInput, GroupingMentions, TermProfile, make_grouping_input
from timeline.combining.key_dates.day_mentions import make_day_mentions
from timeline.combining.key_dates.ranking import KeyDate, rank_key_dates
from timeline.combining.placing import place
from timeline.combining.proposals import propose

__all__ = [
    "Grouping",
    "GroupingInput",
    "GroupingMentions",
    "KeyDate",
    "TermProfile",
    "cluster",
    "correct",
    "date_article",
    "group",
    "group_articles",
    "group_with_ids",
    "make_day_mentions",
    "make_grouping_input",
    "parse_date",
    "place",
    "propose",
    "rank_key_dates",
    "regroup",
]
