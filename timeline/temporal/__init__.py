"""Finding time expressions in text, and resolving those of an article."""

from timeline.temporal.engine.locale import languages
from timeline.temporal.finding import find, resolve_all
from timeline.temporal.full_dates import find_full_dates

__all__ = ["find", "find_full_dates", "languages", "resolve_all"]
