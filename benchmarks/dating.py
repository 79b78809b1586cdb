"""How well articles are dated from their own text: publication dates are stripped, and guessed again.

An article is *exact* (the very day), *within* (a range that holds the day), *silent* (undated) or *wrong*: a date or
range that does not hold the day, stated as if it did.  Wrong is the outcome that counts; silence is cheap.  Articles
that have no publication date at all (narratives) must stay silent.  Ids are replaced by numbers, since an agency's
story number holds the date; "with ids" shows what they add.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from benchmarks.corpora import Record, records, set_name, sets
from benchmarks.harness import Result, Table, main

PATTERNS = ("timex/en/*.jsonl", "events/apple.jsonl", "events/airbus.jsonl", "timelines/*/articles.jsonl.gz")
Outcome = Literal["exact", "within", "silent", "wrong"]
_OUTCOMES: tuple[Outcome, ...] = ("exact", "within", "silent", "wrong")


def guess(record: Record, name: str) -> tuple[Outcome, str]:
    """How the article fares without its date, and the kind of evidence."""
    from timeline.combining import date_article
    from timeline.model import Article
    from timeline.temporal import find

    text, title = record["text"], record.get("title") or ""
    at = text.find(title) if title else -1
    body = at + len(title) if 0 <= at < 3 else 0
    article, _ = date_article(Article(name, text, title=title, body=body), find(text, name))
    value, stated = article.published, record["published"]
    if value is None or value.earliest is None or value.latest is None:
        return "silent", "none"
    if stated is None or not value.earliest <= stated <= value.latest:
        return "wrong", article.evidence.kind
    return ("exact" if value.earliest == value.latest else "within"), article.evidence.kind


def run(paths: Sequence[Path] = ()) -> Result:
    """Date every article of every set."""
    rows: list[tuple[object, ...]] = []
    figures: dict[str, float] = {}
    for path in sets(paths, *PATTERNS):
        name, documents = set_name(path), [record for record in records(path) if record["text"].strip()]
        outcomes = Counter(guess(record, str(number)) for number, record in enumerate(documents))
        rows.append(_row(name, len(documents), outcomes))
        dated = sum(count for (outcome, _), count in outcomes.items() if outcome != "silent")
        wrong = sum(count for (outcome, _), count in outcomes.items() if outcome == "wrong")
        figures[f"dating.{name}.not wrong"] = 100 * (1 - wrong / len(documents)) if documents else 100.0
        figures[f"dating.{name}.right"] = 100 * (dated - wrong) / len(documents) if documents else 0.0
        if not path.name.startswith("articles"):
            rows.append(_row(f"{name}, with ids", len(documents), Counter(guess(one, one["id"]) for one in documents)))
    table = Table("Articles", ("set", "articles", *_OUTCOMES, "wrong %", "wrong by evidence"), tuple(rows))
    return Result("dating", "Dating articles whose publication date is withheld", (table,), figures)


def _row(name: str, articles: int, outcomes: Counter[tuple[Outcome, str]]) -> tuple[object, ...]:
    counts = [sum(count for (one, _), count in outcomes.items() if one == outcome) for outcome in _OUTCOMES]
    wrong = ", ".join(f"{kind} {count}" for (outcome, kind), count in sorted(outcomes.items()) if outcome == "wrong")
    return (name, articles, *counts, 100 * counts[-1] / articles if articles else 0.0, wrong)


if __name__ == "__main__":
    main(run, __doc__)
