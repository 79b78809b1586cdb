"""From an article and its time expressions to event mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.events.arguments.names import Names
from timeline.events.arguments.participants import Context
from timeline.events.linking.background import Story, noun_dates, story_day
from timeline.events.linking.time_kinds import can_date, looks_ahead, names_date
from timeline.events.sentence_mentions import SentenceEvents
from timeline.events.syntax.datelines import sentence_prefix
from timeline.events.syntax.lexicon import Words, load_lexicon
from timeline.events.syntax.parsers import Parser
from timeline.events.syntax.sentences import Sentence, split_sentences
from timeline.model import Article, EventMention, TimeExpression

_OPENING = 4  # sentences in which the day of the story is looked for


def extract_mentions(
    article: Article, expressions: Sequence[TimeExpression], parser: Parser, *, all_predicates: bool = False
) -> tuple[EventMention, ...]:
    """The event mentions of an article in text order, linked to its expressions (symbolic ones do).

    By default those that belong on a timeline: of sentences with a time expression, of the lead, and of sentences that
    go on with such a time; only these are parsed.  With `all_predicates` every event predicate of the prose and of
    the title, the others marked as no candidates.
    """
    words = load_lexicon(article.lang)
    pieces = split_sentences(article)
    sentences = [s for s in pieces if s.kind == "prose" or (all_predicates and s.kind == "title")]
    timed = _by_sentence(sentences, expressions)
    lead = lead_sentence(article, sentences, timed)
    chosen = [n for n in range(len(sentences)) if all_predicates or n == lead or _needs_parsing(timed[n])]
    carried = _carriers(article.text, sentences, timed, words)
    carried |= _headed(article.text, pieces, sentences, timed, expressions)
    chosen = sorted({*chosen, *carried})
    names = Names(article.text, words)
    found: list[SentenceEvents] = []
    spans = [(sentences[n].start, sentences[n].end) for n in chosen]
    for n, tree in zip(chosen, parser.parse(article.text, spans, article.lang), strict=True):
        context = Context(article.id, article.text, words, names, sentences[n - 1].start if n else tree.start)
        if n == lead and n > 0:
            opening = sentence_prefix(article.text, sentences[n - 1].start, sentences[n].end)
            here = opening is not None and opening.end == sentences[n].start
            context = replace(context, dateline=opening.place if opening is not None and here else None)
        found.append(SentenceEvents(tree, context, timed[n], lead=n == lead, carried=carried.get(n)))
    mentions = (
        _every(found, expressions, words, lead, article.body)
        if all_predicates
        else [m for one in found for m in one.candidates()]
    )
    return tuple(sorted(mentions, key=lambda mention: mention.key))


def _every(
    found: Sequence[SentenceEvents], expressions: Sequence[TimeExpression], words: Words, lead: int | None, body: int
) -> list[EventMention]:
    """Every predicate of all sentences, each with what it inherits from the sentences before it."""
    trees = [(one.tree, one.linked) for one in found]
    day = story_day(trees[lead or 0 : (lead or 0) + _OPENING], expressions, words)
    nouns = noun_dates(trees, words)
    out: list[EventMention] = []
    before: int | None = None
    for one in found:
        ahead = next((index for index, expression in one.expressions.items() if looks_ahead(expression.symbolic)), None)
        headline = one.tree.start < body
        out.extend(one.all_mentions(Story(day, ahead if ahead is not None else before, nouns, headline)))
        before = ahead
    return out


def _by_sentence(
    sentences: Sequence[Sentence], expressions: Sequence[TimeExpression]
) -> list[list[tuple[int, TimeExpression]]]:
    """For each sentence the expressions that begin in it, with their indices."""
    starts = [expression.start for expression in expressions]
    out = []
    for sentence in sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        out.append([(index, expressions[index]) for index in range(first, last)])
    return out


def lead_sentence(
    article: Article, sentences: Sequence[Sentence], timed: Sequence[Sequence[tuple[int, TimeExpression]]]
) -> int | None:
    """The first sentence of the body: no title, and no line that holds little but a date."""
    for n, sentence in enumerate(sentences):
        if sentence.kind != "prose" or sentence.start < article.body:
            continue
        dated = sum(expression.end - expression.start for _, expression in timed[n])
        rest = sentence.end - sentence.start - dated
        if rest >= 20 and len(article.text[sentence.start : sentence.end].split()) >= 5:
            return n
    return None


def _needs_parsing(timed: Sequence[tuple[int, TimeExpression]]) -> bool:
    return any(can_date(expression) for _, expression in timed)


def _carriers(
    text: str, sentences: Sequence[Sentence], timed: Sequence[Sequence[tuple[int, TimeExpression]]], words: Words
) -> dict[int, int]:
    """Sentences that go on with the time of the one before ("Afterwards, …"), with the expression that they take."""
    out: dict[int, int] = {}
    carriers = tuple(word.replace("_", " ") for word in words["status.carriers"])
    for n in range(1, len(sentences)):
        if timed[n] or sentences[n].paragraph != sentences[n - 1].paragraph:
            continue
        opening = text[sentences[n].start : sentences[n].start + 24].lower()
        before = out.get(n - 1)
        usable = [index for index, expression in timed[n - 1] if can_date(expression)]
        if usable:
            before = usable[-1]
        if before is not None and opening.startswith(carriers):
            out[n] = before
    return out


def _headed(
    text: str,
    pieces: Sequence[Sentence],
    sentences: Sequence[Sentence],
    timed: Sequence[Sequence[tuple[int, TimeExpression]]],
    expressions: Sequence[TimeExpression],
) -> dict[int, int]:
    """Sentences without a time right behind a line that is a date alone, as in a chronicle, with that date."""
    before = {after.start: piece for piece, after in pairwise(pieces) if piece.paragraph != after.paragraph}
    dated = dict(zip((piece.start for piece in pieces), _by_sentence(pieces, expressions), strict=True))
    out: dict[int, int] = {}
    for n, sentence in enumerate(sentences):
        head = before.get(sentence.start)
        if head is None or head.kind not in ("prose", "heading") or timed[n]:
            continue
        found = dated[head.start]
        if len(found) == 1 and names_date(found[0][1].symbolic) and _is_alone(text, head, found[0][1]):
            out[n] = found[0][0]
    return out if len(out) > 1 else {}  # a single one is more often when the article was published


def _is_alone(text: str, head: Sentence, expression: TimeExpression) -> bool:
    rest = text[head.start : expression.start] + text[expression.end : head.end]
    return not any(letter.isalnum() for letter in rest)


def mentions_at(
    article: Article, expressions: Sequence[TimeExpression], parser: Parser, triggers: Sequence[tuple[int, int]]
) -> tuple[EventMention, ...]:
    """The mentions of given triggers (start, end), in text order: for events that are known already.

    Triggers outside all sentences are left out.  The predicate is that of the trigger's own words.
    """
    words = load_lexicon(article.lang)
    sentences = split_sentences(article)
    timed = _by_sentence(sentences, expressions)
    wanted: dict[int, list[tuple[int, int]]] = {}
    starts = [sentence.start for sentence in sentences]
    for start, end in sorted(triggers):
        n = bisect_right(starts, start) - 1
        if n >= 0 and start < sentences[n].end:
            wanted.setdefault(n, []).append((start, end))
    spans = [(sentences[n].start, sentences[n].end) for n in wanted]
    names = Names(article.text, words)
    out: list[EventMention] = []
    for n, tree in zip(wanted, parser.parse(article.text, spans, article.lang), strict=True):
        context = Context(article.id, article.text, words, names, sentences[n - 1].start if n else tree.start)
        events = SentenceEvents(tree, context, timed[n])
        out.extend(events.mention_at(start, end) for start, end in wanted[n])
    return tuple(out)
