"""Event mentions: predicates, who took part, where, whether it happened, and which time expression dates them."""

from timeline.events.extract import extract_mentions, mentions_at
from timeline.events.syntax.parsers import NOTICE, RULES, Parser, RulesParser, SpacyParser, load_parser
from timeline.events.syntax.sentences import Sentence, split_sentences

__all__ = [
    "NOTICE",
    "RULES",
    "Parser",
    "RulesParser",
    "Sentence",
    "SpacyParser",
    "extract_mentions",
    "load_parser",
    "mentions_at",
    "split_sentences",
]
