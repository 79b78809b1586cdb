"""What a time says, in words for people, before any date is known: "Thursday", "9 May", "three weeks"."""

from __future__ import annotations

from timeline.calendar.describe import MONTHS, period_words, year_words
from timeline.calendar.partial import days_of, grain_of, has_year
from timeline.model.symbolic import Duration, Partial

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS = ("first", "second", "third", "fourth")


def date_words(date: Partial) -> str:
    """A calendar date in the words of its fields: "Thursday, 9 May", "the third quarter", "spring 1848"."""
    if date.year is None and has_year(date):
        days = days_of(date)
        return "" if days is None else period_words(*days, grain_of(date))
    words = [_field(date)] if _field(date) else []
    if date.year is not None:
        words.append(year_words(date.year))
    text = " ".join(words)
    if date.weekday is not None:
        return f"{WEEKDAYS[date.weekday - 1]}{f', {text}' if text else ''}"
    return text


def _field(date: Partial) -> str:
    if date.feast is not None:
        return date.feast.replace("_", " ")
    if date.month is not None:
        return f"{date.day} {MONTHS[date.month - 1]}" if date.day is not None else MONTHS[date.month - 1]
    if date.day is not None:
        return f"day {date.day} of a month"
    if date.quarter is not None:
        return f"the {_ORDINALS[date.quarter - 1]} quarter"
    if date.half is not None:
        return f"the {_ORDINALS[date.half - 1]} half"
    if date.week is not None:
        return f"week {date.week}"
    return date.season or ("weekend" if date.weekend else "")


def duration_words(length: Duration) -> str:
    """A length in words: "3 weeks", "2 years and 6 months", "some days"."""
    if not length.amounts:
        return "some time"
    parts = []
    for count, unit in length.amounts:
        if count is None:
            parts.append(f"some {_plural(unit)}")
        else:
            parts.append(f"{count:g} {unit}" if count == 1 else f"{count:g} {_plural(unit)}")
    return " and ".join(parts)


def _plural(unit: str) -> str:
    return {"century": "centuries", "millennium": "millennia", "half": "halves"}.get(unit, f"{unit}s")
