"""Every error that timeline raises on purpose.

TimelineError
├── ReadError        an input cannot be read
├── ConfigError      an option, a metadata row or a given date is wrong
├── RuleError        a locale's words or rules are malformed
├── MissingExtra     a feature needs an optional package
├── EngineError      workers or a cluster cannot do the work
└── OutputError      a result cannot be written
"""

from __future__ import annotations


class TimelineError(Exception):
    """The base of all errors of this package; its message says what, where and what to do."""


class ReadError(TimelineError):
    """An input cannot be read."""


class ConfigError(TimelineError):
    """An option, a metadata row or a given date is wrong."""


class RuleError(TimelineError):
    """A locale's words or rules are malformed."""


class MissingExtra(TimelineError):
    """A feature needs an optional package; the message names the extra."""


class OutputError(TimelineError):
    """A result cannot be written."""


class EngineError(TimelineError):
    """Workers or a cluster cannot do the work: unreachable, of another version, or ending again and again."""
