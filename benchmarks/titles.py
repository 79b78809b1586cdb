"""Titles: how well those of drawn mentions read, as judged by hand, and how many of them are still the same.

The verdicts are in titles.json, with the rule of the draws and the day: ids and offsets, no text.  A verdict holds for
the title that was judged, so its hash is kept; where titles have changed since, the share says so and no more.
PATHs are sets that hold the articles (`timebank.jsonl`, `apple.jsonl`, …).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpora import Record, records, set_name, sets
from benchmarks.harness import Result, Table, main
from timeline.events import Parser, extract_mentions, load_parser
from timeline.model import Article
from timeline.temporal import find

PATTERNS = (
    *(f"timex/en/{name}.jsonl" for name in ("timebank", "aquaint", "wikiwars_dev")),
    *("events/airbus.jsonl", "events/apple.jsonl", "timelines/*/articles.jsonl.gz"),
)
DRAWS = ("before", "after", "last")
VERDICTS = ("right", "partly", "wrong")
JUDGED = Path(__file__).with_suffix(".json")
_COLUMNS = ("draw", "judged", *VERDICTS, "there", "same title")


def run(paths: Sequence[Path] = ()) -> Result:
    """The shares of the verdicts, and how many of the judged mentions (and titles) the library still gives."""
    judged = json.loads(JUDGED.read_text(encoding="utf-8"))
    chosen = {set_name(path): path for path in sets(paths, *PATTERNS)}
    wanted = [row for draw in DRAWS for row in judged[draw] if row["set"] in chosen]
    titles = _titles(chosen, wanted, load_parser())
    rows = tuple(_row(draw, [row for row in judged[draw] if row["set"] in chosen], titles) for draw in DRAWS)
    table = Table(f"Titles judged by hand on {judged['judged']}, per cent", _COLUMNS, rows)
    return Result("titles", "Titles", (table,), notes=(judged["caveat"],))


def _titles(chosen: dict[str, Path], wanted: Sequence[Record], parser: Parser) -> dict[tuple[str, int, int], str]:
    """The titles of the candidates of the judged articles, by (article id, start, end)."""
    ids: dict[str, set[str]] = defaultdict(set)
    for row in wanted:
        ids[row["set"]].add(row["id"])
    out: dict[tuple[str, int, int], str] = {}
    for name, path in chosen.items():
        for document in records(path):
            if document["id"] in ids[name]:
                article = Article(document["id"], document["text"], title=document.get("title") or "")
                for one in extract_mentions(article, find(article.text, article.id), parser):
                    out[article.id, one.trigger.start, one.trigger.end] = one.title
    return out


def _row(draw: str, judged: Sequence[Record], titles: dict[tuple[str, int, int], str]) -> tuple[object, ...]:
    verdicts = Counter(row["verdict"] for row in judged)
    n = max(1, len(judged))
    found = [(row, titles.get((row["id"], row["start"], row["end"]))) for row in judged]
    there = sum(title is not None for _, title in found)
    hashed = [(row["title_sha1"], title) for row, title in found if "title_sha1" in row]
    same = sum(title is not None and _hash(title) == judged_hash for judged_hash, title in hashed)
    shares = (100 * verdicts[verdict] / n for verdict in VERDICTS)
    return (draw, len(judged), *shares, 100 * there / n, 100 * same / len(hashed) if hashed else None)


def _hash(title: str) -> str:
    return hashlib.sha1(title.encode(), usedforsecurity=False).hexdigest()[:12]


if __name__ == "__main__":
    main(run, __doc__)
