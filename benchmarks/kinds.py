"""How well each kind of time expression is found and resolved.

The kind is that of the annotation, told by its type, value and words; development and held-out articles together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpora import Record, records, sets
from benchmarks.harness import Result, Table, main
from benchmarks.timex import PATTERN, tag

_YEAR = re.compile(r"(?:1\d|20)\d\d")
KINDS = (
    "day with its year", "day without its year", "weekday", "day counted from another", "month, season or quarter",
    "week or weekend", "year", "decade, century or longer", "time of day", "length of time", "repeated", "vague",
)  # fmt: skip
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:today|tomorrow|yesterday|tonight|ago|days?|now|later|earlier|before)\b", re.IGNORECASE)


def kind_of(type_: str | None, value: str, words: str) -> str:
    """The kind of an annotated expression."""
    if value.endswith("_REF"):
        return "vague"
    if type_ == "SET":
        return "repeated"
    if type_ == "DURATION" or value.startswith("P"):
        return "length of time"
    if type_ == "TIME" or "T" in value:
        return "time of day"
    if re.fullmatch(r"(?:BC)?\d{1,3}X?", value):
        return "decade, century or longer"
    if re.fullmatch(r"(?:BC)?\d{4}|XXXX", value):
        return "year"
    if "-W" in value:
        return "weekday" if _WEEKDAY.search(words) else "week or weekend"
    if re.fullmatch(r"[\dX]{4}-(?:[\dX]{2}|[QH][\dX]|SP|SU|FA|WI)", value):
        return "month, season or quarter"
    if _YEAR.search(words):
        return "day with its year"
    if _WEEKDAY.search(words):
        return "weekday"
    return "day counted from another" if _COUNTED.search(words) else "day without its year"


def run(paths: Sequence[Path] = ()) -> Result:
    """Count over all sets."""
    total: Counter[str] = Counter()
    met: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for path in sets(paths, PATTERN):
        found: dict[str, list[Record]] = {}
        for one in tag(path):
            found.setdefault(one["id"], []).append(one)
        for document in records(path):
            for gold in document["timexes"]:
                kind = kind_of(gold.get("type"), gold["value"] or "", document["text"][gold["start"] : gold["end"]])
                total[kind] += 1
                near = [
                    one
                    for one in found.get(document["id"], [])
                    if one["start"] < gold["end"] and one["end"] > gold["start"]
                ]
                met[kind] += bool(near)
                right[kind] += any(one["value"] == gold["value"] for one in near)
    rows = tuple(
        (kind, total[kind], 100 * met[kind] / total[kind], 100 * right[kind] / max(met[kind], 1))
        for kind in KINDS
        if total[kind]
    )
    table = Table("All sets, per cent", ("kind", "annotated", "found", "right of these"), rows)
    return Result("kinds", "Kinds of time expressions", (table,))


if __name__ == "__main__":
    main(run, __doc__)
