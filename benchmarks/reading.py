"""How fast files are read, by format: documents a second on one core, and web pages beside trafilatura alone.

Without a PATH it runs on documents that it makes: the same story of about 500 words in every format, each copy with
figures of its own.  With PATHs, files of every format below them are read as they are.  A document is one file, a PDF
of two pages, a row or an entry.  Medians of several passes, in seconds of processor time.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.harness import Result, Table, main
from tests.reading import documents as made
from timeline.reading import ReadOptions, read
from timeline.reading.formats.registry import format_by_suffix

_DOCUMENTS = 40
_PASSES = 5
_LINE = 90
_STORY = made.PARAGRAPHS * 8


def run(paths: Sequence[Path] = ()) -> Result:
    """Measure documents a second by format, and pages beside trafilatura in the same run."""
    with tempfile.TemporaryDirectory() as folder:
        groups = _given(paths) if paths else _made(Path(folder))
        rows = [_row(name, files) for name, files in sorted(groups.items())]
        pages = groups.get("web page", [])
        against = [_against(pages)] if pages else []
    speed = Table("Read on one core", ("format", "documents", "documents/s", "words/s"), tuple(rows))
    return Result("reading", "Reading", (speed, *against), notes=(_NOTE,))


_NOTE = "Reading pages includes what trafilatura does, and finds date, byline, language, title and furniture beside."


def _row(name: str, files: Sequence[Path]) -> tuple[object, ...]:
    articles = read([str(file) for file in files], ReadOptions(join_copies=False)).articles
    words = sum(len(article.text.split()) for article in articles)
    seconds = _median(lambda: read([str(file) for file in files], ReadOptions(join_copies=False)))
    return (name, len(articles), round(len(articles) / seconds), round(words / seconds))


def _against(files: Sequence[Path]) -> Table:
    import trafilatura

    pages = [file.read_bytes() for file in files]
    own = _median(lambda: read([str(file) for file in files], ReadOptions(join_copies=False)))
    bare = _median(lambda: [trafilatura.bare_extraction(page, with_metadata=True) for page in pages])
    text = _median(lambda: [trafilatura.extract(page) for page in pages])
    rows = (
        ("timeline", round(len(pages) / own), 1.0),
        ("trafilatura, text and metadata", round(len(pages) / bare), bare / own),
        ("trafilatura, text alone", round(len(pages) / text), text / own),
    )
    return Table(f"{len(pages)} pages beside trafilatura", ("reader", "pages/s", "our pages/s to theirs"), rows)


def _given(paths: Sequence[Path]) -> dict[str, list[Path]]:
    groups: dict[str, list[Path]] = {}
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            kind = format_by_suffix(file.name)
            if kind is not None and file.is_file():
                groups.setdefault(kind.name, []).append(file)
    return groups


def _made(folder: Path) -> dict[str, list[Path]]:
    """The documents to run on, by the name of their format."""
    makers: Mapping[str, Callable[[Sequence[str]], bytes]] = {
        ".txt": lambda story: "\n\n".join(story).encode(),
        ".md": lambda story: "\n\n".join(("---\ndate: 2025-04-17\n---", f"# {made.TITLE}", *story)).encode(),
        ".html": lambda story: made.page(story, head=made.linked(), byline="<p class='byline'>By Anna Berg</p>"),
        ".mhtml": lambda story: made.mhtml(made.page(story, head=made.linked())),
        ".pdf": lambda story: made.pdf([_lines(story[:12]), _lines(story[12:])]),
        ".docx": made.docx,
        ".eml": lambda story: made.mail("\n\n".join(story)),
    }
    groups: dict[str, list[Path]] = {}
    stories = [[f"{one[:-1]} ({number})." for one in _STORY] for number in range(_DOCUMENTS)]
    for suffix, maker in makers.items():
        for number, story in enumerate(stories):
            _put(groups, folder / f"{number}{suffix}", maker(story))
    rows = [{"id": str(number), "text": "\n\n".join(story)} for number, story in enumerate(stories)]
    _put(groups, folder / "rows.jsonl", "\n".join(map(json.dumps, rows)).encode())
    _put(groups, folder / "rows.json", json.dumps(rows).encode())
    _put(groups, folder / "rows.parquet", made.parquet(rows))
    table = "\n".join(['"id","text"', *(f'"{row["id"]}","{row["text"]}"' for row in rows)])
    _put(groups, folder / "rows.csv", table.encode())
    entries = "".join(f"<item><guid>{row['id']}</guid><description>{row['text']}</description></item>" for row in rows)
    _put(groups, folder / "feed.rss", f'<rss version="2.0"><channel>{entries}</channel></rss>'.encode())
    return groups


def _put(groups: dict[str, list[Path]], file: Path, data: bytes) -> None:
    file.write_bytes(data)
    kind = format_by_suffix(file.name)
    if kind is not None:
        groups.setdefault(kind.name, []).append(file)


def _lines(story: Sequence[str]) -> list[str]:
    return [line for one in story for line in (one[:_LINE], one[_LINE:]) if line]


def _median(work: Callable[[], object]) -> float:
    work()
    seconds = []
    for _ in range(_PASSES):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return median(seconds)


if __name__ == "__main__":
    main(run, __doc__)
