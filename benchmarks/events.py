"""Events: which are found, on which date they are placed, and whether they happened, with the model and by rules alone.

PATHs are sets in the form of events/apple.jsonl (anchors: mentions with a gold `value`) or of
events/meantime_events_apple.jsonl (mentions with attributes up to `annotated_end`).  All event predicates are taken, as
`timeline events --all` gives them.

Status, from the attributes of MEANTIME: polarity NEG is negated; certainty POSSIBLE, PROBABLE or UNDERSPECIFIED, or a
conditional, is possible; time FUTURE is planned; all else happened.  What goes on counts as happened; mentions without
any attribute are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora import Record, records, set_name, sets
from benchmarks.harness import Result, Table, main
from benchmarks.scoring import match
from timeline.calendar import resolve_all
from timeline.combining import date_article, place
from timeline.events import RULES, Parser, extract_mentions, load_parser
from timeline.model import Article, DateField, Extraction, Region
from timeline.temporal import find

PATTERN = "events/*.jsonl"
STATUSES = ("happened", "planned", "possible", "negated")
_ANCHORS = ("set", "parser", "gold", "dated", "recall", "exact, of matched", "coarser, of matched", "exact, overall")
_TRIGGERS = ("set", "parser", "gold", "found", "precision", "recall")
_STATUS = ("parser", *STATUSES, "macro")
_NOTE = (
    "Marks: everything on the publication date is exact for 46.1 (apple) and 58.4 (airbus) of the anchored mentions."
)


def run(paths: Sequence[Path] = ()) -> Result:
    """Score every set with each parser."""
    anchors: list[tuple[object, ...]] = []
    triggers: list[tuple[object, ...]] = []
    statuses: list[tuple[object, ...]] = []
    figures: dict[str, float] = {}
    chosen = [(path, records(path)) for path in sets(paths, PATTERN)]
    for parser in (load_parser(), load_parser(RULES)):
        name = "rules" if parser.name == RULES else "model"
        confusion: Counter[tuple[str, str]] = Counter()
        for path, documents in chosen:
            found = predictions(documents, parser)
            if "annotated_end" in documents[0]:
                triggers.append(_triggers(set_name(path), parser.name, documents, found, confusion))
                figures |= _named(f"events.{set_name(path)}.{name}", triggers[-1], {"precision": 4, "recall": 5})
            else:
                anchors.append(_anchors(set_name(path), parser.name, documents, found))
                figures |= _named(
                    f"events.{set_name(path)}.{name}", anchors[-1], {"recall": 4, "exact": 5, "overall": 7}
                )
        if confusion:
            statuses.append((parser.name, *_f1s(confusion)))
            figures[f"events.status.{name}.macro"] = float(str(statuses[-1][-1]))
    tables = (
        Table("Where mentions are placed, per cent", _ANCHORS, tuple(anchors)),
        Table("Which predicates are found, per cent", _TRIGGERS, tuple(triggers)),
        Table("Status, F1, per cent", _STATUS, tuple(statuses)),
    )
    return Result("events", "Events", tuple(table for table in tables if table.rows), figures, (_NOTE,))


def _named(prefix: str, row: Sequence[object], columns: Mapping[str, int]) -> dict[str, float]:
    return {f"{prefix}.{name}": float(str(row[column])) for name, column in columns.items()}


def predictions(documents: Sequence[Record], parser: Parser) -> dict[str, list[Record]]:
    """What `timeline events --all` says of each article, by id."""
    return {document["id"]: list(_events(document, parser)) for document in documents}


def _events(document: Record, parser: Parser) -> Iterator[Record]:
    article = _article(document)
    expressions = find(article.text, article.id)
    dated, _ = date_article(article, expressions)
    extraction = Extraction(dated, expressions, extract_mentions(article, expressions, parser, all_predicates=True))
    for one in place(extraction, dated, resolve_all(expressions, dated.published)):
        value = one.value.timex3.partition("T")[0] if one.value is not None and one.value.placed else None
        trigger = one.mention.trigger
        yield {"start": trigger.start, "end": trigger.end, "value": value or None, "status": one.mention.status}


def _article(document: Record) -> Article:
    text, title = document["text"], document.get("title") or ""
    end = len(title) if title and text.startswith(title) else 0
    published = document.get("published")
    return Article(
        document["id"],
        text,
        title=title,
        body=end,
        regions=(Region(0, end, "title"),) if end else (),
        dates=(DateField("given", "published", published, "record"),) if published else (),
    )


@dataclass(slots=True)
class _Anchors:
    gold: int = 0
    dated: int = 0
    found: int = 0
    matched: int = 0
    exact: int = 0
    coarse: int = 0


def _anchors(
    name: str, parser: str, documents: Sequence[Record], found: Mapping[str, Sequence[Record]]
) -> tuple[object, ...]:
    n = _Anchors()
    for document in documents:
        pairs = dict(match(document["mentions"], found[document["id"]]))
        for i, gold in enumerate(document["mentions"]):
            said = found[document["id"]][pairs[i]]["value"] if i in pairs else None
            right = [gold["value"], *gold.get("also", [])] if gold["value"] is not None else []
            n.gold += 1
            n.dated += bool(right)
            n.found += i in pairs
            n.matched += bool(right) and i in pairs
            n.exact += said in right
            n.coarse += any(agree(said, value) for value in right)
    per = (n.found / n.gold, n.exact / max(1, n.matched), n.coarse / max(1, n.matched), n.exact / max(1, n.dated))
    return (name, parser, n.gold, n.dated, *(100 * share for share in per))


def agree(said: str | None, value: str) -> bool:
    """Whether two dates are the same at the coarser of their grains."""
    return said is not None and (said == value or said.startswith(f"{value}-") or value.startswith(f"{said}-"))


def _triggers(
    name: str,
    parser: str,
    documents: Sequence[Record],
    found: Mapping[str, Sequence[Record]],
    confusion: Counter[tuple[str, str]],
) -> tuple[object, ...]:
    counts: dict[str, int] = defaultdict(int)
    for document in documents:
        inside = [one for one in found[document["id"]] if one["start"] < document["annotated_end"]]
        pairs = match(document["mentions"], inside)
        counts["gold"] += len(document["mentions"])
        counts["found"] += len(inside)
        counts["hits"] += len(pairs)
        for i, j in pairs:
            status = gold_status(document["mentions"][i])
            if status is not None:
                said = inside[j]["status"]
                confusion[status, "happened" if said == "ongoing" else said] += 1
    gold, predicted = counts["gold"], counts["found"]
    return (
        name,
        parser,
        gold,
        predicted,
        100 * counts["hits"] / max(1, predicted),
        100 * counts["hits"] / max(1, gold),
    )


def gold_status(mention: Record) -> str | None:
    """The status that the attributes of a gold mention mean; None where it has none."""
    if mention.get("polarity") == "NEG":
        return "negated"
    conditional = str(mention.get("special_cases")).startswith("COND")
    if mention.get("certainty") in ("POSSIBLE", "PROBABLE", "UNDERSPECIFIED") or conditional:
        return "possible"
    if mention.get("time") == "FUTURE":
        return "planned"
    return None if mention.get("time") is None and mention.get("certainty") is None else "happened"


def _f1s(confusion: Counter[tuple[str, str]]) -> tuple[float, ...]:
    found = []
    for status in STATUSES:
        gold = sum(count for (one, _), count in confusion.items() if one == status)
        said = sum(count for (_, other), count in confusion.items() if other == status)
        found.append(200 * confusion[status, status] / (gold + said) if gold + said else 0.0)
    return (*found, sum(found) / len(found))


if __name__ == "__main__":
    main(run, __doc__)
