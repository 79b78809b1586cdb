"""Where extraction runs.  Every engine gives the same, in the same order."""

from timeline.engines.local import WORTH, Workers, lent
from timeline.engines.run import ENGINES, RunOptions, resolve_articles, store_articles
from timeline.engines.spread import spread_over

__all__ = ["ENGINES", "WORTH", "RunOptions", "Workers", "lent", "resolve_articles", "spread_over", "store_articles"]
