"""Applying what the user corrected by hand, in the order of the rows; the report's page does the same.

Only what a row names is made anew: of all other events and mentions not more than their numbers is touched.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from timeline.calendar import describe, iso_interval
from timeline.calendar.edtf import parse_edtf
from timeline.combining.grouping.event_building import ends, grouping_mention_of, make_record
from timeline.model import Combined, Correction, Link, PlacedMention, Skipped, Step, TimeValue
from timeline.storage import EventRecord, Events, Key, ResultIndex, index_of, numbers_of, select, with_index


@dataclass(frozen=True, slots=True)
class Corrected:
    """A result after the corrections, and the rows that could not be applied."""

    combined: Combined
    skipped: tuple[Skipped, ...] = ()


def correct(combined: Combined, corrections: Iterable[Correction]) -> Corrected:
    """The result with the corrections applied.

    A row whose mention is gone, reads differently now, or asks for what cannot be is listed with its reason.
    """
    index = index_of(combined)
    desk = _Desk(index)
    skipped = []
    for correction in corrections:
        wrong = desk.apply(correction)
        if wrong is not None:
            skipped.append(Skipped(correction.where, wrong))
    changed, numbers = desk.finished()
    undated = [numbers[one] for one in numbers_of(index, combined.undated) if not desk.has_date(one)]
    return Corrected(with_index(combined, changed, [one for one in undated if one >= 0]), tuple(skipped))


@dataclass(slots=True, eq=False)
class _EventDraft:
    """An event in the making: its mentions' numbers, its record before, and what is set by hand."""

    numbers: list[int]
    place: int | None
    label: str | None = None
    value: TimeValue | None = None
    why: str | None = None
    touched: bool = False


class _Desk:
    """Mentions and drafts of events while corrections are made; one use."""

    def __init__(self, index: ResultIndex) -> None:
        self._index = index
        self._edits: dict[int, PlacedMention] = {}
        self._hidden: set[int] = set()
        self._groups: dict[int, int] = {}
        self._drafts: dict[int, _EventDraft] = {}  # by the place of the event before
        self._added: list[_EventDraft] = []
        self._gone: set[int] = set()  # places of events that are no more
        self._of: dict[int, _EventDraft | None] = {}  # of mentions that were moved

    def placed(self, number: int) -> PlacedMention:
        """A mention as it is now."""
        return self._edits.get(number) or self._index.find(number)

    def has_date(self, number: int) -> bool:
        """Whether a mention that had none has a date now."""
        return number in self._edits and self._edits[number].reason is None

    def apply(self, correction: Correction) -> str | None:
        """Make one correction; what is wrong with it, in words, where it cannot be made."""
        number = self._number(correction.key)
        if number is None:
            return "there is no event at this place of the text any more; make the correction again in the new report"
        told = " ".join(self.placed(number).mention.trigger_text.split())
        if correction.words and " ".join(correction.words.split()) != told:
            return f"the text reads “{told}” there now, not “{correction.words}”; make the correction again"
        match correction.action:
            case "hide":
                return self._hide(number)
            case "title":
                return self._title(number, correction.value)
            case "date":
                return self._date(number, correction.value)
            case "merge":
                return self._merge(number, correction.value)
            case _:
                return self._split(number)

    def finished(self) -> tuple[ResultIndex, Sequence[int]]:
        """The result as it is now, and the new number of each mention, -1 for those that are hidden."""
        index = self._index
        touched = [draft for draft in (*self._drafts.values(), *self._added) if draft.touched]
        gone = self._gone | {draft.place for draft in touched if draft.place is not None}
        made = sorted(filter(None, map(self._finish, touched)), key=self._order)
        kept = (number for number in range(len(index)) if number not in self._hidden)
        return select(index, kept, self._in_order(made, gone), edits=self._edits, first=self._groups)

    def _in_order(self, made: Sequence[EventRecord], gone: AbstractSet[int]) -> Iterator[EventRecord]:
        """The records of all events by time: those that were made, and of the others those that are not gone."""
        index = self._index
        places = range(len(index.packed_records))
        begin = 0
        for record in made:
            end = bisect_right(places, self._order(record), key=lambda place: self._order(index.record(place)))
            yield from (index.record(place) for place in range(begin, end) if place not in gone)
            yield record
            begin = max(begin, end)
        yield from (index.record(place) for place in places[begin:] if place not in gone)

    def _order(self, record: EventRecord) -> tuple[int, int, str]:
        """By time, then by id."""
        interval = iso_interval(record.earliest, record.latest) if record.earliest or record.latest else None
        return (*ends(interval), self._index.event_id(record))

    def _number(self, key: Key) -> int | None:
        number = self._index.number(key)
        return None if number in self._hidden else number

    def _draft(self, number: int) -> _EventDraft | None:
        """The event of a mention."""
        if number in self._of:
            return self._of[number]
        place = self._index.events_of_mentions[number]
        if place < 0 or place in self._gone:
            return None
        if place not in self._drafts:
            record = self._index.record(place)
            label = record.label
            title = label if isinstance(label, str) else self._index.find(label).mention.title
            self._drafts[place] = _EventDraft(list(record.mentions), place, title)
        return self._drafts[place]

    def _remove(self, draft: _EventDraft) -> None:
        if draft.place is None:
            self._added.remove(draft)
        else:
            self._gone.add(draft.place)
            del self._drafts[draft.place]

    def _hide(self, number: int) -> str | None:
        draft = self._draft(number)
        self._hidden.update([number] if draft is None else draft.numbers)
        if draft is not None:
            self._remove(draft)
        return None

    def _title(self, number: int, title: str) -> str | None:
        found = self.placed(number)
        self._edits[number] = replace(found, mention=replace(found.mention, title=title))
        draft = self._draft(number)
        if draft is not None:
            draft.label, draft.touched = title, True
        return None

    def _date(self, number: int, text: str) -> str | None:
        try:
            value = date_by_hand(text)
        except ValueError:
            return f"“{text}” is no date that exists; write it as 2025-04-17, 2025-04, 2025, or two of these with “/”"
        found = self.placed(number)
        link = Link("stated", steps=("the date was corrected by hand",))
        self._edits[number] = PlacedMention(replace(found.mention, link=link), value)
        draft = self._draft(number)
        if draft is None:
            draft = _EventDraft([number], None, found.mention.title)
            self._add(draft, [number])
        draft.value, draft.touched = value, True
        return None

    def _merge(self, number: int, other: str) -> str | None:
        article, _, span = other.rpartition(":")
        start, _, end = span.partition("-")
        second = self._number((article, int(start), int(end)))
        if second is None:
            return f"there is no event at {other} any more; make the correction again in the new report"
        one, two = self._draft(number), self._draft(second)
        if one is None and two is None:
            return "neither of the two has a date; give one of them a date first"
        if one is two:
            return "the two are one event already"
        main, rest = (one, two) if one is not None else (two, None)
        assert main is not None  # noqa: S101 - one of the two is there
        main.numbers = sorted({*main.numbers, number, second, *(rest.numbers if rest else ())})
        main.value = main.value or (rest.value if rest else None)
        main.why, main.touched = "merged by hand", True
        self._of.update(dict.fromkeys(main.numbers, main))
        if rest is not None:
            self._remove(rest)
        return None

    def _split(self, number: int) -> str | None:
        draft = self._draft(number)
        if draft is None or len(draft.numbers) < 2:
            return "it is an event of its own already"
        draft.numbers.remove(number)
        draft.touched = True
        self._of[number] = None
        self._groups[number] = number
        found = self.placed(number)
        if found.reason is None:
            self._add(_EventDraft([number], None, found.mention.title, why="parted by hand", touched=True), [number])
        return None

    def _add(self, draft: _EventDraft, numbers: Iterable[int]) -> None:
        self._added.append(draft)
        self._of.update(dict.fromkeys(numbers, draft))

    def _finish(self, draft: _EventDraft) -> EventRecord | None:
        """The record of a draft; its mentions are one group from now on."""
        numbers = sorted(draft.numbers)
        self._groups.update(dict.fromkeys(numbers, numbers[0]))
        members = [self.placed(number) for number in numbers]
        if draft.value is None and all(one.reason is not None for one in members):
            return None
        record = make_record([grouping_mention_of(one) for one in members], numbers, "", draft.value)
        titles = {one.mention.title: number for number, one in reversed(list(zip(numbers, members, strict=True)))}
        dated = next((number for number, one in zip(numbers, members, strict=True) if one.value == draft.value), None)
        return record._replace(
            label=titles.get(draft.label or "", numbers[0]) if draft.label else record.label,
            dated=record.dated if draft.value is None or dated is None else dated,
            why=draft.why if draft.why is not None else self._why(draft.place, record),
        )

    def _why(self, place: int | None, record: EventRecord) -> str:
        """The line that says what makes the event one, with its date as it is now."""
        if place is None:
            return ""
        before = Events(self._index)[place]
        ending = f" / {describe(before.value)}"
        told = before.why.removesuffix(ending)
        if told == before.why:
            return told
        value = record.value or self.placed(record.dated).value  # type: ignore[arg-type]  # one of the two
        return told if value is None else f"{told} / {describe(value)}"


def date_by_hand(text: str) -> TimeValue:
    """The value of a date in EDTF: a day, month or year, or an interval of these; raises ValueError for any other."""
    earliest, latest, grain, qualifier = parse_edtf(text.strip())
    plain = text.strip()
    return TimeValue(plain, earliest, latest, grain, qualifier, edtf=plain, trace=(Step("corrected by hand", plain),))
