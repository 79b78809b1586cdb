"""corrections.csv: what the user mended in the report, one row a correction."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from timeline.errors import ReadError
from timeline.model import Action, Correction, Skipped
from timeline.reading.options import Limits
from timeline.reading.records import Source
from timeline.reading.sidecars.metadata import posix_parent, split_cells, split_rows
from timeline.reading.sources.loading import load
from timeline.reading.text.decoding import decode

COLUMNS = ("article", "start", "end", "words", "action", "value")
_NEEDED = ("article", "start", "end", "action")
_ACTIONS: Mapping[str, Action] = {action: action for action in get_args(Action)}
_MENTION = re.compile(r".+:\d+-\d+", re.DOTALL)
_OPENING = "the first line names no column “{}”; it must be " + ",".join(COLUMNS)


def read_corrections(source: Source, ids: Sequence[str], limits: Limits) -> Iterator[Correction | Skipped]:
    """The rows of a corrections file, or what is wrong with each; `ids` are those of the articles that were read.

    Names may be relative to the file's own folder.  Of two rows that say different things of one mention the first
    holds.
    """
    try:
        lines = decode(load(source, limits)).text.lstrip("\ufeff").split("\n")
    except ReadError as error:
        yield Skipped(source.shown, str(error))
        return
    header = [cell.lower() for cell in split_cells(lines[0].strip(), ",") or []]
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        yield Skipped(f"{source.shown}:1", _OPENING.format(missing[0]))
        return
    folder = posix_parent(source.name)
    said: dict[tuple[tuple[str, int, int], str], Correction] = {}
    for number, cells in split_rows(lines, 1, ",", len(header)):
        found = _row(header, cells, f"{source.shown}:{number}", ids, folder)
        if isinstance(found, Correction) and found.action in ("title", "date"):
            first = said.setdefault((found.key, found.action), found)
            if first is not found:
                yield _second(found, first)
                continue
        yield found


def _second(found: Correction, first: Correction) -> Skipped:
    line = first.where.rpartition(":")[2]
    says = "the same" if first.value == found.value else f"“{first.value}”"
    return Skipped(
        found.where, f"line {line} gives {says} as {found.action} already, which is used; delete one of them"
    )


def _row(
    header: Sequence[str], cells: Sequence[str] | None, where: str, ids: Sequence[str], folder: str
) -> Correction | Skipped:
    if cells is None:
        return Skipped(where, "a quote is not closed or stands inside a cell; close it or double it")
    row = dict(zip(header, cells, strict=False))
    start, end = row.get("start", ""), row.get("end", "")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        return Skipped(where, "start and end must be whole numbers, as the report writes them")
    action = _ACTIONS.get(row.get("action", "").lower())
    if action is None:
        return Skipped(where, f"“{row.get('action', '')}” is no action; known are {', '.join(_ACTIONS)}")
    value = row.get("value", "")
    if action in ("title", "date", "merge") and not value:
        return Skipped(where, f"the action {action} needs a value")
    if action == "merge" and not _MENTION.fullmatch(value):
        return Skipped(where, f"“{value}” is no mention; it must be article:start-end, as the report writes it")
    article = _article_id(row["article"], ids, folder)
    if isinstance(article, Skipped):
        return Skipped(where, article.reason)
    return Correction(article, int(start), int(end), action, value, row.get("words", ""), where)


def _article_id(name: str, ids: Sequence[str], folder: str) -> str | Skipped:
    """The id of the article that a row names."""
    plain = name.replace("\\", "/").removeprefix("./")
    for candidate in (name, plain, f"{folder}/{plain}"):
        if candidate in ids:
            return candidate
    near = difflib.get_close_matches(plain, ids, n=1)
    hint = f"did you mean {near[0]}?" if near else "correct the name or delete the row"
    return Skipped(name, f"there is no article {name or '(empty)'} among what was read; {hint}")
