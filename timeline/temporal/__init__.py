"""Finding time expressions in text; `timeline.calendar` resolves them."""

from timeline.temporal.engine.locale import languages
from timeline.temporal.finding import find
from timeline.temporal.full_dates import find_full_dates

__all__ = ["find", "find_full_dates", "languages"]
