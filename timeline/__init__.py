"""Reads articles, works out when what they tell happened, and draws it as one interactive timeline.

    import timeline

    timeline.build("articles/").save("reports/timeline.html")

The names below are those of `timeline.api`; they are loaded when first used, so that the import costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.api import Article, Explanation, Timeline, TimelineError, build, explain, find, load, read, tag

__all__ = ["Article", "Explanation", "Timeline", "TimelineError", "build", "explain", "find", "load", "read", "tag"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from timeline import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
