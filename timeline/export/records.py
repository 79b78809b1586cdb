"""The rows of every export and table: plain data, one function a kind.  Their keys are a contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from timeline.export.by_article import told_articles
from timeline.export.coverage import covers
from timeline.model import Article, Combined, Event, Participant, PlacedMention, Proposal, TimeExpression, TimeValue
from timeline.storage import index_of

Row = dict[str, Any]


def tag_rows(combined: Combined) -> Iterator[Row]:
    """One row a time expression, articles by id, each in the order of its text."""
    index = index_of(combined)
    for number in range(len(index.names)):
        yield from map(expression_row, index.source.expressions(number))


def expression_row(expression: TimeExpression) -> Row:
    """A time expression as `timeline tag` gives it."""
    value = expression.value
    return {
        "id": expression.span.article,
        "start": expression.start,
        "end": expression.end,
        "text": expression.text,
        "type": expression.type,
        "value": value.timex3 if value else None,
        "edtf": value.edtf if value else None,
        "earliest": value.earliest if value else None,
        "latest": value.latest if value else None,
        "grain": value.grain if value else None,
        "qualifier": value.qualifier if value else None,
        "rule": expression.rule,
    }


def mention_rows(combined: Combined, *, everything: bool = False) -> Iterator[Row]:
    """One row an event mention: the candidates for a timeline, or with `everything` every predicate."""
    # Of each event only what its mentions show: thousands of events as a whole would be much to hold.
    told = {event.id: (event.label, event.salience) for event in combined.events}
    for placed in combined.mentions:
        if everything or placed.mention.candidate:
            group = combined.groups.get(placed.mention.key)
            yield mention_row(placed, group, *told.get(group or "", (placed.mention.title, 0.0)))


def mention_row(placed: PlacedMention, group: str | None, label: str, salience: float) -> Row:
    """An event mention as `timeline events` gives it; `label` and `salience` are those of its event."""
    mention = placed.mention
    value = placed.value if placed.value is not None and placed.value.placed else None
    time = placed.expression
    return {
        "id": mention.trigger.article,
        "event": group,
        "start": mention.trigger.start,
        "end": mention.trigger.end,
        "trigger": mention.trigger_text,
        "sentence_start": mention.sentence.start,
        "sentence_end": mention.sentence.end,
        "title": mention.title,
        "participants": [participant_row(one) for one in mention.participants],
        "place": mention.place.text if mention.place else None,
        "status": mention.status,
        "value": value.timex3 if value else None,
        "earliest": value.earliest if value else None,
        "latest": value.latest if value else None,
        "grain": value.grain if value else None,
        "how": mention.link.how,
        "time": {"start": time.start, "end": time.end, "text": time.text} if time else None,
        "label": label,
        "salience": salience,
        "reported_by": mention.reported_by.text if mention.reported_by else None,
        "reason": placed.reason,
    }


def participant_row(participant: Participant) -> Row:
    """Who took part, with the words in the text and the full name where the article gives one."""
    return {
        "role": participant.role,
        "text": participant.text,
        "start": participant.span.start,
        "end": participant.span.end,
        "name": participant.name,
    }


def event_row(event: Event) -> Row:
    """An event: its date, its place, who took part, and where it is told."""
    return {
        "event": event.id,
        "label": event.label,
        **value_row(event.value),
        "status": event.status,
        "participants": list(event.participants),
        "place": event.place,
        "salience": event.salience,
        "articles": list(event.articles),
        "mentions": len(event.mentions),
        "disagreement": [
            {"article": one.article, "earliest": one.earliest, "latest": one.latest} for one in event.disagreement
        ],
        "why": event.why,
    }


def value_row(value: TimeValue | None) -> Row:
    """A date in the columns that every table shares."""
    return {
        "value": value.timex3 if value else None,
        "edtf": value.edtf if value else None,
        "earliest": value.earliest if value else None,
        "latest": value.latest if value else None,
        "grain": value.grain if value else None,
        "qualifier": value.qualifier if value else None,
    }


def article_rows(combined: Combined) -> Iterator[Row]:
    """One row an article, as `timeline articles` gives it."""
    index = index_of(combined)
    proposals = {one.article: proposal_row(one) for one in combined.proposals}
    for told in told_articles(combined):
        places = (index.events_of_mentions[number] for number in index.own(told.number))
        events = {place for place, one in zip(places, told.mentions, strict=True) if one.mention.candidate} - {-1}
        row = article_row(told.article, told.candidates, len(events))
        yield {**row, "proposed": proposals.get(told.article.id)}


def proposal_row(proposal: Proposal) -> Row:
    """A publication date that other articles suggest, with the passages that it rests on."""
    return {
        "published": proposal.value.timex3,
        "published_earliest": proposal.value.earliest,
        "published_latest": proposal.value.latest,
        "confidence": proposal.confidence,
        "matches": [
            {
                "start": one.span.start,
                "end": one.span.end,
                "words": one.words,
                "article": one.other.article,
                "article_start": one.other.start,
                "article_end": one.other.end,
                "article_words": one.other_words,
                "event": one.event,
            }
            for one in proposal.matches
        ],
    }


def article_row(article: Article, told: Sequence[PlacedMention], events: int) -> Row:
    """An article: when published, on what evidence, and what it covers (`export.coverage.covers`).

    `told` are its mentions that belong on a timeline, `events` the number of events that these tell.
    """
    published, evidence = article.published, article.evidence
    return {
        "id": article.id,
        "title": article.title,
        "published": published.timex3 if published else None,
        "published_earliest": published.earliest if published else None,
        "published_latest": published.latest if published else None,
        "evidence": evidence.kind,
        "quote": evidence.quote,
        "confidence": evidence.confidence,
        "lang": article.lang,
        "covers": [list(one) for one in covers(told)],
        "events": events,
        "undated": sum(one.reason is not None for one in told),
        "source": article.source,
        "url": article.url,
    }
