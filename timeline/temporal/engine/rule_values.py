"""The value language of rules: Python expressions over captures and a closed set of functions.

A template such as ``shift(anchor, -1, unit)`` is parsed once with `ast`, checked, and turned into a function of the
captures; nothing is ever evaluated as Python code.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

from timeline.errors import RuleError

Captures = Mapping[str, Any]
RuleExpression = Callable[[Captures], Any]
CONSTANTS = ("anchor", "prior", "context")
"""Names of functions that a value uses without calling them."""

_OPERATORS: dict[type[ast.AST], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def compile_expression(source: str, functions: Mapping[str, Callable[..., Any]], where: str) -> RuleExpression:
    """A template as a function of its captures; raises RuleError naming `where` if it is malformed."""
    try:
        tree = ast.parse(source, mode="eval").body
    except SyntaxError as error:
        raise RuleError(f"{where}: value {source!r} is not an expression: {error.msg}") from error
    return _build(tree, functions, f"{where}: value {source!r}")


def _build(node: ast.AST, functions: Mapping[str, Callable[..., Any]], where: str) -> RuleExpression:
    match node:
        case ast.Constant(value=value):
            return lambda _: value
        case ast.Name(id=name):
            return functions[name] if name in CONSTANTS else _capture(name)
        case ast.UnaryOp(op=ast.USub() | ast.Not() as op, operand=operand):
            inner = _build(operand, functions, where)
            if isinstance(op, ast.Not):
                return lambda captures: not inner(captures)
            return lambda captures: -inner(captures)
        case ast.BinOp(left=left, op=op, right=right):
            return _binary(op, left, right, functions, where)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _binary(op, left, right, functions, where)
        case ast.BoolOp(op=op, values=values):
            terms = [_build(value, functions, where) for value in values]
            combine = all if isinstance(op, ast.And) else any
            return lambda captures: combine(term(captures) for term in terms)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            chosen, then, other = (_build(part, functions, where) for part in (test, body, orelse))
            return lambda captures: then(captures) if chosen(captures) else other(captures)
        case ast.Tuple(elts=elements):
            parts = [_build(element, functions, where) for element in elements]
            return lambda captures: tuple(part(captures) for part in parts)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in functions:
            return _call(functions[name], args, keywords, functions, where)
    raise RuleError(f"{where}: {ast.unparse(node)!r} is not part of the value language")


def _capture(name: str) -> RuleExpression:
    return lambda captures: captures.get(name)


def _binary(
    op: ast.AST, left: ast.AST, right: ast.AST, functions: Mapping[str, Callable[..., Any]], where: str
) -> RuleExpression:
    apply = _OPERATORS.get(type(op))
    if apply is None:
        raise RuleError(f"{where}: this operator is not part of the value language")
    first, second = _build(left, functions, where), _build(right, functions, where)
    return lambda captures: apply(first(captures), second(captures))


def _call(
    function: Callable[..., Any],
    args: list[ast.expr],
    keywords: list[ast.keyword],
    functions: Mapping[str, Callable[..., Any]],
    where: str,
) -> RuleExpression:
    positional = [_build(arg, functions, where) for arg in args]
    named = [(keyword.arg or "", _build(keyword.value, functions, where)) for keyword in keywords]
    if not named:
        return lambda captures: function(*[part(captures) for part in positional])
    return lambda captures: function(
        *[part(captures) for part in positional], **{name: part(captures) for name, part in named}
    )
