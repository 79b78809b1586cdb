"""Thousands of articles: words a second of each stage and end to end, growth, memory, cache, jobs and Dask.

Runs on generated news (`benchmarks.news`) and on every folder or file given.  Whole builds are processes of their own,
timed by the clock on the wall, with their peak memory; stages are timed by the processor.  What is compared runs in
turn in one run, so that a busy machine slows both.
"""

from __future__ import annotations

import math
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import news
from benchmarks.changes import changes
from benchmarks.harness import Result, Table, main
from benchmarks.processes import Build, timed_process

SIZES = (100, 1_000, 10_000)
_ADDED = 50
_STAGED, _COMPARED, _PASSES = 200, 1_000, 3
_SPACY_WORDS = 40_000
_MODELS = (("model", None), ("rules alone", "rules"))


def run(paths: Sequence[Path]) -> Result:
    """Run on generated news, and on the paths given."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        sets = {size: place / f"{size}.jsonl" for size in SIZES}
        words = {size: news.write(file, size) for size, file in sets.items()}
        kept, largest = _cache(sets[SIZES[-1]], place)
        tables = [
            _stages(sets[_COMPARED]),
            _growth(sets, words, place, largest),
            _against(sets[_COMPARED], words[_COMPARED], place),
            kept,
            _jobs(sets[_COMPARED]),
            changes(place),
            *(_given(path, place) for path in paths),
        ]
    return Result("scale", "Scale", tuple(tables), notes=(_NOTE,))


_NOTE = "Generated news: articles of about 500 words, five a story. Memory is that of the largest process of a build."


def build(source: Path, place: Path, *, model: str | None = None, jobs: int = 2, cache: Path | None = None) -> Build:
    """One `timeline build` as a process of its own, with its own cache or none."""
    command = ["-m", "timeline", "build", str(source), "-o", str(place / "report.html"), "--quiet"]
    command += ["--jobs", str(jobs), *(("--model", model) if model else ()), *(() if cache else ("--no-cache",))]
    return timed_process(command, cache or place / "none")


def exponent(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """The power of the size with which the cost grows: the slope of a line through the logarithms."""
    xs, ys = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return above / sum((x - middle_x) ** 2 for x in xs)


def _stages(source: Path) -> Table:
    from timeline.events import extract_mentions, load_parser
    from timeline.model import Extraction
    from timeline.pipeline import PARTS, ArticleStore, assemble, extract, prose, resolve_article
    from timeline.reading import read
    from timeline.report import article_block, render
    from timeline.temporal import find

    columns: list[list[tuple[str, int]]] = []
    for _, model in _MODELS:
        parser = load_parser(model)
        articles, took = _timed(lambda: read([str(source)]).articles)
        share = _STAGED / len(articles)
        articles = articles[:_STAGED]
        words = sum(len(article.text.split()) for article in articles)
        extract(articles[0], parser)
        found, find_took = _timed(lambda: [find(prose(one), one.id, "en") for one in articles])  # noqa: B023
        told, events_took = _timed(
            lambda: [extract_mentions(one, times, parser) for one, times in zip(articles, found, strict=True)]  # noqa: B023
        )
        extractions = [Extraction(*one) for one in zip(articles, found, told, strict=True)]
        resolved, resolve_took = _timed(lambda: [resolve_article(one) for one in extractions])  # noqa: B023
        _, blocks_took = _timed(lambda: [article_block(one) for one in resolved])  # noqa: B023
        encoded, encode_took = _timed(
            lambda: [PARTS.encode(*one) for one in zip(resolved, extractions, strict=True)]  # noqa: B023
        )
        store = ArticleStore(articles)
        stored, store_took = _timed(
            lambda: [
                store.put(one, number, article.id, len(article.text))  # noqa: B023
                for number, (one, article) in enumerate(zip(encoded, articles, strict=True))  # noqa: B023
            ]
        )
        combined, assemble_took = _timed(lambda: assemble(stored))  # noqa: B023
        _, report_took = _timed(lambda: render(combined))  # noqa: B023
        took_all = {
            "read": took * share,
            "find times": find_took,
            "find events": events_took,
            "date, resolve, place": resolve_took,
            "report block": blocks_took,
            "encode the other parts": encode_took,
            "store": store_took,
            "group": assemble_took,
            "put the page together": report_took,
        }
        columns.append([(name, round(words / seconds)) for name, seconds in took_all.items()])
    rows = [(name, one, other) for (name, one), (_, other) in zip(*columns, strict=True)]
    return Table("Words a second of each stage, one process", ("stage", *(name for name, _ in _MODELS)), tuple(rows))


def _growth(sets: dict[int, Path], words: dict[int, int], place: Path, largest: dict[str, Build]) -> Table:
    """Builds of growing size; the `largest` are those that the look at the cache made without one."""
    rows: list[tuple[object, ...]] = []
    for name, model in _MODELS:
        builds = {size: build(sets[size], place, model=model) for size in SIZES[:-1]}
        counts = {size: words[size] for size in builds}
        size = SIZES[-1] + _ADDED
        builds[size], counts[size] = largest[name], words[SIZES[-1]] * size // SIZES[-1]
        memory = {size: one.memory for size, one in builds.items()}
        last = 0.0
        for size, one in builds.items():
            grown = memory[size] / last if last else None
            rows.append((name, size, one.seconds, round(counts[size] / one.seconds), round(one.memory), grown))
            last = memory[size]
        # The smallest is left out: starting up is most of it.
        sizes = list(builds)[1:]
        power = exponent(sizes, [builds[n].processor for n in sizes])
        rows.append((f"{name}: grows with the power", None, power, None, None, None))
    heads = ("", "articles", "seconds", "words/s", "largest process, MB", "to the row before")
    return Table("End to end, two jobs, no cache", heads, tuple(rows))


def _against(source: Path, words: int, place: Path) -> Table:
    texts = _some_texts(source)
    few = texts[: max(1, len(texts) // 8)]
    peers: list[tuple[str, list[str], Callable[[list[str]], object]]] = [
        ("dateparser.search, told the language", few, _dateparser)
    ]
    nlp = _spacy()
    if nlp is not None:
        peers.insert(0, ("spaCy, the full pipeline", texts, lambda some: list(nlp.pipe(some))))
    own: dict[str, list[tuple[float, float]]] = {name: [] for name, _ in _MODELS}
    theirs: dict[str, list[tuple[float, float]]] = {name: [] for name, _, _ in peers}
    for _ in range(_PASSES):
        for name, model in _MODELS:
            done = build(source, place, model=model)
            own[name].append((words / done.seconds, words / done.processor))
        for name, some, work in peers:
            count = sum(len(text.split()) for text in some)
            clock, processor = _both(lambda: work(some))  # noqa: B023
            theirs[name].append((count / clock, count / processor))
    rows: list[tuple[object, ...]] = []
    for name, rates in theirs.items():
        row: list[object] = [name, round(median(rate for rate, _ in rates))]
        for ours in own.values():
            row += [median(one[n] / other[n] for one, other in zip(ours, rates, strict=True)) for n in (0, 1)]
        rows.append(tuple(row))
    rows += [
        (f"timeline build, {name}", round(median(rate for rate, _ in rates)), None, None, None, None)
        for name, rates in own.items()
    ]
    heads = [f"{name}: times its words/{unit}" for name, _ in _MODELS for unit in ("s", "processor second")]
    return Table(
        f"End to end with two jobs, {words} words, against others in one process", ("", "words/s", *heads), tuple(rows)
    )


def _cache(source: Path, place: Path) -> tuple[Table, dict[str, Build]]:
    """A build, and others with some articles more, the median of which counts; those without a cache, by model."""
    rows: list[tuple[object, ...]] = []
    without: dict[str, Build] = {}
    more = place / "more.jsonl"
    news.write(more, _ADDED, first=SIZES[-1])
    both = place / "both.jsonl"
    both.write_bytes(source.read_bytes() + more.read_bytes())
    for name, model in _MODELS:
        cache = place / f"cache-{model}"
        first = build(source, place, model=model, cache=cache)
        again = [build(both, place, model=model, cache=_copied(cache)) for _ in range(_PASSES)]
        added = sorted(again, key=lambda one: one.seconds)[_PASSES // 2]
        report = (place / "report.html").read_bytes()
        without[name] = build(both, place, model=model)
        same = report == (place / "report.html").read_bytes()
        ratios = [added.seconds / first.seconds, added.processor / first.processor]
        rows.append((name, first.seconds, added.seconds, *ratios, "yes" if same else "no"))
    table = Table(
        f"{SIZES[-1]} articles, then {_ADDED} more, with a cache",
        ("", "first, s", "again, s", "again to first", "by processor time", "same bytes as without"),
        tuple(rows),
    )
    return table, without


def _copied(cache: Path) -> Path:
    """A copy of a cache, so that it is as it was before."""
    copy = cache.with_name(f"{cache.name}-again")
    shutil.rmtree(copy, ignore_errors=True)
    return Path(shutil.copytree(cache, copy))


def _jobs(source: Path) -> Table:
    from timeline.engines import RunOptions, store_articles
    from timeline.events import load_parser
    from timeline.reading import read

    articles = read([str(source)]).articles
    parser = load_parser()
    rows: list[tuple[object, ...]] = []
    for engine in ("local", "dask"):
        took: dict[int, list[float]] = {1: [], 2: []}
        for _ in range(_PASSES):
            for jobs, seconds in took.items():
                options: dict[str, Any] = {"engine": engine, "jobs": jobs}
                seconds.append(_wall(lambda: sum(1 for _ in store_articles(articles, parser, RunOptions(**options)))))  # noqa: B023
        gain = median(one / two for one, two in zip(took[1], took[2], strict=True))
        rows.append((engine, median(took[1]), median(took[2]), gain))
    return Table(
        f"Extraction of {len(articles)} articles", ("engine", "one job, s", "two jobs, s", "gain"), tuple(rows)
    )


def _given(path: Path, place: Path) -> Table:
    from timeline.reading import read

    articles = read([str(path)]).articles
    words = sum(len(article.text.split()) for article in articles)
    rows = []
    for name, model in _MODELS:
        cache = place / f"given-{path.name}-{model}"
        first, again = (build(path, place, model=model, cache=cache) for _ in range(2))
        rows.append(
            (name, first.seconds, round(words / first.seconds), round(first.memory), again.seconds / first.seconds)
        )
    return Table(
        f"{path.name}: {len(articles)} articles, {words} words",
        ("", "seconds", "words/s", "largest process, MB", "again to first"),
        tuple(rows),
    )


def _some_texts(source: Path) -> list[str]:
    from timeline.reading import read

    texts: list[str] = []
    words = 0
    for article in read([str(source)]).articles:
        texts.append(article.text)
        words += len(article.text.split())
        if words >= _SPACY_WORDS:
            break
    return texts


def _spacy() -> Any:
    from timeline.events import SpacyParser, load_parser

    parser = load_parser()
    if not isinstance(parser, SpacyParser):
        return None
    import spacy

    return spacy.load(parser.name)


def _dateparser(texts: Sequence[str]) -> None:
    from dateparser.search import search_dates

    for text in texts:
        search_dates(text, languages=["en"])


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.process_time()
    made = work()
    return made, time.process_time() - begun


def _both(work: Callable[[], object]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def _wall(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(run, __doc__)
