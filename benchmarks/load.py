"""Loads of odd shapes: each build ends, its memory is told, and its report is there.

Generated input, each built by a process of its own: very many short articles, one very long one, very many dates in
one article, very many articles on one day, all events on one instant, and none at all.  `--share 0.01` makes all of
them a hundred times smaller.  Hostile strings of 200 kB are held against plain text of that size, find to combine.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.harness import Result, Table

_HOSTILE_SIZE = 200_000
_PLAIN = (
    "The mayor of the town opened the bridge on Monday. Critics said that the works, begun in March 2019, had cost too "
    "much and taken too long. "
)
HOSTILE: Mapping[str, str] = {
    "plain text": _PLAIN,
    "digits": "9",
    "nested brackets": "[(",
    "May May May": "May ",
    "the the the": "the ",
    "one letter a line": "a\n",
    "quotation marks": '"',
    "full stops": ".",
    "he said he said": "he said ",
    "names": "John Smith ",
    "commas": ", ",
}
"""What is repeated; "the the the" ends in “year”."""


def articles(kind: str, share: float = 1.0) -> Iterator[dict[str, str]]:
    """The records of a load."""
    match kind:
        case "100,000 short articles":
            for number in range(int(100_000 * share)):
                day = f"20{number % 25:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
                text = f"Town {number % 5000} opened a bridge on Monday. Work on it began in {1950 + number % 50}."
                yield {"id": str(number), "text": text, "published": day}
        case "one article of 50 MB":
            story = "Nothing of note was said about it by anyone at all in that place. " * 40 + _PLAIN + "\n\n"
            yield {"id": "long", "text": story * int(50_000_000 * share / len(story)), "published": "2024-05-17"}
        case "50,000 dates in one article":
            dates = (
                f"A shop opened on {n % 28 + 1} May {1500 + n // 100} in Oslo." for n in range(int(50_000 * share))
            )
            yield {"id": "dates", "text": " ".join(dates), "published": "2024-05-17"}
        case "10,000 articles on one day":
            for number in range(int(10_000 * share)):
                text = f"Ann Bell of town {number} met the king in Oslo on Friday. They signed an accord."
                yield {"id": str(number), "text": text, "published": "2024-05-17"}
        case "all events on one instant":
            for number in range(int(1_000 * share) or 1):
                yield {"id": str(number), "text": "The bridge collapsed at 5 p.m. on 3 June 1999. " * 10}
        case _:
            yield {"id": "none", "text": "Nothing happened, and nobody said when."}


KINDS = (
    "100,000 short articles", "one article of 50 MB", "50,000 dates in one article", "10,000 articles on one day",
    "all events on one instant", "no event at all",
)  # fmt: skip


def build(kind: str, folder: Path, share: float = 1.0, model: str | None = None) -> tuple[float, float, int]:
    """Seconds, peak memory in MB and size of the report in kB of one load; raises RuntimeError where it fails."""
    source, report = folder / "load.jsonl", folder / "load.html"
    with source.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in articles(kind, share))
    command = [sys.executable, "-m", "timeline", "build", str(source), "--quiet", "--no-cache", "-o", str(report)]
    command += ["--model", model] if model else []
    started = time.perf_counter()
    with (folder / "messages").open("wb+") as messages:
        process = subprocess.Popen(command, stderr=messages)  # noqa: S603 - our own command
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        spent = time.perf_counter() - started
        if process.returncode:
            messages.seek(0)
            raise RuntimeError(f"{kind}: exit code {process.returncode}: {messages.read().decode()[-500:]}")
    return spent, usage.ru_maxrss / 1024, report.stat().st_size // 1024


def hostile(name: str, size: int = _HOSTILE_SIZE) -> str:
    """A hostile text."""
    unit = HOSTILE[name]
    return (unit * (size // len(unit) + 1))[:size] + ("year" if name == "the the the" else "")


def seconds(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    started = time.process_time()
    work()
    return time.process_time() - started


def whole(text: str, model: str | None = None) -> float:
    """Seconds to find, parse and combine a text."""
    from timeline.events import load_parser
    from timeline.pipeline import combine, extract
    from timeline.reading import article_from_text

    parser = load_parser(model)
    extract(article_from_text("It rained on 5 May 2020.", "a"), parser)
    return seconds(lambda: combine([extract(article_from_text(text, "a"), parser)]))


def run(_: Sequence[Path] = (), share: float = 1.0) -> Result:
    """Run all loads and hostile texts."""
    with tempfile.TemporaryDirectory() as folder:
        loads = [(kind, *build(kind, Path(folder), share)) for kind in KINDS]
    plain = whole(hostile("plain text"))
    texts = [(name, spent := whole(hostile(name)), spent / plain) for name in HOSTILE]
    return Result(
        "load",
        "Load",
        (
            Table("Builds, with the report", ("load", "seconds", "peak MB", "report kB"), tuple(loads)),
            Table(f"Texts of {_HOSTILE_SIZE} characters", ("text", "seconds", "to plain text"), tuple(texts)),
        ),
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=float, default=1.0)
    print(run(share=parser.parse_args().share).text())
