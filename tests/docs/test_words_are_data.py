"""Words of a language are data: no Python file that reads text holds English ones, but for the folders of locales."""

from __future__ import annotations

import ast
import re
import tomllib
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from timeline.model import articles, corrections, events, proposals, symbolic, times

ROOT = Path(__file__).parents[2] / "timeline"
ROOMS = ("events", "temporal", "combining")
LOWER = re.compile(r"[a-z]{2,}")
WORD = re.compile(r"[ ]?[a-z]{2,}(?:'[a-z]+)?[ ]?")
TOKEN_NAMES = frozenset(("lower", "lemma", "text", "form", "word", "preposition", "pronoun", "following", "marker"))
AFFIX_METHODS = frozenset(("startswith", "endswith", "removeprefix", "removesuffix"))
LABELS = (
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep "
    "det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj prep "
    "prt punct relcl xcomp"
)
"""The dependency labels of ClearNLP."""

ALLOWED = {
    # A key of a rule's table or of a lexicon's file, the kind of a token or of a rule: no word of a text.
    "temporal/engine/locale.py": "gives name not when",
    "temporal/engine/chart_parser.py": "number word",
    "temporal/engine/tokens.py": "fraction number word",
    "temporal/engine/rule_values.py": "prior",
    "temporal/refiners/anchors.py": "last",
    # The keys of another library's tables (dateparser's), and a language's tag.
    "combining/dating/date_order.py": "en friday monday saturday sunday thursday tuesday wednesday",
    "events/syntax/lexicon.py": "announcement light motion people planning status stop",
    "events/syntax/datelines.py": "named place",
    # The names of the operations that rules call.
    "temporal/engine/rule_functions.py": (
        "ago ahead complete first follows hours military modified near open prior range times twelve within"
    ),
    "temporal/engine/calendar_functions.py": "easter",  # a feast, as the calendar lists it
    # Codes of languages, and months by which dateparser lists the words of every language.
    "combining/dating/date_strings.py": "en",
    "temporal/full_dates.py": (
        "in no january february march april may june july august september october november december"
    ),
    # The names of fields in pages and files, whatever their language.
    "combining/dating/dating.py": "changed",
}
PATTERNS_ALLOWED = {
    "temporal/full_dates.py": "da de del den di do er ng of re",  # small words of all languages at once
    "temporal/engine/tokens.py": "ad rd st",  # endings that belong to digits, and the code of the soft hyphen
}


def _members(module: types.ModuleType) -> Iterator[str]:
    for value in vars(module).values():
        if get_origin(value) is Literal:
            yield from map(str, get_args(value))


CLOSED = frozenset(LABELS.split()).union(
    *(_members(module) for module in (articles, corrections, events, proposals, symbolic, times))
)
"""What the model and the parsers name things by."""


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _vocabulary() -> frozenset[str]:
    """The words that the locale files hold, and the frequent ones by which English texts are told."""
    words = set(LOWER.findall((ROOT / "reading/text/english.txt").read_text(encoding="utf-8")))
    for room in ("events", "combining"):
        for path in (ROOT / room / "locales/en").glob("*.toml"):
            for text in _strings(tomllib.loads(path.read_text(encoding="utf-8"))):
                words.update(LOWER.findall(text.lower()))
    for table in tomllib.loads((ROOT / "temporal/locales/en/words.toml").read_text(encoding="utf-8")).values():
        words.update(word for phrase in table for word in LOWER.findall(phrase)) if isinstance(table, dict) else None
    return frozenset(words)


VOCABULARY = _vocabulary()


def _constants(node: ast.AST) -> Iterator[str]:
    """The strings of an expression, without those that only look something up ("words["verbs.saying"]")."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
        return
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.Subscript) and child is node.slice):
            yield from _constants(child)


def _is_token_text(node: ast.AST) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return name in TOKEN_NAMES


def _in_comparisons(tree: ast.AST) -> Iterator[str]:
    """Words that a token's text or lemma is compared with, whatever else they mean."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(map(_is_token_text, (node.left, *node.comparators))):
            for text in _constants(node):
                yield from LOWER.findall(text) if WORD.fullmatch(text) else ()


def _in_collections(tree: ast.AST) -> Iterator[str]:
    """Single words in sets, tuples, lists, keys, comparisons and calls that look at the ends of a text."""
    for node in ast.walk(tree):
        parts: list[ast.AST] = []
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            parts = list(node.elts)
        elif isinstance(node, ast.Dict):
            parts = [key for key in node.keys if key is not None]
        elif isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in AFFIX_METHODS:
            parts = list(node.args)
        texts = (part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))
        yield from (text.strip() for text in texts if WORD.fullmatch(text))


def _in_patterns(tree: ast.AST) -> Iterator[str]:
    """Words in strings that look like regular expressions; names of groups and character classes are none."""
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    for text in texts:
        if isinstance(text, str) and re.search(r"\\[bswd]|\(\?|\|", text):
            yield from LOWER.findall(re.sub(r"\(\?P[<=]\w+[>)]?|\\u[0-9a-f]{4}|\\[a-zA-Z]|\[[^\]]*\]", " ", text))


def _without_documentation(tree: ast.Module) -> ast.Module:
    """A module without docstrings, annotations and `__all__`."""
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            if getattr(node, name, None) is not None:
                setattr(node, name, ast.Constant(None))
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [one for one in body if not _is_documentation(one)]  # type: ignore[attr-defined]
    return tree


def _is_documentation(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def english_in(source: str, allowed: str = "", in_patterns: str = "") -> set[str]:
    """The English words that a module holds."""
    tree = _without_documentation(ast.parse(source))
    single = (set(_in_collections(tree)) & VOCABULARY) - CLOSED - set(allowed.split())
    patterns = (set(_in_patterns(tree)) & VOCABULARY) - set(in_patterns.split())
    return single | patterns | set(_in_comparisons(tree)) - set(allowed.split())


FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for room in ROOMS
    for path in (ROOT / room).rglob("*.py")
    if "locales" not in path.relative_to(ROOT).parts
)


@pytest.mark.parametrize("name", FILES)
def test_no_english_stands_in_python(name: str) -> None:
    source = (ROOT / name).read_text(encoding="utf-8")
    assert not english_in(source, ALLOWED.get(name, ""), PATTERNS_ALLOWED.get(name, ""))


@pytest.mark.parametrize("name", sorted({*ALLOWED, *PATTERNS_ALLOWED}))
def test_what_is_allowed_is_needed(name: str) -> None:
    tree = _without_documentation(ast.parse((ROOT / name).read_text(encoding="utf-8")))
    assert set(ALLOWED.get(name, "").split()) <= set(_in_collections(tree))
    assert set(PATTERNS_ALLOWED.get(name, "").split()) <= set(_in_patterns(tree))


@pytest.mark.parametrize(
    "source",
    [
        'token.lemma in ("say", "tell")',
        'tree[i].lower == "before"',
        'tree[i].lower not in {"since"}',
        '_SCENES = frozenset(("during", "with"))',
        '_RELATIONS = {"till": "until"}',
        '_VERBS: tuple[str, ...] = ("announce", "declare")',
        'text.startswith("from")',
        'text.removeprefix("the ")',
        're.compile(r"\\b(?:who|whose)\\b")',
        'f"{name}" if word == "of" else name',
    ],
)
def test_english_in_python_is_found(source: str) -> None:
    assert english_in(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""Which says so."""',
        'token.dep in ("case", "mark", "agent")',
        'token.tag in ("IN", "TO")',
        'token.lemma in words["verbs.saying"]',
        'status == "happened"',
        'raise RuleError("the rule has no name")',
        're.compile(r"(?P<place>[A-Z]\\w+)")',
    ],
)
def test_what_is_no_english_is_left_alone(source: str) -> None:
    assert not english_in(source)
