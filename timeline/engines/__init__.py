"""Where extraction runs.  Every engine gives the same extractions in the same order."""

from timeline.engines.run import ENGINES, extract_all

__all__ = ["ENGINES", "extract_all"]
