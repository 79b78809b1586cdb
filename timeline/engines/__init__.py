"""Where extraction runs.  Every engine gives the same, in the same order."""

from timeline.engines.run import ENGINES, settle_all

__all__ = ["ENGINES", "settle_all"]
