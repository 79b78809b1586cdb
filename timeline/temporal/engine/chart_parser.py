"""The rule engine: a bottom-up chart parser over short runs of tokens.

Rules are data (see `locales/`): a pattern of literal words and categories gives an edge of a category with a value.
Edges are built from right to left, so that whatever stands after an edge is complete when a rule looks for it, and
rules may build on each other without end ("the end of the first half of 1985").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple

from timeline.errors import RuleError
from timeline.temporal.engine.numerals import numeral_values
from timeline.temporal.engine.rule_values import Captures, RuleExpression
from timeline.temporal.engine.tokens import Token

MAX_EDGES = 400
"""How many edges may begin at one token: a bound against hostile runs, far above what language needs."""

_MOST_CHOSEN = 4096  # combinations of what follows for which the rules are kept

GUARD_REACH = 60
"""How many characters to each side a guard may look at: what bounds its cost."""


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a pattern: literal words or categories, any of which may stand there."""

    literals: frozenset[str]
    categories: tuple[str, ...]
    capture: str
    touching: bool = False


@dataclass(frozen=True, slots=True)
class Guard:
    """What must, or must not, stand right before and right after an edge (regular expressions)."""

    before: re.Pattern[str] | None = None
    not_before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    not_after: re.Pattern[str] | None = None

    def allows(self, text: str, start: int, end: int) -> bool:
        """Whether the context of text[start:end] fits."""
        left, right = max(0, start - GUARD_REACH), end + GUARD_REACH
        return (  # what stands behind first: it is looked for in one place only
            (self.after is None or self.after.match(text, end, right) is not None)
            and (self.not_after is None or self.not_after.match(text, end, right) is None)
            and (self.before is None or self.before.search(text, left, start) is not None)
            and (self.not_before is None or self.not_before.search(text, left, start) is None)
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with one fixed sequence of items (optional items are expanded into variants of the same name)."""

    name: str
    items: tuple[Item, ...]
    gives: str
    value: RuleExpression
    condition: RuleExpression | None
    guard: Guard | None
    priority: int
    order: int


class Edge(NamedTuple):
    """A parsed stretch of a run: tokens start to end (exclusive), category, value, and the rule that built it."""

    category: str
    start: int
    end: int
    value: Any
    rule: str
    priority: int = 0
    order: int = 0


_ITEM = re.compile(r"(?P<touch>_)?(?:(?P<name>[a-z]\w*):)?(?P<alts>[^\s]+?)(?P<optional>\?)?$")
_CATEGORY = re.compile(r"[A-Z][A-Z0-9_]*(\.[a-z]+)?$")


def compile_pattern(pattern: str, where: str) -> list[tuple[Item, ...]]:
    """All variants of a pattern, longest first; raises RuleError naming `where` if it is malformed."""
    choices: list[tuple[tuple[Item, ...], ...]] = []
    for word in pattern.split():
        match = _ITEM.match(word)
        if match is None:
            raise RuleError(f"{where}: pattern item {word!r} is not understood")
        item = _item(match)
        choices.append(((item,), ()) if match["optional"] else ((item,),))
    variants = [tuple(item for part in choice for item in part) for choice in product(*choices)]
    kept = [variant for variant in dict.fromkeys(variants) if variant]
    return sorted(kept, key=len, reverse=True)


def _item(match: re.Match[str]) -> Item:
    alternatives = match["alts"].split("|") if match["alts"] != "|" else ["|"]
    categories = tuple(alt for alt in alternatives if _CATEGORY.match(alt))
    literals = frozenset(alt for alt in alternatives if not _CATEGORY.match(alt))
    default = categories[0].partition(".")[0].lower() if categories else ""
    return Item(literals, categories, match["name"] or default, bool(match["touch"]))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words with their categories: first token → (rest of the tokens, category, value, capital needed)."""

    entries: Mapping[str, tuple[tuple[tuple[str, ...], str, Any, bool], ...]]


Refine = Callable[[str, Any], Sequence[str]]
"""Further categories of an edge, from its category and value: a date is also a date of its grain."""


Following = tuple[str, Mapping[str, object]]
"""What stands behind an edge: the next word, "" at the end of the run, and the categories that begin there."""


class _Continuations:
    """Rules that begin alike, by what their second item may be: only those that can go on are ever tried."""

    def __init__(self) -> None:
        self._whole: list[tuple[int, Rule]] = []
        self._literal: dict[str, list[tuple[int, Rule]]] = {}
        self._category: dict[str, list[tuple[int, Rule]]] = {}
        self._chosen: dict[tuple[str, ...], list[Rule]] = {}

    def add(self, number: int, rule: Rule) -> None:
        if len(rule.items) == 1:
            self._whole.append((number, rule))
            return
        for literal in rule.items[1].literals:
            self._literal.setdefault(literal, []).append((number, rule))
        for category in rule.items[1].categories:
            self._category.setdefault(category, []).append((number, rule))

    def fitting(self, following: Following) -> list[Rule]:
        """In the order of the rules."""
        word, categories = following
        # Few combinations come again and again: those that nothing begins with are told apart no further.
        key = (word if word in self._literal else "", *[one for one in categories if one in self._category])
        known = self._chosen.get(key)
        if known is None:
            known = self._choose(*following)
            if len(self._chosen) < _MOST_CHOSEN:
                self._chosen[key] = known
        return known

    def _choose(self, word: str, categories: Iterable[str]) -> list[Rule]:
        found = dict(self._whole)
        found.update(self._literal.get(word, ()))
        if self._category:
            for category in categories:
                found.update(self._category.get(category, ()))
        return [found[number] for number in sorted(found)]


class Grammar:
    """Rules indexed by what they begin with, and the lexicon they stand on."""

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon, refine: Refine, *, month_first: bool) -> None:
        self._lexicon = lexicon
        self._month_first = month_first
        self._refine = refine
        self._by_literal: dict[str, _Continuations] = {}
        self._by_category: dict[str, _Continuations] = {}
        for number, rule in enumerate(rules):
            for literal in rule.items[0].literals:
                self._by_literal.setdefault(literal, _Continuations()).add(number, rule)
            for category in rule.items[0].categories:
                self._by_category.setdefault(category, _Continuations()).add(number, rule)

    def parse(self, text: str, tokens: Sequence[Token]) -> list[Edge]:
        """All edges of a run."""
        return _Chart(self, text, tokens).edges

    def lexical(self, tokens: Sequence[Token], position: int) -> Iterator[Edge]:
        """Edges that the lexicon and the lexer give at a position."""
        token = tokens[position]
        if token.kind != "word":
            for category, value in numeral_values(token.kind, token.text, month_first=self._month_first):
                yield Edge(category, position, position + 1, value, token.kind)
        for rest, category, value, capital in self._lexicon.entries.get(token.word, ()):
            if capital and not token.capital:
                continue
            if not rest:
                yield Edge(category, position, position + 1, value, "word")
                continue
            end = position + 1 + len(rest)
            following = tokens[position + 1 : end]
            if tuple(other.word for other in following) == rest:
                yield Edge(category, position, end, value, "word")

    def starting_with(self, word: str, following: Following) -> Sequence[Rule]:
        """Rules whose first item may be this word and whose second fits what follows."""
        found = self._by_literal.get(word)
        return () if found is None else found.fitting(following)

    def building_on(self, category: str, following: Following) -> Sequence[Rule]:
        """Rules whose first item may be of this category and whose second fits what follows."""
        found = self._by_category.get(category)
        return () if found is None else found.fitting(following)

    def refined(self, edge: Edge) -> Sequence[str]:
        """Further categories of an edge."""
        return self._refine(edge.category, edge.value)


class _Chart:
    def __init__(self, grammar: Grammar, text: str, tokens: Sequence[Token]) -> None:
        self.grammar, self.text, self.tokens = grammar, text, tokens
        self.edges: list[Edge] = []
        self.at: list[dict[str, list[Edge]]] = [{} for _ in range(len(tokens) + 1)]
        for position in range(len(tokens) - 1, -1, -1):
            self._fill(position)

    def _fill(self, position: int) -> None:
        seen: set[tuple[str, int, Any]] = set()
        agenda = [] if self._inside_a_word(position) else list(self.grammar.lexical(self.tokens, position))
        for rule in self.grammar.starting_with(self.tokens[position].word, self._following(position + 1)):
            bound = {rule.items[0].capture: self.tokens[position].word} if rule.items[0].capture else {}
            agenda += self._apply(rule, position, position + 1, bound)
        done = 0
        while done < len(agenda) and done < MAX_EDGES:
            edge = agenda[done]
            done += 1
            key = (edge.category, edge.end, edge.value)
            if key in seen:
                continue
            seen.add(key)
            self.edges.append(edge)
            following = self._following(edge.end)
            for category in (edge.category, *self.grammar.refined(edge)):
                self.at[position].setdefault(category, []).append(edge)
                for rule in self.grammar.building_on(category, following):
                    agenda += self._apply(rule, position, edge.end, {rule.items[0].capture: edge.value})
        for edges in self.at[position].values():
            if len(edges) > 1:
                edges.sort(key=lambda edge: -edge.priority)  # rules to the left take the preferred reading first

    def _following(self, end: int) -> Following:
        return (self.tokens[end].word if end < len(self.tokens) else ""), self.at[end]

    def _inside_a_word(self, position: int) -> bool:
        """Whether a number follows letters that are no word of time ("t0day")."""
        token = self.tokens[position]
        return position == 0 and token.kind == "number" and self.text[max(0, token.start - 1) : token.start].isalpha()

    def _apply(self, rule: Rule, start: int, position: int, captures: dict[str, Any]) -> Iterator[Edge]:
        for end, bound in self._match(rule.items, 1, position, captures):
            if rule.condition is not None and not rule.condition(bound):
                continue
            first, last = self.tokens[start], self.tokens[end - 1]
            if rule.guard is not None and not rule.guard.allows(self.text, first.start, last.end):
                continue
            value = rule.value(bound)
            if value is not None:
                yield Edge(rule.gives, start, end, value, rule.name, rule.priority, rule.order)

    def _match(
        self, items: tuple[Item, ...], index: int, position: int, captures: dict[str, Any]
    ) -> Iterator[tuple[int, Captures]]:
        if index == len(items):
            yield position, captures
            return
        if position >= len(self.tokens):
            return
        item, token = items[index], self.tokens[position]
        if item.touching and token.gap:
            return
        if token.word in item.literals and self._dash_fits(token, position):
            bound = {**captures, item.capture: token.word} if item.capture else captures
            yield from self._match(items, index + 1, position + 1, bound)
        at = self.at[position]
        for category in item.categories:
            for edge in at.get(category, ()):
                yield from self._match(items, index + 1, edge.end, {**captures, item.capture: edge.value})

    def _dash_fits(self, token: Token, position: int) -> bool:
        """A hyphen joins only what touches it on both sides, or hangs behind a word ("mid- to late")."""
        if token.word != "-" or position + 1 >= len(self.tokens):
            return token.word != "-"
        following = self.tokens[position + 1]
        return token.gap == 0 and (following.gap == 0 or following.kind == "word")
