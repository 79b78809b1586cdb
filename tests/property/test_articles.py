"""What holds of any set of articles: quotes, independence of each other, and no say of the order."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.calendar import resolve_all
from timeline.events import RulesParser
from timeline.export import find_format
from timeline.export.codec import from_data, to_data
from timeline.export.to_timeline import load
from timeline.model import Article, Combined, DateField, Extraction, TimeValue
from timeline.pipeline import combine, extract, resolve_article
from timeline.temporal import find

PARSER = RulesParser()
WHO = st.sampled_from(["The mayor", "Ann Bell", "The council", "Police", "Rosa Lind and Tom Okoro", "It"])
DID = st.sampled_from(
    ["opened the bridge", "was arrested in Oslo", "will meet the king", "said that the strike had ended", "resigned"]
)
WHEN = st.sampled_from(
    [
        "on 5 May 2020", "last week", "on Monday", "in 1781", "next year", "two days later", "since 2014", "",
        "from 2014 to 2016", "in the 1980s", "on May 9", "in March", "every Friday", "at 5 p.m. on 3 June 1999",
        "in 44 BC", "in the spring of 2001", "for three weeks", "in the coming days",
    ]
)  # fmt: skip
FULL = st.dates(dt.date(1500, 1, 1), dt.date(2007, 12, 31)).map(lambda day: f"on {day.day} {day:%B} {day.year}")
SENTENCE = st.builds(lambda who, did, when: f"{who} {did} {when}".strip() + ".", WHO, DID, WHEN)
CERTAIN = st.builds(lambda who, did, when: f"{who} {did} {when}.", WHO.filter(lambda who: who != "It"), DID, FULL)
JOINT = st.sampled_from([" ", "\n", "\n\n", "  "])
TEXT = st.builds(lambda joint, parts: joint.join(parts), JOINT, st.lists(SENTENCE | st.text(max_size=30), max_size=6))


def dated(article: str, text: str, number: int | None) -> Article:
    """An article published on a day, or on an unknown one."""
    if number is None:
        return Article(article, text)
    day = f"20{number // 12:02}-{number % 12 + 1:02}-17"
    return Article(article, text, dates=(DateField("given", "--published", day, article),))


def published(number: int) -> TimeValue:
    """The day on which such an article was published."""
    published = resolve_article(extract(dated("a", "", number), PARSER)).article.published
    assert published is not None
    return published


ARTICLES = st.lists(st.tuples(TEXT, st.none() | st.integers(0, 300)), min_size=1, max_size=4).map(
    lambda made: [dated(f"{n}.txt", text, number) for n, (text, number) in enumerate(made)]
)


def told_by(combined: Combined, article: str) -> list[object]:
    """All that is said of one article's own words."""
    own = [one for one in combined.mentions if one.mention.trigger.article == article]
    return [combined.expressions[article], own]


@settings(max_examples=60)
@given(ARTICLES)
def test_quotes_are_the_words(articles: list[Article]) -> None:
    combined = combine(extract(one, PARSER) for one in articles)
    texts = {one.id: one.text for one in combined.articles}
    for placed in combined.mentions:
        mention, text = placed.mention, texts[placed.mention.trigger.article]
        assert text[mention.trigger.start : mention.trigger.end] == mention.trigger_text
        assert 0 <= mention.sentence.start <= mention.trigger.start < mention.trigger.end <= mention.sentence.end
        for one in mention.participants:
            assert text[one.span.start : one.span.end] == one.text
        if mention.place is not None and mention.place.span is not None:
            assert text[mention.place.span.start : mention.place.span.end] == mention.place.text
    for event in combined.events:
        assert event.value.placed
        assert event.id in {f"{key[0]}:{key[1]}-{key[2]}" for key in (one.mention.key for one in event.mentions)}
    keys = [one.mention.key for one in combined.mentions]
    assert len(keys) == len(set(keys))
    assert {key for event in combined.events for key in (one.mention.key for one in event.mentions)} <= set(keys)


@settings(max_examples=60)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_order_changes_nothing(articles: list[Article], random: object) -> None:
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random that Hypothesis steers
    assert combine(extract(one, PARSER) for one in shuffled) == combine(extract(one, PARSER) for one in articles)


@settings(max_examples=60)
@given(ARTICLES, TEXT, st.none() | st.integers(0, 300))
def test_one_more_article_changes_no_other(articles: list[Article], text: str, number: int | None) -> None:
    before = combine(extract(one, PARSER) for one in articles)
    after = combine(extract(one, PARSER) for one in [*articles, dated("added.txt", text, number)])
    for article in articles:
        assert told_by(after, article.id) == told_by(before, article.id)


@settings(max_examples=60)
@given(ARTICLES)
def test_the_same_articles_twice_are_the_same_told_twice(articles: list[Article]) -> None:
    once = combine(extract(one, PARSER) for one in articles)
    copies = [replace(one, id=f"copy-{one.id}") for one in articles]
    twice = combine(extract(one, PARSER) for one in [*articles, *copies])
    assert len(twice.mentions) == 2 * len(once.mentions)
    for article in articles:
        assert told_by(twice, article.id) == told_by(once, article.id)
        values = [[one.value for one in twice.expressions[name]] for name in (article.id, f"copy-{article.id}")]
        assert values[0] == values[1]


@settings(max_examples=60)
@given(st.lists(CERTAIN, min_size=2, max_size=6), st.integers(1, 5))
def test_an_article_in_two_parts_tells_the_same_days(sentences: list[str], cut: int) -> None:
    """Where every sentence says its whole date itself, so that nothing hangs on the sentence before."""

    def days(*texts: str) -> list[tuple[str, str | None, str | None]]:
        combined = combine(extract(dated(f"{n}.txt", text, 100), PARSER) for n, text in enumerate(texts))
        found = [
            (one.mention.trigger_text, one.value.earliest, one.value.latest) for one in combined.mentions if one.value
        ]
        return sorted(found, key=str)

    blocks = ["\n\n".join(part) for part in (sentences, sentences[:cut], sentences[cut:])]
    assert days(blocks[1], blocks[2]) == days(blocks[0])


@settings(max_examples=60)
@given(ARTICLES)
def test_what_is_written_is_read_back(articles: list[Article]) -> None:
    extractions = [extract(one, PARSER) for one in articles]
    for one in extractions:
        assert from_data(Extraction, json.loads(json.dumps(to_data(one)))) == one
    combined = combine(extractions)
    assert load(io.BytesIO(find_format("x.timeline").render(combined)), "x") == combined


@settings(max_examples=60)
@given(TEXT, st.integers(0, 290), st.integers(1, 10))
def test_a_later_article_never_means_an_earlier_last_time(text: str, number: int, later: int) -> None:
    found = find(text + " They met last week, last month, last year, last Friday and last spring.")
    first, second = (resolve_all(found, published(n)) for n in (number, number + later))
    for one, other in zip(first, second, strict=True):
        if one.text.lower().startswith("last ") and one.value and other.value and one.value.earliest:
            assert other.value.earliest is not None
            assert one.value.earliest <= other.value.earliest


@given(TEXT, st.integers(0, 300))
def test_settling_is_repeatable(text: str, number: int) -> None:
    extraction = extract(dated("a", text, number), PARSER)
    assert resolve_article(extraction) == resolve_article(extraction)
