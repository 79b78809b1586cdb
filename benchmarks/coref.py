"""Which mentions tell the same event across articles: the product's grouping of gold mentions.

PATHs are sets in the form of coref/ecbplus_dev.jsonl.  Each gold trigger becomes a mention of the product, and
`timeline.combining.cluster` groups them; gold topics are never looked at.  Scored with MUC, B3 and CEAFe, singletons
kept; CoNLL is the mean of the three F1s.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.coref_metrics import Chains, Measure, b_cubed, ceaf_e, muc
from benchmarks.corpora import Record, records, set_name, sets
from benchmarks.harness import Result, Table, main
from timeline.calendar import resolve_all
from timeline.combining import cluster, date_article, place
from timeline.events import RULES, Parser, load_parser, mentions_at
from timeline.model import Article, Extraction, PlacedMention
from timeline.temporal import find

PATTERN = "coref/*.jsonl"
_COLUMNS = ("set", "parser", "mentions", "gold chains", "groups", "MUC", "B3", "CEAFe", "CoNLL")
_NOTE = "Marks on ecbplus_dev: head lemma in tf-idf clusters of articles 74.1, head lemma in gold subtopics 76.2."


def run(paths: Sequence[Path] = ()) -> Result:
    """Score every set with the model and by rules alone."""
    rows: list[tuple[object, ...]] = []
    figures: dict[str, float] = {}
    for path in sets(paths, PATTERN):
        documents = records(path)
        gold = gold_chains(documents)
        for parser in dict.fromkeys((load_parser(), load_parser(RULES))):
            found = grouped(documents, parser)
            measures = scores(gold, found)
            conll = 100 * sum(measure.f1 for measure in measures) / len(measures)
            name = "rules" if parser.name == RULES else "model"
            figures[f"coref.{set_name(path)}.{name}"] = conll
            sizes = (len(gold), len(set(gold.values())), len(set(found.values())))
            rows.append((set_name(path), parser.name, *sizes, *(100 * measure.f1 for measure in measures), conll))
    return Result(
        "coref", "The same event across articles", (Table("F1, per cent", _COLUMNS, tuple(rows)),), figures, (_NOTE,)
    )


def gold_chains(documents: Sequence[Record]) -> Chains:
    """The gold chain of each mention."""
    return {(one["id"], m["start"], m["end"]): m["chain"] for one in documents for m in one["mentions"]}


def scores(gold: Chains, found: Chains) -> tuple[Measure, Measure, Measure]:
    """MUC, B3 and CEAFe."""
    return muc(found, gold), b_cubed(found, gold), ceaf_e(found, gold)


def grouped(documents: Sequence[Record], parser: Parser) -> Chains:
    """The product's group of each gold mention; one that it cannot read stands alone."""
    articles: list[Article] = []
    placed: list[PlacedMention] = []
    for document in documents:
        article, mentions = _placed(document, parser)
        articles.append(article)
        placed.extend(mentions)
    out: Chains = {key: key for key in gold_chains(documents)}
    for number, (members, _) in enumerate(cluster(placed, articles)):
        out.update({one.mention.key: number for one in members})
    return out


def _placed(document: Record, parser: Parser) -> tuple[Article, tuple[PlacedMention, ...]]:
    article = Article(document["id"], document["text"])
    expressions = find(article.text, article.id)
    triggers = [(mention["start"], mention["end"]) for mention in document["mentions"]]
    extraction = Extraction(article, expressions, mentions_at(article, expressions, parser, triggers))
    dated, _ = date_article(article, expressions)
    return dated, place(extraction, dated, resolve_all(expressions, dated.published))


if __name__ == "__main__":
    main(run, __doc__)
