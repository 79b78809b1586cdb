"""Site furniture and bylines in a text.  The rules are data (boilerplate.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from timeline.errors import RuleError
from timeline.model import Region
from timeline.reading.text.headings import looks_like_heading
from timeline.reading.text.lines import Line

_LONGEST_LINE = 200
_LONGEST_SENTENCE = 400
_LONGEST_LINK = 160
_LONGEST_STAMP = 60
_FEWEST_LINES = 2
_BOUNDARY = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9©])")

Kind = Literal["line", "sentence", "label", "byline"]


@dataclass(frozen=True, slots=True)
class BoilerplateRule:
    """One rule of the data file, with the examples that prove it."""

    name: str
    kind: Kind
    pattern: re.Pattern[str]
    takes: int
    positive: tuple[str, ...]
    negative: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoilerplateRules:
    """All rules, the pattern of sentences that are somebody's words, and that of a line which is a date."""

    rules: tuple[BoilerplateRule, ...]
    veto: re.Pattern[str]
    stamp: re.Pattern[str]

    def whole(self, kind: Kind, text: str) -> BoilerplateRule | None:
        """The rule of a kind that matches all of a line."""
        return next((rule for rule in self.rules if rule.kind == kind and rule.pattern.fullmatch(text)), None)

    def sentence(self, text: str) -> bool:
        """Whether a sentence is a call to the reader of the site."""
        if len(text) > _LONGEST_SENTENCE:
            return False
        # The veto looks through all of the text, the rules at its beginning only: so they come first.
        called = any(rule.kind == "sentence" and rule.pattern.match(text) for rule in self.rules)
        return called and not self.veto.search(text)


@cache
def load_rules() -> BoilerplateRules:
    """The rules of the package; raises RuleError where the data file is malformed."""
    text = files("timeline.reading.text").joinpath("boilerplate.toml").read_text(encoding="utf-8")
    try:
        data = tomllib.loads(text)
        rules = tuple(
            BoilerplateRule(
                rule["name"],
                rule["kind"],
                re.compile(_whole(rule["pattern"], data["parts"]), re.IGNORECASE),
                rule.get("takes", 0),
                tuple(rule["positive"]),
                tuple(rule["negative"]),
            )
            for rule in data["rule"]
        )
        stamp = re.compile(_whole("<stamp>", data["parts"]), re.IGNORECASE)
        return BoilerplateRules(rules, re.compile(data["veto"], re.IGNORECASE), stamp)
    except (KeyError, re.error, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"boilerplate.toml: {error}") from error


def _whole(pattern: str, parts: Mapping[str, str]) -> str:
    """The pattern with each `<part>` in its place; later parts are made of earlier ones."""
    for name, part in reversed(list(parts.items())):
        pattern = pattern.replace(f"<{name}>", part)
    return pattern


def find_boilerplate(lines: Sequence[Line]) -> tuple[Region, ...]:
    """The stretches of a text that belong to the site, and its bylines, in order."""
    rules = load_rules()
    found: list[Region] = []
    linked = 0
    for line in lines:
        if not line.text:
            continue
        short = len(line.text) <= _LONGEST_LINE
        label = rules.whole("label", line.text) if short else None
        if short and rules.whole("byline", line.text):
            found.append(Region(line.start, line.end, "byline"))
        elif label is not None:
            linked = label.takes
            found.append(Region(line.start, line.end, "furniture"))
        elif short and rules.whole("line", line.text):
            found.append(Region(line.start, line.end, "furniture"))
        elif linked and len(line.text) <= _LONGEST_LINK and looks_like_heading(line.text[:80]):
            linked -= 1
            found.append(Region(line.start, line.end, "furniture"))
        else:
            linked = 0
            found.extend(_calls(line, rules))
    return tuple(found)


def date_line(lines: Sequence[Line]) -> Line | None:
    """The first line, where it is a date and no other line is: the day of publication, and no title.

    Where others are dates too, the text is a chronicle, and its first day is that of what follows.
    """
    filled = [line for line in lines if line.text]
    stamp = load_rules().stamp
    if len(filled) < _FEWEST_LINES or not stamp.fullmatch(filled[0].text):
        return None
    others = (line.text for line in filled[1:] if len(line.text) <= _LONGEST_STAMP)
    return None if any(stamp.fullmatch(text) for text in others) else filled[0]


def _calls(line: Line, rules: BoilerplateRules) -> Iterator[Region]:
    """The sentences of a paragraph that call on the reader, neighbours joined."""
    start = stop = None
    for first, last in _sentences(line.text):
        if rules.sentence(line.text[first:last]):
            start, stop = (first if start is None else start), last
        elif start is not None and stop is not None:
            yield Region(line.start + start, line.start + stop, "furniture")
            start = None
    if start is not None and stop is not None:
        yield Region(line.start + start, line.start + stop, "furniture")


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BOUNDARY.finditer(text):
        yield start, match.start() + len(match[0].rstrip())
        start = match.end()
    yield start, len(text)
