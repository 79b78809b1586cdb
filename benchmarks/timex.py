"""How well time expressions are found and resolved: `timeline tag` against annotated articles.

Scored as in TempEval-3, with the publication date given as the set has it.  A fifth of each set is held out by the
hash of the article's id and reported by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpora import Record, held_out, records, set_name, sets
from benchmarks.harness import Result, Table, main
from benchmarks.scoring import Counts, score

PATTERN = "timex/en/*.jsonl"
HEIDELTIME = {
    "timebank": (85.34, 91.94, 79.48),
    "aquaint": (81.34, 92.52, 72.91),
    "wikiwars_dev": (85.71, 92.20, 83.26),
}
"""Strict, relaxed and value F1 of HeidelTime 2.2.1, which is told what is news and what is narrative."""

_NOTE = "`value` is relaxed F1 times the share of matched pairs with the right value."
_COLUMNS = ("set", "part", "articles", "gold", "strict", "relaxed", "value", "type")


def tag(path: Path) -> list[Record]:
    """What `timeline tag PATH --format jsonl` tells of each expression, as far as it is scored."""
    from timeline.pipeline import combine, extract_times
    from timeline.reading import ReadOptions, read

    articles = read([str(path)], ReadOptions(join_copies=False)).articles  # as `timeline tag` does
    combined = combine(extract_times(article) for article in articles)
    return [
        {
            "id": article,
            "start": one.start,
            "end": one.end,
            "type": one.type,
            "value": one.value.timex3 if one.value else None,
            "rule": one.rule,
        }
        for article, expressions in combined.expressions.items()
        for one in expressions
    ]


def run(paths: Sequence[Path] = ()) -> Result:
    """Score every set."""
    rows: list[tuple[object, ...]] = []
    figures: dict[str, float] = {}
    for path in sets(paths, PATTERN):
        name, documents, found = set_name(path), records(path), tag(path)
        for part, chosen in _parts(documents).items():
            ids = {document["id"] for document in chosen}
            counts, _ = score(chosen, [one for one in found if one["id"] in ids])
            rows.append(_row(name, part, len(chosen), counts))
            if part == "all":
                figures |= {
                    f"timex.{name}.strict": counts.strict,
                    f"timex.{name}.relaxed": counts.relaxed,
                    f"timex.{name}.value": counts.value,
                }
        if name in HEIDELTIME:
            rows.append((name, "HeidelTime", len(documents), None, *HEIDELTIME[name], None))
    table = Table("F1, per cent", _COLUMNS, tuple(rows))
    return Result("timex", "Finding and resolving time expressions", (table,), figures, (_NOTE,))


def _parts(documents: Sequence[Record]) -> dict[str, list[Record]]:
    kept = [document for document in documents if held_out(document["id"])]
    return {
        "all": list(documents),
        "development": [document for document in documents if not held_out(document["id"])],
        **({"held out": kept} if kept else {}),
    }


def _row(name: str, part: str, articles: int, counts: Counts) -> tuple[object, ...]:
    return (name, part, articles, counts.gold, counts.strict, counts.relaxed, counts.value, counts.type)


if __name__ == "__main__":
    main(run, __doc__)
