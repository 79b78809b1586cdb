"""The mails inside a mail: what it quotes or forwards, each with its own date, apart from its own words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from timeline.reading.formats.byline_dates import dates_in

_DEEPEST = 8
_LONGEST_ATTRIBUTION = 400
_LONGEST_HEAD = 24  # lines
_MOST_LINES = 3  # mail programs break an attribution at their width
_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")


@dataclass(slots=True)
class MailPart:
    """Words of one mail; `date`, `sender` and `subject` are as the mail around it states them, None where it does not.

    `quoted` says that they are not those of the mail itself.
    """

    lines: list[str] = field(default_factory=list)
    date: str | None = None
    sender: str | None = None
    subject: str | None = None
    quoted: bool = True

    @property
    def text(self) -> str:
        """The words, with no more than one blank line where something was taken out."""
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip("\n")


@dataclass(frozen=True, slots=True)
class _Words:
    wrote: re.Pattern[str]
    forwarded: re.Pattern[str]
    head: re.Pattern[str]


def mail_parts(text: str) -> list[MailPart]:
    """The mail's own words first (empty where it only forwards), then those of each mail in it, the outer first."""
    own, *inner = _parts(text.split("\n"), MailPart(quoted=False), _DEEPEST)
    return [own, *(part for part in inner if part.text.strip())]


def _parts(lines: Sequence[str], own: MailPart, depth: int) -> list[MailPart]:
    if not depth:
        own.lines.extend(lines)
        return [own]
    quotes: list[MailPart] = []
    inner: list[MailPart] = []
    number = 0
    while number < len(lines):
        head, behind = _head(lines, number) or _attribution(lines, number) or (None, number)
        if head is not None:
            is_marked = _QUOTE.match(_first_filled(lines, behind)) is not None
            if not is_marked:  # all that follows is the other mail
                inner = _parts(lines[behind:], head, depth - 1)
                break
            quotes.append(head)
            number = behind
        elif _QUOTE.match(lines[number]):
            if not quotes:
                quotes.append(MailPart())
            quotes[-1].lines.append(_QUOTE.sub("", lines[number], count=1))
            number += 1
        else:
            if quotes and not lines[number].strip() and _QUOTE.match(_first_filled(lines, number)):
                quotes[-1].lines.append("")
            else:
                own.lines.append(lines[number])
            number += 1
    return [own, *(one for part in quotes for one in _parts(_emptied(part), part, depth - 1)), *inner]


def _emptied(part: MailPart) -> list[str]:
    """The lines of a part, which is filled anew with those that are its own."""
    lines, part.lines = part.lines, []
    return lines


def _first_filled(lines: Sequence[str], number: int) -> str:
    return next((line for line in lines[number : number + _MOST_LINES] if line.strip()), "")


def _attribution(lines: Sequence[str], number: int) -> tuple[MailPart, int] | None:
    """The mail that "On Mon, Mar 3, 2025 at 9:12 AM Sam Example wrote:" announces, and the line behind it."""
    if not any(sign.isdigit() for sign in lines[number]) or _QUOTE.match(lines[number]):
        return None
    for end in range(number + 1, min(number + _MOST_LINES, len(lines)) + 1):
        line = " ".join(" ".join(lines[number:end]).split())
        if len(line) > _LONGEST_ATTRIBUTION or not lines[end - 1].strip():
            return None
        if line.endswith(":"):
            dates = [words for _, words in dates_in([line])]
            says = _words().wrote.search(line) or re.search(r"@[^\s@]+>?:$", line)
            return (MailPart(date=dates[0] if dates else None), end) if says and (dates or "@" in line) else None
    return None


def _head(lines: Sequence[str], number: int) -> tuple[MailPart, int] | None:
    """The mail whose head of From, Date and Subject begins at a line, and the line behind it."""
    first = number
    if _words().forwarded.search(lines[number]) and len(lines[number]) < _LONGEST_ATTRIBUTION:
        first += 1
    found: dict[str, str] = {}
    end = first
    for at in range(first, min(first + _LONGEST_HEAD, len(lines))):
        match = _words().head.match(lines[at])
        if match is None and lines[at].strip():
            break
        if match is not None:
            kind = next(name for name in ("sender", "date", "subject", "other") if match[name])
            found.setdefault(kind, " ".join(match["value"].split()))
            end = at + 1
    if not {"sender", "date"} <= found.keys():
        return None
    return MailPart(date=found["date"], sender=found["sender"], subject=found.get("subject")), end


@cache
def _words() -> _Words:
    text = files("timeline.reading.formats").joinpath("mail_words.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    head = data["head"]
    names = "|".join(
        f"(?P<{name}>{_either(head[key])})"
        for name, key in (("sender", "from"), ("date", "date"), ("subject", "subject"), ("other", "other"))
    )
    return _Words(
        re.compile(rf"(?<!\w){_either(data['wrote'])}(?!\w)", re.IGNORECASE),
        re.compile(rf"^[\s\W_]*{_either(data['forwarded'])}(?!\w)", re.IGNORECASE),
        re.compile(rf"[ \t]*\*{{0,2}}(?:{names})[ \t]?\*{{0,2}}:\*{{0,2}}[ \t]*(?P<value>.*)", re.IGNORECASE),
    )


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
