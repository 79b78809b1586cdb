"""Applying what the user corrected by hand, in the order of the rows; the report's page does the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from timeline.calendar import describe
from timeline.calendar.edtf import parse_edtf
from timeline.combining.grouping.event_building import events_in_order, grouping_mention_of, make_event
from timeline.model import Correction, Event, Link, PlacedMention, Skipped, Step, TimeValue
from timeline.storage import Key


@dataclass(frozen=True, slots=True)
class Corrected:
    """Events, mentions and groups after the corrections, and the rows that could not be applied."""

    events: tuple[Event, ...]
    placed: tuple[PlacedMention, ...]
    groups: dict[Key, str]
    skipped: tuple[Skipped, ...] = ()


def correct(
    events: Sequence[Event],
    placed: Sequence[PlacedMention],
    groups: Mapping[Key, str],
    corrections: Iterable[Correction],
) -> Corrected:
    """The events with the corrections applied.

    A row whose mention is gone, reads differently now, or asks for what cannot be is listed with its reason.
    """
    desk = _Desk(events, placed)
    skipped = []
    for correction in corrections:
        wrong = desk.apply(correction)
        if wrong is not None:
            skipped.append(Skipped(correction.where, wrong))
    found = events_in_order(desk.finished())
    kept = {key: groups[key] for key in desk.placed if key in groups}
    kept |= {one.mention.key: event.id for event in found for one in event.mentions}
    return Corrected(found, tuple(desk.placed.values()), kept, tuple(skipped))


@dataclass(slots=True)
class _Draft:
    """An event in the making: its mentions' keys, and what is set by hand."""

    keys: list[Key]
    event: Event | None
    label: str | None = None
    value: TimeValue | None = None
    why: str | None = None
    touched: bool = False


@dataclass(slots=True)
class _Desk:
    """All mentions and drafts of events while corrections are made; one use."""

    events: Sequence[Event]
    given: Sequence[PlacedMention]
    placed: dict[Key, PlacedMention] = field(init=False)
    drafts: list[_Draft] = field(init=False)

    def __post_init__(self) -> None:
        self.placed = {one.mention.key: one for one in self.given}
        self.drafts = [_Draft([one.mention.key for one in event.mentions], event, event.label) for event in self.events]

    def apply(self, correction: Correction) -> str | None:
        """Make one correction; what is wrong with it, in words, where it cannot be made."""
        found = self.placed.get(correction.key)
        if found is None:
            return "there is no event at this place of the text any more; make the correction again in the new report"
        told = " ".join(found.mention.trigger_text.split())
        if correction.words and " ".join(correction.words.split()) != told:
            return f"the text reads “{told}” there now, not “{correction.words}”; make the correction again"
        match correction.action:
            case "hide":
                return self._hide(correction.key)
            case "title":
                return self._title(correction.key, correction.value)
            case "date":
                return self._date(correction.key, correction.value)
            case "merge":
                return self._merge(correction.key, correction.value)
            case _:
                return self._split(correction.key)

    def finished(self) -> list[Event]:
        """The events of the drafts; those that nobody touched are as they were."""
        return [event for draft in self.drafts if (event := self._finish(draft)) is not None]

    def _draft(self, key: Key) -> _Draft | None:
        return next((draft for draft in self.drafts if key in draft.keys), None)

    def _hide(self, key: Key) -> str | None:
        draft = self._draft(key)
        for one in [key] if draft is None else draft.keys:
            del self.placed[one]
        if draft is not None:
            self.drafts.remove(draft)
        return None

    def _title(self, key: Key, title: str) -> str | None:
        found = self.placed[key]
        self.placed[key] = replace(found, mention=replace(found.mention, title=title))
        draft = self._draft(key)
        if draft is not None:
            draft.label, draft.touched = title, True
        return None

    def _date(self, key: Key, text: str) -> str | None:
        try:
            value = date_by_hand(text)
        except ValueError:
            return f"“{text}” is no date that exists; write it as 2025-04-17, 2025-04, 2025, or two of these with “/”"
        found = self.placed[key]
        link = Link("stated", steps=("the date was corrected by hand",))
        self.placed[key] = PlacedMention(replace(found.mention, link=link), value)
        draft = self._draft(key)
        if draft is None:
            draft = _Draft([key], None, found.mention.title)
            self.drafts.append(draft)
        draft.value, draft.touched = value, True
        return None

    def _merge(self, key: Key, other: str) -> str | None:
        article, _, span = other.rpartition(":")
        start, _, end = span.partition("-")
        second = (article, int(start), int(end))
        if second not in self.placed:
            return f"there is no event at {other} any more; make the correction again in the new report"
        one, two = self._draft(key), self._draft(second)
        if one is None and two is None:
            return "neither of the two has a date; give one of them a date first"
        if one is two:
            return "the two are one event already"
        main, rest = (one, two) if one is not None else (two, None)
        assert main is not None  # noqa: S101 - one of the two is there
        main.keys = sorted({*main.keys, key, second, *(rest.keys if rest else ())})
        main.value = main.value or (rest.value if rest else None)
        main.why, main.touched = "merged by hand", True
        if rest is not None:
            self.drafts.remove(rest)
        return None

    def _split(self, key: Key) -> str | None:
        draft = self._draft(key)
        if draft is None or len(draft.keys) < 2:
            return "it is an event of its own already"
        draft.keys.remove(key)
        draft.touched = True
        if self.placed[key].reason is None:
            title = self.placed[key].mention.title
            self.drafts.append(_Draft([key], None, title, why="parted by hand", touched=True))
        return None

    def _finish(self, draft: _Draft) -> Event | None:
        members = [self.placed[key] for key in sorted(draft.keys)]
        if not draft.touched and draft.event is not None:
            return replace(draft.event, mentions=tuple(members))
        if draft.value is None and all(one.reason is not None for one in members):
            return None
        event = make_event([grouping_mention_of(one) for one in members], tuple(members), "", draft.value)
        why = draft.why if draft.why is not None else _why(draft.event, event.value)
        label, titles = draft.label or event.label, [one.mention.title for one in event.mentions]
        return replace(event, label=label if label in titles else titles[0], why=why)


def _why(before: Event | None, value: TimeValue) -> str:
    """The line that says what makes the event one, with its date as it is now."""
    if before is None:
        return ""
    ending = f" / {describe(before.value)}"
    told = before.why.removesuffix(ending)
    return f"{told} / {describe(value)}" if told != before.why else told


def date_by_hand(text: str) -> TimeValue:
    """The value of a date in EDTF: a day, month or year, or an interval of these; raises ValueError for any other."""
    earliest, latest, grain, qualifier = parse_edtf(text.strip())
    plain = text.strip()
    return TimeValue(plain, earliest, latest, grain, qualifier, edtf=plain, trace=(Step("corrected by hand", plain),))
