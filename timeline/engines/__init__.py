"""Where extraction runs.  Every engine gives the same, in the same order."""

from timeline.engines.local import WORTH, Workers, lent
from timeline.engines.run import ENGINES, keep_all, settle_all
from timeline.engines.spread import spread_over

__all__ = ["ENGINES", "WORTH", "Workers", "keep_all", "lent", "settle_all", "spread_over"]
