"""From single articles to one timeline: dating the articles, placing their mentions, grouping them into events."""

from timeline.combining.dating import date_article, parse_date

__all__ = ["date_article", "parse_date"]
