"""Finding time expressions in text, and resolving those of an article."""

from timeline.temporal.finding import find, resolve_all
from timeline.temporal.locale import languages

__all__ = ["find", "languages", "resolve_all"]
