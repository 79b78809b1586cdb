"""Grouping the mentions of one event, within an article and across articles.

Never all with all: inside a story (articles about one thing) the mentions of one kind of predicate are clustered;
across stories only those that share an actor, a kind of predicate and a stretch of time are compared.  Both are done
in parts that can be worked on anywhere; what is held of a mention is a few numbers.  The result does not depend on
the order of the input.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate, groupby
from typing import Protocol

from timeline.combining.grouping.blocking import (
    BlockingIndex,
    CandidatePairs,
    ClusterMerging,
    Pair,
    candidate_pairs,
    compare_candidates,
)
from timeline.combining.grouping.features import Features, Known, family_names, features
from timeline.combining.grouping.inputs import GroupingMention, GroupingMentions, TermProfile
from timeline.combining.grouping.scoring import CONTRADICTION, score
from timeline.combining.grouping.story_clusters import StoryClusterer, TfidfSlice
from timeline.combining.grouping.tfidf import NumberedProfiles, number_words
from timeline.combining.grouping.within_story import (
    EventCluster,
    Story,
    StoryArticle,
    StoryGroups,
    cluster_stories,
    event_cluster_of,
)
from timeline.model import Article
from timeline.storage import EventRecords, Packed, ResultIndex, Run, Source, SpillFile, batched, group_id

_NUMBERED = 250  # articles whose words are numbered at once
_TOGETHER = 50  # articles whose stories are worked on at once, at least
_OPEN = 128  # articles whose mentions are held while groups are joined


class GroupingSource(Protocol):
    """An article as grouping sees it, wherever it is stored."""

    @property
    def terms(self) -> Packed[TermProfile]: ...
    @property
    def grouping_mentions(self) -> Packed[GroupingMentions]: ...


@dataclass(frozen=True, slots=True)
class Grouping:
    """What grouping found: of all mentions by their numbers, which count those of the first article first.

    `spans` are the starts and ends of their triggers, `first` the earliest mention of the group of each, `undated`
    those that belong on a timeline and have no date; `records` holds the events, `order` their places in it by time.
    """

    names: tuple[str, ...]
    counts: array[int]
    spans: tuple[array[int], array[int]]
    first: array[int]
    undated: array[int]
    records: SpillFile
    order: array[int]

    def index(self, source: Source, articles: Sequence[Article]) -> ResultIndex:
        """The result, its mentions as `source` has them.

        The id of a group is its event's, or, where none of its mentions has a date, made of the earliest in the same
        way.
        """
        records = EventRecords(self.records, self.order)
        return ResultIndex(source, articles, self.names, self.counts, self.spans, self.first, records)


def group_articles(articles: Sequence[GroupingSource], run: Run = map) -> Grouping:
    """The events that articles tell, which come in the order of their ids."""
    grouping = _Grouping(articles, run)
    grouping.cluster(run)
    grouping.join(run)
    return grouping.grouped()


class _Grouping:
    """One grouping of the mentions of articles; one use."""

    def __init__(self, articles: Sequence[GroupingSource], run: Run) -> None:
        self._articles = articles
        self._names: list[str] = []
        self._counts = array("q")
        people: set[str] = set()
        self._documents = StoryClusterer(self._numbered_profiles(run, people), run)
        self._known: Known = family_names(people)
        self._starts = array("q", [0, *accumulate(self._counts)])
        total = self._starts[-1]
        self._spans = array("i", [0]) * total, array("i", [0]) * total
        self._first = array("i", [0]) * total
        self._meeting = BlockingIndex(self._counts)
        self._undated = array("i")
        # Of one group after another: the members, where these begin, the place of the event, and its ends.
        self._members = array("i")
        self._begins = array("i", [0])
        self._places = array("i")
        self._ends = array("q"), array("q")
        self._records = SpillFile()
        # Of parts of this and not of its methods, so that nothing holds itself and all is let go of at the end.
        opened = lru_cache(maxsize=_OPEN)(partial(_opened_article, articles, self._documents))
        made = partial(_features_of, opened, self._meeting.article, self._starts, self._known)
        self._item: Callable[[int], Features] = lru_cache(maxsize=8 * _OPEN)(made)

    def _numbered_profiles(self, run: Run, people: set[str]) -> Iterator[NumberedProfiles]:
        """The words of all articles; who is named goes into `people`."""
        profiles = ([article.terms for article in some] for some in batched(self._articles, _NUMBERED))
        for some in run(number_words, profiles):
            self._names.extend([name for name, _, _ in some.heads])
            self._counts.extend([count for _, _, count in some.heads])
            people.update(some.people)
            yield some

    def cluster(self, run: Run) -> None:
        """Find the groups inside the stories."""
        for done in run(cluster_stories, self._stories()):
            self._take(done)

    def _stories(self) -> Iterator[list[Story]]:
        """The stories, some together."""
        stories = self._documents.stories
        # In the order of their numbers as words, on which hangs which of two groups another one joins.
        order = sorted(range(len(stories)), key=lambda number: (str(stories[number]), number))
        some: list[Story] = []
        size = 0
        for _, members in groupby(order, key=stories.__getitem__):
            numbers = list(members)
            some.append(Story(self._parts(numbers), self._documents.excerpt(numbers), self._known))
            size += len(numbers)
            if size >= _TOGETHER:
                yield some
                some, size = [], 0
        if some:
            yield some

    def _parts(self, numbers: Iterable[int]) -> tuple[StoryArticle, ...]:
        return tuple(
            [StoryArticle(number, self._starts[number], self._articles[number].grouping_mentions) for number in numbers]
        )

    def _take(self, done: StoryGroups) -> None:
        """Note what came of some stories."""
        begin = len(self._places)
        self._begins.extend(list(accumulate(done.sizes, initial=len(self._members)))[1:])
        self._members.extend(done.members)
        self._places.extend([self._records.put(record) if record else -1 for record in done.records])
        self._ends[0].extend(done.ends[0])
        self._ends[1].extend(done.ends[1])
        at = key = 0
        for first, count, keys in done.parts:
            there, here = slice(first, first + count), slice(at, at + count)
            self._meeting.group[there] = array("i", [begin + group for group in done.group[here]])
            self._first[there] = done.first[here]
            self._spans[0][there], self._spans[1][there] = done.spans[0][here], done.spans[1][here]
            days = done.days[0][here], done.days[1][here]
            self._meeting.add(first, days, done.held[here], done.keys[key : key + keys])
            at, key = at + count, key + keys
        self._undated.extend(done.undated)

    def _note(self, group: int, event: EventCluster | None) -> None:
        """Keep the event of a group, in the place of an older one."""
        if event is None:
            self._places[group] = -1
            return
        self._places[group] = self._records.put(event.record)
        self._ends[0][group], self._ends[1][group] = event.start, event.stop

    def join(self, run: Run) -> None:
        """Join groups of different stories that tell one event."""
        close = [
            pair
            for found in run(compare_candidates, candidate_pairs(self._meeting.pairs(), self._block))
            for pair in found
        ]
        joined = ClusterMerging(self._meeting.group, self._members_of)
        joined.join(close, self._contradict)
        for group in joined.gone:
            self._note(group, None)
        for group, members in joined.joined.items():
            numbers = sorted(members)
            for member in numbers:
                self._first[member] = numbers[0]
            self._note(group, event_cluster_of(numbers, [self._item(number) for number in numbers], self._alike))

    def _block(self, pairs: Sequence[Pair]) -> CandidatePairs:
        numbers = sorted({self._meeting.article[end] for pair in pairs for end in pair})
        return CandidatePairs(tuple(pairs), self._parts(numbers), self._documents.excerpt(numbers), self._known)

    def _members_of(self, group: int) -> list[int]:
        return list(self._members[self._begins[group] : self._begins[group + 1]])

    def _contradict(self, pairs: Sequence[Pair]) -> bool:
        return any(self._alike(i, j) <= CONTRADICTION for i, j in pairs)

    def _alike(self, i: int, j: int) -> float:
        return score(self._item(i), self._item(j), self._documents.similarity)

    def grouped(self) -> Grouping:
        """What was found."""
        return Grouping(
            tuple(self._names),
            self._counts,
            self._spans,
            self._first,
            array("q", sorted(self._undated)),
            self._records,
            array("q", [self._places[group] for group in self._by_time()]),
        )

    def _by_time(self) -> Iterator[int]:
        """The groups that have events, by time; where they begin at once, by their ends and ids."""
        begin, end = self._ends
        order = sorted((group for group, place in enumerate(self._places) if place >= 0), key=begin.__getitem__)
        for _, some in groupby(order, key=begin.__getitem__):
            yield from sorted(some, key=lambda group: (end[group], self._id(group)))

    def _id(self, group: int) -> str:
        first = self._first[self._members[self._begins[group]]]
        name = self._names[self._meeting.article[first]]
        return group_id((name, self._spans[0][first], self._spans[1][first]))


Opened = tuple[Sequence[GroupingMention], TfidfSlice]


def _opened_article(articles: Sequence[GroupingSource], documents: StoryClusterer, article: int) -> Opened:
    """What an article tells, and what is known of its words."""
    return articles[article].grouping_mentions.open().mentions, documents.excerpt([article])


def _features_of(
    opened: Callable[[int], Opened], articles: Sequence[int], starts: Sequence[int], known: Known, number: int
) -> Features:
    """The features of a mention; `articles` has the article of each, `starts` the first mention of each article."""
    article = articles[number]
    mentions, excerpt = opened(article)
    return features(mentions[number - starts[article]], article, excerpt, known)
