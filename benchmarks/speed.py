"""How fast time expressions are found and resolved: words a second on one core, and against other taggers.

All taggers read the same texts in one run; medians of several passes, in seconds of processor time.  HeidelTime runs
in one Java process whose start is not counted (see `benchmarks.peers.install`), timed by the clock on the wall;
dateparser's search is given the base date, and the language or not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.corpora import Record, records, sets
from benchmarks.harness import Result, Table, main
from benchmarks.peers import heideltime

PATTERN = "timex/en/timebank.jsonl"
_PASSES = 5
_PEER_SHARE = 8
_SMALL, _LARGE = 10_000, 10_000_000
_HOSTILE_SIZE = 100_000
_LANGUAGES = ["en"]

HOSTILE: Mapping[str, Callable[[int], str]] = {
    "digits": lambda n: "1" * n,
    "digits and blanks": lambda n: "1 " * (n // 2),
    "digits and slashes": lambda n: "1/2" * (n // 3),
    "digits and hyphens": lambda n: "12-" * (n // 3),
    "digits and colons": lambda n: "12:" * (n // 3),
    "decimals": lambda n: "1.2," * (n // 4),
    "month names": lambda n: "May " * (n // 4),
    "weekdays and commas": lambda n: "Monday, " * (n // 8),
    "number words": lambda n: "twenty " * (n // 7),
    "one and two": lambda n: "one and two and " * (n // 16),
    "units": lambda n: "years months days " * (n // 18),
    "modifiers": lambda n: "early late mid " * (n // 15),
    "ranges": lambda n: "from 2014 to " * (n // 13),
    "of the": lambda n: "the end of the start of the " * (n // 28),
    "counted": lambda n: "two days before three weeks after " * (n // 34),
    "one word": lambda n: "a" * n,
    "blanks": lambda n: " " * n,
    "line breaks": lambda n: "\n" * n,
    "full stops": lambda n: ". " * (n // 2),
    "apostrophes": lambda n: "'80s " * (n // 5),
    "zero width": lambda n: "Ma\u200by 1\u200b " * (n // 8),
    "right to left": lambda n: "\u202e2014 " * (n // 6),
    "lone surrogates": lambda n: "\ud800 May " * (n // 6),
    "nested brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
}
"""Texts that make careless patterns slow, by name: size in characters → text."""


def ours(text: str, published: str | None) -> int:
    """Find and resolve in process; the number of expressions."""
    from timeline.calendar import resolve_all
    from timeline.combining import parse_date
    from timeline.temporal import find

    return len(resolve_all(find(text), None if published is None else parse_date(published)))


def run(paths: Sequence[Path] = ()) -> Result:
    """Measure words a second, ratios, linearity and hostile texts."""
    documents = [one for path in sets(paths, PATTERN) for one in records(path) if one["text"].strip()]
    hostile, words = _hostile(), _words(documents)
    rate = words / _median(lambda: _tag(documents))
    rates = Table("In process, one core", ("texts", "words", "words/s"), ((len(documents), words, round(rate)),))
    small, large = linearity(documents)
    growth = Table(
        "Seconds a megabyte",
        ("10 kB", "10 MB", "10 MB to 10 kB"),
        ((small * 1e6, large * 1e6, large / small),),
    )
    return Result("speed", "Speed", (rates, _against(documents), growth, hostile), notes=(_NOTE,))


_NOTE = "Ratios were measured in one run on the same texts; they vary by some per cent from run to run."


def linearity(documents: Sequence[Record], large: int = _LARGE, passes: int = _PASSES) -> tuple[float, float]:
    """Median seconds a character for a text of 10 kB and for one of `large` characters, made from the same texts."""
    joined = "\n\n".join(document["text"] for document in documents)
    base = (joined * (_SMALL // len(joined) + 1))[:_SMALL]
    long = base * (large // _SMALL)
    short = _median(lambda: ours(base, "2020-01-01"), passes * 20) / len(base)
    return short, _median(lambda: ours(long, "2020-01-01"), passes) / len(long)


def hostile_seconds(name: str, size: int = _HOSTILE_SIZE) -> float:
    """Seconds for one hostile text."""
    text = HOSTILE[name](size)
    return _once(lambda: ours(text, "2020-01-01"))


def _against(documents: Sequence[Record]) -> Table:
    sample = [document for document in documents[::_PEER_SHARE] if document["published"]]
    words = _words(sample)
    own, theirs = _side_by_side(lambda: _tag(sample), lambda: _dateparser(sample))
    rows: list[tuple[object, ...]] = [
        ("timeline", round(words / own), 1.0),
        ("dateparser.search, told the language", round(words / theirs), theirs / own),
    ]
    theirs = _once(lambda: _dateparser(sample, None))
    rows.append(("dateparser.search, as it comes", round(words / theirs), theirs / own))
    if heideltime.installed():
        # Its tagger runs in processes of its own, so both are timed by the clock on the wall.
        theirs = heideltime.seconds([(document["text"], document["published"]) for document in sample])
        own = _median(lambda: _tag(sample), _PASSES * 3, time.perf_counter)
        rows.append(("HeidelTime 2.2.1", round(words / theirs), theirs / own))
    else:
        rows.append(("HeidelTime 2.2.1 (not installed: python -m benchmarks.peers.install)", None, None))
    return Table(f"Against others, {words} words", ("tagger", "words/s", "our words/s to theirs"), tuple(rows))


def _side_by_side(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of two, pass by pass in turn, so that a busy machine slows both."""
    one(), other()
    pairs = [(_once(one), _once(other)) for _ in range(_PASSES)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def _hostile() -> Table:
    rows: list[tuple[str, float]] = []
    failed: list[tuple[str, None]] = []
    for name in HOSTILE:
        try:
            rows.append((name, hostile_seconds(name)))
        except (ValueError, RecursionError, OverflowError) as error:
            failed.append((f"{name}: {type(error).__name__}", None))
    slowest = sorted(rows, key=lambda row: -row[1])[:6]
    return Table(f"Hostile texts of {_HOSTILE_SIZE} characters, the slowest", ("text", "seconds"), (*failed, *slowest))


def _tag(documents: Sequence[Record]) -> None:
    for document in documents:
        ours(document["text"], document["published"])


def _dateparser(documents: Sequence[Record], languages: list[str] | None = _LANGUAGES) -> None:
    from datetime import datetime

    from dateparser.search import search_dates

    for document in documents:
        base = datetime.fromisoformat(document["published"])
        search_dates(document["text"], languages=languages, settings={"RELATIVE_BASE": base})


def _once(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    start = clock()
    work()
    return clock() - start


def _median(work: Callable[[], object], passes: int = _PASSES, clock: Callable[[], float] = time.process_time) -> float:
    """Median seconds of several passes, after one that warms up."""
    work()
    return median(_once(work, clock) for _ in range(passes))


def _words(documents: Sequence[Record]) -> int:
    return sum(len(document["text"].split()) for document in documents)


if __name__ == "__main__":
    main(run, __doc__)
