"""Names in an article: full forms of short ones, persons, and whom a pronoun stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.events.syntax.lexicon import Words

_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_REST = r"(?:[\w'’\-]*\w|(?<=[A-Z])\.(?:\s?[A-Z]\.)*)"  # of a word, or of initials
_POSSESSIVES = ("'s", "’s", "'", "’")
# What belongs to a name ("Ben's Lima relatives") or is based in it ("Lima-based Acme") is no part of it.
_OWNER = re.compile(r"(?:\w['’]s?|-[a-z]+)[ \u00a0](?=[A-ZÀ-ÖØ-Þ])")
_LOWER = re.compile(r"\b[a-z]{3,}\b")
_BEFORE = re.compile(r"([\w.\-]+)[ ]$")
_TIMES = 2  # how much more often than others one bearer of a surname must be named in full to be meant by it
_ARTICLE = 8  # characters that hold an article and the blank behind it
_LONGEST = 200  # characters; longer runs of capitalised words are no names


@dataclass(frozen=True, slots=True)
class NameUse:
    """One use of a personal name: where, and its full form."""

    start: int
    end: int
    name: str


class Names:
    """The personal names of one text; a pure function of it."""

    def __init__(self, text: str, words: Words) -> None:
        self._words = words
        matches = list(_name_pattern(words["people.particles"]).finditer(text))
        found = [self._strip(start, run, text) for start, run in _runs(text, matches)]
        runs = [run for run in found if run is not None]
        alone = {name for _, name, _ in runs if " " not in name}
        common = set(_LOWER.findall(text))
        self._full: dict[str, str] = {}
        kin = {run.split()[-1] for run in _owners_of_kin(text, matches, words) if run.split()[0] in alone}
        bearers: dict[str, Counter[str]] = {}
        self._persons: set[str] = set()
        placing = (words["places.sides"], words["places.openers"], words["places.peoples"])
        for start, name, titled in runs:
            if " " not in name:
                continue
            parts = name.split()
            if parts[-1].lower() in words["people.organizations"] or parts[0].lower() in common:
                continue
            placelike = any(parts[0].lower() in one for one in placing)
            if parts[-1].lower() in words["places.countries"]:
                continue
            gerund = words.morphology.is_gerund(parts[0].lower())
            if placelike or gerund or any(one.isalpha() and one[1:].isupper() for one in parts):
                continue
            person = (
                titled
                or self._title_before(text, start)
                or (parts[-1] in alone and len(parts) <= 3 and not self._after_article(text, start))
            )
            if not person:
                continue
            self._persons.add(name)
            known = self._full.setdefault(parts[-1], name)
            first = known.split()[0] if set(known.split()) >= set(parts) else parts[0]
            firsts = bearers.setdefault(parts[-1], Counter())
            firsts[first] += 1
            if firsts[first] > firsts[known.split()[0]]:
                self._full[parts[-1]] = name
            if parts[-1] not in alone and parts[0] in alone:
                self._full.setdefault(parts[0], name)
        self._shared = kin | {name for name, firsts in bearers.items() if not _one_stands_out(firsts)}
        for _, name, titled in runs:
            if " " not in name and titled and name not in self._full:
                self._persons.add(name)
        self._uses = [
            NameUse(start, start + len(name), self.full_name(name))
            for start, name, _ in runs
            if name in self._persons or name in self._full
        ]
        self._starts = [use.start for use in self._uses]

    def full_name(self, name: str) -> str:
        """The full form of a name that the article also gives in full ("Macron" → "Emmanuel Macron").

        A surname that several people of the article bear stays as it is.
        """
        return name if name in self._shared else self._full.get(name, name)

    def is_person(self, name: str) -> bool:
        """Whether the article uses the name as a person's."""
        return name in self._persons or name in self._full

    def first_person(self, position: int, since: int) -> NameUse | None:
        """The person that a pronoun at `position` most likely stands for, named at or after `since`.

        The first person named in the sentence before it, if nobody is named between; the subject comes first in
        English (Hobbs 1978: subjects before objects, the nearest sentence first).
        """
        first, last = bisect_left(self._starts, since), bisect_left(self._starts, position)
        return self._uses[first] if first < last else None

    def only_person(self, position: int, since: int = 0) -> str | None:
        """The one person who is named before a position, at or after `since`; None where there are several or none."""
        found = {use.name for use in self.persons_between(since, position)}
        return found.pop() if len(found) == 1 else None

    def persons_between(self, start: int, end: int) -> list[NameUse]:
        """The persons named from `start` to `end`, in text order."""
        return self._uses[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _strip(self, start: int, run: str, text: str) -> tuple[int, str, bool] | None:
        """A capitalised run without its titles: (start, name, whether it had one)."""
        run = _unowning(run)
        parts = run.split(" ")
        cut = 0
        for i, part in enumerate(parts[:-1]):
            if part.lower() in self._words["people.titles"]:
                cut = i + 1
        if not cut and len(parts) > 1 and _is_function_word(parts[0], self._words):
            return self._strip(start + len(parts[0]) + 1, run[len(parts[0]) + 1 :], text)
        if not cut and len(parts) > 2 and self._title_of_before(text, start):
            cut = len(parts) - 2  # "Secretary of State Marco Rubio"
        name = " ".join(parts[cut:])
        if not name or name.lower() in self._words["people.titles"]:
            return None
        return start + sum(len(part) + 1 for part in parts[:cut]), name, cut > 0

    def _title_before(self, text: str, start: int, link: str = "") -> bool:
        match = _BEFORE.search(
            text[max(0, start - 30) : start].replace(link + " ", " ") if link else text[max(0, start - 30) : start]
        )
        if link and not text.endswith(link + " ", 0, start):
            return False
        return match is not None and match.group(1).lower() in self._words["people.titles"]

    def _title_of_before(self, text: str, start: int) -> bool:
        return any(self._title_before(text, start, f" {link}") for link in self._words["people.title_links"])

    def _after_article(self, text: str, start: int) -> bool:
        before = text[max(0, start - _ARTICLE) : start].lower()
        return any(before.endswith(f"{word} ") for word in self._words["grammar.articles"])


@lru_cache(maxsize=8)
def _name_pattern(particles: frozenset[str]) -> re.Pattern[str]:
    """Runs of capitalised words, with `particles` between them."""
    particle = rf"(?:{'|'.join(sorted(particles))})[ ]"
    # What it begins with stands first, since patterns that do are looked for quickly.
    return re.compile(rf"{_CAPITAL}(?<![\w\-]{_CAPITAL}){_REST}(?:[ \u00a0](?:{particle})?{_CAPITAL}{_REST})*")


def _runs(text: str, matches: Sequence[re.Match[str]]) -> Iterator[tuple[int, str]]:
    """The capitalised runs with where they start, those of owner and owned apart."""
    for match in matches:
        start, run = match.start(), match.group()
        if len(run) > _LONGEST:
            continue
        if " " in run or "\u00a0" in run:
            for owner in _OWNER.finditer(run):
                end = match.start() + owner.end()
                yield start, text[start : end - 1]
                start = end
        yield start, text[start : match.end()]


def _unowning(run: str) -> str:
    """A run without the possessive mark at its end."""
    if not run.endswith(_POSSESSIVES):
        return run
    return run[:-2] if run.endswith("s") else run[:-1]


def _one_stands_out(firsts: Counter[str]) -> bool:
    """Whether of several first names before a surname one is far more frequent."""
    most, *others = firsts.most_common(2)
    return all(most[1] >= _TIMES * other[1] for other in others)


def _owners_of_kin(text: str, matches: Sequence[re.Match[str]], words: Words) -> Iterator[str]:
    """The names whose bearers share them with others who are told of ("Ann Bell's father")."""
    for match in matches:
        run = match.group()
        if " " not in run or len(run) > _LONGEST:
            continue
        owner = _unowning(run)
        if owner == run and text[match.end() : match.end() + 3].strip()[:1] not in ("'", "’"):
            continue
        following = text[match.end() : match.end() + 24].replace("’", "'").removeprefix("'s").split()
        if " " in owner and any(w in words["people.kin"] for w in following[:2]):
            yield owner


def _is_function_word(word: str, words: Words) -> bool:
    """Whether a capitalised word only opens a sentence ("Neither Smith", "Since Monday")."""
    lower = word.lower()
    return lower in words["sentences.openers"] or words.tags.get(lower, "JJ") not in ("JJ", "CD")
