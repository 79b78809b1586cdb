"""Some mentions of an article's block, without what only the others say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, chain

from timeline.report.encoding.article_block import EXPRESSION_COLUMNS, LINKED, MENTION_COLUMNS, ArticleBlock
from timeline.report.encoding.columns import EXPRESSION, MENTION, TIME

Columns = Sequence[Sequence[int]]


def with_mentions(block: ArticleBlock, places: Sequence[int]) -> ArticleBlock:
    """The block with the mentions in some places, in order, and with the times, steps and values that are left."""
    starts, *others = block.mentions or [[] for _ in MENTION_COLUMNS]
    begins = list(accumulate(starts))
    kept = [begins[place] for place in places]
    steps = [start - last for start, last in zip(kept, [0, *kept], strict=False)]
    mentions = [steps, *([column[place] for place in places] for column in others)] if places else []
    return _compact(replace(block, mentions=mentions, titles=[block.titles[place] for place in places]))


def _compact(block: ArticleBlock) -> ArticleBlock:
    tables = (block.expressions, EXPRESSION_COLUMNS, EXPRESSION), (block.mentions, MENTION_COLUMNS, MENTION)
    times = _numbers(chain.from_iterable(_column(found, names, "value") for found, names, _ in tables), from_one=True)
    rows = [block.times[one - 1] for one in times if one > 0]
    steps = _numbers(chain.from_iterable(row[len(TIME) :] for row in rows), from_one=False)
    said = [block.steps[one] for one in steps]
    pooled = (_column(found, names, name) for found, names, own in tables for name in own)
    values = _numbers(chain(*pooled, *(row[: len(TIME)] for row in rows), *said), from_one=True)
    return replace(
        block,
        expressions=_pointing(*tables[0], times, values),
        mentions=_pointing(*tables[1], times, values),
        times=[[*(values[one] for one in row[: len(TIME)]), *(steps[one] for one in row[len(TIME) :])] for row in rows],
        steps=[[values[one] for one in step] for step in said],
        values=[block.values[one - 1] for one in values if one > 0],
    )


def _column(found: Columns, names: Sequence[str], name: str) -> Sequence[int]:
    return found[names.index(name)] if found else ()


def _numbers(used: Iterable[int], *, from_one: bool) -> dict[int, int]:
    """New numbers for those that are used, in their order; where they count from one, none and LINKED stay."""
    fixed = {0: 0, LINKED: LINKED} if from_one else {}
    return fixed | {old: new for new, old in enumerate(sorted(set(used) - fixed.keys()), start=from_one)}


def _pointing(
    found: Columns,
    names: Sequence[str],
    pooled: Sequence[str],
    times: Mapping[int, int],
    values: Mapping[int, int],
) -> Columns:
    to = {**dict.fromkeys(pooled, values), "value": times}
    return [
        [to[name][one] for one in column] if name in to else column for name, column in zip(names, found, strict=False)
    ]
