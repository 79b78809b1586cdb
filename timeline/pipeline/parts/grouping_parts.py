"""What grouping needs of an article, and what key dates do."""

from __future__ import annotations

from timeline.calendar import Interval
from timeline.combining import GroupingMentions, TermProfile, make_day_mentions
from timeline.combining.grouping.inputs import GroupingDate, GroupingMention, GroupingParticipant
from timeline.model import DayMentions, Extraction
from timeline.pipeline.resolved_article import ResolvedArticle
from timeline.storage.codec import pack, unpack

_PLAIN = GroupingMention._fields.index("who")  # what stands before it is packed as it is


def encode_terms(resolved: ResolvedArticle, _: Extraction) -> bytes:
    """[day, words, counts, names, mentions]."""
    terms = resolved.grouping_input.terms
    return pack([terms.day, " ".join(terms.words), terms.counts, terms.names, terms.mentions])


def decode_terms(packed: bytes, name: str) -> TermProfile:
    """The inverse of `encode_terms`."""
    day, words, counts, names, mentions = unpack(packed)
    return TermProfile(name, day, tuple(words.split(" ")) if words else (), tuple(counts), tuple(names), mentions)


def encode_grouping_mentions(resolved: ResolvedArticle, _: Extraction) -> bytes:
    """[mentions, people, dates]: people and dates each once, since an article names few of them again and again."""
    people: dict[tuple[GroupingParticipant, ...], int] = {}
    whens: dict[GroupingDate | None, int] = {None: 0}
    told = [
        (*one[:_PLAIN], people.setdefault(one.who, len(people)), whens.setdefault(one.when, len(whens)))
        for one in resolved.grouping_input.grouping_mentions.mentions
    ]
    dates = [(one.earliest, one.latest, one.interval.start, one.interval.stop, one.words) for one in whens if one]
    return pack([told, list(people), dates])


def decode_grouping_mentions(packed: bytes, name: str) -> GroupingMentions:
    """The inverse of `encode_grouping_mentions`."""
    mentions, people, dates = unpack(packed)
    known = [tuple([GroupingParticipant._make(one) for one in some]) for some in people]
    whens = [
        None,
        *(GroupingDate(one, other, Interval(start, stop), words) for one, other, start, stop, words in dates),
    ]
    for one in mentions:
        one[_PLAIN:] = known[one[_PLAIN]], whens[one[_PLAIN + 1]], name
    return GroupingMentions(name, tuple(map(GroupingMention._make, mentions)))


def encode_day_mentions(resolved: ResolvedArticle, _: Extraction) -> bytes:
    """[days, words, opening]."""
    found = make_day_mentions(resolved.article, resolved.expressions)
    return pack([found.days, " ".join(found.words), " ".join(found.opening)])


def decode_day_mentions(packed: bytes, _: str) -> DayMentions:
    """The inverse of `encode_day_mentions`."""
    days, words, opening = unpack(packed)
    return DayMentions(tuple(map(tuple, days)), tuple(words.split()), tuple(opening.split()))
