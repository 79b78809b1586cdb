"""Builds a `Combined` by hand: invented articles whose marks are named by their words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from timeline.calendar.days import civil, days_in_month, iso_day, parse_day
from timeline.model import (
    Article,
    Combined,
    Disagreement,
    Event,
    EventMention,
    Evidence,
    Grain,
    How,
    Link,
    Notice,
    Participant,
    Place,
    PlacedMention,
    Qualifier,
    Region,
    Skipped,
    Span,
    Status,
    Step,
    TimeExpression,
    TimeValue,
)
from timeline.model.symbolic import Vague


def when(
    earliest: str | None,
    latest: str | None = None,
    *,
    grain: Grain = "day",
    qualifier: Qualifier = "certain",
    trace: tuple[Step, ...] = (),
) -> TimeValue:
    """A value from its ends; "2025-04-17" alone is that day."""
    last = latest if latest is not None else earliest
    name = f"{earliest or '..'}/{last or '..'}" if earliest != last else str(earliest)
    return TimeValue(name, earliest, last, grain, qualifier, edtf=name, trace=trace)


def year(number: int, qualifier: Qualifier = "certain") -> TimeValue:
    """A whole astronomical year."""
    name = f"-{-number:04}" if number < 0 else f"{number:04}"
    return replace(when(f"{name}-01-01", f"{name}-12-31", grain="year", qualifier=qualifier), timex3=name, edtf=name)


def since(earliest: str, grain: Grain = "year") -> TimeValue:
    """From a day on, without an end."""
    return TimeValue(f"{earliest}/..", earliest, None, grain, edtf=f"{earliest}/..")


def vague(reason: str) -> TimeValue:
    """A value without a place."""
    return TimeValue("PAST_REF", reason=reason)


@dataclass
class Dossier:
    """Articles, mentions and events as they are added; `combined()` puts them together."""

    articles: dict[str, Article] = field(default_factory=dict)
    expressions: dict[str, list[TimeExpression]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    undated: list[PlacedMention] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def article(
        self,
        name: str,
        text: str,
        published: TimeValue | None = None,
        *,
        title: str = "",
        evidence: Evidence | None = None,
        source: str | None = None,
        url: str | None = None,
        lang: str = "en",
        regions: tuple[Region, ...] = (),
    ) -> None:
        """Adds an article; a published one is `given` unless its evidence says otherwise."""
        known = Evidence("given", "metadata.csv", 1.0) if published else Evidence()
        self.articles[name] = Article(
            name, text, title, source, url, lang, regions=regions, published=published, evidence=evidence or known
        )
        self.expressions[name] = []

    def span(self, article: str, quote: str, after: str = "") -> Span:
        """Where a quote stands in an article, the first time after other words."""
        text = self.articles[article].text
        start = text.index(quote, text.index(after) if after else 0)
        return Span(article, start, start + len(quote))

    def expression(self, article: str, quote: str, value: TimeValue | None, rule: str = "date") -> TimeExpression:
        """Adds a time expression."""
        made = TimeExpression(self.span(article, quote), quote, "DATE", Vague("PAST_REF"), rule, value)
        self.expressions[article].append(made)
        return made

    def mention(
        self,
        article: str,
        sentence: str,
        trigger: str,
        title: str,
        value: TimeValue | None,
        words: str = "",
        *,
        status: Status = "happened",
        how: How = "stated",
        who: tuple[str, ...] = (),
        place: str | None = None,
    ) -> PlacedMention:
        """A mention in a sentence; its time expression is added where its words are given."""
        expression = self.expression(article, words, value) if words else None
        inside = self.span(article, sentence)
        start = self.articles[article].text.index(trigger, inside.start)
        steps = (f"“{trigger}” is the predicate that “{words}” belongs to",) if words else ()
        link = Link(how, len(self.expressions[article]) - 1 if words else None, steps=steps)
        people = tuple(Participant("agent", self.span(article, name, sentence), name, name) for name in who)
        where = Place(place, self.span(article, place, sentence)) if place else None
        mention = EventMention(
            Span(article, start, start + len(trigger)), trigger, inside, trigger, title, link, people, where, status
        )
        return PlacedMention(mention, value, expression)

    def event(
        self,
        *mentions: PlacedMention,
        label: str = "",
        value: TimeValue | None = None,
        disagreement: tuple[Disagreement, ...] = (),
        why: str = "",
    ) -> Event:
        """Adds an event that these mentions tell, by default on the date of the first."""
        first = mentions[0].mention
        dated = value or mentions[0].value
        assert dated is not None
        names = tuple(dict.fromkeys(person.name for item in mentions for person in item.mention.participants))
        made = Event(
            f"{first.trigger.article}:{first.trigger.start}-{first.trigger.end}",
            label or first.title,
            dated,
            first.status,
            mentions,
            names,
            first.place.text if first.place else None,
            float(len(mentions)),
            disagreement,
            why,
        )
        self.events.append(made)
        return made

    def combined(self, title: str = "Timeline") -> Combined:
        """Everything together, sorted as the model promises."""
        events = tuple(sorted(self.events, key=lambda event: (_first(event.value), event.id)))
        placed = [item for event in events for item in event.mentions] + self.undated
        return Combined(
            tuple(self.articles[name] for name in sorted(self.articles)),
            {name: tuple(sorted(items, key=lambda item: item.span)) for name, items in self.expressions.items()},
            tuple(sorted(placed, key=lambda item: item.mention.key)),
            events,
            tuple(self.undated),
            tuple(self.skipped),
            tuple(self.notices),
            title,
        )


def _first(value: TimeValue) -> int:
    return parse_day(value.earliest or value.latest or "")


def crowd(articles: int, each: int, seed: int = 7) -> Combined:
    """Many articles with many events on days of thirty years, the same ones for the same seed."""
    dossier = Dossier()
    state = seed
    for number in range(articles):
        sentences = [f"Delegates of group {number} met for round {i} of the talks." for i in range(each)]
        name = f"a{number:05}.txt"
        published = when(iso_day(19000 + number * 997 % 900))
        dossier.article(name, "\n".join(sentences), published, title=f"Report {number} on the long talks")
        for i, sentence in enumerate(sentences):
            state = (state * 1103515245 + 12345) % 2**31
            day = 8000 + state % 11000
            value = _month_of(day) if state % 9 == 0 else when(iso_day(day))
            dossier.event(dossier.mention(name, sentence, "met", f"Delegates of group {number} met, round {i}", value))
    return dossier.combined("A crowd")


def _month_of(day: int) -> TimeValue:
    year_number, month, _ = civil(day)
    first = f"{year_number:04}-{month:02}"
    return when(f"{first}-01", f"{first}-{days_in_month(year_number, month)}", grain="month")
