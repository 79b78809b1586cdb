"""Which days matter in a news topic: `Timeline.key_dates` against timelines that journalists wrote.

Each PATH is a folder with articles.jsonl(.gz) and timelines.jsonl (Timeline17's form).  Date-F1 is the F1 of two sets
of days: with the gold timeline's length and span given (as peers are measured), and without.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean

from benchmarks.corpora import SHARED, Record, records
from benchmarks.harness import MissingCorporaError, Result, Table, main
from timeline.calendar import resolve_all
from timeline.calendar.days import parse_day
from timeline.combining import parse_date, rank_key_dates
from timeline.model import Article, Combined, TimeExpression
from timeline.temporal import find

_COLUMNS = ("timeline", "articles", "gold dates", "length and span given", "by itself", "dates by itself")
_NOTE = "Peers with length and span given: news-tls datewise 0.767, counting dates 0.757 (mean of the shared seven)."


def topics(paths: Sequence[Path]) -> list[Path]:
    """The topic folders: those given or below them, else the shared ones."""
    roots = list(paths) or [SHARED / "timelines"]
    found = sorted({file.parent for root in roots for file in root.rglob("timelines.jsonl")})
    if not found:
        raise MissingCorporaError("no topic to run on: name a folder with timelines.jsonl")
    return found


def collection(folder: Path) -> Combined:
    """The articles of a topic with their resolved expressions; key dates need no more of a timeline."""
    file = next(iter(sorted(folder.glob("articles.jsonl*"))))
    articles: list[Article] = []
    expressions: dict[str, tuple[TimeExpression, ...]] = {}
    for record in records(file):
        published = None if record["published"] is None else parse_date(record["published"])
        article = Article(record["id"], record["text"], published=published)
        articles.append(article)
        expressions[article.id] = resolve_all(find(article.text, article.id), published)
    return Combined(tuple(articles), expressions, (), (), ())


def between(whole: Combined, first: str, last: str) -> Combined:
    """The articles published from the first to the last day."""
    days = range(parse_day(first), parse_day(last) + 1)
    kept = tuple(
        one
        for one in whole.articles
        if one.published is not None
        and one.published.earliest is not None
        and parse_day(one.published.earliest) in days
    )
    return replace(whole, articles=kept)


def f1(found: set[str], gold: set[str]) -> float:
    """Harmonic mean of precision and recall of a set of days."""
    return 2 * len(found & gold) / (len(found) + len(gold)) if found or gold else 0.0


def run(paths: Sequence[Path] = ()) -> Result:
    """Score every gold timeline of every topic."""
    rows: list[tuple[object, ...]] = []
    for folder in topics(paths):
        whole = collection(folder)
        free = {one.day for one in rank_key_dates(whole)}
        rows.extend(_row(whole, free, one) for one in records(folder / "timelines.jsonl"))
    given, alone = (mean(float(str(row[i])) for row in rows) for i in (3, 4))
    rows.append(("mean", None, None, given, alone, None))
    figures = {"keydates.all.given": 100 * given, "keydates.all.alone": 100 * alone}
    return Result("keydates", "Key dates of a topic", (Table("Date-F1", _COLUMNS, tuple(rows)),), figures, (_NOTE,))


def _row(whole: Combined, free: set[str], timeline: Record) -> tuple[object, ...]:
    gold = {entry["date"] for entry in timeline["entries"]}
    first, last = min(gold), max(gold)
    part = between(whole, first, last)
    found = {one.day for one in rank_key_dates(part, len(gold), first=first, last=last)}
    return (timeline["name"], len(part.articles), len(gold), f1(found, gold), f1(free, gold), len(free))


if __name__ == "__main__":
    main(run, __doc__)
