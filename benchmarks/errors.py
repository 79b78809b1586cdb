"""The error browser: misses, spurious expressions, wrong values and wrong spans, by rule.

    python -m benchmarks.errors [PATH…] [--kind miss|spurious|value|span] [--rule NAME] [--shape TEXT] [--show N]
                                [--all]

Without --show only the counts are printed.  Held-out articles are left out unless --all is given, so that they stay
a fair test.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.corpora import Record, held_out, records, set_name, sets
from benchmarks.harness import Table
from benchmarks.scoring import Counts, Fault, Kind, score
from benchmarks.timex import PATTERN, tag

_CONTEXT = 60
_KINDS: tuple[Kind, ...] = ("miss", "spurious", "value", "span")


def faults_of(path: Path, *, everything: bool = False) -> tuple[Counts, list[Fault], list[Record]]:
    """Counts, faults and predictions on one set, held-out articles left out unless `everything`."""
    documents = [document for document in records(path) if everything or not held_out(document["id"])]
    ids = {document["id"] for document in documents}
    found = [one for one in tag(path) if one["id"] in ids]
    counts, faults = score(documents, found)
    return counts, faults, found


def by_rule(faults: Iterable[Fault], found: Iterable[Record]) -> Table:
    """What each rule found, and how much of it is spurious or wrong."""
    total = Counter(str(one.get("rule", "(none)")) for one in found)
    wrong = Counter((fault.rule, fault.kind) for fault in faults)
    faulty = {rule: [wrong[rule, kind] for kind in _KINDS[1:]] for rule in total}
    worst_first = sorted(total, key=lambda rule: (-sum(faulty[rule][:2]), rule))
    rows = [(rule, total[rule], *faulty[rule], 100 - 100 * sum(faulty[rule][:2]) / total[rule]) for rule in worst_first]
    return Table("By rule", ("rule", "found", "spurious", "wrong value", "wrong span", "right value %"), tuple(rows))


def by_shape(faults: Iterable[Fault]) -> Table:
    """Misses by what the words look like: digits as 0, so that "1989" and "1990" fall together."""
    missed = Counter(shape(fault) for fault in faults if fault.kind == "miss")
    rows = tuple((words, count) for words, count in missed.most_common(40))
    return Table("Misses by shape", ("words", "count"), rows)


def shape(fault: Fault) -> str:
    """The words of a fault's expression with all digits as 0."""
    one = fault.gold or fault.predicted or {}
    return re.sub(r"\d", "0", fault.record["text"][one["start"] : one["end"]].lower().replace("\n", " "))


def show(fault: Fault) -> str:
    """A fault in its context, gold beside prediction."""
    one = fault.gold or fault.predicted or {}
    text = fault.record["text"]
    left, right = text[max(0, one["start"] - _CONTEXT) : one["start"]], text[one["end"] : one["end"] + _CONTEXT]
    context = f"…{left}[{text[one['start'] : one['end']]}]{right}…".replace("\n", " ")
    head = f"{fault.kind:8} {fault.record['id']} ({fault.record['published']})  {fault.rule}"
    return f"{head}\n    gold {_say(fault.gold, text)} | found {_say(fault.predicted, text)}\n    {context}"


def _say(one: Record | None, text: str) -> str:
    return "–" if one is None else f"{text[one['start'] : one['end']]!r} {one.get('type')} {one.get('value')}"


def browse(arguments: argparse.Namespace) -> None:
    """Print the tables and, if asked for, the faults."""
    for path in sets(arguments.paths, PATTERN):
        counts, faults, found = faults_of(path, everything=arguments.all)
        kinds = Counter(fault.kind for fault in faults)
        print(
            f"{set_name(path)}: value F1 {counts.value:.2f}, " + ", ".join(f"{kind} {kinds[kind]}" for kind in _KINDS)
        )
        chosen = [fault for fault in faults if _wanted(fault, arguments)]
        if not (arguments.kind or arguments.rule or arguments.shape):
            print(by_rule(faults, found).text(), by_shape(faults).text(), sep="\n")
        for fault in chosen[: arguments.show]:
            print(show(fault))


def _wanted(fault: Fault, arguments: argparse.Namespace) -> bool:
    return (
        (not arguments.kind or fault.kind == arguments.kind)
        and (not arguments.rule or fault.rule == arguments.rule)
        and (not arguments.shape or arguments.shape.lower() in shape(fault))
    )


def main(argv: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--kind", choices=_KINDS)
    parser.add_argument("--rule", help="only what this rule found")
    parser.add_argument("--shape", help="only expressions that hold these words (digits as 0)")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N of each set")
    parser.add_argument("--all", action="store_true", help="held-out articles too")
    browse(parser.parse_args(argv))


if __name__ == "__main__":
    main()
