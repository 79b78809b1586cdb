"""Keeping other people's parsers in bounds: missing packages, whatever broken files make them raise, their logs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from timeline.errors import MissingExtra, ReadError, TimelineError

_LONGEST_REASON = 120


def require_module(module: str, extra: str, what: str) -> Any:
    """An optional package's module; raises MissingExtra, which names the extra, where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        message = f"{what} needs the extra “{extra}”: pip install 'article-timeline[{extra}]'"
        raise MissingExtra(message) from None


@contextmanager
def parser_errors(what: str, *loggers: str) -> Iterator[None]:
    """Turn anything that a parser raises on a broken file into ReadError, and keep its `loggers` off the terminal."""
    silent = [(logging.getLogger(name), logging.NullHandler()) for name in loggers]
    for logger, handler in silent:
        logger.addHandler(handler)
    try:
        yield
    except TimelineError:
        raise
    except Exception as error:  # noqa: BLE001 - on broken files parsers raise whatever they come upon
        reason = " ".join(str(error).split())[:_LONGEST_REASON] or type(error).__name__
        raise ReadError(f"cannot be read as {what} ({reason}); it may be damaged") from None
    finally:
        for logger, handler in silent:
            logger.removeHandler(handler)


def refuse_entities(text: str) -> None:
    """Raise ReadError where XML declares entities: they may grow without bound or name other files."""
    if "<!ENTITY" in text:
        raise ReadError("declares XML entities, which are never followed; save it without them")
